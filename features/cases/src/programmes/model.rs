//! A programme: what can be asked of city hall, by whom, by when, with what, and how it ends.

use engawa_kernel::{Choice, Term};
use engawa_web::{Lang, Said, Voice};

/// A text for residents in the three languages; what is not written in one is said in Japanese.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speech {
    /// Japanese.
    pub ja: String,
    /// Easy Japanese, each Chinese character with its reading.
    pub easy: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Speech {
    /// As the reader of the page hears it.
    pub fn said(&self, voice: &Voice) -> Said {
        match voice.lang() {
            Lang::Easy => self.easy.as_deref().map_or_else(|| Said::text(&self.ja), Said::with_readings),
            Lang::En => Said::text(self.en.as_ref().unwrap_or(&self.ja)),
            Lang::Ja => Said::text(&self.ja),
        }
    }

    /// All that is written, for finding.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [Some(&self.ja), self.easy.as_ref(), self.en.as_ref()].into_iter().flatten().map(String::as_str)
    }
}

/// Which of the built procedures a programme follows. A programme configures one and cannot invent another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Procedure {
    /// 相談: accepted, talked about, watched over, closed with an outcome.
    Consultation,
    /// 申請: accepted, checked and mended, examined, decided, done.
    Application,
    /// 庁内決裁: proposed, agreed, approved.
    InsideApproval,
}

impl Choice for Procedure {
    const ALL: &'static [Self] = &[Procedure::Consultation, Procedure::Application, Procedure::InsideApproval];

    fn code(self) -> &'static str {
        match self {
            Procedure::Consultation => "consultation",
            Procedure::Application => "application",
            Procedure::InsideApproval => "inside_approval",
        }
    }
}

/// The scene of life in which somebody looks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scene {
    /// Moving in, moving house.
    Moving,
    /// Certificates and notifications.
    Papers,
    /// Children and family.
    Family,
    /// Health and welfare.
    Health,
    /// Work and companies.
    Work,
    /// Neighbours, bodies, what people do together.
    Neighbours,
    /// Roads, parks, places.
    Places,
    /// Taxes and fees.
    Money,
    /// Rubbish and environment.
    Environment,
    /// Inside of city hall.
    Inside,
}

impl Choice for Scene {
    const ALL: &'static [Self] = &[
        Scene::Moving,
        Scene::Papers,
        Scene::Family,
        Scene::Health,
        Scene::Work,
        Scene::Neighbours,
        Scene::Places,
        Scene::Money,
        Scene::Environment,
        Scene::Inside,
    ];

    fn code(self) -> &'static str {
        match self {
            Scene::Moving => "moving",
            Scene::Papers => "papers",
            Scene::Family => "family",
            Scene::Health => "health",
            Scene::Work => "work",
            Scene::Neighbours => "neighbours",
            Scene::Places => "places",
            Scene::Money => "money",
            Scene::Environment => "environment",
            Scene::Inside => "inside",
        }
    }
}

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Anyone, from wherever.
    Anyone,
    /// A person who is known.
    Person,
    /// A household.
    Household,
    /// A body, through somebody who acts for it.
    Body,
    /// Staff of city hall.
    Staff,
}

impl Choice for Who {
    const ALL: &'static [Self] = &[Who::Anyone, Who::Person, Who::Household, Who::Body, Who::Staff];

    fn code(self) -> &'static str {
        match self {
            Who::Anyone => "anyone",
            Who::Person => "person",
            Who::Household => "household",
            Who::Body => "body",
            Who::Staff => "staff",
        }
    }
}

/// How it is brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// On these pages.
    Online,
    /// At the counter.
    Counter,
    /// On paper, by post.
    Paper,
    /// Somebody types for the applicant, and it is written down who.
    Helper,
}

impl Choice for Way {
    const ALL: &'static [Self] = &[Way::Online, Way::Counter, Way::Paper, Way::Helper];

    fn code(self) -> &'static str {
        match self {
            Way::Online => "online",
            Way::Counter => "counter",
            Way::Paper => "paper",
            Way::Helper => "helper",
        }
    }
}

/// How sure the town must be of who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assurance {
    /// Nobody needs to be known.
    Nobody,
    /// A mail address that was reached.
    Contact,
    /// Somebody of whom it is proved where they live.
    Address,
    /// A card or another strong proof.
    Card,
}

impl Choice for Assurance {
    const ALL: &'static [Self] = &[Assurance::Nobody, Assurance::Contact, Assurance::Address, Assurance::Card];

    fn code(self) -> &'static str {
        match self {
            Assurance::Nobody => "nobody",
            Assurance::Contact => "contact",
            Assurance::Address => "address",
            Assurance::Card => "card",
        }
    }
}

/// The days of each year on which it is taken in; both lie in it, and the span may go over the turn of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Season {
    /// Month and day.
    pub from: (u32, u32),
    /// Month and day.
    pub to: (u32, u32),
}

impl Season {
    /// Whether it is taken in on a day of this month.
    pub fn holds(self, month: u32, day: u32) -> bool {
        let at = (month, day);
        if self.from <= self.to { self.from <= at && at <= self.to } else { self.from <= at || at <= self.to }
    }
}

/// A period that a law or an ordinance sets, with what it may be extended by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statutory {
    /// The period.
    pub term: Term,
    /// By which it may be extended, once.
    pub extension: Option<Term>,
    /// The law.
    pub law: String,
}

/// How it can end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its code in figures.
    pub code: String,
    /// Its name.
    pub name: Speech,
}

/// A letter that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Which.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its text, with places for what differs: `{name}`.
    pub text: String,
}

/// What a notice can say of a case.
pub const PLACEHOLDERS: [&str; 9] = ["name", "number", "day", "programme", "outcome", "reason", "section", "next_date", "town"];

/// How its documents are filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// The class in the town's order of documents.
    pub classification: String,
    /// So many years after it is closed.
    pub years: u32,
}

/// A programme as its file says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    /// Its name in addresses; never another for the same programme.
    pub slug: String,
    /// What it is called.
    pub name: Speech,
    /// Which procedure it follows.
    pub procedure: Procedure,
    /// What it is, in a sentence.
    pub summary: Speech,
    /// When somebody needs it, as a neighbour says it.
    pub situations: Vec<Speech>,
    /// The scenes of life under which it is listed.
    pub scenes: Vec<Scene>,
    /// Other words by which it is looked for.
    pub words: Vec<String>,
    /// Who may, in a sentence that is read before the form.
    pub eligible: Speech,
    /// Who may.
    pub who: Vec<Who>,
    /// How sure one must be of them.
    pub assurance: Assurance,
    /// How it is brought.
    pub ways: Vec<Way>,
    /// What is needed.
    pub documents: Vec<Speech>,
    /// So many minutes it takes the applicant.
    pub minutes: u32,
    /// What it costs.
    pub fee: Speech,
    /// The law or rule under which it is done.
    pub basis: String,
    /// When it is taken in; all year where nothing is said.
    pub season: Option<Season>,
    /// 標準処理期間 (Administrative Procedure Act, art. 6).
    pub standard: Option<Term>,
    /// The period of a law.
    pub statutory: Option<Statutory>,
    /// Which kind of section looks after it.
    pub section: Speech,
    /// Who decides.
    pub decides: Speech,
    /// How it can end.
    pub outcomes: Vec<Outcome>,
    /// After so many months one asks again.
    pub follow_up_months: Vec<u32>,
    /// Letters.
    pub notices: Vec<Notice>,
    /// Where its documents go.
    pub filing: Filing,
    /// Codes of items and indicators of plans that it serves.
    pub serves: Vec<String>,
    /// What is written in it is seen by assigned persons only.
    pub is_sealed: bool,
}

impl Programme {
    /// Whether it is for staff alone, and so not for the public.
    pub fn is_inside(&self) -> bool {
        self.who == [Who::Staff]
    }
}

/// The choices of a list as codes, for a sentence about what may stand there.
pub(crate) fn codes<C: Choice>() -> String {
    C::ALL.iter().map(|choice| choice.code()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_may_go_over_the_turn_of_the_year() {
        let spring = Season { from: (4, 1), to: (5, 31) };
        assert!(spring.holds(4, 1) && spring.holds(5, 31) && !spring.holds(6, 1));
        let winter = Season { from: (12, 1), to: (1, 31) };
        assert!(winter.holds(12, 1) && winter.holds(1, 31) && !winter.holds(6, 1));
    }
}
