//! Invented rounds and sheets for the samples of these pages: nothing, a year on its way, everything at once, what should not be.

use askama::Template;
use engawa_kernel::{Choice, FiscalYear, Id, Moment};
use engawa_web::Fields;
use engawa_who::{Days, Section};

use super::super::Stand;
use super::super::writing::sample::{head, met, round, text};
use super::at::Met;
use super::costs::{self, CostsPage};
use super::deeds::freezing::Moved;
use super::deeds::{asking::AskingPage, freezing, leaving, opening, publication, removal, reopening, section, withdrawal};
use super::form::{FormPage, TypedForm, Wrong};
use super::prepare::{self, NothingPage, PreparePage, TypedRound};
use super::preview::{Open, Preview};
use super::refusals::{Typed, Wrongs};
use super::review::{Forms, ReviewPage, Shown as Beside};
use super::round::list::{Filter, Line, ListPage};
use super::round::{list, ready::ReadyPage};
use super::setting::TypedSetting;
use super::waiting::Waiting;
use super::years::{self, Year, YearsPage};
use crate::evaluation::form::check;
use crate::evaluation::model::{Publication, Round, RoundState, Sheet, SheetState, Step};
use crate::evaluation::reading::{RoundView, SheetRow};
use crate::model::SectionName;
use crate::pages::Look;
use crate::pages::sample::{Case, Shown, id, plans};

/// The pages of the planning section in a case.
///
/// # Errors
/// When a template cannot be rendered.
pub(crate) fn samples(look: &Look, case: Case) -> Result<Vec<Shown>, askama::Error> {
    let mut all = rounds(look, case)?;
    all.extend(sheets(look, case)?);
    let asked = asked(look, case);
    for (name, page) in asked {
        all.push(show(name, case, &page)?);
    }
    Ok(all)
}

fn show(name: &str, case: Case, page: &impl Template) -> Result<Shown, askama::Error> {
    Ok(Shown { name: format!("ev_planning_{name}-{}", case.name()), html: page.render()? })
}

fn done(case: Case) -> &'static str {
    if case == Case::Full { "settled" } else { "<b>" }
}

fn rounds(look: &Look, case: Case) -> Result<Vec<Shown>, askama::Error> {
    let view = view(case, RoundState::Preparing);
    let list = known(case);
    let (typed, wrong) = form(case, &view);
    let mut all = vec![
        show("years", case, &YearsPage::of(look, &years(case), done(case)))?,
        show("prepare", case, &prepare_page(look, case))?,
        show("ready", case, &ReadyPage::of(look, &view, &preview(case), done(case)))?,
        show("form", case, &FormPage::of(look, &view, &typed, &wrong, head("/form")))?,
        show("round", case, &ListPage::of(look, &list, &Filter::default(), done(case)))?,
    ];
    all.push(show("costs", case, &costs_page(look, case))?);
    if case == Case::Empty {
        all.push(show("nothing", case, &NothingPage::of(look))?);
    }
    Ok(all)
}

fn view(case: Case, state: RoundState) -> RoundView {
    let plan = if case == Case::Empty { Case::Usual } else { case };
    let (book, _) = plans(plan).swap_remove(0);
    RoundView { round: round_in(case, state), book, rows: rows(case), publications: publications(case) }
}

fn round_in(case: Case, state: RoundState) -> Round {
    Round { state, ..round(case) }
}

/// One sheet in each state; a later step that gave another grade; nobody in charge.
fn rows(case: Case) -> Vec<SheetRow> {
    let states: &[SheetState] = match case {
        Case::Empty => &[],
        Case::Usual => &[SheetState::Writing, SheetState::WithPlanning],
        Case::Full | Case::Wrong => SheetState::ALL,
    };
    let of = met(case, SheetState::Writing).view;
    let row = |(number, state): (u8, &SheetState)| {
        let is_judged = matches!(state, SheetState::Settled | SheetState::WithPlanning);
        SheetRow {
            sheet: Sheet { id: id(150 + number), state: *state, ..of.sheet.clone() },
            node: of.node.clone(),
            carriers: if number == 2 { Vec::new() } else { of.carriers.clone() },
            written: 3,
            evaluations: if is_judged { of.evaluations.clone() } else { Vec::new() },
        }
    };
    (0u8..).zip(states).map(row).collect()
}

fn publications(case: Case) -> Vec<Publication> {
    let reason = text(case, "数え方をまちがえました");
    let withdrawn = Publication {
        number: 1,
        published_at: Moment::from_millis(1_788_000_000_000),
        withdrawn_on: Some(FiscalYear(2025).last_day()),
        reason: Some(reason),
    };
    if matches!(case, Case::Full | Case::Wrong) { vec![withdrawn] } else { Vec::new() }
}

fn known(case: Case) -> list::Known {
    let state = match case {
        Case::Empty => RoundState::Published,
        Case::Usual => RoundState::Open,
        Case::Full | Case::Wrong => RoundState::Frozen,
    };
    let view = view(case, state);
    let stand = Stand { is_section: false, is_department: false, is_planning: true, is_of_department: false };
    list::Known {
        round: view.round,
        plan: view.book.plan,
        publications: view.publications,
        lines: view.rows.into_iter().map(|row| Line { row, stand }).collect(),
        is_planning: true,
        is_public: case == Case::Full,
    }
}

fn years(case: Case) -> years::Known {
    let states = RoundState::ALL;
    let year = |state: &RoundState| Year { round: round_in(case, *state), plan: text(case, "総合計画"), sheets: 40, done: 12 };
    let count = match case {
        Case::Empty => 0,
        Case::Usual => 1,
        Case::Full | Case::Wrong => states.len(),
    };
    let waiting = rows(case).into_iter().filter_map(|row| {
        let step = row.sheet.state.turn()?;
        let (due, year) = (FiscalYear(2025).last_day(), FiscalYear(2025));
        let (sheet, state) = (row.sheet.id, row.sheet.state);
        Some(Waiting { sheet, state, step, node: row.node, carriers: row.carriers, year, due })
    });
    years::Known {
        is_planning: case != Case::Usual,
        years: states.iter().take(count).map(year).collect(),
        waiting: waiting.collect(),
    }
}

fn prepare_page(look: &Look, case: Case) -> PreparePage {
    let all: Vec<_> = plans(if case == Case::Empty { Case::Usual } else { case }).into_iter().map(|(book, _)| book.plan).collect();
    let earlier = if case == Case::Full { vec![round(case)] } else { Vec::new() };
    let known = prepare::Known { plan: all[0].clone(), plans: all, rounds: earlier };
    let usual = TypedRound::usual(&look.voice, &known, look.today);
    match case {
        Case::Empty | Case::Usual | Case::Full => {
            PreparePage::of(look, &known, &usual, &wrongs(case, &["year", "level"]), head("/new"))
        }
        Case::Wrong => {
            let bad = "\"><b>&";
            let fields = Fields::of(&[("level", bad), ("section-by", bad), ("planning-by", bad)]);
            let typed = TypedRound { year: bad.into(), form: bad.into(), setting: TypedSetting::read(&fields) };
            let wrongs = wrongs(case, &["", "year", "form", "level", "section-by", "planning-by"]);
            PreparePage::of(look, &known, &typed, &wrongs, head("/new"))
        }
    }
}

/// Rows of every fate, and of every mistake.
fn costs_page(look: &Look, case: Case) -> CostsPage {
    let view = view(case, RoundState::Open);
    let target = |number: u8, stands: Option<&str>, is_open| costs::Target {
        sheet: id(number),
        names: Vec::new(),
        title: text(case, "集いを開く"),
        stands: stands.map(|stands| text(case, stands)),
        is_open,
    };
    let targets = [target(1, None, true), target(2, Some("1200"), true), target(3, None, false)];
    let fates = [costs::Fate::Laid, costs::Fate::Stands, costs::Fate::Away];
    let whys = [costs::Why::NoItem, costs::Why::SeveralItems, costs::Why::Twice, costs::Why::NoNumber];
    let reads = fates.into_iter().enumerate().map(|(place, fate)| Ok((place, "1200".to_owned(), fate)));
    let reads: Vec<_> = match case {
        Case::Empty => Vec::new(),
        Case::Usual => reads.collect(),
        Case::Full | Case::Wrong => reads.chain(whys.into_iter().map(Err)).collect(),
    };
    let rows = reads.into_iter().zip(1..).map(|(read, line)| costs::Row {
        line,
        item: text(case, "集いを開く"),
        typed: text(case, "1,200"),
        read,
    });
    let rows: Vec<costs::Row> = rows.collect();
    let typed = costs::Typed { field: String::new(), text: text(case, "集いを開く\t1,200") };
    let wrong = (case == Case::Wrong).then(|| ("text", look.voice.say("plans-ev-planning-costs-wrong-rows")));
    CostsPage::of(look, &view, &typed, (&rows, &targets), wrong, head("/costs"))
}

fn wrongs(case: Case, names: &[&'static str]) -> Wrongs {
    let mut wrongs = Wrongs::default();
    if matches!(case, Case::Full | Case::Wrong) {
        names.iter().for_each(|name| wrongs.add(*name, text(case, "直してください").as_str().into()));
    }
    wrongs
}

fn preview(case: Case) -> Preview {
    let section = SectionName { id: id(90), name: text(case, "市民課") };
    let open = |printed: Option<&str>, heirs: &[&str]| Open {
        item: text(case, "集いを開く"),
        printed: printed.map(|printed| text(case, printed)),
        heirs: heirs.iter().map(|heir| text(case, heir)).collect(),
    };
    match case {
        Case::Empty => Preview::default(),
        Case::Usual => Preview { sections: vec![(section, 12)], ..Preview::default() },
        Case::Full | Case::Wrong => Preview {
            sections: vec![(section, 12), (SectionName { id: id(91), name: "財政課".into() }, 1)],
            followed: vec![(text(case, "旧課"), text(case, "新課"))],
            open: vec![open(None, &[]), open(Some("消えた課"), &[]), open(Some("旧課"), &["新課", "別の課"])],
        },
    }
}

/// As it stands; with a gap in the scale and a new field; with what should not be typed.
fn form(case: Case, view: &RoundView) -> (TypedForm, Wrong) {
    let stands = TypedForm::of(&view.round);
    let typed = match case {
        Case::Empty | Case::Usual => return (stands, Wrong::default()),
        Case::Full => {
            let mut typed = stands;
            typed.new.label = "目標との差".into();
            typed.grades[2].from = "95".into();
            typed
        }
        Case::Wrong => {
            let bad = "\"><b>&";
            let names = ["label-result", "order-result", "help-result", "grade-label-1", "grade-band-1", "grade-from-1"];
            let more = ["option-label-direction_keep", "new-label", "new-unit", "new-option-label-1", "grade-label-new-1"];
            let pairs: Vec<(&str, &str)> = names.into_iter().chain(more).map(|name| (name, bad)).collect();
            TypedForm::read(&view.round, &Fields::of(&pairs))
        }
    };
    let mends = match typed.form(&view.round) {
        Ok(meant) => check(&meant.form).iter().map(|wrong| typed.mend(&meant, wrong)).collect(),
        Err(mends) => mends,
    };
    let setting = wrongs(case, &["level", "planning-by"]);
    (typed, Wrong { mends, setting, late: (case == Case::Wrong).then(|| "<b>&".into()) })
}

fn sheets(look: &Look, case: Case) -> Result<Vec<Shown>, askama::Error> {
    let state = match case {
        Case::Empty => SheetState::LeftOut,
        Case::Usual => SheetState::WithPlanning,
        Case::Full => SheetState::Settled,
        Case::Wrong => SheetState::WithDepartment,
    };
    let at = at(case, state);
    let forms =
        || Forms { judgement: head("/judgement"), back: head("/return"), comments: head("/comments"), taking_in: head("/in") };
    let page = ReviewPage::of(look, &at, &beside(case), forms());
    Ok(vec![show("review", case, &page)?])
}

/// The planning section at a sheet.
fn at(case: Case, state: SheetState) -> Met {
    Met { stand: Stand { is_section: false, is_department: false, is_planning: true, is_of_department: false }, ..met(case, state) }
}

fn beside(case: Case) -> Beside {
    let back = |names: &[&'static str], step: Step| {
        let bad = text(case, "書いたことば");
        let step = step.code();
        let mut pairs: Vec<(&str, &str)> = names.iter().map(|name| (*name, bad.as_str())).collect();
        pairs.push(("step", step));
        Some(Typed::back(Fields::of(&pairs), wrongs(case, names)))
    };
    match case {
        Case::Empty | Case::Usual => Beside { done: done(case).into(), ..Beside::default() },
        // Someone was quicker: what was typed stays.
        Case::Full => Beside {
            judged: back(&["grade-reason"], Step::Planning),
            commented: back(&["body"], Step::Planning),
            late: Some(text(case, "いまは評価ずみです").as_str().into()),
            ..Beside::default()
        },
        Case::Wrong => Beside {
            judged: back(&["grade", "grade-reason", "proxy"], Step::Department),
            remarked: back(&["whole", "remark-result"], Step::Department),
            ..Beside::default()
        },
    }
}

/// All pages that ask once more.
fn asked(look: &Look, case: Case) -> Vec<(&'static str, AskingPage)> {
    let stands = view(case, RoundState::Preparing);
    let view =
        |state| RoundView { round: round_in(case, state), book: stands.book.clone(), rows: rows(case), publications: Vec::new() };
    let typed = |name: &'static str| {
        let bad = text(case, "理由");
        match case {
            Case::Empty | Case::Usual => Typed::default(),
            Case::Full | Case::Wrong => Typed::back(Fields::of(&[(name, &bad)]), wrongs(case, &[name])),
        }
    };
    let sections =
        [Section { id: id(90), code: "市民課".into(), name: text(case, "市民課"), days: Days { from: None, to: None } }];
    let writing = at(case, SheetState::Writing);
    let settled = at(case, SheetState::Settled);
    vec![
        ("opening", opening::page(look, &view(RoundState::Preparing), &preview(case), &head("/opening"))),
        ("removal", removal::page(look, &view(RoundState::Preparing), &head("/removal"))),
        ("freezing", freezing::page(look, &view(RoundState::Open), &moved(case), &head("/freezing"))),
        ("publication", publication::page(look, &view(RoundState::Frozen), case == Case::Full, &head("/publication"))),
        ("withdrawal", withdrawal::page(look, &view(RoundState::Published), &typed("reason"), head("/withdrawal"))),
        ("leaving", leaving::page(look, &writing, &typed("reason"), head("/leaving"))),
        ("reopening", reopening::page(look, &settled, &typed("remark"), head("/reopening"))),
        ("section", section::page(look, &writing, &sections, &typed("section"), head("/section"))),
    ]
}

fn moved(case: Case) -> Vec<Moved> {
    let node = met(case, SheetState::Settled).view.node;
    let one = |number, now| Moved { sheet: Id::random([number; 16]), node: node.clone(), before: Some(3), now, given: 3 };
    if matches!(case, Case::Full | Case::Wrong) { vec![one(1, Some(2)), one(2, None)] } else { Vec::new() }
}
