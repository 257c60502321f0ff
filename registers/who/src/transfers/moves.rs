//! A line for one person: who comes, goes, or changes their office.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::{Day, Id};
use engawa_web::ui::{Field, Select, Width, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow as Row, Voice, key};

use super::find::{Directory, Unclear};
use super::model::{Move, Way};
use super::view::{View, into_draft};
use super::{MAY, NAMES, draft, store};
use crate::accounts::{Account, NAME_MAX};
use crate::model::Office;
use crate::pages::sheet::{Part, Wrongs};

/// One more line.
pub(super) const ADD: Row =
    Row::post("/admin/transfers/{transfer}/moves", Face::Staff, MAY).fields(&["person", "from", "to", "until"]).shows(NAMES);

/// What stands for "none of the offices they hold now".
const NONE: &str = "none";

/// The questions, as they were answered.
pub(super) fn parts(ctx: &Ctx, view: &View, directory: &Directory, fields: &Fields, wrongs: &Wrongs) -> Vec<Part> {
    let voice = &ctx.voice;
    let option = |select: Select, office: Id<Office>| select.option(office.to_string(), view.office(voice, office));
    let person = Field::text(voice, "person", voice.say("who-transfers-person"))
        .hint(voice.say("who-transfers-person-hint"))
        .width(Width::Middle)
        .autocomplete("off");
    let from = Select::new(voice, "from", voice.say("who-transfers-from"))
        .first(voice.say("who-transfers-from-own"))
        .option(NONE, voice.say("who-transfers-from-none"))
        .unmarked();
    let to = Select::new(voice, "to", voice.say("who-transfers-to")).first(voice.say("who-transfers-to-none")).unmarked();
    let until = Field::day(voice, "until", voice.say("who-transfers-until-label")).optional();
    vec![
        person.value(fields.get("person")).error(wrongs.of("person")).into(),
        directory.before().fold(from, option).chosen(fields.get("from")).error(wrongs.of("from")).into(),
        directory.after().fold(to, option).chosen(fields.get("to")).error(wrongs.of("to")).into(),
        until.value(fields.get("until")).error(wrongs.of("until")).into(),
    ]
}

/// Adds a line, or shows what is unclear about it.
pub(super) async fn add(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let view = View::draft(&ctx, &id).await?;
    let directory = view.directory(&ctx, vec![fields.trimmed("person").to_owned()]).await?;
    match read(&ctx.voice, &fields, &directory, view.plan.day) {
        Ok((account, way, until)) => {
            let transfer = view.transfer.id;
            into_draft(&ctx, fields.key(), transfer, move |tx| {
                let id = tx.new_id();
                store::put_move(tx, transfer, &Move { id, account, way, until })
            })
            .await?;
            ctx.see_other(&format!("{}?done=added", view.path()))
        }
        Err(wrongs) => draft::page(&ctx, ADD.path, &view, "", &fields, &wrongs).await,
    }
}

type Line = (Id<Account>, Way, Option<Day>);

fn read(voice: &Voice, fields: &Fields, directory: &Directory, day: Day) -> Result<Line, Wrongs> {
    let mut wrongs = Wrongs::default();
    let person = person(fields, directory).map_err(|why| wrongs.add("person", voice.say(why))).ok();
    let until = until(fields, day).map_err(|why| wrongs.add("until", voice.say(why))).ok();
    let to = office(fields.get("to"), directory.after()).map_err(|()| wrongs.add("to", voice.say("who-transfers-wrong-to"))).ok();
    let from = match fields.get("from") {
        "" => Ok(From::Own),
        NONE => Ok(From::Nowhere),
        other => office(other, directory.before()).map(|office| office.map_or(From::Own, From::Office)),
    };
    let from = from.map_err(|()| wrongs.add("from", voice.say("who-transfers-wrong-from"))).ok();
    let (Some(account), Some(until), Some(to), Some(from)) = (person, until, to, from) else { return Err(wrongs) };
    let way = match from {
        From::Own => directory.way_from_own(account, to),
        From::Nowhere => Way::between(None, to).ok_or(Unclear::Nothing),
        From::Office(office) => Way::between(Some(office), to).ok_or(Unclear::Nothing),
    };
    match way {
        Ok(way) => Ok((account, way, until)),
        Err(Unclear::SeveralOffices) => Err(Wrongs::at("from", voice.say(unclear(Unclear::SeveralOffices)))),
        Err(why) => Err(Wrongs::at("to", voice.say(unclear(why)))),
    }
}

/// Which office is left.
enum From {
    Own,
    Nowhere,
    Office(Id<Office>),
}

fn person(fields: &Fields, directory: &Directory) -> Result<Id<Account>, &'static str> {
    let typed = fields.trimmed("person");
    if typed.is_empty() || typed.chars().count() > NAME_MAX * 5 {
        return Err(key("who-transfers-wrong-person"));
    }
    directory.person(typed).map_err(unclear)
}

fn until(fields: &Fields, day: Day) -> Result<Option<Day>, &'static str> {
    match fields.trimmed("until") {
        "" => Ok(None),
        typed => match read_day(typed) {
            None => Err(key("who-transfers-wrong-day")),
            Some(until) if until < day => Err(key("who-transfers-wrong-until")),
            Some(until) => Ok(Some(until)),
        },
    }
}

fn office(typed: &str, mut offered: impl Iterator<Item = Id<Office>>) -> Result<Option<Id<Office>>, ()> {
    if typed.is_empty() {
        return Ok(None);
    }
    let id = Id::parse(typed).map_err(|_| ())?;
    offered.find(|office| *office == id).map(Some).ok_or(())
}

/// Why words do not say what is meant.
pub(super) fn unclear(why: Unclear) -> &'static str {
    match why {
        Unclear::NoPerson => key("who-transfers-unclear-no-person"),
        Unclear::SeveralPeople => key("who-transfers-unclear-several-people"),
        Unclear::NoOfficeBefore => key("who-transfers-unclear-no-office-before"),
        Unclear::NoOfficeAfter => key("who-transfers-unclear-no-office-after"),
        Unclear::SeveralOffices => key("who-transfers-unclear-several-offices"),
        Unclear::Nothing => key("who-transfers-unclear-nothing"),
        Unclear::TooWide => key("who-transfers-unclear-too-wide"),
    }
}
