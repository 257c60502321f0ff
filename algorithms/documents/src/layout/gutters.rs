//! Columns of a page that were printed line by line: prose on the left and a table on the right, or two forms side by side.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lines::{Block, Page};
use crate::glyph::{Run, is_hiragana, is_space};
use crate::words::{Head, Role, head};

/// So many empty half-width cells at least part two columns of a page.
const GAP: u16 = 4;
/// So many places are tried for one stretch of lines.
const TRIED: usize = 8;

/// Lines in the order in which they are read, each with its number.
pub type Flow = Vec<(usize, Run)>;

/// A stretch of lines with the place at which its right column begins.
struct Region {
    lines: Range<usize>,
    at: u16,
}

/// The lines of a range as flows: one, or where a page has two columns, the left before the right.
pub fn flows(page: &Page, range: Range<usize>) -> Vec<Flow> {
    let mut flows: Vec<Flow> = vec![Flow::new()];
    let regions = regions(page, range.clone());
    let mut line = range.start;
    while line < range.end {
        if let Some(region) = regions.iter().find(|region| region.lines.start == line) {
            let (left, right): (Flow, Flow) =
                region.lines.clone().map(|line| parted(&page.lines[line].run, line, region.at)).unzip();
            flows.extend([left, right, Flow::new()]);
            line = region.lines.end;
            continue;
        }
        if let Some(open) = flows.last_mut() {
            open.push((line, page.lines[line].run.clone()));
        }
        line += 1;
    }
    flows.retain(|flow| !flow.is_empty());
    flows
}

/// All lines of a page as flows; tables stay in theirs.
pub fn all(page: &Page) -> Vec<Flow> {
    let mut whole: Vec<Flow> = vec![Flow::new()];
    for block in &page.blocks {
        let parts = match block {
            Block::Lines(range) => flows(page, range.clone()),
            Block::Table(grid) => {
                let (first, last) = (grid.lines.first().copied().unwrap_or(0), grid.lines.last().copied().unwrap_or(0));
                vec![(first..=last).filter_map(|line| Some((line, page.lines.get(line)?.run.clone()))).collect()]
            }
        };
        let is_one = parts.len() == 1;
        for part in parts {
            match whole.last_mut() {
                Some(open) if is_one && open.last().is_none_or(|(line, _)| part.first().is_none_or(|(first, _)| first > line)) => {
                    open.extend(part);
                }
                _ => whole.push(part),
            }
        }
    }
    whole
}

fn parted(run: &Run, line: usize, at: u16) -> ((usize, Run), (usize, Run)) {
    let split = run.glyphs.iter().position(|glyph| glyph.column >= at).unwrap_or(run.len());
    ((line, run.slice(0..split)), (line, run.slice(split..run.len())))
}

/// The pieces of a line that wide gaps part.
fn segments(run: &Run) -> Vec<Run> {
    let mut segments: Vec<Run> = Vec::new();
    for glyph in run.glyphs.iter().filter(|glyph| !is_space(glyph.c)) {
        let end = segments.last().and_then(Run::columns).map(|range| range.end);
        match segments.last_mut() {
            Some(last) if end.is_some_and(|end| glyph.column < end + GAP) => last.glyphs.push(*glyph),
            _ => segments.push(Run { glyphs: vec![*glyph] }),
        }
    }
    segments
}

fn regions(page: &Page, range: Range<usize>) -> Vec<Region> {
    let lines: Vec<Vec<Run>> = range.clone().map(|line| segments(&page.lines[line].run)).collect();
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for segments in &lines {
        for (place, segment) in segments.iter().enumerate() {
            if let Some(start) = segment.columns().map(|range| range.start).filter(|start| place > 0 || *start >= 30) {
                *counts.entry(start).or_default() += 1;
            }
        }
    }
    // Half-width letters shift what stands behind them by a cell or two.
    let near = |at: u16| counts.range(at..=at + 2).map(|(_, count)| count).sum::<usize>();
    let mut places: Vec<(usize, u16)> =
        counts.keys().filter(|at| **at >= 16).map(|at| (near(*at), *at)).filter(|(count, _)| *count >= 3).collect();
    places.sort_unstable_by_key(|(count, at)| (std::cmp::Reverse(*count), *at));
    let mut found: Vec<Region> = Vec::new();
    for (_, at) in places.into_iter().take(TRIED) {
        for region in at_place(&lines, at) {
            let shifted = region.start + range.start..region.end + range.start;
            if found.iter().all(|known| known.lines.end <= shifted.start || shifted.end <= known.lines.start) {
                found.push(Region { lines: shifted, at });
            }
        }
    }
    found
}

/// The stretches in which no line crosses a place and both sides are columns of their own.
fn at_place(lines: &[Vec<Run>], at: u16) -> Vec<Range<usize>> {
    let crosses = |line: &Vec<Run>| line.iter().filter_map(Run::columns).any(|range| range.start < at && range.end + 1 >= at);
    let mut found = Vec::new();
    let mut start = 0;
    for end in 0..=lines.len() {
        if lines.get(end).is_none_or(crosses) {
            if are_columns(&lines[start..end], at) {
                found.push(start..end);
            }
            start = end + 1;
        }
    }
    found
}

/// Prose on the left beside headers on the right, or the same headers on both sides.
fn are_columns(lines: &[Vec<Run>], at: u16) -> bool {
    let side = |line: &Vec<Run>, right: bool| -> Vec<Run> {
        line.iter().filter(|run| run.columns().is_some_and(|range| (range.start >= at) == right)).cloned().collect()
    };
    let lefts: Vec<Vec<Run>> = lines.iter().map(|line| side(line, false)).filter(|left| !left.is_empty()).collect();
    let rights: Vec<Vec<Run>> = lines.iter().map(|line| side(line, true)).filter(|right| !right.is_empty()).collect();
    if lefts.len() < 3 || rights.len() < 3 {
        return false;
    }
    let prose = lefts.iter().filter(|left| left.len() == 1 && is_prose(&left[0])).count();
    let stops = lefts
        .iter()
        .filter(|left| left.last().is_some_and(|run| run.glyphs.iter().any(|glyph| matches!(glyph.c, '、' | '。'))))
        .count();
    let headed = rights.iter().flatten().filter_map(told).any(|head| matches!(head.role, Role::Base | Role::Target));
    let twins = lines.iter().filter(|line| is_twin(&side(line, false), &side(line, true))).count();
    (prose >= 3 && prose * 2 >= lefts.len() && stops >= 2 && headed) || twins >= 2
}

fn is_prose(run: &Run) -> bool {
    let hiragana = run.glyphs.iter().filter(|glyph| is_hiragana(glyph.c)).count();
    run.len() >= 8 && hiragana * 4 >= run.len()
}

fn told(run: &Run) -> Option<Head> {
    head(&run.chars())
}

/// Both sides begin with the same word for values, or repeat the same row of headers.
fn is_twin(left: &[Run], right: &[Run]) -> bool {
    let roles = |side: &[Run]| -> Vec<Role> { side.iter().map_while(told).map(|head| head.role).collect() };
    let (left, right) = (roles(left), roles(right));
    left == right && left.iter().any(|role| matches!(role, Role::Base | Role::Target))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<Vec<String>> {
        let page = Page::of_text(text);
        flows(&page, 0..page.lines.len())
            .iter()
            .map(|flow| flow.iter().map(|(_, run)| run.dense()).filter(|text| !text.is_empty()).collect())
            .collect()
    }

    #[test]
    fn prose_beside_a_table_is_read_before_it() {
        let text = "　市では週に１回以上運動する人が　　　　指標名　　　　現状値　　目標値\n増えつつあり、一方で忙しい世代では　　　運動する人の割合　　51.6　　　65.0\n機会が少なく、教室を増やします。　　　　教室の参加者数　　　　212　　　350\n　会員の平均年齢は高くなりました。\n";
        let flows = said(text);
        assert_eq!(flows.len(), 2, "{flows:?}");
        assert_eq!(flows[1], ["指標名現状値目標値", "運動する人の割合51.665.0", "教室の参加者数212350"]);
    }

    #[test]
    fn a_table_alone_stays_one_flow() {
        let text = "指標名　　　　　　　　　現状値　　目標値\n自治会に加入している世帯の割合　　51.6　　65.0\n市民のつどいの参加者数　　　　　　212　　　350\n";
        assert_eq!(said(text).len(), 1);
    }
}
