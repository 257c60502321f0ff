//! What the plans keep by a section, as the hall asks before it ends one.

use std::sync::Arc;

use engawa_db::{Attachment, Fault, Key, Migration, Town};
use engawa_journal::House;
use engawa_testkit::{Kit, on_both};
use engawa_web::door::Holding;

fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_areas::MIGRATIONS[..], &engawa_plans::MIGRATIONS[..]]
        .concat()
}

/// The sample town as its file says it.
fn in_mihon(test: impl Fn(&Kit, &Town)) {
    let attachment: Attachment = Arc::new(House::assemble(engawa_plans::parts()).expect("the room fits together"));
    on_both(&migrations(), &attachment, |kit| {
        let (name, text) = engawa_plans::builtin_towns().into_iter().find(|(slug, _)| *slug == "mihon").expect("the sample");
        let file = engawa_plans::townfile::read(name, text).expect("a town file that holds");
        let town = kit.town("mihon");
        town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file)).expect("a settled town");
        test(kit, &town);
    });
}

fn kept(town: &Town, section: &str) -> Vec<Holding> {
    let code = section.to_owned();
    let read = town.read_now(move |db| {
        let section = engawa_who::section_by_code(db, &code)?.expect("a section");
        engawa_plans::holdings(db, section.id.any())
    });
    read.expect("what is kept")
}

#[test]
fn a_section_keeps_what_the_plan_names_it_for_and_what_it_took_over() {
    in_mihon(|_, town| {
        let finance = kept(town, "財政課");
        assert!(!finance.is_empty() && finance.iter().all(|kept| kept.path.starts_with("/plans/") && !kept.what.is_empty()));
        // 市民協働課 has ended; what the plan names it for is kept by those that took it over.
        assert_eq!(kept(town, "市民協働課"), []);
        let taken_over = kept(town, "地域づくり課");
        assert!(!taken_over.is_empty() && kept(town, "移住交流課").iter().all(|kept| !kept.what.is_empty()));
    });
}

#[test]
fn sections_that_follow_each_other_in_a_circle_end_the_search_for_their_heirs() {
    in_mihon(|_, town| {
        let before = kept(town, "移住交流課");
        let circle = |sql: &'static str| {
            let rows: Result<u64, Fault> = town.write_now(Key::none(), move |tx| tx.run(sql, []));
            assert_eq!(rows.expect("a circle that no town file makes"), 1);
        };
        circle("update who_sections set valid_to = valid_from where code = '地域づくり課'");
        circle(
            "insert into who_section_successions (section_id, successor_id)
             select s.successor_id, s.section_id
               from who_section_successions s
               join who_sections ended on ended.id = s.successor_id
              where ended.code = '地域づくり課'",
        );
        assert_eq!(kept(town, "地域づくり課"), []);
        let after = kept(town, "移住交流課");
        assert!(!before.is_empty() && before.iter().all(|kept| after.contains(kept)), "who stands beside the circle is found");
    });
}
