//! One's own address: what is proved of oneself, a letter to ask for, its code to enter.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{AnyId, Day, Id};
use engawa_web::ui::{Button, ErrorSummary, Field, FormFoot, Kicker, Rows, Select, Tell, Tone, Width};
use engawa_web::{Answer, Ctx, Failure, Fields, FormHead, RouteRow, Said, Voice, key};
use engawa_who::accounts::Account;
use engawa_who::pages::Done;

use super::deeds::{Entered, Undone, ask_letter, enter_code, unfit};
use super::{own, own_deed, said, standing};
use crate::deeds::By;
use crate::model::{LINES_MAX, Letter, LetterEnd, NAME_MAX, Recipient, Stand};
use crate::refused::Refused;
use crate::rules::levels::Standing;
use crate::rules::posted::{LENGTH, read_code};
use crate::store::{self, Place, letters};

/// The page.
pub(super) const SHOW: RouteRow = own("/my/address").asks(&["done"]);
/// Asks for a letter.
pub(super) const ASK: RouteRow = own_deed("/my/address").fields(&["name", "kana", "area", "address"]);
/// Enters its code.
pub(super) const CODE: RouteRow = own_deed("/my/address/code").secret(&["code"]);

struct Known {
    standing: Standing,
    letter: Option<Letter>,
    places: Vec<Place>,
}

fn read(db: &Db, account: Id<Account>, today: Day) -> Result<Known, Fault> {
    Ok(Known {
        standing: standing::standing_of(db, account)?,
        letter: letters::latest_of(db, account)?,
        places: store::places(db, today)?,
    })
}

/// The page `templates/my_address.html`.
#[derive(Template)]
#[template(path = "my_address.html")]
struct AddressPage {
    voice: Voice,
    errors: ErrorSummary,
    way: Kicker,
    tells: Vec<Tell>,
    level: Said,
    shown: Rows,
    code: Option<CodeForm>,
    ask: AskForm,
    is_first: bool,
}

struct CodeForm {
    head: FormHead,
    field: Field,
    foot: FormFoot,
}

struct AskForm {
    head: FormHead,
    name: Field,
    kana: Field,
    area: Select,
    address: Field,
    foot: FormFoot,
}

/// What comes back with a form.
#[derive(Default)]
struct Back {
    fields: Fields,
    wrongs: Vec<(&'static str, Said)>,
    code: Option<Said>,
    done: Option<Tell>,
}

impl Back {
    fn at(&self, field: &str) -> Option<Said> {
        self.wrongs.iter().find(|(name, _)| *name == field).map(|(_, said)| said.clone())
    }
}

fn done(voice: &Voice, code: &str) -> Option<Tell> {
    Some(match code {
        "asked" => Tell::new(Tone::Done, voice.say("parties-own-asked")),
        "proved" => Tell::new(Tone::Done, voice.say("parties-own-proved")),
        _ => return None,
    })
}

/// Shows what stands.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Done>) -> Answer<Response> {
    let back = Back { done: done(&ctx.voice, &asked.done), ..Back::default() };
    page(&ctx, &back).await
}

async fn page(ctx: &Ctx, back: &Back) -> Answer<Response> {
    let (account, today): (Id<Account>, _) = (ctx.signed_in()?.account.of(), ctx.today());
    let known = ctx.town.read(move |db| read(db, account, today)).await?;
    let voice = &ctx.voice;
    let stand = known.letter.as_ref().map(|letter| letter.stand(today));
    let code = match stand {
        Some(Stand::Sent(_)) => Some(code_form(ctx, back)?),
        _ => None,
    };
    let ask = ask_form(ctx, &known.places, back, code.is_some())?;
    let mut fields: Vec<&dyn engawa_web::ui::Asked> = vec![&ask.name, &ask.kana, &ask.area, &ask.address];
    fields.extend(code.as_ref().map(|form| &form.field as &dyn engawa_web::ui::Asked));
    let errors = ErrorSummary::of(voice, &fields).form_error(back.at(""));
    let said = |letter: &Letter| said::stand(voice, letter.stand(today), &letter.reason);
    let told = known.letter.as_ref().and_then(said).filter(|_| back.done.is_none()).map(Tell::info);
    let title = errors.page_title(voice, voice.say("parties-own-title"));
    let is_wrong = !back.wrongs.is_empty() || back.code.is_some();
    let content = AddressPage {
        voice: voice.clone(),
        errors,
        way: Kicker::new().link(voice.say("parties-own-my"), ctx.link("/my")),
        tells: back.done.clone().into_iter().chain(told).collect(),
        level: said::level(voice, known.standing.level),
        shown: said::shown(voice, &known.standing),
        is_first: is_first(stand) || !back.wrongs.is_empty(),
        code,
        ask,
    };
    let mut answer = ctx.page(&ctx.shell(voice.say("parties-own-title")).window(title), &content)?;
    if is_wrong {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// Whether asking for a letter is what one does here; where one is on the way or did its work, it is one thing among others.
fn is_first(stand: Option<Stand>) -> bool {
    match stand {
        None | Some(Stand::Late) => true,
        Some(Stand::Ended(outcome)) => outcome != LetterEnd::Proved,
        Some(Stand::Asked | Stand::Prepared | Stand::Sent(_)) => false,
    }
}

fn code_form(ctx: &Ctx, back: &Back) -> Answer<CodeForm> {
    let voice = &ctx.voice;
    let field = Field::code(voice, "code", voice.say("parties-own-code"))
        .hint(voice.say_with("parties-own-code-hint", &[("count", LENGTH.into())]))
        .width(Width::Middle)
        .max(LENGTH * 3)
        .autocomplete("off")
        .error(back.code.clone());
    Ok(CodeForm { head: ctx.form(CODE.path)?, field, foot: FormFoot::new(Button::submit(voice.say("parties-own-code-deed"))) })
}

fn ask_form(ctx: &Ctx, places: &[Place], back: &Back, is_second: bool) -> Answer<AskForm> {
    let (voice, say) = (&ctx.voice, |word| ctx.voice.say(word));
    let text = |name: &'static str, label| {
        let field = Field::text(voice, name, say(label)).value(back.fields.get(name));
        field.error(back.at(name))
    };
    let area = Select::new(voice, "area", say("parties-own-area-label")).chosen(back.fields.get("area")).error(back.at("area"));
    let area = places.iter().fold(area, |area, place| area.option(place.code.as_str(), place.path.as_str()));
    let deed = Button::submit(say("parties-own-ask"));
    Ok(AskForm {
        head: ctx.form(ASK.path)?,
        name: text("name", key("parties-own-name")).hint(say("parties-own-name-hint")).autocomplete("name").max(NAME_MAX),
        kana: text("kana", key("parties-own-kana")).max(NAME_MAX),
        area,
        address: text("address", key("parties-own-address"))
            .hint(say("parties-own-address-hint"))
            .autocomplete("street-address")
            .width(Width::Full)
            .max(LINES_MAX),
        foot: FormFoot::new(if is_second { deed.outline() } else { deed }),
    })
}

/// Asks for a letter.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let (account, today): (Id<Account>, _) = (ctx.signed_in()?.account.of(), ctx.today());
    let places = ctx.town.read(move |db| store::places(db, today)).await?;
    let code = fields.get("area");
    let unknown = || AnyId::random([0; 16]);
    let place = |code: &str| places.iter().find(|place| place.code == code).map_or_else(unknown, |place| place.id);
    let text = |name: &str| fields.get(name).to_owned();
    let area = (!code.is_empty()).then(|| place(code).of());
    let to = Recipient { name: text("name"), kana: text("kana"), area, address: text("address") };
    let wrongs: Vec<_> = unfit(&to).iter().filter_map(|undone| said::undone(&ctx.voice, undone)).collect();
    if !wrongs.is_empty() {
        return page(&ctx, &Back { fields, wrongs, ..Back::default() }).await;
    }
    let by = By::web(ctx.actor()?);
    match ctx.town.write(fields.key(), move |tx| ask_letter(tx, account, &to, &by)).await {
        Ok(_) => ctx.see_other("/my/address?done=asked"),
        Err(undone) => {
            let wrong = said::undone(&ctx.voice, &undone).ok_or_else(|| failure(undone))?;
            page(&ctx, &Back { fields, wrongs: vec![wrong], ..Back::default() }).await
        }
    }
}

/// What is no mistake in a form.
fn failure(undone: Undone) -> Failure {
    match undone {
        Undone::Refused(Refused::NotFound) => Failure::NotFound,
        Undone::Refused(Refused::Fault(fault)) => fault.into(),
        other => Failure::Fault(Box::new(other)),
    }
}

/// Enters the code of the letter.
pub(super) async fn submit_code(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let account: Id<Account> = ctx.signed_in()?.account.of();
    let again = |sentence: Said| Back { code: Some(sentence), ..Back::default() };
    // A slip of the pen is found without asking anybody, and costs no try.
    let Some(code) = read_code(fields.get("code")) else {
        let sentence = ctx.voice.say_with("parties-own-code-form", &[("count", LENGTH.into())]);
        return page(&ctx, &again(sentence)).await;
    };
    let (town, by) = (ctx.town.name().to_owned(), By::web(ctx.actor()?));
    let entered = ctx.town.write(fields.key(), move |tx| enter_code(tx, &town, account, &code, &by)).await;
    let sentence = match entered {
        Ok(Entered::Proved) => return ctx.see_other("/my/address?done=proved"),
        Ok(Entered::Wrong(left)) => ctx.voice.say_with("parties-own-code-wrong", &[("left", left.into())]),
        Ok(Entered::Locked) => ctx.voice.say("parties-letter-locked"),
        Ok(Entered::Late) => ctx.voice.say("parties-letter-late"),
        Err(undone) => said::undone(&ctx.voice, &undone).map(|(_, said)| said).ok_or_else(|| failure(undone))?,
    };
    page(&ctx, &again(sentence)).await
}
