//! `engawa admin …`: the way in when there is no other: the first administrator, and mail that is down.

use clap::Subcommand;
use engawa_db::{Key, Town, Tx};
use engawa_kernel::{Actor, Channel, Id};
use engawa_web::Face;
use engawa_web::door::Secret;
use engawa_who::accounts::{Account, Mail, account_by_mail, clean_name, open_account};
use engawa_who::entry::{link_hash, link_path, printed_link};
use engawa_who::offices::{NewAppointment, OfficeToMake, SectionToMake, appoint, held_on, holders_on, make_office, make_section};
use engawa_who::{ADMINISTER, Section};

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
        /// Name of the first administrator, where there is none yet
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

/// The account that the link is for; where the town has no administrator at all, it is made one.
fn account_of(town: &Town, mail: &Mail, first: Option<String>, face: Face) -> Result<Id<Account>, Stopped> {
    let key = mail.key.clone();
    let (found, has_administrator) = town.read_now(move |db| {
        let today = db.now().day();
        let found = account_by_mail(db, &key)?;
        let holds = |held: &engawa_who::offices::Held| held.permissions.iter().any(|code| code == ADMINISTER.0);
        let is_staff =
            found.as_ref().map(|account| held_on(db, account.id, today)).transpose()?.is_some_and(|held| !held.is_empty());
        let has_administrator = holders_on(db, today)?.iter().any(holds);
        Ok::<_, engawa_db::Fault>((found.map(|account| (account.id, is_staff)), has_administrator))
    })?;
    match (found, face) {
        (Some((account, _)), Face::Public) | (Some((account, true)), _) => Ok(account),
        (_, Face::Staff) if !has_administrator => make_first(town, mail, first),
        (Some(_), _) => {
            Err(format!("{} holds no office today; an administrator appoints them at /admin/people", mail.given).into())
        }
        (None, _) => Err(format!("there is no account with the address {}; look for a mistype", mail.given).into()),
    }
}

fn make_first(town: &Town, mail: &Mail, name: Option<String>) -> Result<Id<Account>, Stopped> {
    let name = name.ok_or_else(|| {
        format!(
            "{} has no administrator yet; give the name of the first one, who then appoints the second: --name NAME",
            town.name()
        )
    })?;
    let name = clean_name(&name).map_err(|error| format!("--name: {error}"))?;
    let mail = mail.clone();
    let made = town.write_now(Key::none(), move |tx| first_administrator(tx, &name, &mail));
    let account = made.map_err(|error: engawa_who::offices::Refused| Stopped::from(error.to_string()))?;
    println!("made the first administrator of {}; a second one is required before anything else changes hands", town.name());
    Ok(account)
}

fn first_administrator(tx: &mut Tx, name: &str, mail: &Mail) -> Result<Id<Account>, engawa_who::offices::Refused> {
    let by = || Actor::Key("cli");
    let section: Id<Section> = match engawa_who::sections_on(tx, tx.now().day())?.first() {
        Some(section) => section.id,
        None => {
            let new = SectionToMake { code: "office".into(), name: OFFICE.into(), from_on: Some(tx.now().day()) };
            make_section(tx, &new, by(), Channel::CommandLine)?
        }
    };
    let from_on = tx.now().day();
    let office =
        OfficeToMake { section, title: TITLE.into(), is_single: false, permissions: vec![ADMINISTER], from_on: Some(from_on) };
    let office = make_office(tx, &office, by(), Channel::CommandLine)?;
    let account = open_account(tx, name, mail, by(), Channel::CommandLine)?;
    appoint(tx, &NewAppointment { account, office, from_on, to_on: None }, by(), Channel::CommandLine)?;
    Ok(account)
}

/// The section and the office of the first administrator, in a town that has no sections yet; both can be renamed at the desk.
const OFFICE: &str = "総務課";
const TITLE: &str = "管理者";

/// Where the town is reached, as far as the configuration says it.
fn origin(config: &Config, town: &str, face: Face) -> String {
    let address = if face == Face::Staff { config.listen_staff.unwrap_or(config.listen) } else { config.listen };
    let scheme = if config.tls.is_some() || !address.ip().is_loopback() { "https" } else { "http" };
    match config.hosts.iter().find(|(_, name)| *name == town) {
        Some((host, _)) => format!("{scheme}://{host}"),
        None => format!("{scheme}://{address}/{town}"),
    }
}
