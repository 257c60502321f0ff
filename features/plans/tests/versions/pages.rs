//! The pages of an amended plan over HTTP, in three languages, and the addresses of what ended.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use engawa_db::Town;
use engawa_plans::WORD_FILES;
use engawa_testkit::{Kit, on_both};
use engawa_web::{Site, TownSeat, Words, guarded, samples};
use tower::ServiceExt;

use crate::town;

/// Who reads the pages of a town.
pub(crate) struct Reader {
    router: Router,
    seat: TownSeat,
    words: Arc<Words>,
    runtime: tokio::runtime::Runtime,
}

struct Seen {
    status: StatusCode,
    location: Option<String>,
    text: String,
}

impl Reader {
    fn new(kit: &Kit) -> Reader {
        Reader::of(kit, crate::amended(kit))
    }

    pub(crate) fn of(kit: &Kit, town: Town) -> Reader {
        let site = town.read_now(engawa_who::site_of).unwrap().unwrap();
        let site = Arc::new(Site { open_doors: vec![engawa_plans::DOOR.into()], ..site });
        let (api, _) = engawa_plans::api().split_for_parts();
        Reader {
            router: guarded(engawa_plans::routes().into_parts().0.merge(api)),
            seat: TownSeat { town, site, base: "/amended".into(), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&WORD_FILES),
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
        }
    }

    fn get(&self, path: &str) -> Seen {
        let mut request = Request::get(path).body(Body::empty()).unwrap();
        request.extensions_mut().insert(self.seat.clone());
        request.extensions_mut().insert(Arc::clone(&self.words));
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let status = answer.status();
            let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
            let bytes = to_bytes(answer.into_body(), 8 << 20).await.unwrap();
            Seen { status, location, text: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    pub(crate) fn page(&self, path: &str) -> String {
        let seen = self.get(path);
        assert_eq!(seen.status, StatusCode::OK, "{path}: {}", seen.text);
        seen.text
    }
}

fn story(test: impl Fn(&Reader)) {
    on_both(&crate::migrations(), &crate::attachment(), |kit| test(&Reader::new(kit)));
}

pub(crate) fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "「{part}」 stands in {page}");
    }
}

#[test]
fn the_versions_and_what_each_changed_are_read() {
    story(|reader| {
        has(&reader.page("/plans/sogo"), &["href=\"/amended/plans/sogo/versions\"", "2027年3月25日"]);
        let list = reader.page("/plans/sogo/versions");
        has(&list, &["/plans/sogo/versions/1\"", "/plans/sogo/versions/2\"", "2021年3月25日", "2027年3月25日"]);
        has(&list, &["人口の見通しが変わり", "いまの計画", "はじめの版", "変わった2・加わった2・終わった3"]);
        assert!(list.find("第2版") < list.find("第1版"), "the latest stands first");

        let second = reader.page("/plans/sogo/versions/2");
        has(
            &second,
            &["第2版で変わったこと", "見本町総合計画（改訂）", "引き継いだもの：施策1　集いの場をつくる・施策2　集いを続ける"],
        );
        has(
            &second,
            &[
                "引き継いだものはありません。",
                "知らせる",
                "知らせて配る",
                "場所だけが移ったもの",
                "目標",
                "200人（2030年度）",
                "150人（2028年度）",
            ],
        );
        has(&second, &["数え方：何を", "戸別の見守りと電話の件数", "ほかの人や団体といっしょのもの", "変わらなかった項目：3"]);
        has(&reader.page("/plans/sogo/versions/1"), &["はじめの版です。項目が8、指標が5あります。"]);
        for lang in ["easy", "en"] {
            for path in ["/plans/sogo/versions", "/plans/sogo/versions/2", "/plans/sogo/policies/a-1", "/plans/sogo/indicators/i-2"]
            {
                let page = reader.page(&format!("{path}?lang={lang}"));
                assert!(!page.contains(">plans-") && !page.contains(">web-"), "{path} {lang}");
            }
        }
        for wrong in ["/plans/sogo/versions/3", "/plans/sogo/versions/02", "/plans/sogo/versions/x", "/plans/none/versions"] {
            assert_eq!(reader.get(wrong).status, StatusCode::NOT_FOUND, "{wrong}");
        }
    });
}

#[test]
fn a_chart_and_a_table_say_from_when_it_is_counted_otherwise() {
    story(|reader| {
        let page = reader.page("/plans/sogo/indicators/i-2");
        let sentence = "2026（令和8）年度から、数え方が変わりました。2027年3月25日（木）に決めた第2版によります。";
        has(
            &page,
            &[&format!("① {sentence}"), "class=\"c-mark\"", ">①<", "それより前の年度の数字とは、そのままくらべられません。"],
        );
        let desc = page.split("<desc").nth(1).unwrap().split("</desc>").next().unwrap();
        has(desc, &["2026年度の前に縦の線①。", sentence]);
        let table = page.split("<table").nth(1).unwrap();
        let row = table.split("<tr").find(|row| row.contains("2026（令和8）年度")).unwrap();
        has(row, &["<span class=\"tag\">①</span>"]);
        assert!(!row.contains("28"), "no difference is reckoned over the break: {row}");
        assert!(page.contains("c-gap"), "and no full line leads over it");

        let target = reader.page("/plans/sogo/indicators/i-1");
        has(&target, &["目標が「200人（2030年度）」から「150人（2028年度）」に変わりました。"]);
        let counted = reader.page("/plans/sogo/indicators/i-5");
        has(&counted, &["数え方が変わりました。", "ここにある数字は、どの年度も、いまの数え方で記録から数えたものです。"]);
        let heir = reader.page("/plans/sogo/indicators/i-30");
        has(&heir, &["「配った回数」を引き継ぎました。", "前の指標", "href=\"/amended/plans/sogo/indicators/i-3\""]);
        assert!(!reader.page("/plans/sogo/indicators/i-3").contains("c-mark\""));
    });
}

#[test]
fn the_address_of_what_ended_answers_with_what_it_was_and_who_carries_it_on() {
    story(|reader| {
        let split = reader.page("/plans/sogo/policies/a-1");
        has(&split, &["この項目は、2027年3月25日（木）に決めた第2版で終わりました。", "だれもが集える。"]);
        has(&split, &["/plans/sogo/policies/a-10\"", "/plans/sogo/policies/a-11\""]);
        let merged = reader.page("/plans/sogo/policies/a-4");
        has(&merged, &["href=\"/amended/plans/sogo/policies/a-2\"", "配りもの", "配った回数"]);
        has(&reader.page("/plans/sogo/policies/a-5"), &["引き継いだものはありません。", "花の数"]);

        let old = reader.page("/plans/sogo/indicators/i-4");
        has(&old, &["この指標は、", "終わった指標", "引き継いだものはありません。"]);
        let succeeded = reader.page("/plans/sogo/indicators/i-3");
        has(&succeeded, &["href=\"/amended/plans/sogo/indicators/i-30\"", "配った回数"]);
        has(&reader.page("/plans/sogo/indicators/i-3/records"), &["配りもの"]);
        has(&reader.page("/plans/sogo/indicators/i-4/years.csv"), &["7"]);
        assert_eq!(reader.get("/plans/sogo/policies/a-99").status, StatusCode::NOT_FOUND);
        assert_eq!(reader.get("/plans/sogo/indicators/i-99").status, StatusCode::NOT_FOUND);

        // The permanent address and the data hold on to it too.
        let id = crate::found(&reader.seat.town, "i-4").indicator.id;
        let permanent = reader.get(&format!("/indicators/{id}"));
        assert_eq!(permanent.status, StatusCode::PERMANENT_REDIRECT);
        assert!(permanent.location.unwrap().ends_with("/plans/sogo/indicators/i-4"));
        let data = reader.page(&format!("/api/v1/indicators/{id}/observations"));
        has(&data, &["7"]);
    });
}

#[test]
fn an_item_that_lost_its_page_leads_to_where_it_is_found() {
    on_both(&crate::migrations(), &crate::attachment(), |kit| {
        let town = kit.town("amended");
        let pages = "parents = [\"B\"]\npolicy = true\n";
        assert_eq!(town::second().matches(pages).count(), 1);
        crate::settle_text(&town, &town::second().replace(pages, "parents = [\"B\"]\n")).unwrap();
        let seen = Reader::of(kit, town).get("/plans/sogo/policies/a-3");
        assert_eq!(seen.status, StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(seen.location.as_deref(), Some("/amended/plans/sogo"));
    });
}

#[test]
fn figures_from_a_document_stay_readable_when_the_records_begin_to_count() {
    on_both(&crate::migrations(), &crate::attachment(), |kit| {
        let town = crate::amended(kit);
        let third = town::SECOND
            .replace("version = 2", "version = 3")
            .replace("adopted_on = \"2027-03-25\"\n", "")
            .replace("shape = \"external_yearly\"\ndirection = \"up\"\ndefinition = \"戸別の見守りと電話の件数\"\nmeasure = { external = \"町の報告書\", cadence = \"yearly\" }",
                     "shape = \"fiscal_year_count\"\ndirection = \"up\"\nmeasure = { counter = \"plans.actions\" }");
        let (from, to) = (third.find("[[plans.heirs]]").unwrap(), third.find("[[plans.nodes]]").unwrap());
        let third = third.replace(&third[from..to], "");
        let before = town::second().replace("current = true\nadopted_on = \"2027", "adopted_on = \"2027");
        crate::settle_text(&town, &[before.as_str(), &third].concat()).unwrap();
        let page = Reader::of(kit, town).page("/plans/sogo/indicators/i-2");
        has(&page, &["資料から書き写していたときの数字", "12 件", "40 件", "① ", "② "]);
        has(&page, &["ここにある数字は、どの年度も、いまの数え方で記録から数えたものです。"]);
    });
}
