//! `engawa check`: what is open, what is shared, what is due, what is wrong.

use engawa_db::{TownState, Towns};
use engawa_files::Depth;
use engawa_kernel::Choice;
use engawa_web::Face;

use crate::Stopped;
use crate::config::Config;
use crate::serve::{Certificate, Entrance};
use crate::ways;

/// Says it, a line each; fails when a town or the certificate does not serve.
///
/// # Errors
/// When something needs a hand.
pub fn run(config: &Config, towns: &Towns) -> Result<(), Stopped> {
    println!("engine {:?}; data {}", towns.engine(), config.data.display());
    say_entrances(config);
    let mut wrong = Vec::new();
    if let Some(Err(error)) = config.tls.as_ref().map(Certificate::read) {
        println!("{error}");
        wrong.push("the certificate".to_owned());
    }
    if let Err(error) = ways::read(&config.ways) {
        println!("{error}");
        wrong.push("a secret of the ways in".to_owned());
    }
    for town in config.ways.keys() {
        let is_there = towns.control().town(town)?.is_some();
        println!("ways of {town}: as the configuration states them{}", if is_there { "" } else { "   there is no such town" });
    }
    if config.path_towns {
        say_shared(config, towns)?;
    }
    for (host, town) in &config.hosts {
        println!("{host} -> {town}{}", if towns.control().town(town)?.is_none() { "   there is no such town" } else { "" });
    }
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
    if wrong.is_empty() { Ok(()) } else { Err(format!("this does not serve: {}", wrong.join(", ")).into()) }
}

/// Which face is shown where, and whether one may sign in there.
fn say_entrances(config: &Config) {
    let entrances = Entrance::all_of(config);
    for entrance in &entrances {
        let faces = entrance.faces_text();
        if entrance.faces == [Face::Operator] {
            println!("{}: {faces}; nobody signs in, keep it inside of your network", entrance.url());
        } else {
            println!("{}: {faces}; {}", entrance.url(), entrance.sign_in(config).sentence());
        }
    }
    for face in Face::ALL.iter().filter(|face| !entrances.iter().any(|entrance| entrance.faces.contains(face))) {
        println!("{}: not served; give it an address with listen_{}", face.code(), face.code());
    }
}

/// What towns on paths have in common.
fn say_shared(config: &Config, towns: &Towns) -> Result<(), Stopped> {
    let names: Vec<String> = towns.control().towns()?.into_iter().map(|entry| entry.name).collect();
    println!(
        "towns are served on paths: they share one origin and one cookie jar; a page of one could act in another ({})",
        names.join(", ")
    );
    if config.shared_origin.is_some() {
        println!("shared_origin: one owner has them all and accepts it");
    }
    Ok(())
}

fn look(towns: &Towns, name: &str) -> Result<String, engawa_db::Fault> {
    let town = towns.open(name)?;
    engawa_db::check_integrity(&town)?;
    if let Some(trouble) = engawa_files::troubles(&town, Depth::Length)?.first() {
        return Err(engawa_db::Fault::Missing(trouble.to_string()));
    }
    let head = town.read_now(engawa_journal::head)?;
    let due = town.read_now(engawa_journal::next_due)?;
    let noted = towns.control().noted_head(name, engawa_db::Chain::Records)?;
    Ok(format!(
        "{} records, head noted {}, next due {}",
        head.map_or(0, |(seq, _)| seq.0),
        noted.map_or_else(|| "never".into(), |head| format!("at {} ({})", head.seq, head.noted_at)),
        due.map_or_else(|| "nothing".into(), |at| at.to_string())
    ))
}
