//! The six towns that come with the program.

/// In the order in which they are shown.
const TOWNS: [(&str, &str); 6] = [
    ("suzaka", include_str!("../../../towns/suzaka.toml")),
    ("ohtawara", include_str!("../../../towns/ohtawara.toml")),
    ("iga", include_str!("../../../towns/iga.toml")),
    ("fukuoka", include_str!("../../../towns/fukuoka.toml")),
    ("kisarazu", include_str!("../../../towns/kisarazu.toml")),
    ("mihon", include_str!("../../../towns/mihon.toml")),
];

/// Short name and file of each of the six towns.
pub fn builtin_towns() -> [(&'static str, &'static str); 6] {
    TOWNS
}
