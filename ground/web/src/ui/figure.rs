//! A figure with its unit and its day, and the two values it is measured against.

use askama::Template;
use askama::filters::HtmlSafe;

use super::{Case, Example, SampleMark};
use crate::words::{Said, Voice};

/// How large a figure stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureSize {
    /// The one figure of a page.
    Large,
    /// A figure of a card or a row.
    #[default]
    Medium,
}

/// A figure. Without a value it says so, and never 0.
#[derive(Clone, Debug, Template)]
#[template(path = "figure.html")]
pub struct Figure {
    text: String,
    known: bool,
    unit: Option<Said>,
    as_of: Option<Said>,
    sample: Option<SampleMark>,
    size: FigureSize,
}

impl HtmlSafe for Figure {}

impl Figure {
    /// A figure with so many digits after the point.
    pub fn new(voice: &Voice, value: Option<f64>, decimals: u8) -> Figure {
        let known = value.is_some_and(f64::is_finite);
        Figure {
            text: voice.number_or_missing(value, decimals),
            known,
            unit: None,
            as_of: None,
            sample: None,
            size: FigureSize::Medium,
        }
    }

    /// A figure as it was printed, or a word in its place.
    pub fn printed(text: impl Into<String>) -> Figure {
        Figure { text: text.into(), known: true, unit: None, as_of: None, sample: None, size: FigureSize::Medium }
    }

    /// ％, 人, 件／年.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<Said>) -> Figure {
        self.unit = Some(unit.into()).filter(|unit| !unit.is_empty() && self.known);
        self
    }

    /// The day or year of the figure.
    #[must_use]
    pub fn as_of(mut self, as_of: impl Into<Said>) -> Figure {
        self.as_of = Some(as_of.into());
        self
    }

    /// Marks an invented figure.
    #[must_use]
    pub fn sample(mut self, mark: Option<SampleMark>) -> Figure {
        self.sample = mark;
        self
    }

    /// The one figure of the page.
    #[must_use]
    pub fn large(mut self) -> Figure {
        self.size = FigureSize::Large;
        self
    }

    fn class(&self) -> &'static str {
        let long = self.text.chars().count() > 6;
        match (self.size, long, self.known) {
            (FigureSize::Large, _, false) => "fig none",
            (FigureSize::Large, true, true) => "fig long",
            (FigureSize::Large, false, true) => "fig",
            (FigureSize::Medium, _, false) => "fig-m none",
            (FigureSize::Medium, true, true) => "fig-m long",
            (FigureSize::Medium, false, true) => "fig-m",
        }
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let mark = || Some(SampleMark::new(voice));
        vec![
            Example::new(Case::Empty, Figure::new(voice, None, 1).unit("%").large().as_of(voice.year(2024))),
            Example::new(Case::Usual, Figure::new(voice, Some(60.8), 1).unit("%").large().as_of(voice.year(2022)).sample(mark())),
            Example::new(
                Case::Usual,
                Figure::new(voice, Some(17.0), 0).unit(voice.say("web-example-unit")).as_of(voice.year(2024)),
            ),
            Example::new(
                Case::Full,
                Figure::new(voice, Some(4_597_752.0), 0).unit(voice.say("web-example-unit")).large().as_of(voice.year(2024)),
            ),
            Example::new(Case::Wrong, Figure::new(voice, Some(f64::NAN), 1).unit("<&>")),
        ]
    }
}

/// Baseline, target and their like: words above, values below.
#[derive(Clone, Debug, Default, Template)]
#[template(
    source = r#"{% if !pairs.is_empty() %}<dl class="vals">{% for pair in pairs %}<div><dt>{{ pair.0 }}</dt><dd class="num">{{ pair.1 }}</dd></div>{% endfor %}</dl>{% endif %}"#,
    ext = "html"
)]
pub struct Vals {
    pairs: Vec<(Said, Said)>,
}

impl HtmlSafe for Vals {}

impl Vals {
    /// Nothing yet.
    pub fn new() -> Vals {
        Vals::default()
    }

    /// 現状値, with its year where one is known. `value` is as printed, or [`Voice::missing`].
    #[must_use]
    pub fn baseline(self, voice: &Voice, year: Option<Said>, value: impl Into<Said>) -> Vals {
        let label =
            year.map_or_else(|| voice.say("web-baseline"), |year| voice.say_with("web-baseline-year", &[("year", year.into())]));
        self.pair(label, value)
    }

    /// 目標, with its year where one is known.
    #[must_use]
    pub fn target(self, voice: &Voice, year: Option<Said>, value: impl Into<Said>) -> Vals {
        let label =
            year.map_or_else(|| voice.say("web-target"), |year| voice.say_with("web-target-year", &[("year", year.into())]));
        self.pair(label, value)
    }

    /// Any other pair of word and value.
    #[must_use]
    pub fn pair(mut self, label: impl Into<Said>, value: impl Into<Said>) -> Vals {
        self.pairs.push((label.into(), value.into()));
        self
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let year = |year| Some(voice.short_year(year));
        vec![
            Example::new(Case::Empty, Vals::new().baseline(voice, None, voice.missing()).target(voice, None, voice.missing())),
            Example::new(Case::Usual, Vals::new().baseline(voice, year(2019), "37.6").target(voice, year(2025), "50.0")),
            Example::new(
                Case::Full,
                Vals::new()
                    .baseline(voice, year(2014), "4,597,752 %")
                    .target(voice, year(2025), "5,000,000 %")
                    .pair(voice.say("web-example-more"), "402,248 %"),
            ),
            Example::new(Case::Wrong, Vals::new().pair("<dt>", "<dd>")),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::samples::voice;

    #[test]
    fn a_missing_value_is_said_and_has_no_unit() {
        let shown = Figure::new(&voice(Lang::Ja), None, 1).unit("%").to_string();
        assert!(shown.contains('―') && !shown.contains('%') && !shown.contains('0'), "{shown}");
    }

    #[test]
    fn a_unit_from_outside_is_escaped() {
        let shown = Figure::new(&voice(Lang::Ja), Some(1.0), 0).unit("<b>").to_string();
        assert!(shown.contains("&lt;b&gt;"), "{shown}");
    }
}
