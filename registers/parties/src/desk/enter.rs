//! Enter a person, a household, an organization.

use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::ui::{Field, Picks, Select, Width};
use engawa_web::{Answer, Ctx, Fields, RouteRow, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::forms::{ask_day, ask_source, day, line};
use super::look::{ask_area, way};
use super::{EDITS, deed, look, page, sentences};
use crate::deeds::{self, By};
use crate::model::{Contact, ContactWay, Kind, NAME_MAX, NewHousehold, NewOrganization, NewPerson, Purpose, State};
use crate::store::{self, Place};
use crate::words_of;

/// The form of a person.
pub(super) const PERSON: RouteRow = page("/desk/parties/persons/new", EDITS);
/// The deed.
pub(super) const PERSON_DEED: RouteRow = deed("/desk/parties/persons").fields(PERSON_FIELDS);
/// The fields of a person.
pub(super) const PERSON_FIELDS: &[&str] =
    &["family", "given", "family-kana", "given-kana", "former", "common", "area", "address", "phone", "mail", "protected"];
/// The form of a household.
pub(super) const HOUSEHOLD: RouteRow = page("/desk/parties/households/new", EDITS);
/// The deed.
pub(super) const HOUSEHOLD_DEED: RouteRow = deed("/desk/parties/households").fields(&["label", "area", "address"]);
/// The form of an organization.
pub(super) const ORGANIZATION: RouteRow = page("/desk/parties/organizations/new", EDITS);
/// The deed.
pub(super) const ORGANIZATION_DEED: RouteRow =
    deed("/desk/parties/organizations").fields(&["name", "kana", "kind", "area", "slug", "state", "from", "source"]);

/// The questions about a person.
pub(super) fn person_parts(ctx: &Ctx, sheet: Sheet, typed: &Typed, places: &[Place]) -> Sheet {
    let say = |key| ctx.voice.say(key);
    let name = |name, label| line(ctx, typed, name, label).width(Width::Middle).max(NAME_MAX);
    let protected = Picks::checks(&ctx.voice, "protected", say("parties-person-protected"))
        .pick_with_hint("yes", say("parties-person-protected-yes"), say("parties-person-protected-hint"))
        .optional();
    sheet
        .part(name("family", key("parties-person-family")).hint(say("parties-person-name-hint")))
        .part(name("given", key("parties-person-given")).optional())
        .part(name("family-kana", key("parties-person-family-kana")).optional())
        .part(name("given-kana", key("parties-person-given-kana")).optional())
        .part(name("former", key("parties-person-former")).optional())
        .part(name("common", key("parties-person-common")).optional())
        .part(ask_area(ctx, places, typed.fields.get("area")).error(typed.wrong("area")))
        .part(line(ctx, typed, "address", key("parties-form-address")).optional())
        .part(line(ctx, typed, "phone", key("parties-person-phone")).error(typed.wrong("contact")).optional())
        .part(line(ctx, typed, "mail", key("parties-person-mail")).optional())
        .part(protected.chosen(typed.fields.get("protected")))
}

/// What was typed of a person.
pub(super) fn read_person(fields: &Fields, places: &[Place]) -> NewPerson {
    let text = |name: &str| fields.get(name).to_owned();
    let contact = |way, value: &str| {
        (!value.trim().is_empty()).then(|| Contact { purpose: Purpose::Notice, way, value: value.trim().to_owned() })
    };
    NewPerson {
        family: text("family"),
        given: text("given"),
        family_kana: text("family-kana"),
        given_kana: text("given-kana"),
        former_name: text("former"),
        common_name: text("common"),
        area: look::area(places, fields.get("area")),
        address: text("address"),
        is_protected: fields.get("protected") == "yes",
        contacts: contact(ContactWay::Phone, fields.get("phone"))
            .into_iter()
            .chain(contact(ContactWay::Mail, fields.get("mail")))
            .collect(),
    }
}

/// The form of a person.
pub(super) async fn show_person(ctx: Ctx) -> Answer<Response> {
    person_page(&ctx, &Typed::default()).await
}

async fn person_page(ctx: &Ctx, typed: &Typed) -> Answer<Response> {
    let places = look::places(ctx).await?;
    let say = |key| ctx.voice.say(key);
    let sheet = Sheet::new(ctx, way(ctx), say("parties-enter-person"), PERSON_DEED.path, say("parties-enter-deed"))?;
    person_parts(ctx, sheet.lead(say("parties-person-lead")), typed, &places)
        .back(ctx.link("/desk/parties"))
        .answer(ctx, &typed.wrongs)
}

/// Enters the person.
pub(super) async fn submit_person(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let places = look::places(&ctx).await?;
    let (new, by) = (read_person(&fields, &places), By::web(ctx.actor()?));
    match ctx.town.write(fields.key(), move |tx| deeds::enter_person(tx, &new, &by)).await {
        Ok(id) => ctx.see_other(&format!("{}?done=entered", look::path(id.any()))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            person_page(&ctx, &Typed::back(fields, wrongs)).await
        }
    }
}

/// The form of a household.
pub(super) async fn show_household(ctx: Ctx) -> Answer<Response> {
    household_page(&ctx, &Typed::default()).await
}

async fn household_page(ctx: &Ctx, typed: &Typed) -> Answer<Response> {
    let places = look::places(ctx).await?;
    let say = |key| ctx.voice.say(key);
    let sheet = Sheet::new(ctx, way(ctx), say("parties-enter-household"), HOUSEHOLD_DEED.path, say("parties-enter-deed"))?;
    household_parts(ctx, sheet, typed, &places).back(ctx.link("/desk/parties")).answer(ctx, &typed.wrongs)
}

/// The questions about a household.
pub(super) fn household_parts(ctx: &Ctx, sheet: Sheet, typed: &Typed, places: &[Place]) -> Sheet {
    sheet
        .part(
            line(ctx, typed, "label", key("parties-household-label"))
                .hint(ctx.voice.say("parties-household-label-hint"))
                .max(NAME_MAX),
        )
        .part(ask_area(ctx, places, typed.fields.get("area")).error(typed.wrong("area")))
        .part(line(ctx, typed, "address", key("parties-form-address")).optional())
}

/// What was typed of a household.
pub(super) fn read_household(fields: &Fields, places: &[Place]) -> NewHousehold {
    NewHousehold {
        label: fields.get("label").to_owned(),
        area: look::area(places, fields.get("area")),
        address: fields.get("address").to_owned(),
    }
}

/// Enters the household.
pub(super) async fn submit_household(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let places = look::places(&ctx).await?;
    let (new, by) = (read_household(&fields, &places), By::web(ctx.actor()?));
    match ctx.town.write(fields.key(), move |tx| deeds::enter_household(tx, &new, &by)).await {
        Ok(id) => ctx.see_other(&format!("{}?done=entered", look::path(id.any()))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            household_page(&ctx, &Typed::back(fields, wrongs)).await
        }
    }
}

/// The form of an organization.
pub(super) async fn show_organization(ctx: Ctx) -> Answer<Response> {
    let today = ctx.today().to_string();
    organization_page(&ctx, &Typed::fresh(&[("from", &today), ("state", State::Active.code())])).await
}

/// The question of which kind an organization is.
pub(super) fn ask_kind(ctx: &Ctx, kinds: &[Kind], typed: &Typed) -> Select {
    let select = Select::new(&ctx.voice, "kind", ctx.voice.say("parties-list-kind"));
    let select = select.chosen(typed.fields.get("kind")).error(typed.wrong("kind"));
    kinds.iter().fold(select, |select, kind| select.option(kind.code.as_str(), words_of::kind(&ctx.voice, kind)))
}

/// The question what an organization is.
pub(super) fn ask_state(ctx: &Ctx, typed: &Typed, states: &[State]) -> Picks {
    let picks = Picks::radios(&ctx.voice, "state", ctx.voice.say("parties-one-state"));
    let picks = picks.chosen(typed.fields.get("state")).error(typed.wrong("state"));
    states.iter().fold(picks, |picks, state| picks.pick(state.code(), ctx.voice.say(words_of::state(*state))))
}

async fn organization_page(ctx: &Ctx, typed: &Typed) -> Answer<Response> {
    let places = look::places(ctx).await?;
    let kinds = ctx.town.read(store::bodies::kinds).await?;
    let say = |key| ctx.voice.say(key);
    let slug: Field =
        line(ctx, typed, "slug", key("parties-organization-slug")).hint(say("parties-organization-slug-hint")).optional();
    Sheet::new(ctx, way(ctx), say("parties-enter-organization"), ORGANIZATION_DEED.path, say("parties-enter-deed"))?
        .part(line(ctx, typed, "name", key("parties-desk-name")).max(NAME_MAX))
        .part(line(ctx, typed, "kana", key("parties-organization-kana")).optional())
        .part(ask_kind(ctx, &kinds, typed))
        .part(ask_area(ctx, &places, typed.fields.get("area")).error(typed.wrong("area")))
        .part(slug)
        .part(ask_state(ctx, typed, &[State::Preparing, State::Active, State::Dormant]))
        .part(ask_day(ctx, typed, "from", key("parties-form-since")))
        .part(ask_source(ctx, typed))
        .back(ctx.link("/desk/parties"))
        .answer(ctx, &typed.wrongs)
}

/// Enters the organization.
pub(super) async fn submit_organization(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let places = look::places(&ctx).await?;
    let mut wrongs = Wrongs::default();
    let (from, state) = (day(&ctx, &fields, "from", &mut wrongs), State::from_code(fields.get("state")));
    if state.is_none_or(State::is_end) {
        wrongs.add("state", ctx.voice.say("parties-refused-unknown"));
    }
    let (Some(from_on), Some(state)) = (from, state.filter(|_| wrongs.is_empty())) else {
        return organization_page(&ctx, &Typed::back(fields, wrongs)).await;
    };
    let text = |name: &str| fields.get(name).to_owned();
    let new = NewOrganization {
        name: text("name"),
        kana: text("kana"),
        kind: text("kind"),
        area: look::area(&places, fields.get("area")),
        slug: Some(fields.trimmed("slug").to_owned()).filter(|slug| !slug.is_empty()),
        state,
        from_on,
        source: text("source"),
    };
    let by = By::web(ctx.actor()?);
    match ctx.town.write(fields.key(), move |tx| deeds::enter_organization(tx, &new, &by)).await {
        Ok(id) => ctx.see_other(&format!("{}?done=entered", look::path(id.any()))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            organization_page(&ctx, &Typed::back(fields, wrongs)).await
        }
    }
}
