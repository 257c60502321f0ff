//! A body's year: city hall asks and it is counted, officers are elected, the desk is handed over, the next one works.

mod desk;
mod hall;
mod joining;
mod laws;

use axum::http::StatusCode;
use engawa_testkit::on_both;
use engawa_web::{Face, Lang};
use hall::{City, attachment, hidden, id_of, migrations, visible};

const OFFICE: &str = "/office/okamachi";

/// A request as the form takes it, to all associations of the district.
const ASKED: [(&str, &str); 7] = [
    ("kind", "neighbourhood"),
    ("area", "west"),
    ("title", "防災訓練の参加人数"),
    ("text", "訓練に来た人の数を教えてください。"),
    ("due", "2026-12-10"),
    ("minutes", "30"),
    ("way", "words"),
];

/// Looks who is meant, and sends.
fn send(city: &City, who: &str, fields: &[(&str, &str)]) -> String {
    let (page, path) = ("/desk/parties/requests/new", "/desk/parties/requests");
    let looked = city.fill_in(who, page, path, fields);
    assert_eq!(looked.status, StatusCode::OK, "{}", visible(&looked.text));
    let seen = hidden(&looked.text, "seen");
    city.done(who, page, path, &[fields, &[("seen", seen.as_str())]].concat());
    looked.text
}

#[test]
fn what_city_hall_asks_costs_minutes_that_are_seen_before_and_counted_for_the_section() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let looked = visible(&send(&city, "clerk", &ASKED));
        assert!(looked.contains("1団体に、30分ずつ、合わせて30分") && looked.contains("丘町自治会"), "{looked}");
        assert_eq!(city.sum("parties.asked_minutes", Some("plan"), "2026-11-21"), 30);
        assert_eq!(city.sum("parties.requests", Some("plan"), "2026-11-21"), 1);
        assert_eq!(city.sum("parties.asked_minutes", Some("water"), "2026-11-21"), 0);

        // Another section sees before it sends that the same body is asked nearly the same.
        let other = [&ASKED[..2], &[("title", "防災訓練の人数"), ("text", "x"), ("due", "2026-12-20")], &ASKED[5..]].concat();
        let looked = city.fill_in("water", "/desk/parties/requests/new", "/desk/parties/requests", &other);
        assert!(visible(&looked.text).contains("似ています：企画課「防災訓練の参加人数」"), "{}", visible(&looked.text));
        assert_eq!(city.sum("parties.asked_minutes", None, "2026-11-21"), 30, "looking sends nothing");

        let inbox = city.page("leaving", &format!("{OFFICE}/inbox"));
        let asking = id_of(&inbox, "/inbox/");
        let path = format!("{OFFICE}/inbox/{asking}");
        let wrong = city.fill_in("leaving", &path, &path, &[("outcome", "done"), ("words", "12人"), ("minutes", "")]);
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("何分かかったか") && wrong.text.contains("12人"), "nothing that was typed is lost");
        city.done("leaving", &path, &path, &[("outcome", "done"), ("words", "12人"), ("minutes", "45")]);
        assert_eq!(city.sum("parties.spent_minutes", Some("plan"), "2026-11-21"), 45);
        city.done("leaving", &path, &path, &[("outcome", "done"), ("words", "13人"), ("minutes", "40")]);
        assert_eq!(
            city.sum("parties.spent_minutes", Some("plan"), "2026-11-21"),
            40,
            "a second answer takes the place of the first"
        );

        let list = city.page("clerk", "/desk/parties/requests");
        let table = list.split("id=\"requests\"").nth(1).expect("the list of requests");
        let request = id_of(table, "/desk/parties/requests/");
        let seen = visible(&city.page("water", &format!("/desk/parties/requests/{request}")));
        assert!(seen.contains("13人") && seen.contains("できました") && seen.contains("40分"), "{seen}");
        let back = format!("/desk/parties/requests/{request}/withdrawal");
        assert_eq!(city.get("water", &back).status, StatusCode::FORBIDDEN, "only the section that asked takes it back");
        city.done("clerk", &back, &back, &[("reason", "二重でした")]);
        assert_eq!(city.sum("parties.asked_minutes", Some("plan"), "2026-11-21"), 30, "what was answered stays counted");
        city.is_whole();
    });
}

/// The next chair is elected by the one who leaves, and comes in by an account of their own.
fn elect(city: &mut City) {
    let page = format!("{OFFICE}/officers/new");
    let path = format!("{OFFICE}/officers");
    let early =
        [("source", "総会"), ("from", "2027-03-01"), ("to", "2028-03-31"), ("name-0", "見本 星男"), ("kana-0", "みほん ほしお")];
    let full = city.fill_in("leaving", &page, &path, &early);
    assert_eq!(full.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(visible(&full.text).contains("席がうまっています") && full.text.contains("見本 星男"), "{}", visible(&full.text));
    let right = [("source", "令和9年度総会（2027年3月21日）"), ("from", "令和9年4月1日"), ("to", "2028-03-31")];
    let chosen = [("name-0", "見本 星男"), ("kana-0", "みほん ほしお"), ("publish-0", "yes")];
    let list = city.done("leaving", &page, &path, &[&right[..], &chosen[..]].concat());
    let list = city.page("leaving", &list);
    assert!(visible(&list).contains("見本 星男"));
    let coming = list.split("id=\"coming\"").nth(1).expect("those who come");
    let office = id_of(coming, "/officers/");
    let one = format!("{OFFICE}/officers/{office}");
    assert!(visible(&city.page("leaving", &one)).contains("まだアカウントで入れません"));
    assert!(visible(&city.page("leaving", &format!("{one}/paper"))).contains("見本 星男さんへ"));
    let ask = format!("{one}/invitation");
    city.done("leaving", &ask, &ask, &[("mail", "coming@mihon.example")]);
    let mails = city.mails();
    let (to, text) = mails.last().expect("a letter");
    assert!(to == "coming@mihon.example" && text.contains("丘町自治会") && !text.contains("/sign-in/"), "{text}");
    city.come_in("coming", Face::Public);
    let list = city.page("coming", "/office");
    let accept = format!("/office/invitations/{}", id_of(&list, "/office/invitations/"));
    city.done("coming", "/office", &accept, &[]);
    assert!(visible(&city.page("leaving", &one)).contains("アカウントで入れます"));
}

#[test]
fn the_desk_is_handed_over_and_signed_by_both_and_the_next_one_works_while_the_last_is_out() {
    on_both(&migrations(), &attachment(), |kit| {
        let mut city = City::new(kit);
        send(&city, "clerk", &ASKED);
        elect(&mut city);
        let calendar = format!("{OFFICE}/calendar");
        let new = format!("{calendar}/new?year=2026");
        let duty =
            [("title", "川のそうじ"), ("month", "7"), ("day", "12"), ("note", "かまは集会所"), ("yearly", "yes"), ("year", "2026")];
        city.done("leaving", &new, &calendar, &duty);
        let carry = format!("{calendar}/carrying");
        let next = city.done("leaving", &format!("{calendar}?year=2026"), &carry, &[("year", "2026")]);
        assert!(visible(&city.page("leaving", &next)).contains("川のそうじ"), "the yearly duty is in the next year");
        assert!(!city.page("leaving", &format!("{calendar}?year=2026")).contains("/calendar/carrying"), "and is carried over once");

        let papers = format!("{OFFICE}/handover/papers/new");
        let paper = [("title", "会計の帳面"), ("place", "集会所の棚"), ("note", "")];
        city.done("leaving", &papers, &format!("{OFFICE}/handover/papers"), &paper);
        let make = format!("{OFFICE}/handover/new");
        let items =
            [("post", city.chair.to_string()), ("items", "かぎを渡した\n帳面を渡した".to_owned()), ("note", "川は7月です".into())];
        let items: Vec<(&str, &str)> = items.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let made = city.done("leaving", &make, &format!("{OFFICE}/handover"), &items);
        let path = made.split('?').next().expect("a path").to_owned();
        let page = visible(&city.page("leaving", &path));
        for part in ["かぎを渡した", "会計の帳面", "防災訓練の参加人数", "川のそうじ", "川は7月です", "見本 星男"]
        {
            assert!(page.contains(part), "{part} in {page}");
        }

        // The one who comes reads and signs before the term begins, and does nothing else.
        assert_eq!(city.get("coming", OFFICE).status, StatusCode::FORBIDDEN);
        assert!(city.page("coming", "/office").contains(&path));
        let sign = |side: &str| format!("{path}/signing/{side}");
        let half = city.fill_in("leaving", &sign("leaving"), &sign("leaving"), &[("check", "0")]);
        assert!(half.text.contains("まだ印のないもの"), "every point is ticked before one signs");
        assert_eq!(city.get("leaving", &sign("coming")).status, StatusCode::CONFLICT, "nobody signs for the other");
        city.done("leaving", &sign("leaving"), &sign("leaving"), &[("check", "0"), ("check", "1")]);
        city.done("coming", &sign("coming"), &sign("coming"), &[("check", "0"), ("check", "1")]);
        assert!(visible(&city.page("coming", &path)).contains("二人とも署名しました"));
        assert_eq!(city.get("leaving", &sign("leaving")).status, StatusCode::CONFLICT, "a signature is given once");

        kit.set_day("2027-04-01");
        city.come_in("leaving", Face::Public);
        city.come_in("coming", Face::Public);
        assert_eq!(city.get("leaving", OFFICE).status, StatusCode::FORBIDDEN, "the last one is out, by the day alone");
        assert_eq!(city.get("leaving", &path).status, StatusCode::FORBIDDEN);
        let home = visible(&city.page("coming", OFFICE));
        assert!(home.contains("市からの依頼に答える"), "{home}");
        assert!(visible(&city.page("coming", &path)).contains("見本 月子"), "the next one finds the last package");
        let asking = id_of(&city.page("coming", &format!("{OFFICE}/inbox")), "/inbox/");
        let answer = format!("{OFFICE}/inbox/{asking}");
        city.done("coming", &answer, &answer, &[("outcome", "cannot"), ("words", "記録がありません"), ("minutes", "")]);
        let page = city.page("", "/organizations/okamachi");
        assert!(page.contains("見本 星男"), "a public post with consent");
        city.is_whole();
    });
}

#[test]
fn the_pages_of_the_desk_speak_three_languages() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        send(&city, "clerk", &ASKED);
        for end in ["", "/inbox", "/officers", "/officers/new", "/calendar", "/calendar/new", "/handover", "/handover/new"] {
            for lang in Lang::ALL {
                let with = if lang == Lang::Ja { String::new() } else { format!("?lang={}", lang.code()) };
                city.page("leaving", &format!("{OFFICE}{end}{with}"));
            }
        }
        assert_eq!(city.get("coming", OFFICE).status, StatusCode::SEE_OTHER, "who is out is asked in");
    });
}

#[test]
fn a_keeper_never_leaves_the_desk_without_one_and_sends_nobody_in_who_is_known_elsewhere() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let list = city.page("leaving", &format!("{OFFICE}/officers"));
        let post = id_of(&list, "/officers/posts/");
        let right = format!("{OFFICE}/officers/posts/{post}");
        let taken = city.fill_in("leaving", &right, &right, &[("desk", "reads")]);
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "the last keeper stays");
        let now = list.split("id=\"now\"").nth(1).expect("those of now");
        let office = now.split("/officers/").skip(1).find(|part| !part.starts_with("posts/")).expect("an officer");
        let one = format!("{OFFICE}/officers/{}", office.split('"').next().expect("an id"));
        let ending = format!("{one}/ending");
        let ended = city.fill_in("leaving", &ending, &ending, &[("from", "2026-11-30"), ("reason", "")]);
        assert_eq!(ended.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody must come after the last keeper");
        city.done("leaving", &one, &format!("{one}/consent"), &[("publish", "yes")]);
        assert!(city.page("", "/organizations/okamachi").contains("見本 月子"));
        // Another body knows this one nowhere: its desk is as if it were not there.
        assert_eq!(city.get("leaving", "/office/nowhere/officers").status, StatusCode::FORBIDDEN);
    });
}
