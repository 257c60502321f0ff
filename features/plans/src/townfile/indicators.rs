//! Indicators of a town file: what is printed, and the question that is put to the records.

use std::collections::BTreeMap;

use engawa_kernel::measure::Window;
use engawa_kernel::number::read_first;
use engawa_kernel::{AnyId, Day, Direction, FiscalYear, Shape};
use toml::Spanned;

use super::check::Check;
use super::problem::Wrong;
use super::{IndicatorFile, raw};
use crate::counters;
use crate::model::{Asked, Cadence, Indicator, IndicatorLimit, Over, Printed, Side, Source};
use crate::printed::read_printed;

impl Check<'_> {
    pub(super) fn indicator(&mut self, plan: &raw::Plan, raw: &raw::Indicator) -> IndicatorFile {
        if !plan.nodes.iter().any(|node| node.code == raw.node) {
            self.note(raw.node.span(), Wrong::UnknownNode(raw.node.get_ref().clone()));
        }
        let shape = self.choice("shape", &raw.shape).unwrap_or(Shape::ExternalYearly);
        let direction = self.choice("direction", &raw.direction).unwrap_or(Direction::Up);
        let baseline = self.printed(shape, raw.unit.as_ref(), raw.baseline.as_ref(), raw.baseline_year.as_ref());
        let target = self.printed(shape, raw.unit.as_ref(), raw.target.as_ref(), raw.target_year.as_ref());
        self.in_order(raw, &baseline, &target);
        let (baseline_window, target_window) = self.windows(raw, shape);
        let code = self.address(&raw.code);
        let indicator = Indicator {
            // Ids are given when the file is settled.
            id: AnyId::random([0; 16]).of(),
            node: AnyId::random([0; 16]).of(),
            slug: code.to_ascii_lowercase(),
            code,
            group: self.text("the group", &raw.group),
            kind: self.maybe("the kind", raw.kind.as_ref()),
            name: self.text("the name", &raw.name),
            unit: self.maybe("the unit", raw.unit.as_ref()),
            baseline,
            target,
            shape,
            direction,
            is_cumulative: raw.cumulative,
            decimals: raw.decimals,
            is_scored: raw.scored.unwrap_or(true),
            limits: raw.limits.iter().filter_map(|limit| self.limit(limit)).collect(),
            baseline_window,
            target_window,
            population: raw.population,
            sections: Vec::new(),
            rationale: self.maybe("the rationale", raw.rationale.as_ref()),
            definition: self.maybe("the definition", raw.definition.as_ref()),
            caution: self.maybe("the caution", raw.caution.as_ref()),
            source: self.source(raw, shape),
        };
        IndicatorFile { node: raw.node.get_ref().clone(), sections: self.known_sections(&raw.sections), indicator }
    }

    fn printed(
        &mut self,
        shape: Shape,
        unit: Option<&Spanned<String>>,
        raw: Option<&Spanned<String>>,
        heading: Option<&Spanned<String>>,
    ) -> Printed {
        let text = |spanned: Option<&Spanned<String>>| spanned.map(|text| text.get_ref().clone());
        let (value, year) = (text(raw), text(heading));
        match read_printed(value.as_deref(), year.as_deref(), shape == Shape::Milestone) {
            Ok(printed) => {
                if let Some((place, number)) = raw.zip(printed.value) {
                    self.plausible(place, shape, unit, number);
                }
                printed
            }
            Err(error) => {
                self.note_maybe(heading.or(raw).map(Spanned::span), Wrong::Year(error));
                Printed { raw: value, ..Printed::default() }
            }
        }
    }

    fn plausible(&mut self, place: &Spanned<String>, shape: Shape, unit: Option<&Spanned<String>>, value: f64) {
        let is_share = matches!(shape, Shape::SurveyShare | Shape::RatioStock | Shape::RatioFlow);
        let is_percent = unit.is_some_and(|unit| matches!(unit.get_ref().as_str(), "％" | "%"));
        if is_share && is_percent && !(0.0..=100.0).contains(&value) {
            self.note(place.span(), Wrong::Share(value));
        } else if value < 0.0 && shape != Shape::ExternalYearly {
            self.note(place.span(), Wrong::Negative(value));
        }
    }

    fn in_order(&mut self, raw: &raw::Indicator, baseline: &Printed, target: &Printed) {
        if let (Some(baseline), Some(target)) = (baseline.year, target.year)
            && target < baseline
        {
            let place = raw.target_year.as_ref().or(raw.target.as_ref()).map(Spanned::span);
            self.note_maybe(place, Wrong::TargetFirst { baseline, target });
        }
    }

    fn windows(&mut self, raw: &raw::Indicator, shape: Shape) -> (Option<Window>, Option<Window>) {
        let Some(windows) = &raw.windows else {
            if shape == Shape::CumulativeWindow {
                self.note(raw.shape.span(), Wrong::Window);
            }
            return (None, None);
        };
        let mut read = |years: Option<[i32; 2]>| {
            let [first, last] = years?;
            if last < first {
                self.note(windows.span(), Wrong::Backwards("the window"));
            }
            Some(Window { first: FiscalYear(first), last: FiscalYear(last) })
        };
        let (baseline, target) = (read(windows.get_ref().baseline), read(windows.get_ref().target));
        if shape == Shape::CumulativeWindow && target.is_none() {
            self.note(windows.span(), Wrong::Window);
        }
        (baseline, target)
    }

    fn limit(&mut self, limit: &raw::Limit) -> Option<IndicatorLimit> {
        let value = self.number(&limit.value)?;
        let bad: Side = self.choice("side", &limit.side)?;
        Some(IndicatorLimit { name: self.text("the name", &limit.name), raw: limit.value.get_ref().clone(), value, bad })
    }

    fn number(&mut self, text: &Spanned<String>) -> Option<f64> {
        let number = read_first(text.get_ref()).map(|number| number.value);
        if number.is_none() {
            self.note(text.span(), Wrong::NoNumber(text.get_ref().chars().take(60).collect()));
        }
        number
    }

    fn source(&mut self, raw: &raw::Indicator, shape: Shape) -> Source {
        let measure = &raw.measure;
        match (&measure.counter, &measure.external) {
            (Some(counter), None) => Source::Counted(self.asked(raw, counter, shape)),
            (None, Some(name)) => {
                let cadence = measure.cadence.as_ref().and_then(|text| self.choice("cadence", text)).unwrap_or(Cadence::Yearly);
                Source::External { name: self.text("the name of the source", name), cadence }
            }
            _ => {
                self.note(raw.code.span(), Wrong::Source);
                Source::Counted(Asked::default())
            }
        }
    }

    fn asked(&mut self, raw: &raw::Indicator, counter: &Spanned<String>, shape: Shape) -> Asked {
        let measure = &raw.measure;
        let name = self.text("the counter", counter);
        let filters = self.filters(&name, &measure.filters);
        let over = measure.over.as_ref().and_then(|over| self.over(raw, over));
        let is_share = matches!(shape, Shape::SurveyShare | Shape::RatioStock | Shape::RatioFlow);
        if is_share != measure.over.is_some() {
            self.note(raw.shape.span(), Wrong::Ratio);
        }
        // Lists of rooms that do not exist yet have names of their own; they are looked at when those rooms do.
        let own = measure.list.as_ref().filter(|_| name.starts_with("plans."));
        if let Some(list) = own.filter(|list| read_list(list.get_ref()).is_none()) {
            self.note(list.span(), Wrong::List(list.get_ref().clone()));
        }
        Asked {
            counter: name,
            filters,
            over,
            opening: measure.opening.as_ref().and_then(|opening| self.number(opening)),
            list: self.maybe("the list", measure.list.as_ref()),
        }
    }

    fn over(&mut self, raw: &raw::Indicator, over: &raw::Over) -> Option<Over> {
        match (&over.counter, &over.fact) {
            (Some(counter), None) => {
                let counter = self.text("the counter", counter);
                let filters = self.filters(&counter, &over.filters);
                Some(Over::Counter { counter, filters })
            }
            (None, Some(fact)) if over.filters.is_empty() => Some(Over::Fact(self.text("the fact", fact))),
            _ => {
                self.note(raw.code.span(), Wrong::Over);
                None
            }
        }
    }

    /// Filters on our own counters are looked at now; those of rooms that do not exist yet, when they do.
    fn filters(&mut self, counter: &str, filters: &BTreeMap<String, Spanned<String>>) -> Vec<(String, String)> {
        for (dimension, value) in filters {
            if dimension == "node" {
                if !self.nodes.contains_key(value.get_ref()) {
                    self.note(value.span(), Wrong::UnknownNode(value.get_ref().clone()));
                }
            } else if counter.starts_with("plans.") && !counters::knows(counter, dimension, value.get_ref()) {
                let wrong = Wrong::Filter {
                    counter: counter.to_owned(),
                    dimension: dimension.clone(),
                    value: value.get_ref().clone(),
                    known: counters::dimensions_of(counter),
                };
                self.note(value.span(), wrong);
            }
        }
        filters.iter().map(|(dimension, value)| (dimension.clone(), value.get_ref().clone())).collect()
    }
}

/// Reads `町内@2024-04-01`: the areas of a kind on a day.
pub(crate) fn read_list(text: &str) -> Option<(&str, Day)> {
    let (kind, day) = text.split_once('@')?;
    let day = Day::parse(day).ok()?;
    (!kind.trim().is_empty()).then_some((kind.trim(), day))
}
