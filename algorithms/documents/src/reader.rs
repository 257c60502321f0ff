//! The whole way from a text to a draft.

use std::collections::HashSet;

use crate::bounds::{Budget, INDICATORS_MAX};
use crate::decide;
use crate::draft::{Draft, Field, Indicator, Warning};
use crate::glyph::{Run, is_hiragana};
use crate::groups::{self, Title};
use crate::layout::gutters::{self, Flow};
use crate::layout::items::{Gap, Item, items_of};
use crate::layout::{Block, Grid, Page};
use crate::notes;
use crate::reading::{Found, arrows, grid, manifesto, outline, sentences, series, singles, stream};
use crate::tokens::closing;
use crate::tree;

/// Reads a page of lines and tables.
pub fn read(page: &Page) -> Draft {
    let budget = Budget::default();
    let plan = tree::read(page);
    let mut found = goals(page, plan.fiscal_year);
    let mut flows: Vec<Vec<Item>> = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Table(table) => {
                let cells = cells_of(table);
                let mut rows = grid::read(table, above(page, table).as_ref());
                if rows.is_empty() {
                    rows = series::read(&cells, above(page, table).as_ref());
                }
                if rows.is_empty() {
                    rows = stream::read(&cells, &budget);
                }
                found.extend(rows);
                flows.push(cells);
            }
            Block::Lines(range) => {
                for flow in gutters::flows(page, range.clone()) {
                    let pieces: Vec<Item> = flow.iter().flat_map(|(line, run)| items_of(run, *line)).collect();
                    found.extend(stream::read(&pieces, &budget));
                    flows.push(pieces);
                }
            }
        }
    }
    let titles: Vec<Title> = groups::titles(&flows.concat());
    let claimed = claimed(&found, page);
    let context = contexts(page);
    for flow in &flows {
        let loose: Vec<Item> = flow.iter().filter(|item| !claimed.contains(&item.line)).cloned().collect();
        found.extend(arrows::read(&loose, |line| context.get(line).copied().unwrap_or(false)));
    }
    found.extend(from_sentences(page, &claimed));
    found.extend(from_points(page, &claimed, &titles));
    found.iter_mut().for_each(|found| notes::caption(page, found));
    let all_months = notes::months_are_of_the_year_before(page);
    found.iter_mut().for_each(|found| notes::to_fiscal_years(page, found, all_months));
    let mut warnings = Vec::new();
    let mut indicators = settled(found, page, &titles);
    let by_table: Vec<bool> = indicators.iter().map(|indicator| !indicator.policy_path.is_empty()).collect();
    tree::paths::tie(&plan, &mut indicators);
    for (indicator, by_table) in indicators.iter_mut().zip(by_table) {
        // The item is said by the row, or is the heading above it.
        let confidence = if by_table { indicator.confidence } else { indicator.confidence.min(0.9) };
        let said = Field { span: None, confidence, alternatives: Vec::new() };
        indicator.fields.insert("item".into(), said);
    }
    notes::limits(page, &mut indicators);
    notes::years(page, &mut indicators, &mut warnings);
    notes::units(page, &mut indicators, &mut warnings);
    let mut draft = Draft { plan, indicators, warnings, ..Draft::default() };
    if budget.is_spent() {
        draft.warnings.push(Warning { code: "budget".into(), ..Warning::default() });
    }
    draft
}

/// The goals of a manifesto.
fn goals(page: &Page, year: Option<i32>) -> Vec<Found> {
    let tables: Vec<&Grid> =
        page.blocks.iter().filter_map(|block| if let Block::Table(grid) = block { Some(grid) } else { None }).collect();
    let department = tables.iter().find_map(|grid| manifesto::department(grid));
    let goals = tables.iter().flat_map(|grid| manifesto::goals(grid));
    goals.flat_map(|goal| manifesto::indicators(&goal, year, department.as_ref())).collect()
}

/// The line of words right above a table: where the table names nothing itself, it is about that.
fn above(page: &Page, table: &Grid) -> Option<Run> {
    let first = *table.lines.first()?;
    let line = (first.saturating_sub(3)..first).rev().find(|line| !page.lines[*line].run.is_blank())?;
    Some(page.lines[line].run.trimmed()).filter(|run| run.len() <= 60)
}

/// The cells of a table as pieces.
fn cells_of(table: &Grid) -> Vec<Item> {
    let mut items = Vec::new();
    for (row, line) in table.rows.iter().zip(&table.lines) {
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_copy && !cell.run.is_blank()) {
            let mut pieces = items_of(&cell.run, *line);
            for (place, piece) in pieces.iter_mut().enumerate() {
                piece.gap = if place > 0 {
                    piece.gap.min(Gap::Wide)
                } else if column == 0 {
                    Gap::Line
                } else {
                    Gap::Wide
                };
            }
            items.extend(pieces);
        }
    }
    items
}

/// The lines of which something was read already.
fn claimed(found: &[Found], page: &Page) -> HashSet<usize> {
    let lines = |found: &Found| {
        let span = found.span().unwrap_or_default();
        let (first, last) = (page.line_at(span.start), page.line_at(span.end.saturating_sub(1).max(span.start)));
        first..=last.min(first + 60)
    };
    found.iter().flat_map(lines).collect()
}

/// For each line, whether one of the lines before it speaks of targets.
fn contexts(page: &Page) -> Vec<bool> {
    let words = ["目標", "指標", "KPI"];
    let mut last: Option<usize> = None;
    let mut answers = Vec::with_capacity(page.lines.len());
    for (number, line) in page.lines.iter().enumerate() {
        let text = line.run.dense();
        if words.iter().any(|word| text.contains(word)) {
            last = Some(number);
        }
        answers.push(last.is_some_and(|last| number - last <= 25));
    }
    answers
}

/// Points of lists below a title that says that targets follow.
fn from_points(page: &Page, claimed: &HashSet<usize>, titles: &[Title]) -> Vec<Found> {
    let lines: Vec<usize> = titles.iter().map(|title| page.line_at(title.at)).collect();
    let below = |line: usize| lines.iter().rev().find(|title| **title < line).is_some_and(|title| is_list(page, *title + 1, line));
    let points = page.lines.iter().enumerate().filter(|(number, _)| !claimed.contains(number) && below(*number));
    points.filter_map(|(number, line)| singles::read(&line.run, number)).collect()
}

/// Whether all lines of a range are empty, or points of a list, or go on with one.
fn is_list(page: &Page, from: usize, to: usize) -> bool {
    let is_point = |text: &str| text.is_empty() || crate::reading::name::mark_end(&text.chars().collect::<Vec<_>>()) > 0;
    to - from <= 40 && page.lines[from..to].iter().all(|line| is_point(line.run.text().trim()) || !line.run.dense().contains('。'))
}

/// Sentences, also those that lines broke.
fn from_sentences(page: &Page, claimed: &HashSet<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    for (line, sentence) in sentences_of(page) {
        if !claimed.contains(&line)
            && let Some(one) = sentences::read(&sentence, line)
        {
            found.push(one);
        }
    }
    found
}

fn sentences_of(page: &Page) -> Vec<(usize, Run)> {
    gutters::all(page).iter().flat_map(sentences_in).collect()
}

fn sentences_in(flow: &Flow) -> Vec<(usize, Run)> {
    let mut sentences: Vec<(usize, Run)> = Vec::new();
    let mut open = Run::default();
    let mut first = 0;
    for (number, line) in flow {
        let (number, run) = (*number, line.trimmed());
        let starts = run.glyphs.first().is_none_or(|glyph| {
            matches!(glyph.c, '・' | '●' | '○' | '◇' | '◆' | '■' | '-' | '*' | '【' | '☞' | '〇' | '◎' | '※' | '➢')
                || ('①'..='⑳').contains(&glyph.c)
        });
        let starts = starts || outline::is_marked(&run.chars());
        if (starts || open.len() > 300) && !open.glyphs.is_empty() {
            sentences.push((first, std::mem::take(&mut open)));
        }
        for part in run.split(|c| c == '。') {
            if let (true, Some((_, last))) = (open.glyphs.is_empty() && is_aside(&part), sentences.last_mut()) {
                // 「…を確保します。（令和５年度末：18億円）」: the bracket belongs to the sentence before it.
                last.join(&part);
                continue;
            }
            if open.glyphs.is_empty() {
                first = number;
            }
            let ends = part.glyphs.last().is_some_and(|last| run.glyphs.last() != Some(last));
            open.join(&part);
            if ends {
                sentences.push((first, std::mem::take(&mut open)));
            }
        }
        // A short line that does not end in the middle of a sentence is a title.
        let last = run.glyphs.last().map_or(' ', |glyph| glyph.c);
        if run.len() <= 20 && !is_hiragana(last) && last != '、' && !open.glyphs.is_empty() {
            sentences.push((first, std::mem::take(&mut open)));
        }
    }
    sentences.push((first, open));
    sentences
}

/// A bracket with a number, and nothing else.
fn is_aside(part: &Run) -> bool {
    let chars = part.trimmed().chars();
    chars.first() == Some(&'(')
        && closing(&chars, 0) == Some(chars.len().saturating_sub(1))
        && chars.iter().any(char::is_ascii_digit)
}

/// In the order of the document, each once.
fn settled(mut found: Vec<Found>, page: &Page, titles: &[Title]) -> Vec<Indicator> {
    found.sort_by_key(|found| found.name.span().map_or(usize::MAX, |span| span.start));
    let mut indicators: Vec<Indicator> = Vec::new();
    let mut seen: HashSet<(usize, String)> = HashSet::new();
    for one in found.iter().take(INDICATORS_MAX) {
        let mut indicator = decide::indicator(one, page);
        if !seen.insert((indicator.span.start, indicator.name.clone()))
            || indicators.iter().rev().take(60).any(|known| repeats(known, &indicator))
        {
            continue;
        }
        let at = one.name.span().map_or(0, |span| span.start);
        indicator.group = group(one, indicator.group, titles, at, page);
        indicators.push(indicator);
    }
    indicators
}

/// The group: what the row says, else a title right above the table, else the header, else a title further above.
fn group(found: &Found, own: Option<String>, titles: &[Title], at: usize, page: &Page) -> Option<String> {
    let title = titles.iter().rev().find(|title| title.at < at);
    let near = title.filter(|title| found.header_line.is_some_and(|header| header.saturating_sub(page.line_at(title.at)) <= 4));
    let told = own.or_else(|| near.map(|title| title.text.clone())).or_else(|| found.table_title.clone());
    told.or_else(|| title.map(|title| title.text.clone())).map(|group| groups::plain(&group))
}

/// The same figure printed a second time.
fn repeats(known: &Indicator, new: &Indicator) -> bool {
    known.name == new.name
        && known.target_value == new.target_value
        && known.baseline_value == new.baseline_value
        && (known.target_year == new.target_year || new.target_year.is_none())
        && new.target_value.is_some()
}
