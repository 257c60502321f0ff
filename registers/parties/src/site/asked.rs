//! What is asked of the directory, as an address says it.

use engawa_kernel::{AnyId, Choice};
use serde::Deserialize;

use crate::keys::needle;
use crate::model::Theme;
use crate::store::Place;
use crate::store::directory::Asked;

/// The longest search, in characters.
const SEARCH_MAX: usize = 100;

/// The question of an address. What it says is taken as it is meant; what nobody knows finds nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    pub(crate) q: String,
    pub(crate) area: String,
    pub(crate) kind: String,
    pub(crate) theme: String,
    pub(crate) after: String,
}

impl Question {
    /// The search without what is too much of it.
    pub(crate) fn searched(&self) -> String {
        self.q.trim().chars().take(SEARCH_MAX).collect()
    }

    /// In the terms of the store; nothing where it names what is not there.
    pub(crate) fn asked(&self, places: &[Place], after: Option<(String, String)>) -> Option<Asked> {
        let area: Option<AnyId> = match self.area.as_str() {
            "" => None,
            code => Some(places.iter().find(|place| place.code == code)?.id),
        };
        let theme = match self.theme.as_str() {
            "" => None,
            code => Some(Theme::from_code(code)?),
        };
        let searched = self.searched();
        let found = needle(&searched);
        // Marks alone are no word, and find nothing rather than everything.
        if found.is_none() && !searched.is_empty() {
            return None;
        }
        Some(Asked { area, kind: self.kind.clone(), theme, needle: found, after: after.unwrap_or_default() })
    }

    /// The same question after one organization.
    pub(crate) fn further(&self, path: &str, after: &str) -> String {
        let encode = engawa_web::limits::percent_encoded;
        let pairs =
            [("q", self.searched()), ("area", self.area.clone()), ("kind", self.kind.clone()), ("theme", self.theme.clone())];
        let told = pairs.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}&", encode(value)));
        format!("{path}?{}after={}", told.collect::<String>(), encode(after))
    }
}
