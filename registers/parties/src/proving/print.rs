//! Printing: one letter a page, for an envelope with a window. The codes are shown this once; only their hashes stay.

use askama::Template;
use axum::response::Response;
use engawa_db::{Db, Fault, Key, random_bytes};
use engawa_kernel::{Day, Id};
use engawa_web::ui::{Button, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, Failure, Fields, May, RouteRow, Said, Voice};
use engawa_who::pages::look;

use super::deeds::{Undone, code_hash, print_letters};
use super::queue::{self, Told, told};
use super::{SHOWN, said};
use crate::EDIT;
use crate::deeds::By;
use crate::model::Letter;
use crate::refused::Refused;
use crate::rules::posted::{HOLDS_DAYS, code_from, grouped};
use crate::store::letters;

/// The deed.
pub(super) const DEED: RouteRow =
    RouteRow::post("/desk/parties/letters/print", Face::Staff, May::Holds(&[EDIT])).fields(&["letter"]).shows(SHOWN);
/// So many letters are one batch.
const BATCH_MAX: usize = 100;

/// One letter as it is printed.
struct Sheet {
    name: String,
    area: String,
    address: String,
    code: String,
    spoken: String,
    dear: Said,
    reference: Said,
}

/// The page `templates/desk_letters_print.html`.
#[derive(Template)]
#[template(path = "desk_letters_print.html")]
struct PrintPage {
    voice: Voice,
    title: Said,
    tell: Tell,
    sheets: Vec<Sheet>,
    town: Said,
    day: Said,
    until: Said,
    page: String,
    back: Button,
}

/// A fresh code; of chance that favours some signs nothing is taken.
fn new_code() -> String {
    loop {
        if let Some(code) = code_from(&random_bytes::<32>()) {
            return code;
        }
    }
}

fn read(db: &Db, ids: &[Id<Letter>]) -> Result<Vec<Told>, Fault> {
    let mut all = Vec::new();
    for id in ids {
        if let Some(letter) = letters::letter(db, *id)? {
            all.push(told(db, letter)?);
        }
    }
    Ok(all)
}

/// Prints the letters that were picked.
pub(super) async fn submit(ctx: Ctx, fields: Fields) -> Answer<Response> {
    let picked: Vec<&str> = fields.all("letter").into_iter().take(BATCH_MAX).collect();
    let ids = picked.into_iter().map(look::id::<Letter>).collect::<Answer<Vec<_>>>()?;
    if ids.is_empty() {
        return queue::page(&ctx, "", Some(ctx.voice.say("parties-letters-pick"))).await;
    }
    let codes: Vec<(Id<Letter>, String)> = ids.iter().map(|id| (*id, new_code())).collect();
    let town = ctx.town.name();
    let hashes: Vec<_> = codes.iter().map(|(id, code)| (*id, code_hash(town, *id, code))).collect();
    let by = By::web(ctx.actor()?);
    // Without a key: the codes of the page that is shown are the ones that hold, also when the button was pressed twice.
    let printed = ctx.town.write(Key::none(), move |tx| print_letters(tx, &hashes, &by)).await.map_err(failure)?;
    let asked = printed.clone();
    let all = ctx.town.read(move |db| read(db, &asked)).await?;
    let people = all.iter().filter_map(|told| told.letter.person).map(Id::any);
    look::note_export(&ctx, DEED.path, people.chain(all.iter().map(|told| told.letter.account.any())).collect()).await?;
    answer(&ctx, &all, &codes)
}

pub(super) fn failure(undone: Undone) -> Failure {
    match undone {
        Undone::Refused(Refused::Fault(fault)) => fault.into(),
        Undone::Refused(Refused::NotFound) | Undone::NotNow => Failure::NotFound,
        other => Failure::Fault(Box::new(other)),
    }
}

fn answer(ctx: &Ctx, all: &[Told], codes: &[(Id<Letter>, String)]) -> Answer<Response> {
    let voice = &ctx.voice;
    let until: Day = ctx.today().plus_days(HOLDS_DAYS);
    let page = PrintPage {
        voice: voice.clone(),
        title: voice.say("parties-letters-print-title"),
        tell: Tell::new(Tone::Late, voice.say_with("parties-letters-print-lead", &[("count", all.len().into())])),
        sheets: all.iter().filter_map(|told| sheet(voice, told, codes)).collect(),
        town: Said::text(&ctx.site.name),
        day: voice.full_day(ctx.today()),
        until: voice.say_with("parties-letter-step-until", &[("day", voice.full_day(until).into())]),
        page: ctx.whole_link("/my/address").unwrap_or_default(),
        back: Button::link(voice.say("parties-letters-title"), ctx.link(queue::SHOW.path)).outline(),
    };
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

fn sheet(voice: &Voice, told: &Told, codes: &[(Id<Letter>, String)]) -> Option<Sheet> {
    let code = codes.iter().find(|(id, _)| *id == told.letter.id).map(|(_, code)| code)?;
    let id = told.letter.id.to_string();
    Some(Sheet {
        name: told.letter.to.name.clone(),
        area: told.area.clone(),
        address: told.letter.to.address.clone(),
        code: grouped(code),
        spoken: said::spoken(voice, code),
        dear: voice.say_with("parties-letter-dear", &[("name", told.letter.to.name.as_str().into())]),
        // By the end of its id the desk finds a letter that came back.
        reference: voice.say_with("parties-letter-reference", &[("reference", id.rsplit('-').next().unwrap_or_default().into())]),
    })
}
