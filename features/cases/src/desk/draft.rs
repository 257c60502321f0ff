//! A text on its way: it is written as it is, kept right or wrong, and what is to be put right stands beside it, line by line.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::tables::{Cell, Column, Row, Table, TableStyle};
use engawa_web::ui::{Button, Field, FormFoot, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Fields, RouteRow, Voice, key};

use super::MAY;
use super::at::{Done, Texts, draft, failure, path, programme_of, way};
use super::page::{Ask, DeskPage, Form, What};
use crate::by::By;
use crate::programmes::file::{BYTES_MAX, Problem, Severity};
use crate::programmes::{Draft, Refused, save as save_draft};

const PATH: &str = "/desk/programmes/{programme}/draft";

/// The page.
pub(super) const SHOW: RouteRow = RouteRow::get(PATH, Face::Staff, MAY).asks(&["done"]);
/// Keeps what was typed.
pub(super) const SAVE: RouteRow = RouteRow::post(PATH, Face::Staff, MAY).fields(&["seen", "text"]);

/// So many problems are listed at once.
const SHOWN: usize = 100;
/// Lines of the field.
const LINES: u8 = 30;

/// Shows it.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let (texts, draft) = draft(&ctx, &slug).await?;
    let mut page = page(&ctx, &texts, &draft, &draft.body)?;
    page.tells.extend(asked.tells(&ctx));
    page.answer(&ctx)
}

/// Keeps it.
pub(super) async fn save(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let (by, of, typed) = (By::of(&ctx)?, slug.clone(), fields.get("text").to_owned());
    let (text, seen) = (typed.clone(), fields.get("seen").parse().unwrap_or(-1));
    match ctx.town.write(fields.key(), move |tx| save_draft(tx, &of, seen, &text, &by)).await {
        Ok(()) => ctx.see_other(&format!("{}/draft?done=saved", path(&slug))),
        Err(Refused::Late) => {
            // What was typed stays in the field; what the other saved stands below it.
            let (texts, draft) = draft(&ctx, &slug).await?;
            let mut page = page(&ctx, &texts, &draft, &typed)?;
            page.tells.push(Tell::new(Tone::Late, ctx.voice.say("cases-wrong-late")));
            let theirs = engawa_web::ui::Written::new(draft.post.as_str(), draft.body.as_str());
            page.part("theirs", ctx.voice.say("cases-draft-theirs"), What::Text(theirs)).answer_as(&ctx, StatusCode::CONFLICT)
        }
        Err(Refused::TooLong) => {
            let (texts, draft) = draft(&ctx, &slug).await?;
            let mut page = page(&ctx, &texts, &draft, &typed)?;
            page.errors = page.errors.form_error(Some(ctx.voice.say("cases-file-too-large")));
            page.answer(&ctx)
        }
        Err(refused) => Err(failure(&ctx, refused)),
    }
}

fn page(ctx: &Ctx, texts: &Texts, draft: &Draft, typed: &str) -> Answer<DeskPage> {
    let voice = &ctx.voice;
    let (programme, problems) = programme_of(draft);
    let to = |end: &str| ctx.link(&format!("{}{end}", path(&texts.slug)));
    let field = Field::lines(voice, "text", voice.say("cases-text"), LINES).value(typed).max(BYTES_MAX);
    let form = Form {
        head: ctx.form(&format!("{}/draft", path(&texts.slug)))?,
        seen: Some(draft.revision.to_string()),
        has_file: false,
        asks: vec![Ask::Field(Box::new(field))],
        foot: FormFoot::new(Button::submit(voice.say("cases-draft-save"))).other(voice.say("cases-to-removal"), to("/removal")),
    };
    let saved = [("post", draft.post.as_str().into()), ("at", voice.moment(draft.saved_at).into())];
    let mut page = DeskPage::new(ctx, way(ctx, Some(texts)), voice.say("cases-draft"))
        .lead(voice.say_with("cases-draft-lead", &saved))
        .form(ctx, form, None)
        .part("problems", voice.say("cases-problems"), What::Table(Box::new(problems_table(voice, &problems))));
    page.tells = vec![stand(voice, &problems)];
    if programme.is_some() {
        page.deeds = vec![
            Button::link(voice.say("cases-to-preview"), to("/preview")).outline(),
            Button::link(voice.say("cases-to-adoption"), to("/adoption")).outline(),
        ];
    }
    Ok(page)
}

fn stand(voice: &Voice, problems: &[Problem]) -> Tell {
    let faults = problems.iter().filter(|problem| problem.severity == Severity::Fault).count();
    let advice = problems.len() - faults;
    match (faults, advice) {
        (0, 0) => Tell::new(Tone::Done, voice.say("cases-problems-none")),
        (0, advice) => Tell::new(Tone::Done, voice.say_with("cases-problems-advice", &[("count", advice.into())])),
        (faults, _) => Tell::new(Tone::Late, voice.say_with("cases-problems-faults", &[("count", faults.into())])),
    }
}

/// What is to be put right, line by line.
pub(super) fn problems_table(voice: &Voice, problems: &[Problem]) -> Table {
    let columns = vec![
        Column::text(voice.say("cases-problem-line")),
        Column::text(voice.say("cases-problem-sort")),
        Column::text(voice.say("cases-problem-what")),
    ];
    let caption = voice.say_with("cases-problems-count", &[("count", problems.len().into())]);
    let mut table = Table::new(voice, caption, columns).style(TableStyle::Cards);
    for problem in problems.iter().take(SHOWN) {
        let sort = match problem.severity {
            Severity::Fault => key("cases-problem-fault"),
            Severity::Advice => key("cases-problem-advice"),
        };
        let line = voice.say_with("cases-problem-at", &[("line", problem.line.into())]);
        table.push(Row::new(vec![Cell::text(line), Cell::text(voice.say(sort)), Cell::text(problem.wrong.say(voice))]));
    }
    table
}
