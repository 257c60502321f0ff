//! How old the people of an area are: bands as bars with their numbers, and the same as a table.

use engawa_kernel::Day;
use engawa_web::charts::{self, BandChart, Chart};
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::{Arg, Ctx, Said};

use super::known::Known;
use super::look::{as_double, band, number, sex_word, wide, wides};
use crate::what::{Band, Sex, What};

/// The part of a sheet about ages.
pub(super) struct Ages {
    pub(super) intro: Said,
    pub(super) shares: Vec<Said>,
    pub(super) chart: Option<Chart>,
    pub(super) table: Option<Table>,
    pub(super) has_hidden: bool,
}

impl Ages {
    /// Of the latest day of which ages are known.
    pub(super) fn of(ctx: &Ctx, known: &Known) -> Option<Ages> {
        let is_age = |what: &What| matches!(what, What::Ages(..) | What::Wide(_));
        let day = known.figures.iter().filter(|figure| is_age(&figure.what)).map(|figure| figure.day).max()?;
        let hidden = known.figures.iter().any(|figure| figure.day == day && is_age(&figure.what) && figure.value.is_none());
        let bands: Vec<Band> = Band::all().filter(|band| known.on(&What::Ages(*band, None), day).is_some()).collect();
        Some(Ages {
            intro: ctx.voice.say_with("areas-ages-day", &[("day", ctx.voice.full_day(day).into())]),
            shares: shares(ctx, known, day),
            chart: (!bands.is_empty()).then(|| chart(ctx, known, day, &bands)),
            table: (!bands.is_empty()).then(|| table(ctx, known, day, &bands)),
            has_hidden: hidden,
        })
    }
}

fn has_sexes(known: &Known, day: Day, bands: &[Band]) -> bool {
    bands.iter().any(|band| known.on(&What::Ages(*band, Some(Sex::Female)), day).is_some())
}

fn columns(known: &Known, day: Day, bands: &[Band]) -> Vec<Option<Sex>> {
    if has_sexes(known, day, bands) { vec![Some(Sex::Male), Some(Sex::Female)] } else { vec![None] }
}

/// The oldest on top, as in every pyramid.
fn chart(ctx: &Ctx, known: &Known, day: Day, bands: &[Band]) -> Chart {
    let voice = &ctx.voice;
    let sides = columns(known, day, bands);
    let count = |of: Band, sex: Option<Sex>| known.on(&What::Ages(of, sex), day).and_then(|figure| figure.value).map(as_double);
    let title = voice.plain_with("areas-ages-chart", &[("area", Arg::from(&known.area.name)), ("day", voice.full_day(day).into())]);
    let chart = BandChart {
        id: "ages".into(),
        description: title.clone(),
        title,
        sides: sides
            .iter()
            .map(|sex| sex.map_or_else(|| voice.say("areas-population"), |sex| sex_word(voice, sex)).plain())
            .collect(),
        bands: bands
            .iter()
            .rev()
            .map(|of| charts::Band { label: band(voice, *of).plain(), counts: sides.iter().map(|sex| count(*of, *sex)).collect() })
            .collect(),
        hidden: voice.plain("areas-hidden-short"),
        note: None,
        sample: ctx.sample_mark(),
    };
    chart.show(voice)
}

fn table(ctx: &Ctx, known: &Known, day: Day, bands: &[Band]) -> Table {
    let voice = &ctx.voice;
    let sexes: Vec<Option<Sex>> =
        std::iter::once(None).chain(columns(known, day, bands).into_iter().filter(Option::is_some)).collect();
    let head = std::iter::once(Column::text(voice.say("areas-column-age")));
    let word = |sex: &Option<Sex>| sex.map_or_else(|| voice.say("areas-column-all"), |sex| sex_word(voice, sex));
    // On a phone men and women stand below the whole.
    let column = |sex: &Option<Sex>| if sex.is_some() { Column::number(word(sex)).sub() } else { Column::number(word(sex)) };
    let head = head.chain(sexes.iter().map(column));
    let caption = voice.say_with("areas-ages-day", &[("day", voice.full_day(day).into())]);
    let mut table = Table::new(voice, caption, head.collect()).hide_caption().style(TableStyle::Years);
    for of in bands {
        let cells = sexes.iter().map(|sex| number(voice, known.on(&What::Ages(*of, *sex), day)));
        table.push(Row::new(std::iter::once(Cell::text(band(voice, *of))).chain(cells).collect()));
    }
    let whole = sexes.iter().map(|sex| number(voice, known.on(&What::Population(*sex), day)));
    table.push(Row::new(std::iter::once(Cell::text(voice.say("areas-population"))).chain(whole).collect()).total());
    table
}

/// Each wide group with its share of all, where both are shown.
fn shares(ctx: &Ctx, known: &Known, day: Day) -> Vec<Said> {
    let voice = &ctx.voice;
    let value = |what: &What| known.on(what, day).and_then(|figure| figure.value);
    let Some(whole) = value(&What::Population(None)).filter(|whole| *whole > 0) else { return Vec::new() };
    let share = |of| {
        let count = value(&What::Wide(of))?;
        let percent = as_double(count) / as_double(whole) * 100.0;
        let args = [
            ("group", wide(voice, of).into()),
            ("count", voice.number(as_double(count), 0).into()),
            ("percent", voice.number(percent, 1).into()),
        ];
        Some(voice.say_with("areas-share", &args))
    };
    wides().iter().filter_map(|of| share(*of)).collect()
}
