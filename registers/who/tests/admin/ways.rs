//! Identity providers: prepared, opened and closed by an administrator, with secrets that are never shown again.

use axum::http::StatusCode;
use engawa_testkit::on_both;

use crate::grown;
use crate::hall::{City, attachment, migrations};

const LINE: &str = "/admin/ways/line";
const OPENING: &str = "/admin/ways/line/opening";

#[test]
fn a_way_is_prepared_opened_and_closed_and_its_secret_is_never_shown() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, ..) = grown(&city);
        let admin = city.staff(first);
        assert!(admin.page("/admin/ways").matches("閉じています").count() == 3);
        let prepared = admin.then(LINE, OPENING, &[("issuer", "https://access.line.me"), ("client", ""), ("secret", "")]);
        assert!(prepared.contains("IDやシークレットが入ると開きます") && !prepared.contains("line/closing"));
        let open = [("issuer", "https://access.line.me"), ("client", "1234"), ("secret", "very-secret-of-ours")];
        let opened = admin.then(LINE, OPENING, &open);
        assert!(opened.contains("開きました") && opened.contains("/admin/ways/line/closing"));
        assert!(!admin.page(LINE).contains("very-secret-of-ours"));
        // A secret that is not typed again stays.
        admin.then(LINE, OPENING, &[("issuer", "https://access.line.me"), ("client", "5678"), ("secret", "")]);
        let kept = city.seat.town.read_now(|db| {
            db.first::<(String, String), 0>("select client_id, client_secret from who_ways where closed_at is null limit 1", [])
        });
        assert_eq!(kept.expect("readable"), Some(("5678".to_owned(), "very-secret-of-ours".to_owned())));
        let closed = admin.then("/admin/ways", "/admin/ways/line/closing", &[]);
        assert!(closed.contains("閉じました") && !closed.contains("line/closing"));
    });
}

#[test]
fn an_address_into_the_house_or_without_tls_is_no_provider() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, ..) = grown(&city);
        let admin = city.staff(first);
        for issuer in
            ["http://access.line.me", "http://127.0.0.1:9", "file:///etc/passwd", "https://x?y", "https://a@b", "", "line"]
        {
            let fields = [("issuer", issuer), ("client", "一二三"), ("secret", "never-shown")];
            let seen = admin.fill_in(LINE, OPENING, &fields);
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{issuer}");
            assert!(seen.text.contains("https:// で始まる") && seen.text.contains("一二三"), "{issuer}");
            assert!(!seen.text.contains("never-shown"), "{issuer}");
        }
        assert!(!admin.page("/admin/ways").contains("closing"));
    });
}

#[test]
fn the_key_of_the_town_is_made_once_and_its_public_half_has_an_address() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, ..) = grown(&city);
        let admin = city.staff(first);
        let (page, deed) = ("/admin/ways/card", "/admin/ways/card/opening");
        assert!(admin.page(page).contains("一度残すと"));
        admin.then(page, deed, &[("issuer", "https://id.example/realm"), ("client", "")]);
        let keys = || admin.get("/sign-in/ways/card/keys.json").text;
        let made = keys();
        assert!(made.contains("\"alg\":\"ES256\""), "{made}");
        assert!(admin.page(page).contains("https://mihon.example/mihon/sign-in/ways/card/keys.json"));
        assert!(admin.page(page).contains("https://mihon.example/mihon/sign-in/ways/card/back"));
        admin.then(page, deed, &[("issuer", "https://id.example/realm"), ("client", "town")]);
        assert_eq!(keys(), made);
    });
}
