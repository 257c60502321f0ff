//! SQL of the officers of a body, as the body keeps them itself.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Day, Id, Moment, Seq};
use engawa_who::accounts::Account;

use crate::model::{Office, Organization, Person, Post, Term};
use crate::store::{One, SHORT, term};

/// Someone who holds, held or will hold a post of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Officer {
    pub(crate) office: Id<Office>,
    pub(crate) post: Id<Post>,
    pub(crate) person: Id<Person>,
    pub(crate) name: String,
    pub(crate) term: Term,
    pub(crate) may_publish: bool,
    pub(crate) source: String,
    /// They come in by an account.
    pub(crate) has_account: bool,
}

impl FromRow for Officer {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (office, post, person, name) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (term, may_publish, source) = (term(cells)?, cells.next()?, cells.next()?);
        let has_account = cells.next::<Option<Id<Account>>>()?.is_some();
        Ok(Officer { office, post, person, name, term, may_publish, source, has_account })
    }
}

/// The officers of a body of all times, those of the latest term first. The body knows its own officers, also protected ones.
pub(crate) fn officers_of(db: &Db, organization: Id<Organization>) -> Result<Vec<Officer>, Fault> {
    db.all(
        "select t.id, t.post_id, t.person_id, v.name, t.from_on, t.to_on, t.may_publish, t.source, n.account_id
           from parties_offices t
           join parties_posts s on s.id = t.post_id
           join parties_persons n on n.id = t.person_id
           join v_party_names v on v.id = t.person_id
          where s.organization_id = $1
            and t.withdrawn_seq is null
          order by s.ordinal, t.from_on desc, t.id
          limit $2",
        [organization.into(), SHORT.into()],
    )
}

pub(crate) fn set_consent(tx: &mut Tx, id: Id<Office>, may_publish: bool) -> Result<(), Fault> {
    tx.run("update parties_offices set may_publish = $1 where id = $2", [may_publish.into(), id.into()])?;
    Ok(())
}

/// Somebody is asked to come in by an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invitation {
    pub(crate) id: AnyId,
    pub(crate) office: Id<Office>,
    pub(crate) person: Id<Person>,
    pub(crate) account: Id<Account>,
    pub(crate) body: String,
    pub(crate) post: String,
    pub(crate) name: String,
    pub(crate) made_at: Moment,
}

impl FromRow for Invitation {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, office, person, account) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (body, post, name) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Invitation { id, office, person, account, body, post, name, made_at: cells.next()? })
    }
}

/// The invitations of an account since a moment that nobody accepted yet.
pub(crate) fn invitations_of(db: &Db, account: AnyId, since: Moment) -> Result<Vec<Invitation>, Fault> {
    db.all(
        "select i.id, i.office_id, t.person_id, i.account_id, o.name, s.title, v.name, i.made_at
           from parties_invitations i
           join parties_offices t on t.id = i.office_id and t.withdrawn_seq is null
           join parties_posts s on s.id = t.post_id
           join parties_organizations o on o.id = s.organization_id
           join v_party_names v on v.id = t.person_id
          where i.account_id = $1
            and i.made_at >= $2
            and i.accepted_seq is null
          order by i.made_at desc, i.id
          limit 20",
        [account.into(), since.into()],
    )
}

/// The holders of seats who were asked and have not accepted yet.
pub(crate) fn invited_in(db: &Db, organization: Id<Organization>, since: Moment) -> Result<Vec<Id<Office>>, Fault> {
    let found: Vec<One<Id<Office>>> = db.all(
        "select distinct i.office_id
           from parties_invitations i
           join parties_offices t on t.id = i.office_id
           join parties_posts s on s.id = t.post_id
          where s.organization_id = $1
            and i.made_at >= $2
            and i.accepted_seq is null
          order by i.office_id
          limit $3",
        [organization.into(), since.into(), SHORT.into()],
    )?;
    Ok(found.into_iter().map(|One(id)| id).collect())
}

pub(crate) fn put_invitation(tx: &mut Tx, office: Id<Office>, account: Id<Account>, seq: Seq) -> Result<(), Fault> {
    let (id, now): (AnyId, Moment) = (tx.new_id(), tx.now());
    tx.run(
        "insert into parties_invitations (id, office_id, account_id, made_at, made_seq) values ($1, $2, $3, $4, $5)",
        [id.into(), office.into(), account.into(), now.into(), seq.into()],
    )?;
    Ok(())
}

pub(crate) fn accept_invitation(tx: &mut Tx, id: AnyId, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_invitations set accepted_seq = $1 where id = $2", [seq.into(), id.into()])?;
    Ok(())
}

/// The bodies in which an account will hold a post later: slug, name, title, first day.
pub(crate) fn coming(db: &Db, account: AnyId, day: Day) -> Result<Vec<(String, String, String, Day)>, Fault> {
    db.all(
        "select o.slug, o.name, s.title, t.from_on
           from parties_offices t
           join parties_posts s on s.id = t.post_id
           join parties_organizations o on o.id = s.organization_id
           join parties_persons n on n.id = t.person_id
          where n.account_id = $1
            and t.from_on > $2
            and t.withdrawn_seq is null
          order by t.from_on, o.kana, o.slug
          limit $3",
        [account.into(), day.into(), SHORT.into()],
    )
}
