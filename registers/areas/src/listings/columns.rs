//! What a column of a list of areas means: guessed from its name, and said otherwise on the screen.

use engawa_kernel::Choice;

use crate::reading::plain;

/// The names that offices give to columns; the first word of a line is what they mean.
const NAMES: &str = include_str!("../../data/listing.txt");

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Nothing that is taken.
    Nothing,
    /// The code of the area.
    Code,
    /// Its name.
    Name,
    /// How the name is read.
    Reading,
    /// 校区, 町内.
    Kind,
    /// The code or the name of the area in which it lies.
    Parent,
    /// Its first day.
    From,
    /// Its last day.
    To,
    /// The codes of the areas that it follows.
    Before,
}

impl Choice for Column {
    const ALL: &'static [Self] = &[
        Column::Nothing,
        Column::Code,
        Column::Name,
        Column::Reading,
        Column::Kind,
        Column::Parent,
        Column::From,
        Column::To,
        Column::Before,
    ];

    fn code(self) -> &'static str {
        match self {
            Column::Nothing => "nothing",
            Column::Code => "code",
            Column::Name => "name",
            Column::Reading => "reading",
            Column::Kind => "kind",
            Column::Parent => "parent",
            Column::From => "from",
            Column::To => "to",
            Column::Before => "before",
        }
    }
}

/// What the columns mean, as far as their names say. What is meant twice is taken once, the first time.
pub fn guess(head: &[String]) -> Vec<Column> {
    let mut seen: Vec<Column> = Vec::new();
    let once = |name: &String| {
        let column = guess_one(name);
        if column == Column::Nothing || seen.contains(&column) {
            return Column::Nothing;
        }
        seen.push(column);
        column
    };
    head.iter().map(once).collect()
}

pub(super) fn guess_one(name: &str) -> Column {
    let name: String = plain(name).chars().filter(|sign| !sign.is_whitespace()).collect();
    let lines = NAMES.lines().filter_map(|line| line.split_once(' '));
    let mut meant = lines.filter(|(_, names)| names.split(' ').any(|known| known.eq_ignore_ascii_case(&name)));
    meant.next().and_then(|(code, _)| Column::from_code(code)).unwrap_or(Column::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(names: &[&str]) -> Vec<Column> {
        guess(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn columns_are_known_by_the_names_that_offices_give_them() {
        assert_eq!(
            guessed(&["町字ＩＤ", "町丁名", "名称（カナ）", "種別", "校区コード", "適用開始日", "廃止日", "旧コード", "備考"]),
            [
                Column::Code,
                Column::Name,
                Column::Reading,
                Column::Kind,
                Column::Parent,
                Column::From,
                Column::To,
                Column::Before,
                Column::Nothing
            ]
        );
        assert_eq!(guessed(&["コード", "区域コード"]), [Column::Code, Column::Nothing], "the same thing twice");
        assert_eq!(guessed(&["name", "KIND"]), [Column::Name, Column::Kind], "properties of a GeoJSON");
    }

    #[test]
    fn every_name_means_one_thing() {
        let names: Vec<&str> = NAMES.lines().flat_map(|line| line.split(' ').skip(1)).collect();
        let mut once = names.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), names.len());
        assert!(NAMES.lines().all(|line| Column::from_code(line.split(' ').next().unwrap_or_default()).is_some()));
    }
}
