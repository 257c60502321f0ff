//! The next officers, several at once, as the assembly elected them. What is left empty stays as it is.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::{Day, FiscalYear, Id};
use engawa_web::ui::{Button, EntryGrid, ErrorSummary, Field, FormFoot, GridColumn, GridInput, GridRow, Kicker, SaveState};
use engawa_web::{Answer, Ctx, Fields, FormHead, RouteRow, Said, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use super::{Known, deed, known, page};
use crate::deeds::{self, Chosen, Elected, Election};
use crate::model::{DeskRight, Post};
use crate::office::acts::act;
use crate::office::{Entered, enter, home};
use crate::refused::Refused;
use crate::sentences::{self, days};
use engawa_parties::desk::forms::{ask_day, line, term};
use engawa_parties::refused::Refused as Party;

/// The form.
pub(super) const SHOW: RouteRow = page("/office/{slug}/officers/new");
/// The deed.
pub(super) const DEED: RouteRow =
    deed("/office/{slug}/officers").fields(&["from", "to", "source", "known-*", "name-*", "kana-*", "publish-*"]);

/// The page `templates/office_elect.html`.
#[derive(Template)]
#[template(path = "office_elect.html")]
struct ElectPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Vec<Said>,
    form: FormHead,
    fields: Vec<Field>,
    grid: EntryGrid,
    foot: FormFoot,
}

/// A place in the form: a seat of a post.
struct Place<'a> {
    post: &'a Post,
    at: usize,
}

/// The most seats of one post that the form asks about.
const SEATS: i64 = 10;

/// The seats of the posts that are there on a day, in the order of the posts.
fn places(known: &Known, day: Day) -> Vec<Place<'_>> {
    let there = known.posts.iter().filter(|post| post.term.holds(day));
    let seats = there.flat_map(|post| (0..post.seats.min(SEATS)).map(move |_| post));
    seats.enumerate().map(|(at, post)| Place { post, at }).collect()
}

/// The form, for the next fiscal year.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let known = known(&ctx, &at, SHOW.path).await?;
    let from = FiscalYear::of(ctx.today()).last_day().plus_days(1);
    let to = FiscalYear::of(from).last_day();
    form(&ctx, &at, &known, &Typed::fresh(&[("from", &from.to_string()), ("to", &to.to_string())]), None)
}

fn form(ctx: &Ctx, at: &Entered, known: &Known, typed: &Typed, row: Option<(usize, Said)>) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let fields = vec![
        line(ctx, typed, "source", key("parties-elect-source")).hint(say("parties-elect-source-hint")),
        ask_day(ctx, typed, "from", key("parties-elect-from")),
        ask_day(ctx, typed, "to", key("parties-elect-to")).optional(),
    ];
    let grid = grid(ctx, known, typed, row.as_ref());
    let asked: Vec<&dyn engawa_web::ui::Asked> =
        fields.iter().map(|field| field as &dyn engawa_web::ui::Asked).chain([&grid as &dyn engawa_web::ui::Asked]).collect();
    let errors = ErrorSummary::of(&ctx.voice, &asked).form_error(typed.wrong(""));
    let title = say("parties-elect-title");
    let shell = ctx.shell(errors.page_title(&ctx.voice, title.clone()));
    let is_wrong = !typed.wrongs.is_empty() || row.is_some();
    let state = if is_wrong { SaveState::refused(&ctx.voice) } else { SaveState::nothing(&ctx.voice, say("parties-elect-deed")) };
    let foot = FormFoot::new(Button::submit(say("parties-elect-deed"))).state(state);
    let content = ElectPage {
        errors,
        way: home::way_to(ctx, at).link(say("parties-officers"), ctx.link(&at.path("/officers"))),
        title,
        lead: vec![say("parties-elect-lead"), say("parties-elect-name-hint")],
        form: ctx.form(&at.path("/officers"))?,
        fields,
        grid,
        foot: foot.other(say("parties-office-back"), ctx.link(&at.path("/officers"))),
    };
    let mut answer = ctx.page(&shell, &content)?;
    if is_wrong {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

fn grid(ctx: &Ctx, known: &Known, typed: &Typed, wrong: Option<&(usize, Said)>) -> EntryGrid {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        GridColumn::new(say("parties-elect-known")),
        GridColumn::new(say("parties-elect-new")),
        GridColumn::new(say("parties-elect-kana")),
        GridColumn::new(say("parties-elect-publish")).short(),
    ];
    let mut grid = EntryGrid::new(&ctx.voice, "elected", say("parties-elect-caption"), say("parties-elect-post"), columns);
    for place in places(known, ctx.today()) {
        let errors = wrong.filter(|(at, _)| *at == place.at).map(|(_, sentence)| sentence.clone()).into_iter().collect();
        grid.push(grid_row(ctx, known, typed, &place, errors));
    }
    grid
}

fn grid_row(ctx: &Ctx, known: &Known, typed: &Typed, place: &Place<'_>, errors: Vec<Said>) -> GridRow {
    let say = |key| ctx.voice.say(key);
    let name = |of: &str| format!("{of}-{}", place.at);
    let value = |of: &str| typed.value(&name(of));
    let holds = |one: &&crate::store::officers::Officer| one.post == place.post.id && one.term.holds(ctx.today());
    let now = known.officers.iter().filter(holds).map(|one| {
        let args = [("name", one.name.as_str().into()), ("what", days(&ctx.voice, one.term).into())];
        (say("parties-elect-now"), ctx.voice.say_with("parties-elect-holds", &args))
    });
    let mut people: Vec<(String, Said)> =
        known.officers.iter().map(|one| (one.person.to_string(), Said::text(&one.name))).collect();
    people.sort_by(|one, other| one.0.cmp(&other.0));
    people.dedup_by(|one, other| one.0 == other.0);
    let mut options: Vec<(&str, Said)> = vec![("", Said::text("―"))];
    options.extend(people.iter().map(|(id, name)| (id.as_str(), name.clone())));
    let publish = vec![("no", say("parties-elect-publish-no")), ("yes", say("parties-elect-publish-yes"))];
    let inputs = vec![
        GridInput::pick(name("known"), value("known"), options),
        GridInput::text(name("name"), value("name")).max(80),
        GridInput::text(name("kana"), value("kana")).max(80),
        GridInput::pick(name("publish"), value("publish"), publish),
    ];
    GridRow {
        id: format!("seat-{}", place.at),
        name: Said::text(&place.post.title),
        context: now.collect(),
        inputs,
        errors,
        ..GridRow::default()
    }
}

/// Who was typed, with the place of each in the form.
fn chosen(fields: &Fields, known: &Known, today: Day) -> Result<Vec<(usize, Chosen)>, usize> {
    let mut all = Vec::new();
    for place in places(known, today) {
        let of = |name: &str| fields.trimmed(&format!("{name}-{}", place.at)).to_owned();
        let (person, name) = (of("known"), of("name"));
        let who = match (person.is_empty(), name.is_empty()) {
            (true, true) => continue,
            (false, false) => return Err(place.at),
            (false, true) => Id::parse(&person).map(Elected::Known).map_err(|_| place.at)?,
            (true, false) => Elected::New(name, of("kana")),
        };
        all.push((place.at, Chosen { post: place.post.id, who, may_publish: of("publish") == "yes" }));
    }
    Ok(all)
}

/// Writes the election down.
pub(super) async fn submit(ctx: Ctx, Path(slug): Path<String>, fields: Fields) -> Answer<Response> {
    let at = enter(&ctx, &slug, DeskRight::Keeps).await?;
    let known = known(&ctx, &at, DEED.path).await?;
    let mut wrongs = Wrongs::default();
    let term = term(&ctx, &fields, &mut wrongs);
    let chosen = match chosen(&fields, &known, ctx.today()) {
        Ok(chosen) => chosen,
        Err(row) => {
            let sentence = ctx.voice.say("parties-elect-both");
            return form(&ctx, &at, &known, &Typed::back(fields, wrongs), Some((row, sentence)));
        }
    };
    let Some(term) = term else { return form(&ctx, &at, &known, &Typed::back(fields, wrongs), None) };
    let rows: Vec<usize> = chosen.iter().map(|(row, _)| *row).collect();
    let new = Election {
        organization: at.body.id,
        term,
        source: fields.get("source").to_owned(),
        chosen: chosen.into_iter().map(|(_, chosen)| chosen).collect(),
    };
    let done = act(&ctx, &fields, &at, move |tx, at| deeds::elect(tx, &new, &at.by()).map(|_| ())).await;
    match done {
        Ok(()) => ctx.see_other(&at.path("/officers?done=elected")),
        Err(refused) => answered(&ctx, &at, &known, fields, (refused, &rows)),
    }
}

/// The form comes back: what is wrong with one of them stands in the row, the rest at its field.
fn answered(ctx: &Ctx, at: &Entered, known: &Known, fields: Fields, (refused, rows): (Refused, &[usize])) -> Answer<Response> {
    let row = match &refused {
        Refused::Chosen { at, refused } if !matches!(**refused, Refused::Party(Party::Text { field: "source", .. })) => {
            rows.get(*at).copied()
        }
        _ => None,
    };
    let wrongs = sentences::wrongs(&ctx.voice, refused)?;
    match row {
        Some(row) => {
            let sentence = wrongs.first().unwrap_or_else(|| ctx.voice.say("parties-refused-unknown"));
            form(ctx, at, known, &Typed::back(fields, Wrongs::default()), Some((row, sentence)))
        }
        None => form(ctx, at, known, &Typed::back(fields, wrongs), None),
    }
}
