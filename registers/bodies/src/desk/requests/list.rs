//! All requests to bodies, and how many minutes each section asks of them in the fiscal year.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::FiscalYear;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Kicker, SectionHead, Tell, Tone};
use engawa_web::{Answer, Ctx, RouteRow, Said, key};
use engawa_who::pages::Done;

use super::{as_double, ask_page, new};
use crate::store::asking::{Cost, Listed, cost_by_section, requests};
use engawa_parties::desk::look;

/// The page.
pub(super) const SHOW: RouteRow = ask_page("/desk/parties/requests").asks(&["done"]);

/// So many requests stand in the list.
const SHOWN: i64 = 200;

/// The page `templates/desk_requests.html`.
#[derive(Template)]
#[template(path = "desk_requests.html")]
struct RequestsPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    lead: Said,
    deed: Button,
    costs_head: SectionHead,
    costs: Table,
    requests_head: SectionHead,
    requests: Table,
}

/// Shows them.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let year = FiscalYear::of(ctx.today());
    let read = move |db: &Db| Ok::<_, Fault>((requests(db, SHOWN)?, cost_by_section(db, year.first_day().begins_at())?));
    let (all, costs) = ctx.town.read(read).await?;
    let say = |key| ctx.voice.say(key);
    let done = match asked.done.as_str() {
        "sent" => Some(key("parties-done-sent")),
        "taken-back" => Some(key("parties-done-request-back")),
        _ => None,
    };
    let content = RequestsPage {
        done: done.map(|key| Tell::new(Tone::Done, say(key))),
        way: look::way(&ctx),
        title: say("parties-asks-title"),
        lead: say("parties-asks-lead"),
        deed: Button::link(say("parties-asks-new"), ctx.link(new::SHOW.path)),
        costs_head: SectionHead::new("costs", say("parties-asks-costs")).sample(ctx.sample_mark()),
        costs: cost_table(&ctx, &costs, year),
        requests_head: SectionHead::new("requests", say("parties-asks-all")).sample(ctx.sample_mark()),
        requests: table(&ctx, &all),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn cost_table(ctx: &Ctx, costs: &[Cost], year: FiscalYear) -> Table {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-asks-section")),
        Column::number(say("parties-counter-requests")),
        Column::number(say("parties-asks-minutes-sum")),
    ];
    let caption = ctx.voice.say_with("parties-asks-costs-of", &[("year", ctx.voice.fiscal_year(year).into())]);
    let mut table = Table::new(&ctx.voice, caption, columns);
    for cost in costs {
        table.push(Row::new(vec![
            Cell::text(cost.section.as_str()),
            Cell::number(&ctx.voice, Some(as_double(cost.requests)), 0),
            Cell::number(&ctx.voice, Some(as_double(cost.minutes)), 0).unit(say("parties-unit-minutes")),
        ]));
    }
    table
}

fn table(ctx: &Ctx, all: &[Listed]) -> Table {
    let say = |key| ctx.voice.say(key);
    let columns = vec![
        Column::text(say("parties-request-title")),
        Column::text(say("parties-asks-section")),
        Column::day(say("parties-request-due")),
        Column::number(say("parties-request-minutes")),
        Column::text(say("parties-asks-answers")),
    ];
    let mut table = Table::new(&ctx.voice, say("parties-asks-all"), columns).hide_caption();
    for Listed(request, counted) in all {
        let args = [("answered", counted.answered.into()), ("asked", counted.asked.into())];
        let stands =
            if request.is_withdrawn { say("parties-asks-is-back") } else { ctx.voice.say_with("parties-asks-answered", &args) };
        table.push(Row::new(vec![
            Cell::link(request.said.title.as_str(), ctx.link(&format!("{}/{}", SHOW.path, request.id))),
            Cell::text(request.section_name.as_str()),
            Cell::text(ctx.voice.full_day(request.said.due_on)),
            Cell::number(&ctx.voice, Some(as_double(request.said.minutes)), 0).unit(say("parties-unit-minutes")),
            Cell::text(stands),
        ]));
    }
    table
}
