//! An indicator among others: a card with its figure and its chart.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_web::charts::{Chart, ChartSize};
use engawa_web::ui::{Figure, Vals};
use engawa_web::{Said, Voice};

use super::look::{InJapanese, Look};
use super::signs::Badge;
use super::{graph, printed, sentences};
use crate::model::Standing;

/// The card of an indicator.
#[derive(Template)]
#[template(path = "_indicator_card.html")]
pub struct IndicatorCard {
    voice: Voice,
    ja: InJapanese,
    group: String,
    badge: Badge,
    name: String,
    figure: Figure,
    vals: Vals,
    chart: Option<Chart>,
    lines: Vec<Said>,
    href: String,
    of_what: Said,
    as_of: Option<Said>,
}

impl HtmlSafe for IndicatorCard {}

impl IndicatorCard {
    /// The card of this indicator of this plan.
    pub fn of(look: &Look, plan: &str, standing: &Standing) -> IndicatorCard {
        let indicator = &standing.indicator;
        let latest = standing.series.latest();
        let chart = graph::chart(look, standing, ChartSize::Card);
        // A chart tells by itself; where there is none, or nothing is counted yet, words must.
        let tells = latest.is_some() && chart.is_some();
        IndicatorCard {
            voice: look.voice.clone(),
            ja: look.ja(),
            group: indicator.kind.as_ref().map_or_else(|| indicator.group.clone(), |kind| format!("{} {kind}", indicator.group)),
            badge: Badge::of(look, standing),
            name: indicator.name.clone(),
            figure: printed::figure(look, standing),
            vals: printed::vals(look, indicator),
            chart,
            lines: if tells { Vec::new() } else { sentences::of(look, standing).into_iter().take(1).collect() },
            href: look.indicator(plan, &indicator.slug),
            of_what: look.voice.say_with("plans-of-what", &[("name", indicator.name.as_str().into())]),
            as_of: latest.map(|figure| printed::year_of(look, figure)),
        }
    }
}
