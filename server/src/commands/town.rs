//! `engawa town …`: make, list, back up, restore, release.

use std::path::PathBuf;

use clap::Subcommand;
use engawa_db::{Key, TownState, Towns};

use super::House;
use crate::timer::note_head;
use crate::{Stopped, copies};

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
                let manifest = copies::backup(&house.towns()?, &name, &to)?;
                let bytes: u64 = manifest.files.values().map(|file| file.bytes).sum();
                println!("{name}: {} files, {bytes} bytes, in {}", manifest.files.len(), to.display());
                Ok(())
            }
            TownCommand::Restore { from, name, house } => {
                let restored = copies::restore(&house.towns_or_new()?, &from, name)?;
                println!(
                    "{name}: {} records, {} erasures applied again. It is held; look at it, then: engawa town release {name}",
                    restored.records,
                    restored.erased,
                    name = restored.name
                );
                Ok(())
            }
            TownCommand::Release { name, house } => copies::release(&house.towns()?, &name),
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
