//! Say what the columns mean; confirm; put aside; undo.

use axum::extract::Path;
use axum::response::Response;
use engawa_db::Tx;
use engawa_kernel::{AnyId, Choice};
use engawa_web::ui::read_day;
use engawa_web::{Answer, Ctx, Failure, Fields};
use engawa_who::pages::sheet::{Sheet, Typed as Form, Wrongs};

use super::super::{Guard, Looked, Target, confirm};
use super::{OfOne, Seat, Sent, Shown, said, show};
use crate::deeds::By;
use crate::deeds::imports::{Unimported, discard, undo};
use crate::model::{DeskRight, Import, ImportSaid, Organization, Stage, Statement, Typed};
use crate::office::entered_by;
use crate::refused::Refused;
use crate::sentences;
use crate::store;
use engawa_parties::behalf;
use engawa_parties::deeds::behalf::{Typist, TypistPost, state};
use engawa_parties::refused::Refused as Party;

/// One that is neither confirmed nor put aside.
async fn open(ctx: &Ctx, seat: &Seat, id: &str) -> Answer<(Import, Organization)> {
    let (import, body) = seat.import(ctx, id).await?;
    let is_open = matches!(import.stage(), Stage::Open | Stage::Laying);
    if is_open { Ok((import, body)) } else { Err(Failure::Refused { why: ctx.voice.say("parties-import-closed") }) }
}

/// Whether the visitor still may, asked inside of the unit.
fn guard(seat: &Seat) -> Guard {
    match seat {
        Seat::Office(entered) => {
            let (account, slug) = (entered.account, entered.body.slug.clone());
            std::sync::Arc::new(move |db| entered_by(db, account, &slug, DeskRight::Keeps).map(|_| ()).map_err(Refused::from))
        }
        Seat::Desk => std::sync::Arc::new(|_| Ok(())),
    }
}

/// After a deed: back to the import, with what was done or why not.
fn answered(ctx: &Ctx, seat: &Seat, import: &Import, done: Result<&str, Unimported>) -> Answer<Response> {
    let code = match done {
        Ok(code) => code,
        Err(Unimported::Nothing) => "nothing",
        Err(Unimported::Changed) => "changed",
        Err(Unimported::Later(_)) => "later",
        Err(why) => return Err(Failure::Refused { why: said::unimported(&ctx.voice, why)? }),
    };
    ctx.see_other(&format!("{}?done={code}", seat.path(import.id)))
}

pub(super) async fn map_at_office(ctx: Ctx, Path((slug, id)): OfOne, fields: Sent) -> Shown {
    let seat = Seat::office(&ctx, &slug).await?;
    map(&ctx, &seat, &id, &fields).await
}

pub(super) async fn map_at_desk(ctx: Ctx, Path(id): Path<String>, fields: Sent) -> Shown {
    map(&ctx, &Seat::Desk, &id, &fields).await
}

/// The years that a day without one may mean.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

async fn map(ctx: &Ctx, seat: &Seat, id: &str, fields: &Fields) -> Answer<Response> {
    let (import, _) = open(ctx, seat, id).await?;
    let looked = show::looked(ctx, seat, &import).await?;
    let target = |place: usize| Target::from_code(fields.get(&format!("column-{place}"))).unwrap_or(Target::Nothing).code();
    let targets: Vec<&'static str> = (0..looked.table.head.len()).map(target).collect();
    let year = engawa_kernel::text::nfkc(fields.trimmed("year")).parse().ok().filter(|year| YEARS.contains(year));
    let from_on = read_day(fields.get("from")).filter(|day| *day <= ctx.today()).unwrap_or(import.said.from_on);
    let said = ImportSaid { from_on, year, updates: fields.get("updates") == "yes" };
    let (id, guard) = (import.id, guard(seat));
    let write = move |tx: &mut Tx| {
        guard(tx)?;
        store::imports::say(tx, id, said, &targets).map_err(Refused::from)
    };
    match ctx.town.write(fields.key(), write).await {
        Ok(()) => answered(ctx, seat, &import, Ok("mapped")),
        Err(refused) => answered(ctx, seat, &import, Err(refused.into())),
    }
}

pub(super) async fn confirm_at_office(ctx: Ctx, Path((slug, id)): OfOne, fields: Sent) -> Shown {
    let seat = Seat::office(&ctx, &slug).await?;
    let by = match &seat {
        Seat::Office(entered) => entered.by(),
        Seat::Desk => return Err(Failure::NotFound),
    };
    let (import, looked) = match ready(&ctx, &seat, &id, &fields).await? {
        Ok(ready) => ready,
        Err(answer) => return Ok(answer),
    };
    let done = confirm(&ctx.town, fields.key(), &import, &looked, (by, guard(&seat), None)).await;
    answered(&ctx, &seat, &import, done.map(|_| "confirmed"))
}

/// What was seen is what is written; a deed that was done already shows what it did.
async fn ready(ctx: &Ctx, seat: &Seat, id: &str, fields: &Fields) -> Answer<Result<(Import, Looked), Response>> {
    let (import, _) = seat.import(ctx, id).await?;
    if import.stage() == Stage::Stands {
        return Ok(Err(answered(ctx, seat, &import, Ok("confirmed"))?));
    }
    let (import, _) = open(ctx, seat, id).await?;
    let looked = show::looked(ctx, seat, &import).await?;
    if looked.mark(&import) != fields.get("seen") {
        return Ok(Err(answered(ctx, seat, &import, Err(Unimported::Changed))?));
    }
    Ok(Ok((import, looked)))
}

/// City hall says for whom it types, before anything is written.
pub(super) async fn ask_at_desk(ctx: Ctx, Path(id): Path<String>) -> Shown {
    let (import, body) = open(&ctx, &Seat::Desk, &id).await?;
    let looked = show::looked(&ctx, &Seat::Desk, &import).await?;
    let today = ctx.today().to_string();
    let form = Form::fresh(&[("seen", &looked.mark(&import)), ("agreed", &today), ("basis", "asked"), ("for-name", &body.name)]);
    statement_page(&ctx, &import, &looked, &form)
}

fn statement_page(ctx: &Ctx, import: &Import, looked: &Looked, form: &Form) -> Answer<Response> {
    let (seat, voice) = (Seat::Desk, &ctx.voice);
    let counts = looked.counts(import);
    let label = voice.say_with("parties-import-confirm", &[("count", (counts.new + counts.other).into())]);
    let path = format!("{}/confirmation", seat.path(import.id));
    let way = seat.way(ctx).link(import.name.as_str(), ctx.link(&seat.path(import.id)));
    let sheet = Sheet::new(ctx, way, voice.say("parties-behalf-title"), &path, label)?
        .lead(voice.say("parties-behalf-lead"))
        .hidden("seen", form.value("seen"))
        .back(ctx.link(&seat.path(import.id)));
    behalf::parts(ctx, sheet, form).answer(ctx, &form.wrongs)
}

pub(super) async fn confirm_at_desk(ctx: Ctx, Path(id): Path<String>, fields: Sent) -> Shown {
    let (import, looked) = match ready(&ctx, &Seat::Desk, &id, &fields).await? {
        Ok(ready) => ready,
        Err(answer) => return Ok(answer),
    };
    let mut wrongs = Wrongs::default();
    let Some(statement) = behalf::read(&ctx, &fields, &mut wrongs).filter(|_| wrongs.is_empty()) else {
        return statement_page(&ctx, &import, &looked, &Form::back(fields, wrongs));
    };
    let typist = Typist { account: ctx.signed_in()?.account.of(), post: TypistPost::Staff };
    let statement = Statement { party: Some(import.organization.any().of()), ..statement };
    let (by, about) = (typist.by(&statement), import.id.any());
    let beside = Beside { typist, statement, about };
    let done = confirm(&ctx.town, fields.key(), &import, &looked, (by, guard(&Seat::Desk), Some(beside.unit()))).await;
    match done {
        Ok(Some(number)) => ctx.see_other(&format!("/desk/parties/behalves/{number}")),
        Err(Unimported::Refused(
            refused @ (Refused::Unknown(_) | Refused::Party(Party::Text { .. } | Party::AgreedLater(_) | Party::Unknown(_))),
        )) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            statement_page(&ctx, &import, &looked, &Form::back(fields, wrongs))
        }
        done => answered(&ctx, &Seat::Desk, &import, done.map(|_| "confirmed")),
    }
}

/// What is stated beside the deed.
struct Beside {
    typist: Typist,
    statement: Statement,
    about: AnyId,
}

impl Beside {
    fn unit(self) -> super::super::BesideIt {
        std::sync::Arc::new(move |tx| Ok(state(tx, self.typist, &self.statement, (Typed::Roster, self.about), &[])?))
    }
}

pub(super) async fn discard_at_office(ctx: Ctx, Path((slug, id)): OfOne, fields: Sent) -> Shown {
    let seat = Seat::office(&ctx, &slug).await?;
    put_aside(&ctx, &seat, &id, &fields).await
}

pub(super) async fn discard_at_desk(ctx: Ctx, Path(id): Path<String>, fields: Sent) -> Shown {
    put_aside(&ctx, &Seat::Desk, &id, &fields).await
}

async fn put_aside(ctx: &Ctx, seat: &Seat, id: &str, fields: &Fields) -> Answer<Response> {
    let (import, _) = open(ctx, seat, id).await?;
    let (id, guard) = (import.id, guard(seat));
    let write = move |tx: &mut Tx| {
        guard(tx).map_err(Unimported::from)?;
        discard(tx, id)
    };
    match ctx.town.write(fields.key(), write).await {
        Ok(()) => ctx.see_other(&seat.base()),
        Err(why) => answered(ctx, seat, &import, Err(why)),
    }
}

pub(super) async fn undo_at_office(ctx: Ctx, Path((slug, id)): OfOne, fields: Sent) -> Shown {
    let seat = Seat::office(&ctx, &slug).await?;
    let by = match &seat {
        Seat::Office(entered) => entered.by(),
        Seat::Desk => return Err(Failure::NotFound),
    };
    undone(&ctx, &seat, &id, &fields, by).await
}

pub(super) async fn undo_at_desk(ctx: Ctx, Path(id): Path<String>, fields: Sent) -> Shown {
    let by = By::web(ctx.actor()?);
    undone(&ctx, &Seat::Desk, &id, &fields, by).await
}

async fn undone(ctx: &Ctx, seat: &Seat, id: &str, fields: &Fields, by: By) -> Answer<Response> {
    let (import, _) = seat.import(ctx, id).await?;
    if import.stage() == Stage::Undone {
        return answered(ctx, seat, &import, Ok("undone"));
    }
    let (id, guard) = (import.id, guard(seat));
    let write = move |tx: &mut Tx| {
        guard(tx).map_err(Unimported::from)?;
        undo(tx, id, &by)
    };
    let done = ctx.town.write(fields.key(), write).await;
    answered(ctx, seat, &import, done.map(|()| "undone"))
}
