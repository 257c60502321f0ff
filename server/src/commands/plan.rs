//! `engawa plan …`: what is done for the items of a plan. Each deed is one record, and moves the figures that count it.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use engawa_db::{Db, Key, Town, Tx};
use engawa_kernel::{Actor, Channel, Day, FiscalYear, Id};
use engawa_plans::actions::{self, ActionAdded, NewAction, Refused};
use engawa_plans::book;
use engawa_plans::measuring::{self, NewObservation};
use engawa_plans::model::{Action, ActionKind, ActionParty, NoParty, PartyKind, Role};

use super::House;
use crate::Stopped;

/// What can be done with plans.
#[derive(Subcommand)]
pub enum PlanCommand {
    /// 取組: what was held, by whom, for which item
    #[command(subcommand)]
    Action(ActionCommand),
    /// 外から来る数字: what only a document knows, with its source
    #[command(subcommand)]
    Figure(FigureCommand),
    /// Read a plan document into a draft: its tree and its indicators, each with its line. Nothing is written
    Read {
        /// PDF, XLSX, DOCX, CSV, HTML or text
        file: PathBuf,
        /// Print the draft as JSON
        #[arg(long)]
        json: bool,
    },
}

/// What can be done with figures from outside.
#[derive(Subcommand)]
pub enum FigureCommand {
    /// Enter the figure of a year; a settled figure is corrected with a reason
    Enter {
        #[command(flatten)]
        which: Which,
        /// Code of the indicator
        #[arg(long)]
        indicator: String,
        /// The fiscal year: 2025
        #[arg(long)]
        year: i32,
        /// The value
        #[arg(long, allow_negative_numbers = true)]
        value: f64,
        /// The document
        #[arg(long)]
        source: String,
        /// It may still change (速報)
        #[arg(long)]
        preliminary: bool,
        /// Why a settled figure is corrected; the public reads it
        #[arg(long)]
        reason: Option<String>,
    },
    /// Take a figure back that was entered by mistake; it stays in the records
    Withdraw {
        #[command(flatten)]
        which: Which,
        /// Code of the indicator
        #[arg(long)]
        indicator: String,
        /// The fiscal year
        #[arg(long)]
        year: i32,
        /// Why; the public reads it
        #[arg(long)]
        reason: String,
    },
}

/// What can be done with actions.
#[derive(Subcommand)]
pub enum ActionCommand {
    /// Add an action; with an outside partner it is a joint one (協働)
    Add {
        #[command(flatten)]
        which: Which,
        /// Its title
        #[arg(long)]
        title: String,
        /// Code of the item that it serves
        #[arg(long)]
        node: String,
        /// The day: 2026-11-20 or today
        #[arg(long, default_value = "today")]
        held_on: String,
        #[command(flatten)]
        around: Around,
    },
    /// Correct an action; what is not given stays
    Correct {
        #[command(flatten)]
        which: Which,
        /// Its id, as `add` and `list` print it
        #[arg(long)]
        action: String,
        /// Its title
        #[arg(long)]
        title: Option<String>,
        /// Code of the item that it serves
        #[arg(long)]
        node: Option<String>,
        /// The day
        #[arg(long)]
        held_on: Option<String>,
        /// The city held it alone after all
        #[arg(long, conflicts_with = "partner")]
        without_partners: bool,
        #[command(flatten)]
        around: Around,
    },
    /// End an action that goes on
    End {
        #[command(flatten)]
        which: Which,
        /// Its id
        #[arg(long)]
        action: String,
        /// The last day
        #[arg(long, default_value = "today")]
        day: String,
    },
    /// Withdraw an action that was entered by mistake; it stays in the records
    Withdraw {
        #[command(flatten)]
        which: Which,
        /// Its id
        #[arg(long)]
        action: String,
    },
    /// The latest actions, with their ids
    List {
        #[command(flatten)]
        which: Which,
    },
}

/// Which town.
#[derive(Args)]
pub struct Which {
    /// Short name of the town
    #[arg(long)]
    town: String,
    #[command(flatten)]
    house: House,
}

/// What an action may have beside title, item and day.
#[derive(Args)]
pub struct Around {
    /// A partner: KIND:ROLE:NAME, as often as there are. Kinds: organization company npo school other; roles: host cohost helper sponsor
    #[arg(long, value_name = "KIND:ROLE:NAME")]
    partner: Vec<String>,
    /// Name of the section in charge
    #[arg(long)]
    section: Option<String>,
    /// Code of the area
    #[arg(long)]
    area: Option<String>,
    /// How many came
    #[arg(long)]
    head_count: Option<i64>,
    /// It goes on until it is ended
    #[arg(long)]
    continuing: bool,
}

impl PlanCommand {
    /// Does what was asked for.
    ///
    /// # Errors
    /// With one sentence that says what to do.
    pub fn run(self) -> Result<(), Stopped> {
        match self {
            PlanCommand::Action(command) => command.run(),
            PlanCommand::Figure(command) => command.run(),
            PlanCommand::Read { file, json } => read(&file, json),
        }
    }
}

/// Reads a document and prints its draft. No indicator at all is an answer too.
fn read(file: &Path, json: bool) -> Result<(), Stopped> {
    let said = |fault: &dyn std::fmt::Display| Stopped::from(format!("{}: {fault}", file.display()));
    let size = std::fs::metadata(file).map_err(|fault| said(&fault))?.len();
    if size > engawa_documents::bounds::BYTES_MAX as u64 {
        return Err(said(&engawa_documents::Refused::TooLarge(usize::try_from(size).unwrap_or(usize::MAX))));
    }
    let bytes = std::fs::read(file).map_err(|fault| said(&fault))?;
    let draft =
        engawa_documents::read(&bytes, file.file_name().and_then(|name| name.to_str())).map_err(|refused| said(&refused))?;
    let text = if json { draft.json() + "\n" } else { draft.sheet() };
    // A reader that closes the pipe early has seen enough.
    let _ = std::io::stdout().write_all(text.as_bytes());
    Ok(())
}

impl FigureCommand {
    fn run(self) -> Result<(), Stopped> {
        match self {
            FigureCommand::Enter { which, indicator, year, value, source, preliminary, reason } => {
                let (town, year) = (which.open()?, FiscalYear(year));
                let new = NewObservation { indicator, year, value, is_preliminary: preliminary, source, reason };
                let act = move |tx: &mut Tx| measuring::enter_observation(tx, &new, Actor::Key("cli"), Channel::CommandLine);
                println!("entered in record {}", write(&town, act)?);
                Ok(())
            }
            FigureCommand::Withdraw { which, indicator, year, reason } => {
                let (town, year) = (which.open()?, FiscalYear(year));
                let act = move |tx: &mut Tx| {
                    measuring::withdraw_observation(tx, &indicator, year, &reason, Actor::Key("cli"), Channel::CommandLine)
                };
                println!("withdrawn in record {}", write(&town, act)?);
                Ok(())
            }
        }
    }
}

impl ActionCommand {
    fn run(self) -> Result<(), Stopped> {
        match self {
            ActionCommand::Add { which, title, node, held_on, around } => {
                let town = which.open()?;
                let new = NewAction { title, node, held_on: day(&held_on, &town)?, ..empty(&town) };
                let new = around.onto(new, around.partners()?);
                let added = write(&town, move |tx| actions::add_action(tx, &new, Actor::Key("cli"), Channel::CommandLine))?;
                say(&added, "added")
            }
            ActionCommand::Correct { which, action, title, node, held_on, without_partners, around } => {
                let (town, id) = (which.open()?, id(&action)?);
                let held_on = held_on.map(|text| day(&text, &town)).transpose()?;
                let partners = if without_partners { Some(Vec::new()) } else { None };
                let partners = around.partners()?.or(partners);
                // Read inside of the unit: of two corrections at once, the second lays itself over the first.
                let added = write(&town, move |tx| {
                    let mut new = standing(tx, id)?;
                    new.title = title.clone().unwrap_or(new.title);
                    new.node = node.clone().unwrap_or(new.node);
                    new.held_on = held_on.unwrap_or(new.held_on);
                    let new = around.onto(new, partners.clone());
                    actions::correct_action(tx, id, &new, Actor::Key("cli"), Channel::CommandLine)
                })?;
                say(&added, "corrected")
            }
            ActionCommand::End { which, action, day: text } => {
                let (town, id) = (which.open()?, id(&action)?);
                let day = day(&text, &town)?;
                let seq = write(&town, move |tx| actions::end_action(tx, id, day, Actor::Key("cli"), Channel::CommandLine))?;
                println!("{id} ended in record {seq}");
                Ok(())
            }
            ActionCommand::Withdraw { which, action } => {
                let (town, id) = (which.open()?, id(&action)?);
                let seq = write(&town, move |tx| actions::withdraw_action(tx, id, Actor::Key("cli"), Channel::CommandLine))?;
                println!("{id} withdrawn in record {seq}");
                Ok(())
            }
            ActionCommand::List { which } => list(&which.open()?),
        }
    }
}

impl Which {
    fn open(&self) -> Result<Town, Stopped> {
        Ok(self.house.towns()?.open(&self.town)?)
    }
}

impl Around {
    /// The partners that were named; nothing where none was.
    fn partners(&self) -> Result<Option<Vec<ActionParty>>, Stopped> {
        if self.partner.is_empty() {
            return Ok(None);
        }
        let read = self.partner.iter().map(|text| text.parse()).collect::<Result<_, NoParty>>();
        read.map(Some).map_err(|error| Stopped::from(error.to_string()))
    }

    /// Lays what was given over an action.
    fn onto(&self, mut new: NewAction, partners: Option<Vec<ActionParty>>) -> NewAction {
        new.partners = partners.unwrap_or(new.partners);
        new.section = self.section.clone().or(new.section);
        new.area = self.area.clone().or(new.area);
        new.head_count = self.head_count.or(new.head_count);
        if self.continuing {
            new.kind = ActionKind::Continuing;
        }
        new
    }
}

fn empty(town: &Town) -> NewAction {
    NewAction {
        node: String::new(),
        title: String::new(),
        held_on: town.today(),
        kind: ActionKind::Once,
        section: None,
        area: None,
        head_count: None,
        city_role: Role::Host,
        partners: Vec::new(),
    }
}

/// An action as it stands, to be corrected.
fn standing(db: &Db, id: Id<Action>) -> Result<NewAction, Refused> {
    let action = actions::action(db, id)?.ok_or(Refused::UnknownAction)?;
    let books = book::all(db)?;
    let node = books.iter().find_map(|book| book.node(action.node)).map(|node| node.code.clone());
    let node = node.ok_or(Refused::UnknownAction)?;
    let area = match &action.area {
        Some(area) => engawa_areas::area(db, area.id)?.map(|area| area.code),
        None => None,
    };
    let city = action.parties.iter().find(|party| party.kind == PartyKind::City);
    Ok(NewAction {
        node,
        held_on: action.held_on,
        kind: action.kind,
        section: action.section.as_ref().map(|section| section.name.clone()),
        area,
        head_count: action.head_count,
        city_role: city.map_or(Role::Host, |party| party.role),
        partners: action.partners().cloned().collect(),
        title: action.title,
    })
}

fn list(town: &Town) -> Result<(), Stopped> {
    for action in town.read_now(|db| actions::latest(db, engawa_db::Limit(50)))? {
        let partners: Vec<&str> = action.partners().map(|party| party.name.as_str()).collect();
        println!("{}  {}  {}  {}", action.id, action.held_on, action.title, partners.join("・"));
    }
    Ok(())
}

fn write<T>(town: &Town, act: impl Fn(&mut engawa_db::Tx) -> Result<T, Refused> + Send + 'static) -> Result<T, Stopped>
where
    T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
{
    town.write_now(Key::none(), act).map_err(|refused| Stopped::from(refused.to_string()))
}

fn say(added: &ActionAdded, what: &str) -> Result<(), Stopped> {
    println!("{} {what} in record {}", added.id, added.seq);
    Ok(())
}

fn id(text: &str) -> Result<Id<Action>, Stopped> {
    Id::parse(text)
        .map_err(|_| Stopped::from(format!("「{text}」 is no id of an action; `engawa plan action list --town NAME` prints them")))
}

fn day(text: &str, town: &Town) -> Result<Day, Stopped> {
    if text == "today" {
        return Ok(town.today());
    }
    Day::parse(text).map_err(|error| Stopped::from(format!("{error}; write it as 2026-11-20, or today")))
}
