//! Typing for another: the questions of the form, and the receipt that can be printed and is seen by the person ever after.

mod mine;
pub mod paper;
mod receipt;

pub use mine::mine;
pub(crate) use mine::of_party;

use engawa_db::Db;
use engawa_kernel::{Channel, Choice};
use engawa_web::ui::{Field, Picks, Width};
use engawa_web::{Ctx, Face, Fields, May, Rooms, RouteRow, Said, Voice, key};
use engawa_who::pages::sheet::{Sheet, Typed as Form, Wrongs};

use crate::desk::forms::party;
use crate::model::{Basis, NAME_MAX, SPOKEN, Statement, Typed, TypistRole};
use crate::refused::Refused;
use crate::site::DOOR;

/// What a page about typing for another may show.
pub const PEOPLE: &[&str] = &["parties_behalves.name", "parties_behalves.agreed_how", "who_accounts.name", "files_files.name"];

/// The pages.
pub(crate) fn routes() -> Rooms {
    let desk = RouteRow::get("/desk/parties/behalves/{number}", Face::Staff, May::Holds(&[crate::SEE, crate::EDIT])).shows(PEOPLE);
    let list = RouteRow::get("/desk/parties/behalves", Face::Staff, May::Holds(&[crate::SEE, crate::EDIT])).shows(PEOPLE);
    let own = RouteRow::get("/my/behalves", Face::Public, May::SignedIn).door(DOOR).shows(PEOPLE);
    let one = RouteRow::get("/my/behalves/{number}", Face::Public, May::SignedIn).door(DOOR).shows(PEOPLE);
    let paper = "/desk/parties/behalves/{number}/papers/{position}";
    let paper = RouteRow::get(paper, Face::Staff, May::Holds(&[crate::SEE, crate::EDIT])).shows(PEOPLE);
    let own_paper = "/my/behalves/{number}/papers/{position}";
    let own_paper = RouteRow::get(own_paper, Face::Public, May::SignedIn).door(DOOR).shows(PEOPLE);
    Rooms::new()
        .row(list, mine::at_desk)
        .row(desk, receipt::at_desk)
        .row(paper, paper::at_desk)
        .row(own, mine::own)
        .row(one, receipt::own)
        .row(own_paper, paper::own)
}

/// The questions of a statement, at the end of a form.
pub fn parts(ctx: &Ctx, sheet: Sheet, form: &Form) -> Sheet {
    let (voice, say) = (&ctx.voice, |key| ctx.voice.say(key));
    let text = |name: &'static str, label: &'static str| {
        Field::text(voice, name, say(label)).value(form.value(name)).error(form.wrong(name)).autocomplete("off")
    };
    let basis = Picks::radios(voice, "basis", say("parties-behalf-basis")).error(form.wrong("basis"));
    let basis = Basis::ALL.iter().fold(basis, |picks, one| picks.pick(one.code(), say(basis_word(*one))));
    let channel = Picks::radios(voice, "channel", say("parties-behalf-channel")).error(form.wrong("channel")).beside();
    let channel = SPOKEN.iter().fold(channel, |picks, one| picks.pick(one.code(), say(channel_word(*one))));
    let agreed = Field::day(voice, "agreed", say("parties-behalf-agreed")).value(form.value("agreed")).error(form.wrong("agreed"));
    sheet
        .part(text("for-name", key("parties-behalf-for")).hint(say("parties-behalf-for-hint")).max(NAME_MAX).width(Width::Middle))
        .part(basis.chosen(form.value("basis")))
        .part(channel.chosen(form.value("channel")))
        .part(agreed)
        .part(text("agreed-how", key("parties-behalf-how")).hint(say("parties-behalf-how-hint")))
}

/// What the questions were answered with; whom the name means is looked up in the unit.
pub fn read(ctx: &Ctx, fields: &Fields, wrongs: &mut Wrongs) -> Option<Statement> {
    let agreed = engawa_web::ui::read_day(fields.get("agreed"));
    if agreed.is_none() {
        wrongs.add("agreed", ctx.voice.say("parties-form-day-wrong"));
    }
    let basis = Basis::from_code(fields.get("basis"));
    if basis.is_none() {
        wrongs.add("basis", ctx.voice.say("parties-behalf-choose"));
    }
    let channel = Channel::from_code(fields.get("channel")).filter(|channel| SPOKEN.contains(channel));
    if channel.is_none() {
        wrongs.add("channel", ctx.voice.say("parties-behalf-choose"));
    }
    let text = |name: &str| fields.trimmed(name).to_owned();
    Some(Statement {
        party: None,
        name: text("for-name"),
        basis: basis?,
        channel: channel?,
        agreed_on: agreed?,
        agreed_how: text("agreed-how"),
    })
}

/// The statement with the party that its name means, where city hall wrote the number of a sheet or a name that only one has.
///
/// # Errors
/// When the database cannot be read.
pub fn found(db: &Db, said: &Statement) -> Result<Statement, Refused> {
    let named = party(db, &said.name, &["person", "household", "organization"])?;
    let Some(id) = named else { return Ok(said.clone()) };
    let is_number = engawa_kernel::text::nfkc(&said.name).chars().all(|sign| sign.is_ascii_digit());
    let name = match crate::store::named(db, id)? {
        Some(named) if is_number => named.name,
        _ => said.name.clone(),
    };
    Ok(Statement { party: Some(id.of()), name, ..said.clone() })
}

/// The question of a basis as a word.
pub fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Asked => key("parties-basis-asked"),
        Basis::Household => key("parties-basis-household"),
        Basis::Mandate => key("parties-basis-mandate"),
    }
}

/// A way as a word.
pub fn channel_word(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => key("parties-channel-phone"),
        Channel::Counter => key("parties-channel-counter"),
        Channel::Paper => key("parties-channel-paper"),
        Channel::Web | Channel::CommandLine | Channel::Machine => key("parties-channel-web"),
    }
}

fn role_word(role: TypistRole) -> &'static str {
    match role {
        TypistRole::Staff => key("parties-typist-staff"),
        TypistRole::Officer => key("parties-typist-officer"),
        TypistRole::Proxy => key("parties-typist-proxy"),
    }
}

fn what_word(what: Typed) -> &'static str {
    match what {
        Typed::Join => key("parties-typed-join"),
        Typed::Roster => key("parties-typed-roster"),
    }
}

/// A number as it stands on a receipt: `No. 000123`.
fn printed(voice: &Voice, number: i64) -> Said {
    voice.say_with("parties-behalf-number", &[("number", format!("{number:06}").into())])
}
