//! Who a person is shown to be: a proof is written down, an account is bound to them or unbound.

use axum::extract::Path;
use axum::response::Response;
use engawa_kernel::Choice;
use engawa_web::ui::{Definitions, Picks};
use engawa_web::{Answer, Ctx, Failure, Fields, RouteRow, Said, key};
use engawa_who::accounts::{Account, Mail};
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};

use super::forms::{ask_day, day, line};
use super::{EDITS, deed, look, page, sentences};
use crate::deeds::{self, By};
use crate::model::{Proof, ProofWay};
use crate::refused::Refused;
use crate::store::{self, Named};

/// The form of a proof.
pub(super) const PROOF: RouteRow = page("/desk/parties/{person}/proofs", EDITS);
/// The deed.
pub(super) const PROOF_DEED: RouteRow = deed("/desk/parties/{person}/proofs").fields(&["way", "from"]);
/// The form in which an account is bound or unbound.
pub(super) const ACCOUNT: RouteRow = page("/desk/parties/{person}/account", EDITS);
/// The deed that binds.
pub(super) const ACCOUNT_DEED: RouteRow = deed("/desk/parties/{person}/account").fields(&["mail"]);
/// The deed that unbinds.
pub(super) const UNBIND_DEED: RouteRow = deed("/desk/parties/{person}/account/unbinding").fields(&["reason"]);

/// The ways that staff write down: the others happen by themselves.
const WRITTEN: [ProofWay; 4] = [ProofWay::Desk, ProofWay::Card, ProofWay::Letter, ProofWay::Roster];

/// How somebody showed who they are, in words.
pub(super) fn way_word(way: ProofWay) -> &'static str {
    match way {
        ProofWay::Contact => key("parties-shown-by-contact"),
        ProofWay::Letter => key("parties-shown-by-letter"),
        ProofWay::Desk => key("parties-shown-by-desk"),
        ProofWay::Roster => key("parties-shown-by-roster"),
        ProofWay::Card => key("parties-shown-by-card"),
    }
}

/// A proof as a line of the sheet.
pub(super) fn said(ctx: &Ctx, proof: &Proof) -> Said {
    let args = [
        ("way", ctx.voice.say(way_word(proof.way)).into()),
        ("day", ctx.voice.full_day(proof.shown_on).into()),
        ("level", proof.way.level().into()),
    ];
    ctx.voice.say_with("parties-proof-is", &args)
}

/// The form, with today.
pub(super) async fn show_proof(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let person = look::party_of(&ctx, &id, "person").await?;
    look::note(&ctx, PROOF.path, vec![person.id]).await?;
    let today = ctx.today().to_string();
    proof_form(&ctx, &person, &Typed::fresh(&[("from", &today)]))
}

fn proof_form(ctx: &Ctx, person: &Named, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let ways = Picks::radios(&ctx.voice, "way", say("parties-proof-way"));
    let ways = ways.chosen(typed.fields.get("way")).error(typed.wrong("way"));
    let ways = WRITTEN.iter().fold(ways, |ways, way| {
        let level = ctx.voice.say_with("parties-person-level-is", &[("level", way.level().into())]);
        ways.pick_with_hint(way.code(), say(way_word(*way)), level)
    });
    let path = format!("{}/proofs", look::path(person.id));
    Sheet::new(ctx, look::way_to(ctx, person), say("parties-act-proof"), &path, say("parties-proof-deed"))?
        .lead(say("parties-proof-lead"))
        .part(ways)
        .part(ask_day(ctx, typed, "from", key("parties-proof-day")))
        .back(ctx.link(&look::path(person.id)))
        .answer(ctx, &typed.wrongs)
}

/// Writes the proof down.
pub(super) async fn submit_proof(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let person = look::party_of(&ctx, &id, "person").await?;
    let mut wrongs = Wrongs::default();
    let shown_on = day(&ctx, &fields, "from", &mut wrongs);
    let way = ProofWay::from_code(fields.get("way")).filter(|way| WRITTEN.contains(way));
    if way.is_none() {
        wrongs.add("way", ctx.voice.say("parties-refused-unknown"));
    }
    let (Some(shown_on), Some(way)) = (shown_on, way) else {
        return proof_form(&ctx, &person, &Typed::back(fields, wrongs));
    };
    let (by, id) = (By::web(ctx.actor()?), person.id);
    let done: Result<(), Refused> =
        ctx.town.write(fields.key(), move |tx| deeds::prove_person(tx, id.of(), way, shown_on, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=proved", look::path(id))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            proof_form(&ctx, &person, &Typed::back(fields, wrongs))
        }
    }
}

/// A person with the account by which they come in, where there is one.
async fn with_account(ctx: &Ctx, id: &str) -> Answer<(Named, Option<Account>)> {
    let person = look::party_of(ctx, id, "person").await?;
    let id = person.id;
    let found = ctx
        .town
        .read(move |db| {
            let account = store::people::person(db, id.of())?.and_then(|person| person.account);
            account.map(|account| engawa_who::accounts::account(db, account)).transpose()
        })
        .await?;
    Ok((person, found.flatten()))
}

/// The form: an address where no account is bound, else the question whether to unbind it.
pub(super) async fn show_account(ctx: Ctx, Path(id): Path<String>) -> Answer<Response> {
    let (person, account) = with_account(&ctx, &id).await?;
    let shown = account.iter().map(|account| account.id.any()).chain([person.id]).collect();
    look::note(&ctx, ACCOUNT.path, shown).await?;
    account_form(&ctx, &person, account.as_ref(), &Typed::default())
}

fn account_form(ctx: &Ctx, person: &Named, account: Option<&Account>, typed: &Typed) -> Answer<Response> {
    match account {
        Some(account) => bound_form(ctx, person, account, typed),
        None => open_form(ctx, person, typed),
    }
}

fn open_form(ctx: &Ctx, person: &Named, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let path = format!("{}/account", look::path(person.id));
    let mail = line(ctx, typed, "mail", key("parties-account-mail")).hint(say("parties-account-mail-hint"));
    Sheet::new(ctx, look::way_to(ctx, person), say("parties-act-account"), &path, say("parties-account-deed"))?
        .lead(say("parties-account-lead"))
        .part(mail.error(typed.wrong("mail").or_else(|| typed.wrong("account")).or_else(|| typed.wrong("other"))))
        .back(ctx.link(&look::path(person.id)))
        .answer(ctx, &typed.wrongs)
}

fn bound_form(ctx: &Ctx, person: &Named, account: &Account, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let path = format!("{}/account/unbinding", look::path(person.id));
    let facts = Definitions::new()
        .pair(say("parties-account-name"), account.name.as_str())
        .pair(say("parties-account-mail"), account.mail.as_str());
    Sheet::new(ctx, look::way_to(ctx, person), say("parties-act-account"), &path, say("parties-unbind-deed"))?
        .lead(say("parties-unbind-lead"))
        .facts(facts)
        .part(line(ctx, typed, "reason", key("parties-form-reason")))
        .danger()
        .back(ctx.link(&look::path(person.id)))
        .answer(ctx, &typed.wrongs)
}

/// Binds the account of an address.
pub(super) async fn submit_account(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let (person, account) = with_account(&ctx, &id).await?;
    if account.is_some() {
        return Err(Failure::Refused { why: ctx.voice.say("parties-refused-account-bound") });
    }
    let Ok(mail) = Mail::parse(fields.get("mail")) else {
        let wrongs = Wrongs::at("mail", ctx.voice.say("parties-refused-mail"));
        return open_form(&ctx, &person, &Typed::back(fields, wrongs));
    };
    let (by, id) = (By::web(ctx.actor()?), person.id);
    let done: Result<(), Refused> = ctx
        .town
        .write(fields.key(), move |tx| {
            let account = engawa_who::accounts::account_by_mail(tx, &mail.key)?.ok_or(Refused::Unknown("account"))?;
            deeds::bind_account(tx, id.of(), account.id, &by)
        })
        .await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=bound", look::path(id))),
        Err(refused) => open_form(&ctx, &person, &Typed::back(fields, not_bound(&ctx, refused)?)),
    }
}

/// Why an address is not bound, at the only field.
fn not_bound(ctx: &Ctx, refused: Refused) -> Answer<Wrongs> {
    match refused {
        Refused::Unknown("account") => Ok(Wrongs::at("mail", ctx.voice.say("parties-refused-no-account"))),
        Refused::TwoAccounts => Ok(Wrongs::at("mail", ctx.voice.say("parties-refused-account-taken"))),
        other => sentences::wrongs(&ctx.voice, other),
    }
}

/// Unbinds the account.
pub(super) async fn submit_unbinding(ctx: Ctx, Path(id): Path<String>, fields: Fields) -> Answer<Response> {
    let (person, account) = with_account(&ctx, &id).await?;
    let account = account.ok_or(Failure::NotFound)?;
    let (by, id, reason) = (By::web(ctx.actor()?), person.id, fields.get("reason").to_owned());
    let done: Result<(), Refused> = ctx.town.write(fields.key(), move |tx| deeds::unbind_account(tx, id.of(), &reason, &by)).await;
    match done {
        Ok(()) => ctx.see_other(&format!("{}?done=unbound", look::path(id))),
        Err(refused) => {
            let wrongs = sentences::wrongs(&ctx.voice, refused)?;
            bound_form(&ctx, &person, &account, &Typed::back(fields, wrongs))
        }
    }
}
