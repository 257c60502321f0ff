//! The drawing itself: ground, limits, target, years, values, and last the words.

use std::fmt::Write;

use engawa_kernel::era;

use super::caption::{has_path, missing_word, number};
use super::labels::{Area, Board, Spot as Wish, Type, width_of};
use super::plot::{Plot, Spot};
use super::{Kind, Side, Target, TargetKind, YearChart, YearStyle};
use crate::words::{Said, Voice};

/// A picture in the making. Writing into a String cannot fail, so results of `write!` are dropped.
struct Sheet<'a> {
    chart: &'a YearChart,
    plot: &'a Plot,
    voice: &'a Voice,
    board: Board,
    out: String,
    /// Unique in the page: the chart and its size.
    id: String,
}

/// One SVG of the chart.
pub(super) fn draw(chart: &YearChart, plot: &Plot, voice: &Voice, desc: &str) -> String {
    let bounds = Area { x0: plot.left + 2.0, y0: 2.0, x1: plot.canvas.width - 2.0, y1: plot.bottom - 2.0 };
    let id = format!("{}-{}", Said::text(&chart.id), plot.canvas.class);
    let mut sheet = Sheet { chart, plot, voice, board: Board::new(bounds), out: String::with_capacity(4096), id };
    sheet.open(desc);
    sheet.limits();
    sheet.ground();
    sheet.years();
    sheet.marks();
    sheet.target_line();
    sheet.path();
    match chart.kind {
        Kind::Line => sheet.line(),
        Kind::Bars => sheet.bars(),
    }
    sheet.words();
    sheet.out.push_str("</svg>");
    sheet.out
}

impl Sheet<'_> {
    fn open(&mut self, desc: &str) {
        let (id, canvas) = (&self.id, self.plot.canvas);
        let _ = write!(
            self.out,
            r#"<svg viewBox="0 0 {} {}" role="img" aria-labelledby="{id}-t {id}-d" class="{}"><title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>"#,
            canvas.width,
            canvas.height,
            canvas.class,
            Said::text(&self.chart.title),
            Said::text(desc)
        );
        if self.plot.spots.iter().any(|spot| spot.unfinished) {
            let _ = write!(
                self.out,
                r#"<defs><pattern id="{id}-p" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="c-hatch-ground" width="7" height="7"/><rect class="c-bar" width="3.2" height="7"/></pattern></defs>"#
            );
        }
    }

    fn rule(&mut self, class: &str, from: [f64; 2], to: [f64; 2]) {
        let _ = write!(
            self.out,
            r#"<line class="{class}" x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}"/>"#,
            from[0], from[1], to[0], to[1]
        );
    }

    fn level(&mut self, class: &str, y: f64) {
        self.rule(class, [self.plot.left, y], [self.plot.right, y]);
    }

    fn text(&mut self, class: &str, x: f64, y: f64, anchor: &str, text: &str) {
        let _ =
            write!(self.out, r#"<text class="{class}" x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{}</text>"#, Said::text(text));
    }

    /// Bands first, so that everything else lies on them.
    fn limits(&mut self) {
        for limit in self.chart.limits.iter().filter(|limit| limit.value.is_finite()) {
            let y = self.plot.y(limit.value);
            let (from, to) = match limit.bad {
                Side::Above => (self.plot.top - 20.0, y),
                Side::Below => (y, self.plot.bottom),
            };
            let (left, width) = (self.plot.left, self.plot.right - self.plot.left);
            let _ = write!(
                self.out,
                r#"<rect class="c-band" x="{left:.1}" y="{from:.1}" width="{width:.1}" height="{:.1}"/>"#,
                (to - from).max(0.0)
            );
            self.level("c-limit", y);
        }
    }

    fn ground(&mut self) {
        let zero = if self.plot.starts_elsewhere() { self.plot.axis.low } else { 0.0 };
        let ticks: Vec<f64> = self.plot.axis.ticks().collect();
        for tick in ticks {
            let (y, is_axis) = (self.plot.y(tick), (tick - zero).abs() < self.plot.axis.step * 0.01);
            self.level(if is_axis { "c-axis" } else { "c-grid" }, y);
            let text = self.plot.axis.tick_text(self.voice, tick);
            self.text("c-lab", self.plot.left - 7.0, y + 5.0, "end", &text);
        }
    }

    fn years(&mut self) {
        let y = self.plot.bottom + 23.0;
        let years = self.plot.labelled_years(self.year_width());
        for (index, year) in years.into_iter().enumerate() {
            let text = self.year_text(year, index == 0);
            let half = width_of(&text, 14.0) / 2.0;
            let x = self.plot.x(year).clamp(half, self.plot.canvas.width - half);
            self.text("c-lab", x, y, "middle", &text);
        }
    }

    /// Room for the words of the years at both ends, of which the others are no longer.
    fn year_width(&self) -> f64 {
        let [first, last] = self.plot.ends().map(|year| width_of(&self.year_text(year, false), 14.0));
        first.max(last).max(if self.plot.canvas.width < 400.0 { 20.0 } else { 28.0 })
    }

    /// The first year in full, the others by their last two digits.
    fn year_text(&self, year: i32, first: bool) -> String {
        match self.chart.years {
            YearStyle::Era => era::letter_year(year),
            YearStyle::Western if first || !(1900..2100).contains(&year) => year.to_string(),
            YearStyle::Western => format!("{:02}", year % 100),
        }
    }

    /// Their signs come first of all words, so that every other word keeps clear of them.
    fn marks(&mut self) {
        for mark in &self.chart.marks {
            let Some(x) = self.plot.edge(mark.year) else { continue };
            let [top, bottom] = [self.plot.top - 29.0, self.plot.bottom];
            self.rule("c-mark", [x, top], [x, bottom]);
            self.board.lines.push([x, top, x, bottom]);
            let asides = [0.0, 18.0, -18.0, 36.0, -36.0];
            self.board.place(Type::Mark, &mark.sign, &asides.map(|aside| Wish { x: x + aside, y: top - 4.0 }));
        }
    }

    fn target(&self) -> Option<&Target> {
        self.chart.target.as_ref().filter(|target| target.value.is_finite())
    }

    fn target_line(&mut self) {
        let Some(target) = self.target() else { return };
        let (y, kind) = (self.plot.y(target.value), target.kind);
        match kind {
            TargetKind::Reach => self.level("c-target", y),
            TargetKind::Ceiling => self.bound(y, -6.0),
            TargetKind::Floor => self.bound(y, 6.0),
        }
        self.board.lines.push([self.plot.left, y, self.plot.right, y]);
    }

    /// A full line with short strokes on the side that should not be entered.
    fn bound(&mut self, y: f64, rise: f64) {
        self.level("c-bound", y);
        let mut strokes = String::new();
        let mut x = self.plot.left + 6.0;
        while x < self.plot.right - 6.0 {
            let _ = write!(strokes, "M{x:.1} {y:.1}l5 {rise:.1}");
            x += 12.0;
        }
        let _ = write!(self.out, r#"<path class="c-bound" d="{strokes}"/>"#);
    }

    fn path(&mut self) {
        let (true, Some(base), Some(target)) = (has_path(self.chart), self.chart.baseline, self.target()) else { return };
        let end = target.year.map_or(self.plot.right, |year| self.plot.x(year));
        let [x, y] = [self.plot.x(base.year), self.plot.y(base.value)];
        let to = [end, self.plot.y(target.value)];
        self.rule("c-path", [x, y], to);
        self.board.lines.push([x, y, to[0], to[1]]);
    }

    fn at(&self, spot: Spot) -> [f64; 2] {
        [self.plot.x(spot.year), self.plot.y(spot.value)]
    }

    /// Years that follow each other are joined; over a gap or a parting mark, and to an unfinished year, only dots lead.
    fn line(&mut self) {
        let mut run = String::new();
        let mut is_joined = false;
        for pair in self.plot.spots.windows(2) {
            let ([x0, y0], [x1, y1]) = (self.at(pair[0]), self.at(pair[1]));
            self.board.lines.push([x0, y0, x1, y1]);
            if !Plot::is_step(pair[0], pair[1]) || self.is_parted(pair[0].year, pair[1].year) {
                self.rule("c-gap", [x0, y0], [x1, y1]);
                is_joined = false;
                continue;
            }
            if !is_joined {
                let _ = write!(run, "M{x0:.1} {y0:.1}");
            }
            let _ = write!(run, "L{x1:.1} {y1:.1}");
            is_joined = true;
        }
        if !run.is_empty() {
            let _ = write!(self.out, r#"<path class="c-line" d="{run}"/>"#);
        }
        for spot in &self.plot.spots {
            self.dot(*spot);
        }
    }

    /// Whether a mark stands between two years whose figures cannot be compared.
    fn is_parted(&self, before: i32, after: i32) -> bool {
        self.chart.marks.iter().any(|mark| mark.parts && before < mark.year && mark.year <= after)
    }

    fn dot(&mut self, spot: Spot) {
        let [x, y] = self.at(spot);
        let is_latest = self.plot.latest() == Some(spot);
        let radius = if spot.is_baseline || spot.unfinished {
            6.0
        } else if is_latest {
            7.0
        } else {
            4.0
        };
        let _ = match (spot.is_baseline, spot.unfinished) {
            (true, _) => write!(self.out, r#"<circle class="c-base" cx="{x:.1}" cy="{y:.1}" r="{radius}"/>"#),
            (false, true) => {
                write!(self.out, r##"<circle class="c-half" fill="url(#{}-p)" cx="{x:.1}" cy="{y:.1}" r="{radius}"/>"##, self.id)
            }
            (false, false) => write!(self.out, r#"<circle class="c-dot" cx="{x:.1}" cy="{y:.1}" r="{radius}"/>"#),
        };
        self.board.solids.push(Area { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius });
    }

    fn bars(&mut self) {
        let width = (self.plot.column() * 0.58).clamp(1.0, 44.0);
        let zero = self.plot.y(0.0);
        for spot in &self.plot.spots {
            let [x, y] = self.at(*spot);
            let (top, height) = (y.min(zero), (y - zero).abs().max(1.5));
            let top = top.min(self.plot.bottom - 1.5);
            let left = (x - width / 2.0).max(0.0);
            let place = format!(r#"x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{height:.1}""#);
            let _ = match (spot.is_baseline, spot.unfinished) {
                (true, _) => write!(self.out, r#"<rect class="c-base" {place}/>"#),
                (false, true) => write!(self.out, r##"<rect class="c-half" fill="url(#{}-p)" {place}/>"##, self.id),
                (false, false) => write!(self.out, r#"<rect class="c-bar" {place}/>"#),
            };
            self.board.solids.push(Area { x0: left, y0: top, x1: left + width, y1: top + height });
        }
    }

    /// The most needed words first: the last value, the baseline, then the lines, whose words can move along them;
    /// the others where there is room.
    fn words(&mut self) {
        let latest = self.plot.latest();
        let others: Vec<Spot> = self.plot.spots.iter().rev().filter(|spot| latest != Some(**spot)).copied().collect();
        if let Some(spot) = latest {
            self.value(spot, Type::Latest);
        }
        for spot in others.iter().filter(|spot| spot.is_baseline) {
            self.value(*spot, Type::Value);
        }
        self.target_words();
        self.limit_words();
        self.missing_words();
        for spot in others.iter().filter(|spot| !spot.is_baseline) {
            let (text, wishes) = (self.value_text(*spot), self.value_wishes(*spot, Type::Value));
            self.board.place_if_free(Type::Value, &text, &wishes);
        }
        for label in std::mem::take(&mut self.board.labels) {
            self.text(label.kind.class(), label.x, label.y, "middle", &label.text);
        }
    }

    fn value(&mut self, spot: Spot, kind: Type) {
        let (text, wishes) = (self.value_text(spot), self.value_wishes(spot, kind));
        self.board.place(kind, &text, &wishes);
    }

    fn value_text(&self, spot: Spot) -> String {
        let star = if spot.preliminary { "*" } else { "" };
        format!("{}{star}", number(self.voice, spot.value, self.chart.decimals))
    }

    /// Above, below, and for the dots of a line also beside.
    fn value_wishes(&self, spot: Spot, kind: Type) -> Vec<Wish> {
        let [x, y] = self.at(spot);
        let size = kind.size();
        if self.chart.kind == Kind::Bars {
            let up = if spot.value < 0.0 { y + size } else { y - 7.0 };
            let rises: &[f64] = if kind == Type::Latest || spot.is_baseline { &[0.0, 9.0, 18.0, 27.0] } else { &[0.0, 9.0] };
            return rises.iter().map(|rise| Wish { x, y: up - rise }).collect();
        }
        let (above, below) = (Wish { x, y: y - 12.0 }, Wish { x, y: y + 11.0 + size * 0.8 });
        let aside = size * 1.6;
        let mut wishes = vec![above, below];
        if kind == Type::Latest || spot.is_baseline {
            let beside = [
                (-aside, -12.0),
                (aside, -12.0),
                (-aside, 11.0 + size * 0.8),
                (aside, 11.0 + size * 0.8),
                (0.0, -26.0),
                (0.0, 40.0),
                (-2.2 * aside, 5.0),
                (2.2 * aside, 5.0),
            ];
            wishes.extend(beside.map(|(dx, dy)| Wish { x: x + dx, y: y + dy }));
        }
        wishes
    }

    /// Along a level line: left, right and between, above and below it.
    fn wishes_along(&self, text: &str, y: f64, below_first: bool) -> Vec<Wish> {
        let width = width_of(text, 14.0);
        let (left, right) = (self.plot.left + 4.0 + width / 2.0, self.plot.right - 4.0 - width / 2.0);
        let (near, far) = if below_first { (y + 17.0, y - 8.0) } else { (y - 8.0, y + 17.0) };
        let shares = [0.0, 1.0, 0.5, 0.25, 0.75];
        [near, far, y - 27.0].into_iter().flat_map(|y| shares.map(|share| Wish { x: left + (right - left) * share, y })).collect()
    }

    fn target_words(&mut self) {
        let Some(target) = self.target() else { return };
        // The short strokes of a bound need a little room before its words.
        let aside = match target.kind {
            TargetKind::Reach => 0.0,
            TargetKind::Ceiling => -4.0,
            TargetKind::Floor => 4.0,
        };
        let y = self.plot.y(target.value) + aside;
        let (label, wishes) = (target.label.clone(), self.wishes_along(&target.label, y, target.kind == TargetKind::Ceiling));
        self.board.place(Type::Target, &label, &wishes);
    }

    fn limit_words(&mut self) {
        let limits = self.chart.limits.iter().filter(|limit| limit.value.is_finite());
        let placed =
            limits.map(|limit| (&limit.label, self.wishes_along(&limit.label, self.plot.y(limit.value), limit.bad == Side::Below)));
        for (label, wishes) in placed.collect::<Vec<_>>() {
            self.board.place(Type::Limit, label, &wishes);
        }
    }

    /// One word for each run of missing years; a dash where the word has no room.
    fn missing_words(&mut self) {
        let word = missing_word(self.chart, self.voice);
        let y = self.plot.bottom - 8.0;
        let mut from = 0;
        while from < self.plot.missing.len() {
            let years = &self.plot.missing;
            let run = years[from..].windows(2).take_while(|pair| i64::from(pair[1]) - i64::from(pair[0]) == 1).count();
            let x = f64::midpoint(self.plot.x(years[from]), self.plot.x(years[from + run]));
            if !self.board.place_if_free(Type::Note, &word, &[Wish { x, y }]) {
                let dash = self.voice.missing();
                self.board.place_if_free(Type::Note, &dash, &[Wish { x, y }]);
            }
            from += run + 1;
        }
    }
}
