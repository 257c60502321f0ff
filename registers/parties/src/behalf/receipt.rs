//! The receipt of something that was typed for another: half a page with its number.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_files::StoredFile;
use engawa_web::ui::{Definitions, Kicker, Rows, SectionHead};
use engawa_web::{Answer, Ctx, Failure, Said};
use engawa_who::accounts::account;
use engawa_who::pages::look;

use super::{basis_word, channel_word, paper, printed, role_word, what_word};
use crate::model::Behalf;
use crate::store::behalf as kept;

/// The page `templates/receipt.html`.
#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    is_desk: bool,
    way: Kicker,
    title: Said,
    number: Said,
    facts: Definitions,
    papers: Option<(SectionHead, Rows)>,
    seen: Said,
}

struct Found {
    behalf: Behalf,
    typist: String,
    papers: Vec<(i64, StoredFile)>,
}

fn read(db: &Db, number: i64) -> Result<Option<Found>, Fault> {
    let Some(behalf) = kept::numbered(db, number)? else { return Ok(None) };
    let typist = account(db, behalf.typist)?.map(|account| account.name).unwrap_or_default();
    let papers = kept::papers(db, behalf.id)?;
    Ok(Some(Found { behalf, typist, papers }))
}

/// The receipt as city hall sees and prints it.
pub(super) async fn at_desk(ctx: Ctx, Path(number): Path<i64>) -> Answer<Response> {
    let found = ctx.town.read(move |db| read(db, number)).await?.ok_or(Failure::NotFound)?;
    let shown = found.behalf.said.party.map(engawa_kernel::Id::any);
    look::note(&ctx, "/desk/parties/behalves/{number}", shown.into_iter().collect()).await?;
    page(&ctx, &found, true)
}

/// The receipt as the person sees it for whom it was typed, or who typed it.
pub(super) async fn own(ctx: Ctx, Path(number): Path<i64>) -> Answer<Response> {
    let me = ctx.signed_in()?.account;
    let read = move |db: &Db| {
        let Some(found) = read(db, number)? else { return Ok(None) };
        let is_mine = kept::for_account(db, me)?.iter().any(|one| one.number == number);
        Ok::<_, Fault>(Some(found).filter(|found| is_mine || found.behalf.typist.any() == me))
    };
    let found = ctx.town.read(read).await?.ok_or(Failure::NotFound)?;
    page(&ctx, &found, false)
}

fn page(ctx: &Ctx, found: &Found, is_desk: bool) -> Answer<Response> {
    let (voice, said) = (&ctx.voice, &found.behalf.said);
    let say = |key| voice.say(key);
    let role = say(role_word(found.behalf.role));
    let typist = voice.say_with("parties-behalf-typist-name", &[("role", role.into()), ("name", found.typist.as_str().into())]);
    let facts = Definitions::new()
        .pair(say("parties-behalf-what"), say(what_word(found.behalf.what)))
        .pair(say("parties-behalf-for-whom"), said.name.as_str())
        .pair(say("parties-behalf-typist"), typist)
        .pair(say("parties-behalf-when"), voice.moment(found.behalf.typed_at))
        .pair(say("parties-receipt-basis"), say(basis_word(said.basis)))
        .pair(say("parties-receipt-channel"), say(channel_word(said.channel)))
        .pair(say("parties-behalf-agreed"), voice.full_day(said.agreed_on))
        .pair(say("parties-behalf-how"), said.agreed_how.as_str());
    let (word, base) = if is_desk { ("parties-desk-entry", "/desk/parties") } else { ("parties-behalves", "/my/behalves") };
    let here = if is_desk { "/desk/parties/behalves" } else { "/my/behalves" };
    let content = ReceiptPage {
        is_desk,
        way: Kicker::new().link(say(word), ctx.link(base)),
        title: say("parties-behalf-receipt"),
        number: printed(voice, found.behalf.number),
        facts,
        papers: paper::list(ctx, &format!("{here}/{}", found.behalf.number), &found.papers),
        seen: say("parties-behalf-seen"),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}
