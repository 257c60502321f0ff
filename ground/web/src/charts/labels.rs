//! Words in a picture, placed so that they cover neither each other nor, where it can be helped, the lines.

/// A rectangle in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x0: f64,
    pub(super) y0: f64,
    pub(super) x1: f64,
    pub(super) y1: f64,
}

impl Area {
    pub(super) fn overlap(&self, other: &Area) -> f64 {
        let width = (self.x1.min(other.x1) - self.x0.max(other.x0)).max(0.0);
        let height = (self.y1.min(other.y1) - self.y0.max(other.y0)).max(0.0);
        width * height
    }

    fn holds(&self, x: f64, y: f64) -> bool {
        (self.x0..=self.x1).contains(&x) && (self.y0..=self.y1).contains(&y)
    }
}

/// The kinds of words, with their sizes in the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Value,
    Latest,
    Target,
    Limit,
    Mark,
    Note,
}

impl Type {
    pub(super) fn class(self) -> &'static str {
        match self {
            Type::Value => "c-val",
            Type::Latest => "c-big",
            Type::Target => "c-tgt-t",
            Type::Limit => "c-limit-t",
            Type::Mark => "c-mark-t",
            Type::Note => "c-note",
        }
    }

    pub(super) fn size(self) -> f64 {
        match self {
            Type::Value | Type::Mark => 15.0,
            Type::Latest => 19.0,
            Type::Target | Type::Limit => 14.0,
            Type::Note => 13.0,
        }
    }
}

/// Where a word might stand: the middle of its foot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A word that has found its place.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) kind: Type,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) area: Area,
}

/// What is on the picture already.
pub(super) struct Board {
    bounds: Area,
    /// Lines that a word should not cover.
    pub(super) lines: Vec<[f64; 4]>,
    /// Dots and bars that a word should not cover.
    pub(super) solids: Vec<Area>,
    pub(super) labels: Vec<Label>,
}

/// A word over another word is far worse than a word over a line.
const COST_OF_WORD: f64 = 50.0;
const COST_OF_SOLID: f64 = 4.0;
const COST_OF_LINE: f64 = 1.5;
/// A wish that comes later in the list costs a little, so that the usual place wins.
const COST_OF_RANK: f64 = 0.2;

impl Board {
    pub(super) fn new(bounds: Area) -> Board {
        Board { bounds, lines: Vec::new(), solids: Vec::new(), labels: Vec::new() }
    }

    /// Places a word that must stand, at the least bad of the wishes.
    pub(super) fn place(&mut self, kind: Type, text: &str, wishes: &[Spot]) {
        let best = self.rank(kind, text, wishes).into_iter().min_by(|one, other| one.0.total_cmp(&other.0));
        self.labels.extend(best.map(|(_, label)| label));
    }

    /// Places a word only where it covers no other word and no solid; says whether it did.
    pub(super) fn place_if_free(&mut self, kind: Type, text: &str, wishes: &[Spot]) -> bool {
        let free = self.rank(kind, text, wishes).into_iter().filter(|(cost, _)| *cost < COST_OF_SOLID);
        let best = free.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, label)| label);
        let placed = best.is_some();
        self.labels.extend(best);
        placed
    }

    fn rank(&self, kind: Type, text: &str, wishes: &[Spot]) -> Vec<(f64, Label)> {
        let text = fit(text, kind.size(), self.bounds.x1 - self.bounds.x0);
        let mut rank = 0.0;
        let judge = |wish: &Spot| {
            rank += COST_OF_RANK;
            let label = self.at(kind, &text, *wish);
            (rank + self.cost(&label.area), label)
        };
        wishes.iter().map(judge).collect()
    }

    fn at(&self, kind: Type, text: &str, wish: Spot) -> Label {
        let (width, size) = (width_of(text, kind.size()), kind.size());
        let inside = |value: f64, low: f64, high: f64| value.min(high).max(low);
        let x = inside(wish.x, self.bounds.x0 + width / 2.0, self.bounds.x1 - width / 2.0);
        let y = inside(wish.y, self.bounds.y0 + size, self.bounds.y1 - size * 0.25);
        // A little air at both sides, so that two words never read as one.
        let half = width / 2.0 + 4.0;
        let area = Area { x0: x - half, y0: y - size * 0.86, x1: x + half, y1: y + size * 0.2 };
        Label { text: text.to_owned(), kind, x, y, area }
    }

    fn cost(&self, area: &Area) -> f64 {
        let words: f64 = self.labels.iter().filter(|label| label.area.overlap(area) > 0.0).map(|_| COST_OF_WORD).sum();
        let size = (area.x1 - area.x0) * (area.y1 - area.y0);
        let solids: f64 = self.solids.iter().map(|solid| solid.overlap(area)).sum();
        let lines: f64 = self.lines.iter().filter(|line| crosses(line, area)).map(|_| COST_OF_LINE).sum();
        words + lines + if solids > size * 0.04 { COST_OF_SOLID * (1.0 + solids / size.max(1.0)) } else { 0.0 }
    }
}

fn crosses(line: &[f64; 4], area: &Area) -> bool {
    let [x0, y0, x1, y1] = *line;
    (0..=32).map(|step| f64::from(step) / 32.0).any(|share| area.holds(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))
}

/// How wide a word will be, near enough, without asking a font.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    text.chars().map(|sign| sign_width(sign) * size).sum()
}

fn sign_width(sign: char) -> f64 {
    match sign {
        '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | 'i' | 'l' => 0.3,
        'm' | 'w' | 'M' | 'W' | '%' => 0.92,
        sign if sign.is_ascii() => 0.58,
        _ => 1.0,
    }
}

/// Shortens a word that is wider than the picture.
fn fit(text: &str, size: f64, room: f64) -> String {
    if width_of(text, size) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for sign in text.chars() {
        if width_of(&short, size) + (sign_width(sign) + 1.0) * size > room {
            break;
        }
        short.push(sign);
    }
    short + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board() -> Board {
        Board::new(Area { x0: 0.0, y0: 0.0, x1: 300.0, y1: 200.0 })
    }

    #[test]
    fn a_word_goes_where_no_other_word_is() {
        let mut board = board();
        let here = Spot { x: 100.0, y: 100.0 };
        board.place(Type::Latest, "34.9", &[here]);
        board.place(Type::Target, "目標 50.0", &[here, Spot { x: 100.0, y: 60.0 }]);
        assert_eq!(board.labels[0].area.overlap(&board.labels[1].area), 0.0);
        assert!(!board.place_if_free(Type::Value, "30.2", &[here]));
    }

    #[test]
    fn a_word_stays_inside_and_a_long_one_is_shortened() {
        let mut board = board();
        board.place(Type::Latest, "4,597,752", &[Spot { x: 299.0, y: -20.0 }]);
        board.place(Type::Target, &"長い目標".repeat(30), &[Spot { x: 0.0, y: 400.0 }]);
        for label in &board.labels {
            let area = label.area;
            assert!(area.x0 >= -4.1 && area.x1 <= 304.1 && area.y0 >= -0.1 && area.y1 <= 200.1, "{label:?}");
        }
    }
}
