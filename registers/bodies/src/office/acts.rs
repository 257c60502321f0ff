//! What the acts of a desk have in common: a form with its way back, a deed in one unit, the note that members were shown.

use engawa_db::Tx;
use engawa_kernel::AnyId;
use engawa_web::ui::Field;
use engawa_web::{Answer, Ctx, Fields, key};
use engawa_who::pages::look;
use engawa_who::pages::sheet::{Sheet, Typed, Wrongs};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::entered::{NotEntered, entered_by};
use super::{Entered, home};
use crate::model::{DeskRight, Entry};
use crate::refused::Refused;
use crate::sentences;

impl From<NotEntered> for Refused {
    fn from(not: NotEntered) -> Refused {
        match not {
            NotEntered::NoPost => Refused::NoPost,
            NotEntered::Fault(fault) => Refused::Fault(fault),
        }
    }
}

/// A form of the desk, which leads back to a page of it.
pub(crate) fn sheet(ctx: &Ctx, at: &Entered, title: &'static str, (end, back): (&str, &str), deed: &'static str) -> Answer<Sheet> {
    let say = |key| ctx.voice.say(key);
    let sheet = Sheet::new(ctx, home::way_to(ctx, at), say(title), &at.path(end), say(deed))?;
    Ok(sheet.back_to(say(key("parties-office-back")), ctx.link(&at.path(back))))
}

/// Does a deed of the body in one unit. Who may is asked once more inside: a term may have ended since the page was shown.
pub(crate) async fn act<T, F>(ctx: &Ctx, fields: &Fields, at: &Entered, work: F) -> Result<T, Refused>
where
    T: Serialize + DeserializeOwned + Send + 'static,
    F: Fn(&mut Tx, &Entered) -> Result<T, Refused> + Send + 'static,
{
    let (account, slug) = (at.account, at.body.slug.clone());
    let unit = move |tx: &mut Tx| -> Result<T, Refused> {
        let now = entered_by(tx, account, &slug, DeskRight::Keeps)?;
        work(tx, &now)
    };
    ctx.town.write(fields.key(), unit).await
}

/// What a deed answered, or what is wrong with what was typed.
pub(crate) fn judged<T>(ctx: &Ctx, done: Result<T, Refused>) -> Answer<Result<T, Wrongs>> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(refused) => sentences::wrongs(&ctx.voice, refused).map(Err),
    }
}

/// Notes that somebody at the desk was shown members: the body, and those of them who have an account.
pub(crate) async fn note(ctx: &Ctx, route: &'static str, at: &Entered, entries: &[Entry]) -> Answer<()> {
    look::note(ctx, route, shown(at.body.id.any(), entries)).await
}

/// As [`note`], for a file that leaves the house.
pub(crate) async fn note_export(ctx: &Ctx, route: &'static str, at: &Entered, entries: &[Entry]) -> Answer<()> {
    look::note_export(ctx, route, shown(at.body.id.any(), entries)).await
}

/// Whom a look at a roster is about.
pub(crate) fn shown(body: AnyId, entries: &[Entry]) -> Vec<AnyId> {
    std::iter::once(body).chain(entries.iter().filter_map(|entry| entry.account.map(engawa_kernel::Id::any))).collect()
}

/// The field of a line that may be left empty, in the words of whoever fills it in.
pub(crate) fn open_line(ctx: &Ctx, typed: &Typed, name: &'static str, label: &'static str) -> Field {
    engawa_parties::desk::forms::line(ctx, typed, name, label).optional()
}
