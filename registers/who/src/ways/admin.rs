//! Which ways a town has opened: prepared, opened and closed by an administrator. None is open before that.

use askama::Template;
use axum::extract::{Extension, Path, Query};
use axum::response::Response;
use engawa_db::Tx;
use engawa_journal::{Deed, Untold, tell};
use engawa_kernel::{Actor, Channel, Choice, Moment, Seq, Visibility};
use engawa_web::ui::{Button, Definitions, Field, Kicker, PostButton, Row as Line, Rows, Tell, Tone, Width};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, May, Rooms, RouteRow as Row, Said, key};
use serde::{Deserialize, Serialize};

use super::address::{Address, Reach};
use super::facts::{WayClosed, WayOpened};
use super::model::Way;
use super::out::{profile_of, redirect_of};
use super::profile::{ClientAuth, Profile};
use super::stated::StatedWays;
use super::words::{for_whom, name_of};
use super::{KEYS, jose, path_of, store};
use crate::ADMINISTER;
use crate::pages::sheet::{Sheet, Typed, Wrongs};
use crate::pages::{Done, look, way};

const ADMINISTERS: May = May::Holds(&[ADMINISTER]);
/// All ways.
const SHOW: Row = Row::get("/admin/ways", Face::Staff, ADMINISTERS).asks(&["done"]);
/// One of them.
const ONE: Row = Row::get("/admin/ways/{profile}", Face::Staff, ADMINISTERS);
/// Preparing it, and opening it where everything is there.
const OPEN: Row =
    Row::post("/admin/ways/{profile}/opening", Face::Staff, ADMINISTERS).fields(&["issuer", "client"]).secret(&["secret"]);
/// Closing it.
const CLOSE: Row = Row::post("/admin/ways/{profile}/closing", Face::Staff, ADMINISTERS);
/// The longest name or secret of ours.
pub(super) const CLIENT_MAX: usize = 200;

pub(super) fn routes() -> Rooms {
    Rooms::new().row(SHOW, show).row(ONE, one).row(OPEN, open).row(CLOSE, close)
}

/// The page `templates/admin_ways.html`.
#[derive(Template)]
#[template(path = "admin_ways.html")]
struct WaysPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    lead: Said,
    ways: Rows,
    closing_h: Said,
    closing: Vec<PostButton>,
}

/// What the configuration states; in tests nothing.
type Stated = Option<Extension<StatedWays>>;

fn is_stated(ctx: &Ctx, stated: Option<&Extension<StatedWays>>, profile: Profile) -> bool {
    stated.is_some_and(|Extension(stated)| stated.has(ctx.town.name(), profile))
}

async fn show(ctx: Ctx, stated: Stated, Query(asked): Query<Done>) -> Answer<Response> {
    let kept = ctx.town.read(store::ways).await?;
    let say = |key| ctx.voice.say(key);
    let of = |profile: Profile| kept.iter().find(|way| way.profile == profile);
    let open = kept.iter().filter(|way| way.closed_at.is_none() && !is_stated(&ctx, stated.as_ref(), way.profile));
    let lines = Profile::ALL.iter().map(|profile| line(&ctx, *profile, of(*profile), is_stated(&ctx, stated.as_ref(), *profile)));
    let page = WaysPage {
        done: done(&asked.done).map(|key| Tell::new(Tone::Done, say(key))),
        way: way(&ctx),
        title: say("who-admin-ways"),
        lead: say("who-admin-ways-lead"),
        ways: Rows::new(lines.collect(), say("who-admin-ways")),
        closing_h: say("who-admin-ways-closing"),
        closing: open.map(|way| closing(&ctx, way.profile)).collect::<Answer<Vec<PostButton>>>()?,
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn done(code: &str) -> Option<&'static str> {
    Some(match code {
        "opened" => key("who-admin-ways-opened"),
        "prepared" => key("who-admin-ways-prepared"),
        "closed" => key("who-admin-ways-closed"),
        _ => return None,
    })
}

fn line(ctx: &Ctx, profile: Profile, kept: Option<&Way>, is_stated: bool) -> Line {
    let voice = &ctx.voice;
    let state = match kept {
        Some(_) if is_stated => voice.say("who-admin-ways-stated"),
        Some(way) if way.closed_at.is_none() => {
            voice.say_with("who-admin-ways-open", &[("day", voice.full_day(way.opened_at.day()).into())])
        }
        Some(_) => voice.say("who-admin-ways-kept"),
        None => voice.say("who-admin-ways-none"),
    };
    Line::new(name_of(voice, profile)).href(ctx.link(&path_of(&ONE, profile))).above(state).below(for_whom(voice, profile))
}

fn closing(ctx: &Ctx, profile: Profile) -> Answer<PostButton> {
    let label = ctx.voice.say_with("who-admin-ways-close", &[("way", name_of(&ctx.voice, profile).into())]);
    Ok(PostButton::of(&ctx.form(&path_of(&CLOSE, profile))?, Button::submit(label).danger().outline()))
}

async fn one(ctx: Ctx, stated: Stated, Path(profile): Path<String>) -> Answer<Response> {
    let profile = profile_of(&profile)?;
    let kept = ctx.town.read(move |db| store::way(db, profile)).await?;
    if is_stated(&ctx, stated.as_ref(), profile) {
        return only_shown(&ctx, profile, kept.as_ref());
    }
    let typed = match &kept {
        Some(way) => Typed::fresh(&[("issuer", &way.issuer), ("client", &way.client_id)]),
        None => Typed::fresh(&[("issuer", usual_issuer(profile))]),
    };
    form(&ctx, profile, kept.as_ref(), &typed)
}

/// The page `templates/admin_way.html`: a way that the configuration states is shown, and changed there.
#[derive(Template)]
#[template(path = "admin_way.html")]
struct StatedPage {
    way: Kicker,
    title: Said,
    tell: Tell,
    facts: Definitions,
}

fn only_shown(ctx: &Ctx, profile: Profile, kept: Option<&Way>) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let facts = facts(ctx, profile, kept)
        .maybe(say("who-admin-ways-issuer"), kept.map(|way| Said::from(way.issuer.as_str())))
        .maybe(say("who-admin-ways-client"), kept.map(|way| Said::from(way.client_id.as_str())));
    let page = StatedPage {
        way: way(ctx).link(say("who-admin-ways"), ctx.link(SHOW.path)),
        title: name_of(&ctx.voice, profile),
        tell: Tell::info(say("who-admin-ways-stated-lead")),
        facts,
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

/// Refuses to change what the configuration states: at the next start it would be as before.
fn may_change(ctx: &Ctx, stated: Option<&Extension<StatedWays>>, profile: Profile) -> Answer<()> {
    if is_stated(ctx, stated, profile) {
        return Err(Failure::Refused { why: ctx.voice.say("who-admin-ways-stated-lead") });
    }
    Ok(())
}

/// What everybody writes there; nothing where the provider tells it with the application.
fn usual_issuer(profile: Profile) -> &'static str {
    match profile {
        Profile::Line => "https://access.line.me",
        Profile::Card | Profile::GbizId => "",
    }
}

fn form(ctx: &Ctx, profile: Profile, kept: Option<&Way>, typed: &Typed) -> Answer<Response> {
    let (voice, say) = (&ctx.voice, |key| ctx.voice.say(key));
    let text = |name, label| {
        Field::text(voice, name, say(label))
            .value(typed.value(name))
            .error(typed.wrong(name))
            .width(Width::Full)
            .autocomplete("off")
    };
    let back = way(ctx).link(say("who-admin-ways"), ctx.link(SHOW.path));
    let sheet = Sheet::new(ctx, back, name_of(voice, profile), &path_of(&OPEN, profile), say("who-admin-ways-save"))?
        .lead(for_whom(voice, profile))
        .facts(facts(ctx, profile, kept))
        .part(text("issuer", key("who-admin-ways-issuer")).hint(say("who-admin-ways-issuer-hint")))
        .part(text("client", key("who-admin-ways-client")).hint(say("who-admin-ways-client-hint")).optional());
    let sheet = match profile.terms().auth {
        ClientAuth::Secret => {
            let field = Field::password(voice, "secret", say("who-admin-ways-secret")).error(typed.wrong("secret"));
            sheet.part(field.hint(say("who-admin-ways-secret-hint")).autocomplete("off").optional())
        }
        ClientAuth::PrivateKeyJwt => sheet,
    };
    sheet.back(ctx.link(SHOW.path)).answer(ctx, &typed.wrongs)
}

/// What the provider asks of the town.
fn facts(ctx: &Ctx, profile: Profile, kept: Option<&Way>) -> Definitions {
    let voice = &ctx.voice;
    let missing = || voice.say("who-admin-ways-no-address");
    let redirect = redirect_of(ctx, profile).map_or_else(|_| missing(), Said::from);
    let facts = Definitions::new().pair(voice.say("who-admin-ways-redirect"), redirect);
    let keys = || ctx.origin().map(|origin| format!("{origin}{}{}", ctx.links.base(), path_of(&KEYS, profile)));
    match (profile.terms().auth, kept) {
        (ClientAuth::PrivateKeyJwt, Some(_)) => {
            facts.pair(voice.say("who-admin-ways-keys"), keys().map_or_else(missing, Said::from))
        }
        (ClientAuth::PrivateKeyJwt, None) => facts.pair(voice.say("who-admin-ways-keys"), voice.say("who-admin-ways-keys-later")),
        (ClientAuth::Secret, _) => facts,
    }
}

/// How far it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Came {
    Opened,
    Prepared,
}

async fn open(ctx: Ctx, stated_ways: Stated, Path(profile): Path<String>, fields: Fields) -> Answer<Response> {
    let profile = profile_of(&profile)?;
    may_change(&ctx, stated_ways.as_ref(), profile)?;
    let kept = ctx.town.read(move |db| store::way(db, profile)).await?;
    let (reach, by) = (Reach::of(ctx.origin()), ctx.actor()?);
    let way = match stated(&ctx, profile, kept.as_ref(), &fields, reach) {
        Ok(way) => way?,
        Err(wrongs) => return form(&ctx, profile, kept.as_ref(), &Typed::back(fields, wrongs)),
    };
    let came =
        ctx.town.write(fields.key(), move |tx| put(tx, &way, &by)).await.map_err(|untold| look::failure(&ctx.voice, untold))?;
    let done = if came == Came::Opened { "opened" } else { "prepared" };
    ctx.see_other(&format!("{}?done={done}", SHOW.path))
}

/// The way as it was typed. A secret that is not typed again stays; a key is made once, and stays too.
fn stated(ctx: &Ctx, profile: Profile, kept: Option<&Way>, fields: &Fields, reach: Reach) -> Result<Answer<Way>, Wrongs> {
    let mut wrongs = Wrongs::default();
    let (issuer, client, secret) = (fields.trimmed("issuer"), fields.trimmed("client"), fields.trimmed("secret"));
    if Address::parse(issuer, reach).is_none() || issuer.contains('?') {
        wrongs.add("issuer", ctx.voice.say("who-admin-ways-issuer-wrong"));
    }
    for (name, value) in [("client", client), ("secret", secret)] {
        if value.len() > CLIENT_MAX || !value.bytes().all(|byte| byte.is_ascii_graphic()) {
            wrongs.add(name, ctx.voice.say("who-admin-ways-client-wrong"));
        }
    }
    if !wrongs.is_empty() {
        return Err(wrongs);
    }
    Ok(with_key(Way {
        profile,
        issuer: issuer.to_owned(),
        client_id: client.to_owned(),
        client_secret: if secret.is_empty() {
            kept.map(|way| way.client_secret.clone()).unwrap_or_default()
        } else {
            secret.to_owned()
        },
        signing_key: kept.map(|way| way.signing_key.clone()).unwrap_or_default(),
        key_id: kept.map(|way| way.key_id.clone()).unwrap_or_default(),
        opened_at: ctx.now(),
        closed_at: kept.and_then(|way| way.closed_at),
    }))
}

fn with_key(way: Way) -> Answer<Way> {
    if way.profile.terms().auth != ClientAuth::PrivateKeyJwt || !way.signing_key.is_empty() {
        return Ok(way);
    }
    let fault = |error: jose::NoKey| Failure::Fault(Box::new(error));
    let signing_key = jose::new_key().map_err(fault)?;
    let key_id = jose::key_id(&signing_key).map_err(fault)?;
    Ok(Way { signing_key, key_id, ..way })
}

/// Whether everything is there that a journey needs.
fn is_whole(way: &Way) -> bool {
    let may_show = match way.profile.terms().auth {
        ClientAuth::Secret => !way.client_secret.is_empty(),
        ClientAuth::PrivateKeyJwt => !way.signing_key.is_empty(),
    };
    !way.client_id.is_empty() && may_show
}

fn put(tx: &mut Tx, way: &Way, by: &Actor) -> Result<Came, Untold> {
    let now: Moment = tx.now();
    if !is_whole(way) {
        store::put_way(tx, way, Seq(0))?;
        store::close_way(tx, way.profile, now)?;
        return Ok(Came::Prepared);
    }
    let fact = WayOpened { profile: way.profile };
    let seq = tell(tx, Deed::of(fact, by.clone(), Channel::Web).seen_by(Visibility::Public))?;
    store::put_way(tx, way, seq)?;
    Ok(Came::Opened)
}

async fn close(ctx: Ctx, stated_ways: Stated, Path(profile): Path<String>, fields: Fields) -> Answer<Response> {
    let (profile, by) = (profile_of(&profile)?, ctx.actor()?);
    may_change(&ctx, stated_ways.as_ref(), profile)?;
    let close = move |tx: &mut Tx| -> Result<(), Untold> {
        if !store::open_profiles(tx)?.contains(&profile) {
            return Ok(());
        }
        let now = tx.now();
        tell(tx, Deed::of(WayClosed { profile }, by.clone(), Channel::Web).seen_by(Visibility::Public))?;
        Ok(store::close_way(tx, profile, now)?)
    };
    ctx.town.write(fields.key(), close).await.map_err(|untold| look::failure(&ctx.voice, untold))?;
    ctx.see_other(&format!("{}?done=closed", SHOW.path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_opens_only_when_everything_is_there() {
        let line = Way { client_id: "c".into(), client_secret: "s".into(), ..Way::default() };
        assert!(is_whole(&line));
        assert!(!is_whole(&Way { client_secret: String::new(), ..line.clone() }));
        assert!(!is_whole(&Way { client_id: String::new(), ..line.clone() }));
        assert!(!is_whole(&Way { profile: Profile::Card, ..line.clone() }));
        assert!(is_whole(&Way { profile: Profile::Card, signing_key: vec![1], client_secret: String::new(), ..line }));
    }
}
