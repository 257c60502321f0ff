//! A list: its lines by section, forms while it is being prepared, and the ways on.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::{Button, Deeds, ErrorSummary, FormFoot, Kicker, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Fields, FormHead, RouteRow as Row, Said, Voice, key};

use super::lines::{self, Group};
use super::model::{Adoption, Phase, Taken};
use super::view::{View, title, way};
use super::{MAY, NAMES, index, moves, store};
use crate::pages::sheet::{Part, Wrongs};
use crate::pages::{Done, look};

/// A list.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}", Face::Staff, MAY).asks(&["done"]).shows(NAMES);

/// The page `templates/transfers_draft.html`.
#[derive(Template)]
#[template(path = "transfers_draft.html")]
struct DraftPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    phase: Said,
    adopted: Option<Said>,
    done: Option<Tell>,
    ways: Vec<Button>,
    people: Head,
    groups: Vec<Group>,
    form: Option<MoveForm>,
    sections: Head,
    section_lines: Deeds,
    offices: Head,
    office_lines: Deeds,
    discard: Option<Button>,
}

/// The head of a part, with the ways to its forms.
struct Head {
    title: Said,
    lines: Vec<Said>,
    ways: Vec<Button>,
}

struct MoveForm {
    title: Said,
    head: FormHead,
    parts: Vec<Part>,
    foot: FormFoot,
}

/// Shows a list.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let view = View::of(&ctx, &id).await?;
    page(&ctx, SHOW.path, &view, &asked.done, &Fields::default(), &Wrongs::default()).await
}

/// The page of a list, with the form for a move as it was typed.
pub(super) async fn page(
    ctx: &Ctx,
    route: &'static str,
    view: &View,
    done: &str,
    fields: &Fields,
    wrongs: &Wrongs,
) -> Answer<Response> {
    let voice = &ctx.voice;
    let along = along(ctx, view).await?;
    let shown = view.plan.moves.iter().map(|mv| mv.account).chain(along.iter().map(|(account, _)| *account));
    look::note(ctx, route, shown.map(Id::any).collect()).await?;
    let is_draft = view.transfer.adoption.is_none();
    let form = if is_draft { Some(move_form(ctx, view, fields, wrongs).await?) } else { None };
    let asked: Vec<_> = form.iter().flat_map(|form| &form.parts).map(|part| part as &dyn engawa_web::ui::Asked).collect();
    let errors = ErrorSummary::of(voice, &asked).form_error(wrongs.of(""));
    let page = DraftPage {
        errors,
        way: way(ctx),
        title: title(voice, view.plan.day),
        phase: index::phase(voice, view.phase()),
        adopted: view.transfer.adoption.map(|adoption| adopted(voice, adoption)),
        done: told(voice, done),
        ways: ways(ctx, view),
        people: people_head(ctx, view),
        groups: lines::groups(ctx, view, &along)?,
        form,
        sections: sections_head(ctx, view),
        section_lines: Deeds::new(lines::sections(ctx, view)?, voice.say("who-transfers-sections-none")),
        offices: offices_head(ctx, view),
        office_lines: Deeds::new(lines::offices(ctx, view)?, voice.say("who-transfers-offices-none")),
        discard: is_draft.then(|| discard(ctx, view)),
    };
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(voice, page.title.clone())), &page)?;
    if !wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

fn adopted(voice: &Voice, adoption: Adoption) -> Said {
    voice.say_with("who-transfers-adopted-at", &[("moment", voice.moment(adoption.at).into())])
}

/// A closed list of codes: nobody can put words of their own on the page.
fn told(voice: &Voice, done: &str) -> Option<Tell> {
    let sentence = match done {
        "added" => key("who-transfers-done-added"),
        "removed" => key("who-transfers-done-removed"),
        "adopted" => key("who-transfers-done-adopted"),
        "withdrawn" => key("who-transfers-done-withdrawn"),
        _ => return None,
    };
    Some(Tell::new(Tone::Done, voice.say(sentence)))
}

fn ways(ctx: &Ctx, view: &View) -> Vec<Button> {
    let link = |label, page| Button::link(ctx.voice.say(label), ctx.link(&view.below(page)));
    match view.phase() {
        Phase::Draft | Phase::Missed => vec![link(key("who-transfers-to-check"), "check")],
        Phase::Adopted => vec![link(key("who-transfers-to-withdrawal"), "withdrawal").outline()],
        Phase::InForce => Vec::new(),
    }
}

/// Links to forms, while there is something to prepare.
fn forms(ctx: &Ctx, view: &View, links: &[(&'static str, &str)]) -> Vec<Button> {
    if view.transfer.adoption.is_some() {
        return Vec::new();
    }
    links.iter().map(|(label, page)| Button::link(ctx.voice.say(label), ctx.link(&view.below(page))).outline()).collect()
}

fn people_head(ctx: &Ctx, view: &View) -> Head {
    let voice = &ctx.voice;
    let count = voice.say_with("who-transfers-people-count", &[("count", view.plan.moves.len().into())]);
    Head {
        title: voice.say("who-transfers-people"),
        lines: vec![count],
        ways: forms(ctx, view, &[(key("who-transfers-to-paste"), "pastes")]),
    }
}

fn sections_head(ctx: &Ctx, view: &View) -> Head {
    let links = [
        (key("who-transfers-to-rename"), "renamings"),
        (key("who-transfers-to-section"), "sections"),
        (key("who-transfers-to-ending"), "endings"),
        (key("who-transfers-to-placement"), "placements"),
    ];
    Head {
        title: ctx.voice.say("who-transfers-sections"),
        lines: vec![ctx.voice.say("who-transfers-sections-law")],
        ways: forms(ctx, view, &links),
    }
}

fn offices_head(ctx: &Ctx, view: &View) -> Head {
    let links = [(key("who-transfers-to-office"), "offices"), (key("who-transfers-to-office-ending"), "office-endings")];
    let mut ways = forms(ctx, view, &links);
    if view.transfer.adoption.is_none() {
        ways.extend(view.plan.endings.iter().map(|ending| {
            let href = ctx.link(&format!("{}?section={}", view.below("heirs"), ending.section));
            let section = view.section(&ctx.voice, ending.section);
            Button::link(ctx.voice.say_with("who-transfers-to-heirs", &[("section", section.into())]), href).outline()
        }));
    }
    Head { title: ctx.voice.say("who-transfers-offices"), lines: vec![ctx.voice.say("who-transfers-offices-law")], ways }
}

async fn move_form(ctx: &Ctx, view: &View, fields: &Fields, wrongs: &Wrongs) -> Answer<MoveForm> {
    let directory = view.directory(ctx, Vec::new()).await?;
    Ok(MoveForm {
        title: ctx.voice.say("who-transfers-move-new"),
        head: ctx.form(&view.below("moves"))?,
        parts: moves::parts(ctx, view, &directory, fields, wrongs),
        foot: FormFoot::new(Button::submit(ctx.voice.say("who-transfers-add"))),
    })
}

fn discard(ctx: &Ctx, view: &View) -> Button {
    Button::link(ctx.voice.say("who-transfers-discard"), ctx.link(&view.below("discard"))).danger().text()
}

/// Those who go along with their office without a line of their own, once the list is adopted.
async fn along(ctx: &Ctx, view: &View) -> Answer<Vec<Taken>> {
    let Some(adoption) = view.transfer.adoption else { return Ok(Vec::new()) };
    let begun = ctx.town.read(move |db| store::begun(db, adoption.id)).await?;
    let has_line =
        |(account, office): &Taken| view.plan.moves.iter().any(|mv| mv.account == *account && mv.way.to() == Some(*office));
    Ok(begun.into_iter().filter(|begun| !has_line(begun)).collect())
}
