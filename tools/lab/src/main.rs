//! Measures: CPU time and ratios to a baseline of the same run, since clocks of shared machines lie.

mod accesses;
mod cpu;
mod deed;
mod list;
mod memory;
mod roster;
mod sign_ins;
mod start;
mod towns;
mod units;

use clap::{Parser, Subcommand, ValueEnum};

/// What `cargo xtask bench` and `cargo xtask soak` run.
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// A few minutes; the figures of docs/performance.md
    Bench {
        /// What to measure; everything if it is not given
        what: Option<Bench>,
    },
    /// Long; by hand
    Soak {
        /// How many million lines
        #[arg(default_value_t = 3)]
        millions: i64,
    },
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
enum Bench {
    /// Acknowledged units a second at 1, 8 and 64 writers
    Units,
    /// One deed and the indicator page at 1,000 and 1,000,000 lines
    Deed,
    /// A list page of 50 rows from 10,000
    List,
    /// Memory with one town and with 200
    Memory,
    /// Start to first page, size of the program
    Start,
    /// Who saw whom among 1,000,000 looks
    Accesses,
    /// Signing in with a known and an unknown address, 5,000 of each
    SignIns,
    /// A roster of 20,000 households: taken in, looked at, made visible, undone
    Roster,
}

fn main() {
    match Cli::parse().command {
        Command::Bench { what } => {
            let all = [
                Bench::Units,
                Bench::List,
                Bench::Deed,
                Bench::Memory,
                Bench::Start,
                Bench::Accesses,
                Bench::SignIns,
                Bench::Roster,
            ];
            for bench in all.into_iter().filter(|bench| what.is_none_or(|what| what == *bench)) {
                match bench {
                    Bench::Units => units::run(),
                    Bench::Deed => deed::run(1_000_000),
                    Bench::List => list::run(),
                    Bench::Memory => memory::run(),
                    Bench::Start => start::run(),
                    Bench::Accesses => accesses::run(1_000_000),
                    Bench::SignIns => sign_ins::run(5_000),
                    Bench::Roster => roster::run(20_000),
                }
            }
        }
        Command::Soak { millions } => deed::run(millions * 1_000_000),
    }
}
