//! Items in lines: headings with a word for their level, marked headings below them, lists of items under a header of their own.

use std::ops::Range;

use super::builder::{Builder, Entry};
use super::heading::{self, Heading};
use crate::glyph::Run;
use crate::layout::Page;
use crate::layout::items::{Kind, items_of};
use crate::words::{self, Role, head};

/// Where in a sheet the reader is.
#[derive(Default)]
struct Place {
    /// The part that is open: its kind and its heading.
    part: Option<(String, String)>,
    /// The level of the marked headings below a heading such as 主な取組内容.
    section: Option<String>,
    /// Departments beside the heading of the section.
    departments: Vec<String>,
    /// A list of items is open under its header.
    listing: Option<String>,
    /// The lines before it were blank.
    after_blank: bool,
    /// A point of a list is open, whose next lines belong to it.
    in_point: bool,
    /// The line at which the last plain title stood.
    plain: Vec<String>,
}

/// Reads the headings of lines.
pub fn read(page: &Page, range: Range<usize>, builder: &mut Builder) {
    let mut place = Place { after_blank: true, ..Place::default() };
    let mut at = range.start;
    while at < range.end {
        at = line(page, at, range.end, builder, &mut place).max(at + 1);
    }
}

/// Reads one line, or as many as belong together; answers with the next.
fn line(page: &Page, at: usize, end: usize, builder: &mut Builder, place: &mut Place) -> usize {
    let run = page.lines[at].run.trimmed();
    if run.is_blank() {
        place.after_blank = true;
        place.in_point = false;
        return at + 1;
    }
    let blank_before = std::mem::replace(&mut place.after_blank, false);
    if let Some(next) = leveled(page, at, end, builder, place) {
        return next;
    }
    if let Some(crossing) = heading::crossing(&run) {
        builder.cross(&crossing, run.span().unwrap_or_default());
        return at + 1;
    }
    if let Some(title) = listing_header(&run, at) {
        place.listing = Some(title);
        place.in_point = false;
        return at + 1;
    }
    if is_department_line(&run) {
        place.departments = words::departments(&run.text());
        builder.close_below(40);
        builder.departments(&place.departments, 28);
        return at + 1;
    }
    if let Some(next) = section(page, at, end, builder, place) {
        return next;
    }
    if place.listing.is_some() {
        return listed(page, at, end, builder, place, blank_before);
    }
    if let Some(next) = marked(page, at, end, builder, place) {
        return next;
    }
    if let Some((kind, title)) = place.part.clone() {
        builder.part(&kind, &title, run.printed());
    }
    at + 1
}

/// A heading with a word for its level, its title perhaps on the next lines.
fn leveled(page: &Page, at: usize, end: usize, builder: &mut Builder, place: &mut Place) -> Option<usize> {
    let run = page.lines[at].run.trimmed();
    let (found, used) = match heading::chapter(&run).or_else(|| heading::read(&run)) {
        Some(found) => (found, at + 1),
        None => broken(page, at, end)?,
    };
    let mut range = run.span()?;
    let (title, next) = if found.title.is_blank() { titled(page, used, end)? } else { (found.title.clone(), used) };
    let (title, departments) = department_off(&title);
    if title.len() < 2 || title.dense().chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation()) {
        return None;
    }
    if let Some(last) = title.span() {
        range.end = range.end.max(last.end);
    }
    let mut entry = Builder::entry(&found, &title, range);
    entry.departments = departments;
    builder.add(entry);
    *place = Place { after_blank: false, plain: std::mem::take(&mut place.plain), ..Place::default() };
    Some(next)
}

/// A label that the lines broke: 「13基本」「施策」 before a title.
fn broken(page: &Page, at: usize, end: usize) -> Option<(Heading, usize)> {
    let first = page.lines[at].run.trimmed();
    if first.len() > 8 || at + 1 >= end {
        return None;
    }
    let second = page.lines[at + 1].run.trimmed();
    let chars = first.chars();
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits == 0 || digits > 2 {
        return None;
    }
    let number: String = chars[..digits].iter().collect();
    let mut whole = first.slice(digits..first.len());
    whole.join(&second);
    let joined = whole.chars();
    let (level, rank, behind) = heading::level_at(&joined, 0)?;
    let apart = joined.get(behind).is_none_or(|c| c.is_whitespace());
    (apart && behind > first.len() - digits).then(|| {
        let title = whole.slice(behind..whole.len()).trimmed();
        (Heading { level: level.to_owned(), rank, number: Some(number), title }, at + 2)
    })
}

/// The title on the next lines, up to a blank one.
fn titled(page: &Page, from: usize, end: usize) -> Option<(Run, usize)> {
    let begin = (from..end.min(from + 3)).find(|line| !page.lines[*line].run.is_blank())?;
    let mut title = Run::default();
    let mut next = begin;
    while next < end && next < begin + 3 && !page.lines[next].run.is_blank() {
        let run = page.lines[next].run.trimmed();
        if run.len() > 50 || run.text().contains('。') || heading::read(&run).is_some() || starts_with_mark(&run) {
            break;
        }
        title.join(&run);
        next += 1;
    }
    (title.len() >= 2).then_some((title, next))
}

/// Departments at the end of a heading.
fn department_off(title: &Run) -> (Run, Vec<String>) {
    let chars = title.chars();
    for at in (1..chars.len()).filter(|at| chars[*at - 1].is_whitespace() && !chars[*at].is_whitespace()) {
        let rest = title.slice(at..chars.len());
        if words::is_department(&rest.text()) && rest.len() >= 3 {
            return (title.slice(0..at).trimmed(), words::departments(&rest.text()));
        }
    }
    (title.clone(), Vec::new())
}

fn is_department_line(run: &Run) -> bool {
    let text = run.text();
    words::is_department(&text) && !text.contains("における")
}

/// The header of a list of items: 「取組項目 具体的な内容」. Answers with the level.
fn listing_header(run: &Run, line: usize) -> Option<String> {
    let items = items_of(run, line);
    let labels: Vec<_> = items.iter().filter_map(|item| item.label()).collect();
    let [first, rest @ ..] = labels.as_slice() else { return None };
    let all = labels.len() == items.len() && items.len() >= 2;
    (all && first.role == Role::Item && rest.iter().all(|head| head.role == Role::Note)).then(|| first.word.clone())
}

/// A heading of a part, or of a section whose marked headings are items.
fn section(page: &Page, at: usize, end: usize, builder: &mut Builder, place: &mut Place) -> Option<usize> {
    let run = page.lines[at].run.trimmed();
    let (plain, departments) = department_off(&run);
    let mut text = plain.dense();
    let mut next = at + 1;
    let mut kind = heading::part_of(&text);
    if kind.is_none() && at + 1 < end && run.len() <= 6 {
        let joined = format!("{text}{}", page.lines[at + 1].run.dense());
        kind = heading::part_of(&joined).filter(|_| joined.chars().count() <= 10);
        if kind.is_some() {
            text = joined;
            next = at + 2;
        }
    }
    let other = matches!(text.chars().next(), Some('【' | '◆' | '■')) && head(&plain.chars()).is_some();
    if kind.is_none() && !other {
        return None;
    }
    if starts_point(&run) || run.text().contains('。') {
        return None;
    }
    let title: String =
        text.trim_matches(|c: char| matches!(c, '◆' | '■' | '●' | '【' | '】' | '○' | '◇' | '□' | '*' | '#' | '-')).to_owned();
    builder.close_below(34);
    place.listing = None;
    place.section = (heading::rank_of(&title).is_some()).then(|| title.clone());
    place.part = kind.map(|kind| (kind.to_owned(), title));
    if !departments.is_empty() {
        builder.departments(&departments, 28);
    }
    place.departments = departments;
    Some(next)
}

/// An entry of a list under its header: what stands before the points.
fn listed(page: &Page, at: usize, end: usize, builder: &mut Builder, place: &mut Place, blank_before: bool) -> usize {
    let run = page.lines[at].run.trimmed();
    if starts_point(&run) {
        place.in_point = true;
        return at + 1;
    }
    if place.in_point && !blank_before {
        return at + 1;
    }
    if matches!(run.glyphs.first().map(|glyph| glyph.c), Some('(' | '【' | '◆' | '■' | '※' | '☞')) {
        place.listing = None;
        return marked(page, at, end, builder, place).unwrap_or(at);
    }
    let mut title = Run::default();
    let mut next = at;
    while next < end && !page.lines[next].run.is_blank() && next < at + 4 {
        let line = page.lines[next].run.trimmed();
        if starts_point(&line) {
            break;
        }
        let point = line.glyphs.iter().position(|glyph| is_point(glyph.c));
        title.join(&line.slice(0..point.unwrap_or(line.len())).trimmed());
        next += 1;
        if point.is_some() {
            place.in_point = true;
            break;
        }
    }
    let level = place.listing.clone();
    if let (Some(range), Some(level)) = (title.span(), level) {
        let entry = Entry {
            rank: heading::rank_of(&level),
            style: level.clone(),
            level: Some(level),
            number: None,
            title: title.printed(),
            departments: place.departments.clone(),
            is_draft: false,
            range,
        };
        if title.len() <= 60 && !title.text().contains('。') {
            builder.add(entry);
        }
    }
    next
}

fn is_point(c: char) -> bool {
    matches!(c, '◇' | '・' | '●' | '○' | '■' | '◎' | '☞')
}

fn starts_point(run: &Run) -> bool {
    let chars = run.chars();
    chars.first().is_some_and(|c| matches!(c, '◇' | '・' | '●' | '☞' | '◎'))
        || (chars.first() == Some(&'-') && chars.get(1) == Some(&' ') && !chars[2..].contains(&'*'))
}

fn starts_with_mark(run: &Run) -> bool {
    run.glyphs.first().is_some_and(|glyph| matches!(glyph.c, '◆' | '■' | '●' | '○' | '◇' | '・' | '☞' | '【' | '※' | '-' | '*'))
}

/// A heading that only a mark makes one: (1) …, ① …, ◆ …, * …, or a short line before such a heading.
fn marked(page: &Page, at: usize, end: usize, builder: &mut Builder, place: &mut Place) -> Option<usize> {
    let run = page.lines[at].run.trimmed();
    let (style, number, title, is_draft) = match mark(&run) {
        Some(found) => found,
        None => return plain_title(page, at, end, builder, place),
    };
    let (title, departments) = department_off(&title);
    let short = (2..=50).contains(&title.len()) && !title.text().contains('。');
    let numbered = number.is_some();
    let in_section = place.section.is_some() && numbered;
    let bare = !builder.has_levels() && !numbered && !matches!(style.as_str(), "■") && title.len() >= 3;
    if !short || !(in_section || bare) || (bare && heading::part_of(&title.dense()).is_some()) || has_values(&run, at) {
        if bare && let Some(kind) = heading::part_of(&title.dense()) {
            place.part = Some((kind.to_owned(), title.printed()));
            return Some(at + 1);
        }
        return None;
    }
    let level = if in_section {
        place.section.clone()
    } else if place.part.as_ref().is_some_and(|(kind, _)| kind == "aim") {
        place.part.as_ref().map(|(_, title)| title.clone())
    } else {
        None
    };
    let entry = Entry {
        rank: level.as_deref().and_then(heading::rank_of),
        style: level.clone().unwrap_or(style),
        level,
        number,
        title: title.printed(),
        departments: departments.clone(),
        is_draft,
        range: run.span()?,
    };
    builder.add(entry);
    builder.departments(&departments, 28);
    if in_section {
        place.departments = departments;
    }
    Some(at + 1)
}

fn has_values(run: &Run, line: usize) -> bool {
    items_of(run, line).iter().filter(|item| matches!(item.kind, Kind::Value(_))).count() >= 2
}

/// The mark of a heading: its style, its number, its title, and whether it stands in brackets.
fn mark(run: &Run) -> Option<(String, Option<String>, Run, bool)> {
    let chars = run.chars();
    let mut start = 0;
    let mut is_draft = false;
    let mut end = chars.len();
    if chars.first() == Some(&'(') && matches!(chars.get(1), Some('*' | '◆' | '○')) && chars.last() == Some(&')') {
        is_draft = true;
        start = 1;
        end -= 1;
    } else if chars.first() == Some(&'-') && chars.get(1) == Some(&' ') && chars.get(2) == Some(&'*') {
        start = 2;
    }
    let first = *chars.get(start)?;
    if matches!(first, '◆' | '○' | '*' | '■' | '□' | '▼') {
        let title = run.slice(start + 1..end).trimmed();
        return Some((first.to_string(), None, note_off(&title), is_draft));
    }
    let (number, behind) = heading::number_at(&chars, start)?;
    let kind = if number.starts_with('(') {
        "(1)"
    } else if number.chars().all(|c| c.is_ascii_digit()) {
        return None;
    } else {
        "①"
    };
    Some((kind.to_owned(), Some(number), run.slice(behind..end).trimmed(), false))
}

/// 「… ※別紙協議資料」: what a note adds to a title.
fn note_off(title: &Run) -> Run {
    let at = title.glyphs.iter().position(|glyph| glyph.c == '※');
    at.filter(|at| *at > 3).map_or_else(|| title.clone(), |at| title.slice(0..at).trimmed())
}

/// A short line by itself right before a marked heading: a pillar. Printed again below a new one, it belongs to that one.
fn plain_title(page: &Page, at: usize, end: usize, builder: &mut Builder, place: &mut Place) -> Option<usize> {
    let run = page.lines[at].run.trimmed();
    let alone = at == 0 || page.lines[at - 1].run.is_blank();
    let next = (at + 1..end.min(at + 3)).find(|line| !page.lines[*line].run.is_blank())?;
    let follows = page.lines[next].run.trimmed();
    let before_mark = matches!(follows.glyphs.first().map(|glyph| glyph.c), Some('◆' | '○')) && next > at + 1;
    if builder.has_levels()
        || !alone
        || !before_mark
        || run.len() > 16
        || starts_with_mark(&run)
        || run.text().contains(['。', '、'])
    {
        return None;
    }
    let title = run.printed();
    let again = place.plain.contains(&title);
    place.part = None;
    builder.close_below(if again { 101 } else { 100 });
    let entry = Entry {
        level: None,
        rank: Some(if again { 101 } else { 100 }),
        style: "plain".into(),
        number: None,
        title: title.clone(),
        departments: Vec::new(),
        is_draft: false,
        range: run.span()?,
    };
    builder.add(entry);
    place.plain.push(title);
    Some(at + 1)
}
