//! One deed, and the page of the indicator that it moves, with few lines and with very many.

use engawa_db::{Key, Town};
use engawa_kernel::{Actor, Channel, Day};
use engawa_plans::actions::{NewAction, Refused, add_action};
use engawa_plans::model::{ActionKind, ActionParty, PartyKind, Role};

use crate::cpu;
use crate::towns::{Demo, page, runtime};

/// The address of the indicator that counts joint actions in the sample town.
pub const INDICATOR: &str = "mh-2-o1";
/// Records a unit while filling.
const TOGETHER: i64 = 500;
const DEEDS: u32 = 300;
const PAGES: u32 = 200;

/// One joint action, added by the same act as every other.
fn deed(tx: &mut engawa_db::Tx, on: Day) -> Result<(), Refused> {
    let partner = ActionParty { kind: PartyKind::Organization, name: "緑ヶ丘町自治会".into(), role: Role::Cohost };
    let new = NewAction {
        node: "MH-2-1".into(),
        title: format!("{on} 公園の清掃"),
        held_on: on,
        kind: ActionKind::Once,
        section: None,
        area: None,
        head_count: Some(12),
        city_role: Role::Host,
        partners: vec![partner],
    };
    add_action(tx, &new, Actor::Key("lab"), Channel::Machine).map(|_| ())
}

/// Adds so many joint actions, spread over the days since the first one; two lines each.
pub fn add_actions(town: &Town, count: i64, first: Day) {
    let days = first.days_until(town.today()).max(1);
    let mut written = 0;
    while written < count {
        let (from, to) = (written, (written + TOGETHER).min(count));
        let done: Result<(), Refused> =
            town.write_now(Key::none(), move |tx| (from..to).try_for_each(|n| deed(tx, first.plus_days(n * 7919 % days))));
        done.unwrap_or_else(|error| panic!("{error}"));
        written = to;
    }
}

/// Prints the figures for the sample as it is, and with so many lines more.
pub fn run(lines: i64) {
    let demo = Demo::make();
    let town = demo.towns.open("mihon").expect("the sample");
    let router = demo.router();
    let runtime = runtime();
    let path = format!("/mihon/plans/sogo/indicators/{INDICATOR}");
    println!("## One deed and the indicator page\n| lines | CPU a deed | CPU a page |\n|---|---|---|");
    let measure = |label: &str| {
        let today = town.today();
        let a_deed = cpu::each(DEEDS, |_| {
            let told: Result<(), Refused> = town.write_now(Key::none(), move |tx| deed(tx, today));
            told.unwrap_or_else(|error| panic!("{error}"));
        });
        runtime.block_on(page(&router, &path));
        let a_page = cpu::each(PAGES, |_| {
            runtime.block_on(page(&router, &path));
        });
        println!("| {label} | {:.3} ms | {:.3} ms |", a_deed.as_secs_f64() * 1e3, a_page.as_secs_f64() * 1e3);
        (a_deed, a_page)
    };
    let few = measure("those of the sample");
    let filling = cpu::used();
    add_actions(&town, lines / 2, Day::new(2023, 4, 1).expect("a day"));
    let filling = cpu::used() - filling;
    let many = measure(&format!("{lines} more"));
    let more = |a: std::time::Duration, b: std::time::Duration| (a.as_secs_f64() - b.as_secs_f64()) * 1e3;
    println!("| more | {:+.3} ms | {:+.3} ms |", more(many.0, few.0), more(many.1, few.1));
    println!(
        "\nfilling: {:.1} µs CPU a record of two lines, {TOGETHER} a unit",
        filling.as_secs_f64() * 1e6 / (lines as f64 / 2.0)
    );
    let verified = cpu::used();
    let report = town.read_within(std::time::Duration::from_secs(3600), |db| engawa_journal::verify(db, None)).expect("a report");
    println!(
        "verify: {} records, {} problems, {:.1} s CPU",
        report.records,
        report.problems.len(),
        (cpu::used() - verified).as_secs_f64()
    );
}
