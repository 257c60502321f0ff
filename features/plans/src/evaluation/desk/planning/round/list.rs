//! Who is where: one table of all sheets of a round, counted and narrowed by links, and the deed that comes next.

use askama::Template;
use engawa_kernel::{Choice, Day, Id};
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Choices, Kicker, Link, Tell, Tone};
use engawa_web::{Said, Voice};
use engawa_who::Section;

use super::super::super::Stand;
use super::super::super::writing::model::sheet_path;
use super::super::super::writing::scale::evaluator;
use super::super::at::{judges, review_path, round_path, way};
use super::super::costs::numbers;
use super::super::{refusals, words};
use crate::evaluation::model::{Publication, Round, RoundState, SheetState, Step};
use crate::evaluation::reading::SheetRow;
use crate::model::{Plan, SectionName};
use crate::pages::{Look, plan_path};

/// A sheet of the list, and how the visitor stands to it.
pub(in super::super) struct Line {
    pub(in super::super) row: SheetRow,
    pub(in super::super) stand: Stand,
}

impl Line {
    /// The page of the sheet: who may judge it reads it where it is judged.
    fn path(&self) -> String {
        let is_own = self.stand.is_section && self.row.sheet.state.turn() == Some(Step::Section);
        if judges(self.stand) && !is_own { review_path(self.row.sheet.id) } else { sheet_path(self.row.sheet.id) }
    }
}

/// What the page shows.
pub(in super::super) struct Known {
    pub(in super::super) round: Round,
    pub(in super::super) plan: Plan,
    pub(in super::super) publications: Vec<Publication>,
    pub(in super::super) lines: Vec<Line>,
    pub(in super::super) is_planning: bool,
    /// The town shows its plans to everyone.
    pub(in super::super) is_public: bool,
}

impl Known {
    fn open(&self) -> usize {
        self.lines.iter().filter(|line| line.row.sheet.state.turn().is_some()).count()
    }
}

/// Which sheets are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in super::super) struct Filter {
    state: Option<By>,
    section: Option<Id<Section>>,
}

/// By how far they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    State(SheetState),
    Late,
}

impl By {
    fn code(self) -> &'static str {
        match self {
            By::State(state) => state.code(),
            By::Late => LATE,
        }
    }

    fn fits(self, look: &Look, round: &Round, row: &SheetRow) -> bool {
        match self {
            By::State(state) => row.sheet.state == state,
            By::Late => row.is_late(round, look.today),
        }
    }
}

const LATE: &str = "late";

impl Filter {
    /// From the address; what is no state or section narrows nothing.
    pub(in super::super) fn read(state: &str, section: &str) -> Filter {
        let state = if state == LATE { Some(By::Late) } else { SheetState::from_code(state).map(By::State) };
        Filter { state, section: Id::parse(section).ok() }
    }

    fn fits(self, look: &Look, known: &Known, row: &SheetRow) -> bool {
        let is_of = |section: Id<Section>| row.carriers.iter().any(|carrier| carrier.id == section);
        self.section.is_none_or(is_of) && self.state.is_none_or(|by| by.fits(look, &known.round, row))
    }

    fn path(self, round: &Round) -> String {
        let state = self.state.map(|by| format!("state={}", by.code()));
        let section = self.section.map(|section| format!("section={section}"));
        let asked: Vec<String> = state.into_iter().chain(section).collect();
        let path = round_path(round.id);
        if asked.is_empty() { path } else { format!("{path}?{}", asked.join("&")) }
    }
}

/// The page `templates/ev_planning_round.html`.
#[derive(Template)]
#[template(path = "ev_planning_round.html")]
pub(in super::super) struct ListPage {
    voice: Voice,
    done: Option<Tell>,
    way: Kicker,
    pub(in super::super) title: Said,
    state: Said,
    tell: Option<Tell>,
    deeds: Vec<Button>,
    public: Option<Link>,
    states: Choices,
    sections: Choices,
    table: Table,
}

impl ListPage {
    /// The page.
    pub(in super::super) fn of(look: &Look, known: &Known, filter: &Filter, done: &str) -> ListPage {
        let (voice, round) = (&look.voice, &known.round);
        ListPage {
            done: refusals::done(done).map(|key| Tell::new(Tone::Done, voice.say(key))),
            way: way(look),
            title: words::name(voice, round.year, &known.plan.title),
            state: words::round_state(voice, round.state),
            tell: tell(voice, known),
            deeds: if known.is_planning { deeds(look, known) } else { Vec::new() },
            public: (round.state == RoundState::Published).then(|| public(look, known)),
            states: states(look, known, *filter),
            sections: sections(look, known, *filter),
            table: table(look, known, *filter),
            voice: voice.clone(),
        }
    }
}

/// What is known of the round as a whole: how many are open, since when it is frozen, published, withdrawn.
fn tell(voice: &Voice, known: &Known) -> Option<Tell> {
    let day = |day: Day| voice.full_day(day).into();
    match (known.round.state, known.publications.first()) {
        (RoundState::Preparing, _) => None,
        (RoundState::Open, _) => {
            let open = known.open();
            (open > 0).then(|| Tell::info(voice.say_with("plans-ev-planning-open-count", &[("count", open.into())])))
        }
        (RoundState::Frozen, Some(Publication { withdrawn_on: Some(on), reason, .. })) => {
            let tell = Tell::new(Tone::Late, voice.say_with("plans-ev-planning-withdrawn-on", &[("day", day(*on))]));
            Some(reason.iter().fold(tell, |tell, reason| tell.line(reason.as_str())))
        }
        (RoundState::Frozen, _) => {
            let on = known.round.frozen_on?;
            Some(Tell::info(voice.say_with("plans-ev-planning-frozen-on", &[("day", day(on))])))
        }
        (RoundState::Published, last) => {
            let on = last?.published_at.day();
            let tell = Tell::info(voice.say_with("plans-ev-planning-published-on", &[("day", day(on))]));
            Some(if known.is_public { tell } else { tell.line(voice.say("plans-ev-planning-published-closed")) })
        }
    }
}

/// The next sheet to judge, or what comes when all are judged.
fn deeds(look: &Look, known: &Known) -> Vec<Button> {
    let say = |key| look.voice.say(key);
    let link = |part: &str| look.link(&format!("{}/{part}", round_path(known.round.id)));
    let mut deeds = Vec::new();
    let next = known.lines.iter().find(|line| line.row.sheet.state == SheetState::WithPlanning);
    if let Some(next) = next.filter(|_| known.round.state != RoundState::Published) {
        deeds.push(Button::link(say("plans-ev-planning-judge-next"), look.link(&review_path(next.row.sheet.id))));
    }
    match known.round.state {
        RoundState::Open if known.open() == 0 => {
            deeds.push(Button::link(say("plans-ev-planning-freeze-go"), link("freezing")));
        }
        RoundState::Frozen if known.open() == 0 => {
            deeds.push(Button::link(say("plans-ev-planning-publish-go"), link("publication")));
        }
        RoundState::Published => {
            deeds.push(Button::link(say("plans-ev-planning-withdraw-go"), link("withdrawal")).outline().danger());
        }
        RoundState::Preparing | RoundState::Open | RoundState::Frozen => {}
    }
    let waits_for_sections = known.lines.iter().any(|line| line.row.sheet.state.turn() == Some(Step::Section));
    if known.round.state == RoundState::Open && waits_for_sections && numbers(&known.round.form).next().is_some() {
        deeds.push(Button::link(say("plans-ev-planning-to-costs"), link("costs")).outline());
    }
    deeds
}

/// The page that everyone reads.
fn public(look: &Look, known: &Known) -> Link {
    let path = format!("{}/evaluations/{}", plan_path(&known.plan.slug), known.round.year.number());
    Link::new(look.voice.say("plans-ev-planning-public"), look.link(&path))
}

/// How many are where; each leads to those.
fn states(look: &Look, known: &Known, filter: Filter) -> Choices {
    let voice = &look.voice;
    let count = |by: Option<By>| {
        let filter = Filter { state: by, ..filter };
        known.lines.iter().filter(|line| filter.fits(look, known, &line.row)).count()
    };
    let all = SheetState::ALL.iter().map(|state| (By::State(*state), words::sheet_state(voice, *state)));
    let late = (By::Late, voice.say("plans-ev-planning-late"));
    let link = |choices: Choices, by: Option<By>, word: Said| {
        let args = [("word", word.into()), ("count", count(by).into())];
        let href = look.link(&Filter { state: by, ..filter }.path(&known.round));
        choices.link(voice.say_with("plans-ev-planning-counted", &args), href, filter.state == by)
    };
    let choices = link(Choices::new(voice.plain("plans-ev-planning-by-state")), None, voice.say("plans-ev-planning-all"));
    let present = all.chain([late]).filter(|(by, _)| count(Some(*by)) > 0 || filter.state == Some(*by));
    present.fold(choices, |choices, (by, word)| link(choices, Some(by), word))
}

/// All sections of the list, in the order of the plan.
fn sections(look: &Look, known: &Known, filter: Filter) -> Choices {
    let mut all: Vec<&SectionName> = Vec::new();
    for section in known.lines.iter().flat_map(|line| &line.row.carriers) {
        if all.iter().all(|other| other.id != section.id) {
            all.push(section);
        }
    }
    let link = |choices: Choices, section: Option<Id<Section>>, word: Said| {
        let href = look.link(&Filter { section, ..filter }.path(&known.round));
        choices.link(word, href, filter.section == section)
    };
    let choices = Choices::new(look.voice.plain("plans-ev-planning-by-section"));
    let choices = link(choices, None, look.voice.say("plans-ev-planning-all-sections"));
    // One section alone is no choice.
    if all.len() < 2 && filter.section.is_none() {
        return Choices::new(look.voice.plain("plans-ev-planning-by-section"));
    }
    all.into_iter().fold(choices, |choices, section| link(choices, Some(section.id), section.name.as_str().into()))
}

fn table(look: &Look, known: &Known, filter: Filter) -> Table {
    let say = |key| look.voice.say(key);
    let by = |step| Column::text(evaluator(look, &known.round.form, step));
    let mut columns = vec![
        Column::text(say("plans-ev-planning-column-item")),
        Column::text(say("plans-ev-planning-column-section")),
        Column::text(say("plans-ev-planning-column-state")),
        by(Step::Section),
    ];
    if known.round.setting.has_department {
        columns.push(by(Step::Department));
    }
    columns.push(by(Step::Planning));
    columns.push(Column::day(say("plans-ev-planning-column-due")));
    let table = Table::new(&look.voice, say("plans-ev-planning-list"), columns).hide_caption();
    let shown = known.lines.iter().filter(|line| filter.fits(look, known, &line.row));
    shown.map(|line| row(look, known, line)).fold(table, Table::row)
}

fn row(look: &Look, known: &Known, line: &Line) -> Row {
    let (voice, round, row) = (&look.voice, &known.round, &line.row);
    let mut cells = vec![
        Cell::link(words::item(voice, row.node.as_ref()), look.link(&line.path())),
        Cell::text(words::carriers(voice, &row.carriers)),
        Cell::text(words::sheet_state(voice, row.sheet.state)),
        grade(voice, round, row, Step::Section),
    ];
    if round.setting.has_department {
        cells.push(grade(voice, round, row, Step::Department));
    }
    cells.push(grade(voice, round, row, Step::Planning));
    cells.push(due(look, round, row));
    Row::new(cells)
}

/// The grade of a step; a later step that gave another than the section says so.
fn grade(voice: &Voice, round: &Round, row: &SheetRow, step: Step) -> Cell {
    let Some(given) = row.evaluation(step) else { return Cell::missing(voice) };
    let cell = Cell::text(words::short_grade(&round.form, given.grade));
    let differs = row.evaluation(Step::Section).is_some_and(|own| own.grade != given.grade);
    if differs { cell.tag(voice.say("plans-ev-planning-differs")) } else { cell }
}

/// By when the one whose turn it is, is done.
fn due(look: &Look, round: &Round, row: &SheetRow) -> Cell {
    let Some(step) = row.sheet.state.turn().filter(|_| round.state != RoundState::Published) else {
        return Cell::missing(&look.voice);
    };
    let cell = Cell::text(look.voice.day(round.setting.due(step)));
    if row.is_late(round, look.today) { cell.tag(look.voice.say("plans-ev-planning-late")) } else { cell }
}
