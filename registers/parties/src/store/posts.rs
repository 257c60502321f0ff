//! SQL of posts and of those who hold them.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Choice, Day, Id, Seq};

use super::{One, SHORT, choice, term};
use crate::model::{DeskRight, NewOffice, Office, Organization, Person, Post, Term};

impl FromRow for Post {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, organization, title) = (cells.next()?, cells.next()?, cells.next()?);
        let (seats, months_max, is_public) = (cells.next()?, cells.next()?, cells.next()?);
        let desk = choice(cells)?;
        Ok(Post { id, organization, title, seats, months_max, is_public, desk, term: term(cells)? })
    }
}

impl FromRow for Office {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, post, person) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Office { id, post, person, term: term(cells)?, may_publish: cells.next()? })
    }
}

/// A post.
///
/// # Errors
/// When the database cannot be read.
pub fn post(db: &Db, id: Id<Post>) -> Result<Option<Post>, Fault> {
    db.first(
        "select id, organization_id, title, seats, months_max, is_public, desk, from_on, to_on from parties_posts where id = $1",
        [id.into()],
    )
}

/// The posts of an organization, in its order, those that ended too.
///
/// # Errors
/// When the database cannot be read.
pub fn posts_of(db: &Db, organization: Id<Organization>) -> Result<Vec<Post>, Fault> {
    db.all(
        "select id, organization_id, title, seats, months_max, is_public, desk, from_on, to_on
           from parties_posts
          where organization_id = $1
          order by ordinal, id
          limit $2",
        [organization.into(), SHORT.into()],
    )
}

/// All posts of a day.
pub(crate) fn posts_on(db: &Db, day: Day) -> Result<Vec<Post>, Fault> {
    db.all(
        "select id, organization_id, title, seats, months_max, is_public, desk, from_on, to_on
           from parties_posts
          where from_on <= $1
            and (to_on >= $1 or to_on is null)
          order by organization_id, ordinal, id
          limit 20000",
        [day.into()],
    )
}

pub(crate) fn put_post(tx: &mut Tx, new: &Post, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_posts (id, organization_id, title, ordinal, seats, months_max, is_public, desk, from_on, to_on, made_seq)
         values ($1, $2, $3, (select coalesce(max(ordinal), 0) + 1 from parties_posts), $4, $5, $6, $7, $8, $9, $10)",
        [
            new.id.into(),
            new.organization.into(),
            (&new.title).into(),
            new.seats.into(),
            new.months_max.into(),
            new.is_public.into(),
            new.desk.code().into(),
            new.term.from().into(),
            new.term.to().into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn set_desk_right(tx: &mut Tx, id: Id<Post>, desk: DeskRight) -> Result<(), Fault> {
    tx.run("update parties_posts set desk = $1 where id = $2", [desk.code().into(), id.into()])?;
    Ok(())
}

pub(crate) fn end_post(tx: &mut Tx, id: Id<Post>, last: Day, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_posts set to_on = $1, ended_seq = $2 where id = $3", [last.into(), seq.into(), id.into()])?;
    Ok(())
}

/// Who held, holds and will hold a post.
///
/// # Errors
/// When the database cannot be read.
pub fn offices_of(db: &Db, post: Id<Post>) -> Result<Vec<Office>, Fault> {
    db.all(
        "select id, post_id, person_id, from_on, to_on, may_publish
           from parties_offices
          where post_id = $1
            and withdrawn_seq is null
          order by from_on desc, id desc
          limit $2",
        [post.into(), SHORT.into()],
    )
}

/// The posts that two people hold together, in any time: where a merge could give one seat two holders.
pub(crate) fn posts_of_both(db: &Db, one: Id<Person>, other: Id<Person>) -> Result<Vec<Id<Post>>, Fault> {
    let found: Vec<One<Id<Post>>> = db.all(
        "select distinct a.post_id
           from parties_offices a
           join parties_offices b on b.post_id = a.post_id
          where a.person_id = $1
            and b.person_id = $2
            and a.withdrawn_seq is null
            and b.withdrawn_seq is null
          order by a.post_id
          limit $3",
        [one.into(), other.into(), SHORT.into()],
    )?;
    Ok(found.into_iter().map(|One(id)| id).collect())
}

pub(crate) fn put_office(tx: &mut Tx, id: Id<Office>, new: &NewOffice, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_offices
           (id, post_id, person_id, from_on, to_on, seat, is_ex_officio, may_publish, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        [
            id.into(),
            new.post.into(),
            new.person.into(),
            new.term.from().into(),
            new.term.to().into(),
            new.seat.code().into(),
            new.is_ex_officio.into(),
            new.may_publish.into(),
            (&new.source).into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

/// Someone who holds a post on a day, as a list shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The post.
    pub post: Id<Post>,
    /// Who.
    pub person: Id<Person>,
    /// Their name; empty where they are shown in no list.
    pub name: String,
    /// On which days.
    pub term: Term,
    /// They agreed to be named in public.
    pub may_publish: bool,
    /// They are shown in no list.
    pub is_protected: bool,
    /// The tie.
    pub office: AnyId,
}

impl FromRow for Holder {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (post, person) = (cells.next()?, cells.next()?);
        let name: String = cells.next()?;
        let (term, may_publish, is_protected) = (term(cells)?, cells.next()?, cells.next()?);
        let name = if is_protected { String::new() } else { name };
        Ok(Holder { post, person, name, term, may_publish, is_protected, office: cells.next()? })
    }
}

/// Who holds the posts of an organization on a day.
///
/// # Errors
/// When the database cannot be read.
pub fn holders_on(db: &Db, organization: Id<Organization>, day: Day) -> Result<Vec<Holder>, Fault> {
    db.all(
        "select t.post_id, t.person_id, v.name, t.from_on, t.to_on, t.may_publish, v.is_protected, t.id
           from parties_offices t
           join parties_posts s on s.id = t.post_id
           join v_party_names v on v.id = t.person_id
          where s.organization_id = $1
            and t.from_on <= $2
            and (t.to_on >= $2 or t.to_on is null)
            and t.withdrawn_seq is null
          order by s.ordinal, t.from_on, t.id
          limit $3",
        [organization.into(), day.into(), SHORT.into()],
    )
}

/// Who holds the posts of an organization on a day or will hold them later.
pub(crate) fn holders_since(db: &Db, organization: Id<Organization>, day: Day) -> Result<Vec<Holder>, Fault> {
    db.all(
        "select t.post_id, t.person_id, v.name, t.from_on, t.to_on, t.may_publish, v.is_protected, t.id
           from parties_offices t
           join parties_posts s on s.id = t.post_id
           join v_party_names v on v.id = t.person_id
          where s.organization_id = $1
            and (t.to_on >= $2 or t.to_on is null)
            and t.withdrawn_seq is null
          order by s.ordinal, t.from_on, t.id
          limit $3",
        [organization.into(), day.into(), SHORT.into()],
    )
}

/// Who holds any post on a day.
pub(crate) fn all_holders_on(db: &Db, day: Day) -> Result<Vec<Holder>, Fault> {
    db.all(
        "select t.post_id, t.person_id, v.name, t.from_on, t.to_on, t.may_publish, v.is_protected, t.id
           from parties_offices t
           join parties_posts s on s.id = t.post_id
           join v_party_names v on v.id = t.person_id
          where t.from_on <= $1
            and (t.to_on >= $1 or t.to_on is null)
            and t.withdrawn_seq is null
          order by s.organization_id, s.ordinal, t.from_on, t.id
          limit 50000",
        [day.into()],
    )
}

/// The terms of one person in one post.
pub(crate) fn terms_in(db: &Db, post: Id<Post>, person: Id<Person>) -> Result<Vec<Term>, Fault> {
    db.all(
        "select from_on, to_on
           from parties_offices
          where post_id = $1
            and person_id = $2
            and withdrawn_seq is null
          order by from_on, id
          limit $3",
        [post.into(), person.into(), SHORT.into()],
    )
}
