//! Letters to the owner: whatever changes how one comes in is written to them, in the unit of the deed.

use std::sync::{Arc, LazyLock};

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::Id;
use engawa_web::{Ctx, Lang, Voice, Words, key};

use crate::accounts::{Account, write_to};

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happened {
    /// There is a password now, or another one.
    PasswordSet,
    /// There is none any more.
    PasswordRemoved,
    /// An app counts from now on.
    AppAdded,
    /// It counts no longer.
    AppRemoved,
    /// Too many wrong codes: it is closed.
    AppStopped,
    /// A passkey counts from now on.
    PasskeyAdded,
    /// It counts no longer.
    PasskeyRemoved,
    /// New recovery codes, the old ones are void.
    CodesMade,
    /// One of them was used.
    CodeUsed,
    /// The command line printed a link.
    LinkPrinted,
    /// One comes in by a provider from now on.
    WayAdded,
    /// No longer.
    WayRemoved,
}

impl Happened {
    fn word(self) -> &'static str {
        match self {
            Happened::PasswordSet => key("who-letter-password-set"),
            Happened::PasswordRemoved => key("who-letter-password-removed"),
            Happened::AppAdded => key("who-letter-app-added"),
            Happened::AppRemoved => key("who-letter-app-removed"),
            Happened::AppStopped => key("who-letter-app-stopped"),
            Happened::PasskeyAdded => key("who-letter-passkey-added"),
            Happened::PasskeyRemoved => key("who-letter-passkey-removed"),
            Happened::CodesMade => key("who-letter-codes-made"),
            Happened::CodeUsed => key("who-letter-code-used"),
            Happened::LinkPrinted => key("who-letter-link-printed"),
            Happened::WayAdded => key("who-letter-way-added"),
            Happened::WayRemoved => key("who-letter-way-removed"),
        }
    }
}

/// The words of the command line, which has no page that speaks.
static WORDS: LazyLock<Option<Arc<Words>>> = LazyLock::new(|| {
    let files = [&engawa_web::WORD_FILES[..], &crate::WORD_FILES[..]].concat();
    Words::assemble(&files).ok().map(Arc::new)
});

/// Writes letters, in the language of the page on which it happened.
#[derive(Clone)]
pub(crate) struct Letters {
    voice: Voice,
}

impl Letters {
    /// On a page.
    pub(crate) fn of(ctx: &Ctx) -> Letters {
        Letters { voice: ctx.voice.clone() }
    }

    /// On the command line: in Japanese. Nothing where no town was settled.
    pub(crate) fn without_page(db: &Db) -> Result<Option<Letters>, Fault> {
        let words = WORDS.as_ref().ok_or_else(|| Fault::Row("the words do not fit together".into()))?;
        Ok(crate::site_of(db)?.map(|site| Letters { voice: site.voice(words, Lang::Ja) }))
    }

    /// Writes to the owner of an account.
    pub(crate) fn write(&self, tx: &mut Tx, id: Id<Account>, happened: Happened) -> Result<(), Fault> {
        let voice = &self.voice;
        let (what, moment) = (voice.say(happened.word()), voice.moment(tx.now()));
        let body = voice.plain_with("who-letter", &[("what", what.into()), ("moment", moment.into())]);
        write_to(tx, id, &voice.plain("who-letter-subject"), &body).map(drop)
    }
}
