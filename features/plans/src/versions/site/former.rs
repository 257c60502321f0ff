//! On top of the page of what is no longer in force: with which version it ended, and who carries it on.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::ui::{Row, Rows, Tell};
use engawa_web::{Said, key};

use super::said::edition;
use crate::pages::Look;
use crate::versions::{Former, Successor};

/// The part `templates/_versions_former.html`.
#[derive(Template)]
#[template(path = "_versions_former.html")]
pub(crate) struct FormerPart {
    tell: Tell,
    title: Said,
    successors: Rows,
}

impl HtmlSafe for FormerPart {}

impl FormerPart {
    /// Of a policy.
    pub(crate) fn of_policy(look: &Look, former: &Former) -> FormerPart {
        FormerPart::of(look, former, key("plans-versions-former-policy"))
    }

    /// Of an indicator.
    pub(crate) fn of_indicator(look: &Look, former: &Former) -> FormerPart {
        FormerPart::of(look, former, key("plans-versions-former-indicator"))
    }

    fn of(look: &Look, former: &Former, ended: &'static str) -> FormerPart {
        let edition = edition(look, former.ended_with, former.ended_on);
        let last = look.voice.say_with("plans-version-of", &[("version", former.last.into())]);
        let tell = Tell::info(look.voice.say_with(ended, &[("edition", edition.into())]))
            .line(look.voice.say_with("plans-versions-former-lead", &[("version", last.into())]));
        let row = |successor: &Successor| Row::new(name(look, successor)).href(look.link(&successor.path));
        let rows = former.successors.iter().map(row).collect();
        FormerPart {
            tell,
            title: look.voice.say("plans-versions-successors"),
            successors: Rows::new(rows, look.voice.say("plans-versions-nobody")),
        }
    }
}

fn name(look: &Look, successor: &Successor) -> String {
    let Some(number) = &successor.number else { return successor.title.clone() };
    look.voice.plain_with("plans-label", &[("label", number.as_str().into()), ("title", successor.title.as_str().into())])
}
