//! Outlines of many areas in one GeoJSON: each feature names its area by a code or a name among its properties.

use std::collections::BTreeMap;

use engawa_kernel::{Day, Id};
use serde::Deserialize;

use super::preview::{Reason, Rejected};
use crate::model::Area;
use crate::rules::Map;
use crate::shape::{Geometry, Shape};

/// The most features of one file.
const FEATURES_MAX: usize = 10_000;

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: BTreeMap<String, Property>,
    geometry: Option<Geometry>,
}

/// Of the properties only texts are looked at.
#[derive(Deserialize)]
#[serde(untagged)]
enum Property {
    Text(String),
    Other(serde::de::IgnoredAny),
}

/// What would be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outlines {
    /// Areas with their outlines.
    pub taken: Vec<(Id<Area>, Shape)>,
    /// Features that are not taken, counted from 1.
    pub rejected: Vec<Rejected>,
}

/// Reads a collection. Nothing where it is none.
pub fn outlines(text: &str, map: &Map, day: Day) -> Option<Outlines> {
    let collection: Collection = serde_json::from_str(text).ok()?;
    let mut found = Outlines::default();
    for (line, feature) in (1..).zip(collection.features.into_iter().take(FEATURES_MAX)) {
        match one(feature, map, day) {
            Ok((area, _)) if found.taken.iter().any(|(other, _)| *other == area) => {
                found.rejected.push(Rejected { line, reason: Reason::Twice });
            }
            Ok(taken) => found.taken.push(taken),
            Err(reason) => found.rejected.push(Rejected { line, reason }),
        }
    }
    Some(found)
}

fn one(feature: Feature, map: &Map, day: Day) -> Result<(Id<Area>, Shape), Reason> {
    let texts = feature.properties.into_values().filter_map(|property| match property {
        Property::Text(text) => Some(text),
        Property::Other(_) => None,
    });
    let texts: Vec<String> = texts.collect();
    let by_code = |text: &String| map.areas.values().find(|area| area.code == *text).map(|area| area.id);
    let by_name = |text: &String| {
        let mut named = map.on(day).filter(|area| area.name == *text);
        named.next().filter(|_| named.next().is_none()).map(|area| area.id)
    };
    let area = texts.iter().find_map(by_code).or_else(|| texts.iter().find_map(by_name)).ok_or(Reason::UnknownArea)?;
    let geometry = feature.geometry.ok_or(Reason::Shape(crate::shape::Unfit::NoGeometry))?;
    Ok((area, Shape::of(geometry).map_err(Reason::Shape)?))
}
