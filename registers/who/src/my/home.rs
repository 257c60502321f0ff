//! One's own page: name and address, and the ways to everything else.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::Id;
use engawa_web::ui::{Button, Definitions, ErrorSummary, Field, FormFoot, PostButton, Row, Rows, Tell, Tone, Width};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, FormHead, Voice};

use super::paths::{CLOSING, paths};
use crate::accounts::{self, Account, NameError, account, clean_name};
use crate::entry::proofs::Proofs;
use crate::entry::{look, paths as entry_paths};
use crate::{sessions, ways};

/// The page `templates/my_home.html`.
#[derive(Template)]
#[template(path = "my_home.html")]
struct HomePage {
    voice: Voice,
    errors: ErrorSummary,
    tell: Option<Tell>,
    facts: Definitions,
    head: FormHead,
    name: Field,
    foot: FormFoot,
    ways: Rows,
    leave: PostButton,
}

pub(crate) async fn show(ctx: Ctx, Query(query): Query<Vec<(String, String)>>) -> Answer<Response> {
    let tell = done_sentence(&ctx.voice, look::asked(&query, "done"));
    page(&ctx, tell, None).await
}

fn done_sentence(voice: &Voice, code: &str) -> Option<Tell> {
    let sentence = match code {
        "name" => voice.say("who-my-name-done"),
        "password" => voice.say("who-my-password-done"),
        "password-removed" => voice.say("who-my-password-removed"),
        _ => return None,
    };
    Some(Tell::new(Tone::Done, sentence))
}

/// A name as it was typed, and what is wrong with it.
type WrongName<'a> = (&'a str, NameError);

async fn page(ctx: &Ctx, tell: Option<Tell>, wrong: Option<WrongName<'_>>) -> Answer<Response> {
    let id: Id<Account> = ctx.signed_in()?.account.of();
    let read = ctx.town.read(move |db| Ok::<_, Fault>((account(db, id)?, Known::read(db, id)?)));
    let (account, known) = read.await?;
    let offered = offered(ctx).await?;
    let account = account.ok_or(Failure::NotFound)?;
    let (voice, paths) = (&ctx.voice, paths(ctx.face()));
    let error = wrong.map(|(_, error)| look::name_error(voice, error));
    let typed = wrong.map_or(account.name.as_str(), |(typed, _)| typed);
    let name =
        Field::text(voice, "name", voice.say("who-name")).autocomplete("name").width(Width::Middle).value(typed).error(error);
    let errors = ErrorSummary::of(voice, &[&name]);
    let title = look::titled(&errors, voice, voice.say("who-my-title"));
    let out = entry_paths::paths(ctx.face()).sign_out;
    let content = HomePage {
        voice: voice.clone(),
        errors,
        tell,
        facts: facts(ctx, &account),
        head: ctx.form(paths.name)?,
        name,
        foot: FormFoot::new(Button::submit(voice.say("who-my-name-save"))),
        ways: ways(ctx, &known, offered),
        leave: look::post(ctx, out, Button::submit(voice.say("who-sign-out")).outline())?,
    };
    look::page(ctx, title, look::status(wrong.is_some()), &content)
}

fn facts(ctx: &Ctx, account: &Account) -> Definitions {
    let voice = &ctx.voice;
    let offices = ctx.visitor().map(|visitor| visitor.offices.as_slice()).unwrap_or_default();
    let offices: Vec<_> = offices
        .iter()
        .map(|office| {
            let args = [("section", office.section_name.as_str().into()), ("title", office.title.as_str().into())];
            voice.say_with("who-my-office", &args)
        })
        .collect();
    let mail = if account.mail.is_empty() { voice.say("who-my-mail-none") } else { account.mail.as_str().into() };
    let facts = Definitions::new().pair(voice.say("who-mail"), mail);
    let facts = facts.pair(voice.say("who-my-since"), voice.full_day(account.made_at.day()));
    if offices.is_empty() { facts } else { facts.lines(voice.say("who-my-offices"), offices) }
}

/// What the rows to other pages say.
struct Known {
    proofs: Proofs,
    sessions: usize,
    /// How many providers lead here, and how many are open.
    ways: (usize, usize),
}

impl Known {
    fn read(db: &Db, id: Id<Account>) -> Result<Known, Fault> {
        let ways = (ways::store::identities_of(db, id)?.len(), ways::store::open_profiles(db)?.len());
        Ok(Known { proofs: Proofs::read(db, id)?, sessions: sessions::store::sessions_of(db, id)?.len(), ways })
    }
}

/// The row of the providers, where there are any.
fn ways_row(ctx: &Ctx, known: &Known) -> Option<Row> {
    let below = match known.ways {
        (0, 0) => return None,
        (0, _) => ctx.voice.say("who-my-ways-none"),
        (count, _) => ctx.voice.say_with("who-my-ways-count", &[("count", count.into())]),
    };
    let row = Row::new(ctx.voice.say("who-ways-title")).href(ctx.link(ways::MY)).below(below);
    (ctx.face() == Face::Public).then_some(row)
}

/// What the rooms offer to the page of a resident.
async fn offered(ctx: &Ctx) -> Answer<Vec<Row>> {
    if ctx.face() != Face::Public {
        return Ok(Vec::new());
    }
    let (desk, visitor, voice) = (ctx.desk(), ctx.signed_in()?.clone(), ctx.voice.clone());
    let read = move |db: &Db| {
        let of = |rows: &engawa_web::door::OwnRows| rows(db, &visitor, &voice);
        Ok::<_, Fault>(desk.own_rows.iter().map(of).collect::<Result<Vec<_>, Fault>>()?.concat())
    };
    let rows = ctx.town.read(read).await?;
    Ok(rows.into_iter().map(|own| Row::new(own.what).href(ctx.link(&own.path)).below(own.below)).collect())
}

fn ways(ctx: &Ctx, known: &Known, offered: Vec<Row>) -> Rows {
    let (voice, paths) = (&ctx.voice, paths(ctx.face()));
    let (proofs, sessions) = (&known.proofs, known.sessions);
    let password = match proofs.password_set_at {
        Some(at) => voice.say_with("who-my-password-since", &[("day", voice.full_day(at.day()).into())]),
        None => voice.say("who-my-password-none"),
    };
    let second = match proofs.seconds() {
        0 => voice.say("who-my-second-none"),
        count => voice.say_with("who-my-second-count", &[("count", count.into())]),
    };
    let row = |title, path: &str, below| Row::new(voice.say(title)).href(ctx.link(path)).below(below);
    let mut rows = offered;
    rows.extend([
        row(engawa_web::key("who-my-password"), paths.password, password),
        row(engawa_web::key("who-my-second"), paths.second.page, second),
        row(
            engawa_web::key("who-my-sessions"),
            paths.sessions,
            voice.say_with("who-my-sessions-count", &[("count", sessions.into())]),
        ),
        row(engawa_web::key("who-my-looks"), paths.looks, voice.say("who-my-looks-text")),
    ]);
    rows.extend(ways_row(ctx, known));
    if ctx.face() == Face::Public {
        rows.push(row(engawa_web::key("who-my-closing"), CLOSING, voice.say("who-my-closing-text")));
    }
    Rows::new(rows, voice.say("who-my-nothing"))
}

pub(crate) async fn submit_name(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let name = match clean_name(fields.get("name")) {
        Ok(name) => name,
        Err(error) => return page(&ctx, None, Some((fields.get("name"), error))).await,
    };
    let id: Id<Account> = ctx.signed_in()?.account.of();
    ctx.town.write(fields.key(), move |tx| accounts::store::rename(tx, id, &name)).await?;
    ctx.see_other(&format!("{}?done=name", paths(ctx.face()).home))
}
