//! What ways are called.

use engawa_web::{Said, Voice, key};

use super::profile::Profile;

/// The name of a provider, as its own page says it.
pub(crate) fn name_of(voice: &Voice, profile: Profile) -> Said {
    voice.say(match profile {
        Profile::Card => key("who-way-card"),
        Profile::GbizId => key("who-way-gbizid"),
        Profile::Line => key("who-way-line"),
    })
}

/// For whom it is.
pub(super) fn for_whom(voice: &Voice, profile: Profile) -> Said {
    voice.say(match profile {
        Profile::Card => key("who-way-card-for"),
        Profile::GbizId => key("who-way-gbizid-for"),
        Profile::Line => key("who-way-line-for"),
    })
}

/// What the town learns from it.
pub(super) fn what_is_asked(voice: &Voice, profile: Profile) -> Said {
    voice.say(match profile {
        Profile::Card => key("who-way-card-asks"),
        Profile::GbizId => key("who-way-gbizid-asks"),
        Profile::Line => key("who-way-line-asks"),
    })
}
