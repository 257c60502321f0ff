//! What closed choices are called.

use engawa_web::{Said, Voice, key};

use crate::model::{Kind, Sort, State, Theme, TieFace};

/// What the town calls a kind; without a label, the word of its sort.
pub fn kind(voice: &Voice, kind: &Kind) -> Said {
    kind.label.as_deref().map_or_else(|| voice.say(sort(kind.sort)), Said::text)
}

/// What a sort is called.
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Federation => key("parties-sort-federation"),
        Sort::Council => key("parties-sort-council"),
        Sort::Neighbourhood => key("parties-sort-neighbourhood"),
        Sort::Group => key("parties-sort-group"),
        Sort::Npo => key("parties-sort-npo"),
        Sort::Company => key("parties-sort-company"),
        Sort::School => key("parties-sort-school"),
        Sort::Hall => key("parties-sort-hall"),
        Sort::Manager => key("parties-sort-manager"),
        Sort::Outside => key("parties-sort-outside"),
    }
}

/// What a state is called.
pub fn state(state: State) -> &'static str {
    match state {
        State::Preparing => key("parties-state-preparing"),
        State::Active => key("parties-state-active"),
        State::Dormant => key("parties-state-dormant"),
        State::Dissolved => key("parties-state-dissolved"),
        State::Merged => key("parties-state-merged"),
    }
}

/// What a theme is called.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Safety => key("parties-theme-safety"),
        Theme::Welfare => key("parties-theme-welfare"),
        Theme::Children => key("parties-theme-children"),
        Theme::Environment => key("parties-theme-environment"),
        Theme::Culture => key("parties-theme-culture"),
        Theme::Place => key("parties-theme-place"),
        Theme::Industry => key("parties-theme-industry"),
        Theme::Exchange => key("parties-theme-exchange"),
    }
}

/// What the face of a tie is called at the desk.
pub fn face(face: TieFace) -> &'static str {
    match face {
        TieFace::Membership => key("parties-face-membership"),
        TieFace::Office => key("parties-face-office"),
        TieFace::Commission => key("parties-face-commission"),
        TieFace::Assignment => key("parties-face-assignment"),
        TieFace::Proxy => key("parties-face-proxy"),
        TieFace::Recognition => key("parties-face-recognition"),
        TieFace::Operation => key("parties-face-operation"),
        TieFace::Residence => key("parties-face-residence"),
        TieFace::Branch => key("parties-face-branch"),
    }
}
