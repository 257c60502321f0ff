//! Bars by a list of groups: one side, or two sides against each other as in a pyramid of ages.

use std::fmt::Write;

use super::labels::width_of;
use super::plot::{CARD, Canvas};
use super::{Chart, Picture};
use crate::lang::Lang;
use crate::ui::{Case, Example, SampleMark};
use crate::words::{Said, Voice};

/// One group.
#[derive(Clone, Debug)]
pub struct Band {
    /// What it is called, plain.
    pub label: String,
    /// How many on each side; none where it is not known or not shown.
    pub counts: Vec<Option<f64>>,
}

/// Everything that a chart by groups shows.
#[derive(Clone, Debug)]
pub struct BandChart {
    /// Unique in the page; small letters, digits and hyphens.
    pub id: String,
    /// What is counted, plain.
    pub title: String,
    /// What the whole says in a sentence, for those who cannot see it.
    pub description: String,
    /// One side or two, each with its name.
    pub sides: Vec<String>,
    /// The groups from top to bottom.
    pub bands: Vec<Band>,
    /// What stands where a number is not shown.
    pub hidden: String,
    /// The sentence below.
    pub note: Option<Said>,
    /// The mark of an invented chart.
    pub sample: Option<SampleMark>,
}

const ROW: f64 = 25.0;
const HEAD: f64 = 26.0;
const SIZE: f64 = 14.0;

impl BandChart {
    /// Draws the chart in the words of the voice.
    pub fn show(&self, voice: &Voice) -> Chart {
        let is_empty = self.bands.iter().all(|band| band.counts.iter().all(Option::is_none));
        let canvases = if is_empty { &[][..] } else { &CARD[..] };
        Chart {
            bare: true,
            pictures: canvases.iter().map(|canvas| Picture(self.draw(voice, *canvas))).collect(),
            empty: voice.say("web-chart-empty"),
            caption: self.note.iter().cloned().collect(),
            glue: if voice.lang() == Lang::En { " " } else { "" },
            sample: self.sample.clone().filter(|_| !is_empty),
        }
    }

    fn draw(&self, voice: &Voice, canvas: Canvas) -> String {
        let sides = Sides::of(self, voice, canvas);
        let height = HEAD + ROW * f64::from(u32::try_from(self.bands.len()).unwrap_or(0)) + 6.0;
        let id = format!("{}-{}", Said::text(&self.id), canvas.class);
        let mut out = String::with_capacity(6_000);
        // Writing into a String cannot fail.
        let _ = write!(
            out,
            r#"<svg viewBox="0 0 {} {height:.0}" role="img" aria-labelledby="{id}-t {id}-d" class="{}"><title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>"#,
            canvas.width,
            canvas.class,
            Said::text(&self.title),
            Said::text(&self.description)
        );
        for (number, side) in self.sides.iter().enumerate() {
            sides.head(&mut out, number, side);
        }
        let mut top = HEAD;
        for band in &self.bands {
            let words = Said::text(&band.label);
            text(&mut out, "c-lab", sides.label_at(), top + 17.0, sides.label_anchor(), &words);
            for (number, count) in band.counts.iter().take(self.sides.len()).enumerate() {
                sides.bar(&mut out, voice, number, top, *count, &self.hidden);
            }
            top += ROW;
        }
        out.push_str("</svg>");
        out
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let chart = |id: &str, sides: usize, counts: &[f64]| BandChart {
            id: format!("x-bands-{id}"),
            title: voice.plain("web-example-chart"),
            description: voice.plain("web-example-chart"),
            sides: (0..sides).map(|side| format!("{}", side + 1)).collect(),
            bands: counts
                .iter()
                .enumerate()
                .map(|(row, count)| Band {
                    label: format!("{}", row * 5),
                    counts: (0..sides).map(|_| (*count >= 0.0).then_some(*count)).collect(),
                })
                .collect(),
            hidden: "―".into(),
            note: None,
            sample: Some(SampleMark::new(voice)),
        };
        let mut wrong = chart("wrong", 1, &[f64::NAN, f64::INFINITY, 1.0]);
        wrong.bands[0].label = "<b>".into();
        vec![
            Example::new(Case::Empty, chart("empty", 1, &[]).show(voice)),
            Example::new(Case::Usual, chart("usual", 2, &[120.0, 90.0, 140.0, -1.0, 60.0]).show(voice)),
            Example::new(Case::Full, chart("full", 1, &[4_597_752.0; 18]).show(voice)),
            Example::new(Case::Wrong, wrong.show(voice)),
        ]
    }
}

/// Where things stand on one canvas.
struct Sides {
    width: f64,
    label: f64,
    bar: f64,
    most: f64,
    is_pair: bool,
}

impl Sides {
    fn of(chart: &BandChart, voice: &Voice, canvas: Canvas) -> Sides {
        let counts = || chart.bands.iter().flat_map(|band| band.counts.iter().flatten().copied()).filter(|count| count.is_finite());
        let most = counts().fold(1.0, f64::max);
        let label = chart.bands.iter().map(|band| width_of(&band.label, SIZE)).fold(0.0, f64::max).min(canvas.width / 3.0) + 16.0;
        let value =
            counts().map(|count| width_of(&voice.number(count, 0), SIZE)).fold(width_of(&chart.hidden, SIZE), f64::max) + 8.0;
        let is_pair = chart.sides.len() == 2;
        let room = if is_pair { (canvas.width - label) / 2.0 } else { canvas.width - label };
        Sides { width: canvas.width, label, bar: (room - value).max(12.0), most, is_pair }
    }

    fn label_at(&self) -> f64 {
        if self.is_pair { self.width / 2.0 } else { self.label - 10.0 }
    }

    fn label_anchor(&self) -> &'static str {
        if self.is_pair { "middle" } else { "end" }
    }

    fn is_left(&self, side: usize) -> bool {
        self.is_pair && side == 0
    }

    /// Where the bars of a side begin.
    fn ground(&self, side: usize) -> f64 {
        match (self.is_pair, side) {
            (true, 0) => (self.width - self.label) / 2.0,
            (true, _) => f64::midpoint(self.width, self.label),
            (false, _) => self.label,
        }
    }

    fn head(&self, out: &mut String, side: usize, words: &str) {
        let anchor = if self.is_left(side) { "end" } else { "start" };
        text(out, "c-lab", self.ground(side), 16.0, anchor, &Said::text(words));
    }

    fn bar(&self, out: &mut String, voice: &Voice, side: usize, top: f64, count: Option<f64>, hidden: &str) {
        let known = count.filter(|count| count.is_finite());
        let length = known.map_or(0.0, |count| count.max(0.0) / self.most * self.bar);
        let (ground, is_left) = (self.ground(side), self.is_left(side));
        let class = if side == 0 { "c-bar" } else { "c-bar-2" };
        let from = if is_left { ground - length } else { ground };
        let _ = write!(
            out,
            r#"<rect class="{class}" x="{from:.1}" y="{:.1}" width="{length:.1}" height="{:.1}"/>"#,
            top + 3.0,
            ROW - 7.0
        );
        let words = known.map_or_else(|| hidden.to_owned(), |count| voice.number(count, 0));
        let (at, anchor) = if is_left { (from - 5.0, "end") } else { (ground + length + 5.0, "start") };
        text(out, "c-lab", at, top + 17.0, anchor, &Said::text(&words));
    }
}

fn text(out: &mut String, class: &str, x: f64, y: f64, anchor: &str, words: &Said) {
    let _ = write!(out, r#"<text class="{class}" x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{words}</text>"#);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::voice;

    #[test]
    fn every_number_stands_beside_its_bar_and_a_hidden_one_is_said() {
        let examples = BandChart::examples(&voice(Lang::Ja));
        let usual = &examples[1].html;
        assert_eq!(usual.matches("<svg").count(), 3, "one for each width");
        assert!(usual.contains(">140<") && usual.contains(">―<"), "{usual}");
        assert!(examples[0].html.contains("class=\"note\""));
        assert!(!examples[3].html.contains("<b>") && !examples[3].html.contains("NaN") && !examples[3].html.contains("inf"));
    }

    #[test]
    fn no_bar_and_no_number_leaves_the_picture() {
        for example in BandChart::examples(&voice(Lang::Ja)) {
            for svg in example.html.split("<svg viewBox=\"0 0 ").skip(1) {
                let width: f64 = svg.split(' ').next().and_then(|text| text.parse().ok()).expect("a width");
                for bar in svg.split("<rect").skip(1) {
                    let number = |name: &str| -> f64 {
                        let rest = bar.split(&format!(" {name}=\"")).nth(1).expect("the attribute");
                        rest.split('"').next().and_then(|text| text.parse().ok()).expect("a number")
                    };
                    assert!(number("x") >= 0.0 && number("x") + number("width") <= width, "{bar}");
                }
            }
        }
    }
}
