//! What the pages of the register have in common: whose sheet it is, the way back, the note that somebody was shown.

use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Id};
use engawa_web::ui::{Kicker, Select};
use engawa_web::{Answer, Ctx, Failure};
use engawa_who::pages::look;

use crate::store::{self, Named, Place};

/// The path of the sheet of a party.
pub fn path(id: AnyId) -> String {
    format!("/desk/parties/{id}")
}

/// The party of an address. An entry that was merged leads to the one that stayed.
pub async fn party(ctx: &Ctx, id: &str) -> Answer<Named> {
    let id: AnyId = look::id(id)?;
    ctx.town.read(move |db| store::named(db, id)).await?.ok_or(Failure::NotFound)
}

/// The party of an address, where it is of this sort.
pub async fn party_of(ctx: &Ctx, id: &str, sort: &str) -> Answer<Named> {
    let found = party(ctx, id).await?;
    if found.sort == sort { Ok(found) } else { Err(Failure::NotFound) }
}

/// The way above the title of a page of the register.
pub fn way(ctx: &Ctx) -> Kicker {
    Kicker::new().link(ctx.voice.say("parties-desk-entry"), ctx.link("/desk/parties"))
}

/// The way above the title of a page about a party.
pub fn way_to(ctx: &Ctx, party: &Named) -> Kicker {
    way(ctx).link(party.name.as_str(), ctx.link(&path(party.id)))
}

/// Notes that persons and households were shown; organizations are no persons.
pub async fn note(ctx: &Ctx, route: &'static str, shown: Vec<AnyId>) -> Answer<()> {
    look::note(ctx, route, shown).await
}

/// Those of these parties who are persons or households.
pub fn people(db: &Db, ids: impl IntoIterator<Item = AnyId>) -> Result<Vec<AnyId>, Fault> {
    let mut found = Vec::new();
    for id in ids {
        if store::named(db, id)?.is_some_and(|named| named.sort != "organization") {
            found.push(id);
        }
    }
    Ok(found)
}

/// The question where something is.
pub fn ask_area(ctx: &Ctx, places: &[Place], chosen: &str) -> Select {
    let select = Select::new(&ctx.voice, "area", ctx.voice.say("parties-form-area")).first(ctx.voice.say("parties-form-no-area"));
    let select = select.optional().chosen(chosen);
    places.iter().fold(select, |select, place| select.option(place.code.as_str(), place.path.as_str()))
}

/// The areas of today.
pub async fn places(ctx: &Ctx) -> Answer<Vec<Place>> {
    let today = ctx.today();
    Ok(ctx.town.read(move |db| store::places(db, today)).await?)
}

/// The area with this code; an unknown code is an area that nobody has.
pub fn area(places: &[Place], code: &str) -> Option<Id<engawa_areas::Area>> {
    let unknown = || AnyId::random([0; 16]);
    (!code.is_empty()).then(|| places.iter().find(|place| place.code == code).map_or_else(unknown, |place| place.id).of())
}
