//! One person: what they hold, held and will hold, their second step, their sessions.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::Id;
use engawa_web::ui::{Button, Definitions, Kicker, Link, PostButton, Row as Line, Rows, SectionHead, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Failure, RouteRow as Row, Said, key};

use super::super::ADMINISTERS;
use super::super::store::{self, Stand, Tenure};
use super::{end, reset, sessions};
use crate::AUDIT;
use crate::accounts::{self, Account};
use crate::entry::proofs::Proofs;
use crate::pages::{Done, look, way};
use crate::sessions::store as session_store;

/// The page of a person.
pub(super) const SHOW: Row = Row::get("/admin/people/{account}", Face::Staff, ADMINISTERS).asks(&["done"]).shows(look::PEOPLE);

/// A person as the pages of an administrator know them.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) account: Account,
    pub(super) tenures: Vec<Tenure>,
    pub(super) proofs: Proofs,
    pub(super) sessions: usize,
}

impl Person {
    /// Reads a person for a page, and notes that the visitor is shown them.
    pub(super) async fn load(ctx: &Ctx, route: &'static str, account: &str) -> Answer<Person> {
        let found = Person::find(ctx, account).await?;
        look::note(ctx, route, vec![found.account.id.any()]).await?;
        Ok(found)
    }

    /// Reads a person for a deed that shows nobody.
    pub(super) async fn find(ctx: &Ctx, account: &str) -> Answer<Person> {
        let id: Id<Account> = look::id(account)?;
        ctx.town.read(move |db| read(db, id)).await?.ok_or(Failure::NotFound)
    }

    /// The path of the page of this person.
    pub(super) fn path(&self) -> String {
        format!("/admin/people/{}", self.account.id)
    }

    /// Whether it is the one who looks.
    pub(super) fn is_visitor(&self, ctx: &Ctx) -> bool {
        ctx.visitor().is_some_and(|visitor| visitor.account == self.account.id.any())
    }

    /// The way above the title of a page about this person.
    pub(super) fn way(&self, ctx: &Ctx) -> Kicker {
        people_way(ctx).link(self.account.name.as_str(), ctx.link(&self.path()))
    }
}

/// The way above the title of a page about people.
pub(super) fn people_way(ctx: &Ctx) -> Kicker {
    way(ctx).link(ctx.voice.say("who-people-title"), ctx.link("/admin/people"))
}

/// Only people of city hall are shown here: whoever holds or held no office is no one's business at the desk.
fn read(db: &Db, id: Id<Account>) -> Result<Option<Person>, Fault> {
    let Some(account) = accounts::account(db, id)?.filter(|account| account.closed_at.is_none()) else { return Ok(None) };
    let tenures = store::tenures_of(db, id)?;
    if tenures.is_empty() {
        return Ok(None);
    }
    let sessions = session_store::sessions_of(db, id)?.len();
    Ok(Some(Person { account, tenures, proofs: Proofs::read(db, id)?, sessions }))
}

/// The page `templates/admin_person.html`.
#[derive(Template)]
#[template(path = "admin_person.html")]
struct PersonPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    facts: Definitions,
    offices_head: SectionHead,
    offices: Rows,
    appoint: Button,
    help_head: SectionHead,
    help: Definitions,
    oneself: Option<Said>,
    reset: Option<Button>,
    end_sessions: Option<PostButton>,
    looks: Vec<Link>,
}

/// Shows the person.
pub(super) async fn show(ctx: Ctx, Path(account): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let person = Person::load(&ctx, SHOW.path, &account).await?;
    let say = |key| ctx.voice.say(key);
    let is_visitor = person.is_visitor(&ctx);
    let name = person.account.name.as_str();
    let page = PersonPage {
        done: done(&asked.done).map(|key| Tell::new(Tone::Done, say(key))),
        way: people_way(&ctx),
        title: Said::text(name),
        facts: Definitions::new().wide().pair(say("who-people-mail"), person.account.mail.as_str()),
        offices_head: SectionHead::new("offices-h", say("who-person-offices")),
        offices: Rows::new(person.tenures.iter().map(|tenure| line(&ctx, &person, tenure)).collect(), say("who-people-none")),
        appoint: Button::link(say("who-appoint-title"), ctx.link(&format!("{}/appointments/new", person.path()))),
        help_head: SectionHead::new("help-h", say("who-person-help")),
        help: help(&ctx, &person),
        oneself: is_visitor.then(|| say("who-person-oneself")),
        reset: (!is_visitor && person.proofs.has_second())
            .then(|| Button::link(say("who-reset-title"), ctx.link(&reset::path(&person))).outline().about(name)),
        end_sessions: (person.sessions > 0).then(|| end_sessions(&ctx, &person)).transpose()?,
        looks: looks(&ctx, &person)?,
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn done(code: &str) -> Option<&'static str> {
    Some(match code {
        "added" => key("who-person-done-added"),
        "known" => key("who-person-done-known"),
        "appointed" => key("who-person-done-appointed"),
        "ended" => key("who-person-done-ended"),
        "reset" => key("who-person-done-reset"),
        "sessions" => key("who-person-done-sessions"),
        _ => return None,
    })
}

fn line(ctx: &Ctx, person: &Person, tenure: &Tenure) -> Line {
    let say = |key| ctx.voice.say(key);
    let (stand, can_end) = match tenure.stand(ctx.today()) {
        Stand::Now => (say("who-tenure-now"), true),
        Stand::Coming => (say("who-tenure-coming"), true),
        Stand::Past => (say("who-tenure-past"), false),
        Stand::TakenBack => (say("who-tenure-taken-back"), false),
    };
    let line = Line::new(look::office(&ctx.voice, &tenure.section_name, &tenure.title)).above(stand);
    let line = if tenure.appointment.is_taken_back() { line } else { line.below(look::days(&ctx.voice, tenure.days())) };
    if can_end { line.link(say("who-end-link"), ctx.link(&end::path(person, tenure))) } else { line }
}

fn help(ctx: &Ctx, person: &Person) -> Definitions {
    let second = if person.proofs.has_second() {
        let proofs = &person.proofs;
        let apps = i64::from(proofs.app_since.is_some());
        let args = [("apps", apps.into()), ("passkeys", proofs.passkeys.len().into()), ("codes", proofs.codes_left.into())];
        ctx.voice.say_with("who-person-second", &args)
    } else {
        ctx.voice.say("who-person-second-none")
    };
    let sessions = ctx.voice.say_with("who-person-sessions-count", &[("count", person.sessions.into())]);
    Definitions::new()
        .wide()
        .pair(ctx.voice.say("who-person-second-title"), second)
        .pair(ctx.voice.say("who-person-sessions"), sessions)
}

/// For who may read who looked at whom: what this person saw, and who saw them.
fn looks(ctx: &Ctx, person: &Person) -> Answer<Vec<Link>> {
    if !ctx.signed_in()?.holds(AUDIT) {
        return Ok(Vec::new());
    }
    let link =
        |label, name: &str| Link::new(ctx.voice.say(label), ctx.link(&format!("/admin/access?{name}={}", person.account.id)));
    Ok(vec![link(key("who-person-saw"), "who"), link(key("who-person-seen"), "subject")])
}

fn end_sessions(ctx: &Ctx, person: &Person) -> Answer<PostButton> {
    let head = ctx.form(&sessions::path(person))?;
    let button = Button::submit(ctx.voice.say("who-person-sessions-end")).outline().about(person.account.name.as_str());
    Ok(PostButton::of(&head, button))
}
