//! The year of judgement as everyone reads it: years, a year, a sheet, the booklet, files. Only what is published is seen;
//! what was withdrawn says so.

mod booklet;
mod changes;
mod count;
mod files;
mod frozen;
mod judges;
mod known;
mod paper;
pub(crate) mod sample;
mod sheet;
mod withdrawn;
mod year;
mod years;

use engawa_kernel::FiscalYear;
use engawa_web::{Ctx, Face, May, Nav, Rooms, RouteRow, Said, Shell};

pub(crate) use frozen::proposal;
pub(crate) use judges::{Judge, Ladder, Reason, judges, label, range, who};
pub(crate) use known::{Latest, SheetKnown, YearKnown, latest, published};
pub(crate) use paper::said as answer_said;
pub(crate) use year::differ;

pub(crate) use super::store::years_ever_published;
use crate::model::Plan;
use crate::pages::{DOOR, escaped, plan_path};

const fn page(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::Anyone).door(DOOR)
}

/// The pages that the public sees. A year is also a file, by the end of its name: `2025.csv`, `2025.xlsx`.
pub(crate) fn routes() -> Rooms {
    Rooms::new()
        .row(page("/plans/{plan}/evaluations"), years::show)
        .row(page("/plans/{plan}/evaluations/{year}"), year::show)
        .row(page("/plans/{plan}/evaluations/{year}/booklet"), booklet::show)
        .row(page("/plans/{plan}/evaluations/{year}/{slug}"), sheet::show)
}

/// The path of the years of a plan inside the town.
pub(crate) fn years_path(plan: &str) -> String {
    format!("{}/evaluations", plan_path(plan))
}

/// The path of a year.
pub(crate) fn year_path(plan: &str, year: FiscalYear) -> String {
    format!("{}/{}", years_path(plan), year.number())
}

/// The path of the booklet of a year.
fn booklet_path(plan: &str, year: FiscalYear) -> String {
    format!("{}/booklet", year_path(plan, year))
}

/// The path of a sheet.
pub(crate) fn sheet_path(plan: &str, year: FiscalYear, slug: &str) -> String {
    format!("{}/{}", year_path(plan, year), escaped(slug))
}

/// A year as it stands in an address: digits and nothing else, so that each year has one address.
fn read_year(text: &str) -> Option<FiscalYear> {
    text.parse::<i32>().ok().filter(|year| year.to_string() == text).map(FiscalYear)
}

/// The frame of a page below a plan.
fn shell(ctx: &Ctx, title: impl Into<Said>, plan: &Plan) -> Shell {
    let shell = ctx.shell(title).current(Nav::Know).crumb(ctx.voice.say("plans-list-title"), "/plans");
    shell.crumb(plan.title.as_str(), &plan_path(&plan.slug))
}

/// The frame of a page below a year.
fn shell_below(ctx: &Ctx, title: impl Into<Said>, plan: &Plan, year: FiscalYear) -> Shell {
    let shell = shell(ctx, title, plan).crumb(ctx.voice.say("plans-ev-site-years"), &years_path(&plan.slug));
    shell.crumb(ctx.voice.short_year(year.number()), &year_path(&plan.slug, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_one_address() {
        assert_eq!(read_year("2025"), Some(FiscalYear(2025)));
        for wrong in ["", "02025", "+2025", "2025.0", "２０２５", "99999999999", " 2025"] {
            assert_eq!(read_year(wrong), None, "{wrong}");
        }
        assert_eq!(sheet_path("sogo", FiscalYear(2025), "a(1)"), "/plans/sogo/evaluations/2025/a%281%29");
    }
}
