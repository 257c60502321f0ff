//! The voice of what no page speaks: letters of a job, the sample. It speaks Japanese.

use std::sync::{Arc, LazyLock};

use engawa_db::{Db, Fault};
use engawa_web::{Lang, Voice, Words};

static WORDS: LazyLock<Option<Arc<Words>>> = LazyLock::new(|| {
    let files = [&engawa_web::WORD_FILES[..], &crate::WORD_FILES[..]].concat();
    Words::assemble(&files).ok().map(Arc::new)
});

/// The voice of the town. Nothing where no town was settled.
pub(crate) fn voice(db: &Db) -> Result<Option<Voice>, Fault> {
    let words = WORDS.as_ref().ok_or_else(|| Fault::Row("the words do not fit together".into()))?;
    Ok(engawa_who::site_of(db)?.map(|site| site.voice(words, Lang::Ja)))
}
