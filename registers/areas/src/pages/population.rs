//! 地域・年齢別人口 as open data, in both generations of the standard: one file a day of counting, one row an area.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};
use engawa_web::tables::{Cell, Column, Row, Table, csv_answer};
use engawa_web::{Answer, Ctx, Failure, Lang, Voice};
use serde::Deserialize;

use super::look::as_double;
use crate::model::Area;
use crate::release::SMALLEST;
use crate::store;
use crate::store::released::{self, PublicFigure};
use crate::what::{Band, Sex, What};

/// The columns as the standards print them; the words of a standard are data, not our words.
const COLUMNS_2020: &str = include_str!("../../data/population-2020.txt");
const COLUMNS_2023: &str = include_str!("../../data/population-2023.txt");
/// The names of the prefectures by the first two digits of a code.
const PREFECTURES: &str = include_str!("../../data/prefectures.txt");

/// Which file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    day: String,
    form: String,
}

/// The generation of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// 推奨データセット.
    Of2020,
    /// 自治体標準オープンデータセット.
    Of2023,
}

struct Known {
    areas: Vec<Area>,
    figures: BTreeMap<(Id<Area>, What), PublicFigure>,
    town: String,
    code: Option<String>,
    day: Day,
}

fn read(db: &Db, asked: Option<Day>) -> Result<Option<Known>, Fault> {
    let Some(day) = asked.map_or_else(|| released::days(db).map(|days| days.first().copied()), |day| Ok(Some(day)))? else {
        return Ok(None);
    };
    let figures = released::all_on(db, day)?;
    if figures.is_empty() {
        return Ok(None);
    }
    Ok(Some(Known {
        areas: store::areas_on(db, day)?,
        figures: figures.into_iter().map(|figure| ((figure.area, figure.what.clone()), figure)).collect(),
        town: engawa_who::town(db)?.map(|town| town.name).unwrap_or_default(),
        code: store::town_code(db)?,
        day,
    }))
}

/// The file of a day; without one, that of the latest.
pub(super) async fn csv(ctx: Ctx, Query(asked): Query<Asked>) -> Answer<Response> {
    let day = match asked.day.as_str() {
        "" => None,
        text => Some(Day::parse(text).map_err(|_| Failure::NotFound)?),
    };
    let form = if asked.form == "2020" { Form::Of2020 } else { Form::Of2023 };
    let known = ctx.town.read(move |db| read(db, day)).await?.ok_or(Failure::NotFound)?;
    let name = format!("{}_population_{}.csv", known.code.as_deref().unwrap_or(ctx.site.slug.as_str()), known.day);
    // A file of a standard speaks the language of the standard, whoever asks for it.
    csv_answer(&table(&ctx.voice.in_lang(Lang::Ja), &known, form), &name)
}

fn table(voice: &Voice, known: &Known, form: Form) -> Table {
    let columns = match form {
        Form::Of2020 => COLUMNS_2020,
        Form::Of2023 => COLUMNS_2023,
    };
    let head = columns.lines().map(Column::text).collect();
    let areas = known.areas.iter().filter(|area| known.figures.keys().any(|(of, _)| *of == area.id));
    areas.map(|area| Row::new(row(voice, known, form, area))).fold(Table::new(voice, "", head), Table::row)
}

fn row(voice: &Voice, known: &Known, form: Form, area: &Area) -> Vec<Cell> {
    let text = |text: &str| Cell::text(text);
    let code = known.code.as_deref().unwrap_or_default();
    let mut cells = match form {
        Form::Of2020 => vec![text(code), text(&area.code), text(prefecture(code)), text(&known.town)],
        Form::Of2023 => vec![text(code), text(&area.code), text(&known.town)],
    };
    cells.extend([text(&known.day.to_string()), text(&area.name)]);
    let figure = |what: What| known.figures.get(&(area.id, what));
    let number = |what: What| Cell::number(voice, figure(what).and_then(|figure| figure.value).map(as_double), 0);
    cells.extend([None, Some(Sex::Male), Some(Sex::Female)].map(|sex| number(What::Population(sex))));
    cells.extend(Band::all().flat_map(|band| [Sex::Male, Sex::Female].map(|sex| number(What::Ages(band, Some(sex))))));
    cells.push(number(What::Households));
    cells.push(remark(voice, known, area));
    cells
}

/// Says that numbers are hidden: an empty place alone would say that nobody counted.
fn remark(voice: &Voice, known: &Known, area: &Area) -> Cell {
    let is_hidden = known.figures.iter().any(|((of, _), figure)| *of == area.id && figure.value.is_none());
    if is_hidden { Cell::text(voice.say_with("areas-file-hidden", &[("count", SMALLEST.into())])) } else { Cell::text("") }
}

fn prefecture(code: &str) -> &'static str {
    let found = PREFECTURES.lines().filter_map(|line| line.split_once(' ')).find(|(number, _)| code.starts_with(*number));
    found.map_or("", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_standards_have_as_many_columns_as_a_row_has_places() {
        assert_eq!(COLUMNS_2020.lines().count(), 4 + 2 + 3 + 2 * Band::COUNT + 2);
        assert_eq!(COLUMNS_2023.lines().count(), 3 + 2 + 3 + 2 * Band::COUNT + 2);
    }

    #[test]
    fn a_code_leads_to_its_prefecture_and_none_leads_nowhere() {
        assert_eq!(prefecture("202070").chars().count(), 3);
        assert_eq!(prefecture(""), "");
        assert_eq!(PREFECTURES.lines().count(), 47);
    }
}
