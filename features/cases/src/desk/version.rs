//! A text that was adopted, as it was adopted: it stays readable when another took its place.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::record::hex;
use engawa_web::ui::{Definitions, Written};
use engawa_web::{Answer, Ctx, Face, Failure, RouteRow};

use super::MAY;
use super::at::{texts, way};
use super::page::{DeskPage, What};

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/programmes/{programme}/versions/{number}", Face::Staff, MAY);

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path((slug, number)): Path<(String, String)>) -> Answer<Response> {
    let texts = texts(&ctx, &slug).await?;
    let number: i64 = number.parse().map_err(|_| Failure::NotFound)?;
    let version = texts.versions.iter().find(|version| version.number == number).ok_or(Failure::NotFound)?;
    let section = version.section;
    let section = ctx.town.read(move |db| engawa_who::section(db, section)).await?.map(|section| section.name);
    let voice = &ctx.voice;
    let facts = Definitions::new()
        .wide()
        .pair(voice.say("cases-fact-from"), voice.full_day(version.from_on))
        .maybe(voice.say("cases-ask-section"), section)
        .pair(voice.say("cases-fact-by"), version.post.as_str())
        .pair(voice.say("cases-fact-at"), voice.moment(version.adopted_at))
        .pair(voice.say("cases-fact-hash"), hex(&version.hash).chars().take(16).collect::<String>());
    let title = voice.say_with("cases-version", &[("number", number.into())]);
    let text = Written::new(voice.say("cases-text"), version.body.as_str());
    DeskPage::new(&ctx, way(&ctx, Some(&texts)), title)
        .part("facts", voice.say("cases-facts"), What::Facts(facts))
        .part("text", voice.say("cases-text"), What::Text(text))
        .answer(&ctx)
}
