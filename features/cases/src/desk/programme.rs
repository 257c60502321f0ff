//! One programme at the desk: its texts with their days, its ends, its draft.

use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_web::ui::{Button, Row, Rows};
use engawa_web::{Answer, Ctx, Face, RouteRow};

use super::MAY;
use super::at::{Done, Texts, path, texts, way};
use super::page::{DeskPage, What};
use crate::pages;
use crate::programmes::{Version, Withdrawal};

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/programmes/{programme}", Face::Staff, MAY).asks(&["done"]);

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let texts = texts(&ctx, &slug).await?;
    let voice = &ctx.voice;
    let now = texts.on(ctx.today()).map(|version| version.number);
    let versions = texts.versions.iter().map(|version| version_row(&ctx, &texts, version, now)).collect();
    let mut page = DeskPage::new(&ctx, way(&ctx, None), texts.title(&ctx)).lead(match now {
        Some(number) => voice.say_with("cases-version-in-force", &[("number", number.into())]),
        None => voice.say("cases-version-none"),
    });
    page.tells = asked.tells(&ctx);
    page.deeds = deeds(&ctx, &texts, now.is_some());
    let page =
        page.part("versions", voice.say("cases-versions"), What::Rows(Rows::new(versions, voice.say("cases-versions-none"))));
    let ends: Vec<Row> = texts.withdrawals.iter().map(|end| end_row(&ctx, end)).collect();
    if ends.is_empty() {
        return page.answer(&ctx);
    }
    page.part("ends", voice.say("cases-ends"), What::Rows(Rows::new(ends, voice.say("cases-versions-none")))).answer(&ctx)
}

fn deeds(ctx: &Ctx, texts: &Texts, is_in_force: bool) -> Vec<Button> {
    let (voice, slug) = (&ctx.voice, texts.slug.as_str());
    let to = |end: &str| ctx.link(&format!("{}{end}", path(slug)));
    let mut deeds = Vec::new();
    if texts.draft.is_some() {
        deeds.push(Button::link(voice.say("cases-to-draft"), to("/draft")));
    }
    if is_in_force {
        deeds.push(Button::link(voice.say("cases-to-public"), ctx.link(&pages::path(slug))).outline());
        deeds.push(Button::link(voice.say("cases-to-withdrawal"), to("/withdrawal")).text());
    }
    deeds
}

fn version_row(ctx: &Ctx, texts: &Texts, version: &Version, now: Option<i64>) -> Row {
    let voice = &ctx.voice;
    let row = Row::new(voice.say_with("cases-version", &[("number", version.number.into())]))
        .href(ctx.link(&format!("{}/versions/{}", path(&texts.slug), version.number)))
        .below(voice.say_with("cases-version-from", &[("day", voice.full_day(version.from_on).into())]))
        .below(
            voice.say_with("cases-by", &[("post", version.post.as_str().into()), ("at", voice.moment(version.adopted_at).into())]),
        );
    if now == Some(version.number) { row.above(voice.say("cases-now")) } else { row }
}

fn end_row(ctx: &Ctx, end: &Withdrawal) -> Row {
    let voice = &ctx.voice;
    Row::new(voice.say_with("cases-end-from", &[("day", voice.full_day(end.from_on).into())]))
        .below(end.reason.as_str())
        .below(end.post.as_str())
}
