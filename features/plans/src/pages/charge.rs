//! Who is in charge: the section as the plan prints it, and who carries its work today.

use engawa_db::{Db, Fault};
use engawa_kernel::Day;
use engawa_web::Said;

use super::look::Look;
use crate::charge::Heirs;
use crate::model::SectionName;

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
    let mut heirs = Heirs::on(db, today);
    let follow = |section: &SectionName| {
        let others = heirs.of(section.id)?.iter().filter(|heir| heir.id != section.id);
        Ok(InCharge { printed: section.name.clone(), today: others.map(|heir| heir.name.clone()).collect() })
    };
    sections.iter().map(follow).collect()
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
