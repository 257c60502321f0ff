//! PDF with a layer of text: letters with their places, rules that draw tables, lines in the order of reading.

mod fonts;
mod interpret;
mod lines;
mod rules;

use lopdf::{Document, Object};

use super::{Part, Refused};
use crate::bounds::{LETTERS_MAX, PAGES_MAX};

/// A letter, or a few that one code shows, at its place on the page; y grows upwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// What it shows.
    pub text: String,
    /// The left end of its baseline.
    pub x: f32,
    /// The height of its baseline.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// The size of its font.
    pub size: f32,
}

/// A drawn line, level or upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// It lies level.
    pub is_level: bool,
    /// Its y where it is level, else its x.
    pub at: f32,
    /// Where it begins along the other direction.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
}

/// What a page shows.
#[derive(Debug, Default)]
pub struct Shown {
    /// Its letters, in the order of drawing.
    pub letters: Vec<Letter>,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// Codes without a letter.
    pub lost: usize,
    /// It draws pictures.
    pub has_pictures: bool,
}

/// Reads all pages; true with them when pages or letters were left out.
pub fn read(bytes: &[u8]) -> Result<(Vec<Part>, bool), Refused> {
    let document = Document::load_mem(bytes).map_err(|_| Refused::Broken("a PDF"))?;
    if document.is_encrypted() {
        return Err(Refused::Locked);
    }
    let mut parts = Vec::new();
    let (mut letters, mut lost) = (0, 0);
    let mut is_cut = false;
    for (count, page) in document.page_iter().enumerate() {
        if count >= PAGES_MAX || letters > LETTERS_MAX {
            is_cut = true;
            break;
        }
        let shown = interpret::page(&document, page);
        letters += shown.letters.len();
        lost += shown.lost;
        parts.extend(lines::parts(&shown));
    }
    if letters < 20 && lost > letters {
        return Err(Refused::Letterless);
    }
    if letters < 20 {
        return Err(Refused::Scanned);
    }
    if lost > letters {
        return Err(Refused::Letterless);
    }
    Ok((parts, is_cut))
}

/// A number of an object.
fn number(object: &Object) -> Option<f32> {
    match object {
        Object::Integer(number) => Some(*number as f32),
        Object::Real(number) => Some(*number),
        _ => None,
    }
}
