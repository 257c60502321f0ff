//! A reader's walk through the towns: every link of every page leads somewhere, in every language; and the data beside them.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::routing::get;
use engawa_db::{Attachment, EngineKind, Fault, Key, Migration};
use engawa_journal::House;
use engawa_plans::WORD_FILES;
use engawa_testkit::{Kit, on_both};
use engawa_web::{Site, TownSeat, Words, guarded, samples};
use serde_json::Value;
use tower::ServiceExt;

struct Walker {
    router: Router,
    seat: TownSeat,
    words: Arc<Words>,
    runtime: tokio::runtime::Runtime,
}

struct Seen {
    status: StatusCode,
    kind: String,
    location: Option<String>,
    text: String,
}

fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_areas::MIGRATIONS[..], &engawa_plans::MIGRATIONS[..]]
        .concat()
}

fn attachment() -> Attachment {
    Arc::new(House::assemble(engawa_plans::parts()).expect("the room fits together"))
}

impl Walker {
    fn new(kit: &Kit, name: &str) -> Walker {
        let (_, text) =
            engawa_plans::builtin_towns().into_iter().find(|(slug, _)| *slug == name).expect("a town that comes with the program");
        let file = engawa_plans::townfile::read(name, text).expect("a town file that holds");
        let town = kit.town(name);
        town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file)).expect("a settled town");
        if name == "mihon" {
            engawa_plans::sample::load(&town, &kit.clock).expect("three years of life");
            kit.set_day(engawa_testkit::TODAY);
            engawa_journal::run(&town).expect("no job fails");
        }
        let site = town.read_now(engawa_who::site_of).expect("a readable town").expect("a settled town");
        let site = Arc::new(Site { open_doors: vec![engawa_plans::DOOR.into()], ..site });
        let (api, description) = engawa_plans::api().split_for_parts();
        let description = get(move || async move { axum::Json(description) });
        Walker {
            router: guarded(engawa_plans::routes().into_parts().0.merge(api).route("/api/v1/openapi.json", description)),
            seat: TownSeat { town, site, base: format!("/{name}"), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&WORD_FILES),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime"),
        }
    }

    fn get(&self, path: &str) -> Seen {
        let mut request = Request::get(path).body(Body::empty()).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        request.extensions_mut().insert(self.seat.clone());
        request.extensions_mut().insert(Arc::clone(&self.words));
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.expect("a router never fails");
            let head = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
            let (status, kind, location) =
                (answer.status(), head(header::CONTENT_TYPE).unwrap_or_default(), head(header::LOCATION));
            let bytes = to_bytes(answer.into_body(), 8 << 20).await.expect("a body");
            Seen { status, kind, location, text: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    fn json(&self, path: &str) -> Value {
        let seen = self.get(path);
        assert_eq!(seen.status, StatusCode::OK, "{path}: {}", seen.text);
        serde_json::from_str(&seen.text).unwrap_or_else(|fault| panic!("{path}: {fault}"))
    }

    /// All pages that can be reached from the start in one language.
    fn walk(&self, start: &str) -> HashMap<String, String> {
        let mut pages: HashMap<String, String> = HashMap::new();
        let mut waiting = vec![start.to_owned()];
        let mut targets = BTreeSet::new();
        while let Some(path) = waiting.pop() {
            if pages.contains_key(&path) {
                continue;
            }
            let seen = self.get(&path);
            assert_eq!(seen.status, StatusCode::OK, "{path}: {}", seen.text);
            for link in links(&seen.text, &self.seat.base) {
                let (to, fragment) = link.split_once('#').map_or((link.as_str(), None), |(to, fragment)| (to, Some(fragment)));
                let same_language = to.contains("lang=") == start.contains("lang=")
                    && start.split("lang=").nth(1).is_none_or(|lang| to.contains(lang));
                if to.starts_with('/') && same_language {
                    targets.extend(fragment.map(|fragment| (to.to_owned(), fragment.to_owned())));
                    waiting.push(to.to_owned());
                }
            }
            pages.insert(path, if seen.kind.starts_with("text/html") { seen.text } else { String::new() });
        }
        for (page, fragment) in targets.iter().filter(|(page, _)| pages.contains_key(page)) {
            assert!(pages[page].contains(&format!("id=\"{fragment}\"")), "{page} has no #{fragment}");
        }
        pages
    }
}

/// Links inside the town, without its base.
fn links(html: &str, base: &str) -> Vec<String> {
    let raw = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let inside = raw.filter_map(|link| link.strip_prefix(base)).filter(|link| !link.starts_with("/assets"));
    inside.map(|link| link.replace("&#38;", "&").replace("&amp;", "&")).collect()
}

/// The text outside of tags.
fn visible(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect::<Vec<_>>().join("\n")
}

fn on_sqlite(name: &str, test: impl Fn(&Walker)) {
    let kit = Kit::new(EngineKind::Sqlite, &migrations(), &attachment());
    test(&Walker::new(&kit, name));
}

fn every_link_leads_somewhere(walker: &Walker) {
    for start in ["/", "/?lang=easy", "/?lang=en"] {
        let pages = walker.walk(start);
        for (path, html) in pages.iter().filter(|(_, html)| !html.is_empty()) {
            assert_eq!(html.matches("<h1").count(), 1, "{path}");
            let text = visible(html);
            let key = text.lines().find(|line| line.trim_start().starts_with("plans-") || line.trim_start().starts_with("web-"));
            assert_eq!(key, None, "{path}");
            assert!(!text.split_whitespace().any(|word| matches!(word, "NaN" | "inf" | "-inf")), "{path}");
        }
        if let Ok(folder) = std::env::var("ENGAWA_KEEP_PAGES") {
            keep(&folder, &walker.seat.base, &pages);
        }
    }
}

/// For a look with a browser; only when a folder is named.
fn keep(folder: &str, base: &str, pages: &HashMap<String, String>) {
    for (path, html) in pages {
        let name: String =
            format!("{base}{path}").chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
        std::fs::write(format!("{folder}/{name}.html"), html).expect("a folder to write to");
    }
}

#[test]
fn every_link_of_the_sample_town_leads_somewhere_on_both_engines() {
    on_both(&migrations(), &attachment(), |kit| every_link_leads_somewhere(&Walker::new(kit, "mihon")));
}

#[test]
fn every_link_of_suzaka_leads_somewhere() {
    on_sqlite("suzaka", every_link_leads_somewhere);
}

#[test]
fn every_link_of_fukuoka_leads_somewhere() {
    on_sqlite("fukuoka", every_link_leads_somewhere);
}

#[test]
fn every_link_of_iga_leads_somewhere() {
    on_sqlite("iga", every_link_leads_somewhere);
}

#[test]
fn every_link_of_kisarazu_leads_somewhere() {
    on_sqlite("kisarazu", every_link_leads_somewhere);
}

#[test]
fn every_link_of_ohtawara_leads_somewhere() {
    on_sqlite("ohtawara", every_link_leads_somewhere);
}

#[test]
fn items_that_stand_under_each_other_in_a_circle_hang_no_page() {
    on_sqlite("ohtawara", |walker| {
        let circle = "insert into plans_node_parents (node_id, ordinal, parent_id)
                      select above.id, -1, below.id
                        from plans_nodes above, plans_nodes below
                       where above.code = 'OT-5-1-1' and below.code = 'OT-5-1-1-1'";
        let rows: Result<u64, Fault> = walker.seat.town.write_now(Key::none(), |tx| tx.run(circle, []));
        assert_eq!(rows.expect("a circle that no town file makes"), 1);
        for path in ["/plans/sogo", "/plans/sogo/policies/ot-5-1", "/plans/sogo/indicators/ot-51-1"] {
            assert_eq!(walker.get(path).status, StatusCode::OK, "{path}");
        }
    });
}

#[test]
fn a_list_read_page_by_page_is_the_list_read_at_once() {
    on_sqlite("suzaka", |walker| {
        let whole = walker.json("/api/v1/indicators");
        let ids =
            |page: &Value| page["items"].as_array().expect("items").iter().map(|item| item["id"].clone()).collect::<Vec<Value>>();
        assert_eq!(ids(&whole).len(), 24);
        assert_eq!(whole["next"], Value::Null);
        let (mut read, mut path) = (Vec::new(), "/api/v1/indicators?limit=7".to_owned());
        loop {
            let page = walker.json(&path);
            read.extend(ids(&page));
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/api/v1/indicators?limit=7&after={next}");
        }
        assert_eq!(read, ids(&whole));
    });
}

#[test]
fn an_indicator_has_exactly_the_promised_parts_and_its_permanent_address() {
    on_sqlite("suzaka", |walker| {
        let list = walker.json("/api/v1/indicators?limit=1");
        let item = &list["items"][0];
        let keys: BTreeSet<&str> = item.as_object().expect("an item").keys().map(String::as_str).collect();
        let promised = [
            "id",
            "code",
            "name",
            "unit",
            "kind",
            "group",
            "shape",
            "direction",
            "strict",
            "cumulative",
            "baseline",
            "target",
            "owner",
            "policy",
            "rationale",
            "definition",
            "limits",
            "latest",
            "progress",
        ];
        assert_eq!(keys, promised.into_iter().collect());
        assert_eq!(item["policy"]["path"][0], "基本目標7 市民とともにつくる持続可能なまち");
        let id = item["id"].as_str().expect("an id");
        assert_eq!(&walker.json(&format!("/api/v1/indicators/{id}")), item);
        assert!(walker.json(&format!("/api/v1/indicators/{id}/observations"))["items"].is_array());
        let csv = walker.get(&format!("/api/v1/indicators/{id}/observations.csv"));
        assert!(csv.kind.starts_with("text/csv") && csv.text.starts_with("\u{feff}year,value,"), "{}", csv.text);
        assert_eq!(walker.json(&format!("/api/v1/indicators/{id}/corrections"))["items"], Value::Array(Vec::new()));
        let moved = walker.get(&format!("/indicators/{id}?lang=en"));
        assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(moved.location.as_deref(), Some("/suzaka/plans/sogo/indicators/sz-35-o1?lang=en"));
    });
}

#[test]
fn what_cannot_be_read_is_refused_with_a_sentence() {
    on_sqlite("iga", |walker| {
        let wrong = [
            "/api/v1/indicators?limit=0",
            "/api/v1/indicators?limit=501",
            "/api/v1/indicators?limit=many",
            "/api/v1/policies?after=nothing",
            "/api/v1/plans?plan=x",
            "/api/v1/policies?plan=nowhere",
            "/api/v1/indicators?plan=nowhere",
        ];
        for path in wrong {
            let seen = walker.get(path);
            assert_eq!((seen.status, seen.kind.as_str()), (StatusCode::BAD_REQUEST, "application/problem+json"), "{path}");
            let problem: Value = serde_json::from_str(&seen.text).expect("a problem");
            assert!(problem["detail"].as_str().is_some_and(|detail| detail.len() > 20), "{path}: {}", seen.text);
        }
        for path in [
            "/plans/nowhere",
            "/plans/manifesto-2025/policies/nowhere",
            "/plans/manifesto-2025/indicators/nowhere",
            "/plans/manifesto-2025/indicators/ig-1/records?year=1990",
            "/plans/manifesto-2025/indicators/ig-1/records?year=many",
            "/plans/manifesto-2025/indicators/ig-1/records?before=20261399-1",
            "/indicators/1",
            "/api/v1/indicators/1",
            "/api/v1/indicators/1/observations",
            "/api/v1/indicators/1/corrections",
            "/api/v1/indicators/1/corrections.csv",
        ] {
            assert_eq!(walker.get(path).status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn a_sign_that_an_earlier_year_set_is_told_with_that_year() {
    on_sqlite("mihon", |walker| {
        let text = visible(&walker.get("/plans/sogo/indicators/mh-7-p1").text);
        assert!(text.contains("達成") && text.contains("しるしは、2025（令和7）年度の22"), "{text}");
        assert!(!text.contains("あと8"), "the year that goes on is not held against the target: {text}");
    });
}

#[test]
fn a_list_as_csv_has_its_mark_and_as_many_rows_as_the_list() {
    on_sqlite("ohtawara", |walker| {
        for list in ["plans", "policies", "indicators"] {
            let seen = walker.get(&format!("/api/v1/{list}.csv"));
            assert!(seen.kind.starts_with("text/csv") && seen.text.starts_with('\u{feff}'), "{list}: {}", seen.kind);
            let mut reader = csv::Reader::from_reader(seen.text.trim_start_matches('\u{feff}').as_bytes());
            let count = walker.json(&format!("/api/v1/{list}"))["items"].as_array().map_or(0, Vec::len);
            assert_eq!(
                reader.records().filter(|record| record.as_ref().is_ok_and(|record| !record.is_empty())).count(),
                count,
                "{list}"
            );
        }
    });
}

#[test]
fn the_description_is_openapi_3_1_and_names_every_call() {
    let (_, description) = engawa_plans::api().split_for_parts();
    let text = serde_json::to_value(&description).expect("a description");
    assert_eq!(text["openapi"], "3.1.0");
    let paths: BTreeSet<&str> = text["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
    assert_eq!(paths.len(), engawa_plans::CALLS.len(), "{paths:?}");
}
