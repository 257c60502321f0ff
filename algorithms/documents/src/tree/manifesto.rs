//! The tree of a manifesto: department, goals, headings, steps; its year and its grades.

use super::builder::{Builder, Entry};
use crate::draft::{Grade, Plan};
use crate::glyph::Run;
use crate::layout::{Grid, Page};
use crate::reading::manifesto;
use crate::tokens::value::{Bound, value_at};
use crate::tokens::year::year_at;

const TITLES: [&str; 6] = ["マニフェスト", "運営方針", "仕事宣言", "目標宣言", "組織目標", "部局長の約束"];

/// Title, fiscal year and grades, where the lines of a document are those of a manifesto.
pub fn face(page: &Page, plan: &mut Plan) {
    for line in &page.lines {
        let run = line.run.trimmed();
        let text = run.printed();
        if plan.title.is_none() && run.len() <= 40 && TITLES.iter().any(|word| text.contains(word)) && !text.contains('。') {
            plan.title = Some(run.text().trim().to_owned());
            plan.kind = Some("manifesto".into());
            let chars = run.chars();
            plan.fiscal_year =
                (0..chars.len()).find_map(|place| year_at(&chars, place).filter(|year| year.sure)).map(|year| year.year);
        }
    }
    if plan.kind.is_some() {
        plan.scale = grades(page);
    }
}

/// Reads a table of goals; false where it is none.
pub fn read(grid: &Grid, builder: &mut Builder) -> bool {
    if let Some(department) = manifesto::department(grid) {
        add(builder, "部局", 5, None, &department, std::slice::from_ref(&department.printed()));
        return true;
    }
    let goals = manifesto::goals(grid);
    for goal in &goals {
        let departments = builder.plan().nodes.first().map(|node| node.departments.clone()).unwrap_or_default();
        add(builder, &goal.level, 10, goal.number.clone(), &goal.title, &departments);
        add(builder, "表題", 20, None, &goal.heading, &departments);
        for (place, step) in goal.steps().iter().enumerate() {
            add(builder, "手段・工程", 45, Some((place + 1).to_string()), step, &departments);
        }
    }
    !goals.is_empty()
}

fn add(builder: &mut Builder, level: &str, rank: i32, number: Option<String>, title: &Run, departments: &[String]) {
    let Some(range) = title.span() else { return };
    builder.add(Entry {
        level: Some(level.to_owned()).filter(|level| !level.is_empty()),
        rank: Some(rank),
        style: level.to_owned(),
        number,
        title: title.printed(),
        departments: departments.to_vec(),
        is_draft: false,
        range,
    });
}

/// The grades: lines that end in a range of percents, below a heading that speaks of grades.
fn grades(page: &Page) -> Vec<Grade> {
    let head = page
        .lines
        .iter()
        .position(|line| ["標語", "評価の段階", "評価基準", "評価区分"].iter().any(|word| line.run.dense().contains(word)));
    let Some(head) = head else { return Vec::new() };
    let lines = page.lines[head + 1..].iter().take(12).map(|line| line.run.trimmed());
    let mut grades: Vec<Grade> = lines.take_while(|run| !run.is_blank()).filter_map(|run| grade(&run)).collect();
    grades.truncate(10);
    grades
}

fn grade(run: &Run) -> Option<Grade> {
    let chars = run.chars();
    if chars.len() > 60 || chars.contains(&'\t') {
        return None;
    }
    let open = chars.iter().rposition(|c| *c == '(').filter(|_| chars.last() == Some(&')'));
    let Some(open) = open else { return Some(Grade { label: run.printed(), ..Grade::default() }) };
    let mut grade = Grade { label: run.slice(0..open).printed(), ..Grade::default() };
    let mut place = open + 1;
    let mut exact = None;
    while place < chars.len() {
        let Some(value) = value_at(&chars, place, true).filter(|value| value.number().is_some()) else {
            place += 1;
            continue;
        };
        place = value.end.max(place + 1);
        match value.bound {
            Some(Bound::AtLeast) => (grade.min, grade.min_inclusive) = (value.number(), true),
            Some(Bound::Above) => (grade.min, grade.min_inclusive) = (value.number(), false),
            Some(Bound::AtMost) => (grade.max, grade.max_inclusive) = (value.number(), true),
            Some(Bound::Below) => (grade.max, grade.max_inclusive) = (value.number(), false),
            None => exact = value.number(),
        }
    }
    if exact.is_some() && grade.min.is_none() && grade.max.is_none() {
        (grade.min, grade.max) = (exact, exact);
        (grade.min_inclusive, grade.max_inclusive) = (true, true);
    }
    Some(grade)
}
