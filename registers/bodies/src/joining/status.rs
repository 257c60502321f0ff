//! Where a request stands that came without an account: by the number of its receipt and the code beside it.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Actor;
use engawa_web::ui::{Kicker, Tell, Tone};
use engawa_web::{Answer, Ctx, Fields, May, RouteRow, key};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::ask::own;
use super::view::{self, Door, Standing, grant, standing, wish};
use crate::deeds::By;
use crate::rules::receipt;
use crate::sentences;
use crate::store::joins as kept;
use engawa_parties::desk::forms::line;

/// The receipt, in the browser that sent the request.
pub(super) const RECEIPT: RouteRow = super::get("/join/receipts/{receipt}", May::Browser);
/// The question for number and code.
pub(super) const SHOW: RouteRow = super::get("/join/status", May::Browser);
/// The answer to it.
pub(super) const ASK: RouteRow = super::post("/join/status", May::Browser).fields(&["number", "receipt-code"]);
/// What the household does.
pub(super) const DEED: RouteRow =
    super::post("/join/status/words", May::Browser).fields(&["number", "receipt-code", "how", "words", "from"]);

/// The request with this number and code.
async fn found(ctx: &Ctx, number: &str, code: &str) -> Answer<Option<Standing>> {
    let number = receipt::number(number);
    let hash = receipt::hash(&number, code);
    let read = ctx.town.read(move |db| {
        let join = kept::join_numbered(db, &number)?.filter(|join| join.secret_hash.as_ref() == Some(&hash));
        join.map(|join| standing(db, join.id)).transpose().map(Option::flatten)
    });
    Ok(read.await?)
}

/// Shows the receipt. Another browser is asked for the code.
pub(super) async fn receipt(ctx: Ctx, Path(number): Path<String>) -> Answer<Response> {
    let code = receipt::code(&receipt::number(&number), &own(&ctx)?);
    match found(&ctx, &number, &code).await? {
        Some(standing) => {
            let tell = Tell::new(Tone::Done, ctx.voice.say("parties-join-sent")).line(ctx.voice.say("parties-join-keep"));
            view::page(&ctx, &standing, door(&ctx, &standing, code, Some(tell)), &Typed::default())
        }
        None => form(&ctx, &Typed::fresh(&[("number", &receipt::number(&number))])),
    }
}

fn door(ctx: &Ctx, standing: &Standing, code: String, tell: Option<Tell>) -> Door {
    let hidden = vec![("number", standing.join.number.clone()), ("receipt-code", code.clone())];
    let way = Kicker::new().link(ctx.voice.say("parties-join-title"), ctx.link("/join"));
    Door { way, path: DEED.path.to_owned(), hidden, code: Some(code), tell }
}

/// Asks for number and code.
pub(super) async fn show(ctx: Ctx) -> Answer<Response> {
    form(&ctx, &Typed::default())
}

fn form(ctx: &Ctx, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let way = Kicker::new().link(say("parties-join-title"), ctx.link("/join"));
    Sheet::new(ctx, way, say("parties-join-status"), SHOW.path, say("parties-join-status-deed"))?
        .lead(say("parties-join-status-lead"))
        .part(line(ctx, typed, "number", key("parties-join-number")).hint(say("parties-join-number-hint")))
        .part(line(ctx, typed, "receipt-code", key("parties-join-code")).hint(say("parties-join-code-hint")))
        .answer(ctx, &typed.wrongs)
}

fn unknown(ctx: &Ctx, fields: Fields) -> Answer<Response> {
    let wrongs = Wrongs::at("number", ctx.voice.say("parties-join-unknown"));
    form(ctx, &Typed::back(fields, wrongs))
}

/// Shows where the request stands.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let code = fields.trimmed("receipt-code").to_owned();
    match found(&ctx, fields.get("number"), &code).await? {
        Some(standing) => view::page(&ctx, &standing, door(&ctx, &standing, code, None), &Typed::default()),
        None => unknown(&ctx, fields),
    }
}

/// Answers a question, takes the request back, or says that the household leaves.
pub(super) async fn submit_deed(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let code = fields.trimmed("receipt-code").to_owned();
    let Some(standing) = found(&ctx, fields.get("number"), &code).await? else { return unknown(&ctx, fields) };
    let mut wrongs = Wrongs::default();
    if let Some(wish) = wish(&ctx, &fields, &mut wrongs) {
        let (join, by) = (standing.join.clone(), By::web(Actor::Key("join")));
        match ctx.town.write(fields.key(), move |tx| grant(tx, &join, &wish, &by)).await {
            Ok(()) => {
                let after = found(&ctx, fields.get("number"), &code).await?.unwrap_or(standing);
                let tell = Tell::new(Tone::Done, ctx.voice.say("parties-join-said"));
                return view::page(&ctx, &after, door(&ctx, &after, code, Some(tell)), &Typed::default());
            }
            Err(refused) => wrongs = sentences::wrongs(&ctx.voice, refused)?,
        }
    }
    let door = door(&ctx, &standing, code, None);
    view::page(&ctx, &standing, door, &Typed::back(fields, wrongs))
}
