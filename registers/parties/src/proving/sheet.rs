//! One letter at the desk: what somebody wrote, who they may be, and the decision.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::AnyId;
use engawa_web::ui::{Definitions, Field, Kicker, Picks, Width};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, May, RouteRow, Said};
use engawa_who::pages::look;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::SHOWN;
use super::deeds::{Undone, Who, prepare_letter, refuse_letter};
use super::print::failure;
use super::queue::{self, Told, told};
use crate::EDIT;
use crate::deeds::By;
use crate::desk::{named_by, wrongs_of};
use crate::keys::needle;
use crate::model::{Letter, NewPerson, Person, Stand};
use crate::refused::Refused;
use crate::store::{self, Named, letters};

const EDITS: May = May::Holds(&[EDIT]);
/// The letter.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/parties/letters/{letter}", Face::Staff, EDITS).shows(SHOWN);
/// Decides who it is.
pub(super) const PREPARE: RouteRow =
    RouteRow::post("/desk/parties/letters/{letter}/preparation", Face::Staff, EDITS).fields(&["who", "other"]).shows(SHOWN);
/// Does not send it.
pub(super) const REFUSE: RouteRow =
    RouteRow::post("/desk/parties/letters/{letter}/refusal", Face::Staff, EDITS).fields(&["reason"]).shows(SHOWN);
/// So many people of the same name are shown.
const ALIKE_MAX: usize = 10;

struct Known {
    told: Told,
    person: Option<Person>,
    /// People of the register who are called so; nobody who is protected.
    alike: Vec<(Named, String)>,
}

fn read(db: &Db, id: &str) -> Result<Option<Known>, Fault> {
    let Ok(id) = AnyId::parse(id) else { return Ok(None) };
    let Some(letter) = letters::letter(db, id.of())?.filter(|letter| letter.outcome.is_none()) else { return Ok(None) };
    let person = letter.person.map(|person| store::people::person(db, person)).transpose()?.flatten();
    // Whoever comes in with this account already stands first; nobody who is protected stands here at all.
    let bound = store::people::person_of_account(db, letter.account)?.map(|bound| store::named(db, bound.any())).transpose()?;
    let mut alike: Vec<(Named, String)> = Vec::new();
    let shown = bound.flatten().filter(|bound| !bound.is_protected);
    alike.extend(shown.map(|bound| (bound, String::new())));
    for text in [&letter.to.name, &letter.to.kana] {
        let Some(needle) = needle(text) else { continue };
        for found in store::search::found_at_desk(db, &needle, "person")? {
            if alike.len() < ALIKE_MAX && !alike.iter().any(|(known, _)| known.id == found.id) {
                let address = store::people::person(db, found.id.of())?.map(|person| person.said.address).unwrap_or_default();
                alike.push((found, address));
            }
        }
    }
    Ok(Some(Known { told: told(db, letter)?, person, alike }))
}

async fn known(ctx: &Ctx, id: &str, route: &'static str) -> Answer<Known> {
    let id = id.to_owned();
    let known = ctx.town.read(move |db| read(db, &id)).await?.ok_or(Failure::NotFound)?;
    let shown = known.alike.iter().map(|(named, _)| named.id).chain(known.person.iter().map(|person| person.id.any()));
    look::note(ctx, route, shown.chain([known.told.letter.account.any()]).collect()).await?;
    Ok(known)
}

/// Shows the letter.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let known = known(&ctx, &id, SHOW.path).await?;
    page(&ctx, &known, &Typed::default())
}

fn way(ctx: &Ctx) -> Kicker {
    let say = |key| ctx.voice.say(key);
    Kicker::new()
        .link(say("parties-desk-entry"), ctx.link("/desk/parties"))
        .link(say("parties-letters-title"), ctx.link(queue::SHOW.path))
}

fn facts(ctx: &Ctx, known: &Known) -> Definitions {
    let (voice, letter) = (&ctx.voice, &known.told.letter);
    let who = known.person.as_ref().map(|person| {
        // Who is protected is named on their own sheet only.
        let name = if person.said.is_protected { voice.plain("parties-sheet-hidden") } else { person.name() };
        voice.say_with("parties-letters-person", &[("name", name.into()), ("number", person.number.into())])
    });
    let prints = (letter.prints > 0).then(|| voice.say_with("parties-letters-prints", &[("count", letter.prints.into())]));
    Definitions::new()
        .wide()
        .pair(voice.say("parties-organization-kana"), letter.to.kana.as_str())
        .pair(voice.say("parties-form-area"), known.told.area.as_str())
        .pair(voice.say("parties-form-address"), letter.to.address.as_str())
        .pair(voice.say("parties-letters-asked-on"), voice.full_day(letter.asked_at.day()))
        .maybe(voice.say("parties-letters-who"), who)
        .maybe(voice.say("parties-letters-printed"), prints)
}

fn page(ctx: &Ctx, known: &Known, typed: &Typed) -> Answer<Response> {
    let (say, letter) = (|key| ctx.voice.say(key), &known.told.letter);
    let title = Said::text(&letter.to.name);
    let is_decided = !matches!(letter.stand(ctx.today()), Stand::Asked | Stand::Prepared);
    if is_decided || typed.fields.has("reason") {
        let reason = Field::text(&ctx.voice, "reason", say("parties-letters-reason")).value(typed.value("reason"));
        let reason = reason.hint(say("parties-letters-reason-hint")).error(typed.wrong("reason")).width(Width::Full);
        return Sheet::new(ctx, way(ctx), title, &format!("{}/refusal", queue::path(letter)), say("parties-letters-refuse"))?
            .facts(facts(ctx, known))
            .part(reason)
            .danger()
            .back(ctx.link(queue::SHOW.path))
            .answer(ctx, &typed.wrongs);
    }
    let other = Field::text(&ctx.voice, "other", say("parties-letters-number")).value(typed.value("other"));
    Sheet::new(ctx, way(ctx), title, &format!("{}/preparation", queue::path(letter)), say("parties-letters-prepare"))?
        .lead(say("parties-letters-decide"))
        .facts(facts(ctx, known))
        .part(who(ctx, known, typed))
        .part(other.hint(say("parties-letters-number-hint")).error(typed.wrong("other")).optional().autocomplete("off"))
        .back(ctx.link(queue::SHOW.path))
        .answer(ctx, &typed.wrongs)
}

fn who(ctx: &Ctx, known: &Known, typed: &Typed) -> Picks {
    let voice = &ctx.voice;
    let picks = Picks::radios(voice, "who", voice.say("parties-letters-who")).error(typed.wrong("who"));
    let picks = known.alike.iter().fold(picks, |picks, (named, address)| {
        let label = [("name", named.name.as_str().into()), ("number", named.number.into())];
        picks.pick_with_hint(named.id.to_string(), voice.say_with("parties-letters-person", &label), address.as_str())
    });
    picks
        .pick_with_hint("new", voice.say("parties-letters-new"), voice.say("parties-letters-new-hint"))
        .pick("number", voice.say("parties-letters-by-number"))
        .pick("refuse", voice.say("parties-letters-not"))
        .chosen(typed.fields.get("who"))
}

/// A new person, as somebody wrote it: what stands before the first blank is the family.
fn new_person(letter: &Letter) -> NewPerson {
    let parts = |text: &str| {
        let (family, given) = text.trim().split_once([' ', '\u{3000}']).unwrap_or((text.trim(), ""));
        (family.trim().to_owned(), given.trim().to_owned())
    };
    let ((family, given), (family_kana, given_kana)) = (parts(&letter.to.name), parts(&letter.to.kana));
    let (area, address) = (letter.to.area, letter.to.address.clone());
    NewPerson { family, given, family_kana, given_kana, area, address, ..NewPerson::default() }
}

/// Whom the desk chose; the error is a sentence at a field.
async fn chosen(ctx: &Ctx, known: &Known, fields: &Fields) -> Answer<Result<Who, Wrongs>> {
    let at = |field: &'static str| Wrongs::at(field, ctx.voice.say("parties-refused-unknown"));
    Ok(match fields.get("who") {
        "new" => Ok(Who::New(Box::new(new_person(&known.told.letter)))),
        "number" => {
            let typed = fields.get("other").to_owned();
            let found = ctx.town.read(move |db| named_by(db, &typed, &["person"])).await?;
            found.map(|id| Who::Known(id.of())).ok_or_else(|| at("other"))
        }
        id => {
            let found = known.alike.iter().find(|(named, _)| named.id.to_string() == id);
            found
                .map(|(named, _)| Who::Known(named.id.of()))
                .ok_or_else(|| Wrongs::at("who", ctx.voice.say("parties-letters-choose")))
        }
    })
}

/// Decides who it is.
pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let known = known(&ctx, &id, PREPARE.path).await?;
    if fields.get("who") == "refuse" {
        return page(&ctx, &known, &Typed::fresh(&[("reason", "")]));
    }
    let who = match chosen(&ctx, &known, &fields).await? {
        Ok(who) => who,
        Err(wrongs) => return page(&ctx, &known, &Typed::back(fields, wrongs)),
    };
    let (by, id) = (By::web(ctx.actor()?), known.told.letter.id);
    match ctx.town.write(fields.key(), move |tx| prepare_letter(tx, id, &who, &by)).await {
        Ok(()) => ctx.see_other(&format!("{}?done=prepared", queue::SHOW.path)),
        Err(Undone::Refused(Refused::TwoAccounts)) => {
            let wrongs = Wrongs::at("who", ctx.voice.say("parties-letters-two-accounts"));
            page(&ctx, &known, &Typed::back(fields, wrongs))
        }
        Err(Undone::Refused(refused)) => {
            let wrongs = wrongs_of(&ctx.voice, refused)?;
            page(&ctx, &known, &Typed::back(fields, wrongs))
        }
        Err(undone) => Err(failure(undone)),
    }
}

/// Does not send it, and says why.
pub(super) async fn submit_refusal(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let known = known(&ctx, &id, REFUSE.path).await?;
    let (by, id, reason) = (By::web(ctx.actor()?), known.told.letter.id, fields.get("reason").to_owned());
    match ctx.town.write(fields.key(), move |tx| refuse_letter(tx, id, &reason, &by)).await {
        Ok(()) => ctx.see_other(&format!("{}?done=refused", queue::SHOW.path)),
        Err(Undone::Refused(refused)) => {
            let wrongs = wrongs_of(&ctx.voice, refused)?;
            page(&ctx, &known, &Typed::back(fields, wrongs))
        }
        Err(undone) => Err(failure(undone)),
    }
}
