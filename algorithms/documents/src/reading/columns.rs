//! What each column of a table is for, once its headers are stacked.

use crate::words::{Head, Role};

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What stands in it; none where the header is no known word.
    pub role: Option<Role>,
    /// The year of its values.
    pub year: Option<i32>,
    /// The unit of its values.
    pub unit: Option<String>,
    /// Its values are running totals.
    pub cumulative: bool,
    /// Its lowest header, as it is read.
    pub word: String,
    /// The header above that.
    pub parent: String,
}

impl Column {
    /// A column below headers, from top to bottom. The second of each pair is the text, known or not.
    pub fn stacked(heads: &[(Option<Head>, String)]) -> Column {
        let known: Vec<&Head> = heads.iter().filter_map(|(head, _)| head.as_ref()).collect();
        let lowest = known.iter().rev().find(|head| head.role != Role::Year).map(|head| head.role);
        let mut role = lowest.or(known.last().map(|head| head.role));
        if heads.last().is_some_and(|(_, word)| is_year_word(word)) {
            role = role.and_then(year_of);
        }
        let words: Vec<&String> = heads.iter().map(|(_, word)| word).filter(|word| !word.is_empty()).collect();
        // A word that nobody knows below a known one belongs to the data more often than not, so only names give way to it.
        Column {
            role,
            year: known.iter().rev().find_map(|head| head.year),
            unit: known.iter().rev().find_map(|head| head.unit.clone()),
            cumulative: known.iter().any(|head| head.cumulative),
            word: words.last().map(|word| (*word).clone()).unwrap_or_default(),
            parent: words.len().checked_sub(2).map(|at| words[at].clone()).unwrap_or_default(),
        }
    }

    /// A column below one header.
    pub fn of(head: &Head, text: &str) -> Column {
        Column::stacked(&[(Some(head.clone()), text.to_owned())])
    }
}

/// A header for years that does not say whose.
fn is_year_word(word: &str) -> bool {
    ["年度", "年", "年次", "時点", "時期"].contains(&word)
}

/// The column of years beside a column of values.
fn year_of(role: Role) -> Option<Role> {
    match role {
        Role::Base | Role::Actual => Some(Role::BaseYear),
        Role::Target => Some(Role::TargetYear),
        _ => None,
    }
}

/// A column of years belongs to the values on its left, else to those on its right.
fn years_beside(columns: &mut [Column]) {
    for at in 0..columns.len() {
        if columns[at].role.is_none() && is_year_word(&columns[at].word) {
            let beside = |at: Option<usize>| at.and_then(|at| columns.get(at)).and_then(|column| column.role).and_then(year_of);
            let taken = |role: Role| columns.iter().any(|column| column.role == Some(role));
            columns[at].role = beside(at.checked_sub(1)).filter(|role| !taken(*role)).or_else(|| beside(Some(at + 1)));
        }
    }
}

/// Which column holds what.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layout {
    /// The columns.
    pub columns: Vec<Column>,
    /// The columns whose texts make the name.
    pub name: Vec<usize>,
    /// The unit.
    pub unit: Option<usize>,
    /// The baseline, best first.
    pub base: Vec<usize>,
    /// The target.
    pub target: Option<usize>,
    /// Targets on the way.
    pub interims: Vec<usize>,
    /// The year of the baseline.
    pub base_year: Option<usize>,
    /// The year of the target.
    pub target_year: Option<usize>,
    /// The kind.
    pub kind: Option<usize>,
    /// What the indicator belongs to, outermost first.
    pub items: Vec<usize>,
    /// The departments.
    pub department: Option<usize>,
    /// Up or down.
    pub direction: Option<usize>,
    /// Texts about the indicator.
    pub notes: Vec<usize>,
    /// The line of its header, counted from 0.
    pub line: usize,
    /// What kind of indicators the table holds, where a header says so.
    pub title: Option<String>,
    /// Nothing in the headers says 目標: only the years do.
    pub is_weak: bool,
}

impl Layout {
    /// Finds out which column holds what. None where no target can stand in this table.
    pub fn of(mut columns: Vec<Column>) -> Option<Layout> {
        years_beside(&mut columns);
        let with = |role: Role| -> Vec<usize> { (0..columns.len()).filter(|at| columns[*at].role == Some(role)).collect() };
        let mut layout = Layout {
            unit: with(Role::Unit).first().copied(),
            base_year: with(Role::BaseYear).first().copied(),
            target_year: with(Role::TargetYear).first().copied(),
            kind: with(Role::Kind).first().copied(),
            items: with(Role::Item),
            department: with(Role::Department).first().copied(),
            direction: with(Role::Direction).first().copied(),
            notes: with(Role::Note),
            ..Layout::default()
        };
        layout.names(&columns);
        layout.targets(&columns)?;
        layout.bases(&columns);
        layout.titled(&columns);
        layout.columns = columns;
        Some(layout)
    }

    /// The name: the column that says so most plainly, else the last item, else the last unknown text before the values.
    fn names(&mut self, columns: &[Column]) {
        let first_value = columns.iter().position(|column| column.role.is_some_and(Role::is_value)).unwrap_or(columns.len());
        let names: Vec<usize> = (0..columns.len()).filter(|at| columns[*at].role == Some(Role::Name)).collect();
        let plain = |at: &usize| columns[*at].word.contains("指標") || columns[*at].word.contains("KPI");
        let best: Vec<usize> = names.iter().copied().filter(|at| plain(at)).collect();
        self.name = if best.is_empty() { names } else { best };
        if self.name.len() > 1 {
            // Two different words for a name: the later one is the finer one. Equal words are one header over several columns.
            let last = columns[self.name[self.name.len() - 1]].word.clone();
            let first_name = self.name[0];
            self.name.retain(|at| columns[*at].word == last);
            if self.name[0] != first_name {
                let word = &columns[first_name].word;
                self.title = word.ends_with("指標").then(|| word.clone());
                self.items.push(first_name);
            }
        }
        if self.name.is_empty() {
            let unknown = (0..first_value).rev().find(|at| columns[*at].role.is_none());
            let item = self.items.iter().rposition(|at| *at < first_value);
            if let Some(at) = unknown {
                self.name = vec![at];
            } else if let Some(place) = item {
                self.name = vec![self.items.remove(place)];
            } else if let Some(place) = self.notes.iter().position(|at| *at < first_value) {
                self.name = vec![self.notes.remove(place)];
            }
        }
    }

    /// The title of the table, from its own headers: 成果指標 in the place of 指標名, or 具体的な施策 beside a span 目標値 over all.
    fn titled(&mut self, columns: &[Column]) {
        let Some(name) = self.name.first().map(|at| &columns[*at]) else { return };
        let telling = ["成果", "活動", "重要業績", "KPI", "KGI", "プロセス", "アウト", "数値目標", "行動", "達成"]
            .iter()
            .any(|word| name.word.contains(word));
        if self.title.is_none() && telling {
            self.title = Some(name.word.trim_end_matches('名').to_owned());
        }
        let above = Some(&name.parent).filter(|parent| !parent.is_empty() && parent.contains("目標"));
        if let (None, Some(parent), Some(item)) = (&self.title, above, self.items.first()) {
            self.title = Some(format!("{}の{parent}", columns[*item].word));
        }
    }

    fn targets(&mut self, columns: &[Column]) -> Option<()> {
        let with = |role: Role| -> Vec<usize> { (0..columns.len()).filter(|at| columns[*at].role == Some(role)).collect() };
        let (targets, planned, years) = (with(Role::Target), with(Role::Planned), with(Role::Year));
        self.interims = with(Role::Interim);
        let mut candidates = [targets, planned].into_iter().find(|list| !list.is_empty()).unwrap_or_default();
        if candidates.is_empty() && !self.interims.is_empty() {
            candidates = std::mem::take(&mut self.interims);
        }
        if candidates.is_empty() {
            let base = with(Role::Base).last().copied();
            let named = self.name.iter().any(|at| ["指標", "KPI", "目標"].iter().any(|word| columns[*at].word.contains(word)));
            candidates = match base {
                Some(base) => years.iter().copied().filter(|at| *at > base).collect(),
                None if named && years.len() >= 2 => years[1..].to_vec(),
                None => Vec::new(),
            };
            self.is_weak = true;
        }
        let last = candidates
            .iter()
            .copied()
            .max_by_key(|at| (columns[*at].word.contains("最終"), columns[*at].year.unwrap_or(0), *at))?;
        self.target = Some(last);
        self.interims.extend(candidates.into_iter().filter(|at| *at != last));
        if !with(Role::Target).is_empty() {
            self.interims.extend(with(Role::Planned));
        }
        // Years without a word, behind what was reached and before the target, are planned ones.
        let reached = with(Role::Base).into_iter().chain(with(Role::Actual)).filter_map(|at| columns[at].year).max();
        if let (Some(reached), Some(end)) = (reached, columns[last].year) {
            let between = |at: &usize| columns[*at].year.is_some_and(|year| year > reached && year < end);
            let planned: Vec<usize> = years.iter().copied().filter(between).filter(|at| !self.interims.contains(at)).collect();
            self.interims.extend(planned);
        }
        self.interims.sort_unstable();
        Some(())
    }

    fn bases(&mut self, columns: &[Column]) {
        let target = self.target.unwrap_or(0);
        let end = columns[target].year.unwrap_or(i32::MAX);
        let with = |role: Role| -> Vec<usize> {
            (0..columns.len())
                .filter(|at| columns[*at].role == Some(role) && *at != target && !self.interims.contains(at))
                .filter(|at| columns[*at].year.is_none_or(|year| year < end))
                .collect()
        };
        let mut bases = with(Role::Base);
        let first_word = |at: &usize| {
            ["基準", "策定", "当初"].iter().any(|word| columns[*at].word.contains(word) || columns[*at].parent.contains(word))
        };
        bases.sort_by_key(|at| {
            (std::cmp::Reverse(first_word(at)), std::cmp::Reverse(columns[*at].year.unwrap_or(0)), std::cmp::Reverse(*at))
        });
        if bases.is_empty() {
            bases = with(Role::Actual);
            bases.retain(|at| columns[*at].year.is_some() || *at < target);
            bases.reverse();
        }
        if bases.is_empty() {
            bases = with(Role::Year).into_iter().filter(|at| *at < target).collect();
            if !self.is_weak {
                bases.reverse();
            }
        }
        self.base = bases;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::head;

    fn layout(words: &[&str]) -> Option<Layout> {
        let column = |word: &&str| {
            let known = head(&word.chars().collect::<Vec<_>>());
            Column::stacked(&[(known, (*word).to_owned())])
        };
        Layout::of(words.iter().map(column).collect())
    }

    #[test]
    fn the_last_target_is_the_target_and_earlier_ones_are_on_the_way() {
        let found = layout(&["指標名", "単位", "現状値(R2)", "目標値(R7)", "目標値(R12)"]).unwrap();
        assert_eq!((found.base, found.target, found.interims), (vec![2], Some(4), vec![3]));
    }

    #[test]
    fn actual_years_stand_in_for_a_baseline_that_is_not_printed() {
        let found = layout(&["指標名", "R3実績", "R4実績", "目標値"]).unwrap();
        assert_eq!((found.base, found.target), (vec![2, 1], Some(3)));
    }

    #[test]
    fn a_table_of_years_without_any_word_for_a_target_is_none() {
        assert!(layout(&["項目", "R1", "R2", "R3"]).is_none());
        assert!(layout(&["費目", "令和5年度", "令和6年度"]).is_none());
    }
}
