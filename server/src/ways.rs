//! The part `[ways.TOWN.PROFILE]` of the configuration: identity providers that a town opens without the screen. Secrets stay
//! outside of the file: it names another file or a variable of the environment.

use std::collections::BTreeMap;
use std::path::PathBuf;

use engawa_db::{Key, TownState, Towns};
use engawa_kernel::Choice;
use engawa_who::ways::{Profile, StatedWay, StatedWays, look, state_ways, takes_secret};
use serde::Deserialize;
use toml::Spanned;

use crate::Stopped;

/// The providers of a town, one of each profile.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TownWays {
    /// デジタル認証アプリ.
    pub card: Option<Spanned<WayConfig>>,
    /// gBizID.
    pub gbizid: Option<Spanned<WayConfig>>,
    /// LINE Login.
    pub line: Option<Spanned<WayConfig>>,
}

/// One provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayConfig {
    /// Who speaks there, exactly as its tokens say it.
    pub issuer: String,
    /// Who we are there.
    pub client: String,
    /// The file that holds the secret and nothing else.
    pub secret_file: Option<PathBuf>,
    /// The variable of the environment that holds the secret.
    pub secret_env: Option<String>,
}

/// All of them, by the short name of their town.
pub type Ways = BTreeMap<String, TownWays>;

impl TownWays {
    fn all(&self) -> impl Iterator<Item = (Profile, &Spanned<WayConfig>)> {
        let all = [(Profile::Card, &self.card), (Profile::GbizId, &self.gbizid), (Profile::Line, &self.line)];
        all.into_iter().filter_map(|(profile, way)| Some((profile, way.as_ref()?)))
    }
}

/// Everything that is wrong with the ways of a configuration, each with the line of its table.
pub fn wrongs(ways: &Ways, text: &str) -> Vec<(usize, String)> {
    let of_town = |(town, ways): (&String, &TownWays)| -> Vec<(usize, String)> {
        let wrong = |(profile, way): (Profile, &Spanned<WayConfig>)| {
            let why = against(profile, way.get_ref())?;
            let before = text.get(..way.span().start).unwrap_or_default();
            let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
            Some((line, format!("[ways.{town}.{}] {why}", profile.code())))
        };
        ways.all().filter_map(wrong).collect()
    };
    ways.iter().flat_map(of_town).collect()
}

fn against(profile: Profile, way: &WayConfig) -> Option<String> {
    if let Err(why) = look(&way.issuer, &way.client) {
        return Some(why.to_string());
    }
    let refers = usize::from(way.secret_file.is_some()) + usize::from(way.secret_env.is_some());
    match (takes_secret(profile), refers) {
        (true, 1) | (false, 0) => None,
        (true, _) => Some("the secret stands in one other place; give secret_file or secret_env, one of them".into()),
        (false, _) => {
            Some("this provider gives no secret, we sign with a key of ours; leave secret_file and secret_env out".into())
        }
    }
}

/// The ways with their secrets, read from where the configuration says that they are.
///
/// # Errors
/// A secret that cannot be read, or is none.
pub fn read(ways: &Ways) -> Result<BTreeMap<String, Vec<StatedWay>>, Stopped> {
    let mut all = BTreeMap::new();
    for (town, ways) in ways {
        let mut of_town = Vec::new();
        for (profile, way) in ways.all() {
            let at = || format!("[ways.{town}.{}]", profile.code());
            let way = way.get_ref();
            let secret = secret(way).map_err(|why| Stopped::from(format!("{} {why}", at())))?;
            let stated = StatedWay::of(profile, &way.issuer, &way.client, &secret);
            of_town.push(stated.map_err(|why| Stopped::from(format!("{} {why}", at())))?);
        }
        all.insert(town.clone(), of_town);
    }
    Ok(all)
}

fn secret(way: &WayConfig) -> Result<String, String> {
    match (&way.secret_file, &way.secret_env) {
        (Some(file), _) => {
            let text = std::fs::read_to_string(file).map_err(|error| format!("secret_file {}: {error}", file.display()))?;
            Ok(text.trim_end_matches(['\r', '\n']).to_owned())
        }
        (None, Some(name)) => std::env::var(name).map_err(|_| format!("secret_env {name}: the environment has no such variable")),
        (None, None) => Ok(String::new()),
    }
}

/// Which ways the screen shows and does not change.
pub fn stated(ways: &Ways) -> StatedWays {
    let codes = |ways: &TownWays| ways.all().map(|(profile, _)| profile.code()).collect();
    StatedWays(ways.iter().map(|(town, ways)| (town.clone(), codes(ways))).collect())
}

/// Writes what is stated into the towns. A town that is not there or is held stops no other; it is said.
///
/// # Errors
/// When a town cannot be written.
pub fn write(towns: &Towns, all: BTreeMap<String, Vec<StatedWay>>) -> Result<(), Stopped> {
    for (name, stated) in all {
        match towns.control().town(&name)?.map(|entry| entry.state) {
            None => tracing::warn!(town = name, "the configuration states ways of a town that is not there"),
            Some(TownState::Held) => tracing::warn!(town = name, "a held town gets its ways at the first start after its release"),
            Some(TownState::Open) => {
                let written = towns.open(&name)?.write_now(Key::none(), move |tx| state_ways(tx, &stated))?;
                if written > 0 {
                    tracing::info!(town = name, written, "ways were opened as the configuration states them");
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, ConfigError};

    #[test]
    fn what_is_wrong_with_a_way_is_said_with_its_line() {
        let line = "listen = \"127.0.0.1:1\"\n\n[ways.suzaka.line]\nissuer = \"https://access.line.me\"\nclient = \"123\"\n";
        let good = format!("{line}secret_env = \"LINE\"\n");
        assert!(Config::parse("f", &good).is_ok());
        for (text, sentence) in [
            (line.to_owned(), "give secret_file or secret_env"),
            (format!("{good}secret_file = \"x\"\n"), "one of them"),
            (good.replace("https://", ""), "issuer is no address"),
            (good.replace("123", ""), "client is no id"),
            (good.replace(".line]", ".card]"), "gives no secret"),
        ] {
            let error = Config::parse("engawa.toml", &text).expect_err(&text);
            assert!(matches!(error, ConfigError::Ways { .. }), "{error}");
            let said = error.to_string();
            assert!(said.contains("engawa.toml:3: [ways.suzaka.") && said.contains(sentence), "{said}");
        }
        // What is no key is said by the reader of the file, with its line too: above all a secret that stands in the file.
        for (text, word) in [(format!("{line}secret = \"hush\"\n"), "secret"), (good.replace(".line]", ".lime]"), "lime")] {
            let said = Config::parse("f", &text).expect_err(&text).to_string();
            assert!(said.contains("line ") && said.contains(word), "{said}");
        }
    }

    #[test]
    fn a_secret_is_read_from_a_file_and_is_not_shown() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("secret");
        let text = format!(
            "[ways.suzaka.line]\nissuer = \"https://access.line.me\"\nclient = \"123\"\nsecret_file = {:?}\n[ways.suzaka.card]\nissuer = \"https://id.example\"\nclient = \"7\"\n",
            file.display().to_string()
        );
        let config = Config::parse("f", &text).expect("a configuration");
        let missing = super::read(&config.ways).expect_err("no file yet").to_string();
        assert!(missing.contains("[ways.suzaka.line] secret_file"), "{missing}");
        std::fs::write(&file, "hush\n").expect("a file");
        assert_eq!(super::read(&config.ways).expect("read")["suzaka"].len(), 2);
        std::fs::write(&file, "\n").expect("a file");
        let empty = super::read(&config.ways).expect_err("no secret").to_string();
        assert!(empty.contains("the secret is no secret"), "{empty}");
        assert!(!format!("{config:?}").contains("hush"));
        assert!(super::stated(&config.ways).has("suzaka", engawa_who::ways::Profile::Card));
    }
}
