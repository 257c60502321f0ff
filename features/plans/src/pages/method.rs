//! How an indicator is counted and how it is published, in words.

use engawa_kernel::counter::Behind;
use engawa_kernel::{Release, Shape};
use engawa_web::ui::Definitions;
use engawa_web::{Said, key};

use super::indicator::Known;
use super::look::Look;
use crate::model::{Asked, Availability, Cadence, Indicator, IndicatorLimit, PlanKind, Side, Source, Standing};

/// What, when, by whom, with which care, from where.
pub fn definitions(look: &Look, known: &Known) -> Definitions {
    let indicator = &known.standing.indicator;
    let say = |key| look.voice.say(key);
    let source = &known.book.plan.source_title;
    let what = indicator.definition.as_deref().unwrap_or(&indicator.name);
    // In a manifesto the kind says again that it is one.
    let kind = indicator
        .kind
        .as_ref()
        .filter(|_| known.book.plan.kind != PlanKind::Manifesto)
        .map_or_else(|| indicator.group.clone(), |kind| look.joined([indicator.group.as_str(), kind.as_str()]));
    let charge: Vec<Said> = known.charge.iter().map(|section| section.said(look)).collect();
    Definitions::new()
        .pair(say("plans-method-what"), what)
        .pair(say("plans-method-when"), when(look, indicator))
        .lines(say("plans-method-who"), who(look, &known.standing))
        .maybe(say("plans-method-caution"), indicator.caution.as_deref())
        .lines(say("plans-method-limits"), indicator.limits.iter().map(|limit| line(look, limit)).collect())
        .pair(say("plans-method-source"), source.as_str())
        .lines(say("plans-method-charge"), if charge.is_empty() { vec![say("plans-not-printed")] } else { charge })
        .pair(say("plans-method-why"), indicator.rationale.as_deref().map_or_else(|| say("plans-not-printed"), Said::text))
        .pair(say("plans-method-kind"), kind)
        .pair(say("plans-method-code"), indicator.code.as_str())
}

/// When it is measured, which is how it runs through the years.
pub(crate) fn when(look: &Look, indicator: &Indicator) -> Said {
    let key = match indicator.shape {
        Shape::SurveyShare => key("plans-when-share"),
        Shape::Stock | Shape::RatioStock => key("plans-when-stock"),
        Shape::FiscalYearCount | Shape::FiscalYearSum | Shape::DistinctCount | Shape::RatioFlow => key("plans-when-flow"),
        Shape::Cumulative => key("plans-when-running"),
        Shape::CumulativeWindow => return window(look, indicator),
        Shape::Milestone => key("plans-when-milestone"),
        Shape::ExternalYearly => match indicator.source {
            Source::External { cadence: Cadence::Monthly, .. } => key("plans-when-external-monthly"),
            _ => key("plans-when-external-yearly"),
        },
    };
    look.voice.say(key)
}

fn window(look: &Look, indicator: &Indicator) -> Said {
    let Some(window) = indicator.target_window else { return look.voice.say("plans-when-window-open") };
    let year = |year: engawa_kernel::FiscalYear| look.voice.year(year.number());
    look.voice.say_with("plans-when-window", &[("from", year(window.first).into()), ("to", year(window.last).into())])
}

fn who(look: &Look, standing: &Standing) -> Vec<Said> {
    let asked = match &standing.indicator.source {
        Source::External { name, .. } => {
            return vec![look.voice.say_with("plans-who-external", &[("source", name.as_str().into())])];
        }
        Source::Counted(asked) => asked,
    };
    if standing.series.availability == Availability::Soon {
        return vec![look.voice.say(soon(&asked.counter))];
    }
    let first = if asked.over.is_some() { look.voice.say("plans-who-counted-share") } else { counted(look, asked) };
    let indicator = &standing.indicator;
    let list = asked.list.as_ref().and(indicator.population);
    let list = list.map(|count| look.voice.say_with("plans-who-list", &[("count", count.into())]));
    let opening = asked.opening.map(|value| (value, indicator.decimals));
    let opening = opening.map(|value| look.voice.say_with("plans-who-opening", &[("value", value.into())]));
    std::iter::once(first).chain(list).chain(opening).collect()
}

/// Of which records, for the counters of this room.
fn counted(look: &Look, asked: &Asked) -> Said {
    let Some(what) = counter_word(&asked.counter) else { return look.voice.say("plans-who-counted") };
    look.voice.say_with("plans-who-counted-of", &[("what", look.voice.say(what).into())])
}

/// What a counter of this room counts.
pub(crate) fn counter_word(counter: &str) -> Option<&'static str> {
    match counter {
        "plans.actions" => Some(key("plans-counter-actions")),
        "plans.participants" => Some(key("plans-counter-participants")),
        "plans.running" => Some(key("plans-counter-running")),
        "plans.reached_areas" => Some(key("plans-counter-reached-areas")),
        "plans.milestones" => Some(key("plans-counter-milestones")),
        _ => None,
    }
}

/// Which room will count, told by the first word of the counter.
pub fn soon(counter: &str) -> &'static str {
    match counter.split('.').next().unwrap_or_default() {
        "voices" => key("plans-who-soon-voices"),
        "cases" => key("plans-who-soon-cases"),
        "occasions" => key("plans-who-soon-occasions"),
        "introductions" => key("plans-who-soon-introductions"),
        "articles" => key("plans-who-soon-articles"),
        "ledger" => key("plans-who-soon-ledger"),
        "marriages" => key("plans-who-soon-marriages"),
        "who" => key("plans-who-soon-who"),
        _ => key("plans-who-soon-other"),
    }
}

fn line(look: &Look, limit: &IndicatorLimit) -> Said {
    let key = match limit.bad {
        Side::Above => key("plans-limit-above"),
        Side::Below => key("plans-limit-below"),
    };
    look.voice.say_with(key, &[("name", limit.name.as_str().into()), ("value", limit.raw.as_str().into())])
}

/// When the public sees a change, what of it, and which groups are hidden.
pub fn release(look: &Look, standing: &Standing) -> Vec<Said> {
    let say = |key| look.voice.say(key);
    match standing.series.availability {
        Availability::External => return vec![say("plans-release-outside")],
        Availability::Soon => return vec![say("plans-release-soon")],
        Availability::NotPublic => return vec![say("plans-release-never")],
        Availability::Counted => {}
    }
    let Some(rule) = standing.series.rule else { return vec![say("plans-release-soon")] };
    let mut said = vec![say(released(rule.release))];
    if let Some(day) = standing.series.through {
        said.push(look.voice.say_with("plans-release-through", &[("day", look.voice.full_day(day).into())]));
    }
    said.push(match rule.behind {
        Behind::Records => say("plans-release-records"),
        Behind::Number => say("plans-release-number"),
    });
    if rule.smallest_group > 1 {
        said.push(look.voice.say_with("plans-release-small", &[("count", rule.smallest_group.into())]));
    }
    said
}

fn released(release: Release) -> &'static str {
    match release {
        Release::Live => key("plans-release-live"),
        Release::Daily => key("plans-release-daily"),
        Release::Monthly => key("plans-release-monthly"),
        Release::Yearly => key("plans-release-yearly"),
        Release::Never => key("plans-release-never"),
    }
}
