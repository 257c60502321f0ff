//! A published year: how many sheets in each grade, every sheet in one line, what was left out and why.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Figure, Link};
use engawa_web::{Answer, Ctx, Failure, Said, Voice, key};

use super::known::{self, Seen, SheetKnown, YearKnown};
use super::{booklet_path, count, files, frozen, judges, paper, read_year, sheet_path, withdrawn, year_path, years_path};
use crate::evaluation::form::FieldKind;
use crate::pages::{InJapanese, Look, labelled};

/// The page `templates/ev_site_year.html`.
#[derive(Template)]
#[template(path = "ev_site_year.html")]
pub(crate) struct YearPage {
    voice: Voice,
    ja: InJapanese,
    plan: String,
    title: Said,
    facts: Vec<(Said, Figure)>,
    frozen: Said,
    published: Vec<Said>,
    links: Vec<Link>,
    scale: String,
    bars: Vec<Bar>,
    sheets: Table,
    left_out: Option<Table>,
}

/// A grade with its sheets.
struct Bar {
    label: String,
    width: String,
    sheets: Said,
}

/// What is asked of a year, by the end of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Page,
    Csv,
    Xlsx,
}

/// `2025`, `2025.csv`, `2025.xlsx`.
fn asked(text: &str) -> Option<(&str, Kind)> {
    match text.split_once('.') {
        None => Some((text, Kind::Page)),
        Some((year, "csv")) => Some((year, Kind::Csv)),
        Some((year, "xlsx")) => Some((year, Kind::Xlsx)),
        Some(_) => None,
    }
}

/// Shows the year, or gives it as a file.
pub(crate) async fn show(ctx: Ctx, Path((plan, year)): Path<(String, String)>) -> Answer<Response> {
    let (year, kind) = asked(&year).ok_or(Failure::NotFound)?;
    let year = read_year(year).ok_or(Failure::NotFound)?;
    let found = ctx.town.read(move |db| known::year(db, &plan, year)).await?.ok_or(Failure::NotFound)?;
    let known = match found {
        Seen::Published(known) => known,
        Seen::Withdrawn(gone) => {
            let status = if kind == Kind::Page { StatusCode::OK } else { StatusCode::GONE };
            return withdrawn::show(&ctx, &gone, status);
        }
    };
    let look = Look::of(&ctx);
    match kind {
        Kind::Page => page(&ctx, &look, &known),
        Kind::Csv => files::csv(&look, &known),
        Kind::Xlsx => files::xlsx(&look, &known),
    }
}

fn page(ctx: &Ctx, look: &Look, known: &YearKnown) -> Answer<Response> {
    let page = YearPage::of(look, known);
    let plan = &known.book.plan;
    let path = year_path(&plan.slug, known.round.year);
    let shell = super::shell(ctx, page.title.clone(), plan)
        .crumb(ctx.voice.say("plans-ev-site-years"), &years_path(&plan.slug))
        .foot(ctx.voice.say("plans-csv"), &format!("{path}.csv"))
        .foot(ctx.voice.say("plans-xlsx"), &format!("{path}.xlsx"));
    ctx.page(&shell, &page)
}

impl YearPage {
    /// The page of this year.
    pub(crate) fn of(look: &Look, known: &YearKnown) -> YearPage {
        let frozen = frozen::frozen_on(look, &known.round);
        let left_out: Vec<&SheetKnown> = known.sheets.iter().filter(|sheet| sheet.grade().is_none()).collect();
        YearPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            plan: known.book.plan.title.clone(),
            title: title(look, known),
            facts: facts(look, known),
            frozen: look.voice.say_with("plans-ev-site-frozen-on", &[("day", frozen.into())]),
            published: published(look, known),
            links: links(look, known),
            scale: known.round.form.scale.name.clone(),
            bars: bars(look, known),
            sheets: sheets(look, known),
            left_out: (!left_out.is_empty()).then(|| not_judged(look, known, &left_out)),
        }
    }
}

/// 2025年度の評価.
pub(crate) fn title(look: &Look, known: &YearKnown) -> Said {
    look.voice.say_with("plans-ev-site-year-title", &[("year", look.voice.fiscal_year(known.round.year).into())])
}

fn facts(look: &Look, known: &YearKnown) -> Vec<(Said, Figure)> {
    let judged = known.sheets.iter().filter(|sheet| sheet.grade().is_some()).count();
    let fact = |word: &'static str, count: usize| {
        let figure = Figure::new(&look.voice, u32::try_from(count).ok().map(f64::from), 0);
        (look.voice.say(word), figure.unit(look.voice.say("plans-ev-site-items-unit")))
    };
    vec![
        fact(key("plans-ev-site-fact-judged"), judged),
        fact(key("plans-ev-site-fact-left-out"), known.sheets.len() - judged),
        fact(key("plans-ev-site-fact-differ"), known.sheets.iter().filter(|sheet| differ(&sheet.evaluations)).count()),
    ]
}

/// Whether those who judged gave more than one grade.
pub(crate) fn differ(evaluations: &[crate::evaluation::model::Evaluation]) -> bool {
    evaluations.windows(2).any(|pair| pair[0].grade != pair[1].grade)
}

/// On which day, and what was published and withdrawn before.
fn published(look: &Look, known: &YearKnown) -> Vec<Said> {
    let day = |publication: &crate::evaluation::model::Publication| look.voice.full_day(publication.published_at.day());
    let said = |publication| {
        let published = look.voice.say_with("plans-ev-site-published-on", &[("day", day(publication).into())]);
        std::iter::once(published).chain(withdrawn::sentences(look, publication)).collect::<Vec<_>>()
    };
    known.publications.iter().flat_map(said).collect()
}

fn links(look: &Look, known: &YearKnown) -> Vec<Link> {
    let (plan, year) = (&known.book.plan.slug, known.round.year);
    let path = year_path(plan, year);
    let link = |word: &'static str, path: &str| Link::new(look.voice.say(word), look.link(path));
    vec![
        link(key("plans-ev-site-booklet"), &booklet_path(plan, year)),
        link(key("plans-csv"), &format!("{path}.csv")),
        link(key("plans-xlsx"), &format!("{path}.xlsx")),
    ]
}

fn bars(look: &Look, known: &YearKnown) -> Vec<Bar> {
    let grades: Vec<i64> = known.sheets.iter().filter_map(SheetKnown::grade).collect();
    let bar = |one: count::Count| Bar {
        label: one.label,
        width: count::width(one.share),
        sheets: look.voice.say_with("plans-ev-site-sheets", &[("count", one.sheets.into())]),
    };
    count::by_grade(&known.round.form.scale, &grades).into_iter().map(bar).collect()
}

/// What a sheet says of the way on, in the words of its form.
pub(crate) fn direction(look: &Look, known: &YearKnown, sheet: &SheetKnown) -> Option<String> {
    let field = known.round.form.fields.iter().find(|field| matches!(field.kind, FieldKind::Direction { .. }))?;
    sheet.answer(&field.code).map(|answer| paper::said(&look.voice, field, answer))
}

fn item(look: &Look, known: &YearKnown, sheet: &SheetKnown) -> Cell {
    let path = sheet_path(&known.book.plan.slug, known.round.year, &sheet.node.slug);
    Cell::link(labelled(look, &sheet.node), look.link(&path))
}

fn section(look: &Look, sheet: &SheetKnown) -> Cell {
    sheet.section.as_ref().map_or_else(|| Cell::missing(&look.voice), |section| Cell::text(section.name.as_str()))
}

fn sheets(look: &Look, known: &YearKnown) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-ev-site-item")),
        Column::text(say("plans-charge")),
        Column::text(say("plans-rating")),
        Column::text(say("plans-ev-site-direction")),
    ];
    let row = |sheet: &SheetKnown| {
        let grade = sheet.grade()?;
        Some(Row::new(vec![
            item(look, known, sheet),
            section(look, sheet),
            Cell::text(judges::label(&known.round.form.scale, grade)),
            direction(look, known, sheet).map_or_else(|| Cell::missing(&look.voice), Cell::text),
        ]))
    };
    let table = Table::new(&look.voice, say("plans-ev-site-sheets-caption"), columns).hide_caption();
    known.sheets.iter().filter_map(row).fold(table, Table::row)
}

fn not_judged(look: &Look, known: &YearKnown, sheets: &[&SheetKnown]) -> Table {
    let say = |key| look.voice.say(key);
    let columns =
        vec![Column::text(say("plans-ev-site-item")), Column::text(say("plans-charge")), Column::text(say("plans-ev-site-reason"))];
    let row = |sheet: &&SheetKnown| {
        let reason = sheet.sheet.left_out.as_deref().map_or_else(|| Cell::missing(&look.voice), Cell::text);
        Row::new(vec![item(look, known, sheet), section(look, sheet), reason])
    };
    let table = Table::new(&look.voice, say("plans-ev-site-fact-left-out"), columns).hide_caption();
    sheets.iter().map(row).fold(table, Table::row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_a_page_or_a_file() {
        assert_eq!(asked("2025"), Some(("2025", Kind::Page)));
        assert_eq!(asked("2025.csv"), Some(("2025", Kind::Csv)));
        assert_eq!(asked("2025.xlsx"), Some(("2025", Kind::Xlsx)));
        for wrong in ["2025.", "2025.pdf", "2025.csv.xlsx", "2025.CSV"] {
            assert_eq!(asked(wrong), None, "{wrong}");
        }
    }
}
