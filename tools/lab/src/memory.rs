//! Memory of the running program: with one town, after load, and with two hundred towns touched.

use engawa_db::{Key, Towns};

use crate::cpu::resident_mb;
use crate::start::Serving;
use crate::towns::Demo;

const TOWNS: usize = 200;

/// Prints the figures.
pub fn run() {
    let demo = Demo::make();
    let folder = demo.folder;
    add_towns(&demo.towns);
    drop(demo.towns);
    println!("## Memory (resident)\n| what | MB |\n|---|---|");
    let (serving, _) = Serving::start(folder.path(), "/mihon/");
    println!("| idle, one town touched | {:.0} |", resident_mb(serving.pid()));
    for _ in 0..300 {
        for page in ["/mihon/", "/mihon/plans/sogo", "/mihon/api/v1/indicators"] {
            serving.get(page).expect("a page");
        }
    }
    println!("| after 900 pages of one town | {:.0} |", resident_mb(serving.pid()));
    for n in 0..TOWNS {
        serving.get(&format!("/town-{n}/plans/sogo")).expect("a page");
    }
    println!("| {TOWNS} towns touched, all open | {:.0} |", resident_mb(serving.pid()));
}

fn add_towns(towns: &Towns) {
    let (_, text) = engawa_plans::builtin_towns().into_iter().find(|(name, _)| *name == "suzaka").expect("a real town");
    let file = engawa_plans::townfile::read("suzaka.toml", text).expect("it is right");
    for n in 0..TOWNS {
        let (town, file) = (towns.create(&format!("town-{n}")).expect("a town"), file.clone());
        town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file).map(|_| ())).expect("settled");
    }
}
