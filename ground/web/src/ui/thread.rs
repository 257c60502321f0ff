//! From a voice to what comes next: heard, decided, done, next. The last one is always a day to come.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_kernel::Day;

use super::icon::{self, Icon};
use super::{Case, Example, Link};
use crate::words::{Said, Voice, key};

/// Where in the loop an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// 聞いた.
    Heard,
    /// 決めた.
    Decided,
    /// した.
    Did,
    /// つぎ.
    Next,
}

impl Phase {
    fn word(self, voice: &Voice) -> Said {
        voice.say(match self {
            Phase::Heard => key("web-phase-heard"),
            Phase::Decided => key("web-phase-decided"),
            Phase::Did => key("web-phase-did"),
            Phase::Next => key("web-phase-next"),
        })
    }

    fn icon(self) -> Icon {
        match self {
            Phase::Heard => icon::EAR,
            Phase::Decided => icon::SEAL,
            Phase::Did => icon::DID,
            Phase::Next => icon::NEXT,
        }
    }
}

/// One entry: a day, what happened, perhaps why and where to read on.
#[derive(Clone, Debug)]
pub struct Entry {
    phase: Phase,
    word: Said,
    day: Option<(String, Said)>,
    title: Said,
    lines: Vec<Said>,
    links: Vec<Link>,
}

impl Entry {
    /// An entry of today's loop.
    pub fn new(voice: &Voice, phase: Phase, day: Option<Day>, title: impl Into<Said>) -> Entry {
        let day = day.map(|day| (day.to_string(), voice.full_day(day)));
        Entry { phase, word: phase.word(voice), day, title: title.into(), lines: Vec::new(), links: Vec::new() }
    }

    /// One sentence below the title.
    #[must_use]
    pub fn line(mut self, text: impl Into<Said>) -> Entry {
        self.lines.push(text.into());
        self
    }

    /// Where to read on.
    #[must_use]
    pub fn link(mut self, label: impl Into<Said>, href: impl Into<String>) -> Entry {
        self.links.push(Link::new(label, href));
        self
    }

    fn dot(&self) -> &'static str {
        if self.phase == Phase::Next { "dot open" } else { "dot full" }
    }
}

/// Entries in the order in which they happened.
#[derive(Clone, Debug, Template)]
#[template(path = "thread.html")]
pub struct Thread {
    entries: Vec<Entry>,
    nothing: Said,
}

impl HtmlSafe for Thread {}

impl Thread {
    /// Entries, and the sentence for when there are none.
    pub fn new(entries: Vec<Entry>, nothing: impl Into<Said>) -> Thread {
        Thread { entries, nothing: nothing.into() }
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let nothing = || voice.say("web-nothing");
        let entry = |phase, day: u32| Entry::new(voice, phase, Day::new(2025, 5, day).ok(), voice.say("web-example-policy"));
        let full = [Phase::Heard, Phase::Decided, Phase::Did, Phase::Next].into_iter().zip([3, 9, 14, 28]);
        let full =
            full.map(|(phase, day)| entry(phase, day).line(voice.say("web-example-long")).link(voice.say("web-example-more"), "#"));
        vec![
            Example::new(Case::Empty, Thread::new(vec![], nothing())),
            Example::new(Case::Usual, Thread::new(vec![entry(Phase::Did, 21), entry(Phase::Next, 30)], nothing())),
            Example::new(Case::Full, Thread::new(full.collect(), nothing())),
            Example::new(Case::Wrong, Thread::new(vec![Entry::new(voice, Phase::Next, None, "<li>")], nothing())),
        ]
    }
}
