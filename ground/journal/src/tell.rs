//! Telling: one record for each deed, sealed, with its lines and tallies, in the unit of work of the deed.

use std::sync::Arc;

use engawa_db::{Db, Fault, Tx};
use engawa_kernel::fact::FactWriter;
use engawa_kernel::record::{StoredActor, details_hash};
use engawa_kernel::{Actor, AnyId, Channel, Day, Fact, FiscalYear, Header, Id, Line, Moment, Seal, Seq, Visibility};

use crate::house::{DEPTH_MAX, House, Told, Untold};
use crate::store::{self, StoredLine, StoredRecord};

/// Unnamed deeds are written in groups of at least so many, so that none can be told from its neighbours.
pub const UNNAMED_GROUP: usize = 5;

/// A deed about to be told: the fact, and what the record says around it.
#[derive(Debug, Clone)]
pub struct Deed<F> {
    fact: F,
    by: Actor,
    channel: Channel,
    occurred_on: Option<Day>,
    fiscal_year: Option<FiscalYear>,
    area: Option<AnyId>,
    section: Option<AnyId>,
    nodes: Vec<AnyId>,
    subject: Option<AnyId>,
    corrects: Option<Seq>,
    visibility: Visibility,
    details: Option<String>,
}

impl<F: Fact> Deed<F> {
    /// A deed of today that the parties and the section in charge may see.
    pub fn of(fact: F, by: Actor, channel: Channel) -> Deed<F> {
        Deed {
            fact,
            by,
            channel,
            occurred_on: None,
            fiscal_year: None,
            area: None,
            section: None,
            nodes: Vec::new(),
            subject: None,
            corrects: None,
            visibility: Visibility::Parties,
            details: None,
        }
    }

    /// The civil day on which it happened, where that is not today.
    pub fn on(mut self, day: Day) -> Self {
        self.occurred_on = Some(day);
        self
    }

    /// The fiscal year, where it is declared: money of the 出納整理期間.
    pub fn in_fiscal_year(mut self, year: FiscalYear) -> Self {
        self.fiscal_year = Some(year);
        self
    }

    /// Where.
    pub fn in_area<T>(mut self, area: Option<Id<T>>) -> Self {
        self.area = area.map(Id::any);
        self
    }

    /// The section in charge.
    pub fn by_section<T>(mut self, section: Option<Id<T>>) -> Self {
        self.section = section.map(Id::any);
        self
    }

    /// The items of plans that it serves.
    pub fn serving<T>(mut self, nodes: impl IntoIterator<Item = Id<T>>) -> Self {
        self.nodes = nodes.into_iter().map(Id::any).collect();
        self
    }

    /// What it is about.
    pub fn about<T>(mut self, subject: Id<T>) -> Self {
        self.subject = Some(subject.any());
        self
    }

    /// The record that it corrects: its lines are taken back on their own days.
    pub fn correcting(mut self, seq: Seq) -> Self {
        self.corrects = Some(seq);
        self
    }

    /// Who may see it.
    pub fn seen_by(mut self, visibility: Visibility) -> Self {
        self.visibility = visibility;
        self
    }

    /// Personal or free text that the audit needs; it can be erased later.
    pub fn with_details(mut self, text: &str) -> Self {
        self.details = Some(text.to_owned());
        self
    }
}

fn wrong(message: impl Into<String>) -> Untold {
    Untold::Fault(Fault::Row(message.into()))
}

pub(crate) fn house(db: &Db) -> Result<Arc<House>, Fault> {
    db.attached::<House>().ok_or_else(|| Fault::Row("no house is attached to the town".into()))
}

/// Tells a deed: record, details, lines, tallies, and the reactions of the same unit. Answers its place in the chain.
///
/// # Errors
/// A reaction refuses; the day lies in the future; the corrected record is none or was corrected already; a counter or
/// value is not declared. An unnamed deed is not told alone.
pub fn tell<F: Fact>(tx: &mut Tx, deed: Deed<F>) -> Result<Seq, Untold> {
    if deed.by == Actor::Unnamed {
        return Err(wrong("unnamed deeds are told in groups"));
    }
    let now = tx.now();
    // The clock of a machine may be set back; the chain goes on from the latest moment it knows.
    let at = store::latest_moment(tx)?.map_or(now, |latest| latest.max(now));
    write(tx, deed, Some(at))
}

/// Tells deeds of people who are not named: the day only, at least five together. Their order says nothing; the caller shuffles.
///
/// # Errors
/// Fewer than five, a named actor among them, and as [`tell`].
pub fn tell_unnamed<F: Fact>(tx: &mut Tx, deeds: Vec<Deed<F>>) -> Result<Vec<Seq>, Untold> {
    if deeds.len() < UNNAMED_GROUP || deeds.iter().any(|deed| deed.by != Actor::Unnamed) {
        return Err(wrong("unnamed deeds are told in groups of at least five, and nobody is named in them"));
    }
    deeds.into_iter().map(|deed| write(tx, deed, None)).collect()
}

fn write<F: Fact>(tx: &mut Tx, deed: Deed<F>, at: Option<Moment>) -> Result<Seq, Untold> {
    let house = house(tx)?;
    if house.fact(F::KIND).is_none() {
        return Err(wrong(format!("no front door declares {}", F::KIND)));
    }
    let (last, before) = store::head(tx)?.unwrap_or((Seq(0), Seal::ORIGIN));
    let header = header_of::<F>(tx, &deed, Seq(last.0 + 1), at)?;
    let body = FactWriter::body_of(&deed.fact);
    let salted = deed.details.as_ref().map(|text| (tx.salt(), text));
    let hash = salted.as_ref().map(|(salt, text)| details_hash(salt, text).to_vec());
    let seal = before.next(&header, &body, hash.as_deref());
    let record = StoredRecord { header, body, details_hash: hash, seal };
    store::insert_record(tx, &record)?;
    if let Some((salt, text)) = salted {
        store::insert_details(tx, record.header.seq, &salt, text)?;
    }
    for line in all_lines(tx, &house, &record.header, deed.fact.lines(&record.header))? {
        store::insert_line(tx, &line)?;
    }
    let seq = record.header.seq;
    react(tx, &house, &Told { header: record.header, body: record.body })?;
    Ok(seq)
}

fn header_of<F: Fact>(tx: &Tx, deed: &Deed<F>, seq: Seq, at: Option<Moment>) -> Result<Header, Untold> {
    let today = tx.now().day();
    let occurred_on = deed.occurred_on.unwrap_or(today);
    if occurred_on > today {
        return Err(wrong(format!("{occurred_on} has not come yet")));
    }
    if let Some(corrected) = deed.corrects {
        if corrected.0 < 1 || corrected >= seq {
            return Err(wrong(format!("there is no record {corrected} to correct")));
        }
        if let Some(by) = store::corrected_by(tx, corrected)? {
            return Err(wrong(format!("record {corrected} was corrected already, by {by}; correct that one")));
        }
    }
    let mut nodes = deed.nodes.clone();
    nodes.sort_unstable();
    nodes.dedup();
    Ok(Header {
        seq,
        recorded_at: at,
        occurred_on,
        fiscal_year: deed.fiscal_year.unwrap_or(FiscalYear::of(occurred_on)),
        kind: F::KIND.to_owned(),
        version: F::VERSION,
        actor: StoredActor::from(&deed.by),
        channel: deed.channel,
        area: deed.area,
        section: deed.section,
        nodes,
        subject: deed.subject,
        corrects: deed.corrects,
        visibility: deed.visibility,
    })
}

/// What it counts itself, after what it takes back of the record that it corrects.
fn all_lines(db: &Db, house: &House, header: &Header, own: Vec<Line>) -> Result<Vec<StoredLine>, Untold> {
    let mut lines = Vec::new();
    if let Some(corrected) = header.corrects {
        let taken_back = store::own_lines(db, corrected)?;
        lines.extend(taken_back.into_iter().map(|line| reversed(line, header)));
    }
    for line in own {
        lines.push(stored(house, header, line)?);
    }
    for (ordinal, line) in (0..).zip(&mut lines) {
        line.ordinal = ordinal;
    }
    Ok(lines)
}

/// The reversing line: same day, other sign, the seq of the correction.
pub(crate) fn reversed(line: StoredLine, by: &Header) -> StoredLine {
    StoredLine { seq: by.seq, quantity: -line.quantity, is_reversal: true, ..line }
}

/// A line as stored, after a look whether its counter and values are declared.
pub(crate) fn stored(house: &House, header: &Header, line: Line) -> Result<StoredLine, Untold> {
    let counter = house.counter(line.counter).ok_or_else(|| wrong(format!("no counter {}", line.counter)))?;
    let declared = counter.dimensions.len() == line.values.len()
        && counter.dimensions.iter().zip(&line.values).all(|(dimension, value)| dimension.values.contains(value));
    if !declared {
        return Err(wrong(format!("{:?} are not values of {}", line.values, line.counter)));
    }
    let mut values: [String; 4] = Default::default();
    for (place, value) in values.iter_mut().zip(&line.values) {
        place.push_str(value);
    }
    let bytes = |id: Option<AnyId>| id.map_or_else(Vec::new, |id| id.as_bytes().to_vec());
    Ok(StoredLine {
        seq: header.seq,
        ordinal: 0,
        counter: line.counter.to_owned(),
        day: line.day,
        fiscal_year: header.fiscal_year,
        area: bytes(line.area),
        section: bytes(line.section),
        node: bytes(line.node),
        values,
        quantity: line.quantity,
        subject: line.subject,
        is_reversal: false,
    })
}

fn react(tx: &mut Tx, house: &House, told: &Told) -> Result<(), Untold> {
    let reactions = house.now.iter().filter(|reaction| reaction.on.contains(&told.header.kind.as_str()));
    for reaction in reactions {
        if tx.depth >= DEPTH_MAX {
            return Err(wrong(format!("{} reacts too deep", reaction.name)));
        }
        tx.depth += 1;
        let answer = (reaction.run)(tx, told);
        tx.depth -= 1;
        answer?;
    }
    Ok(())
}
