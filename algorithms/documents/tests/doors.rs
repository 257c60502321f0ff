//! Files of all kinds come through their doors with the same indicators.

use std::io::{Cursor, Write};

use engawa_documents::{Draft, Refused, read};

const ROWS: [[&str; 4]; 3] = [
    ["指標名", "単位", "現状値（R5）", "目標値（R10）"],
    ["自治会加入率", "％", "65.3", "70以上"],
    ["空き家バンクの登録件数（累計）", "件", "―", "30"],
];

fn holds(draft: &Draft) {
    let said: Vec<_> = draft
        .indicators
        .iter()
        .map(|found| {
            (
                found.name.as_str(),
                found.unit.as_deref(),
                found.baseline_value,
                found.baseline_year,
                found.target_value,
                found.target_year,
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("自治会加入率", Some("％"), Some(65.3), Some(2023), Some(70.0), Some(2028)),
            ("空き家バンクの登録件数（累計）", Some("件"), None, Some(2023), Some(30.0), Some(2028)),
        ]
    );
}

#[test]
fn csv_of_a_japanese_spreadsheet_is_read() {
    let text: String = ROWS.iter().map(|row| row.join(",") + "\r\n").collect();
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    holds(&read(&bytes, Some("指標.csv")).unwrap());
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    holds(&read(&wide, Some("指標.csv")).unwrap());
}

#[test]
fn a_workbook_with_merged_headers_is_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    for (column, word) in ["指標名", "単位"].iter().enumerate() {
        sheet.merge_range(1, column as u16, 2, column as u16, word, &plain).unwrap();
    }
    sheet.merge_range(1, 2, 1, 3, "数値", &plain).unwrap();
    sheet.write_row(2, 2, ["現状値（R5）", "目標値（R10）"]).unwrap();
    sheet.write_row(3, 0, ["自治会加入率", "％"]).unwrap();
    sheet.write_number(3, 2, 65.3).unwrap();
    sheet.write_string(3, 3, "70以上").unwrap();
    sheet.write_row(4, 0, ROWS[2]).unwrap();
    holds(&read(&book.save_to_buffer().unwrap(), Some("指標.xlsx")).unwrap());
}

fn packed(name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file(name, zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated))
        .unwrap();
    archive.write_all(content).unwrap();
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_document_of_a_word_processor_is_read() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let rows: String =
        ROWS.iter().map(|row| format!("<w:tr>{}</w:tr>", row.iter().map(|text| cell(text)).collect::<String>())).collect();
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document><w:body><w:p><w:r><w:t>成果指標</w:t></w:r></w:p><w:tbl>{rows}</w:tbl></w:body></w:document>"
    );
    holds(&read(&packed("word/document.xml", xml.as_bytes()), Some("計画.docx")).unwrap());
}

#[test]
fn a_web_page_is_read() {
    let rows: String = ROWS
        .iter()
        .map(|row| format!("<tr>{}</tr>", row.iter().map(|text| format!("<td>{text}</td>")).collect::<String>()))
        .collect();
    holds(&read(format!("<!doctype html><html><body><table>{rows}</table></body></html>").as_bytes(), None).unwrap());
}

/// A PDF of one page without embedded fonts, as older systems write it: the bytes of its strings are CP932.
fn pdf(content: &[u8]) -> Vec<u8> {
    let objects: [Vec<u8>; 5] = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>".to_vec(),
        [format!("<</Length {}>>stream\n", content.len()).into_bytes(), content.to_vec(), b"\nendstream".to_vec()].concat(),
        b"<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/90ms-RKSJ-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>>>]>>".to_vec(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(b"xref\n0 6\n0000000000 65535 f \n");
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").into_bytes()));
    file.extend(format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").into_bytes());
    file
}

#[test]
fn a_pdf_with_a_drawn_table_is_read_by_the_places_of_its_letters() {
    let mut content = Vec::new();
    let xs = [50, 250, 300, 400, 500];
    for y in [700, 740, 760, 780] {
        content.extend(format!("50 {y} m 500 {y} l S\n").into_bytes());
    }
    for x in xs {
        content.extend(format!("{x} 700 m {x} 780 l S\n").into_bytes());
    }
    let mut write = |x: i32, y: i32, text: &str| {
        let hex: String = encoding_rs::SHIFT_JIS.encode(text).0.iter().map(|byte| format!("{byte:02x}")).collect();
        content.extend(format!("BT /F1 10 Tf {x} {y} Td <{hex}> Tj ET\n").into_bytes());
    };
    for (row, y) in ROWS[..2].iter().zip([765, 745]) {
        row.iter().zip(xs).for_each(|(text, x)| write(x + 2, y, text));
    }
    // The last name is broken by its narrow cell.
    write(52, 722, "空き家バンクの登録");
    write(52, 706, "件数（累計）");
    ROWS[2][1..].iter().zip(&xs[1..]).for_each(|(text, x)| write(x + 2, 714, text));
    holds(&read(&pdf(&content), None).unwrap());
}

#[test]
fn what_cannot_be_read_is_refused_with_a_sentence() {
    assert_eq!(read(&pdf(b"q 100 0 0 100 0 0 cm Q"), None), Err(Refused::Scanned));
    assert_eq!(read(b"  \n", None), Err(Refused::Empty));
    assert!(matches!(read(b"%PDF-1.7 nothing", None), Err(Refused::Broken(_))));
    assert_eq!(read(&packed("word/document.xml", &vec![b' '; 70_000_000]), None), Err(Refused::Bomb));
    assert_eq!(read(&packed("other.bin", b"x"), None), Err(Refused::Unknown));
    assert_eq!(read(&[0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3], None), Err(Refused::Unknown));
}

#[test]
fn a_text_without_indicators_is_an_answer() {
    let draft = read("この計画には数値目標を定めません。".as_bytes(), None).unwrap();
    assert!(draft.indicators.is_empty());
    assert!(draft.json().contains("\"indicators\": []"));
}
