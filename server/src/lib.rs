//! The roof: one program for a whole town. The only place that knows every feature.

pub mod app;
pub mod commands;
pub mod config;
pub mod copies;
pub mod demo;
pub mod front;
pub mod house;
pub mod people;
pub mod postman;
pub mod sample_people;
pub mod seats;
pub mod serve;
pub mod timer;
pub mod ways;

use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::EnvFilter;

/// Why the program stopped; one sentence, with the way on.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Stopped(String);

impl From<String> for Stopped {
    fn from(sentence: String) -> Stopped {
        Stopped(sentence)
    }
}
impl From<engawa_db::Fault> for Stopped {
    fn from(fault: engawa_db::Fault) -> Stopped {
        Stopped(fault.to_string())
    }
}
impl From<engawa_journal::Untold> for Stopped {
    fn from(untold: engawa_journal::Untold) -> Stopped {
        Stopped(untold.to_string())
    }
}
impl From<engawa_journal::HouseError> for Stopped {
    fn from(error: engawa_journal::HouseError) -> Stopped {
        Stopped(error.to_string())
    }
}
impl From<serve::ServeError> for Stopped {
    fn from(error: serve::ServeError) -> Stopped {
        Stopped(error.to_string())
    }
}
impl From<people::Unsettled> for Stopped {
    fn from(error: people::Unsettled) -> Stopped {
        Stopped(error.to_string())
    }
}
impl From<config::ConfigError> for Stopped {
    fn from(error: config::ConfigError) -> Stopped {
        Stopped(error.to_string())
    }
}

/// Runs the command line.
pub fn run() -> ExitCode {
    let log = std::env::var("ENGAWA_LOG").unwrap_or_else(|_| "warn,engawa=info".into());
    tracing_subscriber::fmt().json().with_writer(std::io::stderr).with_env_filter(EnvFilter::new(log)).init();
    match commands::Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(stopped) => {
            eprintln!("engawa: {stopped}");
            ExitCode::FAILURE
        }
    }
}
