//! SQL of the two indexes by which parties are found.

use engawa_db::{Cells, Db, Fault, FromRow, Tx};
use engawa_kernel::{AnyId, Id};

use super::Named;
use crate::keys::{Needle, key, tokens};
use crate::model::Organization;

/// How many are looked at for one word.
const LOOKED_AT: i64 = 500;

/// Puts what the desk finds a party by in the place of what was there; nothing for one that is shown in no list.
pub(crate) fn index_for_desk(tx: &mut Tx, party: AnyId, texts: &[&str]) -> Result<(), Fault> {
    tx.run("delete from parties_desk_tokens where party_id = $1", [party.into()])?;
    tx.run("delete from parties_desk_keys where party_id = $1", [party.into()])?;
    if texts.is_empty() {
        return Ok(());
    }
    for token in all_tokens(texts) {
        tx.run("insert into parties_desk_tokens (token, party_id) values ($1, $2)", [token.into(), party.into()])?;
    }
    tx.run("insert into parties_desk_keys (party_id, key) values ($1, $2)", [party.into(), all_keys(texts).into()])?;
    Ok(())
}

/// As [`index_for_desk`], for what the public may find.
pub(crate) fn index_for_public(tx: &mut Tx, organization: Id<Organization>, texts: &[&str]) -> Result<(), Fault> {
    tx.run("delete from parties_public_tokens where organization_id = $1", [organization.into()])?;
    tx.run("delete from parties_public_keys where organization_id = $1", [organization.into()])?;
    if texts.is_empty() {
        return Ok(());
    }
    for token in all_tokens(texts) {
        tx.run("insert into parties_public_tokens (token, organization_id) values ($1, $2)", [token.into(), organization.into()])?;
    }
    let keys = all_keys(texts);
    tx.run("insert into parties_public_keys (organization_id, key) values ($1, $2)", [organization.into(), keys.into()])?;
    Ok(())
}

fn all_tokens(texts: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = texts.iter().flat_map(|text| tokens(text)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The keys of texts, kept apart so that no word is found across two of them.
fn all_keys(texts: &[&str]) -> String {
    texts.iter().map(|text| key(text)).collect::<Vec<_>>().join(" ")
}

struct FoundParty {
    named: Named,
    key: String,
}

impl FromRow for FoundParty {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        Ok(FoundParty { named: Named::from_row(cells)?, key: cells.next()? })
    }
}

/// The parties that a word finds at the desk, by kana.
pub(crate) fn found_at_desk(db: &Db, needle: &Needle, sort: &str) -> Result<Vec<Named>, Fault> {
    let found: Vec<FoundParty> = db.all(
        "select v.id, v.number, v.sort, v.name, v.is_protected, v.merged_into, k.key
           from v_party_names v
           join parties_desk_keys k on k.party_id = v.id
          where exists (select 1 from parties_desk_tokens t where t.party_id = v.id and t.token >= $1 and t.token < $2)
            and ($3 = '' or exists (select 1 from parties_desk_tokens t where t.party_id = v.id and t.token = $3))
            and ($4 = '' or exists (select 1 from parties_desk_tokens t where t.party_id = v.id and t.token = $4))
            and ($5 = '' or v.sort = $5)
            and v.is_protected = 0
            and v.merged_into is null
          order by v.kana, v.number
          limit $6",
        [
            (&needle.first.0).into(),
            (&needle.first.1).into(),
            (&needle.more[0]).into(),
            (&needle.more[1]).into(),
            sort.into(),
            LOOKED_AT.into(),
        ],
    )?;
    Ok(found.into_iter().filter(|found| found.key.contains(&needle.key)).map(|found| found.named).collect())
}
