//! Correct what is known of a party, with a reason. What it was stays in the history.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Sheet, Typed};

use super::enter::{ask_kind, household_parts, person_parts, read_household, read_person};
use super::forms::line;
use super::{EDITS, deed, look, page, sentences};
use crate::deeds::{self, By};
use crate::model::{ContactWay, NAME_MAX};
use crate::refused::Refused;
use crate::store::{self, Named, Place};

/// The form.
pub(super) const SHOW: RouteRow = page("/desk/parties/{party}/correction", EDITS);
/// The deed.
pub(super) const DEED: RouteRow = deed("/desk/parties/{party}/correction").fields(&[
    "family",
    "given",
    "family-kana",
    "given-kana",
    "former",
    "common",
    "area",
    "address",
    "phone",
    "mail",
    "protected",
    "label",
    "name",
    "kana",
    "kind",
    "reason",
]);

/// What is known now, as a form carries it.
async fn known(ctx: &Ctx, party: &Named, places: &[Place]) -> Answer<Typed> {
    let (id, sort) = (party.id, party.sort.clone());
    let code = |area: Option<engawa_kernel::AnyId>| {
        places.iter().find(|place| Some(place.id) == area).map(|place| place.code.clone()).unwrap_or_default()
    };
    let found = ctx
        .town
        .read(move |db| {
            Ok::<_, engawa_db::Fault>((
                if sort == "person" { store::people::person(db, id.of())? } else { None },
                if sort == "household" { store::people::household(db, id.of())? } else { None },
                if sort == "organization" { store::bodies::organization(db, id.of())? } else { None },
            ))
        })
        .await?;
    match found {
        (Some(person), ..) => {
            let said = person.said;
            let contact =
                |way| said.contacts.iter().find(|contact| contact.way == way).map_or("", |contact| contact.value.as_str());
            let protected = if said.is_protected { "yes" } else { "" };
            Ok(Typed::fresh(&[
                ("family", &said.family),
                ("given", &said.given),
                ("family-kana", &said.family_kana),
                ("given-kana", &said.given_kana),
                ("former", &said.former_name),
                ("common", &said.common_name),
                ("area", &code(said.area.map(|area| area.any()))),
                ("address", &said.address),
                ("phone", contact(ContactWay::Phone)),
                ("mail", contact(ContactWay::Mail)),
                ("protected", protected),
            ]))
        }
        (_, Some(household), _) => {
            let said = household.said;
            let area = code(said.area.map(|area| area.any()));
            Ok(Typed::fresh(&[("label", &said.label), ("area", &area), ("address", &said.address)]))
        }
        (_, _, Some(body)) => Ok(Typed::fresh(&[("name", &body.name), ("kana", &body.kana), ("kind", &body.kind.code)])),
        _ => Err(Failure::NotFound),
    }
}

/// The form, with what is known now.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let party = look::party(&ctx, &id).await?;
    let places = look::places(&ctx).await?;
    let typed = known(&ctx, &party, &places).await?;
    let shown = if party.sort == "organization" { Vec::new() } else { vec![party.id] };
    look::note(&ctx, SHOW.path, shown).await?;
    form(&ctx, &party, &places, &typed).await
}

async fn form(ctx: &Ctx, party: &Named, places: &[Place], typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let path = format!("{}/correction", look::path(party.id));
    let sheet = Sheet::new(ctx, look::way_to(ctx, party), say("parties-act-correct"), &path, say("parties-correct-deed"))?;
    let sheet = match party.sort.as_str() {
        "person" => person_parts(ctx, sheet, typed, places),
        "household" => household_parts(ctx, sheet, typed, places),
        _ => {
            let kinds = ctx.town.read(store::bodies::kinds).await?;
            sheet
                .part(line(ctx, typed, "name", key("parties-desk-name")).max(NAME_MAX))
                .part(line(ctx, typed, "kana", key("parties-organization-kana")).optional())
                .part(ask_kind(ctx, &kinds, typed))
        }
    };
    let reason = line(ctx, typed, "reason", key("parties-form-reason")).hint(say("parties-form-reason-hint"));
    sheet.part(reason).back(ctx.link(&look::path(party.id))).answer(ctx, &typed.wrongs)
}

/// Corrects.
pub(super) async fn submit(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let party = look::party(&ctx, &id).await?;
    let places = look::places(&ctx).await?;
    let (by, sort, id) = (By::web(ctx.actor()?), party.sort.clone(), party.id);
    let (person, household) = (read_person(&fields, &places), read_household(&fields, &places));
    let text = |name: &str| fields.get(name).to_owned();
    let (kind, name, kana, reason) = (text("kind"), text("name"), text("kana"), text("reason"));
    let done: Result<(), Refused> = ctx
        .town
        .write(fields.key(), move |tx| match sort.as_str() {
            "person" => deeds::correct_person(tx, id.of(), &person, &reason, &by),
            "household" => deeds::correct_household(tx, id.of(), &household, &reason, &by),
            _ => deeds::correct_organization(tx, id.of(), (&kind, &name, &kana), &reason, &by),
        })
        .await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=corrected", look::path(id))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            form(&ctx, &party, &places, &Typed::back(fields, wrongs)).await
        }
    }
}
