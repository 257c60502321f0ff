//! The acts on a reading: take a document in, say something of its fields, lay it into a draft, put it aside.

use engawa_db::{Db, Fault, Tx};
use engawa_journal::{Deed, tell};
use engawa_kernel::{Actor, Channel, Id, Seq};
use engawa_who::Section;
use sha2::{Digest, Sha256};

use super::book::Whole;
use super::facts::{CertainAccepted, ReadingBegun, ReadingLaid, ReadingPutAside, ThingDecided};
use super::laying::{Target, Wish, Words, laid};
use super::model::{Decision, FieldName, Reading, State, Thing, Verdict};
use super::refused::Refused;
use super::store;
use crate::drafting;

/// Who acts.
#[derive(Debug, Clone)]
pub struct By {
    /// As the record says it.
    pub actor: Actor,
    /// The post, as a page says it.
    pub post: String,
}

/// Takes a document in. The file itself goes to the reader, and is kept nowhere.
///
/// # Errors
/// When the database cannot be written.
pub fn begin(tx: &mut Tx, by: &By, name: &str, bytes: &[u8]) -> Result<Id<Reading>, Refused> {
    let (id, begun_at) = (tx.new_id(), tx.now());
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let fact = ReadingBegun { reading: id, size };
    let seq = tell(tx, Deed::of(fact, by.actor.clone(), Channel::Web).about(id))?;
    let new = Reading {
        id,
        begun_at,
        post: by.post.clone(),
        name: name.to_owned(),
        hash: Sha256::digest(bytes).to_vec(),
        size,
        state: State::Waiting,
        worked_at: None,
        parts_done: 0,
        parts: 0,
        refusal: None,
        laid_plan: None,
        laid_seq: None,
        is_aside: false,
    };
    store::put(tx, &new, seq)?;
    Ok(id)
}

/// A reading with everything in it, while it can be decided in.
fn opened(db: &Db, id: Id<Reading>) -> Result<(Reading, Whole), Refused> {
    let reading = store::reading(db, id)?.ok_or(Refused::Unknown)?;
    if !reading.is_open() {
        return Err(Refused::Closed);
    }
    Ok((reading, Whole { things: store::things(db, id)? }))
}

/// What somebody says of a thing.
#[derive(Debug, Clone)]
pub struct Word {
    /// The number of the thing.
    pub number: i64,
    /// The record of the latest word that the page showed.
    pub seen: i64,
    /// What each field is to say; nothing drops the whole thing.
    pub fields: Option<Vec<(FieldName, String)>>,
}

/// Says something of one thing: of each of its fields, in one record.
///
/// # Errors
/// No such thing; someone else was quicker; a field cannot be so.
pub fn decide(tx: &mut Tx, id: Id<Reading>, word: &Word, by: &By) -> Result<(), Refused> {
    let (_, whole) = opened(tx, id)?;
    let thing = whole.thing(word.number).ok_or(Refused::Unknown)?;
    if thing.seen() != word.seen {
        return Err(Refused::Late);
    }
    let said = match &word.fields {
        None => thing.fields.iter().map(|found| (found.field, (Verdict::Dropped, None))).collect(),
        Some(fields) => {
            let typed = |name: FieldName| {
                let found = fields.iter().find(|(field, _)| *field == name);
                found.map_or_else(|| thing.now(name).to_owned(), |(_, text)| text.clone())
            };
            let wrongs = whole.unfit(thing, &typed);
            if !wrongs.is_empty() {
                return Err(Refused::Unfit(wrongs));
            }
            said_of(thing, &typed)
        }
    };
    let count = |verdict: Verdict| number(said.iter().filter(|(_, (other, _))| *other == verdict).count());
    let fact = ThingDecided {
        reading: id,
        number: thing.number,
        accepted: count(Verdict::Accepted),
        corrected: count(Verdict::Corrected),
        dropped: count(Verdict::Dropped),
    };
    let seq = tell(tx, Deed::of(fact, by.actor.clone(), Channel::Web).about(id))?;
    keep(tx, id, thing.number, said, seq, by)?;
    Ok(())
}

type Said = Vec<(FieldName, (Verdict, Option<String>))>;

fn said_of(thing: &Thing, typed: &dyn Fn(FieldName) -> String) -> Said {
    thing.fields.iter().map(|found| (found.field, found.meant(&typed(found.field)))).collect()
}

fn keep(tx: &mut Tx, id: Id<Reading>, thing: i64, said: Said, seq: Seq, by: &By) -> Result<(), Fault> {
    for (field, (verdict, value)) in said {
        let decision = Decision { seq, verdict, value, post: by.post.clone() };
        store::put_decision(tx, id, (thing, field), &decision)?;
    }
    Ok(())
}

/// Accepts everything of which the reader is sure, in one record, as the page before listed it.
///
/// # Errors
/// Someone said something since the list was shown; there is nothing.
pub fn accept_certain(tx: &mut Tx, id: Id<Reading>, seen: i64, by: &By) -> Result<i64, Refused> {
    let (_, whole) = opened(tx, id)?;
    if whole.seen() != seen {
        return Err(Refused::Late);
    }
    let certain = whole.certain();
    if certain.is_empty() {
        return Err(Refused::Nothing);
    }
    let fields = certain.iter().map(|thing| thing.fields.len()).sum();
    let fact = CertainAccepted { reading: id, things: number(certain.len()), fields: number(fields) };
    let seq = tell(tx, Deed::of(fact, by.actor.clone(), Channel::Web).about(id))?;
    for thing in &certain {
        keep(tx, id, thing.number, said_of(thing, &|name| thing.now(name).to_owned()), seq, by)?;
    }
    Ok(number(certain.len()))
}

/// Lays what was looked at into a draft: of a new plan, or of an amendment of one that is in force. Gives its name in addresses.
///
/// # Errors
/// Someone said something since the page was shown; nothing was looked at; the draft refuses it.
pub fn lay(tx: &mut Tx, id: Id<Reading>, wish: &Wish, words: &Words, owner: Id<Section>, by: &By) -> Result<String, Refused> {
    let (reading, whole) = opened(tx, id)?;
    if whole.seen() != wish.seen {
        return Err(Refused::Late);
    }
    let today = tx.now().day();
    let sections: Vec<(String, String)> =
        engawa_who::sections_on(tx, today)?.into_iter().map(|section| (section.name, section.code)).collect();
    let slug = match &wish.target {
        Target::New { slug, .. } | Target::Amended { slug } => slug.clone(),
    };
    let found = match &wish.target {
        Target::New { .. } => {
            let mut codes = drafting::new_codes(tx, &slug)?;
            let found = laid(&whole, &reading.name, wish, None, &sections, words, &mut codes);
            if found.taken == 0 {
                return Err(Refused::Nothing);
            }
            drafting::begin_new(tx, &found.file, drafting::Owner::Section(owner), by.actor.clone(), Channel::Web)?;
            found
        }
        Target::Amended { .. } => {
            if drafting::owner_of(tx, &slug)?.is_some_and(|owner| owner.body().is_some()) {
                // What a body owns it writes itself.
                return Err(drafting::Refused::Stranger.into());
            }
            drafting::begin(tx, &slug, by.actor.clone(), Channel::Web)?;
            let draft = drafting::open(tx, &slug)?.ok_or(drafting::Refused::NoDraft)?;
            let mut codes = drafting::codes(tx, &draft)?;
            let found = laid(&whole, &reading.name, wish, Some(&draft.file), &sections, words, &mut codes);
            if found.taken == 0 {
                return Err(Refused::Nothing);
            }
            drafting::lay(tx, &slug, draft.seen, &found.file)?;
            found
        }
    };
    let plan = drafting::open(tx, &slug)?.ok_or(drafting::Refused::NoDraft)?.plan;
    let open = number(whole.things.iter().filter(|thing| thing.is_open()).count());
    let fact = ReadingLaid { reading: id, plan, taken: number(found.taken), open };
    let seq = tell(tx, Deed::of(fact, by.actor.clone(), Channel::Web).about(id))?;
    store::set_laid(tx, id, &slug, seq)?;
    Ok(slug)
}

/// Puts a reading aside.
///
/// # Errors
/// There is none; it was laid or put aside already.
pub fn put_aside(tx: &mut Tx, id: Id<Reading>, by: &By) -> Result<(), Refused> {
    let reading = store::reading(tx, id)?.ok_or(Refused::Unknown)?;
    if reading.is_aside || reading.laid_seq.is_some() {
        return Err(Refused::Closed);
    }
    let seq = tell(tx, Deed::of(ReadingPutAside { reading: id }, by.actor.clone(), Channel::Web).about(id))?;
    Ok(store::set_aside(tx, id, seq)?)
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
