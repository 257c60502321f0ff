//! A round that is still prepared: what will be asked, by when, and who would get how many sheets.

use askama::Template;
use engawa_kernel::Day;
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Definitions, Kicker, Tell, Tone};
use engawa_web::{Said, Voice};

use super::super::super::writing::scale::named;
use super::super::at::{round_path, way};
use super::super::preview::{Open, Preview};
use super::super::{refusals, words};
use crate::evaluation::form::{Form, FormField};
use crate::evaluation::model::Setting;
use crate::evaluation::reading::RoundView;
use crate::evaluation::site::range;
use crate::model::{Grade, SectionName};
use crate::pages::Look;

/// The page `templates/ev_planning_ready.html`.
#[derive(Template)]
#[template(path = "ev_planning_ready.html")]
pub(in super::super) struct ReadyPage {
    voice: Voice,
    done: Option<Tell>,
    way: Kicker,
    pub(in super::super) title: Said,
    lead: Said,
    setting: Definitions,
    fields: Table,
    grades: Table,
    change: Button,
    count: Said,
    sections: Option<Table>,
    followed: Vec<Said>,
    open: Vec<Said>,
    deal: Button,
    remove: Button,
}

impl ReadyPage {
    /// The page.
    pub(in super::super) fn of(look: &Look, view: &RoundView, preview: &Preview, done: &str) -> ReadyPage {
        let voice = &look.voice;
        let (round, say) = (&view.round, |key| voice.say(key));
        let link = |part: &str| look.link(&format!("{}/{part}", round_path(round.id)));
        ReadyPage {
            done: refusals::done(done).map(|key| Tell::new(Tone::Done, say(key))),
            way: way(look),
            title: words::name(voice, round.year, &view.book.plan.title),
            lead: say("plans-ev-planning-ready-lead"),
            setting: setting(voice, &round.setting),
            fields: fields(voice, &round.form),
            grades: grades(look, &round.form),
            change: Button::link(say("plans-ev-planning-ready-change"), link("form")).outline(),
            count: voice.say_with("plans-ev-planning-ready-count", &[("count", preview.count().into())]),
            sections: (!preview.sections.is_empty()).then(|| sections(voice, preview)),
            followed: followed(voice, preview),
            open: preview.open.iter().map(|open| open_item(voice, open)).collect(),
            deal: Button::link(say("plans-ev-planning-open-go"), link("opening")).large(),
            remove: Button::link(say("plans-ev-planning-remove-go"), link("removal")).text().danger(),
            voice: voice.clone(),
        }
    }
}

/// Levels, steps and days.
pub(in super::super) fn setting(voice: &Voice, setting: &Setting) -> Definitions {
    let say = |key| voice.say(key);
    let levels = words::joined(voice, setting.levels.iter().map(|level| level.as_str().into()));
    let by = |day: Day| voice.full_day(day);
    Definitions::new()
        .wide()
        .maybe(say("plans-ev-planning-levels"), levels)
        .pair(say("plans-ev-planning-section-by"), by(setting.section_by))
        .maybe(say("plans-ev-planning-department-by"), setting.department_by.map(by))
        .pair(say("plans-ev-planning-planning-by"), by(setting.planning_by))
        .maybe(say("plans-ev-planning-steps-outside"), setting.has_outside.then(|| say("plans-ev-planning-yes")))
}

fn fields(voice: &Voice, form: &Form) -> Table {
    let say = |key| voice.say(key);
    let columns = vec![
        Column::text(say("plans-ev-planning-column-field")),
        Column::text(say("plans-ev-planning-column-kind")),
        Column::text(say("plans-ev-planning-column-required")),
        Column::text(say("plans-ev-planning-column-help")),
    ];
    let row = |field: &FormField| {
        let need = if field.is_required { say("plans-ev-planning-required") } else { say("plans-ev-planning-optional") };
        Row::new(vec![
            Cell::text(field.label.as_str()),
            Cell::text(words::kind(voice, field)),
            Cell::text(need),
            field.help.as_deref().map_or_else(|| Cell::missing(voice), Cell::text),
        ])
    };
    form.fields.iter().map(row).fold(Table::new(voice, say("plans-ev-planning-fields"), columns), Table::row)
}

fn grades(look: &Look, form: &Form) -> Table {
    let (voice, say) = (&look.voice, |key| look.voice.say(key));
    let columns = vec![Column::text(say("plans-ev-planning-column-grade")), Column::text(say("plans-ev-planning-column-band"))];
    let row = |grade: &Grade| Row::new(vec![Cell::text(named(grade)), Cell::text(range(&look.voice, grade, &form.scale.unit))]);
    form.scale.grades.iter().map(row).fold(Table::new(voice, form.scale.name.as_str(), columns), Table::row)
}

fn sections(voice: &Voice, preview: &Preview) -> Table {
    let say = |key| voice.say(key);
    let columns = vec![Column::text(say("plans-ev-planning-column-section")), Column::text(say("plans-ev-planning-column-sheets"))];
    let row = |(section, count): &(SectionName, usize)| {
        let count = voice.say_with("plans-ev-planning-sheets", &[("count", (*count).into())]);
        Row::new(vec![Cell::text(section.name.as_str()), Cell::text(count)])
    };
    let table = Table::new(voice, say("plans-ev-planning-ready-sections"), columns).hide_caption();
    preview.sections.iter().map(row).fold(table, Table::row)
}

fn followed(voice: &Voice, preview: &Preview) -> Vec<Said> {
    let said = |(printed, heir): &(String, String)| {
        voice.say_with("plans-ev-planning-ready-followed", &[("printed", printed.into()), ("heir", heir.into())])
    };
    preview.followed.iter().map(said).collect()
}

fn open_item(voice: &Voice, open: &Open) -> Said {
    let item = open.item.as_str();
    let heirs = words::joined(voice, open.heirs.iter().map(|heir| heir.as_str().into()));
    match (&open.printed, heirs) {
        (None, _) => voice.say_with("plans-ev-planning-ready-unnamed", &[("item", item.into())]),
        (Some(printed), None) => {
            voice.say_with("plans-ev-planning-ready-ended", &[("item", item.into()), ("printed", printed.into())])
        }
        (Some(printed), Some(heirs)) => {
            let args = [("item", item.into()), ("printed", printed.into()), ("heirs", heirs.into())];
            voice.say_with("plans-ev-planning-ready-several", &args)
        }
    }
}
