//! The commands of the repository: `cargo xtask test`, `check`, `postgres` and their neighbours.

mod browser;
mod fence;
mod kept;
mod machine;
mod postgres;
mod steps;
mod suites;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What goes wrong is told to the person at the keyboard in one sentence.
pub type Outcome<T> = Result<T, String>;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Checks, tests, soaks and benches of the repository")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Everything, as on a fresh machine: installs what is missing, then format, lints, tests, browser
    Test {
        /// Let PostgreSQL skip fsync: quicker, and a power cut does not matter to a test
        #[arg(long)]
        fast: bool,
    },
    /// The quick tier before each commit: format, lints, and all tests not named slow_
    Check,
    /// The rules of the house only: imports, dependencies, sources, words, columns
    Tidy,
    /// The browser tests alone, on a freshly built demo
    Browser {
        /// Test a demo that is already running, such as http://127.0.0.1:8080
        #[arg(long)]
        base: Option<String>,
    },
    /// Pictures of the demo: docs/pictures for the README, target/shots for looking
    Shots {
        /// Take them from a demo that is already running, such as http://127.0.0.1:8080
        #[arg(long)]
        base: Option<String>,
    },
    /// Long runs that look for what breaks with time: kills, then millions of lines
    Soak {
        /// How often a writing program is killed on each engine
        #[arg(long, default_value_t = 10_000)]
        kills: u32,
        /// How many million lines are written, asked and verified
        #[arg(long, default_value_t = 3)]
        millions: u32,
    },
    /// Measurements against the budgets (tools/lab)
    Bench {
        /// What to run, and its options; all when left out
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        what: Vec<String>,
    },
    /// How well the readers of algorithms/ read what is known: documents
    Score {
        /// What to score
        what: String,
        /// Options of the scorer: FROM TO as seeds, --tell LAYOUT, --show DOCUMENT
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<String>,
    },
    /// A temporary PostgreSQL for development; prints its address, ends with Ctrl-C
    Postgres {
        /// Skip fsync
        #[arg(long)]
        fast: bool,
    },
    /// Write schema/*.sql anew from the migrations
    Schema,
    /// Write openapi.json anew from the routes
    Openapi,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Err(fault) = std::env::set_current_dir(root()) {
        eprintln!("cannot enter the repository: {fault}");
        return ExitCode::FAILURE;
    }
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            if !sentence.is_empty() {
                eprintln!("xtask: {sentence}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Outcome<()> {
    match command {
        Command::Test { fast } => suites::test(fast),
        Command::Check => suites::check(),
        Command::Tidy => suites::tidy(),
        Command::Browser { base } => browser::command(base, browser::Act::Test),
        Command::Shots { base } => browser::command(base, browser::Act::Shots),
        Command::Soak { kills, millions } => suites::soak(kills, millions),
        Command::Bench { what } => suites::bench(&what),
        Command::Postgres { fast } => postgres::stay(fast),
        Command::Score { what, options } => suites::score(&what, &options),
        Command::Schema => suites::bless("schema"),
        Command::Openapi => suites::bless("openapi"),
    }
}

/// The repository: two folders above this crate.
fn root() -> PathBuf {
    let crate_folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    crate_folder.ancestors().nth(2).map_or(crate_folder.clone(), PathBuf::from)
}
