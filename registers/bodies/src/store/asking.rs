//! SQL of what city hall asks of bodies, and of what they answer.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Choice, Day, Id, Moment, Seq};

use crate::model::{Answer, Asking, NewRequest, Organization, Outcome, Request};
use crate::store::{One, SHORT, choice};

/// The most bodies that are asked at once, and that one list holds.
pub(crate) const BODIES_MAX: i64 = 2_000;

impl FromRow for Request {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, section) = (cells.next()?, cells.next()?);
        let (title, text, due_on, minutes) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let said = NewRequest { section, title, text, due_on, minutes, way: choice(cells)? };
        let (section_name, made_at): (String, Moment) = (cells.next()?, cells.next()?);
        let is_withdrawn = cells.next::<Option<Seq>>()?.is_some();
        Ok(Request { id, said, section_name, asked_on: made_at.day(), is_withdrawn })
    }
}

impl FromRow for Asking {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, organization, asked) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Asking { id, organization, asked, request: Request::from_row(cells)?, answer: None })
    }
}

/// An answer with the asking that it belongs to.
struct Answered(Id<Asking>, Answer);

impl FromRow for Answered {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let id = cells.next()?;
        let outcome: Outcome = choice(cells)?;
        let (words, minutes, answered_on) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Answered(id, Answer { outcome, words, minutes, answered_on, seq: cells.next()? }))
    }
}

pub(crate) fn put_request(tx: &mut Tx, id: Id<Request>, new: &NewRequest, seq: Seq) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(
        "insert into parties_requests (id, section_id, title, words, due_on, minutes, answer, made_at, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            id.into(),
            new.section.into(),
            (&new.title).into(),
            (&new.text).into(),
            new.due_on.into(),
            new.minutes.into(),
            new.way.code().into(),
            now.into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn put_asking(
    tx: &mut Tx,
    id: Id<Asking>,
    (request, organization): (Id<Request>, Id<Organization>),
    seq: Seq,
) -> Result<(), Fault> {
    tx.run(
        "insert into parties_askings (id, request_id, organization_id, asked_seq) values ($1, $2, $3, $4)",
        [id.into(), request.into(), organization.into(), seq.into()],
    )?;
    Ok(())
}

/// A request, taken back or not.
pub(crate) fn request(db: &Db, id: Id<Request>) -> Result<Option<Request>, Fault> {
    db.first(
        "select r.id, r.section_id, r.title, r.words, r.due_on, r.minutes, r.answer, s.name, r.made_at, r.withdrawn_seq
           from parties_requests r
           join who_sections s on s.id = r.section_id
          where r.id = $1",
        [id.into()],
    )
}

/// How a request stands among the bodies that were asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counted {
    pub(crate) asked: i64,
    pub(crate) answered: i64,
}

/// A request with its counts.
pub(crate) struct Listed(pub(crate) Request, pub(crate) Counted);

impl FromRow for Listed {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let request = Request::from_row(cells)?;
        Ok(Listed(request, Counted { asked: cells.next()?, answered: cells.next()? }))
    }
}

/// The requests of the town, those due last first.
pub(crate) fn requests(db: &Db, limit: i64) -> Result<Vec<Listed>, Fault> {
    db.all(
        "select r.id, r.section_id, r.title, r.words, r.due_on, r.minutes, r.answer, s.name, r.made_at, r.withdrawn_seq,
                (select count(*) from parties_askings a where a.request_id = r.id and a.withdrawn_seq is null),
                (select count(*)
                   from parties_askings a
                  where a.request_id = r.id
                    and a.withdrawn_seq is null
                    and exists (select 1 from parties_answers w where w.asking_id = a.id))
           from parties_requests r
           join who_sections s on s.id = r.section_id
          order by r.due_on desc, r.made_seq desc
          limit $1",
        [limit.into()],
    )
}

/// The requests that are not over and not taken back, with how many of these bodies each asks.
pub(crate) fn open_requests_to(db: &Db, bodies: &[Id<Organization>], day: Day) -> Result<Vec<(Request, i64)>, Fault> {
    let open: Vec<Request> = db.all(
        "select r.id, r.section_id, r.title, r.words, r.due_on, r.minutes, r.answer, s.name, r.made_at, r.withdrawn_seq
           from parties_requests r
           join who_sections s on s.id = r.section_id
          where r.due_on >= $1
            and r.withdrawn_seq is null
          order by r.due_on, r.made_seq
          limit $2",
        [day.into(), SHORT.into()],
    )?;
    let mut shared = Vec::new();
    for request in open {
        let asked = bodies_of(db, request.id)?;
        let both = asked.iter().filter(|body| bodies.contains(body)).count();
        if both > 0 {
            shared.push((request, i64::try_from(both).unwrap_or(i64::MAX)));
        }
    }
    Ok(shared)
}

fn bodies_of(db: &Db, request: Id<Request>) -> Result<Vec<Id<Organization>>, Fault> {
    let found: Vec<One<Id<Organization>>> = db.all(
        "select organization_id
           from parties_askings
          where request_id = $1
            and withdrawn_seq is null
          order by organization_id
          limit $2",
        [request.into(), BODIES_MAX.into()],
    )?;
    Ok(found.into_iter().map(|One(id)| id).collect())
}

/// What was asked of each body by a request, by kana.
pub(crate) fn askings_of(db: &Db, request: Id<Request>) -> Result<Vec<Asking>, Fault> {
    let found: Vec<Asking> = db.all(
        "select a.id, a.organization_id, a.asked_seq,
                r.id, r.section_id, r.title, r.words, r.due_on, r.minutes, r.answer, s.name, r.made_at, r.withdrawn_seq
           from parties_askings a
           join parties_requests r on r.id = a.request_id
           join who_sections s on s.id = r.section_id
           join parties_organizations o on o.id = a.organization_id
          where a.request_id = $1
            and a.withdrawn_seq is null
          order by o.kana, o.slug
          limit $2",
        [request.into(), BODIES_MAX.into()],
    )?;
    with_answers(db, found)
}

/// What is asked of a body, the next one due first; what was taken back is not.
pub(crate) fn askings_to(db: &Db, organization: Id<Organization>) -> Result<Vec<Asking>, Fault> {
    let found: Vec<Asking> = db.all(
        "select a.id, a.organization_id, a.asked_seq,
                r.id, r.section_id, r.title, r.words, r.due_on, r.minutes, r.answer, s.name, r.made_at, r.withdrawn_seq
           from parties_askings a
           join parties_requests r on r.id = a.request_id
           join who_sections s on s.id = r.section_id
          where a.organization_id = $1
            and a.withdrawn_seq is null
          order by r.due_on, r.made_seq
          limit $2",
        [organization.into(), SHORT.into()],
    )?;
    with_answers(db, found)
}

fn with_answers(db: &Db, mut askings: Vec<Asking>) -> Result<Vec<Asking>, Fault> {
    for asking in &mut askings {
        asking.answer = answer_to(db, asking.id)?;
    }
    Ok(askings)
}

/// One request at the desk of a body.
pub(crate) fn asking(db: &Db, id: Id<Asking>) -> Result<Option<Asking>, Fault> {
    let found: Option<Asking> = db.first(
        "select a.id, a.organization_id, a.asked_seq,
                r.id, r.section_id, r.title, r.words, r.due_on, r.minutes, r.answer, s.name, r.made_at, r.withdrawn_seq
           from parties_askings a
           join parties_requests r on r.id = a.request_id
           join who_sections s on s.id = r.section_id
          where a.id = $1
            and a.withdrawn_seq is null",
        [id.into()],
    )?;
    Ok(with_answers(db, found.into_iter().collect())?.pop())
}

/// The answer that holds.
fn answer_to(db: &Db, id: Id<Asking>) -> Result<Option<Answer>, Fault> {
    let found: Option<Answered> = db.first(
        "select asking_id, outcome, words, minutes, answered_on, made_seq
           from parties_answers
          where asking_id = $1
          order by made_seq desc
          limit 1",
        [id.into()],
    )?;
    Ok(found.filter(|Answered(of, _)| *of == id).map(|Answered(_, answer)| answer))
}

pub(crate) fn put_answer(tx: &mut Tx, id: Id<Asking>, answer: &Answer) -> Result<(), Fault> {
    tx.run(
        "insert into parties_answers (made_seq, asking_id, outcome, words, minutes, answered_on)
         values ($1, $2, $3, $4, $5, $6)",
        [
            answer.seq.into(),
            id.into(),
            answer.outcome.code().into(),
            (&answer.words).into(),
            answer.minutes.into(),
            answer.answered_on.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn withdraw_asking(tx: &mut Tx, id: Id<Asking>, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_askings set withdrawn_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

pub(crate) fn withdraw_request(tx: &mut Tx, id: Id<Request>, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_requests set withdrawn_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

/// What one section asked of bodies between two days.
pub(crate) struct Cost {
    pub(crate) section: String,
    pub(crate) requests: i64,
    pub(crate) minutes: i64,
}

impl FromRow for Cost {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Cost { section: cells.next()?, requests: cells.next()?, minutes: cells.next()? })
    }
}

/// What each section asked of bodies in requests made since a moment, the most minutes first.
pub(crate) fn cost_by_section(db: &Db, since: Moment) -> Result<Vec<Cost>, Fault> {
    db.all(
        "select s.name, count(a.id), cast(sum(r.minutes) as bigint)
           from parties_askings a
           join parties_requests r on r.id = a.request_id
           join who_sections s on s.id = r.section_id
          where r.made_at >= $1
            and a.withdrawn_seq is null
          group by s.name
          order by 3 desc, s.name
          limit 500",
        [since.into()],
    )
}

/// A body that a request may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meant {
    pub(crate) id: Id<Organization>,
    pub(crate) name: String,
    pub(crate) kind: String,
}

impl FromRow for Meant {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Meant { id: cells.next()?, name: cells.next()?, kind: cells.next()? })
    }
}

/// The bodies of a day that are not over, in an area or one inside of it; everywhere without an area.
pub(crate) fn bodies_on(db: &Db, area: Option<AnyId>, day: Day) -> Result<Vec<Meant>, Fault> {
    db.all(
        "select o.id, o.name, o.kind
           from parties_organizations o
           join parties_parties p on p.id = o.id and p.merged_into is null
           join parties_states s on s.organization_id = o.id and s.withdrawn_seq is null
           left join v_area_path a on a.id = o.area_id and a.valid_from <= $1 and a.valid_to >= $1
           left join v_area_path b on b.id = a.parent_id and b.valid_from <= $1 and b.valid_to >= $1
          where s.from_on <= $1
            and not exists
                (select 1
                   from parties_states n
                  where n.organization_id = o.id
                    and n.withdrawn_seq is null
                    and n.from_on <= $1
                    and n.from_on > s.from_on)
            and s.state not in ('dissolved', 'merged')
            and (a.id = $2 or a.parent_id = $2 or b.parent_id = $2 or $2 is null)
          order by o.kana, o.slug
          limit $3",
        [day.into(), area.into(), BODIES_MAX.into()],
    )
}
