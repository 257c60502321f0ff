//! What a column of a roster means: guessed from its name, and said otherwise on the screen.

use engawa_kernel::Choice;
use engawa_kernel::text::nfkc;

/// The names that neighbourhoods give to columns; the first word of a line is what they mean.
const NAMES: &str = include_str!("../../data/roster.txt");

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Nothing that is taken.
    Nothing,
    /// 班, 組: a word of the body's own.
    Group,
    /// The name of the household, mostly that of its head.
    Label,
    /// The family name, where the two stand in columns of their own.
    Family,
    /// The given name.
    Given,
    /// How it is read.
    Kana,
    /// The address.
    Address,
    /// The rest of the address, where it stands in a column of its own.
    Lot,
    /// The telephone.
    Phone,
    /// The mail address.
    Mail,
    /// How many people.
    Persons,
    /// Whether circulars are wanted on paper.
    Paper,
    /// Since when the household is a member.
    From,
    /// A note.
    Note,
}

impl Choice for Target {
    const ALL: &'static [Self] = &[
        Target::Nothing,
        Target::Group,
        Target::Label,
        Target::Family,
        Target::Given,
        Target::Kana,
        Target::Address,
        Target::Lot,
        Target::Phone,
        Target::Mail,
        Target::Persons,
        Target::Paper,
        Target::From,
        Target::Note,
    ];

    fn code(self) -> &'static str {
        match self {
            Target::Nothing => "nothing",
            Target::Group => "group",
            Target::Label => "label",
            Target::Family => "family",
            Target::Given => "given",
            Target::Kana => "kana",
            Target::Address => "address",
            Target::Lot => "lot",
            Target::Phone => "phone",
            Target::Mail => "mail",
            Target::Persons => "persons",
            Target::Paper => "paper",
            Target::From => "from",
            Target::Note => "note",
        }
    }
}

/// What the columns mean, as far as their names say. What is meant twice is taken once, the first time.
pub fn guess(head: &[String]) -> Vec<Target> {
    let mut seen = Vec::new();
    let once = |name: &String| {
        let target = guess_one(name);
        if seen.contains(&target) {
            return Target::Nothing;
        }
        seen.push(target);
        target
    };
    head.iter().map(once).collect()
}

/// Whether this is the name of a column: a row with such names is the head of the table.
pub fn is_name(cell: &str) -> bool {
    guess_one(cell) != Target::Nothing
}

fn guess_one(name: &str) -> Target {
    let name: String = nfkc(name).to_lowercase().chars().filter(|sign| !sign.is_whitespace()).collect();
    // 「1.氏名」, 「氏名(世帯主)」, 「※電話」.
    let bare = name.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '※' | '*' | '○' | '●'));
    let open = bare.split('(').next().unwrap_or(bare);
    let found = |name: &str| NAMES.lines().find_map(|line| known(line, name));
    [name.as_str(), bare, open].into_iter().find_map(found).unwrap_or(Target::Nothing)
}

fn known(line: &str, name: &str) -> Option<Target> {
    let (code, names) = line.split_once(' ')?;
    names.split(' ').any(|one| one == name).then(|| Target::from_code(code)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(names: &[&str]) -> Vec<&'static str> {
        guess(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).into_iter().map(Target::code).collect()
    }

    #[test]
    fn columns_are_known_by_the_names_that_neighbourhoods_give_them() {
        assert_eq!(
            codes(&["班", "世帯主", "フリガナ", "住所", "電話", "世帯人数", "加入日", "回覧", "備考"]),
            ["group", "label", "kana", "address", "phone", "persons", "from", "paper", "note"]
        );
        assert_eq!(codes(&["組", "姓", "名", "ｶﾅ", "番地", "ＴＥＬ"]), ["group", "family", "given", "kana", "lot", "phone"]);
        assert_eq!(codes(&["1.氏名", "電話番号（自宅）", "携 帯", "生年月日"]), ["label", "phone", "nothing", "nothing"]);
    }

    #[test]
    fn every_line_of_the_names_means_something_and_no_name_means_two_things() {
        let mut seen = std::collections::BTreeSet::new();
        for line in NAMES.lines() {
            let (code, names) = line.split_once(' ').expect("a code and names");
            assert!(Target::from_code(code).is_some(), "{code}");
            assert!(names.split(' ').all(|name| seen.insert(name)), "{line}");
        }
    }
}
