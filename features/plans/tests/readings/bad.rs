//! Files that are no plan, or none that can be read: each gets a sentence that says what to do, and nothing happens.

use crate::hall::in_the_hall;
use crate::{LIST, OK, WRONG, open, sent, taken};

/// A PDF with one page and nothing on it but, perhaps, a picture.
const PICTURES: &[u8] = b"%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >> endobj
4 0 obj << /Length 8 >> stream
q Q
 
endstream endobj
trailer << /Root 1 0 R /Size 5 >>
%%EOF";

#[test]
fn what_cannot_be_read_is_refused_with_what_to_do() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        let cases: [(&str, &[u8], &str); 5] = [
            ("紙.pdf", PICTURES, "文字の入ったもとのファイル"),
            ("こわれた.pdf", b"%PDF-1.7\nnothing of a document", "ファイル"),
            ("こわれた.xlsx", b"PK\x03\x04 no archive", "開けません"),
            ("写真.doc", &[0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0], "この種類のファイルは読めません"),
            ("空.txt", b"  \n ", "何もありません"),
        ];
        for (name, bytes, sentence) in cases {
            let reading = taken(hall, &planner, name, bytes);
            let page = hall.get(&planner, &reading).is(OK).says(sentence).says("計画には、何も入っていません");
            page.says("ほかのファイルを選ぶ");
        }
        hall.get(&planner, LIST).says("読めませんでした");
        assert_eq!(sent(hall, &planner, "なし.txt", b"").is(WRONG).says("ファイルを選んでください").status, WRONG);
        hall.assert_whole();
    });
}

#[test]
fn a_document_without_indicators_is_an_answer() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        let text = "# みほん市の歩み\n\n昭和30年に3つの村が1つになりました。人口は12,000人でした。\n";
        let reading = taken(hall, &planner, "歩み.md", text.as_bytes());
        hall.get(&planner, &reading).is(OK).says("指標は0件でした").says("指標0件");
        assert!(!open(hall, &planner, &reading).is_empty(), "the title is still to be looked at");
    });
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        let seen = sent(hall, &planner, "大きい.txt", &vec![b'a'; 9 << 20]);
        assert_eq!(seen.status, axum::http::StatusCode::PAYLOAD_TOO_LARGE);
        hall.get(&planner, LIST).says("まだありません");
    });
}
