//! Reads the raw file into a programme that holds, and notes everything that does not.

use std::collections::BTreeSet;
use std::ops::Range;

use engawa_kernel::calendar::TERM_DAYS_MAX;
use engawa_kernel::text::has_control;
use engawa_kernel::{Choice, Day, Term};
use engawa_web::words_law::unread_kanji;
use toml::Spanned;

use super::problem::{Problem, Severity, Wrong};
use super::{TEXT_MAX, line_at, raw};
use crate::programmes::model::{
    Filing, Notice, Outcome, PLACEHOLDERS, Procedure, Programme, Season, Speech, Statutory, Way, Who, codes,
};

/// A walk through one file.
pub(super) struct Check<'f> {
    text: &'f str,
    pub(super) problems: Vec<Problem>,
}

impl<'f> Check<'f> {
    pub(super) fn new(text: &'f str) -> Check<'f> {
        Check { text, problems: Vec::new() }
    }

    fn note(&mut self, at: &Range<usize>, wrong: Wrong) {
        self.problems.push(Problem { line: line_at(self.text, at.start), severity: Severity::Fault, wrong });
    }

    fn advise(&mut self, at: &Range<usize>, wrong: Wrong) {
        self.problems.push(Problem { line: line_at(self.text, at.start), severity: Severity::Advice, wrong });
    }

    /// A text that may be shown: not empty, not endless, no control characters.
    fn words(&mut self, at: &Range<usize>, text: &str) -> String {
        let text = text.trim();
        if text.is_empty() {
            self.note(at, Wrong::Empty);
        } else if has_control(text) {
            self.note(at, Wrong::Control);
        } else if text.chars().count() > TEXT_MAX {
            self.note(at, Wrong::TooLong);
        }
        text.to_owned()
    }

    fn text(&mut self, text: &raw::Text) -> String {
        self.words(&text.span(), text.get_ref())
    }

    fn speech(&mut self, said: &raw::Said) -> Speech {
        let at = said.span();
        match said.get_ref() {
            raw::Speech::Ja(ja) => {
                self.advise(&at, Wrong::OneLanguage("easy, en"));
                Speech { ja: self.words(&at, ja), easy: None, en: None }
            }
            raw::Speech::All(all) => {
                let ja = self.words(&at, &all.ja);
                let easy = all.easy.as_ref().map(|text| self.words(&at, text));
                let en = all.en.as_ref().map(|text| self.words(&at, text));
                match (&easy, &en) {
                    (None, None) => self.advise(&at, Wrong::OneLanguage("easy, en")),
                    (None, _) => self.advise(&at, Wrong::OneLanguage("easy")),
                    (_, None) => self.advise(&at, Wrong::OneLanguage("en")),
                    _ => {}
                }
                if easy.as_ref().is_some_and(|text| !unread_kanji(text).is_empty()) {
                    self.advise(&at, Wrong::Unread);
                }
                Speech { ja, easy, en }
            }
        }
    }

    fn speeches(&mut self, all: &[raw::Said]) -> Vec<Speech> {
        all.iter().map(|said| self.speech(said)).collect()
    }

    fn choice<C: Choice>(&mut self, text: &raw::Text) -> Option<C> {
        let found = C::from_code(text.get_ref());
        if found.is_none() {
            let found = text.get_ref().chars().take(60).collect();
            self.note(&text.span(), Wrong::Choice { found, allowed: codes::<C>() });
        }
        found
    }

    /// A list of which something must be said, each thing once.
    fn choices<C: Choice + Ord>(&mut self, list: &Spanned<Vec<raw::Text>>) -> Vec<C> {
        if list.get_ref().is_empty() {
            self.note(&list.span(), Wrong::EmptyList(codes::<C>()));
        }
        let mut seen = BTreeSet::new();
        for text in list.get_ref() {
            if let Some(choice) = self.choice::<C>(text)
                && !seen.insert(choice)
            {
                self.note(&text.span(), Wrong::Twice(text.get_ref().clone()));
            }
        }
        seen.into_iter().collect()
    }

    fn number(&mut self, number: &Spanned<i64>, least: i64, most: i64) -> u32 {
        let found = *number.get_ref();
        if !(least..=most).contains(&found) {
            self.note(&number.span(), Wrong::Number { found, least, most });
        }
        u32::try_from(found).unwrap_or_default()
    }

    fn slug(&mut self, text: &raw::Text) -> String {
        if !is_name(text.get_ref(), 40, b'-') {
            self.note(&text.span(), Wrong::Address(text.get_ref().chars().take(60).collect()));
        }
        text.get_ref().clone()
    }

    fn code(&mut self, text: &raw::Text, seen: &mut BTreeSet<String>) -> String {
        let code = text.get_ref();
        if !is_name(code, 30, b'_') {
            self.note(&text.span(), Wrong::Code(code.chars().take(60).collect()));
        } else if !seen.insert(code.clone()) {
            self.note(&text.span(), Wrong::Twice(code.clone()));
        }
        code.clone()
    }

    fn days(&mut self, days: &Spanned<i64>, counted: &raw::Text, is_from_next_day: bool) -> Option<Term> {
        let days = self.number(days, 1, TERM_DAYS_MAX.into());
        self.choice(counted).map(|counted| Term { days, counted, is_from_next_day })
    }

    fn term(&mut self, term: &raw::Term) -> Option<Term> {
        self.days(&term.days, &term.counted, term.from_next_day)
    }

    fn statutory(&mut self, raw: &raw::Statutory) -> Option<Statutory> {
        let term = self.days(&raw.days, &raw.counted, raw.from_next_day);
        let extension = raw.extension.as_ref().and_then(|term| self.term(term.get_ref()));
        let law = self.text(&raw.law);
        term.map(|term| Statutory { term, extension, law })
    }

    fn season(&mut self, raw: &raw::Season) -> Option<Season> {
        let from = self.day_of_year(&raw.from);
        let to = self.day_of_year(&raw.to);
        from.zip(to).map(|(from, to)| Season { from, to })
    }

    /// 2024 has every day that a year can have.
    fn day_of_year(&mut self, text: &raw::Text) -> Option<(u32, u32)> {
        let day = Day::parse(&format!("2024-{}", text.get_ref())).ok();
        if day.is_none() {
            self.note(&text.span(), Wrong::Season(text.get_ref().chars().take(20).collect()));
        }
        day.map(|day| (day.month(), day.day()))
    }

    fn outcomes(&mut self, all: &[raw::Outcome]) -> Vec<Outcome> {
        let mut seen = BTreeSet::new();
        let outcome = |outcome: &raw::Outcome| {
            let code = self.code(&outcome.code, &mut seen);
            Outcome { code, name: self.speech(&outcome.name) }
        };
        all.iter().map(outcome).collect()
    }

    fn notices(&mut self, all: &[raw::Notice]) -> Vec<Notice> {
        let mut seen = BTreeSet::new();
        let notice = |notice: &raw::Notice| {
            let code = self.code(&notice.code, &mut seen);
            self.places(&notice.text);
            Notice { code, title: self.text(&notice.title), text: self.text(&notice.text) }
        };
        all.iter().map(notice).collect()
    }

    /// The places of a notice name something that a case has.
    fn places(&mut self, text: &raw::Text) {
        let mut rest = text.get_ref().as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else {
                self.note(&text.span(), Wrong::Brace);
                return;
            };
            if before.contains('}') || name.contains('{') {
                self.note(&text.span(), Wrong::Brace);
            } else if !PLACEHOLDERS.contains(&name) {
                let found = name.chars().take(40).collect();
                self.note(&text.span(), Wrong::Placeholder { found, allowed: PLACEHOLDERS.join(", ") });
            }
            rest = tail;
        }
        if rest.contains('}') {
            self.note(&text.span(), Wrong::Brace);
        }
    }

    pub(super) fn programme(&mut self, raw: &raw::Programme, at: Range<usize>) -> Option<Programme> {
        let slug = self.slug(&raw.slug);
        let (name, procedure, summary) = (self.speech(&raw.name), self.choice(&raw.procedure), self.speech(&raw.summary));
        let (situations, scenes) = (self.speeches(&raw.situations), self.choices(&raw.scenes));
        let words = raw.words.iter().map(|word| self.text(word)).collect();
        let (eligible, who, assurance) = (self.speech(&raw.eligible), self.choices(&raw.who), self.choice(&raw.assurance));
        let (ways, documents) = (self.choices(&raw.ways), self.speeches(&raw.documents));
        let (minutes, fee, basis) = (self.number(&raw.minutes, 1, 600), self.speech(&raw.fee), self.text(&raw.basis));
        let season = raw.season.as_ref().and_then(|season| self.season(season.get_ref()));
        let standard = raw.standard.as_ref().and_then(|term| self.term(term.get_ref()));
        let statutory = raw.statutory.as_ref().and_then(|term| self.statutory(term.get_ref()));
        let (section, decides) = (self.speech(&raw.section), self.speech(&raw.decides));
        let (outcomes, notices) = (self.outcomes(&raw.outcomes), self.notices(&raw.notices));
        let follow_up_months = raw.follow_up_months.iter().map(|months| self.number(months, 1, 120)).collect();
        let classification = self.text(&raw.filing.classification);
        let filing = Filing { classification, years: self.number(&raw.filing.years, 1, 100) };
        let serves = raw.serves.iter().map(|code| self.text(code)).collect();
        let (procedure, assurance) = (procedure?, assurance?);
        let programme = Programme {
            slug,
            name,
            procedure,
            summary,
            situations,
            scenes,
            words,
            eligible,
            who,
            assurance,
            ways,
            documents,
            minutes,
            fee,
            basis,
            season,
            standard,
            statutory,
            section,
            decides,
            outcomes,
            follow_up_months,
            notices,
            filing,
            serves,
            is_sealed: raw.sealed,
        };
        self.laws(&programme, raw, &at);
        Some(programme)
    }

    /// What its procedure asks of it, and what no programme may do to residents.
    fn laws(&mut self, programme: &Programme, raw: &raw::Programme, at: &Range<usize>) {
        let outcomes = programme.outcomes.len();
        match programme.procedure {
            Procedure::Consultation if outcomes == 0 => self.note(at, Wrong::NoOutcome),
            Procedure::Application | Procedure::InsideApproval if outcomes < 2 => self.note(at, Wrong::FewOutcomes),
            _ => {}
        }
        if programme.procedure == Procedure::Application && raw.standard.is_none() {
            self.note(at, Wrong::NoStandard);
        }
        if programme.procedure == Procedure::InsideApproval && !programme.is_inside() {
            self.note(&raw.who.span(), Wrong::NotInside);
        } else if programme.who.contains(&Who::Staff) && !programme.is_inside() {
            self.note(&raw.who.span(), Wrong::StaffAmong);
        }
        let has_other = programme.ways.iter().any(|way| matches!(way, Way::Counter | Way::Paper));
        if !programme.is_inside() && !programme.ways.is_empty() && !has_other {
            self.note(&raw.ways.span(), Wrong::OnlineOnly);
        }
    }
}

fn is_name(text: &str, longest: usize, joint: u8) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == joint;
    (1..=longest).contains(&text.len()) && text.as_bytes()[0].is_ascii_lowercase() && text.bytes().all(fits)
}
