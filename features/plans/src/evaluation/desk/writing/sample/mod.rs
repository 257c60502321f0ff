//! Invented sheets for the samples of these pages: nothing, a sheet, everything at once, what should not be.

use askama::Template;
use engawa_kernel::{Day, FiscalYear, Moment, Seq};
use engawa_web::FormHead;
use engawa_web::door::{Happened, Secret, Stage};
use engawa_web::ui::{Tell, Written};

use super::at::Met;
use super::comments::Answering;
use super::model::{Entry, Filled, codes};
use super::page::WritePage;
use super::paper::{Beside, ReadPage};
use crate::desk::value::NoValue;
use crate::evaluation::desk::Stand;
use crate::evaluation::form::{Form, templates};
use crate::evaluation::model::{
    Answer, Comment, Evaluation, Frozen, FrozenYear, GRADE, GRADE_REASON, Remark, Round, RoundState, Setting, Sheet, SheetState,
    Step,
};
use crate::evaluation::reading::{Before, SheetView};
use crate::evaluation::reckon::{Percent, Reached, Why};
use crate::evaluation::{FieldWrong, Proposal, Weighed, Wrong};
use crate::model::{SectionName, State};
use crate::pages::Look;
use crate::pages::sample::{Case, Shown, id, plans};

const YEAR: FiscalYear = FiscalYear(2025);

/// The pages of a sheet in a case.
///
/// # Errors
/// When a template cannot be rendered.
pub(crate) fn samples(look: &Look, case: Case) -> Result<Vec<Shown>, askama::Error> {
    let writing = met(case, if case == Case::Full { SheetState::Returned } else { SheetState::Writing });
    let filled = filled(&writing.view, case);
    let write = WritePage::of(look, &writing, &filled, head("/answers"), notices(case));
    let reading = met(case, read_state(case));
    let forms = reading.view.comments.iter().map(|_| head("/answer")).collect();
    let read = ReadPage::of(look, &reading, forms, beside(case));
    let shown = |name: &str, html| Shown { name: format!("{name}-{}", case.name()), html };
    Ok(vec![shown("ev_sheet_write", write.render()?), shown("ev_sheet_read", read.render()?)])
}

pub(in crate::evaluation::desk) fn head(path: &str) -> FormHead {
    FormHead::new(&Secret::new(), "mihon", path, path.to_owned())
}

fn read_state(case: Case) -> SheetState {
    match case {
        Case::Empty => SheetState::LeftOut,
        Case::Usual => SheetState::WithPlanning,
        Case::Full => SheetState::Settled,
        Case::Wrong => SheetState::WithDepartment,
    }
}

fn notices(case: Case) -> Vec<Tell> {
    if case == Case::Full { vec![Tell::info("見本の知らせ").line("ほか")] } else { Vec::new() }
}

fn beside(case: Case) -> Beside {
    match case {
        Case::Empty | Case::Usual => Beside::default(),
        Case::Full => {
            Beside { notices: notices(case), kept: vec![Written::new("課題", "一行目\n二行目")], answering: None }
        }
        Case::Wrong => {
            let text = text(case, "答え");
            let answering = Answering { number: 1, text, before: "<b>&".into(), error: Some("<b>&".into()) };
            Beside { answering: Some(answering), ..Beside::default() }
        }
    }
}

pub(in crate::evaluation::desk) fn text(case: Case, usual: &str) -> String {
    if case == Case::Wrong { format!("</textarea><script>{usual}</script>｜字《じ》\"'") } else { usual.to_owned() }
}

fn day(month: u32, number: u32) -> Day {
    Day::new(2026, month, number).unwrap_or(YEAR.last_day())
}

pub(in crate::evaluation::desk) fn met(case: Case, state: SheetState) -> Met {
    let is_planning = matches!(state, SheetState::WithPlanning | SheetState::WithDepartment);
    let stand = Stand { is_section: !is_planning, is_department: false, is_planning, is_of_department: false };
    Met { view: view(case, state), stand }
}

fn form() -> Form {
    templates().swap_remove(0)
}

pub(in crate::evaluation::desk) fn round(case: Case) -> Round {
    Round {
        id: id(200),
        plan: id(1),
        plan_slug: "sogo".into(),
        year: YEAR,
        state: if case == Case::Full { RoundState::Frozen } else { RoundState::Open },
        form: form(),
        setting: Setting {
            levels: vec!["施策".into()],
            has_department: case == Case::Wrong,
            has_outside: case != Case::Empty,
            section_by: if case == Case::Usual { day(12, 25) } else { day(6, 30) },
            department_by: None,
            planning_by: day(12, 31),
        },
        version: None,
        frozen_on: (case == Case::Full).then(|| day(8, 28)),
    }
}

fn view(case: Case, state: SheetState) -> SheetView {
    let plan = if case == Case::Empty { Case::Usual } else { case };
    let (book, standings) = plans(plan).swap_remove(0);
    let node = book.policies().first().map(|node| (*node).clone()).filter(|_| case != Case::Empty);
    let reached = [Reached::Ratio(Percent::ALL), Reached::Met, Reached::NotMet];
    let whys = [Why::NoFigure, Why::NoTarget, Why::NoPartOfTarget, Why::NoBaseline, Why::NoWay, Why::Unscored, Why::ByPoints];
    let skipped = if case == Case::Full { 0 } else { reached.len() };
    let reached = reached.into_iter().chain(whys.into_iter().map(Reached::None)).cycle().skip(skipped);
    let weighed = standings.into_iter().zip(reached).map(|(standing, reached)| Weighed { standing, reached });
    let figures: Vec<Weighed> = if case == Case::Empty { Vec::new() } else { weighed.collect() };
    SheetView {
        sheet: Sheet {
            id: id(201),
            round: id(200),
            node: node.as_ref().map_or(id(12), |node| node.id),
            section: None,
            state,
            left_out: (state == SheetState::LeftOut).then(|| "来年に始めます".into()),
        },
        frozen: if case == Case::Full { frozen(&figures) } else { Vec::new() },
        carriers: if case == Case::Empty { Vec::new() } else { vec![SectionName { id: id(90), name: text(case, "市民課") }] },
        proposal: proposal(case),
        answers: if matches!(case, Case::Empty | Case::Usual) { Vec::new() } else { answers(case) },
        before: (case != Case::Empty).then(|| Before {
            year: FiscalYear(2024),
            round: round(case),
            answers: answers(case),
            grade: Some(2),
        }),
        evaluations: if case == Case::Empty { Vec::new() } else { evaluations(case) },
        remarks: if matches!(case, Case::Full | Case::Wrong) { remarks(case) } else { Vec::new() },
        comments: if case == Case::Empty { Vec::new() } else { comments(case) },
        happened: happened(case),
        round: round(case),
        figures,
        node,
        book,
    }
}

fn proposal(case: Case) -> Proposal {
    let grade = match case {
        Case::Empty => Err(Why::NoIndicator),
        Case::Usual => Err(Why::NoFigure),
        Case::Full => Ok(2),
        Case::Wrong => Err(Why::NotMet),
    };
    Proposal { grade, percent: grade.ok().map(|_| Percent::ALL), points: None }
}

fn frozen(figures: &[Weighed]) -> Vec<Frozen> {
    let gone = Frozen {
        indicator: id(250),
        name: "なくなった指標".into(),
        unit: Some("人".into()),
        decimals: 0,
        baseline: None,
        target: Some("100".into()),
        state: State::NoData,
        reached: Reached::Ratio(Percent::ALL),
        years: vec![FrozenYear {
            year: YEAR,
            value: Some(100.0),
            upper: None,
            lower: None,
            is_withheld: false,
            is_preliminary: false,
            through: None,
        }],
    };
    let first = figures.first().map(|weighed| Frozen {
        indicator: weighed.standing.indicator.id,
        name: weighed.standing.indicator.name.clone(),
        ..gone.clone()
    });
    first.into_iter().chain([gone]).collect()
}

fn answers(case: Case) -> Vec<Answer> {
    let answer = |field: &str, body: String| Answer { field: field.into(), number: 1, body, written_at: Moment::from_millis(0) };
    vec![
        answer("result", text(case, "三つの町内で開きました。\n人も増えました。")),
        answer("direction", "keep".into()),
        answer("cost", "1234.5".into()),
        answer(GRADE_REASON, text(case, "台風で一回へりました。")),
    ]
}

fn evaluations(case: Case) -> Vec<Evaluation> {
    let one = |step, grade, proposed, percent| Evaluation {
        step,
        number: 1,
        grade,
        proposed,
        percent,
        reason: Some(text(case, "台風で一回へりました。")),
        proxy: (step == Step::Department).then(|| text(case, "部長が留守のため")),
        seq: Seq(7),
        decided_on: day(6, 20),
    };
    vec![one(Step::Section, 3, Some(3), Some(95.0)), one(Step::Department, 2, Some(3), None), one(Step::Planning, 2, None, None)]
}

fn remarks(case: Case) -> Vec<Remark> {
    let one = |number, field: &str, body: String, is_settled| Remark {
        number,
        step: Step::Planning,
        field: field.into(),
        body,
        made_on: day(7, 3),
        is_settled,
    };
    vec![
        one(1, "next", text(case, "いつするかを書いてください。"), true),
        one(2, "result", text(case, "人数も書いてください。"), false),
        one(3, GRADE, String::new(), false),
        one(4, "", text(case, "図がほしいです。"), false),
    ]
}

fn comments(case: Case) -> Vec<Comment> {
    let one = |number, answer: Option<String>| Comment {
        number,
        by_whom: text(case, "見本審議会"),
        body: text(case, "もっと知らせてください。"),
        made_on: day(8, 1),
        answered_on: answer.as_ref().map(|_| day(8, 5)),
        answer,
    };
    vec![one(1, None), one(2, Some(text(case, "広報にのせます。")))]
}

fn happened(case: Case) -> Vec<Happened> {
    let count = match case {
        Case::Empty => 0,
        Case::Usual | Case::Wrong => 1,
        Case::Full => 7,
    };
    let one = |stage, number: u32| Happened {
        day: day(2, 20 - number),
        stage,
        what: text(case, "朝の見守りあいさつ隊"),
        people: (stage == Stage::Done).then_some(26),
        path: (stage == Stage::Decided).then(|| "/plans".into()),
    };
    let stages = [Stage::Heard, Stage::Decided, Stage::Done];
    stages
        .into_iter()
        .flat_map(|stage| (0..count).map(move |number| (stage, number)))
        .map(|(stage, number)| one(stage, number))
        .collect()
}

/// As it stands; everything that can be wrong at once; what should not be typed.
fn filled(view: &SheetView, case: Case) -> Filled {
    let untouched = Filled::untouched(view);
    let wrongs = match case {
        Case::Empty | Case::Usual => return untouched,
        Case::Full => full(),
        Case::Wrong => codes(&view.round.form).map(|code| wrong(code, Wrong::NoChoice)).collect(),
    };
    let typed = |entry: Entry| match (case, entry.code.as_str()) {
        (Case::Wrong, _) => Entry { text: text(case, "字"), ..entry },
        (_, "next") => Entry { text: "長い文。".repeat(200), ..entry },
        (_, "cost") => Entry { text: "約30万".into(), ..entry },
        (_, GRADE) => Entry { text: "1".into(), ..entry },
        _ => entry,
    };
    Filled { entries: untouched.entries.into_iter().map(typed).collect(), wrongs }
}

fn wrong(field: &str, wrong: Wrong) -> FieldWrong {
    FieldWrong { field: field.into(), wrong }
}

fn full() -> Vec<FieldWrong> {
    vec![
        wrong("result", Wrong::Met("ほかの人の文。\n二行目。".into())),
        wrong("issues", Wrong::Missing),
        wrong("direction", Wrong::Met("expand".into())),
        wrong("next", Wrong::TooLong(600)),
        wrong("cost", Wrong::NoNumber(NoValue::WriteItSo("300,000".into()))),
        wrong(GRADE_REASON, Wrong::NoReason),
    ]
}
