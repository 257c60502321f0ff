//! The page of one organization: what the public may know, and what the town knows of its place.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day, Id};
use engawa_web::ui::{Button, Definitions, Kicker, Row, Rows, SectionHead, Tell};
use engawa_web::{Answer, Ctx, Failure, Lang, Nav, RouteRow, Said};

use super::{in_language, page};
use crate::model::{Organization, Public, Sort, State, TieFace};
use crate::store::bodies::Report;
use crate::store::posts::Holder;
use crate::store::{self, lists};
use crate::words_of;

/// The page. A holder of a public post is named by their consent.
pub(super) const SHOW: RouteRow = page("/organizations/{organization}").shows(&["parties_persons.family", "parties_persons.given"]);

struct Known {
    body: Organization,
    public: Public,
    state: State,
    area: Option<String>,
    above: Option<(AnyId, String, String)>,
    below: Vec<(AnyId, String, String)>,
    officers: Vec<(String, Option<Holder>)>,
    section: Option<String>,
    report: Option<Report>,
    kept_on: Option<Day>,
}

/// Only what is listed has a page; the address of one that is over still says that it was there.
fn read(db: &Db, slug: &str, day: Day) -> Result<Option<Known>, Fault> {
    let Some(body) = store::bodies::organization_by_slug(db, slug)? else { return Ok(None) };
    let public = store::bodies::public_of(db, body.id)?;
    let Some(state) = store::bodies::state_on(db, body.id, day)?.filter(|_| public.is_listed) else { return Ok(None) };
    Ok(Some(Known {
        area: store::area_path(db, body.area)?,
        above: listed_only(db, lists::above_on(db, body.id, day)?.into_iter().collect())?.pop(),
        below: listed_only(db, lists::below_on(db, body.id, day)?)?,
        officers: officers(db, body.id, day)?,
        section: section(db, body.id, day)?,
        report: store::bodies::reports_of(db, body.id)?.into_iter().find(|report| report.counted_on <= day),
        kept_on: store::bodies::public_kept_on(db, body.id)?,
        public,
        state,
        body,
    }))
}

fn listed_only(db: &Db, all: Vec<(AnyId, String, String)>) -> Result<Vec<(AnyId, String, String)>, Fault> {
    let mut shown = Vec::new();
    for one in all {
        if store::bodies::public_of(db, one.0.of())?.is_listed {
            shown.push(one);
        }
    }
    Ok(shown)
}

/// Public posts, each with a holder who agreed to be named; protected people are named nowhere.
fn officers(db: &Db, body: Id<Organization>, day: Day) -> Result<Vec<(String, Option<Holder>)>, Fault> {
    let holders = store::posts::holders_on(db, body, day)?;
    let mut all = Vec::new();
    for post in store::posts::posts_of(db, body)?.into_iter().filter(|post| post.is_public && post.term.holds(day)) {
        let held: Vec<&Holder> = holders.iter().filter(|holder| holder.post == post.id).collect();
        let named = held.iter().filter(|holder| holder.may_publish && !holder.is_protected && !holder.name.is_empty());
        let shown: Vec<Holder> = named.map(|holder| (*holder).clone()).collect();
        if held.is_empty() {
            all.push((post.title, None));
        } else {
            all.extend(shown.into_iter().map(|holder| (post.title.clone(), Some(holder))));
        }
    }
    Ok(all)
}

fn section(db: &Db, body: Id<Organization>, day: Day) -> Result<Option<String>, Fault> {
    let ties = store::ties::ties_of(db, body.any())?;
    Ok(ties.into_iter().find(|tie| tie.face == TieFace::Assignment && tie.term.holds(day)).map(|tie| tie.what))
}

/// The page `templates/organization.html`.
#[derive(Template)]
#[template(path = "organization.html")]
struct OnePage {
    kicker: Kicker,
    title: Said,
    ja: bool,
    over: Option<Tell>,
    about: Said,
    facts: Definitions,
    officers_head: SectionHead,
    officers: Rows,
    below_head: SectionHead,
    below: Option<Rows>,
    join: Option<Button>,
}

/// Shows the page.
pub(super) async fn show(ctx: Ctx, Path(slug): Path<String>) -> Answer<Response> {
    let today = ctx.today();
    let known = ctx.town.read(move |db| read(db, &slug, today)).await?.ok_or(Failure::NotFound)?;
    let say = |key| ctx.voice.say(key);
    let public = &known.public;
    let below = known.below.iter().map(|(_, slug, name)| link_row(&ctx, slug, name)).collect::<Vec<_>>();
    let content = OnePage {
        kicker: Kicker::new().part(words_of::kind(&ctx.voice, &known.body.kind)),
        title: in_language(&ctx.voice, &known.body.name, &public.name_easy, &public.name_en),
        ja: ctx.lang() == Lang::En && public.name_en.is_empty(),
        over: known.state.is_end().then(|| Tell::info(say("parties-one-over"))),
        about: in_language(&ctx.voice, &public.about, &public.about_easy, &public.about_en),
        facts: facts(&ctx, &known),
        officers_head: SectionHead::new("officers", say("parties-one-officers")).sample(ctx.sample_mark()),
        officers: Rows::new(known.officers.iter().map(|officer| officer_row(&ctx, officer)).collect(), say("parties-one-nobody")),
        below_head: SectionHead::new("below", say("parties-one-below")).sample(ctx.sample_mark()),
        join: takes_in(&known).then(|| Button::link(say("parties-one-join"), ctx.link(&format!("/join/{}", known.body.slug)))),
        below: (!below.is_empty()).then(|| Rows::new(below, say("parties-list-none"))),
    };
    let shell = ctx.shell(content.title.clone()).current(Nav::Join);
    ctx.page(&shell.crumb(say("parties-list-title"), "/organizations"), &content)
}

/// A neighbourhood body that is not over takes in households.
fn takes_in(known: &Known) -> bool {
    known.body.kind.sort == Sort::Neighbourhood && !known.state.is_end()
}

fn link_row(ctx: &Ctx, slug: &str, name: &str) -> Row {
    Row::new(name).href(ctx.link(&format!("/organizations/{slug}")))
}

fn officer_row(ctx: &Ctx, (title, holder): &(String, Option<Holder>)) -> Row {
    match holder {
        Some(holder) => {
            let since = ctx.voice.say_with("parties-one-since", &[("day", ctx.voice.full_day(holder.term.from()).into())]);
            Row::new(holder.name.as_str()).above(title.as_str()).below(since)
        }
        None => Row::new(ctx.voice.say("parties-one-vacant")).above(title.as_str()),
    }
}

fn facts(ctx: &Ctx, known: &Known) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let public = &known.public;
    let filled = |text: &str| (!text.is_empty()).then(|| Said::text(text));
    let themes: Vec<Said> = public.themes.iter().map(|theme| say(words_of::theme(*theme))).collect();
    let members = known.report.as_ref().map(|report| {
        let args = [("count", report.households.into()), ("day", ctx.voice.full_day(report.counted_on).into())];
        ctx.voice.say_with("parties-one-households", &args)
    });
    Definitions::new()
        .wide()
        .pair(say("parties-list-area"), known.area.as_deref().map_or_else(|| say("parties-list-whole-town"), Said::text))
        .pair(say("parties-one-state"), say(words_of::state(known.state)))
        .lines(say("parties-list-theme"), themes)
        .maybe(say("parties-one-members"), members)
        .maybe(say("parties-one-place"), filled(&public.place))
        .maybe(say("parties-one-phone"), filled(&public.phone))
        .maybe(say("parties-one-mail"), filled(&public.mail))
        .maybe(say("parties-one-web"), filled(&public.web))
        .maybe(say("parties-one-above"), known.above.as_ref().map(|(_, _, name)| Said::text(name)))
        .maybe(say("parties-one-section"), known.section.as_deref().map(Said::text))
        .maybe(say("parties-one-kept"), known.kept_on.map(|day| ctx.voice.full_day(day)))
}
