//! What a list does and what was found about it, on one page: errors, what nobody inherits, who follows; and the deed.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::ui::{Button, Confirm, Definitions, Kicker, PostButton, Row as Line, Rows, Tell, Tone, Undo};
use engawa_web::{Answer, Ctx, Face, Failure, RouteRow as Row, Said, key};

use super::changes::Begun;
use super::checked::Checked;
use super::model::{Phase, Transfer, Way};
use super::rules::Finding;
use super::sentences::sentence;
use super::view::Unwritten;
use super::{MAY, NAMES, lines};
use crate::accounts::Account;
use crate::pages::look;

/// The page.
pub(super) const SHOW: Row = Row::get("/admin/transfers/{transfer}/check", Face::Staff, MAY).shows(NAMES);

/// The page `templates/transfers_check.html`.
#[derive(Template)]
#[template(path = "transfers_check.html")]
struct CheckPage {
    way: Kicker,
    title: Said,
    told: Tell,
    sum: Definitions,
    sum_title: Said,
    parts: Vec<Part>,
    confirm: Option<Confirm>,
}

/// Findings of one sort, or people.
struct Part {
    id: &'static str,
    title: Said,
    lead: Option<Said>,
    rows: Rows,
}

/// Checks a list as things stand.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    page(&ctx, SHOW.path, look::id(&id)?, false).await
}

/// The page once more, for one who adopted what was no longer so.
pub(super) async fn again(ctx: &Ctx, route: &'static str, id: Id<Transfer>) -> Answer<Response> {
    let mut answer = page(ctx, route, id, true).await?;
    *answer.status_mut() = StatusCode::CONFLICT;
    Ok(answer)
}

async fn page(ctx: &Ctx, route: &'static str, id: Id<Transfer>, is_changed: bool) -> Answer<Response> {
    let rooms = ctx.desk().holdings.clone();
    let checked = ctx.town.read(move |db| Checked::read(db, id, &rooms)).await?.ok_or(Failure::NotFound)?;
    if checked.view.transfer.adoption.is_some() {
        return Err(Unwritten::NotDraft.failure(ctx));
    }
    look::note(ctx, route, people(&checked).into_iter().map(Id::any).collect()).await?;
    let voice = &ctx.voice;
    let page = CheckPage {
        way: checked.view.way(ctx),
        title: voice.say("who-transfers-to-check"),
        told: told(ctx, &checked, is_changed),
        sum_title: voice.say("who-transfers-sum"),
        sum: sum(ctx, &checked),
        parts: parts(ctx, &checked),
        confirm: if may_be_adopted(&checked) { Some(confirm(ctx, &checked)?) } else { None },
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn may_be_adopted(checked: &Checked) -> bool {
    !checked.is_forbidden() && checked.view.phase() == Phase::Draft
}

/// Everyone whose name is on the page.
fn people(checked: &Checked) -> BTreeSet<Id<Account>> {
    let named = checked.findings.iter().flat_map(|finding| match finding {
        Finding::SeatTaken { accounts, .. } => accounts.iter().copied().collect(),
        Finding::AppointedLater { account, .. }
        | Finding::NotHeld { account, .. }
        | Finding::MovedAlready { account, .. }
        | Finding::LeavesTwice { account, .. }
        | Finding::OfficeGone { account, .. }
        | Finding::HoldsAlready { account, .. }
        | Finding::TermBackwards { account, .. }
        | Finding::PersonLeftOut { account, .. }
        | Finding::SeveralPosts { account, .. }
        | Finding::PersonClosed(account) => vec![*account],
        _ => Vec::new(),
    });
    let follow = checked.changes.begins.iter().filter(|begun| begun.follows.is_some()).map(|begun| begun.account);
    named.chain(follow).collect()
}

fn told(ctx: &Ctx, checked: &Checked, is_changed: bool) -> Tell {
    let errors = checked.findings.iter().filter(|finding| finding.is_error()).count();
    let tell = match errors {
        0 => Tell::new(Tone::Done, ctx.voice.say("who-transfers-check-good")),
        _ => Tell::new(Tone::Late, ctx.voice.say_with("who-transfers-check-errors", &[("count", errors.into())])),
    };
    if is_changed { tell.line(ctx.voice.say("who-transfers-check-changed")) } else { tell }
}

fn sum(ctx: &Ctx, checked: &Checked) -> Definitions {
    let (voice, plan, changes) = (&ctx.voice, &checked.view.plan, &checked.changes);
    let people = |count: usize| voice.say_with("who-transfers-sum-people", &[("count", count.into())]);
    let things =
        |begin: usize, end: usize| voice.say_with("who-transfers-sum-things", &[("begin", begin.into()), ("end", end.into())]);
    let follow = changes.begins.iter().filter(|begun| begun.follows.is_some()).count();
    Definitions::new()
        .wide()
        .pair(voice.say("who-transfers-sum-moves"), people(plan.moves.len()))
        .pair(voice.say("who-transfers-sum-follow"), people(follow))
        .pair(voice.say("who-transfers-sections"), things(plan.sections.len(), plan.endings.len()))
        .pair(voice.say("who-transfers-offices"), things(plan.offices.len(), changes.offices_end.len()))
}

fn parts(ctx: &Ctx, checked: &Checked) -> Vec<Part> {
    let voice = &ctx.voice;
    let errors = findings(ctx, checked, Finding::is_error);
    let left_out = findings(ctx, checked, Finding::is_left_out);
    let other = findings(ctx, checked, |finding| !finding.is_error() && !finding.is_left_out());
    let part = |id, title, lead: Option<&str>, rows| Part {
        id,
        title: voice.say(title),
        lead: lead.map(|lead| voice.say(lead)),
        rows: Rows::new(rows, voice.say("who-transfers-check-none")),
    };
    vec![
        part("errors", key("who-transfers-check-errors-title"), None, errors),
        part("left-out", key("who-transfers-check-left-title"), Some(key("who-transfers-check-left-lead")), left_out),
        part("other", key("who-transfers-check-other-title"), None, other),
        part("follow", key("who-transfers-check-follow-title"), Some(key("who-transfers-check-follow-lead")), follow(ctx, checked)),
    ]
}

fn findings(ctx: &Ctx, checked: &Checked, which: impl Fn(&Finding) -> bool) -> Vec<Line> {
    let line = |finding: &Finding| {
        let line = Line::new(sentence(&ctx.voice, &checked.view, finding));
        match finding {
            Finding::KeptLeftOut(kept) => line.href(ctx.link(&kept.path)),
            _ => line,
        }
    };
    checked.findings.iter().filter(|finding| which(finding)).map(line).collect()
}

fn follow(ctx: &Ctx, checked: &Checked) -> Vec<Line> {
    let view = &checked.view;
    let line = |begun: &Begun| {
        let way = Way::Across(begun.follows?, begun.office);
        Some(Line::new(view.person(&ctx.voice, begun.account)).below(lines::way_words(&ctx.voice, view, way)))
    };
    checked.changes.begins.iter().filter_map(line).collect()
}

fn confirm(ctx: &Ctx, checked: &Checked) -> Answer<Confirm> {
    let (voice, view) = (&ctx.voice, &checked.view);
    let head = ctx.form(&view.below("adoption"))?;
    let button = Button::submit(voice.say("who-transfers-adopt-deed"));
    let deed = PostButton::of(&head, button).field("seen", checked.seen());
    let come = checked.changes.begins.iter().map(|begun| begun.account);
    let go = checked.changes.ends.iter().map(|end| end.account);
    let count = come.chain(go).collect::<BTreeSet<_>>().len();
    let day = [("day", voice.full_day(view.plan.day).into())];
    let reaches = voice.say_with("who-transfers-adopt-reaches", &[("count", count.into())]);
    let undo = Undo::Until(voice.say_with("who-transfers-adopt-until", &[("day", voice.full_day(view.plan.eve()).into())]));
    let confirm = Confirm::new(voice, voice.say_with("who-transfers-adopt-what", &day), reaches, undo);
    Ok(confirm
        .detail(voice.say("who-transfers-adopt-when"), voice.say_with("who-transfers-adopt-when-day", &day))
        .deed(deed)
        .back(ctx.link(&view.path())))
}
