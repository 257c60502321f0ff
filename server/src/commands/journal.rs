//! `engawa journal …`: verify the chain, show its head.

use clap::Subcommand;
use engawa_db::{Chain, Noting};
use engawa_files::{Depth, Trouble};
use engawa_journal::{Report, access, verify};
use engawa_kernel::{Seal, Seq};

use super::House;
use crate::Stopped;
use crate::copies::WHOLE_CHAIN;
use crate::timer::note_heads;

/// What can be done with the chain.
#[derive(Subcommand)]
pub enum JournalCommand {
    /// Go through the whole chain, the lines and the tallies
    Verify {
        /// Short name of the town
        town: String,
        /// A head that you wrote down: SEQ:SEAL. Without it the one in the control file is used, where there is one
        #[arg(long)]
        head: Option<String>,
        #[command(flatten)]
        house: House,
    },
    /// Place and seal of the last record, to be written down elsewhere
    Head {
        /// Short name of the town
        town: String,
        #[command(flatten)]
        house: House,
    },
}

impl JournalCommand {
    /// Does what was asked for.
    ///
    /// # Errors
    /// When something is not as it was written.
    pub fn run(self) -> Result<(), Stopped> {
        match self {
            JournalCommand::Verify { town, head, house } => {
                let towns = house.towns()?;
                let given = head.as_deref().map(read_head).transpose()?;
                let opened = towns.open(&town)?;
                let noted = match given {
                    Some(head) => Some(head),
                    None => towns.control().noted_head(&town, Chain::Records)?.map(|head| (head.seq, head.seal)),
                };
                let report = opened.read_within(WHOLE_CHAIN, |db| verify(db, noted))?;
                let noted_access = towns.control().noted_head(&town, Chain::Accesses)?.map(|head| (head.seq, head.seal));
                let accesses = opened.read_within(WHOLE_CHAIN, |db| access::verify(db, noted_access))?;
                let figures = opened.read_within(WHOLE_CHAIN, engawa_plans::measuring::unlike_their_records)?;
                let files = engawa_files::troubles(&opened, Depth::Contents)?;
                let said = [say_accesses(&accesses), say_figures(&figures), say_files(&files), say(&report, noted)];
                said.into_iter().collect()
            }
            JournalCommand::Head { town, house } => {
                let towns = house.towns()?;
                let opened = towns.open(&town)?;
                match opened.read_now(engawa_journal::head)? {
                    Some((seq, seal)) => println!("{seq}:{seal}"),
                    None => println!("no record yet"),
                }
                Ok(note_heads(&towns, &opened, Noting::Asked)?)
            }
        }
    }
}

fn read_head(text: &str) -> Result<(Seq, Seal), Stopped> {
    let parts = text.split_once(':').and_then(|(seq, seal)| Some((Seq(seq.parse().ok()?), Seal::from_hex(seal)?)));
    parts.ok_or_else(|| Stopped::from("a head is written SEQ:SEAL, as `engawa journal head` prints it".to_owned()))
}

/// The chain of accesses: what is inside of it, and its tail up to the head that was noted.
fn say_accesses(report: &access::Report) -> Result<(), Stopped> {
    for problem in &report.problems {
        println!("access: {problem}");
    }
    let (count, dropped) = (report.accesses, report.months_dropped);
    if report.problems.is_empty() {
        println!("{count} accesses, all as they were written; {dropped} months dropped after their term");
        return Ok(());
    }
    Err(format!("{count} accesses, {} are not as they were written", report.problems.len()).into())
}

/// Figures that were entered stand in a table of their own, beside their records.
fn say_figures(unlike: &[Seq]) -> Result<(), Stopped> {
    for seq in unlike {
        println!("figure: what stands in the table is not what record {seq} entered");
    }
    if unlike.is_empty() { Ok(()) } else { Err(format!("{} figures are not those of their records", unlike.len()).into()) }
}

/// Files lie beside the database, under the hash that their rows name.
fn say_files(troubles: &[Trouble]) -> Result<(), Stopped> {
    troubles.iter().for_each(|trouble| println!("{trouble}"));
    if troubles.is_empty() { Ok(()) } else { Err(format!("{} files are not as they were taken in", troubles.len()).into()) }
}

fn say(report: &Report, noted: Option<(Seq, Seal)>) -> Result<(), Stopped> {
    for problem in &report.problems {
        println!("{problem}");
    }
    match noted {
        Some((seq, _)) => println!("compared with the head that was noted at record {seq}"),
        None => println!("no head was noted outside of this town: a cut tail cannot be found"),
    }
    if report.problems.is_empty() {
        println!("{} records, all as they were written", report.records);
        return Ok(());
    }
    Err(format!("{} records, {} are not as they were written", report.records, report.problems.len()).into())
}
