//! From letters with places to lines and tables in the order of reading.

use super::rules::{Frame, frames};
use super::{Letter, Shown};
use crate::door::{CellText, Part};

/// The lines and tables of a page, from top to bottom.
pub fn parts(shown: &Shown) -> Vec<Part> {
    let frames = frames(&shown.rules);
    let mut inside: Vec<Vec<&Letter>> = vec![Vec::new(); frames.len()];
    let mut outside: Vec<&Letter> = Vec::new();
    for letter in &shown.letters {
        let (x, y) = middle(letter);
        match frames.iter().position(|frame| frame.at(x, y).is_some()) {
            Some(at) => inside[at].push(letter),
            None => outside.push(letter),
        }
    }
    let mut placed: Vec<(f32, Part)> = lines(outside).into_iter().map(|(y, text)| (y, Part::Lines(text))).collect();
    for (frame, letters) in frames.iter().zip(inside) {
        if letters.is_empty() {
            continue;
        }
        placed.push((frame.ys[0], Part::Table(table(frame, &letters))));
    }
    placed.sort_by(|left, right| right.0.total_cmp(&left.0));
    let mut parts: Vec<Part> = Vec::new();
    for (_, part) in placed {
        match (parts.last_mut(), part) {
            (Some(Part::Lines(text)), Part::Lines(more)) => {
                text.push('\n');
                text.push_str(&more);
            }
            (_, part) => parts.push(part),
        }
    }
    parts
}

fn middle(letter: &Letter) -> (f32, f32) {
    (letter.x + letter.width / 2.0, letter.y + letter.size * 0.35)
}

fn table(frame: &Frame, letters: &[&Letter]) -> Vec<Vec<CellText>> {
    let cells = frame.cells();
    let columns = frame.xs.len() - 1;
    let mut owner = vec![0; columns * (frame.ys.len() - 1)];
    for (at, place) in cells.iter().enumerate() {
        for row in place.row..place.row + place.rows {
            owner[row * columns + place.column..row * columns + place.column + place.columns].fill(at);
        }
    }
    let mut held: Vec<Vec<&Letter>> = vec![Vec::new(); cells.len()];
    for letter in letters {
        let (x, y) = middle(letter);
        if let Some((row, column)) = frame.at(x, y) {
            held[owner[row * columns + column]].push(letter);
        }
    }
    let mut rows: Vec<Vec<CellText>> = vec![Vec::new(); frame.ys.len() - 1];
    for (place, letters) in cells.iter().zip(held) {
        let said: Vec<String> = lines(letters).into_iter().map(|(_, text)| text.trim().to_owned()).collect();
        rows[place.row].push(CellText { text: said.join("\n"), columns: place.columns, rows: place.rows });
    }
    rows
}

/// Groups letters by their baselines; gaps become one space or several.
fn lines(mut letters: Vec<&Letter>) -> Vec<(f32, String)> {
    letters.sort_by(|left, right| right.y.total_cmp(&left.y));
    let mut groups: Vec<(f32, Vec<&Letter>)> = Vec::new();
    for letter in letters {
        match groups.last_mut() {
            Some((y, group)) if (*y - letter.y).abs() < letter.size.max(4.0) * 0.45 => group.push(letter),
            _ => groups.push((letter.y, vec![letter])),
        }
    }
    groups.into_iter().map(|(y, group)| (y, line(group))).collect()
}

fn line(mut letters: Vec<&Letter>) -> String {
    letters.sort_by(|left, right| left.x.total_cmp(&right.x));
    let mut text = String::new();
    let mut end: Option<f32> = None;
    let mut last: Option<&Letter> = None;
    for letter in letters {
        // Bold print by drawing twice.
        if last.is_some_and(|last| last.text == letter.text && (last.x - letter.x).abs() < letter.size * 0.2) {
            continue;
        }
        let gap = end.map_or(0.0, |end| letter.x - end) / letter.size.max(1.0);
        if gap > 1.3 {
            text.push_str("   ");
        } else if gap > 0.2 {
            text.push(' ');
        }
        text.push_str(&letter.text);
        end = Some(letter.x + letter.width);
        last = Some(letter);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_lines_with_gaps() {
        let letter = |text: &str, x, y| Letter { text: text.into(), x, y, width: 10.0, size: 10.0 };
        let shown = Shown {
            letters: vec![letter("値", 10.0, 50.0), letter("現", 0.0, 50.2), letter("5", 60.0, 50.0), letter("次", 0.0, 30.0)],
            ..Shown::default()
        };
        assert_eq!(parts(&shown), [Part::Lines("現値   5\n次".into())]);
    }
}
