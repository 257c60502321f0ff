//! Costs for all sheets at once, pasted from the accounts: read first, looked at, then laid in where nothing stands yet.

mod read;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::Id;
use engawa_web::tables::{Cell, Column, Row as Line, Table};
use engawa_web::ui::{Asked, Button, ErrorSummary, Field, FormFoot, Kicker, SaveState, Select};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, FormHead, May, RouteRow, Said, Voice, key};

pub(super) use read::{Fate, Row, Target, Why, read};

use super::super::ALL_SHEETS;
use super::at::{self, round_path, way_to};
use super::refusals;
use crate::evaluation::form::{FieldKind, Form, FormField};
use crate::evaluation::model::{Round, RoundState, Step};
use crate::evaluation::reading::RoundView;
use crate::evaluation::rules::standing;
use crate::evaluation::{sheet, store};
use crate::pages::Look;

/// The form.
pub(super) const SHOW: RouteRow = RouteRow::get("/desk/evaluation/{round}/costs", Face::Staff, May::Holds(&[ALL_SHEETS]));
/// Reading, and laying in what was read.
pub(super) const SUBMIT: RouteRow =
    RouteRow::post("/desk/evaluation/{round}/costs", Face::Staff, May::Holds(&[ALL_SHEETS])).fields(&["field", "text", "deed"]);

/// How many lines of the text are seen at once.
const LINES: u8 = 12;

/// The fields of a form into which numbers can be laid.
pub(super) fn numbers(form: &Form) -> impl Iterator<Item = &FormField> {
    form.fields.iter().filter(|field| matches!(field.kind, FieldKind::Number { .. }))
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) field: String,
    pub(super) text: String,
}

/// The page `templates/ev_planning_costs.html`.
#[derive(Template)]
#[template(path = "ev_planning_costs.html")]
pub(super) struct CostsPage {
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Vec<Said>,
    form: FormHead,
    field: Select,
    text: Field,
    read: Option<Table>,
    foot: FormFoot,
}

/// Asks for the rows.
pub(super) async fn show(ctx: Ctx, Path(round): Path<String>) -> Answer<Response> {
    let view = open(&ctx, &round).await?;
    answer(&ctx, &view, &Typed::default(), &[], &[], None)
}

/// Reads the rows; lays them in when all of them are clear and that is what was asked for.
pub(super) async fn submit(ctx: Ctx, Path(round): Path<String>, fields: Fields) -> Answer<Response> {
    let view = open(&ctx, &round).await?;
    let typed = Typed { field: fields.get("field").to_owned(), text: fields.get("text").to_owned() };
    let voice = &ctx.voice;
    if !numbers(&view.round.form).any(|field| field.code == typed.field) {
        return answer(&ctx, &view, &typed, &[], &[], Some(("field", voice.say("plans-ev-planning-costs-wrong-field"))));
    }
    if typed.text.lines().count() > read::ROWS_MAX {
        let why = voice.say_with("plans-ev-planning-costs-wrong-long", &[("max", read::ROWS_MAX.into())]);
        return answer(&ctx, &view, &typed, &[], &[], Some(("text", why)));
    }
    let targets = targets(&ctx, &view, &typed.field).await?;
    let rows = read(&typed.text, &view.round.form, &typed.field, &targets);
    let wrong = match rows.iter().any(|row| row.read.is_err()) {
        _ if rows.is_empty() => Some(key("plans-ev-planning-costs-wrong-empty")),
        true => Some(key("plans-ev-planning-costs-wrong-rows")),
        false => None,
    };
    if wrong.is_none() && fields.get("deed") == "take" {
        return take(&ctx, &fields, &view.round, typed, &rows, &targets).await;
    }
    answer(&ctx, &view, &typed, &rows, &targets, wrong.map(|why| ("text", voice.say(why))))
}

async fn open(ctx: &Ctx, round: &str) -> Answer<RoundView> {
    let view = at::round(ctx, round).await?;
    let has_numbers = numbers(&view.round.form).next().is_some();
    if view.round.state == RoundState::Open && has_numbers { Ok(view) } else { Err(Failure::NotFound) }
}

async fn targets(ctx: &Ctx, view: &RoundView, field: &str) -> Answer<Vec<Target>> {
    let items: Vec<_> = view.rows.iter().map(|row| (row.sheet.clone(), row.node.clone())).collect();
    let field = field.to_owned();
    let read = ctx.town.read(move |db: &Db| -> Result<Vec<Target>, Fault> {
        let mut targets = Vec::new();
        for (sheet, node) in &items {
            let Some(node) = node else { continue };
            let answers = store::answers(db, sheet.id)?;
            let names = [Some(node.title.clone()), node.number.clone(), Some(node.code.clone()), Some(node.numbered_title())];
            targets.push(Target {
                sheet: sheet.id,
                names: names.into_iter().flatten().collect(),
                title: node.numbered_title(),
                stands: standing(&answers, &field).map(str::to_owned),
                is_open: sheet.state.turn() == Some(Step::Section),
            });
        }
        Ok(targets)
    });
    Ok(read.await?)
}

async fn take(ctx: &Ctx, fields: &Fields, round: &Round, typed: Typed, rows: &[Row], targets: &[Target]) -> Answer<Response> {
    let laid = rows.iter().filter_map(|row| row.read.as_ref().ok()).filter(|(_, _, fate)| *fate == Fate::Laid);
    let numbers: Vec<_> = laid.map(|(place, value, _)| (targets[*place].sheet, value.clone())).collect();
    let (id, field): (Id<Round>, String) = (round.id, typed.field);
    let done = ctx.town.write(fields.key(), move |tx| sheet::prefill(tx, id, &field, &numbers)).await;
    match done {
        Ok(_) => ctx.see_other(&format!("{}?done=costs", round_path(id))),
        Err(refused) => Err(refusals::failure(&ctx.voice, refused)),
    }
}

fn answer(
    ctx: &Ctx,
    view: &RoundView,
    typed: &Typed,
    rows: &[Row],
    targets: &[Target],
    wrong: Option<(&'static str, Said)>,
) -> Answer<Response> {
    let is_wrong = wrong.is_some();
    let form = ctx.form(&format!("{}/costs", round_path(view.round.id)))?;
    let page = CostsPage::of(&Look::of(ctx), view, typed, (rows, targets), wrong, form);
    let mut answer = ctx.page(&ctx.shell(page.errors.page_title(&ctx.voice, page.title.clone())), &page)?;
    if is_wrong {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

impl CostsPage {
    /// The page, with the rows as they were read.
    pub(super) fn of(
        look: &Look,
        view: &RoundView,
        typed: &Typed,
        (rows, targets): (&[Row], &[Target]),
        wrong: Option<(&'static str, Said)>,
        form: FormHead,
    ) -> CostsPage {
        let voice = &look.voice;
        let at = |name: &str| wrong.as_ref().filter(|(place, _)| *place == name).map(|(_, why)| why.clone());
        let field = Select::new(voice, "field", voice.say("plans-ev-planning-costs-field"));
        let field = numbers(&view.round.form).fold(field, |select, one| select.option(one.code.clone(), named(one)));
        let first = numbers(&view.round.form).next().map(|one| one.code.clone()).unwrap_or_default();
        let field = field.chosen(if typed.field.is_empty() { &first } else { &typed.field }).error(at("field"));
        let text = Field::lines(voice, "text", voice.say("plans-ev-planning-costs-text"), LINES);
        let text = text.hint(voice.say("plans-ev-planning-costs-hint")).value(&typed.text).error(at("text"));
        let is_clear = !rows.is_empty() && wrong.is_none();
        CostsPage {
            errors: ErrorSummary::of(voice, &[&field as &dyn Asked, &text]),
            way: way_to(look, &view.round, &view.book.plan),
            title: voice.say("plans-ev-planning-costs"),
            lead: vec![voice.say("plans-ev-planning-costs-lead"), voice.say("plans-ev-planning-costs-stays")],
            form,
            field,
            text,
            read: (!rows.is_empty()).then(|| table(voice, rows, targets)),
            foot: foot(look, view, is_clear),
        }
    }
}

fn named(field: &FormField) -> String {
    match &field.kind {
        FieldKind::Number { unit } => format!("{}（{unit}）", field.label),
        FieldKind::Text { .. } | FieldKind::View { .. } | FieldKind::Direction { .. } => field.label.clone(),
    }
}

fn foot(look: &Look, view: &RoundView, is_clear: bool) -> FormFoot {
    let voice = &look.voice;
    let read = Button::submit(voice.say("plans-ev-planning-costs-read")).named("deed", "read");
    let take = voice.say("plans-ev-planning-costs-take");
    let foot = if is_clear {
        FormFoot::new(Button::submit(take.clone()).named("deed", "take")).also(read.outline())
    } else {
        FormFoot::new(read)
    };
    let back = look.link(&round_path(view.round.id));
    foot.other(voice.say("plans-ev-planning-back"), back).state(SaveState::nothing(voice, take))
}

fn table(voice: &Voice, rows: &[Row], targets: &[Target]) -> Table {
    let columns = vec![
        Column::text(voice.say("plans-ev-planning-costs-line")),
        Column::text(voice.say("plans-ev-planning-costs-item")),
        Column::number(voice.say("plans-ev-planning-costs-number")),
        Column::text(voice.say("plans-ev-planning-costs-result")),
    ];
    let mut table = Table::new(voice, voice.say("plans-ev-planning-costs-was-read"), columns);
    for row in rows {
        let line = voice.say_with("plans-ev-planning-costs-at", &[("number", row.line.into())]);
        let (item, number, result) = match &row.read {
            Ok((place, value, fate)) => {
                (targets[*place].title.as_str(), value.as_str(), fate_words(voice, &targets[*place], *fate))
            }
            Err(why) => (row.item.as_str(), row.typed.as_str(), voice.say(why_word(*why))),
        };
        table.push(Line::new(vec![Cell::text(line), Cell::text(item), Cell::text(number), Cell::text(result)]));
    }
    table
}

fn fate_words(voice: &Voice, target: &Target, fate: Fate) -> Said {
    match fate {
        Fate::Laid => voice.say("plans-ev-planning-costs-laid"),
        Fate::Away => voice.say("plans-ev-planning-costs-away"),
        Fate::Stands => {
            let stands = target.stands.as_deref().unwrap_or_default();
            voice.say_with("plans-ev-planning-costs-stands", &[("value", stands.into())])
        }
    }
}

fn why_word(why: Why) -> &'static str {
    match why {
        Why::NoItem => key("plans-ev-planning-costs-no-item"),
        Why::SeveralItems => key("plans-ev-planning-costs-several"),
        Why::Twice => key("plans-ev-planning-costs-twice"),
        Why::NoNumber => key("plans-ev-planning-costs-no-number"),
    }
}
