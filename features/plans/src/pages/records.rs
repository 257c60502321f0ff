//! All records behind a figure, a page of fifty at a time, year by year.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault, Limit};
use engawa_journal::measures::Page;
use engawa_kernel::{Day, FiscalYear, Seq};
use engawa_web::tables::Table;
use engawa_web::ui::{Choices, Link, SectionHead};
use engawa_web::{Answer, Ctx, Failure, Nav, Said, Voice};
use serde::Deserialize;

use super::behind;
use super::look::{InJapanese, Look, indicator_path, plan_path, records_path};
use crate::measuring::{self, Listed};
use crate::model::{Audience, Indicator, Plan};
use crate::versions::{self, Former};

/// So many records stand on a page.
const ROWS: usize = 50;

/// The page `templates/records.html`.
#[derive(Template)]
#[template(path = "records.html")]
pub struct RecordsPage {
    voice: Voice,
    ja: InJapanese,
    indicator: String,
    years: Choices,
    head: SectionHead,
    intro: Said,
    records: Option<Table>,
    next: Option<Link>,
    first: Option<Link>,
}

/// What is known of the records of a year.
pub struct Known {
    /// The plan.
    pub plan: Plan,
    /// The indicator.
    pub indicator: Indicator,
    /// The years that it has, the earliest first.
    pub years: Vec<FiscalYear>,
    /// Of which year.
    pub year: Option<FiscalYear>,
    /// Where the page begins; nothing for the first one.
    pub before: Option<(Day, Seq)>,
    /// The records.
    pub listed: Listed,
}

/// What is asked for: a year, and where the page before ended.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    year: Option<String>,
    before: Option<String>,
}

/// Shows the records.
pub async fn show(ctx: Ctx, Path((plan, slug)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer<Response> {
    let year = asked.year.map(|text| text.parse().map(FiscalYear).map_err(|_| Failure::NotFound)).transpose()?;
    let before = asked.before.map(|text| place(&text).ok_or(Failure::NotFound)).transpose()?;
    let known = ctx.town.read(move |db| read(db, &plan, &slug, year, before)).await?.ok_or(Failure::NotFound)?;
    let indicator = &known.indicator;
    let shell = ctx
        .shell(ctx.voice.say("plans-records-title"))
        .current(Nav::Know)
        .crumb(ctx.voice.say("plans-list-title"), "/plans")
        .crumb(known.plan.title.as_str(), &plan_path(&known.plan.slug))
        .crumb(indicator.name.as_str(), &indicator_path(&known.plan.slug, &indicator.slug));
    ctx.page(&shell, &RecordsPage::of(&Look::of(&ctx), &known))
}

/// `20261120-412`: a day and a record.
fn place(text: &str) -> Option<(Day, Seq)> {
    let (day, seq) = text.split_once('-')?;
    Some((Day::from_number(day.parse().ok()?).ok()?, Seq(seq.parse().ok()?)))
}

fn read(db: &Db, plan: &str, slug: &str, year: Option<FiscalYear>, before: Option<(Day, Seq)>) -> Result<Option<Known>, Fault> {
    let Some(found) = versions::indicator(db, plan, slug)? else { return Ok(None) };
    let until = found.former.as_ref().and_then(Former::until).map(FiscalYear::of);
    let (plan, indicator) = (found.book.plan, found.indicator);
    let mut years = measuring::years(db, &indicator, Audience::Public)?;
    years.retain(|year| until.is_none_or(|until| *year <= until));
    let year = match year {
        // A year without a figure has nothing behind it that could be shown.
        Some(year) if !years.contains(&year) => return Ok(None),
        Some(year) => Some(year),
        None => years.last().copied(),
    };
    let page = Page { before, limit: Limit(i64::try_from(ROWS).unwrap_or(i64::MAX)) };
    let listed = year.map(|year| measuring::behind(db, &indicator, year, Audience::Public, page)).transpose()?;
    Ok(Some(Known { plan, indicator, years, year, before, listed: listed.unwrap_or_else(Listed::nothing) }))
}

impl RecordsPage {
    /// The page of these records.
    pub fn of(look: &Look, known: &Known) -> RecordsPage {
        let path = records_path(&known.plan.slug, &known.indicator.slug);
        let address = |year: FiscalYear| format!("{path}?year={}", year.number());
        let years = known.years.iter().rev().fold(Choices::new(look.voice.plain("plans-records-years")), |years, &year| {
            years.link(look.voice.year(year.number()), look.link(&address(year)), Some(year) == known.year)
        });
        let next = known.year.zip(known.listed.next).map(|(year, (day, seq))| {
            let path = format!("{}&before={}-{}", address(year), day.number(), seq.0);
            Link::new(look.voice.say_with("plans-records-next", &[("count", ROWS.into())]), look.link(&path))
        });
        let first = known.year.filter(|_| known.before.is_some());
        RecordsPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            indicator: known.indicator.name.clone(),
            years,
            head: SectionHead::new("records", behind::said_year(look, known.year)).sample(look.mark.clone()),
            intro: behind::intro(look, &known.indicator, &known.listed.behind, known.year),
            records: behind::records(look, &known.listed.behind, known.year),
            next,
            first: first.map(|year| Link::new(look.voice.say("plans-records-first"), look.link(&address(year)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_day_and_a_record_and_nothing_else() {
        let day = Day::new(2026, 11, 20).ok();
        assert_eq!(place("20261120-412"), day.zip(Some(Seq(412))));
        for wrong in ["", "20261120", "20261399-1", "20261120-", "a-1", "20261120-1-2"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }
}
