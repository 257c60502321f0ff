//! The history of a party: the records about it and about its ties, with who did it and why.

use engawa_db::{Db, Fault, Limit};
use engawa_journal::{StoredRecord, details, record_at, records_about};
use engawa_kernel::{AnyId, Fact};
use engawa_web::door::{RecordWord, RecordWords};
use engawa_web::ui::{Row, Rows};
use engawa_web::{Ctx, Said, key};

use crate::facts::{
    AccountBound, AccountUnbound, DeskRightSet, HouseholdCorrected, HouseholdEntered, MembersReported, MembershipBegan,
    MembershipEnded, MergeUndone, OfficeBegan, OfficeEnded, OrganizationCorrected, OrganizationEntered, PartiesMerged, PartyErased,
    PersonCorrected, PersonEntered, PersonProved, PostEnded, PostMade, PublicChanged, StateEntered, StateWithdrawn, TieBegan,
    TieEnded, TieWithdrawn,
};
use crate::store;

/// How many records a sheet shows.
const SHOWN: usize = 100;

/// A record, its details where it has any, and the name of who did it where that is a person.
type Written = (StoredRecord, Option<String>, Option<String>);

/// The records about a party, the latest first; without those that belong to somebody else's history.
pub(super) fn read(db: &Db, party: AnyId, words: &[RecordWords]) -> Result<Vec<Written>, Fault> {
    let records = records_about(db, party, Limit(2_000))?.into_iter();
    let mut seqs: Vec<_> = records.filter(|one| !is_hidden(words, &one.header.kind)).map(|one| one.header.seq).collect();
    seqs.extend(store::ties::seqs_of(db, party)?);
    seqs.sort_unstable_by(|a, b| b.cmp(a));
    seqs.dedup();
    let mut all = Vec::new();
    for seq in seqs.into_iter().take(SHOWN) {
        let Some(record) = record_at(db, seq)? else { continue };
        let told = details(db, seq)?;
        let who = record.header.actor.who.map(|id| engawa_who::accounts::account(db, id.of())).transpose()?.flatten();
        all.push((record, told, who.map(|account| account.name).filter(|name| !name.is_empty())));
    }
    Ok(all)
}

/// The history as a list.
pub(super) fn rows(ctx: &Ctx, all: &[Written]) -> Rows {
    let row = |(record, told, who): &Written| {
        let header = &record.header;
        let row = Row::new(ctx.voice.say(word(&ctx.desk().record_words, &header.kind)));
        let moment = header.recorded_at.map_or(header.occurred_on, |at| at.day());
        let row = row.above(ctx.voice.full_day(moment));
        let row = match who {
            Some(who) => row.above(who.as_str()),
            None => row.above(ctx.voice.say("parties-history-program")),
        };
        told.iter().flat_map(|told| told.lines()).fold(row, |row, line| row.below(said(ctx, line)))
    };
    Rows::new(all.iter().map(row).collect(), ctx.voice.say("parties-sheet-no-ties"))
}

/// A line of the details: a reason, or what became another.
fn said(ctx: &Ctx, line: &str) -> Said {
    let mut parts = line.splitn(3, '\t');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(_), Some("-"), Some(value)) => ctx.voice.say_with("parties-history-was", &[("value", value.into())]),
        (Some(_), Some("+"), Some(value)) => ctx.voice.say_with("parties-history-is", &[("value", value.into())]),
        _ => Said::text(line),
    }
}

fn named(words: &[RecordWords], kind: &str) -> Option<RecordWord> {
    words.iter().find_map(|named| named(kind))
}

fn is_hidden(words: &[RecordWords], kind: &str) -> bool {
    named(words, kind) == Some(RecordWord::Hidden)
}

fn word(words: &[RecordWords], kind: &str) -> &'static str {
    if let Some(RecordWord::Said(word)) = named(words, kind) {
        return word;
    }
    match kind {
        PersonEntered::KIND | HouseholdEntered::KIND | OrganizationEntered::KIND => key("parties-history-entered"),
        PersonCorrected::KIND | HouseholdCorrected::KIND | OrganizationCorrected::KIND => key("parties-history-corrected"),
        PersonProved::KIND => key("parties-history-proved"),
        AccountBound::KIND => key("parties-history-account"),
        AccountUnbound::KIND => key("parties-history-unbound"),
        PartyErased::KIND => key("parties-history-erased"),
        PartiesMerged::KIND => key("parties-history-merged"),
        MergeUndone::KIND => key("parties-history-undone"),
        PublicChanged::KIND => key("parties-history-public"),
        StateEntered::KIND => key("parties-history-state"),
        StateWithdrawn::KIND => key("parties-history-state-withdrawn"),
        MembersReported::KIND => key("parties-history-reported"),
        PostMade::KIND => key("parties-history-post"),
        PostEnded::KIND => key("parties-history-post-ended"),
        OfficeBegan::KIND => key("parties-history-office"),
        MembershipBegan::KIND => key("parties-history-membership"),
        TieBegan::KIND => key("parties-history-tie"),
        OfficeEnded::KIND | MembershipEnded::KIND | TieEnded::KIND => key("parties-history-ended"),
        TieWithdrawn::KIND => key("parties-history-withdrawn"),
        DeskRightSet::KIND => key("parties-history-right"),
        _ => key("parties-history-other"),
    }
}
