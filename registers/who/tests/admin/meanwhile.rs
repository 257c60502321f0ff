//! Two administrators at one office.

use axum::http::StatusCode;
use engawa_testkit::on_both;

use crate::grown;
use crate::hall::{City, attachment, hidden, migrations, token};

#[test]
fn what_an_office_may_do_is_not_overwritten_by_one_who_saw_it_before() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, second, _) = grown(&city);
        let (one, other) = (city.staff(first), city.staff(second));
        let path = format!("/admin/offices/{}", city.office("統計担当"));
        let before = one.page(&path);
        let (mine_token, seen) = (token(&before, &path), hidden(&before, "seen"));
        let fields = [("seats", "one"), ("permission", "plans.all-figures"), ("seen", seen.as_str())];
        other.then(&path, &path, &fields);
        let mine = [("seats", "several"), ("permission", "plans.figures"), ("seen", &seen), ("form-token", &mine_token)];
        let answer = one.post(&path, &mine);
        assert_eq!(answer.status, StatusCode::CONFLICT);
        let text = &answer.text;
        assert!(
            text.contains("ほかの人が変えました。いまは、席の数が「1人」、できることが「すべての課の数値の入力」です。"),
            "{text}"
        );
        let chosen: Vec<&str> = text.split("<input").filter(|tag| tag.contains("checked")).collect();
        assert!(chosen.iter().any(|tag| tag.contains("\"several\"")), "{chosen:?}");
        assert!(chosen.iter().any(|tag| tag.contains("\"plans.figures\"")), "{chosen:?}");
        let office = city.office("統計担当");
        assert_eq!(city.records(office, "who.office-changed"), 1);
        // Who has seen both decides.
        let again = [
            ("seats", "several"),
            ("permission", "plans.figures"),
            ("seen", &hidden(text, "seen")),
            ("form-token", &token(text, &path)),
        ];
        assert_eq!(one.post(&path, &again).status, StatusCode::SEE_OTHER);
        assert_eq!(city.records(office, "who.office-changed"), 2);
    });
}
