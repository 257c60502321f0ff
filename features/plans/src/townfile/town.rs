//! The part of a town file that belongs to the hall: the town, sections, posts.

use engawa_who::{Days, NewOffice, NewSection, Settlement, TownFace, TownWords};
use toml::Spanned;

use super::check::Check;
use super::problem::Wrong;
use super::raw;

impl Check<'_> {
    pub(super) fn settlement(&mut self, root: &raw::Root) -> Settlement {
        let settlement = Settlement {
            town: self.face(&root.town),
            sections: root.sections.iter().map(|section| self.section(section)).collect(),
            offices: root.offices.iter().map(|office| self.office(office)).collect(),
        };
        for crooked in engawa_who::check(&settlement) {
            self.note_maybe(None, Wrong::Who(crooked));
        }
        settlement
    }

    fn face(&mut self, town: &raw::Town) -> TownFace {
        if engawa_web::Accent::from_token(town.accent.get_ref()).is_none() {
            let allowed = engawa_web::Accent::all().map(engawa_web::Accent::name).collect::<Vec<_>>().join(", ");
            self.note(town.accent.span(), Wrong::Choice { what: "colour", found: town.accent.get_ref().clone(), allowed });
        }
        TownFace {
            slug: self.address(&town.slug),
            name: self.text("the name", &town.name),
            name_easy: self.maybe("the name", town.name_easy.as_ref()),
            name_en: self.text("the name", &town.name_en),
            accent: town.accent.get_ref().clone(),
            is_sample: town.sample,
            note: self.maybe("the note", town.note.as_ref()),
            words: TownWords {
                community: self.text("a word", &town.words.community),
                collaboration: self.text("a word", &town.words.collaboration),
                district: self.text("a word", &town.words.district),
                headquarters: self.text("a word", &town.words.headquarters),
            },
        }
    }

    pub(super) fn days(&mut self, from: Option<&Spanned<String>>, to: Option<&Spanned<String>>) -> Days {
        Days { from: from.and_then(|text| self.day(text)), to: to.and_then(|text| self.day(text)) }
    }

    fn section(&mut self, section: &raw::Section) -> NewSection {
        NewSection {
            code: self.text("the code", &section.code),
            name: self.text("the name", &section.name),
            parent: section.parent.as_ref().map(|parent| parent.get_ref().clone()),
            days: self.days(section.valid_from.as_ref(), section.valid_to.as_ref()),
            successors: section.successors.iter().map(|code| code.get_ref().clone()).collect(),
        }
    }

    fn office(&mut self, office: &raw::Office) -> NewOffice {
        NewOffice {
            section: office.section.get_ref().clone(),
            title: self.text("the title", &office.title),
            days: self.days(office.valid_from.as_ref(), office.valid_to.as_ref()),
        }
    }
}
