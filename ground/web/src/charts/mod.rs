//! Charts by year: lines and bars, drawn once for each width so that no word in them is ever shrunk.

mod axis;
mod bands;
mod caption;
mod draw;
mod examples;
mod labels;
mod plot;
#[cfg(test)]
mod tests;

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

use crate::lang::Lang;
use crate::ui::SampleMark;
use crate::words::{Said, Voice};
pub use bands::{Band, BandChart};
use draw::draw;
use plot::{Canvas, Plot};

/// Line or bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Shares, rates and stocks: what was, joined.
    Line,
    /// Counts and sums of one year each: from 0.
    Bars,
}

/// What is known of one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearPoint {
    /// The year.
    pub year: i32,
    /// The value; `None` says that it is known to be missing.
    pub value: Option<f64>,
    /// The year is not over: hatched.
    pub unfinished: bool,
    /// The value may still change: marked with a star.
    pub preliminary: bool,
}

impl YearPoint {
    /// A finished year.
    pub fn new(year: i32, value: Option<f64>) -> YearPoint {
        YearPoint { year, value, unfinished: false, preliminary: false }
    }
}

/// A value and its year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearValue {
    /// The year.
    pub year: i32,
    /// The value.
    pub value: f64,
}

/// What kind of promise a target is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TargetKind {
    /// To be reached: a dashed line, and the dotted way from the baseline.
    #[default]
    Reach,
    /// To stay under: a full line without a way.
    Ceiling,
    /// To stay above: a full line without a way.
    Floor,
}

/// A target with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The year by which it holds; where none is printed the way leads to the right edge.
    pub year: Option<i32>,
    /// The value.
    pub value: f64,
    /// 目標 50.0 ％.
    pub label: String,
    /// Reach, stay under, stay above.
    pub kind: TargetKind,
}

/// On which side of a limit the trouble lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// A legal or chosen limit; it is not the target.
#[derive(Clone, Debug, PartialEq)]
pub struct LimitLine {
    /// The value.
    pub value: f64,
    /// 早期健全化基準 25.0 ％.
    pub label: String,
    /// The bad side, which gets a soft band.
    pub bad: Side,
}

/// A year from which something is otherwise: an upright line before its column, with a sign that the words below take up.
#[derive(Clone, Debug, PartialEq)]
pub struct YearMark {
    /// The first year that is otherwise.
    pub year: i32,
    /// ①: what stands at the line and before the words.
    pub sign: String,
    /// What is otherwise from then on.
    pub words: Said,
    /// What was before cannot be compared with what comes after: only dots lead over it.
    pub parts: bool,
}

/// How years stand under the axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum YearStyle {
    /// 2019, 20, 21.
    #[default]
    Western,
    /// H30, R1.
    Era,
}

/// Where the chart stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartSize {
    /// In a card among others: bare.
    #[default]
    Card,
    /// The chart of a page: in a frame of its own.
    Page,
}

/// Everything that a chart by year shows.
#[derive(Clone, Debug)]
pub struct YearChart {
    /// Unique in the page; small letters, digits and hyphens.
    pub id: String,
    /// What is measured, plain.
    pub title: String,
    /// Line or bars.
    pub kind: Kind,
    /// The years in any order; of two with the same year the later one counts.
    pub points: Vec<YearPoint>,
    /// Where the plan began.
    pub baseline: Option<YearValue>,
    /// Where the plan wants to be.
    pub target: Option<Target>,
    /// Limits, not targets.
    pub limits: Vec<LimitLine>,
    /// Years from which something is otherwise.
    pub marks: Vec<YearMark>,
    /// Digits after the point.
    pub decimals: u8,
    /// ％, 人; spoken in the description.
    pub unit: String,
    /// What a missing year is called: 調査なし. Empty: the word of the house.
    pub missing: String,
    /// How years stand under the axis.
    pub years: YearStyle,
    /// Where the chart stands.
    pub size: ChartSize,
    /// The first sentence of the caption.
    pub note: Option<Said>,
    /// The mark of an invented chart.
    pub sample: Option<SampleMark>,
}

/// A drawn chart.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<figure class="chart{% if bare %} bare{% endif %}">{% if pictures.is_empty() %}<p class="note">{{ empty }}</p>{% else %}{% for picture in pictures %}{{ picture }}{% endfor %}{% endif %}{% if !caption.is_empty() || sample.is_some() %}<figcaption>{% for sentence in caption %}{{ sentence }}{{ glue }}{% endfor %}{% if let Some(sample) = sample %}{{ sample }}{% endif %}</figcaption>{% endif %}</figure>"#,
    ext = "html"
)]
pub struct Chart {
    bare: bool,
    pictures: Vec<Picture>,
    empty: Said,
    caption: Vec<Said>,
    /// Sentences of English stand apart, those of Japanese do not.
    glue: &'static str,
    sample: Option<SampleMark>,
}

impl HtmlSafe for Chart {}

/// One SVG, written by [`draw`], which escapes every text itself.
#[derive(Clone, Debug)]
struct Picture(String);

impl HtmlSafe for Picture {}

impl fmt::Display for Picture {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl YearChart {
    /// Draws the chart in the words of the voice.
    pub fn show(&self, voice: &Voice) -> Chart {
        let plots = self.canvases().iter().filter_map(|canvas| Plot::new(self, voice, *canvas));
        let desc = caption::description(self, voice);
        let plots: Vec<Plot> = plots.collect();
        let caption =
            plots.first().map_or_else(|| self.note.iter().cloned().collect(), |plot| caption::sentences(self, plot, voice));
        Chart {
            bare: self.size == ChartSize::Card,
            pictures: plots.iter().map(|plot| Picture(draw(self, plot, voice, &desc))).collect(),
            empty: voice.say("web-chart-empty"),
            caption,
            glue: if voice.lang() == Lang::En { " " } else { "" },
            sample: self.sample.clone().filter(|_| !plots.is_empty()),
        }
    }

    fn canvases(&self) -> &'static [Canvas] {
        match self.size {
            ChartSize::Card => &plot::CARD,
            ChartSize::Page => &plot::PAGE,
        }
    }
}
