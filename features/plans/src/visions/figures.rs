//! The figures of a vision for one year: the body counts them itself.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Channel, FiscalYear};
use engawa_parties::model::DeskRight;
use engawa_web::ui::{Field, Width};
use engawa_web::{Answer, Ctx, Failure, Fields};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};
use serde::Deserialize;

use super::at::{Known, Place, meet, write};
use super::wrongs::no_number;
use crate::actions;
use crate::book;
use crate::desk::value::read_value;
use crate::measuring::enter::{Entry, REASON_MAX, enter};
use crate::measuring::store::latest_stated;
use crate::model::{Indicator, Source};

/// The year in the question of the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    year: String,
}

/// A figure that comes from the body, and what stands of the year.
#[derive(Debug, Clone)]
struct Line {
    indicator: Indicator,
    stands: Option<f64>,
    is_settled: bool,
}

/// The figures of a vision in force that are entered, and what stands of a year.
fn lines(db: &Db, plan: &str, year: FiscalYear) -> Result<Vec<Line>, Fault> {
    let Some(book) = book::open(db, plan)? else { return Ok(Vec::new()) };
    let mut lines = Vec::new();
    for indicator in book.indicators.into_iter().filter(|one| matches!(one.source, Source::External { .. })) {
        let stated = latest_stated(db, indicator.id, year)?;
        let is_settled = stated.as_ref().is_some_and(crate::model::Stated::is_settled);
        lines.push(Line { indicator, stands: stated.and_then(|stated| stated.value), is_settled });
    }
    Ok(lines)
}

/// The years that can be entered: the one that runs, and the four before.
fn years(ctx: &Ctx) -> Vec<FiscalYear> {
    let now = FiscalYear::of(ctx.today()).number();
    (0..5).map(|back| FiscalYear(now - back)).collect()
}

fn name_of(indicator: &Indicator) -> String {
    format!("value-{}", indicator.slug)
}

fn shown(line: &Line) -> String {
    line.stands.map(|value| engawa_kernel::number::write(value, line.indicator.decimals)).unwrap_or_default()
}

/// Shows the figures of a year, last year's without a word.
pub(super) async fn show(ctx: Ctx, Path(place): Path<Place>, Query(asked): Query<Asked>) -> Answer<Response> {
    let known = meet(&ctx, &place, DeskRight::Keeps).await?;
    let years = years(&ctx);
    let year = years.iter().find(|year| year.number().to_string() == asked.year).or(years.get(1)).copied();
    let year = year.ok_or(Failure::NotFound)?;
    let plan = known.slug.clone();
    let lines = ctx.town.read(move |db| lines(db, &plan, year)).await?;
    let values: HashMap<String, String> = lines.iter().map(|line| (name_of(&line.indicator), shown(line))).collect();
    let fresh: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    page(&ctx, &known, year, &lines, &Typed::fresh(&fresh))
}

fn page(ctx: &Ctx, known: &Known, year: FiscalYear, lines: &[Line], typed: &Typed) -> Answer<Response> {
    let (voice, say) = (&ctx.voice, |key| ctx.voice.say(key));
    let path = known.path("/figures");
    let title = voice.say_with("plans-vision-figures-of", &[("year", voice.fiscal_year(year).into())]);
    let mut sheet = Sheet::new(ctx, known.way_below(ctx), title, &path, say("plans-vision-save"))?
        .lead(say("plans-vision-figures-lead"))
        .hidden("year", year.number().to_string())
        .back_to(say("plans-vision-back"), ctx.link(&known.path("")));
    for line in lines {
        let (indicator, name) = (&line.indicator, name_of(&line.indicator));
        let field = Field::text(voice, name.as_str(), indicator.name.as_str()).width(Width::Short).optional();
        let field = field.value(typed.value(&name)).error(typed.wrong(&name)).autocomplete("off");
        sheet = sheet.part(match &indicator.unit {
            Some(unit) => field.unit(unit.as_str()),
            None => field,
        });
    }
    if lines.iter().any(|line| line.is_settled) {
        let reason = Field::text(voice, "reason", say("plans-vision-figures-reason"))
            .hint(say("plans-vision-figures-reason-hint"))
            .value(typed.value("reason"))
            .error(typed.wrong("reason"))
            .max(REASON_MAX);
        sheet = sheet.part(reason.optional());
    }
    for other in years(ctx).into_iter().filter(|other| *other != year) {
        let said = voice.say_with("plans-vision-figures-year", &[("year", voice.fiscal_year(other).into())]);
        sheet = sheet.other(said, ctx.link(&format!("{path}?year={}", other.number())));
    }
    sheet.answer(ctx, &typed.wrongs)
}

/// Enters what was typed anew; what stands unchanged is left as it is.
pub(super) async fn submit(ctx: Ctx, Path(place): Path<Place>, fields: Fields) -> Answer<Response> {
    let known = meet(&ctx, &place, DeskRight::Keeps).await?;
    let year = years(&ctx).into_iter().find(|year| year.number().to_string() == fields.get("year")).ok_or(Failure::NotFound)?;
    let plan = known.slug.clone();
    let lines = ctx.town.read(move |db| lines(db, &plan, year)).await?;
    let new = match read(&ctx, &known, year, &lines, &fields) {
        Ok(new) => new,
        Err(wrongs) => return page(&ctx, &known, year, &lines, &Typed::back(fields, wrongs)),
    };
    let act = move |tx: &mut Tx, by: engawa_kernel::Actor| {
        for (indicator, entry) in &new {
            enter(tx, indicator, entry, by.clone(), Channel::Web)?;
        }
        Ok::<_, actions::Refused>(())
    };
    match write(&ctx, &place, &fields, act).await? {
        Ok(()) => ctx.see_other(&format!("{}?done=entered", known.path(""))),
        Err(actions::Refused::Fault(fault)) => Err(fault.into()),
        Err(_) => {
            let wrongs = Wrongs::at("reason", ctx.voice.say("plans-vision-wrong-figure"));
            page(&ctx, &known, year, &lines, &Typed::back(fields, wrongs))
        }
    }
}

fn read(ctx: &Ctx, known: &Known, year: FiscalYear, lines: &[Line], fields: &Fields) -> Result<Vec<(Indicator, Entry)>, Wrongs> {
    let (mut wrongs, mut new) = (Wrongs::default(), Vec::new());
    let reason = Some(fields.trimmed("reason").to_owned()).filter(|reason| !reason.is_empty());
    let source = ctx.voice.plain_with("plans-vision-source-of-figure", &[("body", known.entered.body.name.as_str().into())]);
    for line in lines {
        let name = name_of(&line.indicator);
        match read_value(fields.get(&name), line.indicator.unit.as_deref()) {
            Err(why) => wrongs.add(name, no_number(&ctx.voice, &why)),
            Ok(value) if value == line.stands => {}
            Ok(None) => wrongs.add(name, ctx.voice.say("plans-vision-wrong-emptied")),
            Ok(Some(_)) if line.is_settled && reason.is_none() => {
                if wrongs.of("reason").is_none() {
                    wrongs.add("reason", ctx.voice.say("plans-vision-wrong-reason"));
                }
            }
            Ok(Some(value)) => {
                let (source, reason) = (source.clone(), reason.clone());
                let entry = Entry { year, value, is_preliminary: false, source, reason, section: None };
                new.push((line.indicator.clone(), entry));
            }
        }
    }
    if wrongs.is_empty() { Ok(new) } else { Err(wrongs) }
}
