//! A new vision: what the district shall be, for some years, and no goal yet.

use engawa_kernel::FiscalYear;
use engawa_web::{Voice, key};

use crate::drafting::codes::{CodeOf, Codes};
use crate::drafting::edit::{NewItem, bare_item};
use crate::model::{Part, PartKind, Period, PlanKind};
use crate::townfile::{NodeFile, PlanFile};

/// What is said of a vision as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Whole {
    /// Its title.
    pub(super) title: String,
    /// Its first and its last fiscal year.
    pub(super) years: (FiscalYear, FiscalYear),
    /// 将来像, in one sentence.
    pub(super) ideal: String,
    /// What is meant by it.
    pub(super) text: String,
    /// How the district is today.
    pub(super) situation: String,
}

impl Whole {
    /// The years of a vision, as they are kept: in Japanese, whatever language the page speaks; so are the levels.
    pub(super) fn period(&self, voice: &Voice) -> Period {
        let (from, to) = self.years;
        let said = [("from", from.number().to_string().into()), ("to", to.number().to_string().into())];
        Period { from, to, raw: voice.plain_with("plans-vision-years-raw", &said) }
    }
}

/// The levels of every vision, from the top.
pub(super) fn levels(voice: &Voice) -> [String; 3] {
    [key("plans-vision-level-ideal"), key("plans-vision-level-goal"), key("plans-vision-level-step")].map(|key| voice.plain(key))
}

/// A vision of a body without goals.
pub(super) fn empty(voice: &Voice, slug: &str, body: &str, whole: &Whole, codes: &mut Codes) -> PlanFile {
    let levels = levels(voice);
    let code = codes.fresh(CodeOf::Root);
    let root = NewItem { code, parent: None, level: levels[0].clone(), title: whole.ideal.clone(), is_policy: false };
    let texts = [(PartKind::Aim, &whole.text), (PartKind::Situation, &whole.situation)];
    let parts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(kind, text)| Part { kind, text: text.clone() });
    PlanFile {
        slug: slug.to_owned(),
        kind: PlanKind::Vision,
        title: whole.title.clone(),
        scope: None,
        version: 1,
        is_current: false,
        period: Some(whole.period(voice)),
        source_title: voice.plain_with("plans-vision-source", &[("body", body.into())]),
        source_url: None,
        levels: levels.into(),
        actors: Vec::new(),
        related: Vec::new(),
        scale: None,
        nodes: vec![NodeFile { parts: parts.collect(), ..bare_item(&root, Vec::new()) }],
        indicators: Vec::new(),
        adopted_on: None,
        reason: None,
        heirs: Vec::new(),
        indicator_heirs: Vec::new(),
    }
}
