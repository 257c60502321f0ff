//! SQL of the public directory.

use engawa_db::{Cells, Db, Fault, FromRow};
use engawa_kernel::{AnyId, Choice, Day, Id};

use super::choice;
use crate::keys::Needle;
use crate::model::{Kind, Organization, State, Theme};

/// What is asked of the directory.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Only organizations of this area or one inside of it.
    pub area: Option<AnyId>,
    /// Only of this kind.
    pub kind: String,
    /// Only those that work on this.
    pub theme: Option<Theme>,
    /// Only those that a word finds.
    pub needle: Option<Needle>,
    /// Only after this one: its kana and its name in addresses.
    pub after: (String, String),
}

/// An organization as the public finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: Id<Organization>,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// In kana.
    pub kana: String,
    /// With readings.
    pub name_easy: String,
    /// In English.
    pub name_en: String,
    /// Its kind.
    pub kind: Kind,
    /// Where it works.
    pub area: Option<String>,
    /// What it is.
    pub state: State,
    key: String,
}

impl FromRow for Listed {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (id, slug, name, kana) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let (name_easy, name_en, kind) = (cells.next()?, cells.next()?, Kind::from_row(cells)?);
        Ok(Listed {
            id,
            slug,
            name,
            kana,
            name_easy,
            name_en,
            kind,
            area: cells.next()?,
            state: choice(cells)?,
            key: cells.next()?,
        })
    }
}

/// How many are looked at for one word.
const LOOKED_AT: i64 = 500;

/// The listed organizations of a day, by kana.
///
/// # Errors
/// When the database cannot be read.
pub fn listed(db: &Db, asked: &Asked, day: Day, limit: usize) -> Result<Vec<Listed>, Fault> {
    let needle = asked.needle.clone().unwrap_or(Needle { key: String::new(), first: Default::default(), more: Default::default() });
    let rows = if asked.needle.is_some() { LOOKED_AT } else { i64::try_from(limit).unwrap_or(LOOKED_AT) };
    let found: Vec<Listed> = db.all(
        "select o.id, o.slug, o.name, o.kana, p.name_easy, p.name_en, k.code, k.sort, k.label, a.path, s.state, w.key
           from parties_organizations o
           join parties_publics p on p.organization_id = o.id and p.is_listed = 1
           join parties_kinds k on k.code = o.kind
           join parties_public_keys w on w.organization_id = o.id
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
            and ($2 = '' or o.kind = $2)
            and (a.id = $3 or a.parent_id = $3 or b.parent_id = $3 or $3 is null)
            and ($4 = '' or exists (select 1 from parties_themes t where t.organization_id = o.id and t.theme = $4))
            and ($5 = '' or exists
                (select 1 from parties_public_tokens t where t.organization_id = o.id and t.token >= $5 and t.token < $6))
            and ($7 = '' or exists (select 1 from parties_public_tokens t where t.organization_id = o.id and t.token = $7))
            and ($8 = '' or exists (select 1 from parties_public_tokens t where t.organization_id = o.id and t.token = $8))
            and (o.kana > $9 or (o.kana = $9 and o.slug > $10))
          order by o.kana, o.slug
          limit $11",
        [
            day.into(),
            (&asked.kind).into(),
            asked.area.into(),
            asked.theme.map_or("", Choice::code).into(),
            (&needle.first.0).into(),
            (&needle.first.1).into(),
            (&needle.more[0]).into(),
            (&needle.more[1]).into(),
            (&asked.after.0).into(),
            (&asked.after.1).into(),
            rows.into(),
        ],
    )?;
    Ok(found.into_iter().filter(|one| needle.key.is_empty() || one.key.contains(&needle.key)).take(limit).collect())
}

/// One listed organization of a day: the page that begins just before it.
///
/// # Errors
/// When the database cannot be read.
pub fn listed_one(db: &Db, slug: &str, day: Day) -> Result<Option<Listed>, Fault> {
    let Some(found) = super::bodies::organization_by_slug(db, slug)? else { return Ok(None) };
    let asked = Asked { kind: found.kind.code, after: (found.kana, String::new()), ..Asked::default() };
    Ok(listed(db, &asked, day, 1_000)?.into_iter().find(|one| one.slug == slug))
}
