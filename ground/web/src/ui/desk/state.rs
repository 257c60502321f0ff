//! How an entry of a year stands.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::ui::icon::{self, Icon};
use crate::words::{Said, Voice, key};

/// How an entry of a year stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryState {
    /// 未入力: nothing is entered.
    Missing,
    /// 速報: entered, and may still change.
    Preliminary,
    /// 確報: entered for good.
    Final,
    /// 直しました: entered again, with a reason.
    Corrected,
}

impl EntryState {
    fn word(self, voice: &Voice) -> Said {
        voice.say(match self {
            EntryState::Missing => key("web-ui-entry-missing"),
            EntryState::Preliminary => key("web-ui-entry-preliminary"),
            EntryState::Final => key("web-ui-entry-final"),
            EntryState::Corrected => key("web-ui-entry-corrected"),
        })
    }

    fn icon(self) -> Icon {
        match self {
            EntryState::Missing => icon::NONE,
            EntryState::Preliminary => icon::HALF,
            EntryState::Final => icon::DONE,
            EntryState::Corrected => icon::PEN,
        }
    }

    fn class(self) -> &'static str {
        match self {
            EntryState::Missing => "st-none",
            EntryState::Preliminary | EntryState::Corrected => "st-well",
            EntryState::Final => "st-done",
        }
    }
}

/// The state as a sign and a word.
#[derive(Clone, Debug, Template)]
#[template(source = r#"<span class="st {{ class }}">{{ icon }}<span>{{ word }}</span></span>"#, ext = "html")]
pub(super) struct EntryMark {
    class: &'static str,
    icon: Icon,
    word: Said,
}

impl HtmlSafe for EntryMark {}

impl EntryMark {
    pub(super) fn new(voice: &Voice, state: EntryState) -> EntryMark {
        EntryMark { class: state.class(), icon: state.icon(), word: state.word(voice) }
    }
}
