//! A programme from a copy to its end, and the list of all of them: over the pages, on both engines.

mod hall;

use engawa_cases::counters::PROGRAMMES;
use engawa_cases::programmes::shipped;
use engawa_db::Fault;
use engawa_journal::measures::{Known, figures};
use engawa_kernel::measure::{Filter, Over, Term};
use engawa_kernel::{FiscalYear, Measure, Shape};

use crate::hall::{Hall, encoded, in_the_hall};

const LIST: &str = "/desk/programmes";

/// Copies the first of those that we ship, and gives its text.
fn begun(hall: &Hall, officer: &str) -> &'static str {
    hall.post(officer, LIST, &[("from", "ijuu"), ("slug", "")]).goes_on("/desk/programmes/ijuu/draft");
    shipped::text_of("ijuu").expect("it is shipped")
}

fn adopted(hall: &Hall, officer: &str, day: &str) {
    let section = hall.section("移住課");
    hall.post(officer, "/desk/programmes/ijuu/adoption", &[("from", day), ("section", &section)]).goes_on("?done=adopted");
}

#[test]
fn an_officer_copies_a_programme_mends_it_adopts_it_and_the_public_finds_it() {
    in_the_hall(|_, hall| {
        let officer = hall.officer();
        hall.get(&officer, LIST).is(200).says("まだありません").says("移住相談（見本）");
        let text = begun(hall, &officer);
        let draft = "/desk/programmes/ijuu/draft";
        hall.get(&officer, draft).is(200).says("直すところはありません");

        // A slip of the pen: it is kept, and told with its line.
        let wrong = text.replace("procedure = \"consultation\"", "procedure = \"chat\"").replace("minutes = 5", "minutes = 0");
        hall.post(&officer, draft, &[("text", &wrong)]).goes_on("?done=saved");
        let page = hall.get(&officer, draft).is(200).says("直すところが2か所").says("「chat」は使えません").says("6行");
        assert!(
            page.html.contains("procedure = &quot;chat&quot;") || page.html.contains("procedure = &#34;chat&#34;"),
            "{}",
            page.html
        );
        hall.get(&officer, "/desk/programmes/ijuu/preview").is(409);
        hall.get(&officer, "/desk/programmes/ijuu/adoption").is(200).says("直すところがあります");
        hall.public("/programmes").is(200).says("見つかりませんでした");

        // Mended, looked at, adopted from today on.
        let mended = text.replace("移住相談を受け付けました", "ご相談を受け付けました");
        hall.post(&officer, draft, &[("text", &mended)]).goes_on("?done=saved");
        hall.get(&officer, "/desk/programmes/ijuu/preview").is(200).says("まだ、だれにも見えていません").says("しごと創生法");
        hall.public("/programmes/ijuu").is(404);
        hall.post(&officer, "/desk/programmes/ijuu/adoption", &[("from", "2026-11-20"), ("section", &hall.section("移住課"))])
            .is(422)
            .says("過ぎた日です");
        adopted(hall, &officer, "令和8年11月21日");
        hall.get(&officer, "/desk/programmes/ijuu").is(200).says("いま、第1版が使われています").says("移住課 担当");

        // Anyone finds it, by a word of one or two characters, by scene, in three languages.
        for word in ["家", "移住", "ｕたーん", "空き家"] {
            hall.public(&format!("/programmes?q={}", encoded(word))).is(200).says("移住相談").says("1件");
        }
        hall.public("/programmes?scene=moving").says("1件");
        hall.public("/programmes?scene=money").says("0件").says("見つかりませんでした");
        hall.public("/programmes?online=no").says("1件");
        hall.public("/programmes?scene=nothing").is(200).says("0件");
        let page =
            hall.public("/programmes/ijuu").is(200).says("市外に住んでいて").says("移住課").says("5日以内（休みの日はのぞく）");
        // Saturday the 21st is not counted, nor is the holiday of the 23rd.
        page.says("2026年11月30日");
        hall.public("/programmes/ijuu?lang=en").is(200).says("Consultation about moving here").says("within 5 working days");
        hall.public("/programmes/ijuu?lang=easy").is(200).says("だれでも");
        hall.assert_whole();
    });
}

#[test]
fn a_later_text_holds_from_its_day_and_the_end_of_a_programme_leaves_every_text_readable() {
    in_the_hall(|kit, hall| {
        let officer = hall.officer();
        let text = begun(hall, &officer);
        adopted(hall, &officer, "2026-11-21");
        hall.post(&officer, LIST, &[("from", "ijuu"), ("slug", "")]).goes_on("/draft");
        // What holds already is nothing to adopt.
        let section = hall.section("移住課");
        let adoption = "/desk/programmes/ijuu/adoption";
        hall.post(&officer, adoption, &[("from", "2026-12-01"), ("section", &section)]).is(422).says("いまと同じです");
        let later = text.replace("ja = \"かかりません\"", "ja = \"年末から無料です\"");
        hall.post(&officer, "/desk/programmes/ijuu/draft", &[("text", &later)]).goes_on("?done=saved");
        adopted(hall, &officer, "2026-12-01");
        hall.public("/programmes/ijuu").says("かかりません").says("2026年12月1日").says_nothing_of("年末から無料です");
        kit.set_day("2026-12-01");
        hall.public("/programmes/ijuu").says("年末から無料です");

        let end = "/desk/programmes/ijuu/withdrawal";
        hall.post(&officer, end, &[("from", "2027-01-04"), ("reason", " ")]).is(422).says("理由を書いてください");
        hall.post(&officer, end, &[("from", "2027-01-04"), ("reason", "窓口を一つにするため")]).goes_on("?done=withdrawn");
        hall.public("/programmes/ijuu").says("年末から無料です").says("2027年1月4日");
        kit.set_day("2027-01-04");
        hall.public("/programmes/ijuu").is(200).says("いまは受け付けていません").says_nothing_of("年末から無料です");
        hall.post(&officer, end, &[("from", "2027-01-05"), ("reason", "もう一度")]).is(422).says("使われている版がありません");
        for number in [1, 2] {
            hall.get(&officer, &format!("/desk/programmes/ijuu/versions/{number}")).is(200).says("移住相談");
        }
        hall.get(&officer, "/desk/programmes/ijuu").says("窓口を一つにするため").says("いま使われている版はありません");
        hall.assert_whole();
    });
}

#[test]
fn the_second_of_two_officers_is_told_and_loses_nothing() {
    in_the_hall(|_, hall| {
        let (one, other) = (hall.officer(), hall.officer());
        begun(hall, &one);
        let draft = "/desk/programmes/ijuu/draft";
        let forms = (hall.form(&one, draft), hall.form(&other, draft));
        hall.send(&one, draft, forms.0.clone(), &[("text", "はじめの文")]).goes_on("?done=saved");
        hall.send(&other, draft, forms.1, &[("text", "あとの文")])
            .is(409)
            .says("あとの文")
            .says("はじめの文")
            .says("先に保存しました");
        // The same form sent twice does its deed once.
        hall.send(&one, draft, forms.0, &[("text", "はじめの文")]).goes_on("?done=saved");
        hall.post(&one, "/desk/programmes/ijuu/removal", &[]).goes_on("?done=removed");
        hall.get(&one, draft).is(404);
        hall.assert_whole();
    });
}

/// What 須坂 asks for: of the programmes on the state's list, how many are online, and how many there are.
fn counted(hall: &Hall) -> (i64, Option<i64>) {
    let sum = |values: &[(&str, &str)]| Term {
        counter: PROGRAMMES.name.into(),
        filter: Filter {
            values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            ..Filter::default()
        },
    };
    let measure = Measure {
        shape: Shape::RatioStock,
        term: sum(&[("national_list", "yes"), ("intake", "online")]),
        over: Some(Over::Term(sum(&[("national_list", "yes")]))),
        opening: 0,
        since: None,
        window: None,
        list: None,
    };
    let found = hall.town.read_now(move |db| {
        let known = Known { through: db.now().day(), as_of: None };
        figures(db, &measure, &[FiscalYear(2026)], known).map_err(|fault| Fault::Row(fault.to_string()))
    });
    let figure = found.expect("figures").remove(0);
    (figure.upper, figure.lower)
}

#[test]
fn the_list_is_taken_in_from_a_file_and_its_counter_moves() {
    in_the_hall(|_, hall| {
        let officer = hall.officer();
        let file = "/desk/inventory/file";
        let wrong = "番号,手続きの名前,担当課,窓口,国のオンライン利用促進対象,ほかのページでオンライン\ntennyu,転入届,市民課,はい,はい,\nx,犬の登録,ない課,はい,,\n";
        hall.upload(&officer, file, "list.csv", wrong.as_bytes()).is(422).says("3行").says("「ない課」という課は");
        hall.public("/programmes").says("0件");
        assert_eq!(counted(hall), (0, Some(0)));
        let right = wrong.replace("ない課", "市民課").replace("x,犬", "inu,犬");
        hall.upload(&officer, file, "list.csv", right.as_bytes()).goes_on("?done=taken");
        hall.public("/programmes").says("2件").says("転入届");
        hall.public("/programmes.csv").is(200).says("tennyu");
        assert_eq!(counted(hall), (0, Some(1)));

        // It goes online elsewhere: the page is asked for, and the counter moves with the deed.
        let entry = "/desk/inventory/tennyu";
        let section = hall.section("市民課");
        let fields = |link: &'static str| {
            [("name", "転入届"), ("scene", "moving"), ("way", "online"), ("way", "counter"), ("mark", "national"), ("link", link)]
        };
        let with = |fields: [(&'static str, &'static str); 6]| -> Vec<(&'static str, String)> {
            fields.into_iter().map(|(name, value)| (name, value.to_owned())).chain([("section", section.clone())]).collect()
        };
        let post = |fields: Vec<(&'static str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            hall.post(&officer, entry, &fields)
        };
        post(with(fields("javascript:x"))).is(422).says("https:// からはじまるアドレス").says("転入届");
        post(with(fields("https://mihon.example/tennyu"))).goes_on("?done=stated");
        assert_eq!(counted(hall), (1, Some(1)));
        hall.public("/programmes?online=yes").says("1件").says("転入届");
        hall.public("/programmes/tennyu").is(200).says("ほかのページで申し込む").says("市民課");
        hall.get(&officer, "/desk/inventory").says("1件のうち、1件がオンラインでできます");
        // The file goes round: what the page gives out comes in again and says nothing new.
        let given = hall.public("/programmes.csv").html;
        hall.upload(&officer, file, "list.csv", given.as_bytes()).goes_on("?done=taken");
        assert_eq!(counted(hall), (1, Some(1)));
        hall.assert_whole();
    });
}

#[test]
fn holidays_come_in_as_the_cabinet_office_writes_them_and_move_a_date() {
    in_the_hall(|_, hall| {
        let officer = hall.officer();
        begun(hall, &officer);
        adopted(hall, &officer, "2026-11-21");
        let holidays = "/desk/holidays";
        hall.get(&officer, holidays).is(200).says("文化の日");
        hall.upload(&officer, holidays, "x.csv", "きょう\n2026/13/1,x\n".as_bytes()).is(422).says("1行");
        // CP932, as the office writes it, with a day more in 2026: 「2026/11/24,休日」.
        let mut file = b"2026/11/23,".to_vec();
        file.extend([0x8b, 0xce, 0x98, 0x4a, b'\r', b'\n']);
        file.extend(b"2026/11/24,");
        file.extend([0x8b, 0x78, 0x93, 0xfa, b'\r', b'\n']);
        hall.upload(&officer, holidays, "syukujitsu.csv", &file).goes_on("?done=taken");
        hall.get(&officer, holidays).says("休日").says_nothing_of("憲法記念日 2026");
        hall.public("/programmes/ijuu").says("2026年12月1日");
        hall.assert_whole();
    });
}

#[test]
fn only_who_keeps_the_programmes_comes_to_their_desk() {
    in_the_hall(|_, hall| {
        let (officer, clerk) = (hall.officer(), hall.clerk());
        begun(hall, &officer);
        for path in ["", "/ijuu", "/ijuu/draft", "/ijuu/preview", "/ijuu/adoption", "/ijuu/removal", "/ijuu/withdrawal"] {
            hall.get(&clerk, &format!("{LIST}{path}")).is(403);
        }
        for path in ["/desk/inventory", "/desk/inventory/new", "/desk/inventory/file", "/desk/holidays"] {
            hall.get(&clerk, path).is(403);
        }
        for gone in ["/desk/programmes/nothing", "/desk/programmes/ijuu/versions/1", "/desk/inventory/nothing"] {
            hall.get(&officer, gone).is(404);
        }
    });
}

#[test]
fn what_is_for_staff_alone_is_on_no_public_page() {
    in_the_hall(|_, hall| {
        let officer = hall.officer();
        hall.post(&officer, LIST, &[("from", "shokuin-teian"), ("slug", "")]).goes_on("/draft");
        let section = hall.section("市民課");
        let adoption = "/desk/programmes/shokuin-teian/adoption";
        hall.post(&officer, adoption, &[("from", "2026-11-21"), ("section", &section)]).goes_on("?done=adopted");
        hall.public("/programmes").says("0件").says_nothing_of("職員提案");
        hall.public("/programmes/shokuin-teian").is(404);
        assert!(!hall.public("/programmes.csv").html.contains("職員提案"));
        hall.get(&officer, "/desk/inventory").says("職員提案").says("庁内だけ");
    });
}
