//! `engawa town …`: make, list, back up, restore, release.

use std::path::PathBuf;

use clap::Subcommand;
use engawa_db::{Key, Noting, TownState, Towns, Tx};
use engawa_files::Trouble;
use engawa_journal::Untold;
use engawa_kernel::{Actor, Channel, Choice};
use engawa_web::{Accent, Vocabulary};
use engawa_who::openings::{Door, close_door, open_door};
use engawa_who::{Settlement, TownFace, TownWords};

use super::House;
use crate::timer::note_heads;
use crate::{Stopped, copies};

/// What can be done with towns.
#[derive(Subcommand)]
pub enum TownCommand {
    /// Make a town; with a file, one with areas, sections and plans
    Create {
        /// Short name: lower-case letters, digits, hyphens
        name: String,
        /// How the town is called on its pages, where there is no file: みほん市
        #[arg(long, conflicts_with = "file")]
        title: Option<String>,
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
    /// Open a door of a town to the public
    Open {
        /// Short name
        name: String,
        /// plans, accounts
        #[arg(required = true)]
        doors: Vec<String>,
        #[command(flatten)]
        house: House,
    },
    /// Close a door of a town to the public; its staff still look
    Close {
        /// Short name
        name: String,
        /// plans, accounts
        #[arg(required = true)]
        doors: Vec<String>,
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
            TownCommand::Create { name, title, file, house } => create(&house.towns_or_new()?, &name, title, file),
            TownCommand::List(house) => list(&house.towns()?),
            TownCommand::Backup { name, to, house } => {
                let copy = copies::backup(&house.towns()?, &name, &to)?;
                let files = &copy.manifest.files;
                let bytes: u64 = files.values().map(|file| file.bytes).sum();
                println!("{name}: {} files, {bytes} bytes, in {}", files.len(), to.display());
                say_troubles(&name, &copy.troubles)
            }
            TownCommand::Restore { from, name, house } => {
                let restored = copies::restore(&house.towns_or_new()?, &from, name)?;
                println!(
                    "{name}: {} records, {} erasures applied again. It is held; look at it, then: engawa town release {name}",
                    restored.records,
                    restored.erased,
                    name = restored.name
                );
                say_troubles(&restored.name, &restored.troubles)
            }
            TownCommand::Open { name, doors, house } => turn(&house.towns()?, &name, &doors, open_door),
            TownCommand::Close { name, doors, house } => turn(&house.towns()?, &name, &doors, close_door),
            TownCommand::Release { name, house } => copies::release(&house.towns()?, &name),
        }
    }
}

/// The copy stands; what could not be copied whole must not be learned on the day of the restore.
fn say_troubles(name: &str, troubles: &[Trouble]) -> Result<(), Stopped> {
    troubles.iter().for_each(|trouble| println!("{trouble}"));
    match troubles.len() {
        0 => Ok(()),
        count => Err(format!("it was done, but {count} files of {name} are damaged or missing; they are named above").into()),
    }
}

fn create(towns: &Towns, name: &str, title: Option<String>, file: Option<PathBuf>) -> Result<(), Stopped> {
    let read = |path: &PathBuf| {
        let bytes = std::fs::read(path).map_err(|error| Stopped::from(format!("{}: {error}", path.display())))?;
        engawa_plans::townfile::read_bytes(&path.display().to_string(), &bytes)
            .map_err(|problems| Stopped::from(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
    };
    // The file is read first: a town is not made from one that is wrong.
    let content = file.as_ref().map(read).transpose()?;
    let town = towns.create(name)?;
    match content {
        Some(content) => town
            .write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &content).map(|_| ()))
            .map_err(|error| Stopped::from(error.to_string()))?,
        None => {
            let settlement = empty(name, title);
            town.write_now(Key::none(), move |tx| engawa_who::settle(tx, &settlement))?;
        }
    }
    note_heads(towns, &town, Noting::Made)?;
    println!("{name} is made, and closed to the public; open what is ready: engawa town open {name} plans");
    Ok(())
}

/// A town of which only the name is known. Its sections and people are made at the desk.
fn empty(name: &str, title: Option<String>) -> Settlement {
    let words = Vocabulary::default();
    let town = TownFace {
        slug: name.to_owned(),
        name: title.unwrap_or_else(|| name.to_owned()),
        name_easy: None,
        name_en: name.to_owned(),
        accent: Accent::default().name().to_owned(),
        is_sample: false,
        note: None,
        words: TownWords {
            community: words.community,
            collaboration: words.collaboration,
            district: words.district,
            headquarters: words.headquarters,
        },
    };
    Settlement { town, sections: Vec::new(), offices: Vec::new() }
}

type Turn = fn(&mut Tx, Door, Actor, Channel) -> Result<(), Untold>;

fn turn(towns: &Towns, name: &str, codes: &[String], turn: Turn) -> Result<(), Stopped> {
    let known = || Door::ALL.iter().map(|door| door.code()).collect::<Vec<_>>().join(", ");
    let read =
        |code: &String| Door::from_code(code).ok_or_else(|| format!("there is no door called {code}; the doors are: {}", known()));
    let doors = codes.iter().map(read).collect::<Result<Vec<Door>, String>>()?;
    let town = towns.open(name)?;
    town.write_now(Key::none(), move |tx| {
        doors.iter().try_for_each(|door| turn(tx, *door, Actor::Key("cli"), Channel::CommandLine))
    })?;
    let open = town.read_now(engawa_who::openings::open_doors)?;
    let open: Vec<String> = open.into_iter().map(|(door, since)| format!("{door} since {since}")).collect();
    println!("{name}: {}", if open.is_empty() { "closed to the public".to_owned() } else { format!("open: {}", open.join(", ")) });
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
