//! The words of closed lists.

use engawa_kernel::{Counted, Term};
use engawa_web::{Said, Voice, key};

use crate::programmes::model::{Assurance, Procedure, Scene, Way, Who};

/// A scene of life.
pub(crate) fn scene(scene: Scene) -> &'static str {
    match scene {
        Scene::Moving => key("cases-scene-moving"),
        Scene::Papers => key("cases-scene-papers"),
        Scene::Family => key("cases-scene-family"),
        Scene::Health => key("cases-scene-health"),
        Scene::Work => key("cases-scene-work"),
        Scene::Neighbours => key("cases-scene-neighbours"),
        Scene::Places => key("cases-scene-places"),
        Scene::Money => key("cases-scene-money"),
        Scene::Environment => key("cases-scene-environment"),
        Scene::Inside => key("cases-scene-inside"),
    }
}

/// What is done with it.
pub(crate) fn procedure(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::Consultation => key("cases-procedure-consultation"),
        Procedure::Application => key("cases-procedure-application"),
        Procedure::InsideApproval => key("cases-procedure-inside"),
    }
}

/// Who may.
pub(crate) fn who(who: Who) -> &'static str {
    match who {
        Who::Anyone => key("cases-who-anyone"),
        Who::Person => key("cases-who-person"),
        Who::Household => key("cases-who-household"),
        Who::Body => key("cases-who-body"),
        Who::Staff => key("cases-who-staff"),
    }
}

/// How sure one must be.
pub(crate) fn assurance(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Nobody => key("cases-assurance-nobody"),
        Assurance::Contact => key("cases-assurance-contact"),
        Assurance::Address => key("cases-assurance-address"),
        Assurance::Card => key("cases-assurance-card"),
    }
}

/// How it is brought, as a sentence.
pub(crate) fn way(way: Way) -> &'static str {
    match way {
        Way::Online => key("cases-way-online"),
        Way::Counter => key("cases-way-counter"),
        Way::Paper => key("cases-way-paper"),
        Way::Helper => key("cases-way-helper"),
    }
}

/// A period of days.
pub(crate) fn term(voice: &Voice, term: Term) -> Said {
    let word = match term.counted {
        Counted::Calendar => key("cases-term-calendar"),
        Counted::Business => key("cases-term-business"),
    };
    voice.say_with(word, &[("days", term.days.into())])
}
