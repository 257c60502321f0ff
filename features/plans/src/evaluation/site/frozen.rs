//! The figures of a sheet: as they were frozen, and where they are others today.

use engawa_kernel::FiscalYear;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::{Said, Voice, key};

use super::changes::{Change, Value, changes};
use crate::evaluation::figures::{Proposal, propose};
use crate::evaluation::form::{Form, Reckoning};
use crate::evaluation::model::{Frozen, Round};
use crate::evaluation::reckon::{Reached, Why, shown};
use crate::evaluation::rules;
use crate::model::Standing;
use crate::pages::{Look, printed};

use super::judges::label;
use super::known::SheetKnown;

/// So many years stand in the table of a sheet, which is as wide as a page of paper; all of them are in the files.
const YEARS_SHOWN: usize = 3;

/// The figures of a sheet, in a row of the paper.
pub(crate) struct Figures {
    /// The table; nothing where the item has no indicator.
    pub(crate) table: Option<Table>,
    /// What is said below it: figures that are others today.
    pub(crate) lines: Vec<Said>,
}

/// An indicator then and now.
struct Pair<'s> {
    frozen: &'s Frozen,
    today: Option<&'s Standing>,
    changes: Vec<Change>,
}

impl Figures {
    /// The figures of a sheet. `today` are those of everyone, of the same indicators as far as the plan still has them.
    pub(crate) fn of<'s>(look: &Look, round: &Round, plan: &str, sheet: &'s SheetKnown, today: &'s [Standing]) -> Figures {
        let pair = |frozen: &'s Frozen| {
            let today = today.iter().find(|standing| standing.indicator.id == frozen.indicator);
            Pair { frozen, today, changes: today.map_or_else(Vec::new, |today| changes(frozen, today, round.year)) }
        };
        let pairs: Vec<Pair> = sheet.frozen.iter().map(pair).collect();
        let table = (!pairs.is_empty()).then(|| table(look, round, plan, &pairs));
        Figures { table, lines: pairs.iter().flat_map(|pair| lines(look, pair)).collect() }
    }
}

/// The last years that any of these indicators has, up to the one that is judged, which always stands there.
fn years(round: &Round, pairs: &[Pair]) -> Vec<FiscalYear> {
    let all = pairs.iter().flat_map(|pair| pair.frozen.years.iter().map(|year| year.year));
    let mut years: Vec<FiscalYear> = all.filter(|year| *year <= round.year).chain([round.year]).collect();
    years.sort_unstable();
    years.dedup();
    years.drain(..years.len().saturating_sub(YEARS_SHOWN));
    years
}

fn table(look: &Look, round: &Round, plan: &str, pairs: &[Pair]) -> Table {
    let say = |key| look.voice.say(key);
    let years = years(round, pairs);
    let differs = pairs.iter().any(|pair| of_year(pair, round.year).is_some());
    let mut columns = vec![Column::text(say("plans-column-name")), Column::number(say("plans-column-baseline"))];
    columns.extend(years.iter().map(|year| Column::number(look.voice.short_year(year.number()))));
    if differs {
        let year = look.voice.short_year(round.year.number());
        columns.push(Column::number(look.voice.say_with("plans-ev-site-today-of", &[("year", year.into())])));
    }
    columns.push(Column::number(say("plans-column-target")));
    columns.extend(share_word(round.form.reckoning).map(|word| Column::text(say(word))));
    let caption = look.voice.say_with("plans-ev-site-figures-caption", &[("day", frozen_on(look, round).into())]);
    let rows = pairs.iter().map(|pair| row(look, round, plan, &years, differs, pair));
    rows.fold(Table::new(&look.voice, caption, columns), Table::row)
}

/// The day on which the figures were frozen.
pub(crate) fn frozen_on(look: &Look, round: &Round) -> Said {
    round.frozen_on.map_or_else(|| look.missing(), |day| look.voice.full_day(day))
}

fn of_year<'p>(pair: &'p Pair, year: FiscalYear) -> Option<&'p Change> {
    pair.changes.iter().find(|change| change.year == year)
}

fn row(look: &Look, round: &Round, plan: &str, years: &[FiscalYear], differs: bool, pair: &Pair) -> Row {
    let frozen = pair.frozen;
    let name = match pair.today {
        Some(today) => Cell::link(frozen.name.as_str(), look.indicator(plan, &today.indicator.slug)),
        None => Cell::text(frozen.name.as_str()),
    };
    let printed = |raw: &Option<String>| raw.as_deref().map_or_else(|| Cell::missing(&look.voice), Cell::text);
    let mut cells = vec![name, printed(&frozen.baseline)];
    cells.extend(years.iter().map(|year| figure(look, pair, *year)));
    if differs {
        let same = || Cell::text(look.voice.say("plans-ev-site-today-same"));
        cells.push(of_year(pair, round.year).map_or_else(same, |change| Cell::text(written(look, pair, change.now))));
    }
    cells.push(printed(&frozen.target));
    // A form that does not look at figures has no column for shares; the table leaves this cell out.
    cells.push(Cell::text(reached(&look.voice, frozen.reached)));
    Row::new(cells)
}

fn figure(look: &Look, pair: &Pair, year: FiscalYear) -> Cell {
    let found = pair.frozen.years.iter().find(|one| one.year == year);
    let cell = Cell::text(written(look, pair, Value::frozen(found)));
    let is_preliminary = found.is_some_and(|one| one.is_preliminary && one.value.is_some());
    if is_preliminary { cell.tag(look.voice.say("plans-years-preliminary-tag")) } else { cell }
}

/// A figure with its unit; for a milestone whether it was done.
fn written(look: &Look, pair: &Pair, value: Value) -> Said {
    match value {
        Value::Hidden => look.voice.say("plans-behind-hidden"),
        Value::None => look.missing(),
        Value::Figure(done) if is_milestone(pair) => {
            look.voice.say(if done > 0.0 { key("plans-figure-done") } else { key("plans-figure-not-done") })
        }
        Value::Figure(value) => with_unit(look, pair.frozen, value).into(),
    }
}

fn is_milestone(pair: &Pair) -> bool {
    pair.today.is_some_and(|today| printed::is_milestone(&today.indicator))
}

fn with_unit(look: &Look, frozen: &Frozen, value: f64) -> String {
    let number = look.voice.number(value, frozen.decimals);
    let Some(unit) = &frozen.unit else { return number };
    look.voice.plain_with("plans-value-unit", &[("value", number.into()), ("unit", unit.into())])
}

/// What the share of an indicator is a share of; nothing where the form does not look at figures.
pub(crate) fn share_word(reckoning: Reckoning) -> Option<&'static str> {
    match reckoning {
        Reckoning::OfWay => Some(key("plans-ev-site-of-way")),
        Reckoning::OfTarget => Some(key("plans-ev-site-of-target")),
        Reckoning::Points | Reckoning::Judged => None,
    }
}

/// How far an indicator came, as short as a place in a table.
pub(crate) fn reached(voice: &Voice, reached: Reached) -> Said {
    match reached {
        Reached::Met => voice.say("plans-ev-site-met"),
        Reached::NotMet => voice.say("plans-ev-site-not-met"),
        Reached::Ratio(percent) => voice.say_with("plans-ev-site-percent", &[("percent", shown(percent).into())]),
        Reached::None(Why::Unscored) => voice.say("plans-unscored-tag"),
        Reached::None(Why::NoFigure) => voice.say("plans-chart-missing"),
        Reached::None(_) => voice.say("plans-ev-site-no-percent"),
    }
}

fn why_word(why: Why) -> &'static str {
    match why {
        Why::Judged => key("plans-ev-site-why-judged"),
        Why::ByPoints | Why::Unanswered => key("plans-ev-site-why-unanswered"),
        Why::Unscored => key("plans-ev-site-why-unscored"),
        Why::NoFigure => key("plans-ev-site-why-no-figure"),
        Why::NoTarget | Why::NoPartOfTarget => key("plans-ev-site-why-no-target"),
        Why::NoBaseline | Why::NoWay => key("plans-ev-site-why-no-way"),
        Why::NotMet => key("plans-ev-site-why-not-met"),
        Why::NoIndicator => key("plans-ev-site-why-no-indicator"),
        Why::NoGrade => key("plans-ev-site-why-no-grade"),
    }
}

/// What is said of an indicator whose figures are others today, or that the plan has no more.
fn lines(look: &Look, pair: &Pair) -> Vec<Said> {
    let name = &pair.frozen.name;
    if pair.today.is_none() {
        return vec![look.voice.say_with("plans-ev-site-indicator-gone", &[("name", name.into())])];
    }
    pair.changes.iter().map(|change| line(look, pair, change)).collect()
}

fn line(look: &Look, pair: &Pair, change: &Change) -> Said {
    let said = |value: Value| match value {
        Value::Hidden => look.voice.say("plans-ev-site-hidden-figure"),
        value => written(look, pair, value),
    };
    let (then, now, year) = (said(change.then), said(change.now), look.voice.year(change.year.number()));
    let name = &pair.frozen.name;
    if let Some(by) = by(look, pair, change) {
        return look.voice.say_with(
            "plans-ev-site-today-differs",
            &[("name", name.into()), ("year", year.into()), ("then", then.into()), ("now", now.into()), ("by", by.into())],
        );
    }
    let word = match (change.then, change.now) {
        (Value::None, _) => key("plans-ev-site-today-new"),
        (_, Value::None) => key("plans-ev-site-today-none"),
        _ => key("plans-ev-site-today-other"),
    };
    look.voice.say_with(word, &[("name", name.into()), ("year", year.into()), ("then", then.into()), ("now", now.into())])
}

/// How much more or less it is; nothing for what is only done or not done.
fn by(look: &Look, pair: &Pair, change: &Change) -> Option<Said> {
    let (Value::Figure(before), Value::Figure(after), false) = (change.then, change.now, is_milestone(pair)) else { return None };
    let by = with_unit(look, pair.frozen, (after - before).abs());
    let word = if after > before { key("plans-ev-site-today-more") } else { key("plans-ev-site-today-less") };
    Some(look.voice.say_with(word, &[("by", by.into())]))
}

/// What the frozen figures or the points of a sheet propose. It is not what was proposed to the section, which saw the figures
/// of city hall: from those a small group could be read.
pub(crate) fn proposal(round: &Round, sheet: &SheetKnown) -> Proposal {
    let reached: Vec<Reached> = sheet.frozen.iter().map(|frozen| frozen.reached).collect();
    propose(&round.form, &reached, rules::points(&round.form, &sheet.answers))
}

/// The proposal in words: how much, and which grade that is.
pub(crate) fn proposed(voice: &Voice, form: &Form, proposal: &Proposal) -> Vec<Said> {
    let points = proposal.points.filter(|_| form.reckoning == Reckoning::Points);
    let points = points.map(|points| voice.say_with("plans-ev-site-points", &[("points", points.into())]));
    let share = share_word(form.reckoning).zip(proposal.percent).map(|(word, percent)| {
        let percent = voice.say_with("plans-ev-site-percent", &[("percent", shown(percent).into())]);
        voice.say_with("plans-ev-site-share", &[("share", voice.say(word).into()), ("percent", percent.into())])
    });
    let grade = match proposal.grade {
        Ok(grade) => voice.say_with("plans-ev-site-proposed", &[("grade", label(&form.scale, grade).into())]),
        Err(why) => voice.say(why_word(why)),
    };
    points.into_iter().chain(share).chain([grade]).collect()
}
