//! `engawa admin …`: the way in when there is no other: the first administrator, and mail that is down.

use clap::Subcommand;
use engawa_db::{Fault, Key, Town, Tx};
use engawa_kernel::{Actor, Channel, Id};
use engawa_web::Face;
use engawa_web::door::Secret;
use engawa_who::accounts::{Account, Mail, account_by_mail, clean_name};
use engawa_who::entry::{link_hash, link_path, printed_link};
use engawa_who::offices::{Refused, first_administrator, held_on, nobody_administers};

use super::House;
use crate::Stopped;
use crate::config::Config;

/// What can be done for those who stand before the door.
#[derive(Subcommand)]
pub enum AdminCommand {
    /// Print a link with which someone signs in once, within 15 minutes; in a town without administrators, make the first one
    Link {
        /// Mail address of the account
        address: String,
        /// Short name of the town
        #[arg(long)]
        town: String,
        /// Where nobody administers: makes this person an administrator, under this name
        #[arg(long)]
        name: Option<String>,
        /// To the pages of residents, not to those of city hall
        #[arg(long)]
        public: bool,
        #[command(flatten)]
        house: House,
    },
}

impl AdminCommand {
    /// Does what was asked for.
    ///
    /// # Errors
    /// With one sentence that says what to do.
    pub fn run(self) -> Result<(), Stopped> {
        let AdminCommand::Link { address, town: name, name: first, public, house } = self;
        let (config, town) = (house.config()?, house.towns()?.open(&name)?);
        let mail = Mail::parse(&address).map_err(|error| format!("{address}: {error}"))?;
        let face = if public { Face::Public } else { Face::Staff };
        let account = account_of(&town, &mail, first, face)?;
        let secret = Secret::new();
        let hash = link_hash(town.name(), &secret);
        town.write_now(Key::none(), move |tx| printed_link(tx, account, face, hash))?;
        println!("{}{}", origin(&config, town.name(), face), link_path(face, &secret));
        println!("It holds for 15 minutes and once. Whoever opens it is this account, up to the second step.");
        Ok(())
    }
}

/// The account that the link is for; where nobody administers the town, whoever is named becomes its administrator.
fn account_of(town: &Town, mail: &Mail, first: Option<String>, face: Face) -> Result<Id<Account>, Stopped> {
    if let Some(name) = first.filter(|_| face == Face::Staff)
        && let Some(account) = make_first(town, mail, &name)?
    {
        return Ok(account);
    }
    let key = mail.key.clone();
    let (found, nobody_administers) = town.read_now(move |db| {
        let today = db.now().day();
        let found = account_by_mail(db, &key)?.map(|account| account.id);
        let held = found.map(|account| held_on(db, account, today)).transpose()?;
        let has_office = held.is_some_and(|held| !held.is_empty());
        Ok::<_, Fault>((found.map(|account| (account, has_office)), nobody_administers(db)?))
    })?;
    match (found, face) {
        (Some((account, _)), Face::Public) | (Some((account, true)), _) => Ok(account),
        (_, Face::Staff) if nobody_administers => Err(format!(
            "{} has no administrator; say who is the first one, who then appoints the second: --name NAME",
            town.name()
        )
        .into()),
        (Some(_), _) => {
            Err(format!("{} holds no office today; an administrator appoints them at /admin/people", mail.given).into())
        }
        (None, _) => Err(format!("there is no account with the address {}; look for a mistype", mail.given).into()),
    }
}

fn make_first(town: &Town, mail: &Mail, name: &str) -> Result<Option<Id<Account>>, Stopped> {
    let name = clean_name(name).map_err(|error| format!("--name: {error}"))?;
    let mail = mail.clone();
    let make = move |tx: &mut Tx| first_administrator(tx, &name, &mail, Actor::Key("cli"), Channel::CommandLine);
    let made = town.write_now(Key::none(), make).map_err(|refused: Refused| Stopped::from(refused.to_string()))?;
    if made.is_some() {
        println!("made the first administrator of {}; a second one is required before anything else changes hands", town.name());
    }
    Ok(made)
}

/// Where the town is reached, as far as the configuration says it.
fn origin(config: &Config, town: &str, face: Face) -> String {
    let address = if face == Face::Staff { config.listen_staff.unwrap_or(config.listen) } else { config.listen };
    let scheme = if config.tls.is_some() || !address.ip().is_loopback() { "https" } else { "http" };
    match config.hosts.iter().find(|(_, name)| *name == town) {
        Some((host, _)) => format!("{scheme}://{host}"),
        None => format!("{scheme}://{address}/{town}"),
    }
}
