//! The only SQL of the journal.

use engawa_db::{Cells, Db, Fault, FromRow, Limit, Tx, Value};
use engawa_kernel::record::StoredActor;
use engawa_kernel::{AnyId, Channel, Choice, Day, FiscalYear, Header, Moment, Seal, Seq, Visibility};

/// A record as it is stored.
#[derive(Debug, Clone)]
pub struct StoredRecord {
    /// Everything but the body. The nodes are filled in by those who ask for them.
    pub header: Header,
    /// The canonical body of the fact.
    pub body: String,
    /// HMAC of the details, if the record has or had any.
    pub details_hash: Option<Vec<u8>>,
    /// The seal.
    pub seal: Seal,
}

fn choice<C: Choice>(code: &str) -> Result<C, Fault> {
    C::from_code(code).ok_or_else(|| Fault::Row(format!("no such choice: {code}")))
}

impl FromRow for StoredRecord {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let header = Header {
            seq: cells.next()?,
            recorded_at: cells.next()?,
            occurred_on: cells.next()?,
            fiscal_year: cells.next()?,
            kind: cells.next()?,
            version: cells.next()?,
            actor: StoredActor { kind: cells.next()?, who: cells.next()?, party: cells.next()?, key: cells.next()? },
            channel: choice::<Channel>(&cells.next::<String>()?)?,
            area: cells.next()?,
            section: cells.next()?,
            nodes: Vec::new(),
            subject: cells.next()?,
            corrects: cells.next()?,
            visibility: choice::<Visibility>(&cells.next::<String>()?)?,
        };
        Ok(StoredRecord { header, body: cells.next()?, details_hash: cells.next()?, seal: cells.next()? })
    }
}

/// A line as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLine {
    /// Of which record.
    pub seq: Seq,
    /// Its place among the lines of the record.
    pub ordinal: i64,
    /// Which counter.
    pub counter: String,
    /// The day on which it counts.
    pub day: Day,
    /// The fiscal year of the record.
    pub fiscal_year: FiscalYear,
    /// Where; empty for nowhere in particular. So the section and the node.
    pub area: Vec<u8>,
    /// Which section.
    pub section: Vec<u8>,
    /// Which item of a plan.
    pub node: Vec<u8>,
    /// Values of up to four dimensions; empty where unused.
    pub values: [String; 4],
    /// How many.
    pub quantity: i64,
    /// Whom or what it counts.
    pub subject: Option<AnyId>,
    /// It takes back a line of the record that is corrected.
    pub is_reversal: bool,
}

impl FromRow for StoredLine {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(StoredLine {
            seq: cells.next()?,
            ordinal: cells.next()?,
            counter: cells.next()?,
            day: cells.next()?,
            fiscal_year: cells.next()?,
            area: cells.next()?,
            section: cells.next()?,
            node: cells.next()?,
            values: [cells.next()?, cells.next()?, cells.next()?, cells.next()?],
            quantity: cells.next()?,
            subject: cells.next()?,
            is_reversal: cells.next()?,
        })
    }
}

/// Place, seal and moment of the last record.
pub(crate) fn head(db: &Db) -> Result<Option<(Seq, Seal)>, Fault> {
    db.first("select seq, seal from journal_records order by seq desc limit 1", [])
}

/// The latest moment that any record carries.
pub(crate) fn latest_moment(db: &Db) -> Result<Option<Moment>, Fault> {
    let row: Option<(Option<Moment>,)> = db.first("select max(recorded_at) from journal_records", [])?;
    Ok(row.and_then(|(moment,)| moment))
}

/// The last record written at or before a moment.
pub(crate) fn last_seq_at(db: &Db, moment: Moment) -> Result<Option<Seq>, Fault> {
    let row: Option<(Seq,)> = db.first(
        "select seq
           from journal_records
          where recorded_at <= $1
          order by recorded_at desc, seq desc
          limit 1",
        [moment.into()],
    )?;
    Ok(row.map(|(seq,)| seq))
}

pub(crate) fn insert_record(tx: &mut Tx, record: &StoredRecord) -> Result<(), Fault> {
    let h = &record.header;
    tx.run(
        "insert into journal_records
           (seq, recorded_at, occurred_on, fiscal_year, kind, version, actor_kind, actor, actor_for, actor_key,
            channel, area, section, subject, corrects, visibility, body, details_hash, seal)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        [
            h.seq.into(),
            h.recorded_at.into(),
            h.occurred_on.into(),
            h.fiscal_year.into(),
            (&h.kind).into(),
            h.version.into(),
            (&h.actor.kind).into(),
            h.actor.who.into(),
            h.actor.party.into(),
            h.actor.key.as_deref().into(),
            h.channel.code().into(),
            h.area.into(),
            h.section.into(),
            h.subject.into(),
            h.corrects.into(),
            h.visibility.code().into(),
            (&record.body).into(),
            record.details_hash.clone().into(),
            record.seal.into(),
        ],
    )?;
    for node in &h.nodes {
        tx.run("insert into journal_nodes (seq, node) values ($1, $2)", [h.seq.into(), (*node).into()])?;
    }
    Ok(())
}

pub(crate) fn insert_details(tx: &mut Tx, seq: Seq, salt: &[u8], text: &str) -> Result<(), Fault> {
    tx.run("insert into journal_details (seq, salt, content) values ($1, $2, $3)", [seq.into(), salt.into(), text.into()])?;
    Ok(())
}

/// Salt and text, if they were not erased.
pub(crate) fn details_of(db: &Db, seq: Seq) -> Result<Option<(Vec<u8>, String)>, Fault> {
    db.first("select salt, content from journal_details where seq = $1", [seq.into()])
}

pub(crate) fn delete_details(tx: &mut Tx, seq: Seq) -> Result<u64, Fault> {
    tx.run("delete from journal_details where seq = $1", [seq.into()])
}

pub(crate) fn insert_line(tx: &mut Tx, line: &StoredLine) -> Result<(), Fault> {
    let [d1, d2, d3, d4] = line.values.each_ref().map(Value::from);
    tx.run(
        "insert into journal_lines
           (seq, ordinal, counter, day, fiscal_year, area, section, node, d1, d2, d3, d4, quantity, subject, is_reversal)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        [
            line.seq.into(),
            line.ordinal.into(),
            (&line.counter).into(),
            line.day.into(),
            line.fiscal_year.into(),
            line.area.clone().into(),
            line.section.clone().into(),
            line.node.clone().into(),
            d1.clone(),
            d2.clone(),
            d3.clone(),
            d4.clone(),
            line.quantity.into(),
            line.subject.into(),
            line.is_reversal.into(),
        ],
    )?;
    tx.run(
        "insert into journal_tallies (counter, day, area, section, node, d1, d2, d3, d4, quantity, entries)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
             on conflict (counter, day, area, section, node, d1, d2, d3, d4)
             do update set quantity = journal_tallies.quantity + excluded.quantity,
                           entries = journal_tallies.entries + excluded.entries",
        [
            (&line.counter).into(),
            line.day.into(),
            line.area.clone().into(),
            line.section.clone().into(),
            line.node.clone().into(),
            d1,
            d2,
            d3,
            d4,
            line.quantity.into(),
            (if line.is_reversal { -1 } else { 1 }).into(),
        ],
    )?;
    Ok(())
}

/// What a record itself counts, without what it takes back.
pub(crate) fn own_lines(db: &Db, seq: Seq) -> Result<Vec<StoredLine>, Fault> {
    db.all(
        "select seq, ordinal, counter, day, fiscal_year, area, section, node, d1, d2, d3, d4, quantity, subject, is_reversal
           from journal_lines
          where seq = $1
            and is_reversal = 0
          order by ordinal
          limit 10000",
        [seq.into()],
    )
}

/// All lines from one record to another, in order.
pub(crate) fn lines_between(db: &Db, after: Seq, through: Seq) -> Result<Vec<StoredLine>, Fault> {
    db.all(
        "select seq, ordinal, counter, day, fiscal_year, area, section, node, d1, d2, d3, d4, quantity, subject, is_reversal
           from journal_lines
          where seq > $1
            and seq <= $2
          order by seq, ordinal
          limit 1000000",
        [after.into(), through.into()],
    )
}

/// The next records after a place in the chain, with their nodes.
pub fn records_after(db: &Db, after: Seq, limit: Limit) -> Result<Vec<StoredRecord>, Fault> {
    let mut records: Vec<StoredRecord> = db.all(
        "select seq, recorded_at, occurred_on, fiscal_year, kind, version, actor_kind, actor, actor_for, actor_key,
                channel, area, section, subject, corrects, visibility, body, details_hash, seal
           from journal_records
          where seq > $1
          order by seq
          limit $2",
        [after.into(), limit.into()],
    )?;
    if let Some(last) = records.last().map(|record| record.header.seq) {
        fill_nodes(db, &mut records, after, last)?;
    }
    Ok(records)
}

fn fill_nodes(db: &Db, records: &mut [StoredRecord], after: Seq, through: Seq) -> Result<(), Fault> {
    let nodes: Vec<(Seq, AnyId)> = db.all(
        "select seq, node
           from journal_nodes
          where seq > $1
            and seq <= $2
          order by seq, node
          limit 1000000",
        [after.into(), through.into()],
    )?;
    let mut rest = nodes.as_slice();
    for record in records {
        let seq = record.header.seq;
        let start = rest.partition_point(|(at, _)| *at < seq);
        let end = rest.partition_point(|(at, _)| *at <= seq);
        record.header.nodes = rest[start..end].iter().map(|(_, node)| *node).collect();
        rest = &rest[end..];
    }
    Ok(())
}

/// One record, with its nodes.
pub fn record_at(db: &Db, seq: Seq) -> Result<Option<StoredRecord>, Fault> {
    let found = records_after(db, Seq(seq.0 - 1), Limit(1))?;
    Ok(found.into_iter().find(|record| record.header.seq == seq))
}

/// The records about a subject, the latest first.
pub fn records_about(db: &Db, subject: AnyId, limit: Limit) -> Result<Vec<StoredRecord>, Fault> {
    db.all(
        "select seq, recorded_at, occurred_on, fiscal_year, kind, version, actor_kind, actor, actor_for, actor_key,
                channel, area, section, subject, corrects, visibility, body, details_hash, seal
           from journal_records
          where subject = $1
          order by seq desc
          limit $2",
        [subject.into(), limit.into()],
    )
}

/// In which areas something was told after a place in the chain, and of which kinds.
pub fn told_in_areas(db: &Db, after: Seq) -> Result<Vec<(AnyId, String)>, Fault> {
    db.all(
        "select distinct area, kind
           from journal_records
          where seq > $1
            and area is not null
          order by area, kind
          limit 1000000",
        [after.into()],
    )
}

/// Whether a later record corrects this one.
pub(crate) fn corrected_by(db: &Db, seq: Seq) -> Result<Option<Seq>, Fault> {
    let row: Option<(Seq,)> = db.first("select seq from journal_records where corrects = $1", [seq.into()])?;
    Ok(row.map(|(seq,)| seq))
}

/// Whether a record says that this town was restored from a backup: the last act of a restore.
///
/// # Errors
/// When the database cannot be read.
pub fn was_restored(db: &Db) -> Result<bool, Fault> {
    let row: Option<(Seq,)> =
        db.first("select seq from journal_records where kind = 'journal.town-restored' order by seq desc limit 1", [])?;
    Ok(row.is_some())
}

/// Places of lines that no record explains.
pub(crate) fn lines_without_record(db: &Db) -> Result<Vec<Seq>, Fault> {
    let rows: Vec<(Seq,)> = db.all(
        "select distinct l.seq
           from journal_lines l
          where not exists (select 1 from journal_records r where r.seq = l.seq)
          order by l.seq
          limit 1000",
        [],
    )?;
    Ok(rows.into_iter().map(|(seq,)| seq).collect())
}

/// Places of details that no record promised.
pub(crate) fn details_without_record(db: &Db) -> Result<Vec<Seq>, Fault> {
    let rows: Vec<(Seq,)> = db.all(
        "select d.seq
           from journal_details d
          where not exists (select 1 from journal_records r where r.seq = d.seq and r.details_hash is not null)
          order by d.seq
          limit 1000",
        [],
    )?;
    Ok(rows.into_iter().map(|(seq,)| seq).collect())
}

pub(crate) fn tallies_by_sum(db: &Db, each: impl FnMut(TallyRow) -> Result<(), Fault>) -> Result<(), Fault> {
    db.each(
        "select counter, day, area, section, node, d1, d2, d3, d4, cast(sum(quantity) as bigint), cast(sum(entries) as bigint)
           from (select counter, day, area, section, node, d1, d2, d3, d4, quantity, 1 - 2 * is_reversal as entries
                   from journal_lines
                  union all
                 select counter, day, area, section, node, d1, d2, d3, d4, -quantity, -entries
                   from journal_tallies) as differences
          group by counter, day, area, section, node, d1, d2, d3, d4
         having sum(quantity) <> 0
             or sum(entries) <> 0
          order by counter, day
          limit 1000",
        &[],
        each,
    )
}

/// A tally that differs from its lines, and by how much.
pub(crate) struct TallyRow {
    pub(crate) counter: String,
    pub(crate) day: Day,
    pub(crate) difference: i64,
    pub(crate) entries: i64,
}

impl FromRow for TallyRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (counter, day) = (cells.next()?, cells.next()?);
        for _ in 0..3 {
            cells.next::<Vec<u8>>()?;
        }
        for _ in 0..4 {
            cells.next::<String>()?;
        }
        Ok(TallyRow { counter, day, difference: cells.next()?, entries: cells.next()? })
    }
}

/// Records whose details were erased, after a place in the chain.
pub fn erasures_after(db: &Db, after: Seq) -> Result<Vec<(Seq, String)>, Fault> {
    db.all(
        "select seq, body
           from journal_records
          where kind = 'journal.details-erased'
            and seq > $1
          order by seq
          limit 1000000",
        [after.into()],
    )
}
