//! What becomes of what a draft drops, as a form asks for it and as it is answered.

use engawa_web::Fields;

use super::Draft;
use super::adoption::{Dropped, Fate, Said, What, dropped};

/// The choice that something ends.
pub(crate) const ENDS: &str = "ends";
/// Before the code of what takes something over.
pub(crate) const TO: &str = "to-";

/// The name of the field in which it is said what becomes of something.
pub(crate) fn name_of(gone: &Dropped) -> String {
    match gone.what {
        What::Item => format!("item-{}", gone.code),
        What::Indicator => format!("indicator-{}", gone.code),
    }
}

/// Everything that a draft drops.
pub(crate) fn gone(draft: &Draft) -> Vec<Dropped> {
    draft.before.as_ref().map(|before| dropped(before, &draft.file)).unwrap_or_default()
}

/// What was chosen for everything that is dropped; a choice of something that this version does not have is none.
pub(crate) fn said(draft: &Draft, fields: &Fields) -> Vec<Said> {
    let of = |gone: Dropped| {
        let fate = match fields.trimmed(&name_of(&gone)) {
            ENDS => Fate::Ends,
            chosen => {
                let code = chosen.strip_prefix(TO)?;
                heirs(draft, &gone).into_iter().find(|(other, _)| other == code).map(|(code, _)| Fate::TakenOver(vec![code]))?
            }
        };
        Some(Said { what: gone.what, code: gone.code, fate })
    };
    gone(draft).into_iter().filter_map(of).collect()
}

/// Codes and titles of those that may take something over.
pub(crate) fn heirs(draft: &Draft, gone: &Dropped) -> Vec<(String, String)> {
    let file = &draft.file;
    match gone.what {
        What::Indicator => {
            let indicators = file.indicators.iter().map(|file| &file.indicator);
            indicators.map(|indicator| (indicator.code.clone(), indicator.name.clone())).collect()
        }
        What::Item => {
            let items = file.nodes.iter().filter(|node| !node.parents.is_empty() && (gone.is_step || node.is_policy));
            items.map(|node| (node.code.clone(), node.title.clone())).collect()
        }
    }
}
