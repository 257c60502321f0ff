//! Kinds of organizations: what the town calls them. A kind keeps its sort; a further one may stand beside the usual ones.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Definitions, Kicker, Select, Tell, Tone};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, Said, key};
use engawa_who::pages::Done;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::forms::line;
use super::{EDITS, SEES, deed, look, page, sentences};
use crate::EDIT;
use crate::deeds::{self, By};
use crate::model::{Kind, NAME_MAX, Sort};
use crate::refused::Refused;
use crate::store;
use crate::words_of;

/// The list.
pub(super) const SHOW: RouteRow = page("/desk/parties/kinds", SEES).asks(&["done"]);
/// The form of a further kind.
pub(super) const NEW: RouteRow = page("/desk/parties/kinds/new", EDITS);
/// The deed.
pub(super) const NEW_DEED: RouteRow = deed("/desk/parties/kinds").fields(&["sort", "code", "label"]);
/// The form of a word.
pub(super) const NAME: RouteRow = page("/desk/parties/kinds/{kind}", EDITS);
/// The deed.
pub(super) const NAME_DEED: RouteRow = deed("/desk/parties/kinds/{kind}").fields(&["label"]);

/// The page `templates/desk_kinds.html`.
#[derive(Template)]
#[template(path = "desk_kinds.html")]
struct KindsPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    lead: Said,
    kinds: Table,
    deed: Option<Button>,
}

/// Shows the kinds.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let kinds = ctx.town.read(store::bodies::kinds_with_counts).await?;
    let may_edit = ctx.visitor().is_some_and(|visitor| visitor.holds(EDIT));
    let content = KindsPage {
        done: (asked.done == "named").then(|| Tell::new(Tone::Done, ctx.voice.say("parties-done-named"))),
        way: look::way(&ctx),
        title: ctx.voice.say("parties-kinds-title"),
        lead: ctx.voice.say("parties-kinds-lead"),
        kinds: table(&ctx, &kinds, may_edit),
        deed: may_edit.then(|| Button::link(ctx.voice.say("parties-kinds-new"), ctx.link(NEW.path))),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn table(ctx: &Ctx, kinds: &[(Kind, i64)], may_edit: bool) -> Table {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-kinds-word")),
        Column::text(say("parties-kinds-sort")),
        Column::text(say("parties-kinds-code")),
        Column::number(say("parties-kinds-count")),
    ];
    let mut table = Table::new(&ctx.voice, say("parties-kinds-title"), columns).hide_caption();
    for (kind, count) in kinds {
        let word = words_of::kind(&ctx.voice, kind);
        let path = format!("{}/{}", SHOW.path, kind.code);
        let count = f64::from(i32::try_from(*count).unwrap_or(i32::MAX));
        table.push(Row::new(vec![
            if may_edit { Cell::link(word, ctx.link(&path)) } else { Cell::text(word) },
            Cell::text(say(words_of::sort(kind.sort))),
            Cell::text(kind.code.as_str()),
            Cell::number(&ctx.voice, Some(count), 0),
        ]));
    }
    table
}

/// The form of a further kind.
pub(super) async fn show_new(ctx: Ctx) -> Answer<Response> {
    new_form(&ctx, &Typed::default())
}

fn ask_label(ctx: &Ctx, typed: &Typed) -> engawa_web::ui::Field {
    line(ctx, typed, "label", key("parties-kinds-word")).hint(ctx.voice.say("parties-kinds-word-hint")).max(NAME_MAX)
}

fn new_form(ctx: &Ctx, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let sorts = Select::new(&ctx.voice, "sort", say("parties-kinds-sort")).hint(say("parties-kinds-sort-hint"));
    let sorts = sorts.chosen(typed.fields.get("sort")).error(typed.wrong("sort"));
    let sorts = Sort::ALL.iter().fold(sorts, |sorts, sort| sorts.option(sort.code(), say(words_of::sort(*sort))));
    let code = line(ctx, typed, "code", key("parties-kinds-code")).hint(say("parties-kinds-code-hint"));
    let way = look::way(ctx).link(say("parties-kinds-title"), ctx.link(SHOW.path));
    Sheet::new(ctx, way, say("parties-kinds-new"), NEW_DEED.path, say("parties-kinds-new-deed"))?
        .part(ask_label(ctx, typed))
        .part(sorts)
        .part(code.error(typed.wrong("code").or_else(|| typed.wrong("slug"))))
        .back(ctx.link(SHOW.path))
        .answer(ctx, &typed.wrongs)
}

/// Adds a kind.
pub(super) async fn submit_new(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let Some(sort) = Sort::from_code(fields.get("sort")) else {
        let wrongs = Wrongs::at("sort", ctx.voice.say("parties-refused-unknown"));
        return new_form(&ctx, &Typed::back(fields, wrongs));
    };
    let by = By::web(ctx.actor()?);
    let kind = Kind { code: fields.trimmed("code").to_owned(), sort, label: Some(fields.get("label").to_owned()) };
    let done: Result<(), Refused> = ctx.town.write(fields.key(), move |tx| deeds::add_kind(tx, &kind, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=named", SHOW.path)),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            new_form(&ctx, &Typed::back(fields, wrongs))
        }
    }
}

async fn kind_of(ctx: &Ctx, code: String) -> Answer<Kind> {
    let kinds = ctx.town.read(store::bodies::kinds).await?;
    kinds.into_iter().find(|kind| kind.code == code).ok_or(Failure::NotFound)
}

/// The form of a word, with the one that is said now.
pub(super) async fn show_name(ctx: Ctx, Path(code): Path<String>) -> Answer<Response> {
    let kind = kind_of(&ctx, code).await?;
    let label = kind.label.clone().unwrap_or_default();
    name_form(&ctx, &kind, &Typed::fresh(&[("label", &label)]))
}

fn name_form(ctx: &Ctx, kind: &Kind, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let facts = Definitions::new()
        .pair(say("parties-kinds-code"), kind.code.as_str())
        .pair(say("parties-kinds-sort"), say(words_of::sort(kind.sort)));
    let way = look::way(ctx).link(say("parties-kinds-title"), ctx.link(SHOW.path));
    let path = format!("{}/{}", SHOW.path, kind.code);
    Sheet::new(ctx, way, words_of::kind(&ctx.voice, kind), &path, say("parties-kinds-name-deed"))?
        .facts(facts)
        .part(ask_label(ctx, typed).optional())
        .back(ctx.link(SHOW.path))
        .answer(ctx, &typed.wrongs)
}

/// Gives a kind its word.
pub(super) async fn submit_name(ctx: Ctx, Path(code): Path<String>, fields: Fields) -> Answer<Response> {
    let kind = kind_of(&ctx, code).await?;
    let (by, code, label) = (By::web(ctx.actor()?), kind.code.clone(), fields.trimmed("label").to_owned());
    let done: Result<(), Refused> = ctx.town.write(fields.key(), move |tx| deeds::name_kind(tx, &code, &label, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=named", SHOW.path)),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            name_form(&ctx, &kind, &Typed::back(fields, wrongs))
        }
    }
}
