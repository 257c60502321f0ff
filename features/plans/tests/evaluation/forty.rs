//! A whole year of みほん市: forty sheets, of which some come back, some are judged otherwise than the figures say, some are
//! late and some are left out.

use std::collections::BTreeMap;

use engawa_db::{Key, Town, Tx};
use engawa_kernel::{Channel, Choice, Day, FiscalYear, Id};
use engawa_plans::actions::NewAction;
use engawa_plans::evaluation::model::{GRADE, GRADE_REASON, Round, Setting, Sheet, SheetState, Step};
use engawa_plans::evaluation::reading::{self, RoundView, SheetRow, SheetView};
use engawa_plans::evaluation::sheet::{self, Given, Typed};
use engawa_plans::evaluation::{Refused, round};
use engawa_plans::model::{ActionKind, Node, Role};
use engawa_plans::settle::settle;
use engawa_plans::{actions, builtin_towns, sample, townfile};
use engawa_testkit::Kit;
use engawa_web::door::Desk;

use crate::year::{by, day, form};

struct Mihon {
    town: Town,
    round: Id<Round>,
}

impl Mihon {
    fn open(kit: &Kit) -> Mihon {
        let town = kit.town("mihon");
        let text = builtin_towns().into_iter().find(|(name, _)| *name == "mihon").unwrap().1;
        let file = townfile::read("mihon.toml", text).unwrap();
        town.write_now(Key::none(), move |tx| settle(tx, &file)).unwrap();
        kit.set_day("2026-04-30");
        sample::load(&town, &kit.clock).unwrap();
        kit.set_day("2026-11-21");
        sample::load(&town, &kit.clock).unwrap();
        // The year that the sample began is judged to its end first: the next one waits for it.
        for row in view(&town, of_year(&town, 2025)).rows {
            finish(&town, &row);
        }
        let before = of_year(&town, 2025);
        town.write_now(Key::none(), move |tx| round::freeze(tx, before, by(), Channel::Web)).unwrap();
        kit.set_day("2027-04-20");
        let setting = Setting {
            levels: vec!["基本施策".into(), "施策".into(), "取組".into()],
            has_department: false,
            has_outside: true,
            section_by: day("2027-06-30"),
            department_by: None,
            planning_by: day("2027-07-31"),
        };
        let open = move |tx: &mut Tx| {
            let id = round::prepare(tx, "sogo", FiscalYear(2026), &form("six"), &setting, by(), Channel::Web)?;
            round::open(tx, id, by(), Channel::Web)?;
            Ok::<_, Refused>(id)
        };
        let round = town.write_now(Key::none(), open).unwrap();
        Mihon { town, round }
    }

    fn view(&self) -> RoundView {
        view(&self.town, self.round)
    }

    fn sheet(&self, id: Id<Sheet>) -> SheetView {
        sheet_of(&self.town, id)
    }

    fn act(&self, act: impl Fn(&mut Tx, Id<Round>) -> Result<(), Refused> + Send + 'static) -> Result<(), Refused> {
        let id = self.round;
        self.town.write_now(Key::none(), move |tx| act(tx, id))
    }
}

fn of_year(town: &Town, year: i32) -> Id<Round> {
    let rounds = town.read_now(reading::rounds).unwrap();
    rounds.into_iter().find(|round| round.year == FiscalYear(year)).unwrap().id
}

fn view(town: &Town, id: Id<Round>) -> RoundView {
    town.read_now(move |db| reading::round(db, id)).unwrap().unwrap()
}

fn sheet_of(town: &Town, id: Id<Sheet>) -> SheetView {
    town.read_now(move |db| reading::sheet(db, id, &Desk::default())).unwrap().unwrap()
}

/// Fills and hands in: the proposed grade where there is one, else the third with a reason.
fn hand_in(town: &Town, id: Id<Sheet>, grade: Option<&str>) {
    let view = sheet_of(town, id);
    let seen = |field: &str| view.answers.iter().find(|answer| answer.field == field).map_or(0, |answer| answer.number);
    let mut words: Vec<(String, String)> = Vec::new();
    for field in view.round.form.fields.iter().filter(|field| field.is_required) {
        let word = field.kind.options().first().map_or("ことしの見本のことば", |option| option.code.as_str());
        words.push((field.code.clone(), word.to_owned()));
    }
    let proposed = view.proposal.grade.ok().map(|grade| grade.to_string());
    let given = grade.map(str::to_owned).or(proposed.clone()).unwrap_or_else(|| "3".into());
    let reason = if proposed.as_ref() == Some(&given) { "" } else { "見本の理由" };
    words.extend([(GRADE.into(), given), (GRADE_REASON.into(), reason.into())]);
    let typed: Vec<Typed> = words.into_iter().map(|(field, text)| Typed { seen: seen(&field), field, text }).collect();
    town.write_now(Key::none(), move |tx| sheet::hand_in(tx, id, &typed, by(), Channel::Web)).unwrap();
}

fn judge(town: &Town, id: Id<Sheet>, grade: Option<&str>, reason: &str) {
    let own = sheet_of(town, id).evaluation(Step::Section).unwrap().grade.to_string();
    let given = Given { grade: grade.map_or(own, str::to_owned), reason: reason.into(), proxy: None };
    town.write_now(Key::none(), move |tx| sheet::judge(tx, id, Step::Planning, &given, by(), Channel::Web)).unwrap();
}

/// Brings a sheet to its end, wherever it is.
fn finish(town: &Town, row: &SheetRow) {
    if row.sheet.state.turn() == Some(Step::Section) {
        hand_in(town, row.sheet.id, None);
    }
    if sheet_of(town, row.sheet.id).sheet.state.turn() == Some(Step::Planning) {
        judge(town, row.sheet.id, None, "");
    }
}

/// So many sheets in each state.
fn states(view: &RoundView) -> BTreeMap<&'static str, usize> {
    let mut count = BTreeMap::new();
    for row in &view.rows {
        *count.entry(row.sheet.state.code()).or_default() += 1;
    }
    count
}

pub fn a_whole_year(kit: &Kit) {
    let year = Mihon::open(kit);
    let rows = year.view().rows;
    assert_eq!(rows.len(), 40);
    // The section that became two has no sheet by itself: somebody gives each to one of them.
    let orphans: Vec<Id<Sheet>> = rows.iter().filter(|row| row.carriers.is_empty()).map(|row| row.sheet.id).collect();
    assert!(!orphans.is_empty());
    let section = year.town.read_now(|db| engawa_who::section_named(db, "地域づくり課", day("2027-04-20"))).unwrap().unwrap().id;
    for orphan in orphans {
        year.town.write_now(Key::none(), move |tx| sheet::assign(tx, orphan, section, by(), Channel::Web)).unwrap();
    }
    assert!(year.view().rows.iter().all(|row| row.carriers.len() == 1));

    // Thirty are in time, two of them with another grade than the figures say; the rest is late on the first of July.
    kit.set_day("2027-06-20");
    for (number, row) in rows.iter().take(30).enumerate() {
        hand_in(&year.town, row.sheet.id, (number < 2).then_some("6"));
    }
    kit.set_day("2027-07-01");
    let late = year.view();
    assert_eq!(late.rows.iter().filter(|row| row.is_late(&late.round, day("2027-07-01"))).count(), 10);
    // Six come back, and are handed in again.
    for row in rows.iter().take(6) {
        let (id, remarks) = (row.sheet.id, vec![("result".to_owned(), "人数も一言".to_owned())]);
        let back = move |tx: &mut Tx| sheet::send_back(tx, id, Step::Planning, &remarks, by(), Channel::Web);
        year.town.write_now(Key::none(), back).unwrap();
    }
    assert_eq!(states(&year.view()), BTreeMap::from([("returned", 6), ("with-planning", 24), ("writing", 10)]));
    for row in rows.iter().take(6) {
        hand_in(&year.town, row.sheet.id, None);
    }
    // Eight late ones come after all; two are left out.
    for row in &rows[30..38] {
        hand_in(&year.town, row.sheet.id, None);
    }
    for row in &rows[38..] {
        let id = row.sheet.id;
        let out = move |tx: &mut Tx| sheet::leave_out(tx, id, "来年から始める取組です", by(), Channel::Web);
        year.town.write_now(Key::none(), out).unwrap();
    }
    // Three are judged otherwise than the section did.
    for (number, row) in rows.iter().take(38).enumerate() {
        let other = if number < 3 { Some("4") } else { None };
        judge(&year.town, row.sheet.id, other, "企画の見本の理由");
    }
    assert_eq!(states(&year.view()), BTreeMap::from([("left-out", 2), ("settled", 38)]));
    year.act(|tx, id| round::freeze(tx, id, by(), Channel::Web)).unwrap();
    year.act(|tx, id| round::publish(tx, id, by(), Channel::Web).map(|_| ())).unwrap();
    corrected_after_publication(&year, &rows);
}

/// What is entered after the publication moves the live figures, and nothing that was frozen.
fn corrected_after_publication(year: &Mihon, rows: &[SheetRow]) {
    let policy: &Node = rows.iter().filter_map(|row| row.node.as_ref()).find(|node| node.code == "MH-2").unwrap();
    let sheet = rows.iter().find(|row| row.node.as_ref().is_some_and(|node| node.id == policy.id)).unwrap().sheet.id;
    let frozen = year.sheet(sheet).frozen;
    assert!(!frozen.is_empty());
    let live = |view: &SheetView| {
        let of_year = |weighed: &engawa_plans::evaluation::Weighed| weighed.standing.series.of_year(2026).and_then(|f| f.value);
        view.figures.iter().map(of_year).collect::<Vec<_>>()
    };
    let before = live(&year.sheet(sheet));
    let new = NewAction {
        node: "MH-2-4".into(),
        title: "後から書きとめた引き合わせの日".into(),
        held_on: Day::parse("2027-03-05").unwrap(),
        kind: ActionKind::Once,
        section: None,
        area: None,
        head_count: None,
        city_role: Role::Host,
        partners: vec!["company:host:見本商店".parse().unwrap()],
    };
    year.town.write_now(Key::none(), move |tx| actions::add_action(tx, &new, by(), Channel::Web)).unwrap();
    let after = year.sheet(sheet);
    assert_ne!(live(&after), before);
    assert_eq!(after.frozen, frozen);
    assert_eq!(after.sheet.state, SheetState::Settled);
}
