//! Adopt a draft: from which day on, and who looks after it.

use axum::extract::Path;
use axum::response::Response;
use engawa_web::ui::{Button, Field, FormFoot, Tell, Tone, read_day};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Said, key};

use super::MAY;
use super::at::{draft, failure, path, programme_of, section_asked, section_of, sections, way};
use super::page::{Ask, DeskPage, Form};
use crate::by::By;
use crate::programmes::{Refused, adopt};

const PATH: &str = "/desk/programmes/{programme}/adoption";

/// Asks.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY);
/// The deed.
pub(super) const SUBMIT: RouteRow = RouteRow::post(PATH, Face::Staff, MAY).fields(&["seen", "from", "section"]);

#[derive(Default)]
struct Typed {
    from: String,
    section: String,
    wrong_from: Option<Said>,
    wrong_section: Option<Said>,
    wrong: Option<Said>,
}

/// Asks.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let (texts, _) = draft(&ctx, &slug).await?;
    let before = texts.on(ctx.today()).map(|version| version.section.to_string());
    let typed = Typed { from: ctx.today().to_string(), section: before.unwrap_or_default(), ..Typed::default() };
    page(&ctx, &slug, typed).await
}

async fn page(ctx: &Ctx, slug: &str, typed: Typed) -> Answer<Response> {
    let (texts, draft) = draft(ctx, slug).await?;
    let voice = &ctx.voice;
    let back = ctx.link(&format!("{}/draft", path(slug)));
    let page = DeskPage::new(ctx, way(ctx, Some(&texts)), voice.say("cases-adoption"));
    let (Some(programme), _) = programme_of(&draft) else {
        let mut page = page;
        page.tells = vec![Tell::new(Tone::Late, voice.say("cases-wrong-faulty"))];
        page.deeds = vec![Button::link(voice.say("cases-back-draft"), back)];
        return page.answer(ctx);
    };
    let kind = voice.say_with("cases-adoption-kind", &[("kind", programme.section.said(voice).into())]);
    let from = Field::day(voice, "from", voice.say("cases-fact-from"))
        .hint(voice.say("cases-adoption-from-hint"))
        .value(typed.from)
        .error(typed.wrong_from);
    let section = section_asked(ctx, &sections(ctx).await?, &typed.section, typed.wrong_section).hint(kind);
    let form = Form {
        head: ctx.form(&format!("{}/adoption", path(slug)))?,
        seen: Some(draft.revision.to_string()),
        has_file: false,
        asks: vec![Ask::Field(Box::new(from)), Ask::Select(Box::new(section))],
        foot: FormFoot::new(Button::submit(voice.say("cases-adoption-deed"))).other(voice.say("cases-back-draft"), back),
    };
    page.lead(voice.say("cases-adoption-lead")).form(ctx, form, typed.wrong).answer(ctx)
}

/// Adopts it.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let voice = &ctx.voice;
    let typed = Typed { from: fields.trimmed("from").into(), section: fields.trimmed("section").into(), ..Typed::default() };
    let (day, section) = (read_day(&typed.from), section_of(&typed.section));
    let (Some(from), Some(section)) = (day, section) else {
        let wrong_from = day.is_none().then(|| voice.say("cases-wrong-day"));
        let wrong_section = section.is_none().then(|| voice.say("cases-wrong-section"));
        return page(&ctx, &slug, Typed { wrong_from, wrong_section, ..typed }).await;
    };
    let (by, of, seen) = (By::of(&ctx)?, slug.clone(), fields.get("seen").parse().unwrap_or(-1));
    match ctx.town.write(fields.key(), move |tx| adopt(tx, &of, seen, from, section, &by)).await {
        Ok(_) => ctx.see_other(&format!("{}?done=adopted", path(&slug))),
        Err(Refused::Past) => page(&ctx, &slug, Typed { wrong_from: Some(voice.say("cases-wrong-past")), ..typed }).await,
        Err(Refused::NoSection) => {
            page(&ctx, &slug, Typed { wrong_section: Some(voice.say("cases-wrong-section")), ..typed }).await
        }
        Err(refused @ (Refused::Unchanged | Refused::Late | Refused::Faulty(_) | Refused::OtherSlug(_))) => {
            let word = match refused {
                Refused::Unchanged => key("cases-wrong-unchanged"),
                Refused::Late => key("cases-wrong-late"),
                Refused::OtherSlug(_) => key("cases-wrong-other-slug"),
                _ => key("cases-wrong-faulty"),
            };
            page(&ctx, &slug, Typed { wrong: Some(voice.say(word)), ..typed }).await
        }
        Err(refused) => Err(failure(&ctx, refused)),
    }
}
