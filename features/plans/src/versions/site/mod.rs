//! The versions of a plan as everyone reads them: which there are, and what changed from one to the next.

mod former;
mod group;
mod known;
mod list;
mod said;
pub(crate) mod sample;
mod sides;
mod version;

use engawa_web::{Ctx, Face, May, Nav, Rooms, RouteRow, Said, Shell};

pub(crate) use former::FormerPart;
pub(crate) use said::{marks, parts, sentences, sign};

use crate::model::Plan;
use crate::pages::{DOOR, plan_path};

const fn page(path: &'static str) -> RouteRow {
    RouteRow::get(path, Face::Public, May::Anyone).door(DOOR)
}

/// The pages that the public sees.
pub(crate) fn routes() -> Rooms {
    Rooms::new().row(page("/plans/{plan}/versions"), list::show).row(page("/plans/{plan}/versions/{number}"), version::show)
}

/// The path of the versions of a plan inside the town.
pub(crate) fn versions_path(plan: &str) -> String {
    format!("{}/versions", plan_path(plan))
}

/// The path of one version.
pub(crate) fn version_path(plan: &str, number: i64) -> String {
    format!("{}/{number}", versions_path(plan))
}

/// A number as it stands in an address: digits and nothing else, so that each version has one address.
fn read_number(text: &str) -> Option<i64> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == text)
}

/// The frame of a page below a plan.
fn shell(ctx: &Ctx, title: impl Into<Said>, plan: &Plan) -> Shell {
    let shell = ctx.shell(title).current(Nav::Know).crumb(ctx.voice.say("plans-list-title"), "/plans");
    shell.crumb(plan.title.as_str(), &plan_path(&plan.slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_one_address() {
        assert_eq!(read_number("2"), Some(2));
        for wrong in ["", "02", "+2", "2.0", "２", "99999999999999999999", " 2", "x"] {
            assert_eq!(read_number(wrong), None, "{wrong}");
        }
        assert_eq!(version_path("sogo", 2), "/plans/sogo/versions/2");
    }
}
