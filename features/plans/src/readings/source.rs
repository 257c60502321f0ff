//! The text beside the draft: the lines in which fields stand, with a little around them, and the fields marked. Pure.

use super::model::Place;

/// Lines that are shown before and behind those that are meant.
const AROUND: i64 = 3;
/// More lines than this are not shown at once.
const LINES_MAX: usize = 60;
/// Of a line that is longer, only what stands around the marks is shown, in letters.
const LONG: usize = 300;
/// So many letters around a mark, in a long line.
const BESIDE: usize = 80;

/// A line of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: i64,
    /// Lines before it are left out.
    pub is_apart: bool,
    /// Its parts.
    pub pieces: Vec<Piece>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What stands there.
    pub text: String,
    /// It is meant by a field.
    pub is_marked: bool,
}

/// The numbers of the lines to show, in their order.
pub fn wanted(places: &[Place]) -> Vec<i64> {
    let mut lines: Vec<i64> = Vec::new();
    for place in places {
        // Of something that goes over many lines, the first ones show it.
        let last = place.end_line.min(place.line + 12);
        lines.extend((place.line - AROUND).max(1)..=last + AROUND);
    }
    lines.sort_unstable();
    lines.dedup();
    lines.truncate(LINES_MAX);
    lines
}

/// The lines to show: `text` gives a line by its number.
pub fn lines_around(places: &[Place], text: &dyn Fn(i64) -> Option<String>) -> Vec<Line> {
    let mut shown: Vec<Line> = Vec::new();
    for number in wanted(places) {
        let Some(said) = text(number) else { continue };
        let is_apart = shown.last().is_some_and(|last| last.number + 1 != number);
        shown.push(Line { number, is_apart, pieces: pieces(&said, number, places) });
    }
    shown
}

fn pieces(text: &str, number: i64, places: &[Place]) -> Vec<Piece> {
    let letters: Vec<char> = text.chars().collect();
    let marks: Vec<bool> = (0i64..).zip(&letters).map(|(at, _)| places.iter().any(|place| is_in(place, number, at))).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, is_marked) in letters.iter().zip(&marks) {
        match pieces.last_mut().filter(|last| last.is_marked == *is_marked) {
            Some(last) => last.text.push(*letter),
            None => pieces.push(Piece { text: letter.to_string(), is_marked: *is_marked }),
        }
    }
    if letters.len() > LONG { shortened(pieces) } else { pieces }
}

fn is_in(place: &Place, line: i64, letter: i64) -> bool {
    (place.line, place.letter) <= (line, letter) && (line, letter) < (place.end_line, place.end_letter)
}

/// Between marks of a long line only their ends are shown.
fn shortened(pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let short = |(at, piece): (usize, Piece)| {
        let letters: Vec<char> = piece.text.chars().collect();
        if piece.is_marked || letters.len() <= 2 * BESIDE {
            return piece;
        }
        let head: String = if at == 0 { String::new() } else { letters[..BESIDE].iter().collect() };
        let tail: String = if at == last { String::new() } else { letters[letters.len() - BESIDE..].iter().collect() };
        Piece { text: format!("{head} … {tail}"), ..piece }
    };
    pieces.into_iter().enumerate().map(short).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place = Place { line: 5, letter: 2, end_line: 5, end_letter: 4 };

    #[test]
    fn the_meant_letters_are_marked_with_three_lines_around() {
        let lines = lines_around(&[PLACE], &|number| (number < 9).then(|| "abcdef".to_owned()));
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7, 8]);
        let marked: Vec<&str> = lines[3].pieces.iter().filter(|piece| piece.is_marked).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["cd"]);
        assert!(lines[2].pieces.iter().all(|piece| !piece.is_marked));
    }

    #[test]
    fn a_page_on_one_line_is_shown_around_the_marks_only() {
        let far = Place { letter: 5_000, end_letter: 5_002, ..PLACE };
        let lines = lines_around(&[far], &|_| Some("字".repeat(10_000)));
        let shown: usize = lines[3].pieces.iter().map(|piece| piece.text.chars().count()).sum();
        assert!(shown < 200, "{shown}");
    }
}
