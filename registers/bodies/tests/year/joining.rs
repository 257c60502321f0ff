//! Joining: found by an address, as sure as the town wants to be, and answered by a letter.

use axum::http::StatusCode;
use engawa_testkit::on_both;
use engawa_web::Face;

use crate::hall::{City, account, attachment, id_of, migrations, token, visible, write};

const LEVELS: &str = "/desk/parties/levels";
const FORM: &str = "/join/okamachi";
const ASKED: [(&str, &str); 3] = [("label", "見本 <丘>"), ("address", "丘町1"), ("persons", "3")];

fn city(kit: &engawa_testkit::Kit) -> City {
    let mut city = City::new(kit);
    write(city.town(), |tx| account(tx, "neighbour@mihon.example"));
    city.come_in("neighbour", Face::Public);
    city
}

fn asks_for(city: &City, level: &str) {
    city.done("clerk", LEVELS, LEVELS, &[("join", level), ("officer", "1")]);
}

#[test]
fn the_town_says_how_sure_it_must_be_and_nothing_that_was_typed_is_lost() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = city(kit);
        assert!(city.get("", FORM).status.is_success(), "a town that has said nothing asks for nothing");
        let open = token(&city.page("neighbour", FORM), FORM);
        asks_for(&city, "2");
        let stranger = city.get("", FORM);
        assert_eq!(stranger.status, StatusCode::CONFLICT);
        assert!(stranger.text.contains("/sign-in?to="), "{}", visible(&stranger.text));
        assert_eq!(city.get("neighbour", FORM).status, StatusCode::CONFLICT, "before anything is typed");

        let typed = [&ASKED[..], &[("form-token", open.as_str())]].concat();
        let kept = city.post("neighbour", FORM, &typed);
        assert_eq!(kept.status, StatusCode::CONFLICT, "{}", visible(&kept.text));
        assert!(kept.text.contains("/my/address") && kept.text.contains("value=\"見本 &#60;丘&#62;\""), "{}", kept.text);

        asks_for(&city, "1");
        let again = token(&kept.text, FORM);
        let sent = city.post("neighbour", FORM, &[&ASKED[..], &[("form-token", again.as_str())]].concat());
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", visible(&sent.text));
        let less = city.fill_in("clerk", LEVELS, LEVELS, &[("join", "0"), ("officer", "0")]);
        assert_eq!(less.status, StatusCode::UNPROCESSABLE_ENTITY, "an officer comes in by an account in every town");
        city.is_whole();
    });
}

#[test]
fn who_asked_finds_the_body_by_the_address_and_is_written_to_when_the_officer_answers() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = city(kit);
        let found = visible(&city.page("", "/join?address=%E3%81%BF%E3%81%BB%E3%82%93%E5%B8%82%E4%B8%98%E7%94%BA3-1"));
        assert!(found.contains("「丘町」の申し込み先") && found.contains("丘町自治会"), "{found}");
        let by_name = visible(&city.page("", "/join?address=%E4%B8%98%E7%94%BA%E8%87%AA%E6%B2%BB"));
        assert!(by_name.contains("丘町自治会"), "{by_name}");
        let nowhere = visible(&city.page("", "/join?address=%E9%81%A0%E3%81%84%E7%94%BA"));
        assert!(nowhere.contains("場所が見つかりません"), "{nowhere}");

        city.done("neighbour", FORM, FORM, &ASKED);
        let join = id_of(&city.page("leaving", "/office/okamachi/requests"), "/requests/");
        let path = format!("/office/okamachi/requests/{join}");
        assert!(visible(&city.page("leaving", &path)).contains("メールでも知らせます"));
        city.done("leaving", &path, &path, &[("how", "ask"), ("words", "班はどこですか")]);
        let refused = city.fill_in("leaving", &path, &path, &[("how", "decline"), ("words", "")]);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        city.done("leaving", &path, &path, &[("how", "accept"), ("words", "")]);
        let mails: Vec<String> =
            city.mails().into_iter().filter(|(to, _)| to == "neighbour@mihon.example").map(|(_, text)| text).collect();
        assert_eq!(mails.len(), 2, "one for each answer, none for what was refused: {mails:?}");
        assert!(mails[0].contains("班はどこですか") && mails[1].contains("加入しました"), "{mails:?}");
        city.is_whole();
    });
}
