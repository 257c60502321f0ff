//! How an indicator stands, in signs and words; and how the signs come about.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::ui::{Status, StatusTag, TallyCounts};
use engawa_web::{Said, Voice, key};

use super::look::Look;
use crate::model::{Progress, Standing, State, Why};

/// The sign of a state.
pub fn status(state: State) -> Status {
    match state {
        State::Reached => Status::Done,
        State::OnTrack => Status::Well,
        State::Late => Status::Late,
        State::NoData => Status::None,
        State::Soon => Status::Soon,
    }
}

/// The signs of all that are judged. A number that is only foreseen has none.
pub fn statuses(standings: &[Standing]) -> Vec<Status> {
    standings.iter().filter(|standing| is_judged(&standing.progress)).map(|standing| status(standing.progress.state)).collect()
}

/// How many stand how.
pub fn counts(standings: &[Standing]) -> TallyCounts {
    let all = statuses(standings);
    Status::ALL.map(|status| all.iter().filter(|other| **other == status).count())
}

/// The same with signs and words, for the head of a section.
pub fn counted(voice: &Voice, standings: &[Standing]) -> Vec<StatusTag> {
    let present = Status::ALL.into_iter().zip(counts(standings)).filter(|(_, count)| *count > 0);
    present.map(|(status, count)| StatusTag::counted(voice, status, count)).collect()
}

/// Whether an indicator is judged at all.
pub fn is_judged(progress: &Progress) -> bool {
    progress.why != Some(Why::Unscored)
}

/// A sign where there is a judgement, a word where there is a figure but nothing to judge it by.
#[derive(Clone)]
pub enum Badge {
    /// A sign with its word.
    Sign(StatusTag),
    /// A word alone.
    Word(Said),
}

impl Badge {
    /// The badge of an indicator.
    pub fn of(look: &Look, standing: &Standing) -> Badge {
        let unjudged = standing.series.latest().is_some() && standing.progress.state == State::NoData;
        if !is_judged(&standing.progress) {
            return Badge::Word(look.voice.say("plans-unscored-tag"));
        }
        if unjudged {
            return Badge::Word(look.voice.say("plans-unjudged-tag"));
        }
        Badge::Sign(StatusTag::new(&look.voice, status(standing.progress.state)))
    }
}

impl HtmlSafe for Badge {}

impl fmt::Display for Badge {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Badge::Sign(tag) => tag.fmt(out),
            Badge::Word(word) => write!(out, r#"<span class="tag">{word}</span>"#),
        }
    }
}

/// Why there is no judgement though there may be a figure.
pub fn why(look: &Look, progress: &Progress) -> Option<Said> {
    let key = match progress.why? {
        Why::NoPath => key("plans-why-no-path"),
        Why::NoTarget => key("plans-why-no-target"),
        Why::YearNotOver => key("plans-why-year-not-over"),
        Why::NotDue => key("plans-why-not-due"),
        Why::Unscored => key("plans-say-unscored"),
        Why::NoObservation | Why::NotCountedYet => return None,
    };
    Some(look.voice.say(key))
}

/// The part of a page that tells how signs are set.
#[derive(Template)]
#[template(path = "_signs.html")]
pub struct Signs {
    voice: Voice,
    signs: Vec<(StatusTag, Said)>,
}

impl HtmlSafe for Signs {}

impl Signs {
    /// All signs with their sentences.
    pub fn new(look: &Look) -> Signs {
        let sign = |status: Status| (StatusTag::new(&look.voice, status), look.voice.say(sentence(status)));
        Signs { voice: look.voice.clone(), signs: Status::ALL.into_iter().map(sign).collect() }
    }
}

fn sentence(status: Status) -> &'static str {
    match status {
        Status::Done => key("plans-sign-done"),
        Status::Well => key("plans-sign-well"),
        Status::Late => key("plans-sign-late"),
        Status::None => key("plans-sign-none"),
        Status::Soon => key("plans-sign-soon"),
    }
}
