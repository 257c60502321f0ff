//! Who looked at whom, and how far a breach reaches.

use engawa_db::{Fault, Key};
use engawa_testkit::on_both;

use crate::hall::{City, attachment, migrations};
use crate::{grown, refused};

#[test]
fn who_looked_at_whom_is_found_and_looking_is_noted() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, second, clerk) = grown(&city);
        city.staff(first).page(&format!("/admin/people/{clerk}"));
        let auditor = city.staff(second);
        let page = auditor.page("/admin/access");
        assert!(page.contains("/admin/people/{account}") && page.contains("見本 一番") && page.contains("見本 三番"), "{page}");
        assert!(page.contains("100人以下です"));
        let about = auditor.page("/admin/access?from-day=2026-11-21&from-time=12%3A00&to-day=2026-11-21&to-time=12%3A00&who=ichiban%40mihon.example&subject=sanban%40mihon.example&kind=read");
        assert!(about.contains("/admin/people/{account}") && about.contains("見本 三番"), "{about}");
        assert!(auditor.page("/admin/access?from-day=2026-11-20&to-day=2026-11-20").contains("見られた人は0人です"));
        let persons = auditor.page("/admin/access/persons");
        assert!(persons.contains("見本 三番") && persons.contains("見た人の数"), "{persons}");
        let file = auditor.get("/admin/access.csv");
        assert!(
            file.status.is_success() && file.text.contains("見本 三番") && file.text.contains("2026-11-21 12:00:00"),
            "{}",
            file.text
        );
        // A name that would be a formula or a tag stays a name.
        let office = city.office("管理者").to_string();
        let odd = [
            ("name", "=cmd|'/c calc'<b>"),
            ("mail", "odd@mihon.example"),
            ("office", office.as_str()),
            ("from", "2026-11-21"),
            ("to", ""),
        ];
        let page = city.staff(first).then("/admin/people/new", "/admin/people", &odd);
        assert!(page.contains("=cmd|&#39;/c calc&#39;&lt;b&gt;") && !page.contains("calc'<b>"), "{page}");
        let file = auditor.get("/admin/access.csv?subject=odd%40mihon.example").text;
        assert!(file.contains(",'=cmd|") && !file.contains(",=cmd|"), "{file}");
        for wrong in ["to-day=x", "from-time=25%3A00", "who=nobody", "from-day=2026-12-01"] {
            refused(&auditor.get(&format!("/admin/access?{wrong}")), "直すところが1か所あります");
        }
        // The reading of the list stands in the list, and the file as an export.
        let again = city.staff(first).page("/admin/access");
        assert!(again.contains("見本 二番") && again.contains("/admin/access.csv") && again.contains("ファイルにして出した"));
        let seen: Result<_, Fault> = city.seat.town.read_now(|db| {
            let page = engawa_journal::access::Page { before: None, limit: engawa_db::Limit(100) };
            engawa_journal::access::seen_of(db, clerk.any(), page)
        });
        assert!(
            seen.expect("the chain").iter().any(|noted| noted.who == Some(first.any()) && noted.route == "/admin/people/{account}")
        );
    });
}

#[test]
fn how_far_a_breach_reaches_follows_everything_that_is_asked_for() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, second, clerk) = grown(&city);
        city.staff(first).page(&format!("/admin/people/{clerk}"));
        kit.set_day("2026-11-22");
        city.seat
            .town
            .write_now(Key::none(), move |tx| {
                let access = engawa_journal::access::Access {
                    kind: engawa_journal::access::Kind::Export,
                    face: "staff",
                    who: Some(first.any()),
                    section: None,
                    route: "/desk/list.csv",
                    purpose: "office",
                    reason: None,
                    subjects: vec![second.any()],
                    unnamed: 120,
                };
                engawa_journal::access::note(tx, &access)
            })
            .expect("a note");
        let auditor = city.staff(second);
        let whole = "from-day=2026-11-21&to-day=2026-11-22";
        let exported = auditor.page(&format!("/admin/access?{whole}&kind=export"));
        assert!(exported.contains("この条件で見られた人は121人です。") && exported.contains("このうち120人ぶんは"), "{exported}");
        assert!(exported.contains("100人を超えています"));
        assert!(auditor.page(&format!("/admin/access?{whole}&kind=denied")).contains("見られた人は0人です"));
        let persons = auditor.page(&format!("/admin/access/persons?{whole}&kind=export"));
        assert!(persons.contains("見本 二番") && !persons.contains("見本 三番"), "{persons}");
        let persons = auditor.page(&format!("/admin/access/persons?{whole}&subject=sanban%40mihon.example"));
        assert!(persons.contains("見本 三番") && !persons.contains(&second.to_string()), "{persons}");
        assert!(persons.contains("見られた人は1人です"), "{persons}");
    });
}
