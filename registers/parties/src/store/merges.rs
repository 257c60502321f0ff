//! SQL of merges: which rows name a party, and how they are moved and moved back.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_journal::Moved;
use engawa_kernel::{AnyId, Moment, Seq};

use super::{One, SHORT};

/// A merge that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Its id.
    pub id: AnyId,
    /// The entry that stayed.
    pub kept: AnyId,
    /// The entry that went into it.
    pub gone: AnyId,
    /// When.
    pub at: Moment,
    /// The record.
    pub seq: Seq,
}

impl FromRow for Merge {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(Merge { id: cells.next()?, kept: cells.next()?, gone: cells.next()?, at: cells.next()?, seq: cells.next()? })
    }
}

/// The merges into an entry that stand, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn merges_into(db: &Db, kept: AnyId) -> Result<Vec<Merge>, Fault> {
    db.all(
        "select id, kept_id, gone_id, merged_at, merged_seq
           from parties_merges
          where kept_id = $1
            and undone_seq is null
          order by merged_seq desc
          limit $2",
        [kept.into(), SHORT.into()],
    )
}

pub(crate) fn put_merge(tx: &mut Tx, merge: &Merge, moved: &[Moved]) -> Result<(), Fault> {
    tx.run(
        "insert into parties_merges (id, kept_id, gone_id, merged_at, merged_seq) values ($1, $2, $3, $4, $5)",
        [merge.id.into(), merge.kept.into(), merge.gone.into(), merge.at.into(), merge.seq.into()],
    )?;
    for one in moved {
        tx.run(
            "insert into parties_moved (merge_id, place, row_id) values ($1, $2, $3)",
            [merge.id.into(), (&one.place).into(), one.row.into()],
        )?;
    }
    set_merged_into(tx, merge.gone, Some(merge.kept))
}

pub(crate) fn undo_merge(tx: &mut Tx, merge: &Merge, seq: Seq) -> Result<(), Fault> {
    tx.run("update parties_merges set undone_seq = $1 where id = $2", [seq.into(), merge.id.into()])?;
    set_merged_into(tx, merge.gone, None)
}

fn set_merged_into(tx: &mut Tx, gone: AnyId, kept: Option<AnyId>) -> Result<(), Fault> {
    tx.run("update parties_parties set merged_into = $1 where id = $2", [kept.into(), gone.into()])?;
    Ok(())
}

/// What a merge moved.
pub(crate) fn moved_by(db: &Db, merge: AnyId) -> Result<Vec<Moved>, Fault> {
    let found: Vec<(String, AnyId)> =
        db.all("select place, row_id from parties_moved where merge_id = $1 order by place, row_id limit 100000", [merge.into()])?;
    Ok(found.into_iter().map(|(place, row)| Moved { place, row }).collect())
}

/// A column of ours that names a person or a household in a row of its own.
pub(crate) struct Place {
    pub(crate) name: &'static str,
    find: &'static str,
    put: &'static str,
}

/// All of them. The rows are moved as they are; that no law is broken by it was looked at before.
pub(crate) const PLACES: [Place; 12] = [
    Place {
        name: "parties_memberships.party_id",
        find: "select id from parties_memberships where party_id = $1 order by id limit 100000",
        put: "update parties_memberships set party_id = $1 where id = $2",
    },
    Place {
        name: "parties_offices.person_id",
        find: "select id from parties_offices where person_id = $1 order by id limit 100000",
        put: "update parties_offices set person_id = $1 where id = $2",
    },
    Place {
        name: "parties_commissions.person_id",
        find: "select id from parties_commissions where person_id = $1 order by id limit 100000",
        put: "update parties_commissions set person_id = $1 where id = $2",
    },
    Place {
        name: "parties_proxies.person_id",
        find: "select id from parties_proxies where person_id = $1 order by id limit 100000",
        put: "update parties_proxies set person_id = $1 where id = $2",
    },
    Place {
        name: "parties_proxies.proxy_id",
        find: "select id from parties_proxies where proxy_id = $1 order by id limit 100000",
        put: "update parties_proxies set proxy_id = $1 where id = $2",
    },
    Place {
        name: "parties_recognitions.party_id",
        find: "select id from parties_recognitions where party_id = $1 order by id limit 100000",
        put: "update parties_recognitions set party_id = $1 where id = $2",
    },
    Place {
        name: "parties_residences.person_id",
        find: "select id from parties_residences where person_id = $1 order by id limit 100000",
        put: "update parties_residences set person_id = $1 where id = $2",
    },
    Place {
        name: "parties_residences.household_id",
        find: "select id from parties_residences where household_id = $1 order by id limit 100000",
        put: "update parties_residences set household_id = $1 where id = $2",
    },
    Place {
        name: "parties_proofs.person_id",
        find: "select id from parties_proofs where person_id = $1 order by id limit 100000",
        put: "update parties_proofs set person_id = $1 where id = $2",
    },
    Place {
        name: "parties_behalves.party_id",
        find: "select id from parties_behalves where party_id = $1 order by id limit 100000",
        put: "update parties_behalves set party_id = $1 where id = $2",
    },
    Place {
        name: "parties_letters.person_id",
        find: "select id from parties_letters where person_id = $1 order by id limit 100000",
        put: "update parties_letters set person_id = $1 where id = $2",
    },
    Place {
        name: "parties_merges.kept_id",
        find: "select id from parties_merges where kept_id = $1 and undone_seq is null order by id limit 100000",
        put: "update parties_merges set kept_id = $1 where id = $2",
    },
];

/// Moves all rows that name one party to another.
pub(crate) fn move_rows(tx: &mut Tx, kept: AnyId, gone: AnyId) -> Result<Vec<Moved>, Fault> {
    let mut moved = Vec::new();
    for place in &PLACES {
        let rows: Vec<One<AnyId>> = tx.all(place.find, [gone.into()])?;
        for One(row) in rows {
            tx.run(place.put, [kept.into(), row.into()])?;
            moved.push(Moved { place: place.name.to_owned(), row });
        }
    }
    Ok(moved)
}

/// Moves rows back to whom they named before.
pub(crate) fn move_back(tx: &mut Tx, gone: AnyId, moved: &[Moved]) -> Result<(), Fault> {
    for one in moved {
        if let Some(place) = PLACES.iter().find(|place| place.name == one.place) {
            tx.run(place.put, [gone.into(), one.row.into()])?;
        }
    }
    Ok(())
}
