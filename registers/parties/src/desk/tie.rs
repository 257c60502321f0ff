//! Tie a party to another, end a tie, take one back. One form; each face asks what its law needs.

use axum::extract::Path;
use axum::response::Response;
use engawa_areas::Area;
use engawa_db::Tx;
use engawa_kernel::{AnyId, Choice, Id};
use engawa_web::ui::{Picks, Select};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, Said, key};
use engawa_who::Section;
use engawa_who::pages::look as pages;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::body::named;
use super::forms::{ask_day, ask_other, ask_source, day, line, open_day, term};
use super::{EDITS, deed, look, page, sentences};
use crate::deeds::{self, By};
use crate::model::{
    Assignment, Commission, Membership, NewOffice, Operation, Post, Proxy, Recognition, Residence, Scope, Seat, Term, Tie, TieFace,
};
use crate::refused::Refused;
use crate::rules::tree::Branch;
use crate::store::{self, Named, Place};
use crate::words_of;

/// The form.
pub(super) const SHOW: RouteRow = page("/desk/parties/{party}/ties/{face}", EDITS);
/// The deed.
pub(super) const DEED: RouteRow = deed("/desk/parties/{party}/ties/{face}").fields(&[
    "other",
    "post",
    "area",
    "section",
    "what",
    "scope",
    "seat",
    "agreed",
    "from",
    "to",
    "ex-officio",
    "publish",
    "representative",
    "source",
]);
/// The form in which a tie ends.
pub(super) const END: RouteRow = page("/desk/parties/{party}/ties/{face}/{tie}", EDITS);
/// The deed.
pub(super) const END_DEED: RouteRow = deed("/desk/parties/{party}/ties/{face}/{tie}").fields(&["how", "from", "reason"]);

/// The faces that the sheet of a party offers.
pub(super) fn offered(sort: &str) -> &'static [TieFace] {
    match sort {
        "person" => &[TieFace::Commission, TieFace::Proxy, TieFace::Recognition],
        "household" => &[TieFace::Residence, TieFace::Recognition],
        _ => {
            &[TieFace::Office, TieFace::Membership, TieFace::Branch, TieFace::Assignment, TieFace::Operation, TieFace::Recognition]
        }
    }
}

/// The path of the form in which a tie ends.
pub(super) fn end_path(party: AnyId, tie: &Tie) -> String {
    format!("{}/ties/{}/{}", look::path(party), tie.face.code(), tie.id)
}

/// What a tie is about, as words.
pub(super) fn what(ctx: &Ctx, tie: &Tie) -> Said {
    match (tie.face, tie.what.as_str()) {
        (TieFace::Residence, "representative") => ctx.voice.say("parties-tie-representative"),
        (TieFace::Proxy, code) => Scope::from_code(code).map_or_else(Said::default, |scope| ctx.voice.say(scope_word(scope))),
        (_, text) => Said::text(text),
    }
}

fn scope_word(scope: Scope) -> &'static str {
    match scope {
        Scope::Notices => key("parties-scope-notices"),
        Scope::Applications => key("parties-scope-applications"),
        Scope::Everything => key("parties-scope-everything"),
    }
}

fn seat_word(seat: Seat) -> &'static str {
    match seat {
        Seat::Elected => key("parties-seat-elected"),
        Seat::Proposed => key("parties-seat-proposed"),
        Seat::Open => key("parties-seat-open"),
        Seat::Learned => key("parties-seat-learned"),
        Seat::Other => key("parties-seat-other"),
    }
}

/// What the form offers to choose from.
struct Offer {
    places: Vec<Place>,
    posts: Vec<Post>,
    sections: Vec<Section>,
}

async fn find(ctx: &Ctx, id: &str, face: &str) -> Answer<(Named, TieFace, Offer)> {
    let party = look::party(ctx, id).await?;
    let face = TieFace::from_code(face).filter(|face| offered(&party.sort).contains(face)).ok_or(Failure::NotFound)?;
    let (today, body, is_office) = (ctx.today(), party.id, face == TieFace::Office);
    let offer = ctx
        .town
        .read(move |db| {
            let posts = if is_office { store::posts::posts_of(db, body.of())? } else { Vec::new() };
            Ok::<_, engawa_db::Fault>(Offer {
                places: store::places(db, today)?,
                posts,
                sections: engawa_who::sections_on(db, today)?,
            })
        })
        .await?;
    Ok((party, face, offer))
}

/// The form, with today as the first day.
pub(super) async fn show(ctx: Ctx, Path((id, face)): Path<(String, String)>) -> Answer<Response> {
    let (party, face, offer) = find(&ctx, &id, &face).await?;
    let shown = if party.sort == "organization" { Vec::new() } else { vec![party.id] };
    look::note(&ctx, SHOW.path, shown).await?;
    let today = ctx.today().to_string();
    form(&ctx, &party, face, &offer, &Typed::fresh(&[("from", &today), ("seat", Seat::Elected.code())]))
}

fn form(ctx: &Ctx, party: &Named, face: TieFace, offer: &Offer, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let title = ctx.voice.say_with("parties-act-tie", &[("face", say(words_of::face(face)).into())]);
    let path = format!("{}/ties/{}", look::path(party.id), face.code());
    let sheet = Sheet::new(ctx, look::way_to(ctx, party), title, &path, say("parties-tie-deed"))?;
    let sheet = own_parts(ctx, sheet, face, offer, typed);
    sheet
        .part(ask_day(ctx, typed, "from", key("parties-form-from")))
        .part(ask_day(ctx, typed, "to", key("parties-form-to")).hint(say("parties-form-to-hint")).optional())
        .part(ask_source(ctx, typed))
        .back(ctx.link(&look::path(party.id)))
        .answer(ctx, &typed.wrongs)
}

/// What only this face asks.
fn own_parts(ctx: &Ctx, sheet: Sheet, face: TieFace, offer: &Offer, typed: &Typed) -> Sheet {
    let say = |key| ctx.voice.say(key);
    let check = |name, legend, word, hint| {
        let picks = Picks::checks(&ctx.voice, name, say(legend)).pick_with_hint("yes", say(word), say(hint));
        picks.optional().chosen(typed.fields.get(name)).error(typed.wrong(name))
    };
    let publish = || check("publish", key("parties-tie-publish"), key("parties-tie-publish-yes"), key("parties-tie-publish-hint"));
    let area = || look::ask_area(ctx, &offer.places, typed.fields.get("area")).error(typed.wrong("area"));
    match face {
        TieFace::Membership => sheet.part(ask_other(ctx, typed, key("parties-tie-member"))),
        TieFace::Office => sheet
            .part(ask_post(ctx, offer, typed))
            .part(ask_other(ctx, typed, key("parties-tie-holder")))
            .part(ask_seat(ctx, typed))
            .part(check(
                "ex-officio",
                key("parties-tie-ex-officio"),
                key("parties-tie-ex-officio-yes"),
                key("parties-tie-ex-officio-hint"),
            ))
            .part(publish()),
        TieFace::Commission => sheet
            .part(line(ctx, typed, "what", key("parties-tie-duty")).hint(say("parties-tie-duty-hint")))
            .part(area())
            .part(publish()),
        TieFace::Assignment => sheet.part(ask_section(ctx, offer, typed)),
        TieFace::Proxy => sheet
            .lead(say("parties-tie-proxy-lead"))
            .part(ask_other(ctx, typed, key("parties-tie-proxy")))
            .part(ask_scope(ctx, typed))
            .part(ask_day(ctx, typed, "agreed", key("parties-tie-agreed"))),
        TieFace::Recognition => sheet.part(line(ctx, typed, "what", key("parties-tie-recognition"))),
        TieFace::Operation => sheet.part(ask_other(ctx, typed, key("parties-tie-place"))),
        TieFace::Residence => sheet.part(ask_other(ctx, typed, key("parties-tie-resident"))).part(check(
            "representative",
            key("parties-tie-speaks"),
            key("parties-tie-representative"),
            key("parties-tie-speaks-hint"),
        )),
        TieFace::Branch => sheet.part(ask_other(ctx, typed, key("parties-tie-above"))),
    }
}

fn ask_post(ctx: &Ctx, offer: &Offer, typed: &Typed) -> Select {
    let select = Select::new(&ctx.voice, "post", ctx.voice.say("parties-tie-post"));
    let select = select.chosen(typed.fields.get("post")).error(typed.wrong("post")).hint(ctx.voice.say("parties-tie-post-hint"));
    offer.posts.iter().fold(select, |select, post| select.option(post.id.to_string(), post.title.as_str()))
}

fn ask_section(ctx: &Ctx, offer: &Offer, typed: &Typed) -> Select {
    let select = Select::new(&ctx.voice, "section", ctx.voice.say("parties-one-section"));
    let select = select.chosen(typed.fields.get("section")).error(typed.wrong("section"));
    offer.sections.iter().fold(select, |select, section| select.option(section.id.to_string(), section.name.as_str()))
}

fn ask_seat(ctx: &Ctx, typed: &Typed) -> Select {
    let select = Select::new(&ctx.voice, "seat", ctx.voice.say("parties-tie-seat")).chosen(typed.fields.get("seat"));
    let select = select.error(typed.wrong("seat"));
    Seat::ALL.iter().fold(select, |select, seat| select.option(seat.code(), ctx.voice.say(seat_word(*seat))))
}

fn ask_scope(ctx: &Ctx, typed: &Typed) -> Picks {
    let picks = Picks::radios(&ctx.voice, "scope", ctx.voice.say("parties-tie-scope"));
    let picks = picks.chosen(typed.fields.get("scope")).error(typed.wrong("scope"));
    Scope::ALL.iter().fold(picks, |picks, scope| picks.pick(scope.code(), ctx.voice.say(scope_word(*scope))))
}

/// A form as it was read: what every face has, and what only some ask.
#[derive(Clone)]
struct Read {
    fields: Fields,
    area: Option<Id<Area>>,
    term: Term,
    agreed: Option<engawa_kernel::Day>,
}

/// Ties.
pub(super) async fn submit(ctx: Ctx, Path((id, face)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let (party, face, offer) = find(&ctx, &id, &face).await?;
    let mut wrongs = Wrongs::default();
    let term = term(&ctx, &fields, &mut wrongs);
    let agreed = if face == TieFace::Proxy { day(&ctx, &fields, "agreed", &mut wrongs) } else { None };
    let Some(term) = term.filter(|_| wrongs.is_empty()) else {
        return form(&ctx, &party, face, &offer, &Typed::back(fields, wrongs));
    };
    let read = Read { area: look::area(&offer.places, fields.get("area")), fields: fields.clone(), term, agreed };
    let (by, id) = (By::web(ctx.actor()?), party.id);
    let done: Result<(), Refused> = ctx.town.write(fields.key(), move |tx| bind(tx, face, id, &read, &by).map(|_| ())).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=tied", look::path(party.id))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            form(&ctx, &party, face, &offer, &Typed::back(fields, wrongs))
        }
    }
}

fn bind(tx: &mut Tx, face: TieFace, party: AnyId, read: &Read, by: &By) -> Result<AnyId, Refused> {
    let Read { fields, area, term, agreed } = read;
    let (term, area) = (*term, *area);
    let source = fields.get("source").to_owned();
    let text = |name: &str| fields.get(name).to_owned();
    let is = |name: &str| fields.get(name) == "yes";
    let other = |tx: &Tx, sorts: &[&str]| named(tx, fields.get("other"), sorts)?.ok_or(Refused::Unknown("other"));
    let chosen = |name: &'static str| AnyId::parse(fields.get(name)).map_err(|_| Refused::Unknown(name));
    let person = &["person"][..];
    match face {
        TieFace::Membership => {
            let member = other(tx, &["person", "household", "organization"])?;
            deeds::join(tx, &Membership { organization: party.of(), party: member.of(), term, source }, by)
        }
        TieFace::Office => {
            let post: Id<Post> = chosen("post")?.of();
            // Only posts of the organization whose sheet this is.
            store::posts::post(tx, post)?.filter(|post| post.organization.any() == party).ok_or(Refused::Unknown("post"))?;
            let seat = Seat::from_code(fields.get("seat")).ok_or(Refused::Unknown("seat"))?;
            let holder = other(tx, person)?.of();
            let (is_ex_officio, may_publish) = (is("ex-officio"), is("publish"));
            deeds::appoint(tx, &NewOffice { post, person: holder, term, seat, is_ex_officio, may_publish, source }, by).map(Id::any)
        }
        TieFace::Commission => {
            let new = Commission { person: party.of(), duty: text("what"), area, term, may_publish: is("publish"), source };
            deeds::charge(tx, &new, by)
        }
        TieFace::Assignment => {
            deeds::assign(tx, &Assignment { section: chosen("section")?.of(), organization: party.of(), term, source }, by)
        }
        TieFace::Proxy => {
            let scope = Scope::from_code(fields.get("scope")).ok_or(Refused::Unknown("scope"))?;
            let agreed_on = agreed.ok_or(Refused::Unknown("agreed"))?;
            let proxy = other(tx, person)?.of();
            deeds::agree_proxy(tx, &Proxy { person: party.of(), proxy, scope, agreed_on, term, source }, by)
        }
        TieFace::Recognition => deeds::recognize(tx, &Recognition { party: party.of(), title: text("what"), term, source }, by),
        TieFace::Operation => {
            let place = other(tx, &["organization"])?.of();
            deeds::operate(tx, &Operation { organization: party.of(), place, term, source }, by)
        }
        TieFace::Residence => {
            let resident = other(tx, person)?.of();
            let is_representative = is("representative");
            deeds::live_in(tx, &Residence { household: party.of(), person: resident, is_representative, term, source }, by)
        }
        TieFace::Branch => {
            let parent = other(tx, &["organization"])?.of();
            deeds::place_below(tx, Branch { organization: party.of(), parent, term }, &source, by)
        }
    }
}

/// A tie of the party whose sheet this is.
async fn tie_of(ctx: &Ctx, id: &str, face: &str, tie: &str) -> Answer<(Named, Tie)> {
    let party = look::party(ctx, id).await?;
    let face = TieFace::from_code(face).ok_or(Failure::NotFound)?;
    let tie: AnyId = pages::id(tie)?;
    let found = ctx.town.read(move |db| store::ties::tie(db, face, tie).map(|found| found.map(|found| found.tie))).await?;
    let is_own = |tie: &Tie| tie.one == party.id || tie.other == Some(party.id);
    let tie = found.filter(is_own).ok_or(Failure::NotFound)?;
    Ok((party, tie))
}

/// The form in which a tie ends, with today as its last day.
pub(super) async fn show_end(ctx: Ctx, Path((id, face, tie)): Path<(String, String, String)>) -> Answer<Response> {
    let (party, tie) = tie_of(&ctx, &id, &face, &tie).await?;
    let shown = if party.sort == "organization" { Vec::new() } else { vec![party.id] };
    look::note(&ctx, END.path, shown).await?;
    let today = ctx.today().to_string();
    end_form(&ctx, &party, &tie, &Typed::fresh(&[("from", &today), ("how", "end")]))
}

fn end_form(ctx: &Ctx, party: &Named, tie: &Tie, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let how = Picks::radios(&ctx.voice, "how", say("parties-end-how"))
        .pick_with_hint("end", say("parties-end-end"), say("parties-end-end-hint"))
        .pick_with_hint("withdraw", say("parties-end-withdraw"), say("parties-end-withdraw-hint"))
        .chosen(typed.fields.get("how"))
        .error(typed.wrong("how"));
    Sheet::new(ctx, look::way_to(ctx, party), say("parties-tie-end"), &end_path(party.id, tie), say("parties-end-deed"))?
        .lead(sentences::days(&ctx.voice, tie.term))
        .part(how)
        .part(ask_day(ctx, typed, "from", key("parties-end-last")).hint(say("parties-end-last-hint")).optional())
        .part(line(ctx, typed, "reason", key("parties-form-reason")).hint(say("parties-end-reason-hint")).optional())
        .danger()
        .back(ctx.link(&look::path(party.id)))
        .answer(ctx, &typed.wrongs)
}

/// Ends a tie, or takes it back.
pub(super) async fn submit_end(
    ctx: Ctx,
    Path((id, face, tie)): Path<(String, String, String)>,
    fields: Fields,
) -> Answer<Response> {
    let (party, tie) = tie_of(&ctx, &id, &face, &tie).await?;
    let mut wrongs = Wrongs::default();
    let is_end = match fields.get("how") {
        "end" => true,
        "withdraw" => false,
        _ => {
            wrongs.add("how", ctx.voice.say("parties-refused-unknown"));
            false
        }
    };
    let last = if is_end {
        day(&ctx, &fields, "from", &mut wrongs)
    } else {
        open_day(&ctx, &fields, "from", &mut Wrongs::default()).flatten()
    };
    if !wrongs.is_empty() {
        return end_form(&ctx, &party, &tie, &Typed::back(fields, wrongs));
    }
    let (by, reason) = (By::web(ctx.actor()?), fields.get("reason").to_owned());
    let (face, tie_id) = (tie.face, tie.id);
    let done: Result<(), Refused> = ctx
        .town
        .write(fields.key(), move |tx| match last.filter(|_| is_end) {
            Some(last) => deeds::end_tie(tx, face, tie_id, last, &reason, &by),
            None => deeds::withdraw_tie(tx, face, tie_id, &reason, &by),
        })
        .await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=ended", look::path(party.id))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            end_form(&ctx, &party, &tie, &Typed::back(fields, wrongs))
        }
    }
}
