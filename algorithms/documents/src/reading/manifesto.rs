//! Goals of a manifesto: a department says what it hands in within a year, with how much, and by which steps.

use super::name;
use super::record::{Found, Slot};
use crate::glyph::{Run, is_space};
use crate::layout::Grid;
use crate::tokens::value::{Value, value_at};
use crate::tokens::year::year_at;
use crate::tokens::{at, longest, skip_spaces};
use crate::tree::heading::number_at;

/// A goal as it is printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Goal {
    /// The word before its number: 部局目標.
    pub level: String,
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: Run,
    /// Its heading (表題).
    pub heading: Run,
    /// Its texts by label: 現状分析, 課題, 目標数値, 手段・工程.
    pub texts: Vec<(String, Run)>,
    /// The line of its texts, counted from 0.
    pub line: usize,
}

const TARGETS: [&str; 5] = ["目標数値", "数値目標", "達成目標", "達成水準", "目標値"];
const STEPS: [&str; 4] = ["手段・工程", "手段", "工程", "取組手段"];

impl Goal {
    /// The text behind one of the labels.
    pub fn text(&self, labels: &[&str]) -> Option<(&str, &Run)> {
        self.texts.iter().find(|(label, _)| labels.contains(&label.as_str())).map(|(label, run)| (label.as_str(), run))
    }

    /// The steps, one by one.
    pub fn steps(&self) -> Vec<Run> {
        let Some((_, run)) = self.text(&STEPS) else { return Vec::new() };
        let chars = run.chars();
        let starts: Vec<usize> =
            (0..chars.len()).filter(|place| chars[*place] == '・' && (*place == 0 || is_space(chars[*place - 1]))).collect();
        let ends = starts.iter().skip(1).copied().chain([chars.len()]);
        starts.iter().zip(ends).map(|(start, end)| run.slice(start + 1..end).trimmed()).collect()
    }
}

/// The department that a table of a manifesto names.
pub fn department(grid: &Grid) -> Option<Run> {
    let row = grid
        .rows
        .iter()
        .find(|row| row.first().is_some_and(|cell| ["部局名", "部名", "部署名", "局名"].contains(&cell.run.dense().as_str())))?;
    row.get(1).map(|cell| cell.run.trimmed()).filter(|run| !run.is_blank())
}

/// The goals of a table. Nothing where no cell is divided by labels for a target.
pub fn goals(grid: &Grid) -> Vec<Goal> {
    let mut goals = Vec::new();
    let mut open: Option<Goal> = None;
    for (row, line) in grid.rows.iter().zip(&grid.lines) {
        let cells: Vec<Run> = row.iter().filter(|cell| !cell.is_copy).map(|cell| cell.run.trimmed()).collect();
        let titled = cells.iter().find_map(goal_title);
        let texts: Vec<(String, Run)> = cells.iter().flat_map(labelled).collect();
        let has_target = texts.iter().any(|(label, _)| TARGETS.contains(&label.as_str()));
        if !has_target {
            open = titled.or(open);
            continue;
        }
        let mut goal = titled.or_else(|| open.take()).unwrap_or_default();
        let first = cells.iter().position(|cell| !labelled(cell).is_empty()).unwrap_or(0);
        let before: Vec<Run> =
            cells[..first].iter().filter(|cell| !cell.is_blank() && goal_title(cell).is_none()).cloned().collect();
        if goal.title.is_blank() && before.len() >= 2 {
            goal.title = before[0].clone();
        }
        goal.heading = before.last().map(unreferenced).filter(|run| run.dense() != goal.title.dense()).unwrap_or_default();
        goal.texts = texts;
        goal.line = *line;
        goals.push(goal);
    }
    goals
}

/// `◎部局目標1 地域の…`.
fn goal_title(cell: &Run) -> Option<Goal> {
    let chars = cell.chars();
    let start = chars.iter().position(|c| !matches!(c, '◎' | '○' | '●' | '【' | ' '))?;
    let (level, end) = longest(&chars, start, &["部局目標", "重点目標", "組織目標", "課目標", "業績目標", "目標"])?;
    let (number, behind) = number_at(&chars, skip_spaces(&chars, end))?;
    let title = cell.slice(behind..chars.len()).trimmed();
    (title.len() <= 60).then(|| Goal { level: level.to_owned(), number: Some(number), title, ..Goal::default() })
}

/// The texts of a cell by their labels in 〈〉.
fn labelled(cell: &Run) -> Vec<(String, Run)> {
    let chars = cell.chars();
    let open = |c: char| matches!(c, '〈' | '<' | '《' | '【');
    let shut = |c: char| matches!(c, '〉' | '>' | '》' | '】');
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        if open(chars[place])
            && let Some(length) = chars[place..].iter().take(18).position(|c| shut(*c))
        {
            marks.push((place, place + length));
            place += length;
        }
        place += 1;
    }
    let ends = marks.iter().skip(1).map(|(start, _)| *start).chain([chars.len()]);
    let parts = marks.iter().zip(ends).map(|((start, close), end)| {
        let label: String = chars[start + 1..*close].iter().filter(|c| !c.is_whitespace()).collect();
        (label, cell.slice(close + 1..end).trimmed())
    });
    parts.collect()
}

/// A heading without the reference to other items before it: 「関連の施策・基本事業No: — …」.
fn unreferenced(run: &Run) -> Run {
    let chars = run.chars();
    if !at(&chars, 0, "関連") {
        return run.clone();
    }
    let Some(colon) = chars.iter().take(24).position(|c| *c == ':') else { return run.clone() };
    let value = skip_spaces(&chars, colon + 1);
    let end = (value..chars.len()).find(|place| chars[*place].is_whitespace()).unwrap_or(chars.len());
    run.slice(end..chars.len()).trimmed()
}

/// The indicators of a goal: its target, and what its steps assume.
pub fn indicators(goal: &Goal, year: Option<i32>, department: Option<&Run>) -> Vec<Found> {
    let mut found = Vec::new();
    if let Some((label, text)) = goal.text(&TARGETS) {
        let mut one = counted(text, goal.line).or_else(|| delivered(text, goal.line));
        if let Some(one) = one.as_mut() {
            one.group = Some(label.to_owned());
        }
        found.extend(one);
    }
    let group = goal.text(&STEPS).map(|(label, _)| label.to_owned());
    for step in goal.steps() {
        if let Some(mut one) = assumed(&step, goal.line) {
            one.group.clone_from(&group);
            one.is_scored = false;
            found.push(one);
        }
    }
    for one in &mut found {
        one.kind = Some("manifesto".to_owned());
        one.departments = department.map(Run::printed).into_iter().collect();
        if let Some(slot) = one.target.as_mut() {
            slot.year = slot.value.year.or(year);
        }
    }
    found
}

fn slot(run: &Run, value: Value) -> Slot {
    let year = value.year;
    Slot { run: run.slice(value.start..value.end), value, year }
}

/// A target with a number: 「… (14団体)のうち2団体で新規の申請に繋げる」.
fn counted(text: &Run, line: usize) -> Option<Found> {
    let chars = text.chars();
    let values: Vec<Value> = values(&chars);
    let value = values.iter().rfind(|value| {
        let next = skip_spaces(&chars, value.end);
        value.bound.is_some()
            || longest(&chars, next, &["で", "に", "へ", "とする", "を達成", "まで", "を目標", "を目指"]).is_some()
    })?;
    let among = (0..value.start).rev().find(|place| at(&chars, *place, "のうち"));
    let subject_end = among.unwrap_or(value.start);
    let population =
        values.iter().rfind(|other| other.end <= subject_end && chars.get(other.end) == Some(&')') && other.end + 1 == subject_end);
    let end = population.map_or(subject_end, |other| other.start.saturating_sub(1));
    let subject = text.slice(0..end).trimmed();
    let mut found = Found::named(subject.clone(), line, "goal");
    let deed: String = chars[value.end..].iter().filter(|c| !c.is_whitespace()).collect();
    found.said_name = Some(if among.is_some() {
        format!("{}における{}", plain(&subject), noun(&deed))
    } else {
        plain(&subject).trim_end_matches(['を', 'は', 'が', '、', 'の']).to_owned()
    });
    found.population = population.and_then(Value::number);
    found.unit.clone_from(&value.unit);
    found.target = Some(slot(text, value.clone()));
    found.confidence = 0.6;
    (found.said_name.as_ref().is_some_and(|name| name.chars().count() >= 3)).then_some(found)
}

fn values(chars: &[char]) -> Vec<Value> {
    let mut values = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        if let Some(year) = year_at(chars, place).filter(|year| year.sure) {
            place = year.end;
        } else if let Some(value) = value_at(chars, place, true).filter(|value| value.number().is_some()) {
            place = value.end.max(place + 1);
            values.push(value);
        } else {
            place += 1;
        }
    }
    values
}

/// A subject without a slogan before it and without words of time.
fn plain(run: &Run) -> String {
    let text = run.printed();
    let slogan = text.char_indices().take(14).find(|(_, c)| matches!(c, '!' | '！')).map(|(at, c)| at + c.len_utf8());
    text[slogan.unwrap_or(0)..].replace("これまでの", "").replace("今までの", "")
}

/// A deed as a noun: 「で新規の申請に繋げる」 is 新規申請.
fn noun(deed: &str) -> String {
    let core = deed.trim_start_matches(['で', 'に', 'を', 'が', 'へ', '、']).trim_end_matches('。');
    let verbs = [
        "に繋げる",
        "につなげる",
        "に結び付ける",
        "を行う",
        "を実施する",
        "を実施",
        "を目指す",
        "を達成する",
        "する",
        "を得る",
        "を図る",
    ];
    let core = verbs.iter().find_map(|verb| core.strip_suffix(verb)).unwrap_or(core);
    core.replace("新規の", "新規")
}

/// A target that is handed in: 「…において、20年間の振り返りと目指す提案の提示」.
fn delivered(text: &Run, line: usize) -> Option<Found> {
    let chars = text.chars();
    let clause = ["において、", "にて、", "では、", "に基づき、", "を踏まえ、"]
        .iter()
        .find_map(|end| (0..chars.len()).find(|place| at(&chars, *place, end)).map(|place| place + end.chars().count()));
    let stop = chars.iter().position(|c| *c == '。').unwrap_or(chars.len());
    let run = text.slice(clause.filter(|clause| *clause < stop).unwrap_or(0)..stop).trimmed();
    if !(4..=80).contains(&run.len()) {
        return None;
    }
    let mut found = Found::named(run.clone(), line, "goal");
    found.said_name = Some(as_noun(&run.printed()));
    let mut value = value_at(&['―'], 0, true)?;
    value.figure = crate::tokens::value::Figure::State(run.printed());
    (value.start, value.end) = (0, run.len());
    found.target = Some(slot(&run, value));
    found.confidence = 0.6;
    Some(found)
}

/// A sentence that ends in a verb as a noun: をまとめあげる is のまとめ, を策定する is の策定.
fn as_noun(text: &str) -> String {
    for (verb, noun) in [
        ("をまとめあげる", "のまとめ"),
        ("をまとめ上げる", "のまとめ"),
        ("をまとめる", "のまとめ"),
        ("を取りまとめる", "の取りまとめ"),
        ("をつくる", "の作成"),
        ("を定める", "の決定"),
        ("を設ける", "の設置"),
    ] {
        if let Some(core) = text.strip_suffix(verb) {
            return format!("{core}{noun}");
        }
    }
    let core = ["します", "する"].iter().find_map(|end| text.strip_suffix(end));
    match core.and_then(|core| core.rsplit_once('を')) {
        Some((object, deed)) if (1..=6).contains(&deed.chars().count()) => format!("{object}の{deed}"),
        _ => text.to_owned(),
    }
}

/// What a step assumes in brackets: 「委員会の開催(5回程度を想定)」.
fn assumed(step: &Run, line: usize) -> Option<Found> {
    let chars = step.chars();
    let open = chars.iter().position(|c| *c == '(').filter(|open| *open >= 3)?;
    let value = value_at(&chars, open + 1, true).filter(|value| value.number().is_some() && value.unit.is_some())?;
    let rest: String = chars[value.end..].iter().collect();
    if chars.last() != Some(&')') || rest.chars().count() > 8 {
        return None;
    }
    let read = name::read(&step.slice(0..open));
    let mut found = Found::named(read.run, line, "goal");
    found.unit.clone_from(&value.unit);
    found.target = Some(slot(step, value));
    found.confidence = 0.5;
    Some(found)
}
