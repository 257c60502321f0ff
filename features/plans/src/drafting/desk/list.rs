//! The manifestos by year: a section sees its own, the planning section all, and which goals serve no policy.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_kernel::{Day, FiscalYear};
use engawa_web::tables::{Cell, Column, Row, Table};
use engawa_web::ui::{Button, Tell, Tone};
use engawa_web::{Answer, Ctx, Face, RouteRow, Said, Visitor, Voice};

use super::at::{Done, LIST, may_write, path};
use super::{MAY, begin, wrongs};
use crate::charge::Heirs;
use crate::drafting::Listed;
use crate::drafting::manifestos;
use crate::evaluation::desk::ALL_SHEETS;
use crate::model::SectionName;
use crate::pages::Look;

/// The list.
pub(super) const SHOW: RouteRow = RouteRow::get(LIST, Face::Staff, MAY).asks(&["done"]);

/// A manifesto, and whose it is today.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) manifesto: Listed,
    pub(super) carriers: Vec<SectionName>,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) is_planning: bool,
    pub(super) may_begin: bool,
    pub(super) lines: Vec<Line>,
}

fn read(db: &Db, visitor: &Visitor) -> Result<Known, Fault> {
    let mut heirs = Heirs::on(db, db.now().day());
    let may_begin = begin::may_begin(visitor);
    let mut known = Known { is_planning: visitor.holds(ALL_SHEETS), may_begin, ..Known::default() };
    for manifesto in manifestos(db)? {
        if may_write(db, visitor, Some(manifesto.owner))? {
            let carriers = manifesto.owner.section().map(|owner| heirs.of(owner).map(<[_]>::to_vec)).transpose()?;
            known.lines.push(Line { manifesto, carriers: carriers.unwrap_or_default() });
        }
    }
    Ok(known)
}

/// The page `templates/draft_list.html`.
#[derive(Template)]
#[template(path = "draft_list.html")]
pub(super) struct ListPage {
    voice: Voice,
    done: Option<Tell>,
    title: Said,
    lead: Said,
    begin: Option<Button>,
    manifestos: Option<Table>,
    unlinked: Vec<(Said, String)>,
}

impl ListPage {
    /// The page.
    pub(super) fn of(look: &Look, known: &Known, done: &str) -> ListPage {
        let voice = &look.voice;
        let say = |key| voice.say(key);
        ListPage {
            done: wrongs::done(done).map(|key| Tell::new(Tone::Done, say(key))),
            title: say("plans-draft-desk"),
            lead: if known.is_planning { say("plans-draft-list-lead-all") } else { say("plans-draft-list-lead") },
            begin: known.may_begin.then(|| Button::link(say("plans-draft-begin"), look.link(begin::SHOW.path))),
            manifestos: (!known.lines.is_empty()).then(|| table(look, known)),
            unlinked: known.lines.iter().flat_map(|line| unlinked(look, line)).collect(),
            voice: voice.clone(),
        }
    }
}

fn table(look: &Look, known: &Known) -> Table {
    let say = |key| look.voice.say(key);
    let columns = vec![
        Column::text(say("plans-draft-column-year")),
        Column::text(say("plans-draft-column-title")),
        Column::text(say("plans-draft-column-section")),
        Column::text(say("plans-draft-column-state")),
    ];
    let table = Table::new(&look.voice, say("plans-draft-list"), columns).hide_caption();
    known.lines.iter().map(|line| row(look, line)).fold(table, Table::row)
}

fn row(look: &Look, line: &Line) -> Row {
    let (voice, manifesto) = (&look.voice, &line.manifesto);
    let year = manifesto.year.map_or_else(|| look.missing(), |year| voice.fiscal_year(year));
    let section = match line.carriers.as_slice() {
        [] => voice.say("plans-draft-owner-planning"),
        carriers => look.joined(carriers.iter().map(|section| section.name.as_str())).into(),
    };
    Row::new(vec![
        Cell::text(year),
        Cell::link(manifesto.title.as_str(), look.link(&path(&manifesto.slug))),
        Cell::text(section),
        Cell::text(state(voice, manifesto.drafted_since, manifesto.adopted_on, manifesto.is_in_force)),
    ])
}

/// How far a manifesto is: drafted, in force, or both.
pub(super) fn state(voice: &Voice, drafted_since: Option<Day>, adopted_on: Option<Day>, is_in_force: bool) -> Said {
    let day = |day: Day| voice.full_day(day);
    match (drafted_since, adopted_on) {
        (Some(since), _) if !is_in_force => voice.say_with("plans-draft-state-draft", &[("day", day(since).into())]),
        (Some(since), _) => voice.say_with("plans-draft-state-amended", &[("day", day(since).into())]),
        (None, Some(on)) => voice.say_with("plans-draft-state-adopted", &[("day", day(on).into())]),
        (None, None) => voice.say("plans-draft-state-in-force"),
    }
}

/// The goals that serve no policy.
fn unlinked(look: &Look, line: &Line) -> Vec<(Said, String)> {
    let manifesto = &line.manifesto;
    let sentence = |goal: &String| {
        look.voice.say_with("plans-draft-unlinked-goal", &[("plan", manifesto.title.as_str().into()), ("goal", goal.into())])
    };
    let href = look.link(&path(&manifesto.slug));
    manifesto.unlinked.iter().map(|goal| (sentence(goal), href.clone())).collect()
}

/// Shows the list.
pub(super) async fn show(ctx: Ctx, Query(done): Query<Done>) -> Answer<Response> {
    let visitor = ctx.signed_in()?.clone();
    let known = ctx.town.read(move |db| read(db, &visitor)).await?;
    let page = ListPage::of(&Look::of(&ctx), &known, &done.done);
    ctx.page(&ctx.shell(page.title.clone()), &page)
}

/// The years in which a manifesto can be begun: the one that runs, and the next.
pub(super) fn years(today: Day) -> [FiscalYear; 2] {
    let now = FiscalYear::of(today);
    [now, FiscalYear(now.number() + 1)]
}
