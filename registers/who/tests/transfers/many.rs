//! As many lines as a list can have, adopted in one unit.

use std::time::Instant;

use engawa_testkit::on_both;

use crate::hall::{City, attachment, day, hidden, migrations};

const MANY: usize = 480;

#[test]
fn as_many_people_as_a_list_can_carry_move_in_one_unit() {
    on_both(&migrations(), &attachment(), |kit| {
        let city = City::new(kit);
        let clerks = city.office_on("総務課", "係員", day("2026-06-01"));
        for number in 0..MANY {
            city.appoint(city.open(&format!("職員 {number:03}")), clerks, None);
        }
        kit.set_day("2027-03-10");
        let admin = city.signed_in("見本 一番");
        let (list, _) = admin.done("/admin/transfers", "/admin/transfers", &[("day", "2027-04-01")]);
        let pastes = format!("{list}/pastes");
        let lines: Vec<String> = (0..MANY).map(|number| format!("職員{number:03}\t総務課\t係員\t企画課\t係員")).collect();
        for part in lines.chunks(160) {
            admin.done(&pastes, &pastes, &[("text", &part.join("\n")), ("deed", "take")]);
        }
        let began = Instant::now();
        let page = admin.page(&format!("{list}/check"));
        eprintln!("checked in {} ms", began.elapsed().as_millis());
        let seen = hidden(&page, "seen");
        let began = Instant::now();
        admin.done(&format!("{list}/check"), &format!("{list}/adoption"), &[("seen", &seen)]);
        eprintln!("adopted in {} ms", began.elapsed().as_millis());
        let there = city.holders(day("2027-04-01")).iter().filter(|held| held.0 == "企画課" && held.1 == "係員").count();
        assert_eq!(there, MANY + 1);
        let before = city.holders(day("2027-03-31")).iter().filter(|held| held.0 == "総務課" && held.1 == "係員").count();
        assert_eq!(before, MANY + 1);
        let withdrawal = format!("{list}/withdrawal");
        let began = Instant::now();
        admin.done(&withdrawal, &withdrawal, &[]);
        eprintln!("withdrawn in {} ms", began.elapsed().as_millis());
    });
}
