//! The programmes that come with the program: beginnings for the town's own.

/// Their names in addresses and their texts, in the order in which they are shown.
pub const ALL: [(&str, &str); 9] = [
    ("ijuu", include_str!("../../../../programmes/ijuu.toml")),
    ("shimin-katsudo", include_str!("../../../../programmes/shimin-katsudo.toml")),
    ("kyogikai-setsuritsu", include_str!("../../../../programmes/kyogikai-setsuritsu.toml")),
    ("koen-meigi", include_str!("../../../../programmes/koen-meigi.toml")),
    ("ukeire-kigyo", include_str!("../../../../programmes/ukeire-kigyo.toml")),
    ("hason-hokoku", include_str!("../../../../programmes/hason-hokoku.toml")),
    ("juminhyo", include_str!("../../../../programmes/juminhyo.toml")),
    ("shukai-todoke", include_str!("../../../../programmes/shukai-todoke.toml")),
    ("shokuin-teian", include_str!("../../../../programmes/shokuin-teian.toml")),
];

/// The text of one of them.
pub fn text_of(slug: &str) -> Option<&'static str> {
    ALL.iter().find(|(name, _)| *name == slug).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programmes::file;

    #[test]
    fn every_programme_that_we_ship_holds_without_advice() {
        for (slug, text) in ALL {
            let reading = file::read(text);
            assert!(reading.problems.is_empty(), "{slug}: {:#?}", reading.problems);
            assert_eq!(reading.programme.expect("a programme").slug, slug);
        }
    }
}
