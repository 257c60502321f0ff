//! Whoever has sheets waiting is written to: a week before the day, and every week after it; once a section each time.

use std::sync::Arc;

use engawa_db::{Attachment, Key, Migration, Town};
use engawa_journal::{House, Parts, verify};
use engawa_kernel::Channel;
use engawa_plans::evaluation::desk::{ALL_SHEETS, SHEETS};
use engawa_plans::evaluation::model::Step;
use engawa_plans::evaluation::round;
use engawa_testkit::{Kit, on_both};
use engawa_web::Permission;
use engawa_who::accounts::{Mail, open_account};
use engawa_who::offices::{NewAppointment, OfficeToMake, Refused, appoint, make_office};

use crate::year::{Year, by, day};

fn story(test: impl Fn(&Kit)) {
    let rooms: [Parts; 2] = [engawa_plans::parts(), engawa_who::parts()];
    let house = rooms.into_iter().fold(Parts::default(), Parts::with);
    let house: Attachment = Arc::new(House::assemble(house).expect("the rooms fit together"));
    let migrations: Vec<Migration> = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_post::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_plans::MIGRATIONS[..],
    ]
    .concat();
    on_both(&migrations, &house, test);
}

/// Somebody in a section, from April on.
fn in_office(town: &Town, section: &'static str, mail: &'static str, permissions: Vec<Permission>) {
    let done: Result<_, Refused> = town.write_now(Key::none(), move |tx| {
        let section = engawa_who::section_by_code(tx, section)?.expect("the section").id;
        let new = OfficeToMake {
            section,
            title: mail.into(),
            is_single: true,
            permissions: permissions.clone(),
            from_on: Some(day("2026-04-01")),
        };
        let office = make_office(tx, &new, by(), Channel::CommandLine)?;
        let account = open_account(tx, "見本 太郎", &Mail::parse(mail).expect("an address"), by(), Channel::CommandLine)?;
        appoint(tx, &NewAppointment { account, office, from_on: day("2026-04-01"), to_on: None }, by(), Channel::CommandLine)
    });
    done.expect("appointed");
}

/// The letters that wait, by address, each with whether it says that the day has passed.
fn letters(town: &Town) -> Vec<(String, bool)> {
    let rows: Vec<(String, String)> = town
        .read_now(|db| db.all("select to_address, body from post_mails order by made_at, to_address limit 100", []))
        .expect("the outbox");
    rows.into_iter().map(|(to, body)| (to, body.contains("過ぎました"))).collect()
}

#[test]
fn sections_with_sheets_are_written_to_before_the_day_and_weekly_after_it() {
    story(|kit| {
        let year = Year::open(kit, "six");
        in_office(&year.town, "新課", "writer@mihon.example", vec![SHEETS]);
        in_office(&year.town, "新課", "looker@mihon.example", vec![]);
        in_office(&year.town, "新課", "planner@mihon.example", vec![ALL_SHEETS]);
        let on = |date: &str| {
            kit.set_day(date);
            assert_eq!(engawa_journal::run(&year.town).expect("the jobs").failures, 0);
            letters(&year.town)
        };
        let to = |all: &[(&str, bool)]| all.iter().map(|(mail, late)| ((*mail).to_owned(), *late)).collect::<Vec<_>>();
        assert_eq!(on("2026-06-22"), []);
        // The sections have until 30 June.
        let first = to(&[("writer@mihon.example", false)]);
        assert_eq!(on("2026-06-23"), first);
        assert_eq!(on("2026-06-30"), first, "once is enough");
        let second = to(&[("writer@mihon.example", false), ("writer@mihon.example", true)]);
        assert_eq!(on("2026-07-01"), second);
        assert_eq!(on("2026-07-07"), second);
        // One sheet is handed in, the other waits; from now on there is something to judge, until 31 July.
        let sheet = year.sheet("A-1");
        year.fill(sheet);
        year.hand_in(sheet, &[("grade", "3"), ("grade-reason", "")]).unwrap();
        assert_eq!(on("2026-07-08").len(), 3);
        let judged = on("2026-07-24");
        assert_eq!(judged.iter().filter(|(mail, late)| mail == "planner@mihon.example" && !late).count(), 1);
        year.judge(sheet, Step::Planning, "3", "").unwrap();
        year.settle(year.sheet("A-2"), "3");
        year.leave_out(year.sheet("A-3"), "だれも持っていません").unwrap();
        let all = on("2026-08-15");
        assert_eq!(all, on("2026-09-15"), "nothing waits, nobody is written to");
        year.act(|tx, id| round::freeze(tx, id, by(), Channel::Web)).unwrap();
        assert_eq!(all, on("2026-10-15"));
        assert_eq!(year.town.read_now(|db| verify(db, None)).unwrap().problems, []);
    });
}
