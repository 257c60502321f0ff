//! The desk of the register: ends posts, takes back, writes proofs, binds accounts, names kinds; the sheet of an area.

use axum::http::StatusCode;
use engawa_bodies::deeds;
use engawa_testkit::on_both;

use crate::hall::{City, attachment, by, day, id_of, migrations, person, visible, write};

#[test]
fn a_post_ends_only_after_its_holders_and_the_page_says_until_when_they_are_there() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let sheet = city.page("clerk", &city.body_path(""));
        assert!(visible(&sheet).contains("見本 月子"));
        let ending = city.body_path(&format!("/posts/{}/ending", city.chair));
        assert!(visible(&city.page("clerk", &ending)).contains("2027年3月31日"));
        let held = city.fill_in("clerk", &ending, &ending, &[("from", "2026-12-31")]);
        assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(held.text.contains("先にその人の終わりの日"));
        city.done("clerk", &ending, &ending, &[("from", "2027-03-31")]);
        assert!(!city.page("clerk", &city.body_path("")).contains("/ending"), "a post ends once");
    });
}

#[test]
fn a_state_and_a_report_are_taken_back_with_a_reason_and_their_counts_with_them() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (state, report) = (city.body_path("/state"), city.body_path("/report"));
        assert_eq!(city.get("clerk", &format!("{state}/withdrawal")).status, StatusCode::NOT_FOUND, "what it was entered as stays");
        city.done("clerk", &state, &state, &[("state", "dormant"), ("from", "2026-10-01"), ("source", "総会")]);
        city.done("clerk", &report, &report, &[("from", "2026-11-01"), ("count", "120"), ("source", "報告")]);
        let (state, report) = (format!("{state}/withdrawal"), format!("{report}/withdrawal"));
        assert_eq!(city.fill_in("clerk", &state, &state, &[("reason", "")]).status, StatusCode::UNPROCESSABLE_ENTITY);
        city.done("clerk", &state, &state, &[("reason", "まちがい")]);
        city.done("clerk", &report, &report, &[("from", "2026-11-01"), ("reason", "数えまちがい")]);
        assert!(visible(&city.page("clerk", &city.body_path(""))).contains("数えまちがい"));
        assert_eq!(city.get("clerk", &report).status, StatusCode::NOT_FOUND, "nothing is left to take back");
        city.is_whole();
    });
}

#[test]
fn a_proof_is_written_and_an_account_is_bound_and_unbound() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let who = write(city.town(), |tx| {
            crate::hall::account(tx, "other@mihon.example")?;
            person(tx, "見本", "森人")
        });
        let sheet = format!("/desk/parties/{who}");
        let (proofs, account) = (format!("{sheet}/proofs"), format!("{sheet}/account"));
        city.done("clerk", &proofs, &proofs, &[("way", "desk"), ("from", "2026-11-20")]);
        assert!(visible(&city.page("clerk", &sheet)).contains("窓口で、本人確認の書類を見た"));
        let taken = city.fill_in("clerk", &account, &account, &[("mail", "leaving@mihon.example")]);
        assert!(taken.text.contains("ほかの人と結ばれています"), "one account, one person");
        city.done("clerk", &account, &account, &[("mail", "Other@mihon.example")]);
        let unbind = format!("{account}/unbinding");
        city.done("clerk", &account, &unbind, &[("reason", "本人の申し出")]);
        assert!(visible(&city.page("clerk", &sheet)).contains("結ばれていません"));
    });
}

#[test]
fn kinds_get_the_words_of_the_town_and_lists_are_files() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let kind = "/desk/parties/kinds/neighbourhood";
        city.done("clerk", kind, kind, &[("label", "町会")]);
        let new = [("label", "町会"), ("sort", "group"), ("code", "gonin")];
        let twice = city.fill_in("clerk", "/desk/parties/kinds/new", "/desk/parties/kinds", &new);
        assert!(twice.text.contains("同じ言葉の種類"), "no word stands for two kinds");
        let new = [("label", "五人組"), ("sort", "group"), ("code", "gonin")];
        city.done("clerk", "/desk/parties/kinds/new", "/desk/parties/kinds", &new);
        assert!(visible(&city.page("clerk", "/desk/parties/kinds")).contains("五人組"));
        assert!(visible(&city.page("", "/organizations")).contains("町会"), "every page says the word of the town");
        let file = city.get("clerk", "/desk/parties/lists/vacant.csv");
        assert!(file.text.starts_with('\u{feff}') && file.text.contains("団体"), "{}", file.text);
        assert_eq!(city.get("clerk", "/desk/parties/lists/nothing.csv").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_sheet_of_an_area_shows_its_bodies_and_the_section_in_charge() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let area = city.town().read_now(|db| engawa_areas::area_by_code(db, "west")).expect("read").expect("an area").id;
        let section = city.town().read_now(|db| engawa_who::section_by_code(db, "plan")).expect("read").expect("one").id;
        let path = format!("/desk/areas/{area}/charges");
        let section = section.to_string();
        let charge = [("section", section.as_str()), ("from", "2026-04-01"), ("to", ""), ("source", "発令")];
        let back = city.done("clerk", &path, &path, &charge);
        let again = city.fill_in("clerk", &path, &path, &charge);
        assert!(again.text.contains("もう担当しています"), "one section is in charge once");
        let sheet = city.page("", "/areas/west");
        let said = visible(&sheet);
        assert!(said.contains("企画課") && said.contains("丘町自治会"), "{said}");
        assert!(sheet.contains("/organizations/okamachi") && sheet.contains("/organizations?area=west"));
        assert!(city.page("", "/organizations?area=west").contains("/areas/west"), "and the way back");
        let holdings = city.town().read_now(|db| {
            let section = engawa_who::section_by_code(db, "plan")?.expect("a section");
            engawa_areas::holdings(db, section.id.any())
        });
        assert_eq!(holdings.expect("read").len(), 1, "a section that ends leaves an area behind");
        let end = format!("/desk/areas/{area}/charges/{}", id_of(&city.page("clerk", &back), "/charges/"));
        city.done("clerk", &end, &end, &[("how", "end"), ("last-day", "2026-11-20"), ("reason", "")]);
        assert!(!visible(&city.page("", "/areas/west")).contains("企画課"));
        city.is_whole();
    });
}

#[test]
fn nobody_is_invited_who_is_known_beyond_the_body() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let (body, chair) = (city.body, city.chair);
        let refused = city.town().write_now(engawa_db::Key::none(), move |tx| {
            let other = crate::hall::body(tx, "kawamachi", "川町自治会", "neighbourhood")?;
            let known = person(tx, "見本", "波")?;
            let new = engawa_bodies::model::Membership {
                organization: other,
                party: known.any().of(),
                term: engawa_bodies::model::Term::since(day("2026-04-01")),
                source: "名簿".into(),
            };
            engawa_parties::deeds::join(tx, &new, &by())?;
            let term = engawa_bodies::model::Term::since(day("2027-04-01"));
            crate::hall::seat(tx, chair, known, term)?;
            let office = engawa_parties::ties_of(tx, known.any())?.into_iter().find(|tie| tie.other == Some(body.any()));
            let mail = engawa_who::accounts::Mail::parse("wave@mihon.example").expect("an address");
            let letter = deeds::Letter { subject: "x".into(), text: "x".into() };
            deeds::invite(tx, body, office.expect("an office").id.of(), &mail, &letter, &by())
        });
        assert!(matches!(refused, Err(engawa_bodies::refused::Refused::NotOurs)), "{refused:?}");
    });
}
