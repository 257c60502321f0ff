//! What a room asks before an act: whether its visitor has shown enough. Who has not is told which ways lead there, and what
//! they typed stays on the page, to be sent again.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_kernel::Id;
use engawa_web::door::Strength;
use engawa_web::limits::percent_encoded;
use engawa_web::ui::{Button, FormFoot, Rows};
use engawa_web::{Answer, Ctx, Fields, FormHead, Said, Voice};
use engawa_who::accounts::Account;

use super::{said, standing};
use crate::model::ProofWay;
use crate::rules::levels::{self, Level, Standing};

/// The page `templates/too_little.html`.
#[derive(Template)]
#[template(path = "too_little.html")]
struct TooLittlePage {
    voice: Voice,
    lead: Said,
    now: Said,
    shown: Rows,
    ways: Vec<(Said, Said, String)>,
    again: Option<Again>,
    further: Option<Button>,
}

struct Again {
    head: FormHead,
    typed: Vec<(String, String)>,
    foot: FormFoot,
}

/// Where one goes for a way, and what it takes.
fn way_to(voice: &Voice, way: ProofWay) -> Option<(Said, &'static str)> {
    Some(match way {
        ProofWay::Contact => (voice.say("parties-enough-contact"), "/my"),
        ProofWay::Letter => (voice.say("parties-enough-letter"), "/my/address"),
        ProofWay::Desk => (voice.say("parties-enough-desk"), "/my/address"),
        ProofWay::Card => (voice.say("parties-enough-card"), "/my/ways"),
        // An association confirms by itself; nobody asks for it here.
        ProofWay::Roster => return None,
    })
}

/// The page for a visitor who has shown less than an act asks for; nothing where they have shown enough. Given the form of a
/// deed, it keeps what was typed. Whoever is not signed in is told to come in first: what they have shown is kept there.
///
/// # Errors
/// When the database cannot be read.
pub async fn too_little(ctx: &Ctx, least: Level, fields: Option<&Fields>) -> Answer<Option<Response>> {
    let whole = ctx.visitor().filter(|visitor| visitor.strength == Strength::Whole);
    let account: Option<Id<Account>> = whole.map(|visitor| visitor.account.of());
    let standing = match account {
        Some(account) => ctx.town.read(move |db| standing::standing_of(db, account)).await?,
        None => levels::standing(&[], ctx.today()),
    };
    if standing.level >= least {
        return Ok(None);
    }
    let page = page(ctx, least, (&standing, account.is_some()), fields)?;
    let mut answer = ctx.page(&ctx.shell(ctx.voice.say("parties-enough-title")), &page)?;
    // Not forbidden: it is theirs as soon as they have shown more.
    *answer.status_mut() = StatusCode::CONFLICT;
    Ok(Some(answer))
}

fn page(ctx: &Ctx, least: Level, (standing, is_in): (&Standing, bool), fields: Option<&Fields>) -> Answer<TooLittlePage> {
    let voice = &ctx.voice;
    let to_come_in = format!("/sign-in?to={}", percent_encoded(ctx.path()));
    let come_in = || (voice.say("parties-enough-come-in"), voice.say("parties-enough-come-in-text"), ctx.link(&to_come_in));
    // Who comes in by a mail address is reached by it.
    let ways = least.ways().into_iter().filter(|way| is_in || *way != ProofWay::Contact).filter_map(|way| {
        let (text, path) = way_to(voice, way)?;
        Some((said::way(voice, way), text, ctx.link(path)))
    });
    let again = |fields: &Fields| {
        let foot = FormFoot::new(Button::submit(voice.say("parties-enough-again")));
        let typed = fields.pairs().iter().filter(|(name, _)| name != "form-token").cloned().collect();
        Ok::<_, engawa_web::Failure>(Again { head: ctx.form(ctx.path())?, typed, foot })
    };
    Ok(TooLittlePage {
        voice: voice.clone(),
        lead: voice.say_with("parties-enough-lead", &[("level", said::level(voice, least).into())]),
        now: said::level(voice, standing.level),
        shown: said::shown(voice, standing),
        ways: (!is_in).then(come_in).into_iter().chain(ways).collect(),
        again: fields.map(again).transpose()?,
        further: fields.is_none().then(|| Button::link(voice.say("parties-enough-again"), ctx.link(ctx.path())).outline()),
    })
}
