//! `engawa check`: what is open, what is shared, what is due, what is wrong.

use engawa_db::{TownState, Towns};

use crate::Stopped;
use crate::config::Config;

/// Says it, a line each; fails when a town does not serve.
///
/// # Errors
/// When something needs a hand.
pub fn run(config: &Config, towns: &Towns) -> Result<(), Stopped> {
    println!("listens on {}; engine {:?}; data {}", config.listen, towns.engine(), config.data.display());
    if config.path_towns {
        println!("towns are served on paths: they share one origin and one cookie jar");
    }
    for (host, town) in &config.hosts {
        println!("{host} -> {town}{}", if towns.control().town(town)?.is_none() { "   there is no such town" } else { "" });
    }
    let mut wrong = Vec::new();
    for entry in towns.control().towns()? {
        match look(towns, &entry.name) {
            Ok(said) => {
                println!("{}: {}{said}", entry.name, if entry.state == TownState::Held { "held, waits for release; " } else { "" })
            }
            Err(fault) => {
                println!("{}: {fault}", entry.name);
                wrong.push(entry.name);
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("these towns do not serve: {}", wrong.join(", ")).into()) }
}

fn look(towns: &Towns, name: &str) -> Result<String, engawa_db::Fault> {
    let town = towns.open(name)?;
    engawa_db::check_integrity(&town)?;
    let head = town.read_now(engawa_journal::head)?;
    let due = town.read_now(engawa_journal::next_due)?;
    let noted = towns.control().noted_head(name)?;
    Ok(format!(
        "{} records, head noted {}, next due {}",
        head.map_or(0, |(seq, _)| seq.0),
        noted.map_or_else(|| "never".into(), |head| format!("at {} ({})", head.seq, head.noted_at)),
        due.map_or_else(|| "nothing".into(), |at| at.to_string())
    ))
}
