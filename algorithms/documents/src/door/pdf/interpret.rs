//! The drawing commands of a page, as far as letters and rules need them.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fonts::Font;
use super::{Letter, Rule, Shown, number};

const CONTENT_MAX: usize = 32_000_000;
const OPERATIONS_MAX: usize = 2_000_000;
const FORMS_MAX: usize = 8;

type Matrix = [f32; 6];
const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn moved(matrix: Matrix, x: f32, y: f32) -> (f32, f32) {
    (x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5])
}

/// What a page shows.
pub fn page(document: &Document, page: ObjectId) -> Shown {
    let mut shown = Shown::default();
    let Ok(content) = document.get_page_content_with_limit(page, CONTENT_MAX) else { return shown };
    let resources = resources(document, page);
    let mut painter = Painter {
        document,
        shown: &mut shown,
        state: State::default(),
        stack: Vec::new(),
        path: Vec::new(),
        left: OPERATIONS_MAX,
        fonts: HashMap::new(),
    };
    painter.run(&content, resources, 0);
    shown
}

/// The resources of a page, its own or those of the pages above it.
fn resources(document: &Document, page: ObjectId) -> Option<&Dictionary> {
    let mut dictionary = document.get_dictionary(page).ok()?;
    for _ in 0..16 {
        if let Some(found) = dict(document, dictionary, b"Resources") {
            return Some(found);
        }
        dictionary = dict(document, dictionary, b"Parent")?;
    }
    None
}

fn dict<'d>(document: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
    document.dereference(dictionary.get(key).ok()?).ok()?.1.as_dict().ok()
}

#[derive(Clone)]
struct State {
    page: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letter_gap: f32,
    word_gap: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

impl Default for State {
    fn default() -> State {
        State {
            page: UNIT,
            text: UNIT,
            line: UNIT,
            font: None,
            size: 10.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

struct Painter<'d> {
    document: &'d Document,
    shown: &'d mut Shown,
    state: State,
    stack: Vec<State>,
    path: Vec<(f32, f32, f32, f32)>,
    left: usize,
    fonts: HashMap<usize, Rc<Font>>,
}

impl<'d> Painter<'d> {
    fn run(&mut self, content: &[u8], resources: Option<&'d Dictionary>, depth: usize) {
        let Ok(content) = Content::decode(content) else { return };
        let mut at = (0.0, 0.0);
        for operation in content.operations {
            self.left = match self.left.checked_sub(1) {
                Some(left) => left,
                None => return,
            };
            let values: Vec<f32> = operation.operands.iter().map(|operand| number(operand).unwrap_or(0.0)).collect();
            let value = |place: usize| values.get(place).copied().unwrap_or(0.0);
            match operation.operator.as_str() {
                "q" if self.stack.len() < 256 => self.stack.push(self.state.clone()),
                "Q" => self.state = self.stack.pop().unwrap_or_default(),
                "cm" => self.state.page = times([value(0), value(1), value(2), value(3), value(4), value(5)], self.state.page),
                "Do" => self.draw(operation.operands.first(), resources, depth),
                "m" => at = (value(0), value(1)),
                "l" => {
                    self.path.push((at.0, at.1, value(0), value(1)));
                    at = (value(0), value(1));
                }
                "re" => self.rectangle(value(0), value(1), value(2), value(3)),
                "S" | "s" | "B" | "B*" | "b" | "b*" | "f" | "F" | "f*" => self.paint(),
                "n" => self.path.clear(),
                "Tf" => self.font(operation.operands.first(), value(1), resources),
                name => self.text(name, &operation.operands, &values),
            }
        }
    }

    /// The commands about text.
    fn text(&mut self, name: &str, operands: &[Object], values: &[f32]) {
        let value = |place: usize| values.get(place).copied().unwrap_or(0.0);
        match name {
            "BT" => (self.state.text, self.state.line) = (UNIT, UNIT),
            "Tc" => self.state.letter_gap = value(0),
            "Tw" => self.state.word_gap = value(0),
            "Tz" => self.state.stretch = value(0) / 100.0,
            "TL" => self.state.leading = value(0),
            "Ts" => self.state.rise = value(0),
            "Td" => self.next_line(value(0), value(1)),
            "TD" => {
                self.state.leading = -value(1);
                self.next_line(value(0), value(1));
            }
            "Tm" => {
                self.state.text = [value(0), value(1), value(2), value(3), value(4), value(5)];
                self.state.line = self.state.text;
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tj" => self.show(operands.first()),
            "'" | "\"" => {
                self.next_line(0.0, -self.state.leading);
                self.show(operands.last());
            }
            "TJ" => {
                for operand in operands.first().and_then(|operand| operand.as_array().ok()).into_iter().flatten() {
                    match number(operand) {
                        Some(back) => self.advance(-back / 1000.0 * self.state.size * self.state.stretch),
                        None => self.show(Some(operand)),
                    }
                }
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.state.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.state.line);
        self.state.text = self.state.line;
    }

    fn advance(&mut self, x: f32) {
        self.state.text = times([1.0, 0.0, 0.0, 1.0, x, 0.0], self.state.text);
    }

    fn font(&mut self, name: Option<&Object>, size: f32, resources: Option<&'d Dictionary>) {
        self.state.size = size;
        let name = name.and_then(|name| name.as_name().ok());
        let fonts = resources.and_then(|resources| dict(self.document, resources, b"Font"));
        let found = name.zip(fonts).and_then(|(name, fonts)| dict(self.document, fonts, name));
        self.state.font = found.map(|font| {
            let key = std::ptr::from_ref(font) as usize;
            Rc::clone(self.fonts.entry(key).or_insert_with(|| Rc::new(Font::read(self.document, font))))
        });
    }

    fn show(&mut self, operand: Option<&Object>) {
        let (Some(Object::String(bytes, _)), Some(font)) = (operand, self.state.font.clone()) else { return };
        for (letters, width, is_blank) in font.letters(bytes) {
            let whole = times(
                times([self.state.size * self.state.stretch, 0.0, 0.0, self.state.size, 0.0, self.state.rise], self.state.text),
                self.state.page,
            );
            let (x, y) = (whole[4], whole[5]);
            let (right, _) = moved(whole, width, 0.0);
            let size = (whole[2].powi(2) + whole[3].powi(2)).sqrt();
            match letters {
                Some(text) if !text.trim().is_empty() && x.is_finite() && y.is_finite() => {
                    self.shown.letters.push(Letter { text, x, y, width: (right - x).abs(), size })
                }
                Some(_) => {}
                None => self.shown.lost += 1,
            }
            let gap = self.state.letter_gap + if is_blank { self.state.word_gap } else { 0.0 };
            self.advance((width * self.state.size + gap) * self.state.stretch);
        }
    }

    /// A form is drawn as if it stood here; a picture is only noted.
    fn draw(&mut self, name: Option<&Object>, resources: Option<&'d Dictionary>, depth: usize) {
        let name = name.and_then(|name| name.as_name().ok());
        let objects = resources.and_then(|resources| dict(self.document, resources, b"XObject"));
        let object = name.zip(objects).and_then(|(name, objects)| self.document.dereference(objects.get(name).ok()?).ok());
        let Some(stream) = object.and_then(|(_, object)| object.as_stream().ok()) else { return };
        if stream.dict.get(b"Subtype").ok().and_then(|kind| kind.as_name().ok()) != Some(b"Form") {
            self.shown.has_pictures = true;
            return;
        }
        if depth >= FORMS_MAX {
            return;
        }
        let content =
            stream.decompressed_content_with_limit(CONTENT_MAX).or_else(|_| stream.get_plain_content_with_limit(CONTENT_MAX));
        let Ok(content) = content else { return };
        let before = self.state.clone();
        if let Ok(matrix) = stream.dict.get(b"Matrix").and_then(Object::as_array) {
            let values: Vec<f32> = matrix.iter().filter_map(number).collect();
            if let [a, b, c, d, e, f] = values.as_slice() {
                self.state.page = times([*a, *b, *c, *d, *e, *f], self.state.page);
            }
        }
        let own = dict(self.document, &stream.dict, b"Resources").or(resources);
        self.run(&content, own, depth + 1);
        self.state = before;
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let (right, top) = (x + width, y + height);
        if width.abs() < 2.5 && height.abs() < 2.5 {
            return;
        }
        if height.abs() < 2.5 {
            self.path.push((x, y + height / 2.0, right, y + height / 2.0));
        } else if width.abs() < 2.5 {
            self.path.push((x + width / 2.0, y, x + width / 2.0, top));
        } else {
            self.path.extend([(x, y, right, y), (x, top, right, top), (x, y, x, top), (right, y, right, top)]);
        }
    }

    /// Level and upright lines of the path become rules.
    fn paint(&mut self) {
        for (x1, y1, x2, y2) in std::mem::take(&mut self.path) {
            let (from, to) = (moved(self.state.page, x1, y1), moved(self.state.page, x2, y2));
            if self.shown.rules.len() > 20_000 {
                return;
            }
            if (from.1 - to.1).abs() < 1.0 && (from.0 - to.0).abs() > 4.0 {
                self.shown.rules.push(Rule { is_level: true, at: from.1, from: from.0.min(to.0), to: from.0.max(to.0) });
            } else if (from.0 - to.0).abs() < 1.0 && (from.1 - to.1).abs() > 4.0 {
                self.shown.rules.push(Rule { is_level: false, at: from.0, from: from.1.min(to.1), to: from.1.max(to.1) });
            }
        }
    }
}
