//! The command line.

mod admin;
mod check;
mod journal;
mod plan;
mod programme;
mod town;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};
use engawa_db::{Clock, Options, Towns};

use crate::config::Config;
use crate::seats::Seats;
use crate::serve::Listeners;
use crate::{Stopped, demo, house, postman, serve, ways};

/// Engawa 縁側: a town and its people work on one plan.
#[derive(Parser)]
#[command(name = "engawa", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make six towns to look at, and serve them
    Demo {
        /// Address and port
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// Data folder; a second start goes on with it
        #[arg(long, default_value = "./engawa-demo")]
        data: PathBuf,
    },
    /// Serve the towns of a configuration
    Serve {
        /// The configuration file
        #[arg(long)]
        config: PathBuf,
    },
    /// Say what is open, what is due and what is wrong
    Check(House),
    /// Make, list, back up and restore towns
    #[command(subcommand)]
    Town(town::TownCommand),
    /// The way in when there is no other
    #[command(subcommand)]
    Admin(admin::AdminCommand),
    /// The chain of records
    #[command(subcommand)]
    Journal(journal::JournalCommand),
    /// Plans and what is done for them
    #[command(subcommand)]
    Plan(plan::PlanCommand),
    /// Programmes: what can be asked of city hall
    #[command(subcommand)]
    Programme(programme::ProgrammeCommand),
}

/// Which data a command works on.
#[derive(Args, Clone)]
pub struct House {
    /// The configuration file
    #[arg(long)]
    config: Option<PathBuf>,
    /// The data folder, where there is no configuration
    #[arg(long, default_value = "./engawa-demo", conflicts_with = "config")]
    data: PathBuf,
}

impl House {
    fn config(&self) -> Result<Config, Stopped> {
        match &self.config {
            Some(path) => Ok(Config::read(path)?),
            None => Ok(Config { data: self.data.clone(), path_towns: true, ..Config::default() }),
        }
    }

    /// The towns of an existing house; a mistyped folder is not made.
    fn towns(&self) -> Result<Towns, Stopped> {
        let config = self.config()?;
        if config.postgres.is_none() && !config.data.join("engawa.sqlite").is_file() {
            return Err(format!(
                "{} holds no towns; name the folder with --data DIR or --config FILE, or make one with `engawa town create NAME --data DIR`",
                config.data.display()
            )
            .into());
        }
        open(&config)
    }

    /// The towns, the folder made where it is missing.
    fn towns_or_new(&self) -> Result<Towns, Stopped> {
        open(&self.config()?)
    }
}

fn open(config: &Config) -> Result<Towns, Stopped> {
    let mut options = Options::in_folder(&config.data, house::migrations(), house::attachment()?);
    options.postgres.clone_from(&config.postgres);
    options.postgres_connections = config.postgres_connections.max(2);
    options.open_max = config.open_towns_max;
    options.floor_mb = config.free_space_floor_mb;
    Ok(Towns::open_house(options)?)
}

impl Cli {
    /// Does what was asked for.
    ///
    /// # Errors
    /// With one sentence that says what to do.
    pub fn run(self) -> Result<(), Stopped> {
        match self.command {
            Command::Demo { listen, data } => demo::run(listen, data),
            Command::Serve { config } => {
                let config = Config::read(&config)?;
                let carrier = postman::carrier(config.mail.as_ref())?;
                let listeners = Listeners::of(&config)?;
                let (ways, stated) = (ways::read(&config.ways)?, ways::stated(&config.ways));
                let towns = open(&config)?;
                ways::write(&towns, ways)?;
                for entrance in listeners.entrances() {
                    println!("{}   {}", entrance.url(), entrance.faces_text());
                }
                let seats = Seats::new(towns, config.hosts, config.path_towns, Clock::Machine).with_ways(stated);
                let seats = Arc::new(seats);
                Ok(serve::serve(listeners, &seats, carrier)?)
            }
            Command::Check(house) => check::run(&house.config()?, &house.towns()?),
            Command::Town(command) => command.run(),
            Command::Admin(command) => command.run(),
            Command::Journal(command) => command.run(),
            Command::Plan(command) => command.run(),
            Command::Programme(command) => command.run(),
        }
    }
}
