//! The demo: five real towns with what their plans print, and the invented みほん市 with three years of records.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use engawa_db::{Chance, Clock, Fault, Key, Noting, Options, Town, Towns, Tx, World};
use engawa_kernel::{Actor, Channel, Moment};
use engawa_who::openings::{Door, open_door};

use crate::house;
use crate::people;
use crate::postman;
use crate::seats::Seats;
use crate::serve::{self, Listeners};
use crate::timer::note_heads;

/// The invented town.
pub const SAMPLE: &str = "mihon";

/// Makes the towns where they are missing, prints their addresses, serves.
///
/// # Errors
/// A port in use, a folder without rights, data of a newer program.
pub fn run(listen: SocketAddr, data: PathBuf) -> Result<(), crate::Stopped> {
    let listeners = Listeners::of_the_demo(listen)?;
    let listen = listeners.entrances().next().map_or(listen, |entrance| entrance.address);
    let towns = Towns::open_house(Options::in_folder(&data, house::migrations(), house::attachment()?))?;
    make_missing(&towns, &Options::in_folder(&data, house::migrations(), house::attachment()?))?;
    println!("http://{listen}/");
    for (name, _) in engawa_plans::builtin_towns() {
        println!("  http://{listen}/{name}/   http://{name}.localhost:{}/", listen.port());
    }
    let mail = data.join("mail");
    println!("data: {}   mails are laid into {}   stop: Ctrl-C", data.display(), mail.display());
    let seats = Arc::new(Seats::new(towns, std::collections::BTreeMap::new(), true, Clock::Machine).with_people());
    Ok(serve::serve(listeners, &seats, postman::folder(&mail)?)?)
}

/// Makes each town that is not there yet. A second start finds them all and goes on with the same data.
///
/// # Errors
/// When a town cannot be made.
pub fn make_missing(towns: &Towns, options: &Options) -> Result<(), crate::Stopped> {
    for (name, text) in engawa_plans::builtin_towns() {
        if towns.control().town(name)?.is_none() {
            make(towns, options, name, text)?;
        }
    }
    Ok(())
}

/// The demo shows what its towns have; people come in only in the invented one.
fn open(town: &Town, is_sample: bool) -> Result<(), crate::Stopped> {
    town.write_now(Key::none(), move |tx| {
        let open = |tx: &mut Tx, door| open_door(tx, door, Actor::Key("sample"), Channel::Machine);
        open(tx, Door::Plans)?;
        open(tx, Door::Areas)?;
        if is_sample {
            open(tx, Door::Accounts)?;
            open(tx, Door::Organizations)?;
            open(tx, Door::Programmes)?;
            people::settle(tx)?;
            people::settle_officer(tx)?;
        }
        Ok::<(), people::Unsettled>(())
    })?;
    Ok(())
}

/// A town is entered in the control file only when it is whole: a demo that was ended midway makes it anew.
fn make(towns: &Towns, options: &Options, name: &str, text: &str) -> Result<(), crate::Stopped> {
    println!("{name} …");
    let file = engawa_plans::townfile::read(&format!("{name}.toml"), text)
        .map_err(|problems| crate::Stopped::from(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))?;
    let clock = Clock::standing_at(Moment::of_the_machine());
    let part = options.folder.join("part");
    let _ = std::fs::remove_dir_all(&part);
    let world = World { clock: clock.clone(), chance: Chance::default() };
    {
        let workshop = Towns::open_house(Options { folder: part.clone(), world, postgres: None, ..options.clone() })?;
        let town = workshop.create(name)?;
        town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file).map(|_| ()))
            .map_err(|error| crate::Stopped::from(error.to_string()))?;
        if name == SAMPLE {
            engawa_plans::sample::load(&town, &clock)?;
            engawa_bodies::sample::load(&town)?;
            engawa_cases::sample::load(&town)?;
            engawa_plans::visions::sample::load(&town).map_err(|error| crate::Stopped::from(error.to_string()))?;
        }
        clock.set(Moment::of_the_machine());
        open(&town, name == SAMPLE)?;
        engawa_journal::run(&town)?;
    }
    let made = part.join("towns").join(name);
    let place = towns.folder_of(name);
    let folder = |error: std::io::Error| Fault::Folder(format!("{}: {error}", place.display()));
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(place.parent().unwrap_or(&place)).map_err(folder)?;
    std::fs::rename(&made, &place).map_err(folder)?;
    let _ = std::fs::remove_dir_all(&part);
    towns.control().enter(name, engawa_db::TownState::Open)?;
    note_heads(towns, &towns.open(name)?, Noting::Made)?;
    Ok(())
}
