//! `engawa town …`: make, list, back up, restore, release.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Subcommand;
use engawa_db::{Db, Fault, Key, TownState, Towns};
use engawa_journal::{Deed, TownRestored, apply_receipts, tell};
use engawa_kernel::{Actor, Channel, Seal, Seq, Visibility};

use super::House;
use crate::Stopped;
use crate::timer::note_head;

/// What can be done with towns.
#[derive(Subcommand)]
pub enum TownCommand {
    /// Make a town; with a file, one with areas, sections and plans
    Create {
        /// Short name: lower-case letters, digits, hyphens
        name: String,
        /// The town's file (towns/NAME.toml)
        #[arg(long)]
        file: Option<PathBuf>,
        #[command(flatten)]
        house: House,
    },
    /// The towns, their state and the last record of each
    List(House),
    /// Copy a town while it serves, with a manifest that proves the copy
    Backup {
        /// Short name
        name: String,
        /// A new folder
        #[arg(long)]
        to: PathBuf,
        #[command(flatten)]
        house: House,
    },
    /// Restore a backup as a town that does not exist; it is held until released
    Restore {
        /// The folder of the backup
        from: PathBuf,
        /// Short name; that of the backup if it is not given
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        house: House,
    },
    /// Let a restored town go: its timer runs again
    Release {
        /// Short name
        name: String,
        #[command(flatten)]
        house: House,
    },
}

impl TownCommand {
    /// Does what was asked for.
    ///
    /// # Errors
    /// With one sentence that says what to do.
    pub fn run(self) -> Result<(), Stopped> {
        match self {
            TownCommand::Create { name, file, house } => create(&house.towns_or_new()?, &name, file),
            TownCommand::List(house) => list(&house.towns()?),
            TownCommand::Backup { name, to, house } => {
                let manifest = engawa_db::backup(&house.towns()?, &name, &to, notes)?;
                let bytes: u64 = manifest.files.values().map(|file| file.bytes).sum();
                println!("{name}: {} files, {bytes} bytes, in {}", manifest.files.len(), to.display());
                Ok(())
            }
            TownCommand::Restore { from, name, house } => restore(&house.towns_or_new()?, &from, name),
            TownCommand::Release { name, house } => Ok(engawa_db::release(&house.towns()?, &name)?),
        }
    }
}

fn create(towns: &Towns, name: &str, file: Option<PathBuf>) -> Result<(), Stopped> {
    let read = |path: &PathBuf| {
        let bytes = std::fs::read(path).map_err(|error| Stopped::from(format!("{}: {error}", path.display())))?;
        engawa_plans::townfile::read_bytes(&path.display().to_string(), &bytes)
            .map_err(|problems| Stopped::from(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
    };
    // The file is read first: a town is not made from one that is wrong.
    let content = file.as_ref().map(read).transpose()?;
    let town = towns.create(name)?;
    if let Some(content) = content {
        town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &content).map(|_| ()))
            .map_err(|error| Stopped::from(error.to_string()))?;
    }
    note_head(towns, &town, "made")?;
    println!("{name} is made");
    Ok(())
}

fn list(towns: &Towns) -> Result<(), Stopped> {
    for entry in towns.control().towns()? {
        let state = if entry.state == TownState::Held { "held" } else { "open" };
        let last = towns.open(&entry.name).and_then(|town| town.read_now(engawa_journal::head));
        match last {
            Ok(Some((seq, _))) => println!("{}\t{state}\t{seq} records", entry.name),
            Ok(None) => println!("{}\t{state}\tno record yet", entry.name),
            Err(fault) => println!("{}\tclosed\t{fault}", entry.name),
        }
    }
    Ok(())
}

/// What the manifest says of the copied chain.
fn notes(db: &Db) -> Result<BTreeMap<String, String>, Fault> {
    let head = engawa_journal::head(db)?;
    Ok(head
        .map(|(seq, seal)| [("head_seq".to_owned(), seq.to_string()), ("head_seal".to_owned(), seal.to_string())].into())
        .unwrap_or_default())
}

fn restore(towns: &Towns, from: &std::path::Path, name: Option<String>) -> Result<(), Stopped> {
    let manifest = engawa_db::prove(from)?;
    let name = name.unwrap_or_else(|| manifest.town.clone());
    let noted = towns.control().noted_head(&name)?;
    let manifest = engawa_db::restore(towns, from, &name)?;
    let town = towns.open(&name)?;
    engawa_db::check_integrity(&town)?;
    let head = head_of(&manifest.notes);
    let report = town.read_now(|db| engawa_journal::verify(db, head))?;
    if let Some(problem) = report.problems.first() {
        return Err(format!("the backup was restored as {name}, held, but it is not whole: {problem}").into());
    }
    let receipts = towns.control().erasures(&name)?;
    let up_to = head.map_or(Seq(0), |(seq, _)| seq);
    let erased = town.write_now(Key::none(), move |tx| {
        let fact = TownRestored { up_to, noted: noted.as_ref().map(|head| head.seq.0) };
        tell(tx, Deed::of(fact, Actor::Key("restore"), Channel::CommandLine).seen_by(Visibility::Parties))?;
        apply_receipts(tx, &receipts)
    })?;
    note_head(towns, &town, "restored")?;
    println!(
        "{name}: {} records, {erased} erasures applied again. It is held; look at it, then: engawa town release {name}",
        report.records
    );
    Ok(())
}

fn head_of(notes: &BTreeMap<String, String>) -> Option<(Seq, Seal)> {
    let seq = notes.get("head_seq")?.parse().ok()?;
    Some((Seq(seq), Seal::from_hex(notes.get("head_seal")?)?))
}
