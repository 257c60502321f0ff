//! A year of judgement of a small invented town: three items, of which two have a figure from outside.

use engawa_db::{Key, Town, Tx};
use engawa_kernel::{Actor, Channel, Day, FiscalYear, Id};
use engawa_plans::evaluation::form::{Form, templates};
use engawa_plans::evaluation::model::{Round, Setting, Sheet, SheetState, Step};
use engawa_plans::evaluation::reading::{self, RoundView, SheetView};
use engawa_plans::evaluation::sheet::{Given, Typed};
use engawa_plans::evaluation::{Refused, round, sheet};
use engawa_plans::measuring::{NewObservation, enter_observation};
use engawa_plans::settle::settle;
use engawa_plans::townfile;
use engawa_testkit::Kit;
use engawa_web::door::Desk;

/// Name of the plan in addresses.
pub const PLAN: &str = "sogo";

/// A section that became another in April, one that nobody followed, and three items.
pub const TOWN: &str = r#"
[town]
slug = "judged"
name = "見本町"
name_easy = "見本町（みほんちょう）"
name_en = "Mihon"
accent = "green-900"
sample = true

[town.words]
community = "自治会"
collaboration = "協働"
district = "地区"
headquarters = "町役場"

[[sections]]
code = "旧課"
name = "旧課"
valid_from = "2010-04-01"
valid_to = "2026-03-31"
successors = ["新課"]

[[sections]]
code = "新課"
name = "新課"
valid_from = "2026-04-01"

[[sections]]
code = "消えた課"
name = "消えた課"
valid_from = "2010-04-01"
valid_to = "2026-03-31"

[[plans]]
slug = "sogo"
title = "見本町総合計画"
kind = "comprehensive"
version = 1
current = true
period = { from = 2023, to = 2030, raw = "令和5〜12年度" }
source = { title = "見本町総合計画（見本）" }
levels = ["目標", "施策"]

[[plans.nodes]]
code = "A"
level = "目標"
title = "となり近所"

[[plans.nodes]]
code = "A-1"
level = "施策"
title = "集いを開く"
parents = ["A"]
sections = ["旧課"]
policy = true

[[plans.nodes]]
code = "A-2"
level = "施策"
title = "見守る"
parents = ["A"]
sections = ["旧課"]
policy = true

[[plans.nodes]]
code = "A-3"
level = "施策"
title = "まとめる"
parents = ["A"]
sections = ["消えた課"]
policy = true

[[plans.indicators]]
code = "A-1-I"
node = "A-1"
group = "成果指標"
name = "集いの数"
unit = "回"
baseline = "10回"
baseline_year = "R4"
target = "20回"
target_year = "R12"
shape = "external_yearly"
direction = "up"
decimals = 0

[plans.indicators.measure]
external = "町の報告書"
cadence = "yearly"

[[plans.indicators]]
code = "A-2-I"
node = "A-2"
group = "成果指標"
name = "見守りの人数"
unit = "人"
baseline = "40人"
baseline_year = "R4"
target = "100人"
target_year = "R12"
shape = "external_yearly"
direction = "up"
decimals = 0

[plans.indicators.measure]
external = "町の報告書"
cadence = "yearly"
"#;

/// Who acts in these stories.
pub fn by() -> Actor {
    Actor::Key("test")
}

/// A day.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A form of the program.
pub fn form(code: &str) -> Form {
    templates().into_iter().find(|form| form.code == code).unwrap()
}

/// The usual days.
pub fn setting() -> Setting {
    Setting {
        levels: vec!["施策".into()],
        has_department: false,
        has_outside: true,
        section_by: day("2026-06-30"),
        department_by: None,
        planning_by: day("2026-07-31"),
    }
}

/// A year under way.
pub struct Year {
    /// The town.
    pub town: Town,
    round: Id<Round>,
}

impl Year {
    /// The town is settled, its figures of 2025 are entered, and the year 2025 is open, in May 2026.
    pub fn open(kit: &Kit, code: &str) -> Year {
        kit.set_day("2026-05-01");
        let town = kit.town("judged");
        let file = townfile::read("judged.toml", TOWN).unwrap();
        town.write_now(Key::none(), move |tx| settle(tx, &file)).unwrap();
        let round = opened(&town, 2025, code, setting());
        let year = Year::of(town, round);
        year.enter("A-1-I", 19.0, None);
        year.enter("A-2-I", 100.0, None);
        year
    }

    /// A year of a town.
    pub fn of(town: Town, round: Id<Round>) -> Year {
        Year { town, round }
    }

    /// The year after.
    pub fn next(&self, code: &str) -> Year {
        self.next_with(code, setting())
    }

    /// The year after, with a setting of its own.
    pub fn next_with(&self, code: &str, setting: Setting) -> Year {
        Year::of(self.town.clone(), opened(&self.town, 2026, code, setting))
    }

    /// Enters a figure of 2025.
    pub fn enter(&self, indicator: &str, value: f64, reason: Option<&str>) {
        let new = NewObservation {
            indicator: indicator.into(),
            year: FiscalYear(2025),
            value,
            is_preliminary: false,
            source: "報告書".into(),
            reason: reason.map(str::to_owned),
        };
        self.town.write_now(Key::none(), move |tx| enter_observation(tx, &new, by(), Channel::Web)).unwrap();
    }

    /// The round with its sheets.
    pub fn round(&self) -> RoundView {
        let id = self.round;
        self.town.read_now(move |db| reading::round(db, id)).unwrap().unwrap()
    }

    /// The sheet of an item.
    pub fn sheet(&self, code: &str) -> Id<Sheet> {
        let rows = self.round().rows.into_iter();
        let mut own = rows.filter(|row| row.node.as_ref().is_some_and(|node| node.code == code));
        own.next().unwrap().sheet.id
    }

    /// A sheet with everything around it.
    pub fn view(&self, id: Id<Sheet>) -> SheetView {
        self.town.read_now(move |db| reading::sheet(db, id, &Desk::default())).unwrap().unwrap()
    }

    /// An act on the round.
    pub fn act<T>(&self, act: impl Fn(&mut Tx, Id<Round>) -> Result<T, Refused> + Send + 'static) -> Result<T, Refused>
    where
        T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
    {
        let id = self.round;
        self.town.write_now(Key::none(), move |tx| act(tx, id))
    }

    fn typed(&self, id: Id<Sheet>, fields: &[(&str, &str)]) -> Vec<Typed> {
        let view = self.view(id);
        let seen = |field: &str| view.answers.iter().find(|answer| answer.field == field).map_or(0, |answer| answer.number);
        fields.iter().map(|(field, text)| Typed { field: (*field).into(), text: (*text).into(), seen: seen(field) }).collect()
    }

    /// Keeps what is typed.
    pub fn save(&self, id: Id<Sheet>, fields: &[(&str, &str)]) -> Result<usize, Refused> {
        let typed = self.typed(id, fields);
        self.town.write_now(Key::none(), move |tx| sheet::save(tx, id, &typed))
    }

    /// Fills every field that is asked for.
    pub fn fill(&self, id: Id<Sheet>) {
        let round = self.round().round;
        let required = round.form.fields.iter().filter(|field| field.is_required);
        let words = required.map(|field| {
            let word = field.kind.options().first().map_or("見本のことば", |option| option.code.as_str());
            (field.code.as_str(), word)
        });
        let words: Vec<(&str, &str)> = words.collect();
        self.save(id, &words).unwrap();
    }

    /// Hands in.
    pub fn hand_in(&self, id: Id<Sheet>, fields: &[(&str, &str)]) -> Result<SheetState, Refused> {
        let typed = self.typed(id, fields);
        self.town.write_now(Key::none(), move |tx| sheet::hand_in(tx, id, &typed, by(), Channel::Web))
    }

    /// A step judges.
    pub fn judge(&self, id: Id<Sheet>, step: Step, grade: &str, reason: &str) -> Result<SheetState, Refused> {
        let given = Given { grade: grade.into(), reason: reason.into(), proxy: None };
        self.town.write_now(Key::none(), move |tx| sheet::judge(tx, id, step, &given, by(), Channel::Web))
    }

    /// A step sends back.
    pub fn send_back(&self, id: Id<Sheet>, step: Step, remarks: &[(&str, &str)]) -> Result<(), Refused> {
        let remarks: Vec<(String, String)> = remarks.iter().map(|(field, body)| ((*field).into(), (*body).into())).collect();
        self.town.write_now(Key::none(), move |tx| sheet::send_back(tx, id, step, &remarks, by(), Channel::Web))
    }

    /// Fills, hands in and judges a sheet.
    pub fn settle(&self, id: Id<Sheet>, grade: &str) {
        self.fill(id);
        self.hand_in(id, &[("grade", grade), ("grade-reason", "見本の理由")]).unwrap();
        self.judge(id, Step::Planning, grade, "").unwrap();
    }

    /// Leaves a sheet out.
    pub fn leave_out(&self, id: Id<Sheet>, reason: &str) -> Result<(), Refused> {
        let reason = reason.to_owned();
        self.town.write_now(Key::none(), move |tx| sheet::leave_out(tx, id, &reason, by(), Channel::Web))
    }

    /// Opens a judged sheet again.
    pub fn reopen(&self, id: Id<Sheet>, remark: &str) -> Result<(), Refused> {
        let remark = remark.to_owned();
        self.town.write_now(Key::none(), move |tx| sheet::reopen(tx, id, &remark, by(), Channel::Web))
    }

    /// Withdraws what was published.
    pub fn withdraw(&self, reason: &str) -> Result<(), Refused> {
        let reason = reason.to_owned();
        self.act(move |tx, id| round::withdraw(tx, id, &reason, by(), Channel::Web))
    }
}

fn opened(town: &Town, number: i32, code: &str, setting: Setting) -> Id<Round> {
    let form = form(code);
    let open = move |tx: &mut Tx| {
        let id = round::prepare(tx, PLAN, FiscalYear(number), &form, &setting, by(), Channel::Web)?;
        round::open(tx, id, by(), Channel::Web)?;
        Ok::<_, Refused>(id)
    };
    town.write_now(Key::none(), open).unwrap()
}
