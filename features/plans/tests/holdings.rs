//! What the plans keep by a section, as the hall asks before it ends one.

use std::sync::Arc;

use engawa_db::{Attachment, Key, Migration};
use engawa_journal::House;
use engawa_testkit::on_both;

fn migrations() -> Vec<Migration> {
    [&engawa_journal::MIGRATIONS[..], &engawa_who::MIGRATIONS[..], &engawa_plans::MIGRATIONS[..]].concat()
}

#[test]
fn a_section_keeps_what_the_plan_names_it_for_and_what_it_took_over() {
    let attachment: Attachment = Arc::new(House::assemble(engawa_plans::parts()).expect("the room fits together"));
    on_both(&migrations(), &attachment, |kit| {
        let (name, text) = engawa_plans::builtin_towns().into_iter().find(|(slug, _)| *slug == "mihon").expect("the sample");
        let file = engawa_plans::townfile::read(name, text).expect("a town file that holds");
        let town = kit.town("mihon");
        town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file)).expect("a settled town");
        let kept = |section: &str| {
            let code = section.to_owned();
            let read = town.read_now(move |db| {
                let section = engawa_who::section_by_code(db, &code)?.expect("a section");
                engawa_plans::holdings(db, section.id.any())
            });
            read.expect("what is kept")
        };
        let finance = kept("財政課");
        assert!(!finance.is_empty() && finance.iter().all(|kept| kept.path.starts_with("/plans/") && !kept.what.is_empty()));
        // 市民協働課 has ended; what the plan names it for is kept by those that took it over.
        assert_eq!(kept("市民協働課"), []);
        let taken_over = kept("地域づくり課");
        assert!(!taken_over.is_empty() && kept("移住交流課").iter().all(|kept| !kept.what.is_empty()));
    });
}
