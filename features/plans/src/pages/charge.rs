//! Who is in charge: the section as the plan prints it, and who carries its work today.

use engawa_db::{Db, Fault};
use engawa_kernel::{Day, Id};
use engawa_web::Said;
use engawa_who::Section;

use super::look::Look;
use crate::model::SectionName;

/// A heritage of sections is short; the bound only guards against a circle.
const STEPS_MAX: usize = 8;

/// A section of the plan, and the sections that carry its work today where they are others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InCharge {
    /// As printed.
    pub printed: String,
    /// Of today; empty where it is still the same one.
    pub today: Vec<String>,
}

/// Follows each printed section to those of today.
pub fn in_charge(db: &Db, sections: &[SectionName], today: Day) -> Result<Vec<InCharge>, Fault> {
    let follow =
        |section: &SectionName| Ok(InCharge { printed: section.name.clone(), today: of_today(db, section.id, today, STEPS_MAX)? });
    sections.iter().map(follow).collect()
}

fn of_today(db: &Db, id: Id<Section>, today: Day, steps: usize) -> Result<Vec<String>, Fault> {
    let ended = engawa_who::section(db, id)?.is_some_and(|section| section.days.to.is_some_and(|to| to < today));
    if !ended || steps == 0 {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for successor in engawa_who::successors_of_section(db, id)? {
        let further = of_today(db, successor.id, today, steps - 1)?;
        names.extend(if further.is_empty() { vec![successor.name] } else { further });
    }
    Ok(names)
}

impl InCharge {
    /// As a reader needs it: whom to ask today, and what the plan says.
    pub fn said(&self, look: &Look) -> Said {
        if self.today.is_empty() {
            return self.printed.as_str().into();
        }
        let then = look.joined(self.today.iter().map(String::as_str));
        look.voice.say_with("plans-charge-then", &[("then", then.into()), ("printed", self.printed.as_str().into())])
    }
}
