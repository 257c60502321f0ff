//! Who would get how many sheets, before they are dealt out: the same rule as the deed, with everything that is not as printed.

use engawa_db::{Db, Fault};

use crate::book::Book;
use crate::charge::Heirs;
use crate::evaluation::round::{judged, printed};
use crate::model::SectionName;

/// Who would get how many.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Preview {
    /// Sections of today, each with how many sheets, in the order of the plan.
    pub(super) sections: Vec<(SectionName, usize)>,
    /// Sections of the plan that have ended, each with the one that took its work over.
    pub(super) followed: Vec<(String, String)>,
    /// Items whose sheet would wait to be given to a section.
    pub(super) open: Vec<Open>,
}

/// An item that no one section carries.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Open {
    /// Its title.
    pub(super) item: String,
    /// The section that the plan names.
    pub(super) printed: Option<String>,
    /// Those that share its work today.
    pub(super) heirs: Vec<String>,
}

impl Preview {
    /// How many sheets in all.
    pub(super) fn count(&self) -> usize {
        self.sections.iter().map(|(_, count)| count).sum::<usize>() + self.open.len()
    }

    fn give(&mut self, printed: &SectionName, one: &SectionName) {
        match self.sections.iter_mut().find(|(section, _)| section.id == one.id) {
            Some((_, count)) => *count += 1,
            None => self.sections.push((one.clone(), 1)),
        }
        let followed = (printed.name.clone(), one.name.clone());
        if printed.id != one.id && !self.followed.contains(&followed) {
            self.followed.push(followed);
        }
    }
}

/// Who would get how many today.
pub(super) fn preview(db: &Db, book: &Book, levels: &[String]) -> Result<Preview, Fault> {
    let mut heirs = Heirs::on(db, db.now().day());
    let mut preview = Preview::default();
    for node in judged(book, levels) {
        let printed = printed(book, node);
        let today = printed.map_or_else(|| Ok(&[][..]), |printed| heirs.of(printed.id))?;
        match (printed, today) {
            (Some(printed), [one]) => preview.give(printed, one),
            (printed, several) => preview.open.push(Open {
                item: node.numbered_title(),
                printed: printed.map(|printed| printed.name.clone()),
                heirs: several.iter().map(|heir| heir.name.clone()).collect(),
            }),
        }
    }
    Ok(preview)
}
