//! A year as files: one line a sheet, and in the workbook also the frozen figures and what people from outside said.

use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table, csv_answer, xlsx_answer};
use engawa_web::{Answer, Said, Voice};

use super::frozen::{self, share_word};
use super::judges::{judges, label, who};
use super::known::{SheetKnown, YearKnown};
use super::paper;
use crate::evaluation::form::FormField;
use crate::evaluation::model::{Comment, Evaluation, Frozen, FrozenYear, Step};
use crate::evaluation::reckon::{Percent, shown};
use crate::pages::Look;

/// The sheets as CSV.
pub(super) fn csv(look: &Look, known: &YearKnown) -> Answer<Response> {
    csv_answer(&sheets(look, known), &name(known, "csv"))
}

/// The year as a workbook.
pub(super) fn xlsx(look: &Look, known: &YearKnown) -> Answer<Response> {
    let (sheets, figures, comments) = (sheets(look, known), figures(look, known), comments(look, known));
    let tab = |key| look.voice.plain(key);
    let all = [
        (tab(engawa_web::key("plans-rating")), &sheets),
        (tab(engawa_web::key("plans-figures-none")), &figures),
        (tab(engawa_web::key("plans-ev-site-outside")), &comments),
    ];
    xlsx_answer(&all, look.today, &name(known, "xlsx"))
}

fn name(known: &YearKnown, end: &str) -> String {
    format!("{}-evaluations-{}.{end}", known.book.plan.slug, known.round.year.number())
}

/// The steps that a round has.
fn steps(known: &YearKnown) -> Vec<Step> {
    let has_department = known.round.setting.has_department;
    [Step::Section, Step::Department, Step::Planning]
        .into_iter()
        .filter(|step| *step != Step::Department || has_department)
        .collect()
}

/// One line a sheet.
fn sheets(look: &Look, known: &YearKnown) -> Table {
    let (voice, form) = (&look.voice, &known.round.form);
    let mut columns = head(voice);
    columns.push(Column::text(voice.say("plans-charge")));
    columns.extend(share_word(form.reckoning).map(|word| Column::number(voice.say(word))));
    columns.push(Column::text(voice.say("plans-ev-site-column-proposed")));
    for step in steps(known) {
        let who = who(voice, &form.scale, step);
        columns.push(Column::number(voice.say_with("plans-ev-site-column-grade", &[("who", (&who).into())])));
        columns.push(Column::text(who.clone()));
        columns.push(Column::text(voice.say_with("plans-ev-site-column-reason", &[("who", who.into())])));
    }
    columns.extend(form.fields.iter().map(|field| Column::text(field.label.as_str())));
    columns.push(Column::text(voice.say("plans-ev-site-fact-left-out")));
    let table = Table::new(voice, voice.say("plans-ev-site-sheets-caption"), columns);
    known.sheets.iter().map(|sheet| line(look, known, sheet)).fold(table, Table::row)
}

fn line(look: &Look, known: &YearKnown, sheet: &SheetKnown) -> Row {
    let (voice, form) = (&look.voice, &known.round.form);
    let is_judged = sheet.grade().is_some();
    let proposal = frozen::proposal(&known.round, sheet);
    let mut cells = item(voice, sheet);
    cells.push(text(voice, sheet.section.as_ref().map(|section| section.name.as_str())));
    if share_word(form.reckoning).is_some() {
        cells.push(percent(voice, proposal.percent.filter(|_| is_judged)));
    }
    let proposed = proposal.grade.ok().filter(|_| is_judged).map(|grade| label(&form.scale, grade));
    cells.push(text(voice, proposed.as_deref()));
    let given = if is_judged { &sheet.evaluations[..] } else { &[] };
    for step in steps(known) {
        cells.extend(judged(look, known, sheet, given.iter().find(|one| one.step == step)));
    }
    // What was written on a sheet that was left out belongs to nobody but its section.
    cells.extend(form.fields.iter().map(|field| written(voice, sheet, field, is_judged)));
    cells.push(text(voice, sheet.sheet.left_out.as_deref().filter(|_| !is_judged)));
    Row::new(cells)
}

fn head(voice: &Voice) -> Vec<Column> {
    let column = |said: Said| Column::text(said);
    vec![
        column(voice.say("plans-column-code")),
        column(voice.say("plans-column-level")),
        column(voice.say("plans-column-number")),
        column(voice.say("plans-ev-site-item")),
    ]
}

fn item(voice: &Voice, sheet: &SheetKnown) -> Vec<Cell> {
    let node = &sheet.node;
    vec![
        Cell::text(node.code.as_str()),
        Cell::text(node.level.as_str()),
        text(voice, node.number.as_deref()),
        Cell::text(node.title.as_str()),
    ]
}

fn text(voice: &Voice, text: Option<&str>) -> Cell {
    text.map_or_else(|| Cell::missing(voice), Cell::text)
}

/// A percent with the digits that are shown of it: rounded it could read as a grade that was just missed.
fn percent(voice: &Voice, percent: Option<Percent>) -> Cell {
    let cut = percent.map(|percent| shown(percent).replace(',', "").replace('−', "-"));
    let digits = cut.as_deref().and_then(|text| text.split_once('.')).map_or(0, |(_, digits)| digits.len());
    Cell::number(voice, cut.and_then(|text| text.parse().ok()), u8::try_from(digits).unwrap_or(0))
}

/// Number, words and reason of a grade.
fn judged(look: &Look, known: &YearKnown, sheet: &SheetKnown, one: Option<&Evaluation>) -> Vec<Cell> {
    let voice = &look.voice;
    let Some(one) = one else { return (0..3).map(|_| Cell::missing(voice)).collect() };
    let all = judges(look, &known.round.form, None, &sheet.evaluations);
    let place = sheet.evaluations.iter().position(|other| other.step == one.step);
    let reason = place.and_then(|place| all.get(place)).map(|judge| judge.reason.plain());
    let number = i32::try_from(one.grade).ok().map(f64::from);
    vec![Cell::number(voice, number, 0), Cell::text(label(&known.round.form.scale, one.grade)), text(voice, reason.as_deref())]
}

fn written(voice: &Voice, sheet: &SheetKnown, field: &FormField, is_judged: bool) -> Cell {
    let Some(answer) = sheet.answer(&field.code).filter(|_| is_judged) else { return Cell::missing(voice) };
    match (&field.kind, answer.parse::<f64>()) {
        (crate::evaluation::form::FieldKind::Number { .. }, Ok(value)) => {
            let digits = answer.split_once('.').map_or(0, |(_, digits)| digits.len());
            Cell::number(voice, Some(value), u8::try_from(digits).unwrap_or(0))
        }
        _ => Cell::text(paper::said(voice, field, answer)),
    }
}

/// One line for each year of each indicator, as it was frozen.
fn figures(look: &Look, known: &YearKnown) -> Table {
    let voice = &look.voice;
    let say = |key| voice.say(key);
    let mut columns = head(voice);
    columns.extend([
        Column::text(say("plans-column-name")),
        Column::text(say("plans-column-unit")),
        Column::text(say("plans-column-baseline")),
        Column::text(say("plans-column-target")),
        Column::text(say("plans-column-fiscal")),
        Column::number(say("plans-years-value")),
        Column::text(say("plans-column-mark")),
    ]);
    columns.extend(share_word(known.round.form.reckoning).map(|word| Column::number(say(word))));
    let table = Table::new(voice, say("plans-figures-none"), columns);
    let pairs = known.sheets.iter().flat_map(|sheet| sheet.frozen.iter().map(move |frozen| (sheet, frozen)));
    let rows = pairs.flat_map(|(sheet, frozen)| frozen.years.iter().map(move |year| (sheet, frozen, year)));
    rows.map(|(sheet, frozen, year)| figure(look, known, sheet, frozen, year)).fold(table, Table::row)
}

fn figure(look: &Look, known: &YearKnown, sheet: &SheetKnown, frozen: &Frozen, year: &FrozenYear) -> Row {
    let voice = &look.voice;
    let mark = match year {
        year if year.is_withheld => Some(voice.say("plans-behind-hidden")),
        year if year.is_preliminary => Some(voice.say("plans-years-preliminary-tag")),
        _ => None,
    };
    let value = year.value.filter(|_| !year.is_withheld);
    let reached = frozen.reached.percent().filter(|_| year.year == known.round.year);
    let mut cells = item(voice, sheet);
    cells.extend([
        Cell::text(frozen.name.as_str()),
        text(voice, frozen.unit.as_deref()),
        text(voice, frozen.baseline.as_deref()),
        text(voice, frozen.target.as_deref()),
        Cell::text(year.year.number().to_string()),
        Cell::number(voice, value, frozen.decimals),
        mark.map_or_else(|| Cell::missing(voice), Cell::text),
        // A form that does not look at figures has no column for it; the table leaves this cell out.
        percent(voice, reached),
    ]);
    Row::new(cells)
}

/// One line for each thing that was said from outside.
fn comments(look: &Look, known: &YearKnown) -> Table {
    let voice = &look.voice;
    let say = |key| voice.say(key);
    let mut columns = head(voice);
    columns.extend([
        Column::text(say("plans-ev-site-column-by-whom")),
        Column::text(say("plans-ev-site-outside")),
        Column::text(say("plans-ev-site-column-day")),
        Column::text(say("plans-ev-site-answer")),
        Column::text(say("plans-ev-site-column-answered")),
    ]);
    let table = Table::new(voice, say("plans-ev-site-outside"), columns);
    let judged = known.sheets.iter().filter(|sheet| sheet.grade().is_some());
    let rows = judged.flat_map(|sheet| sheet.comments.iter().map(move |comment| (sheet, comment)));
    rows.map(|(sheet, comment)| heard(voice, sheet, comment)).fold(table, Table::row)
}

fn heard(voice: &Voice, sheet: &SheetKnown, comment: &Comment) -> Row {
    let day = |day: Option<engawa_kernel::Day>| text(voice, day.map(|day| day.to_string()).as_deref());
    let mut cells = item(voice, sheet);
    cells.extend([
        Cell::text(comment.by_whom.as_str()),
        Cell::text(comment.body.as_str()),
        day(Some(comment.made_on)),
        text(voice, comment.answer.as_deref()),
        day(comment.answered_on),
    ]);
    Row::new(cells)
}
