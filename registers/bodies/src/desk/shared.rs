//! The roster of a body at city hall: only while the body shares it, and each look is noted so that the body sees it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_web::tables::Table;
use engawa_web::ui::{Definitions, Kicker, Tell};
use engawa_web::{Answer, Ctx, RouteRow, Said};
use engawa_who::pages::look as pages;

use crate::office::acts::shown;
use crate::office::roster::{row, table};
use crate::store::roster as kept;
use engawa_parties::desk::{SEES, look};

/// The page.
pub(crate) const SHOW: RouteRow =
    RouteRow::get("/desk/parties/{body}/roster", engawa_web::Face::Staff, SEES).shows(crate::office::roster::MEMBERS);

/// The page `templates/desk_shared.html`.
#[derive(Template)]
#[template(path = "desk_shared.html")]
struct SharedPage {
    way: Kicker,
    title: Said,
    tell: Tell,
    facts: Definitions,
    roster: Option<Table>,
}

/// Shows the roster, or that it is not shared.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let body = look::party_of(&ctx, &id, "organization").await?;
    let (organization, today) = (body.id, ctx.today());
    let read = ctx.town.read(move |db| {
        let share = kept::shares_of(db, organization.of())?.into_iter().find(|share| share.holds(today));
        let entries = if share.is_some() { kept::entries_of(db, organization.of())? } else { Vec::new() };
        Ok::<_, engawa_db::Fault>((share, entries))
    });
    let (share, entries) = read.await?;
    let say = |key| ctx.voice.say(key);
    if share.is_some() {
        pages::note(&ctx, SHOW.path, shown(body.id, &entries)).await?;
    }
    let mut all = table(&ctx, say("parties-shared-title"));
    entries.iter().for_each(|entry| all.push(row(&ctx, entry, None)));
    let until = share.as_ref().map(|share| ctx.voice.full_day(share.to_on));
    let content = SharedPage {
        way: look::way_to(&ctx, &body),
        title: say("parties-shared-title"),
        tell: Tell::info(if share.is_some() { say("parties-shared-noted") } else { say("parties-shared-none") }),
        facts: Definitions::new()
            .maybe(say("parties-shared-purpose"), share.as_ref().map(|share| share.purpose.as_str()))
            .maybe(say("parties-shared-until"), until),
        roster: share.map(|_| all),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}
