//! What changed in an indicator, as it was and as it is; its definition part by part.

use engawa_kernel::Direction;
use engawa_kernel::measure::Window;
use engawa_web::{Said, key};

use super::{Side, Sides};
use crate::book::Book;
use crate::model::{Asked, Cadence, Indicator, Over, Side as BadSide, Source};
use crate::pages::{counter_word, labelled, when};
use crate::versions::site::said::goal;
use crate::versions::{Changed, DefinitionPart, IndicatorChange};

/// How one version says something of an indicator.
type Of<'o> = &'o dyn Fn(&Indicator, &Book) -> Option<Said>;

impl Sides<'_> {
    /// All that changed in an indicator, part by part.
    pub(in crate::versions::site) fn of_indicator(&self, changed: &Changed<'_, Indicator, IndicatorChange>) -> Vec<Side> {
        let (before, after) = (changed.before, changed.after);
        changed.what.iter().flat_map(|change| self.indicator_change(change, before, after)).collect()
    }

    fn indicator_change(&self, change: &IndicatorChange, before: &Indicator, after: &Indicator) -> Vec<Side> {
        let one = |word, of: Of<'_>| vec![Side::new(self.say(word), of(before, self.before), of(after, self.after))];
        let look = self.look;
        match change {
            IndicatorChange::Name => one(key("plans-column-name"), &|it, _| Some(it.name.as_str().into())),
            IndicatorChange::Unit => one(key("plans-column-unit"), &|it, _| it.unit.as_deref().map(Said::text)),
            IndicatorChange::Place => {
                one(key("plans-above"), &|it, book| book.node(it.node).map(|node| labelled(look, node).into()))
            }
            IndicatorChange::Kind => one(key("plans-method-kind"), &|it, _| Some(self.kind(it))),
            IndicatorChange::Baseline => one(key("plans-column-baseline"), &|it, _| Some(goal(look, it, &it.baseline).into())),
            IndicatorChange::Target => one(key("plans-column-target"), &|it, _| Some(goal(look, it, &it.target).into())),
            IndicatorChange::Limits => one(key("plans-method-limits"), &|it, _| self.limits(it)),
            IndicatorChange::Sections => one(key("plans-charge"), &|it, _| self.names(&it.sections).map(Said::from)),
            IndicatorChange::Definition(parts) => parts.iter().map(|part| self.part(*part, before, after)).collect(),
            IndicatorChange::Document => one(key("plans-versions-document"), &|it, _| self.document(it)),
            IndicatorChange::Rationale => one(key("plans-method-why"), &|it, _| it.rationale.as_deref().map(Said::text)),
            IndicatorChange::Caution => one(key("plans-method-caution"), &|it, _| it.caution.as_deref().map(Said::text)),
            IndicatorChange::Decimals => one(key("plans-versions-decimals"), &|it, _| Some(it.decimals.to_string().into())),
            IndicatorChange::Scored => one(key("plans-versions-scored"), &|it, _| self.yes(it.is_scored)),
        }
    }

    /// A part of the definition says so, so that nobody takes it for a slip of the print.
    fn part(&self, part: DefinitionPart, before: &Indicator, after: &Indicator) -> Side {
        let one = |word, of: Of<'_>| {
            let what = self.of(key("plans-versions-definition"), self.say(word));
            Side::new(what, of(before, self.before), of(after, self.after))
        };
        let number = |value: f64, decimals| Said::from(self.look.voice.number(value, decimals));
        match part {
            DefinitionPart::Words => one(key("plans-method-what"), &|it, _| it.definition.as_deref().map(Said::text)),
            DefinitionPart::Counter => one(key("plans-versions-counter"), &|it, _| Some(self.counter(it))),
            DefinitionPart::Filters => {
                one(key("plans-versions-filters"), &|it, book| asked(it).and_then(|asked| self.filters(book, &asked.filters)))
            }
            DefinitionPart::Over => one(key("plans-versions-over"), &|it, book| {
                asked(it).and_then(|asked| asked.over.as_ref()).map(|over| self.over(book, over))
            }),
            DefinitionPart::List => {
                one(key("plans-versions-list"), &|it, _| asked(it).and_then(|asked| asked.list.as_deref()).map(Said::text))
            }
            DefinitionPart::Opening => one(key("plans-versions-opening"), &|it, _| {
                asked(it).and_then(|asked| asked.opening).map(|value| number(value, it.decimals))
            }),
            DefinitionPart::Shape => one(key("plans-method-when"), &|it, _| Some(when(self.look, it))),
            DefinitionPart::Direction => one(key("plans-versions-direction"), &|it, _| Some(self.direction(it.direction))),
            DefinitionPart::AddsUp => one(key("plans-versions-adds-up"), &|it, _| self.yes(it.is_cumulative)),
            DefinitionPart::Windows => one(key("plans-versions-windows"), &|it, _| self.windows(it)),
            DefinitionPart::Population => {
                one(key("plans-versions-population"), &|it, _| it.population.map(|count| self.count(count)))
            }
        }
    }

    fn kind(&self, indicator: &Indicator) -> Said {
        let both = [Some(indicator.group.as_str()), indicator.kind.as_deref()];
        self.look.joined(both.into_iter().flatten()).into()
    }

    fn limits(&self, indicator: &Indicator) -> Option<Said> {
        let limit = |limit: &crate::model::IndicatorLimit| {
            let word = match limit.bad {
                BadSide::Above => key("plans-limit-above"),
                BadSide::Below => key("plans-limit-below"),
            };
            let args = [("name", limit.name.as_str().into()), ("value", limit.raw.as_str().into())];
            self.look.voice.plain_with(word, &args)
        };
        self.joined(&indicator.limits.iter().map(limit).collect::<Vec<_>>()).map(Said::from)
    }

    fn document(&self, indicator: &Indicator) -> Option<Said> {
        let Source::External { name, cadence } = &indicator.source else { return None };
        let often = self.say(match cadence {
            Cadence::Yearly => key("plans-versions-yearly"),
            Cadence::Monthly => key("plans-versions-monthly"),
        });
        let args = [("before", name.as_str().into()), ("after", often.into())];
        Some(self.look.voice.say_with("plans-comma", &args))
    }

    fn counter(&self, indicator: &Indicator) -> Said {
        match &indicator.source {
            Source::Counted(asked) => self.counter_named(&asked.counter),
            Source::External { name, .. } => self.look.voice.say_with("plans-who-external", &[("source", name.as_str().into())]),
        }
    }

    /// Counters of other rooms have no words here; their names stand for them.
    fn counter_named(&self, counter: &str) -> Said {
        counter_word(counter).map_or_else(|| counter.into(), |word| self.say(word))
    }

    fn filters(&self, book: &Book, filters: &[(String, String)]) -> Option<Said> {
        let filter = |(dimension, value): &(String, String)| match (dimension.as_str(), value.as_str()) {
            ("node", code) => {
                let title = book.node_by_code(code).map_or_else(|| code.to_owned(), |node| labelled(self.look, node));
                self.look.voice.say_with("plans-versions-filter-node", &[("item", title.into())])
            }
            ("partnership", "joint") => self.say(key("plans-versions-filter-joint")),
            ("partnership", "city-only") => self.say(key("plans-versions-filter-city-only")),
            _ => format!("{dimension} = {value}").into(),
        };
        let join = |before: Said, after: Said| {
            self.look.voice.say_with("plans-comma", &[("before", before.into()), ("after", after.into())])
        };
        filters.iter().map(filter).reduce(join)
    }

    fn over(&self, book: &Book, over: &Over) -> Said {
        match over {
            Over::Fact(fact) => fact.as_str().into(),
            Over::Counter { counter, filters } => {
                let counter = self.counter_named(counter);
                let Some(filters) = self.filters(book, filters) else { return counter };
                self.look.voice.say_with("plans-comma", &[("before", counter.into()), ("after", filters.into())])
            }
        }
    }

    fn direction(&self, direction: Direction) -> Said {
        self.say(match direction {
            Direction::Up => key("plans-versions-direction-up"),
            Direction::Below => key("plans-versions-direction-below"),
            Direction::Ceiling => key("plans-versions-direction-ceiling"),
            Direction::Floor => key("plans-versions-direction-floor"),
            Direction::Milestone => key("plans-versions-direction-milestone"),
        })
    }

    fn windows(&self, indicator: &Indicator) -> Option<Said> {
        let window = |word: &'static str, window: Option<Window>| {
            let year = |year: engawa_kernel::FiscalYear| self.look.voice.short_year(year.number());
            let window = window?;
            let args = [("from", year(window.first).into()), ("to", year(window.last).into())];
            Some(self.of(word, self.look.voice.say_with("plans-versions-years", &args)))
        };
        let join = |before: Said, after: Said| {
            self.look.voice.say_with("plans-comma", &[("before", before.into()), ("after", after.into())])
        };
        let both = [
            window(key("plans-column-baseline"), indicator.baseline_window),
            window(key("plans-column-target"), indicator.target_window),
        ];
        both.into_iter().flatten().reduce(join)
    }

    fn count(&self, count: i64) -> Said {
        self.look.voice.say_with("plans-versions-count", &[("count", count.into())])
    }
}

fn asked(indicator: &Indicator) -> Option<&Asked> {
    match &indicator.source {
        Source::Counted(asked) => Some(asked),
        Source::External { .. } => None,
    }
}
