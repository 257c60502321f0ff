//! A figure of the year that is judged: beside its target, its years, and how it was reckoned.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_kernel::{Direction, Shape};
use engawa_web::charts::{Chart, ChartSize};
use engawa_web::tables::Table;
use engawa_web::ui::{Figure, Vals};
use engawa_web::{Arg, Said, Voice, key};

use crate::evaluation::Weighed;
use crate::evaluation::form::Reckoning;
use crate::evaluation::model::{Frozen, Round};
use crate::evaluation::reading::SheetView;
use crate::evaluation::reckon::{Reached, Why, shown};
use crate::model::{Indicator, Printed, YearFigure};
use crate::pages::printed::{self, as_printed};
use crate::pages::{Look, graph, years};

/// Of so many figures the charts stand in the open; of more, one would look for the fields below them.
const CHARTS: usize = 3;

/// The card of a figure, `templates/_ev_sheet_figure.html`.
#[derive(Template)]
#[template(path = "_ev_sheet_figure.html")]
pub(super) struct FigureCard {
    voice: Voice,
    name: String,
    figure: Figure,
    vals: Vals,
    lines: Vec<Said>,
    chart: Option<Chart>,
    years: Option<Table>,
    /// The chart is a click away, too.
    is_folded: bool,
    /// Its page, and what it is about for those who listen.
    page: Option<(String, Said)>,
}

impl HtmlSafe for FigureCard {}

/// All figures of a sheet: those of the item today, and those that were frozen and are no longer in the plan.
pub(super) fn cards(look: &Look, view: &SheetView) -> Vec<FigureCard> {
    let frozen_of = |weighed: &Weighed| view.frozen.iter().find(|frozen| frozen.indicator == weighed.standing.indicator.id);
    let is_live = |frozen: &&Frozen| view.figures.iter().any(|weighed| weighed.standing.indicator.id == frozen.indicator);
    let live = view.figures.iter().map(|weighed| live(look, &view.round, weighed, frozen_of(weighed)));
    let gone = view.frozen.iter().filter(|frozen| !is_live(frozen)).map(|frozen| gone(look, &view.round, frozen));
    let all: Vec<FigureCard> = live.chain(gone).collect();
    let is_folded = all.len() > CHARTS;
    all.into_iter().map(|card| FigureCard { is_folded, ..card }).collect()
}

/// What each indicator of a sheet reached: the frozen ones where the year is frozen, else those of today.
pub(super) fn reached(view: &SheetView) -> Vec<Reached> {
    if view.round.frozen_on.is_some() {
        return view.frozen.iter().map(|frozen| frozen.reached).collect();
    }
    view.figures.iter().map(|weighed| weighed.reached).collect()
}

fn live(look: &Look, round: &Round, weighed: &Weighed, frozen: Option<&Frozen>) -> FigureCard {
    let (standing, indicator) = (&weighed.standing, &weighed.standing.indicator);
    let now = standing.series.of_year(round.year.number());
    let live = now.and_then(|figure| figure.value);
    let value = frozen.map_or(live, |frozen| frozen_value(round, frozen));
    let told = Told {
        decimals: indicator.decimals,
        unit: indicator.unit.as_deref(),
        baseline: way_begins(look, indicator),
        target: as_printed(look, &indicator.target, indicator.unit.as_deref()),
        is_downward: indicator.direction == Direction::Below,
        value,
        reached: frozen.map_or(weighed.reached, |frozen| frozen.reached),
    };
    let mut lines: Vec<Said> = now.into_iter().flat_map(|figure| of_year(look, figure)).collect();
    lines.extend(told.sentence(look, round.form.reckoning));
    lines.extend(frozen_note(look, round, frozen, &told, live));
    let chart = graph::chart(look, standing, ChartSize::Card);
    FigureCard {
        voice: look.voice.clone(),
        name: indicator.name.clone(),
        figure: figure(look, round, indicator, now, &told),
        vals: printed::vals(look, indicator),
        lines,
        years: chart.is_some().then(|| years::table(look, standing)),
        chart,
        is_folded: false,
        page: Some((
            look.indicator(&round.plan_slug, &indicator.slug),
            look.voice.say_with("plans-of-what", &[("name", indicator.name.as_str().into())]),
        )),
    }
}

/// A figure that was frozen, of an indicator that an amendment took out since.
fn gone(look: &Look, round: &Round, frozen: &Frozen) -> FigureCard {
    let unit = frozen.unit.as_deref();
    let print = |raw: &Option<String>| as_printed(look, &Printed { raw: raw.clone(), ..Printed::default() }, unit);
    let told = Told {
        decimals: frozen.decimals,
        unit,
        baseline: frozen.baseline.is_some().then(|| print(&frozen.baseline)),
        target: print(&frozen.target),
        is_downward: false,
        value: frozen_value(round, frozen),
        reached: frozen.reached,
    };
    let as_of = look.voice.fiscal_year(round.year);
    FigureCard {
        voice: look.voice.clone(),
        name: frozen.name.clone(),
        figure: Figure::new(&look.voice, told.value, frozen.decimals).unit(unit.unwrap_or_default()).as_of(as_of),
        vals: Vals::new().baseline(&look.voice, None, print(&frozen.baseline)).target(&look.voice, None, told.target.clone()),
        lines: frozen_note(look, round, Some(frozen), &told, told.value),
        chart: None,
        years: None,
        is_folded: false,
        page: None,
    }
}

fn frozen_value(round: &Round, frozen: &Frozen) -> Option<f64> {
    frozen.years.iter().find(|of| of.year == round.year).and_then(|of| of.value)
}

fn figure(look: &Look, round: &Round, indicator: &Indicator, now: Option<&YearFigure>, told: &Told) -> Figure {
    let figure = if printed::is_milestone(indicator) {
        let is_done = now.is_some_and(|figure| figure.reached_on.is_some());
        Figure::printed(look.voice.plain(if is_done { key("plans-figure-done") } else { key("plans-figure-not-done") }))
    } else {
        Figure::new(&look.voice, told.value, told.decimals).unit(told.unit.unwrap_or_default())
    };
    figure.as_of(look.voice.fiscal_year(round.year)).sample(look.mark.clone().filter(|_| told.value.is_some()))
}

/// What is to be known of the figure of a year: that it may change, that the year goes on, of how many it was counted.
fn of_year(look: &Look, figure: &YearFigure) -> Vec<Said> {
    let preliminary = figure.is_preliminary.then(|| look.voice.say("plans-ev-sheet-preliminary"));
    let unfinished = figure.is_unfinished.then(|| look.voice.say("plans-ev-sheet-unfinished"));
    let parts = figure
        .upper
        .zip(figure.lower)
        .map(|(upper, lower)| look.voice.say_with("plans-ev-sheet-parts", &[("lower", lower.into()), ("upper", upper.into())]));
    [preliminary, unfinished, parts].into_iter().flatten().collect()
}

/// A frozen year is judged by what was frozen; where the records say something else by now, the page says so.
fn frozen_note(look: &Look, round: &Round, frozen: Option<&Frozen>, told: &Told, live: Option<f64>) -> Vec<Said> {
    let Some(day) = round.frozen_on.filter(|_| frozen.is_some()) else { return Vec::new() };
    let mut lines = vec![look.voice.say_with("plans-ev-sheet-frozen", &[("day", look.voice.full_day(day).into())])];
    if live != told.value {
        let now = live.map_or_else(|| look.voice.missing(), |live| told.with_unit(look, live));
        lines.push(look.voice.say_with("plans-ev-sheet-frozen-now", &[("value", now.into())]));
    }
    lines
}

/// Where the way to the target begins, as printed; nothing where it begins at nothing.
fn way_begins(look: &Look, indicator: &Indicator) -> Option<String> {
    let has_begin = indicator.baseline.value.is_some() && indicator.shape != Shape::CumulativeWindow;
    has_begin.then(|| as_printed(look, &indicator.baseline, indicator.unit.as_deref()))
}

/// How a figure was reckoned.
struct Told<'i> {
    decimals: u8,
    unit: Option<&'i str>,
    baseline: Option<String>,
    target: String,
    is_downward: bool,
    value: Option<f64>,
    reached: Reached,
}

impl Told<'_> {
    fn with_unit(&self, look: &Look, value: f64) -> String {
        let args = [("value", look.voice.number(value, self.decimals).into()), ("unit", self.unit.unwrap_or_default().into())];
        look.voice.plain_with("plans-value-unit", &args)
    }

    /// The formula in a plain sentence, or why there is no percent. A form that looks at no figure says nothing.
    fn sentence(&self, look: &Look, reckoning: Reckoning) -> Option<Said> {
        let target = || [("target", Arg::from(&self.target))];
        match self.reached {
            Reached::Met => Some(look.voice.say_with("plans-ev-sheet-met", &target())),
            Reached::NotMet => Some(look.voice.say_with("plans-ev-sheet-not-met", &target())),
            Reached::None(why) => no_percent(why).map(|word| look.voice.say(word)),
            Reached::Ratio(percent) => {
                let value = self.value.map_or_else(|| look.voice.missing(), |value| self.with_unit(look, value));
                let args = [
                    ("value", value.into()),
                    ("target", Arg::from(&self.target)),
                    ("baseline", self.baseline.clone().unwrap_or_default().into()),
                    ("percent", shown(percent).into()),
                ];
                let word = match (reckoning, self.is_downward, &self.baseline) {
                    (Reckoning::OfWay, _, Some(_)) => key("plans-ev-sheet-of-way"),
                    (Reckoning::OfWay, _, None) => key("plans-ev-sheet-of-way-from-nothing"),
                    (_, true, _) => key("plans-ev-sheet-of-target-down"),
                    (_, false, _) => key("plans-ev-sheet-of-target"),
                };
                Some(look.voice.say_with(word, &args))
            }
        }
    }
}

fn no_percent(why: Why) -> Option<&'static str> {
    match why {
        Why::Unscored => Some(key("plans-ev-sheet-why-unscored")),
        Why::NoFigure => Some(key("plans-ev-sheet-why-no-figure")),
        Why::NoTarget => Some(key("plans-ev-sheet-why-no-target")),
        Why::NoPartOfTarget => Some(key("plans-ev-sheet-why-no-part")),
        Why::NoBaseline => Some(key("plans-ev-sheet-why-no-baseline")),
        Why::NoWay => Some(key("plans-ev-sheet-why-no-way")),
        Why::Judged | Why::ByPoints | Why::NotMet | Why::NoIndicator | Why::Unanswered | Why::NoGrade => None,
    }
}
