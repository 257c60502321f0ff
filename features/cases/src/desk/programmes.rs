//! The texts of programmes: what holds, what is drafted, what can be begun.

use axum::extract::Query;
use axum::response::Response;
use engawa_web::ui::{Button, Field, FormFoot, Kicker, Row, Rows, Select};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Said};

use super::MAY;
use super::at::{Done, LIST, failure, path};
use super::page::{Ask, DeskPage, Form, What};
use crate::by::By;
use crate::programmes::{Refused, begin as begin_draft, file, shipped, store, timeline};

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get(LIST, Face::Staff, MAY).asks(&["done"]);
/// Begins a draft.
pub(super) const BEGIN: RouteRow = RouteRow::post(LIST, Face::Staff, MAY).fields(&["from", "slug"]);

/// A programme with texts, for the list.
struct Line {
    slug: String,
    name: Option<Said>,
    version: Option<i64>,
    is_drafted: bool,
}

async fn lines(ctx: &Ctx) -> Answer<Vec<Line>> {
    let (today, voice) = (ctx.today(), ctx.voice.clone());
    let found = ctx.town.read(move |db| {
        let mut lines = Vec::new();
        for (id, slug) in store::all(db)? {
            let (versions, draft) = (store::versions(db, id)?, store::draft(db, id)?);
            let body = versions.first().map(|version| &version.body).or(draft.as_ref().map(|draft| &draft.body));
            // What stands in the inventory alone has no text, and no place here.
            let Some(body) = body else { continue };
            let name = file::read(body).programme.map(|programme| programme.name.said(&voice));
            let version = timeline::in_force(&store::turns(db, id)?, today);
            lines.push(Line { slug, name, version, is_drafted: draft.is_some() });
        }
        Ok::<_, engawa_db::Fault>(lines)
    });
    Ok(found.await?)
}

/// Shows them.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let mut page = page(&ctx, ("", ""), None).await?;
    page.tells = asked.tells(&ctx);
    page.answer(&ctx)
}

/// Begins a draft, and goes on to it.
pub(super) async fn begin(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let (from, slug) = (fields.trimmed("from").to_owned(), fields.trimmed("slug").to_owned());
    if from.is_empty() {
        return page(&ctx, (&from, &slug), Some(Wrong::From)).await?.answer(&ctx);
    }
    let (by, of, name) = (By::of(&ctx)?, from.clone(), slug.clone());
    match ctx.town.write(fields.key(), move |tx| begin_draft(tx, &of, &name, &by)).await {
        Ok(slug) => ctx.see_other(&format!("{}/draft", path(&slug))),
        Err(Refused::Address) => page(&ctx, (&from, &slug), Some(Wrong::Address)).await?.answer(&ctx),
        Err(Refused::HasDraft) => page(&ctx, (&from, &slug), Some(Wrong::Taken)).await?.answer(&ctx),
        Err(Refused::Unknown) => page(&ctx, (&from, &slug), Some(Wrong::From)).await?.answer(&ctx),
        Err(refused) => Err(failure(&ctx, refused)),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    From,
    Address,
    Taken,
}

async fn page(ctx: &Ctx, typed: (&str, &str), wrong: Option<Wrong>) -> Answer<DeskPage> {
    let (voice, lines) = (&ctx.voice, lines(ctx).await?);
    let rows = lines.iter().map(|line| row(ctx, line)).collect();
    let from = Select::new(voice, "from", voice.say("cases-begin-from"))
        .hint(voice.say("cases-begin-from-hint"))
        .error((wrong == Some(Wrong::From)).then(|| voice.say("cases-wrong-from")));
    let own = lines.iter().fold(from, |from, line| {
        let name = line.name.clone().unwrap_or_else(|| Said::text(&line.slug));
        from.option(line.slug.as_str(), name)
    });
    let others = shipped::ALL.iter().filter(|(slug, _)| lines.iter().all(|line| line.slug != *slug));
    let from = others.fold(own, |from, (slug, text)| {
        let name = file::read(text).programme.map_or_else(|| Said::text(slug), |programme| programme.name.said(voice));
        from.option(*slug, voice.say_with("cases-begin-shipped", &[("name", name.into())]))
    });
    let slug_wrong = match wrong {
        Some(Wrong::Address) => Some(voice.say("cases-wrong-address")),
        Some(Wrong::Taken) => Some(voice.say("cases-wrong-has-draft")),
        _ => None,
    };
    let slug = Field::text(voice, "slug", voice.say("cases-begin-slug"))
        .hint(voice.say("cases-begin-slug-hint"))
        .value(typed.1)
        .error(slug_wrong)
        .optional()
        .max(40);
    let form = Form {
        head: ctx.form(BEGIN.path)?,
        seen: None,
        has_file: false,
        asks: vec![Ask::Select(Box::new(from.chosen(typed.0))), Ask::Field(Box::new(slug))],
        foot: FormFoot::new(Button::submit(voice.say("cases-begin-deed"))),
    };
    let mut page = DeskPage::new(ctx, Kicker::new().part(voice.say("cases-desk-above")), voice.say("cases-desk-programmes"))
        .lead(voice.say("cases-programmes-lead"))
        .form(ctx, form, None)
        .part("list", voice.say("cases-programmes-list"), What::Rows(Rows::new(rows, voice.say("cases-programmes-none"))));
    page.deeds = vec![Button::link(voice.say("cases-to-holidays"), ctx.link("/desk/holidays")).outline()];
    Ok(page)
}

fn row(ctx: &Ctx, line: &Line) -> Row {
    let voice = &ctx.voice;
    let name = line.name.clone().unwrap_or_else(|| Said::text(&line.slug));
    let row = Row::new(name).href(ctx.link(&path(&line.slug))).above(line.slug.as_str());
    let row = match line.version {
        Some(number) => row.below(voice.say_with("cases-version-in-force", &[("number", number.into())])),
        None => row.below(voice.say("cases-version-none")),
    };
    if line.is_drafted { row.below(voice.say("cases-has-draft")) } else { row }
}
