//! Identity providers: prepared, opened and closed by an administrator, with secrets that are never shown again.

use axum::http::StatusCode;
use engawa_testkit::on_both;

use engawa_db::Key;
use engawa_kernel::Choice;
use engawa_who::ways::{Profile, StatedWay, StatedWays, state_ways};

use crate::grown;
use crate::hall::{City, attachment, migrations, token, visible};

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

fn states(city: &City, profile: Profile, client: &str, secret: &str) -> usize {
    let way = StatedWay::of(profile, "https://access.line.me", client, secret).unwrap_or_else(|wrong| panic!("{wrong}"));
    let all = std::sync::Arc::new([way]);
    city.seat.town.write_now(Key::none(), move |tx| state_ways(tx, all.as_slice())).unwrap_or_else(|untold| panic!("{untold}"))
}

fn kept(city: &City) -> Vec<(String, String)> {
    let sql = "select client_id, client_secret from who_ways where closed_at is null order by profile limit 10";
    city.seat.town.read_now(|db| db.all(sql, [])).expect("readable")
}

#[test]
fn what_the_configuration_states_wins_over_the_screen_until_it_is_taken_out() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (first, ..) = grown(&city);
        let admin = city.staff(first);
        admin.then(LINE, OPENING, &[("issuer", "https://access.line.me"), ("client", "typed"), ("secret", "typed-secret")]);
        let form = token(&admin.page(LINE), OPENING);
        let closing = token(&admin.page("/admin/ways"), "/admin/ways/line/closing");

        assert_eq!(states(&city, Profile::Line, "stated", "hush"), 1);
        assert_eq!(states(&city, Profile::Line, "stated", "hush"), 0, "what stands is not told again");
        let stated = [("mihon".to_owned(), [Profile::Line.code()].into())];
        *city.stated.lock().expect("stated") = StatedWays(stated.into());
        assert_eq!(kept(&city), [("stated".to_owned(), "hush".to_owned())]);
        let list = admin.page("/admin/ways");
        assert!(visible(&list).contains("サーバーの設定で開いています") && !list.contains("line/closing"), "{}", visible(&list));
        let page = admin.page(LINE);
        assert!(page.contains("stated") && page.contains("画面では変えられません"), "{}", visible(&page));
        assert!(!page.contains(OPENING) && !page.contains("hush"));

        // A page that was open before is refused, and nothing changes.
        let typed = [("issuer", "https://access.line.me"), ("client", "late"), ("secret", "x"), ("form-token", form.as_str())];
        assert!(admin.post(OPENING, &typed).status.is_client_error());
        assert!(admin.post("/admin/ways/line/closing", &[("form-token", &closing)]).status.is_client_error());
        assert_eq!(kept(&city), [("stated".to_owned(), "hush".to_owned())]);

        *city.stated.lock().expect("stated") = StatedWays::default();
        admin.then(LINE, OPENING, &[("issuer", "https://access.line.me"), ("client", "typed"), ("secret", "")]);
        assert_eq!(kept(&city), [("typed".to_owned(), "hush".to_owned())], "the screen keeps it again");
        assert_eq!(states(&city, Profile::Card, "town", ""), 1, "a key of the town is made");
        assert!(admin.get("/sign-in/ways/card/keys.json").text.contains("\"alg\":\"ES256\""));
    });
}
