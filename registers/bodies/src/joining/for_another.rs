//! Asking a body to take a household in, typed by another: by city hall or an officer for whoever telephones, comes or writes, and by
//! a proxy of the register.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_files::Kept;
use engawa_kernel::{AnyId, Channel};
use engawa_parties::behalf::paper::{self, PAPERS};
use engawa_parties::behalf::{PEOPLE, found, parts, read};
use engawa_parties::deeds::behalf::{Typist, TypistPost, state};
use engawa_parties::desk::forms::party;
use engawa_parties::store::behalf::{Proxied, proxied};
use engawa_parties::{DOOR, EDIT};
use engawa_web::ui::{Field, Kicker, Select};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, May, Rooms, RouteRow, key};
use engawa_who::pages::sheet::{Sheet, Typed as Form, Wrongs};

use crate::deeds::{self, Asking};
use crate::model::{Basis, DeskRight, LINES_MAX, NewEntry, Organization, Statement, Typed};
use crate::office::roster::entry;
use crate::office::{self, Entered, enter, entered_by};
use crate::refused::Refused;
use crate::{sentences, store};

/// What a request to join says, and the statement about it.
const JOIN: &[&str] = &[
    "body",
    "for-party",
    "label",
    "kana",
    "address",
    "phone",
    "contact-mail",
    "persons",
    "paper",
    "note",
    "for-name",
    "basis",
    "channel",
    "agreed",
    "agreed-how",
];

/// The pages.
pub(super) fn routes() -> Rooms {
    let edits = May::Holds(&[EDIT]);
    let ask = RouteRow::get("/desk/parties/behalves/join", Face::Staff, edits).shows(PEOPLE);
    let deed = RouteRow::post("/desk/parties/behalves/join", Face::Staff, edits).fields(JOIN).files(PAPERS).shows(PEOPLE);
    let proxy = RouteRow::get("/my/behalves/join/{slug}", Face::Public, May::SignedIn).door(DOOR).shows(PEOPLE);
    let by_proxy = RouteRow::post("/my/behalves/join/{slug}", Face::Public, May::SignedIn).door(DOOR).fields(JOIN).shows(PEOPLE);
    Rooms::new()
        .row(ask, show_at_desk)
        .row(deed, submit_at_desk)
        .row(proxy, show_to_proxy)
        .row(by_proxy, submit_by_proxy)
        .row(office::page("/office/{slug}/behalves/join").shows(PEOPLE), show_at_office)
        .row(office::deed("/office/{slug}/behalves/join").fields(JOIN).files(PAPERS).shows(PEOPLE), submit_at_office)
}

/// From where somebody types.
pub(super) enum Seat {
    /// City hall, for a household that asks for a body.
    Desk,
    /// The body itself.
    Office(Box<Entered>),
    /// A proxy of the register, with those for whom they act.
    Proxy(Box<Organization>, Vec<Proxied>),
}

impl Seat {
    fn path(&self) -> String {
        match self {
            Seat::Desk => "/desk/parties/behalves/join".to_owned(),
            Seat::Office(entered) => entered.path("/behalves/join"),
            Seat::Proxy(body, _) => format!("/my/behalves/join/{}", body.slug),
        }
    }

    fn back(&self) -> String {
        match self {
            Seat::Desk => "/desk/parties/behalves".to_owned(),
            Seat::Office(entered) => entered.path("/requests"),
            Seat::Proxy(..) => "/my/behalves".to_owned(),
        }
    }

    fn typist(&self, account: AnyId) -> Typist {
        let post = match self {
            Seat::Desk => TypistPost::Staff,
            Seat::Office(entered) => TypistPost::Officer(entered.body.id),
            Seat::Proxy(..) => TypistPost::Proxy,
        };
        Typist { account: account.of(), post }
    }
}

async fn at_office(ctx: &Ctx, slug: &str) -> Answer<Seat> {
    Ok(Seat::Office(Box::new(enter(ctx, slug, DeskRight::Keeps).await?)))
}

/// Whoever is nobody's proxy is told so.
async fn proxy(ctx: &Ctx, slug: &str) -> Answer<Seat> {
    let (account, slug, today) = (ctx.signed_in()?.account, slug.to_owned(), ctx.today());
    let read = ctx.town.read(move |db| {
        let body = store::bodies::organization_by_slug(db, &slug)?;
        let for_whom = proxied(db, account, today)?;
        Ok::<_, Fault>(body.map(|body| (body, for_whom)))
    });
    let (body, for_whom) = read.await?.ok_or(Failure::NotFound)?;
    Ok(Seat::Proxy(Box::new(body), for_whom))
}

pub(super) async fn show_at_desk(ctx: Ctx) -> Answer<Response> {
    page(&ctx, &Seat::Desk, &fresh(&ctx))
}

pub(super) async fn show_at_office(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let seat = at_office(&ctx, &slug).await?;
    page(&ctx, &seat, &fresh(&ctx))
}

pub(super) async fn show_to_proxy(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let seat = proxy(&ctx, &slug).await?;
    page(&ctx, &seat, &fresh(&ctx))
}

fn fresh(ctx: &Ctx) -> Form {
    Form::fresh(&[("agreed", &ctx.today().to_string())])
}

fn page(ctx: &Ctx, seat: &Seat, form: &Form) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let way = Kicker::new().link(say("parties-behalves"), ctx.link(&seat.back()));
    let sheet = Sheet::new(ctx, way, say("parties-behalf-join"), &seat.path(), say("parties-join-deed"))?
        .lead(say("parties-behalf-join-lead"))
        .back_to(say("parties-office-back"), ctx.link(&seat.back()));
    let sheet = match seat {
        Seat::Desk => {
            let body = Field::text(&ctx.voice, "body", say("parties-import-body")).value(form.value("body"));
            sheet.part(body.hint(say("parties-form-other-hint")).error(form.wrong("body")).autocomplete("off"))
        }
        Seat::Office(entered) => sheet.lead(entered.body.name.as_str().into()),
        Seat::Proxy(body, for_whom) => sheet.lead(body.name.as_str().into()).part(whom(ctx, for_whom, form)),
    };
    let note = Field::lines(&ctx.voice, "note", say("parties-join-note"), 3).value(form.value("note")).max(LINES_MAX).optional();
    let sheet = entry::questions(ctx, form, sheet).part(note.error(form.wrong("note")));
    let sheet = if matches!(seat, Seat::Proxy(..)) { sheet } else { parts(ctx, sheet, form).part(paper::part(ctx, form)) };
    sheet.answer(ctx, &form.wrongs)
}

fn whom(ctx: &Ctx, for_whom: &[Proxied], form: &Form) -> Select {
    let select = Select::new(&ctx.voice, "for-party", ctx.voice.say("parties-behalf-for")).error(form.wrong("for-party"));
    let select = if for_whom.is_empty() { select.hint(ctx.voice.say("parties-behalf-nobody")) } else { select };
    let select = for_whom.iter().fold(select, |select, one| select.option(one.party.to_string(), one.name.as_str()));
    select.chosen(form.value("for-party"))
}

pub(super) async fn submit_at_desk(ctx: Ctx, fields: Fields) -> Answer<Response> {
    submit(&ctx, &Seat::Desk, fields).await
}

pub(super) async fn submit_at_office(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let seat = at_office(&ctx, &slug).await?;
    submit(&ctx, &seat, fields).await
}

pub(super) async fn submit_by_proxy(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let seat = proxy(&ctx, &slug).await?;
    submit(&ctx, &seat, fields).await
}

async fn submit(ctx: &Ctx, seat: &Seat, fields: Fields) -> Answer<Response> {
    let mut wrongs = Wrongs::default();
    let statement = match seat {
        Seat::Desk | Seat::Office(_) => read(ctx, &fields, &mut wrongs),
        Seat::Proxy(_, for_whom) => as_proxy(ctx, for_whom, &fields, &mut wrongs),
    };
    let new = entry::read(ctx, &fields, &mut wrongs);
    let papers = paper::read(ctx, &fields, &mut wrongs).await?;
    let (Some(statement), Some(new), true) = (statement, new, wrongs.is_empty()) else {
        return page(ctx, seat, &Form::back(fields, wrongs));
    };
    let asked = Asked { typist: seat.typist(ctx.signed_in()?.account), statement, new, papers, body: body_of(seat, &fields) };
    match ctx.town.write(fields.key(), move |tx| asked.write(tx)).await {
        Ok(number) if matches!(seat, Seat::Desk) => ctx.see_other(&format!("/desk/parties/behalves/{number}")),
        Ok(number) => ctx.see_other(&format!("/my/behalves/{number}")),
        Err(refused) => page(ctx, seat, &Form::back(fields, sentences::wrongs(&ctx.voice, refused)?)),
    }
}

/// A proxy has agreed to it before, with their consent in the register.
fn as_proxy(ctx: &Ctx, for_whom: &[Proxied], fields: &Fields, wrongs: &mut Wrongs) -> Option<Statement> {
    let chosen = for_whom.iter().find(|one| one.party.to_string() == fields.get("for-party"));
    let Some(one) = chosen else {
        wrongs.add("for-party", ctx.voice.say("parties-behalf-choose"));
        return None;
    };
    Some(Statement {
        party: Some(one.party.of()),
        name: one.name.clone(),
        basis: Basis::Mandate,
        channel: Channel::Web,
        agreed_on: one.agreed_on,
        agreed_how: ctx.voice.plain(key("parties-behalf-by-register")),
    })
}

/// The body to which the household wants to belong.
#[derive(Clone)]
enum Where {
    Named(String),
    Office(AnyId, String),
    Known(AnyId),
}

fn body_of(seat: &Seat, fields: &Fields) -> Where {
    match seat {
        Seat::Desk => Where::Named(fields.trimmed("body").to_owned()),
        Seat::Office(entered) => Where::Office(entered.account, entered.body.slug.clone()),
        Seat::Proxy(body, _) => Where::Known(body.id.any()),
    }
}

/// Everything that one unit writes: the request, and the statement beside it.
struct Asked {
    typist: Typist,
    statement: Statement,
    new: NewEntry,
    papers: Vec<Kept>,
    body: Where,
}

impl Asked {
    fn write(&self, tx: &mut Tx) -> Result<i64, Refused> {
        let body = match &self.body {
            Where::Named(text) => party(tx, text, &["organization"])?.ok_or(Refused::Unknown("body"))?,
            Where::Office(account, slug) => entered_by(tx, *account, slug, DeskRight::Keeps)?.body.id.any(),
            Where::Known(id) => *id,
        };
        // Only city hall sees the register; an officer writes a name as it was said.
        let said = match self.typist.post {
            TypistPost::Staff => found(tx, &self.statement)?,
            TypistPost::Officer(_) | TypistPost::Proxy => self.statement.clone(),
        };
        let asking = account_of(tx, &said)?.map_or(Asking::Told, Asking::Account);
        let by = self.typist.by(&said);
        let request = deeds::request_join(tx, body.of(), &self.new, &asking, &by)?;
        let about = store::joins::join_numbered(tx, &request)?.ok_or(Refused::NotFound)?.id.any();
        Ok(state(tx, self.typist, &said, (Typed::Join, about), &self.papers)?)
    }
}

/// Whoever has an account sees their request on their own page, as if they had typed it.
fn account_of(db: &Db, said: &Statement) -> Result<Option<engawa_kernel::Id<engawa_who::accounts::Account>>, Refused> {
    let Some(party) = said.party else { return Ok(None) };
    let person = store::people::person(db, party.any().of())?;
    Ok(person.and_then(|person| person.account))
}
