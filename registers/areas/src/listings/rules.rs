//! Laws of a list: what its rows say of each other and of the register holds on every day. Pure.

use std::collections::{BTreeMap, HashMap, HashSet};

use engawa_who::Days;

use super::preview::{Draft, Refused, Rejected, Row};
use crate::imports::Repair;
use crate::model::Area;
use crate::reading::plain;
use crate::rules::{DEPTH_MAX, Map, follows, is_above, lies_within};

/// Rows that hold, and rows that do not.
pub(super) struct Held {
    pub(super) taken: Vec<Draft>,
    pub(super) rejected: Vec<Rejected>,
}

/// Which rows hold. A row that falls takes along what stands in it or follows it, so it is asked again until nothing falls.
/// `said` are the codes of all rows, taken or not, with their lines.
pub(super) fn hold(drafts: Vec<Draft>, map: &Map, said: &BTreeMap<String, usize>) -> Held {
    let register = Register::of(map);
    let mut held = Held { taken: Vec::new(), rejected: Vec::new() };
    let mut codes: HashMap<String, usize> = HashMap::new();
    for draft in drafts {
        let (line, code) = (draft.row.line, draft.row.code.clone());
        match (register.by_code.contains_key(code.as_str()), codes.get(&code)) {
            (true, _) => held.rejected.push(Rejected { line, why: Refused::Known(code) }),
            (false, Some(before)) => held.rejected.push(Rejected { line, why: Refused::Twice(*before) }),
            (false, None) => {
                codes.insert(code, line);
                held.taken.push(draft);
            }
        }
    }
    resolve(&mut held, &register, said);
    loop {
        let fallen = fallen(&held.taken, &register, said);
        if fallen.is_empty() {
            return held;
        }
        held.taken.retain(|draft| !fallen.contains_key(&draft.row.line));
        held.rejected.extend(fallen.into_iter().map(|(line, why)| Rejected { line, why }));
    }
}

/// What is known of areas that are there.
struct Register<'m> {
    map: &'m Map,
    by_code: HashMap<&'m str, &'m Area>,
    by_name: HashMap<String, Vec<&'m Area>>,
}

impl<'m> Register<'m> {
    fn of(map: &'m Map) -> Register<'m> {
        let mut by_name: HashMap<String, Vec<&Area>> = HashMap::new();
        for area in map.areas.values() {
            by_name.entry(bare(&area.name)).or_default().push(area);
        }
        Register { map, by_code: map.areas.values().map(|area| (area.code.as_str(), area)).collect(), by_name }
    }

    fn parent_of(&self, area: &Area) -> Option<&str> {
        area.parent.and_then(|parent| self.map.areas.get(&parent)).map(|parent| parent.code.as_str())
    }
}

/// Names are compared without blanks and widths.
fn bare(name: &str) -> String {
    plain(name).chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// From what is typed of the area around a row to its code: a code, or a name that is there once.
fn resolve(held: &mut Held, register: &Register, said: &BTreeMap<String, usize>) {
    let mut names: HashMap<String, HashSet<String>> = HashMap::new();
    for (name, areas) in &register.by_name {
        names.entry(name.clone()).or_default().extend(areas.iter().map(|area| area.code.clone()));
    }
    for draft in &held.taken {
        names.entry(bare(&draft.row.name)).or_default().insert(draft.row.code.clone());
    }
    let mut kept = Vec::new();
    for mut draft in std::mem::take(&mut held.taken) {
        let (line, typed) = (draft.row.line, draft.row.parent.clone());
        match typed.map(|text| parent(&text, register, said, &names).map(|code| (text, code))).transpose() {
            Err(why) => held.rejected.push(Rejected { line, why }),
            Ok(None) => kept.push(draft),
            Ok(Some((from, to))) => {
                if from != to {
                    draft.repairs.push(Repair { line, from: from.chars().take(40).collect(), to: to.clone() });
                }
                draft.row.parent = Some(to);
                kept.push(draft);
            }
        }
    }
    held.taken = kept;
}

fn parent(
    text: &str,
    register: &Register,
    said: &BTreeMap<String, usize>,
    names: &HashMap<String, HashSet<String>>,
) -> Result<String, Refused> {
    let code = plain(text);
    if register.by_code.contains_key(code.as_str()) || said.contains_key(&code) {
        return Ok(code);
    }
    let typed = || text.chars().take(40).collect::<String>();
    let named: Vec<&String> = names.get(&bare(text)).into_iter().flatten().collect();
    match named.as_slice() {
        [code] => Ok((*code).clone()),
        [] => Err(Refused::NoParent(typed())),
        _ => Err(Refused::Parents(typed())),
    }
}

fn fallen(taken: &[Draft], register: &Register, said: &BTreeMap<String, usize>) -> BTreeMap<usize, Refused> {
    let by_code: HashMap<&str, &Row> = taken.iter().map(|draft| (draft.row.code.as_str(), &draft.row)).collect();
    let look = Look { register, said, by_code };
    let mut fallen = BTreeMap::new();
    let mut names: HashMap<(Option<&str>, String), Vec<&Row>> = HashMap::new();
    for Draft { row, .. } in taken {
        let same = names.entry((row.parent.as_deref(), bare(&row.name))).or_default();
        match look.against(row).or_else(|| look.overlap(row, same)) {
            Some(why) => {
                fallen.insert(row.line, why);
            }
            None => same.push(row),
        }
    }
    fallen
}

struct Look<'a> {
    register: &'a Register<'a>,
    said: &'a BTreeMap<String, usize>,
    by_code: HashMap<&'a str, &'a Row>,
}

impl Look<'_> {
    /// The kind and the days of an area that is there or would be.
    fn there(&self, code: &str) -> Option<(&str, &str, Days)> {
        let of_file = self.by_code.get(code).map(|row| (row.name.as_str(), row.kind.as_str(), row.days));
        of_file.or_else(|| self.register.by_code.get(code).map(|area| (area.name.as_str(), area.kind.as_str(), area.days)))
    }

    /// What stands against a row.
    fn against(&self, row: &Row) -> Option<Refused> {
        if let Some(parent) = row.parent.as_deref() {
            if self.lies_in_itself(row) {
                return Some(Refused::Cycle);
            }
            let Some((name, above, days)) = self.there(parent) else {
                return Some(Refused::ParentLeft(self.said.get(parent).copied().unwrap_or_default()));
            };
            if !is_above(&self.register.map.ranks, above, &row.kind) {
                return Some(Refused::Rank { kind: row.kind.clone(), above: above.to_owned() });
            }
            if !lies_within(row.days, days) {
                return Some(Refused::Outside(name.to_owned(), days));
            }
        }
        row.before.iter().find_map(|code| match self.there(code) {
            None => Some(Refused::NoBefore(code.chars().take(40).collect())),
            Some((name, _, before)) => (!follows(before, row.days)).then(|| Refused::NotAfter(name.to_owned())),
        })
    }

    /// Whether the way outward from a row comes back to it.
    fn lies_in_itself(&self, row: &Row) -> bool {
        let mut at = row.parent.as_deref();
        for _ in 0..=DEPTH_MAX {
            match at.and_then(|code| self.by_code.get(code)) {
                Some(above) if above.code == row.code => return true,
                Some(above) => at = above.parent.as_deref(),
                None => return false,
            }
        }
        // Deeper than any tree of ours: it runs into a ring further out, or is no tree.
        true
    }

    /// Two areas of one name in one area on one day are not told apart by anybody who reads them.
    fn overlap(&self, row: &Row, same: &[&Row]) -> Option<Refused> {
        if let Some(other) = same.iter().find(|other| touch(other.days, row.days)) {
            return Some(Refused::Overlap(Some(other.line)));
        }
        let named = self.register.by_name.get(&bare(&row.name)).map(Vec::as_slice).unwrap_or_default();
        let is_there = |area: &&Area| self.register.parent_of(area) == row.parent.as_deref() && touch(area.days, row.days);
        named.iter().any(is_there).then_some(Refused::Overlap(None))
    }
}

/// Whether two stretches of days have a day in common.
fn touch(one: Days, other: Days) -> bool {
    let begins_before_end = |a: Days, b: Days| a.from.zip(b.to).is_none_or(|(from, to)| from <= to);
    begins_before_end(one, other) && begins_before_end(other, one)
}
