//! SQL of organizations: what they are, their states, their public part, what they report.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Choice, Day, Id, Seq};

use super::{One, SHORT, choice, term};
use crate::model::{Kind, NewOrganization, Organization, Public, Sort, State, StateRow, Theme};
use crate::rules::tree::Branch;

impl FromRow for Kind {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Kind { code: cells.next()?, sort: choice(cells)?, label: cells.next()? })
    }
}

impl FromRow for Organization {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, number, slug) = (cells.next()?, cells.next()?, cells.next()?);
        let kind = Kind::from_row(cells)?;
        let (name, kana) = (cells.next()?, cells.next()?);
        Ok(Organization { id, number, slug, kind, name, kana, area: cells.next()?, merged_into: cells.next()? })
    }
}

/// The kinds of the town, in its order; before the first organization came, the usual ones.
///
/// # Errors
/// When the database cannot be read.
pub fn kinds(db: &Db) -> Result<Vec<Kind>, Fault> {
    let own: Vec<Kind> = db.all("select code, sort, label from parties_kinds order by ordinal, code limit 200", [])?;
    Ok(if own.is_empty() { usual_kinds() } else { own })
}

/// One kind a sort, called by its word.
fn usual_kinds() -> Vec<Kind> {
    Sort::ALL.iter().map(|sort| Kind { code: sort.code().to_owned(), sort: *sort, label: None }).collect()
}

/// Puts the usual kinds there, where the town has none yet.
pub(crate) fn put_usual_kinds(tx: &mut Tx) -> Result<(), Fault> {
    let own: Vec<Kind> = tx.all("select code, sort, label from parties_kinds order by ordinal, code limit 1", [])?;
    for (ordinal, kind) in (1i64..).zip(usual_kinds()).filter(|_| own.is_empty()) {
        tx.run(
            "insert into parties_kinds (code, sort, ordinal) values ($1, $2, $3)",
            [kind.code.into(), kind.sort.code().into(), ordinal.into()],
        )?;
    }
    Ok(())
}

/// The kinds with how many organizations are of each.
pub(crate) fn kinds_with_counts(db: &Db) -> Result<Vec<(Kind, i64)>, Fault> {
    let counts: Vec<(String, i64)> =
        db.all("select kind, count(*) from parties_organizations group by kind order by kind limit 200", [])?;
    let of = |kind: &Kind| counts.iter().find(|(code, _)| *code == kind.code).map_or(0, |(_, count)| *count);
    Ok(kinds(db)?.into_iter().map(|kind| (of(&kind), kind)).map(|(count, kind)| (kind, count)).collect())
}

pub(crate) fn put_kind(tx: &mut Tx, new: &Kind) -> Result<(), Fault> {
    tx.run(
        "insert into parties_kinds (code, sort, ordinal, label)
         values ($1, $2, (select coalesce(max(ordinal), 0) + 1 from parties_kinds), $3)",
        [(&new.code).into(), new.sort.code().into(), new.label.clone().into()],
    )?;
    Ok(())
}

pub(crate) fn name_kind(tx: &mut Tx, code: &str, label: Option<&str>) -> Result<(), Fault> {
    tx.run("update parties_kinds set label = $1 where code = $2", [label.map(str::to_owned).into(), code.into()])?;
    Ok(())
}

/// An organization.
///
/// # Errors
/// When the database cannot be read.
pub fn organization(db: &Db, id: Id<Organization>) -> Result<Option<Organization>, Fault> {
    db.first(
        "select o.id, p.number, o.slug, k.code, k.sort, k.label, o.name, o.kana, o.area_id, p.merged_into
           from parties_organizations o
           join parties_parties p on p.id = o.id
           join parties_kinds k on k.code = o.kind
          where o.id = $1",
        [id.into()],
    )
}

/// The organization with this name in addresses.
///
/// # Errors
/// When the database cannot be read.
pub fn organization_by_slug(db: &Db, slug: &str) -> Result<Option<Organization>, Fault> {
    db.first(
        "select o.id, p.number, o.slug, k.code, k.sort, k.label, o.name, o.kana, o.area_id, p.merged_into
           from parties_organizations o
           join parties_parties p on p.id = o.id
           join parties_kinds k on k.code = o.kind
          where o.slug = $1",
        [slug.into()],
    )
}

pub(crate) fn put_organization(tx: &mut Tx, id: Id<Organization>, new: &NewOrganization) -> Result<(), Fault> {
    tx.run(
        "insert into parties_organizations (id, slug, kind, name, kana, area_id)
         values ($1, coalesce($2, (select cast(number as text) from parties_parties where id = $1)), $3, $4, $5, $6)",
        [id.into(), new.slug.clone().into(), (&new.kind).into(), (&new.name).into(), (&new.kana).into(), new.area.into()],
    )?;
    Ok(())
}

pub(crate) fn correct_organization(tx: &mut Tx, id: Id<Organization>, kind: &str, name: &str, kana: &str) -> Result<(), Fault> {
    tx.run(
        "update parties_organizations set kind = $1, name = $2, kana = $3 where id = $4",
        [kind.into(), name.into(), kana.into(), id.into()],
    )?;
    Ok(())
}

impl FromRow for StateRow {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let state = choice(cells)?;
        let (from_on, heir, source) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(StateRow { state, from_on, heir, source, seq: cells.next()? })
    }
}

/// What an organization became, the earliest first.
///
/// # Errors
/// When the database cannot be read.
pub fn states_of(db: &Db, id: Id<Organization>) -> Result<Vec<StateRow>, Fault> {
    db.all(
        "select state, from_on, heir_id, source, made_seq
           from parties_states
          where organization_id = $1
            and withdrawn_seq is null
          order by from_on, made_seq
          limit $2",
        [id.into(), SHORT.into()],
    )
}

pub(crate) fn put_state(tx: &mut Tx, id: Id<Organization>, row: &StateRow) -> Result<(), Fault> {
    tx.run(
        "insert into parties_states (organization_id, state, from_on, heir_id, source, made_seq)
         values ($1, $2, $3, $4, $5, $6)",
        [id.into(), row.state.code().into(), row.from_on.into(), row.heir.into(), (&row.source).into(), row.seq.into()],
    )?;
    Ok(())
}

pub(crate) fn withdraw_state(tx: &mut Tx, made: Seq, by: Seq) -> Result<(), Fault> {
    tx.run("update parties_states set withdrawn_seq = $1 where made_seq = $2", [by.into(), made.into()])?;
    Ok(())
}

impl FromRow for Public {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Public {
            is_listed: cells.next()?,
            name_easy: cells.next()?,
            name_en: cells.next()?,
            about: cells.next()?,
            about_easy: cells.next()?,
            about_en: cells.next()?,
            place: cells.next()?,
            phone: cells.next()?,
            mail: cells.next()?,
            web: cells.next()?,
            themes: Vec::new(),
        })
    }
}

/// What the public may know of an organization; nothing yet is an empty part that is not listed.
///
/// # Errors
/// When the database cannot be read.
pub fn public_of(db: &Db, id: Id<Organization>) -> Result<Public, Fault> {
    let found: Option<Public> = db.first(
        "select is_listed, name_easy, name_en, about, about_easy, about_en, place, phone, mail, web
           from parties_publics
          where organization_id = $1",
        [id.into()],
    )?;
    Ok(Public { themes: themes_of(db, id)?, ..found.unwrap_or_default() })
}

pub(crate) fn themes_of(db: &Db, id: Id<Organization>) -> Result<Vec<Theme>, Fault> {
    let codes: Vec<One<String>> =
        db.all("select theme from parties_themes where organization_id = $1 order by theme limit 50", [id.into()])?;
    let mut themes: Vec<Theme> = codes.iter().filter_map(|One(code)| Theme::from_code(code)).collect();
    themes.sort_unstable();
    Ok(themes)
}

/// When the public part of an organization was last kept current.
///
/// # Errors
/// When the database cannot be read.
pub fn public_kept_on(db: &Db, id: Id<Organization>) -> Result<Option<Day>, Fault> {
    let found: Option<One<Option<Day>>> =
        db.first("select kept_on from parties_publics where organization_id = $1", [id.into()])?;
    Ok(found.and_then(|One(day)| day))
}

pub(crate) fn put_public(tx: &mut Tx, id: Id<Organization>, public: &Public) -> Result<(), Fault> {
    let kept_on = tx.now().day();
    tx.run(
        "insert into parties_publics
           (organization_id, is_listed, name_easy, name_en, about, about_easy, about_en, place, phone, mail, web, kept_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             on conflict (organization_id) do update
            set is_listed = excluded.is_listed, name_easy = excluded.name_easy, name_en = excluded.name_en, about = excluded.about,
                about_easy = excluded.about_easy, about_en = excluded.about_en, place = excluded.place, phone = excluded.phone,
                mail = excluded.mail, web = excluded.web, kept_on = excluded.kept_on",
        [
            id.into(),
            public.is_listed.into(),
            (&public.name_easy).into(),
            (&public.name_en).into(),
            (&public.about).into(),
            (&public.about_easy).into(),
            (&public.about_en).into(),
            (&public.place).into(),
            (&public.phone).into(),
            (&public.mail).into(),
            (&public.web).into(),
            kept_on.into(),
        ],
    )?;
    tx.run("delete from parties_themes where organization_id = $1", [id.into()])?;
    for theme in &public.themes {
        tx.run("insert into parties_themes (organization_id, theme) values ($1, $2)", [id.into(), theme.code().into()])?;
    }
    Ok(())
}

/// What a body reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its id.
    pub id: AnyId,
    /// On which day it was counted.
    pub counted_on: Day,
    /// Member households.
    pub households: i64,
    /// Persons in them, where they were counted too.
    pub persons: Option<i64>,
    /// The document.
    pub source: String,
}

impl FromRow for Report {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, counted_on, households) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Report { id, counted_on, households, persons: cells.next()?, source: cells.next()? })
    }
}

/// What a body reported, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn reports_of(db: &Db, id: Id<Organization>) -> Result<Vec<Report>, Fault> {
    db.all(
        "select id, counted_on, households, persons, source
           from parties_reports
          where organization_id = $1
            and withdrawn_seq is null
          order by counted_on desc, id desc
          limit $2",
        [id.into(), SHORT.into()],
    )
}

pub(crate) fn put_report(tx: &mut Tx, organization: Id<Organization>, report: &Report, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_reports (id, organization_id, counted_on, households, persons, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [
            report.id.into(),
            organization.into(),
            report.counted_on.into(),
            report.households.into(),
            report.persons.into(),
            (&report.source).into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

pub(crate) fn set_report_aside(tx: &mut Tx, id: AnyId, by: Seq) -> Result<(), Fault> {
    tx.run("update parties_reports set withdrawn_seq = $1 where id = $2", [by.into(), id.into()])?;
    Ok(())
}

impl FromRow for Branch {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Branch { organization: cells.next()?, parent: cells.next()?, term: term(cells)? })
    }
}

/// All branches of the tree of the town; a tree has fewer branches than organizations.
pub(crate) fn branches(db: &Db) -> Result<Vec<Branch>, Fault> {
    db.all(
        "select organization_id, parent_id, from_on, to_on
           from parties_branches
          where withdrawn_seq is null
          order by from_on, id
          limit 100000",
        [],
    )
}

pub(crate) fn put_branch(tx: &mut Tx, id: AnyId, new: &Branch, source: &str, seq: Seq) -> Result<(), Fault> {
    tx.run(
        "insert into parties_branches (id, organization_id, parent_id, from_on, to_on, source, made_seq)
         values ($1, $2, $3, $4, $5, $6, $7)",
        [
            id.into(),
            new.organization.into(),
            new.parent.into(),
            new.term.from().into(),
            new.term.to().into(),
            source.into(),
            seq.into(),
        ],
    )?;
    Ok(())
}

/// The sort of a kind.
pub(crate) fn sort_of(db: &Db, kind: &str) -> Result<Option<Sort>, Fault> {
    Ok(kinds(db)?.into_iter().find(|one| one.code == kind).map(|kind| kind.sort))
}

/// The last thing that an organization became by a day.
///
/// # Errors
/// When the database cannot be read.
pub fn state_on(db: &Db, id: Id<Organization>, day: Day) -> Result<Option<State>, Fault> {
    let history: Vec<(State, Day)> = states_of(db, id)?.iter().map(|row| (row.state, row.from_on)).collect();
    Ok(crate::rules::states::state_on(&history, day))
}
