//! A corpus of plan documents that no town wrote: a seeded generator, documents written by hand, and a scorer.

pub mod chance;
pub mod folder;
pub mod hand;
pub mod layouts;
pub mod prose;
pub mod score;
pub mod truth;

/// A document with what is true of it.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// The kind of layout: structured, flat, split, none.
    pub class: &'static str,
    /// The file.
    pub text: String,
    /// Its indicators.
    pub truth: Vec<truth::Truth>,
}

/// Documents of all layouts, from one seed each.
pub fn generated(seeds: std::ops::Range<u64>) -> Vec<Document> {
    seeds.flat_map(|seed| layouts::ALL.iter().map(move |layout| layouts::render(layout, seed))).collect()
}
