//! The town file as it is written. Unknown keys are refused, so that a slip of the pen is not lost.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

type Text = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Root {
    pub(super) town: Town,
    #[serde(default)]
    pub(super) area_kinds: Vec<AreaKind>,
    #[serde(default)]
    pub(super) area_items: Vec<AreaItem>,
    #[serde(default)]
    pub(super) areas: Vec<Area>,
    #[serde(default)]
    pub(super) sections: Vec<Section>,
    #[serde(default)]
    pub(super) offices: Vec<Office>,
    #[serde(default)]
    pub(super) plans: Vec<Plan>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Town {
    pub(super) slug: Text,
    pub(super) code: Option<Text>,
    pub(super) name: Text,
    pub(super) name_easy: Option<Text>,
    pub(super) name_en: Text,
    pub(super) accent: Text,
    #[serde(default)]
    pub(super) sample: bool,
    pub(super) note: Option<Text>,
    pub(super) words: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) community: Text,
    pub(super) collaboration: Text,
    pub(super) district: Text,
    pub(super) headquarters: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Area {
    pub(super) code: Text,
    pub(super) name: Text,
    pub(super) kind: Text,
    pub(super) reading: Option<Text>,
    pub(super) parent: Option<Text>,
    #[serde(default)]
    pub(super) parents_before: Vec<ParentBefore>,
    pub(super) valid_from: Option<Text>,
    pub(super) valid_to: Option<Text>,
    #[serde(default)]
    pub(super) successors: Vec<Text>,
    #[serde(default)]
    pub(super) facts: Vec<AreaFact>,
    #[serde(default)]
    pub(super) ages: Vec<AreaAges>,
    pub(super) shape: Option<AreaShape>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaKind {
    pub(super) word: Text,
    pub(super) rank: Spanned<i64>,
    pub(super) easy: Option<Text>,
    pub(super) en: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaItem {
    pub(super) code: Text,
    pub(super) name: Text,
    pub(super) unit: Text,
    #[serde(default = "yes")]
    pub(super) people: bool,
}

/// Unless the file says otherwise, small numbers are kept from the public.
fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParentBefore {
    pub(super) code: Text,
    pub(super) to: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaAges {
    pub(super) day: Text,
    pub(super) male: Spanned<Vec<i64>>,
    pub(super) female: Spanned<Vec<i64>>,
    pub(super) source: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaShape {
    pub(super) geojson: Text,
    pub(super) source: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AreaFact {
    pub(super) day: Text,
    pub(super) what: Text,
    pub(super) value: Spanned<i64>,
    pub(super) source: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    pub(super) code: Text,
    pub(super) name: Text,
    pub(super) parent: Option<Text>,
    pub(super) valid_from: Option<Text>,
    pub(super) valid_to: Option<Text>,
    #[serde(default)]
    pub(super) successors: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Office {
    pub(super) section: Text,
    pub(super) title: Text,
    pub(super) valid_from: Option<Text>,
    pub(super) valid_to: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub(super) slug: Text,
    pub(super) title: Text,
    pub(super) kind: Text,
    pub(super) scope: Option<Text>,
    pub(super) version: Spanned<i64>,
    #[serde(default)]
    pub(super) current: bool,
    pub(super) period: Option<Spanned<Period>>,
    pub(super) source: PlanSource,
    pub(super) levels: Vec<Text>,
    #[serde(default)]
    pub(super) actors: Vec<Text>,
    #[serde(default)]
    pub(super) related: Vec<Related>,
    #[serde(default)]
    pub(super) nodes: Vec<Node>,
    #[serde(default)]
    pub(super) indicators: Vec<Indicator>,
    pub(super) scale: Option<Scale>,
    pub(super) adopted_on: Option<Text>,
    pub(super) reason: Option<Text>,
    #[serde(default)]
    pub(super) heirs: Vec<Heir>,
    #[serde(default)]
    pub(super) indicator_heirs: Vec<Heir>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Heir {
    pub(super) old: Text,
    pub(super) new: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Period {
    pub(super) from: i32,
    pub(super) to: i32,
    pub(super) raw: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanSource {
    pub(super) title: Text,
    pub(super) url: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Related {
    pub(super) title: Text,
    pub(super) period: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Node {
    pub(super) code: Text,
    pub(super) level: Text,
    pub(super) number: Option<Text>,
    pub(super) title: Text,
    #[serde(default)]
    pub(super) parents: Vec<Text>,
    #[serde(default)]
    pub(super) sections: Vec<Text>,
    #[serde(default)]
    pub(super) draft: bool,
    #[serde(default)]
    pub(super) cross_cutting: bool,
    #[serde(default)]
    pub(super) inferred_parent: bool,
    #[serde(default)]
    pub(super) title_only: bool,
    #[serde(default)]
    pub(super) policy: bool,
    pub(super) aim: Option<Text>,
    #[serde(default)]
    pub(super) situation: Vec<Text>,
    #[serde(default)]
    pub(super) approach: Vec<Text>,
    #[serde(default)]
    pub(super) roles: Vec<Role>,
    pub(super) note: Option<Text>,
    pub(super) goal: Option<Goal>,
    #[serde(default)]
    pub(super) links: Vec<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Role {
    pub(super) actor: Text,
    pub(super) text: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Goal {
    pub(super) heading: Text,
    pub(super) target: Option<Text>,
    pub(super) achieved: Option<Text>,
    pub(super) background: Option<Text>,
    pub(super) present: Option<Text>,
    pub(super) issue: Option<Text>,
    pub(super) related: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Indicator {
    pub(super) code: Text,
    pub(super) node: Text,
    pub(super) group: Text,
    pub(super) kind: Option<Text>,
    pub(super) name: Text,
    pub(super) unit: Option<Text>,
    pub(super) baseline: Option<Text>,
    pub(super) baseline_year: Option<Text>,
    pub(super) target: Option<Text>,
    pub(super) target_year: Option<Text>,
    pub(super) shape: Text,
    pub(super) direction: Text,
    #[serde(default)]
    pub(super) cumulative: bool,
    #[serde(default)]
    pub(super) decimals: u8,
    pub(super) scored: Option<bool>,
    #[serde(default)]
    pub(super) limits: Vec<Limit>,
    pub(super) windows: Option<Spanned<Windows>>,
    pub(super) population: Option<i64>,
    #[serde(default)]
    pub(super) sections: Vec<Text>,
    pub(super) rationale: Option<Text>,
    pub(super) definition: Option<Text>,
    pub(super) caution: Option<Text>,
    pub(super) measure: Measure,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limit {
    pub(super) name: Text,
    pub(super) value: Text,
    pub(super) side: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Windows {
    pub(super) baseline: Option<[i32; 2]>,
    pub(super) target: Option<[i32; 2]>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    pub(super) counter: Option<Text>,
    #[serde(rename = "where", default)]
    pub(super) filters: BTreeMap<String, Text>,
    pub(super) over: Option<Over>,
    pub(super) opening: Option<Text>,
    pub(super) list: Option<Text>,
    pub(super) external: Option<Text>,
    pub(super) cadence: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Over {
    pub(super) counter: Option<Text>,
    #[serde(rename = "where", default)]
    pub(super) filters: BTreeMap<String, Text>,
    pub(super) fact: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scale {
    pub(super) name: Text,
    pub(super) unit: Text,
    #[serde(default)]
    pub(super) evaluators: Vec<Text>,
    pub(super) grades: Vec<Grade>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Grade {
    pub(super) grade: i64,
    pub(super) label: Text,
    pub(super) above: Option<f64>,
    pub(super) equals: Option<f64>,
    pub(super) from: Option<f64>,
    pub(super) below: Option<f64>,
    #[serde(default)]
    pub(super) judged: bool,
}
