//! Invented years for the samples of the public pages: nothing yet, a usual year, everything there can be, what should not be.

use askama::Template;
use engawa_kernel::{Day, FiscalYear, Moment, Seq};

use super::booklet::BookletPage;
use super::known::{Latest, OneKnown, SheetKnown, Withdrawn, YearKnown, YearLine, YearsKnown};
use super::sheet::SheetPage;
use super::withdrawn::WithdrawnPage;
use super::year::YearPage;
use super::years::YearsPage;
use crate::book::Book;
use crate::evaluation::form::{FieldKind, Form, FormField, templates};
use crate::evaluation::model::{
    Answer, Comment, Evaluation, Frozen, FrozenYear, Publication, Round, RoundState, Setting, Sheet, SheetState, Step,
};
use crate::evaluation::reading::Judged;
use crate::evaluation::reckon::{Percent, Reached, Why};
use crate::model::{Node, SectionName, Standing, State};
use crate::pages::Look;
use crate::pages::sample::{Case, Shown, id, plans};

const YEAR: FiscalYear = FiscalYear(2025);

/// The public pages of a year in a case.
///
/// # Errors
/// When a template cannot be rendered.
pub(crate) fn samples(look: &Look, case: Case) -> Result<Vec<Shown>, askama::Error> {
    let mut shown = vec![show("ev_years", case, &YearsPage::of(look, &years(case)))?];
    let year = year(case);
    let standings = plan(case).1;
    shown.push(show("ev_year", case, &YearPage::of(look, &year))?);
    shown.push(show("ev_booklet", case, &BookletPage::of(look, &year, &standings))?);
    shown.push(show("ev_withdrawn", case, &WithdrawnPage::of(look, &withdrawn(case)))?);
    for (number, one) in ones(case).into_iter().enumerate() {
        shown.push(show(&format!("ev_sheet{number}"), case, &SheetPage::of(look, &one))?);
    }
    Ok(shown)
}

fn show(page: &str, case: Case, template: &impl Template) -> Result<Shown, askama::Error> {
    Ok(Shown { name: format!("{page}-{}", case.name()), html: template.render()? })
}

/// The latest judgement on a policy or goal.
pub(crate) fn latest(case: Case) -> Option<Latest> {
    let form = form(case);
    let judged = matches!(case, Case::Full | Case::Wrong);
    judged.then(|| Latest { round: round(case, form), section: section(case), evaluations: evaluations(case) })
}

/// The first plan of the case; a plan has its pages also before anything was judged.
fn plan(case: Case) -> (Book, Vec<Standing>) {
    let case = if case == Case::Empty { Case::Usual } else { case };
    plans(case).swap_remove(0)
}

fn text(case: Case, usual: &str) -> String {
    if case == Case::Wrong { format!("<script>{usual}&\"'｜字《じ》") } else { usual.to_owned() }
}

fn day(month: u32, day: u32) -> Option<Day> {
    Day::new(2026, month, day).ok()
}

fn form(case: Case) -> Form {
    let code = if case == Case::Usual { "points" } else { "six" };
    let mut form = templates().into_iter().find(|form| form.code == code).unwrap_or_else(|| templates().swap_remove(0));
    form.title = text(case, &form.title);
    form
}

fn round(case: Case, form: Form) -> Round {
    let by = Day::new(2026, 6, 30).unwrap_or_else(|_| Moment::from_millis(0).day());
    Round {
        id: id(200),
        plan: id(1),
        plan_slug: plan(case).0.plan.slug,
        year: YEAR,
        state: RoundState::Published,
        form,
        setting: Setting {
            levels: vec!["施策".into()],
            has_department: case == Case::Full,
            has_outside: true,
            section_by: by,
            department_by: None,
            planning_by: by,
        },
        version: None,
        frozen_on: day(8, 1).filter(|_| case != Case::Empty),
    }
}

fn publications(case: Case) -> Vec<Publication> {
    let published = |number, withdrawn_on, reason| Publication {
        number,
        published_at: Moment::from_millis(1_788_220_800_000),
        withdrawn_on,
        reason,
    };
    let withdrawn = published(1, day(9, 10), Some(text(case, "数え方をまちがえました")));
    match case {
        Case::Empty => Vec::new(),
        Case::Usual => vec![published(1, None, None)],
        Case::Full | Case::Wrong => vec![published(2, None, None), withdrawn],
    }
}

fn withdrawn(case: Case) -> Withdrawn {
    let reason = (case != Case::Usual).then(|| text(case, "数え方をまちがえました"));
    let publications =
        vec![Publication { number: 1, published_at: Moment::from_millis(1_788_220_800_000), withdrawn_on: day(9, 10), reason }];
    Withdrawn { plan: plan(case).0.plan, year: YEAR, publications }
}

fn years(case: Case) -> YearsKnown {
    let line = |back, publications: Vec<Publication>| YearLine {
        year: FiscalYear(YEAR.number() - back),
        is_published: publications.first().is_some_and(|last| last.withdrawn_on.is_none()),
        judged: 40,
        publications,
    };
    let years = match case {
        Case::Empty => Vec::new(),
        Case::Usual => vec![line(0, publications(case))],
        Case::Full | Case::Wrong => vec![line(0, publications(case)), line(1, withdrawn(case).publications)],
    };
    YearsKnown { plan: plan(case).0.plan, years }
}

fn year(case: Case) -> YearKnown {
    let book = plan(case).0;
    let round = round(case, form(case));
    let sheets = if case == Case::Empty { Vec::new() } else { sheets(case, &book, &round.form) };
    YearKnown { sheets, round, publications: publications(case), book, edition: None }
}

/// Each sheet with its page.
fn ones(case: Case) -> Vec<OneKnown> {
    let today = || if case == Case::Full { plan(case).1 } else { Vec::new() };
    let one = |sheet| {
        let round = round(case, form(case));
        let others = if case == Case::Usual { Vec::new() } else { vec![before(case)] };
        OneKnown { round, book: plan(case).0, edition: None, sheet, publications: publications(case), today: today(), others }
    };
    year(case).sheets.into_iter().map(one).collect()
}

fn before(case: Case) -> Judged {
    let round = Round { year: FiscalYear(YEAR.number() - 1), ..round(case, form(case)) };
    Judged { year: round.year, grade: 3, evaluations: evaluations(case), round }
}

/// A judged sheet, one that was left out, and where everything is there one whose item the plan has no more.
fn sheets(case: Case, book: &Book, form: &Form) -> Vec<SheetKnown> {
    let nodes = book.policies().into_iter().chain(book.nodes.iter().filter(|node| !node.is_policy)).cloned();
    let all = nodes.zip([SheetState::Settled, SheetState::LeftOut, SheetState::Settled]);
    let sheet = |(number, (node, state)): (u8, (Node, SheetState))| {
        let is_gone = number == 3;
        let is_empty = is_gone || case == Case::Empty;
        SheetKnown {
            sheet: Sheet {
                id: id(210 + number),
                round: id(200),
                node: node.id,
                section: None,
                state,
                left_out: (state == SheetState::LeftOut).then(|| text(case, "条例が変わり、来年に始めます")),
            },
            node,
            is_gone,
            section: section(case).filter(|_| !is_gone),
            evaluations: if state == SheetState::Settled { evaluations(case) } else { Vec::new() },
            answers: if is_empty { Vec::new() } else { answers(case, form) },
            comments: if case == Case::Usual { Vec::new() } else { comments(case) },
            frozen: if is_empty { Vec::new() } else { frozen(case) },
        }
    };
    let many = if case == Case::Full { 3 } else { 2 };
    (1..).zip(all).take(many).map(sheet).collect()
}

fn section(case: Case) -> Option<SectionName> {
    Some(SectionName { id: id(90), name: text(case, "市民協働課") })
}

fn evaluations(case: Case) -> Vec<Evaluation> {
    let gave = |step, grade, proposed, reason: Option<&str>| Evaluation {
        step,
        number: 1,
        grade,
        proposed,
        percent: Some(95.0),
        reason: reason.map(|reason| text(case, reason)),
        proxy: None,
        seq: Seq(1),
        decided_on: day(7, 1).unwrap_or_else(|| YEAR.last_day()),
    };
    match case {
        Case::Empty | Case::Usual => vec![gave(Step::Section, 3, Some(3), None), gave(Step::Planning, 3, Some(3), None)],
        Case::Full => vec![
            gave(Step::Section, 3, Some(3), None),
            gave(Step::Department, 3, Some(3), Some("おくれは小さく、\n年度末に間に合いました。")),
            gave(Step::Planning, 2, Some(3), None),
        ],
        Case::Wrong => {
            vec![gave(Step::Section, 99, None, Some("一度も開けませんでした")), gave(Step::Planning, 6, None, Some("同じ見方です"))]
        }
    }
}

fn answers(case: Case, form: &Form) -> Vec<Answer> {
    let body = |field: &FormField| match &field.kind {
        FieldKind::Text { .. } => text(case, "三つの町内で開きました。\n人は少しずつ増えています。"),
        FieldKind::Number { .. } if case == Case::Wrong => "約千".into(),
        FieldKind::Number { .. } => "1840".into(),
        FieldKind::View { options } | FieldKind::Direction { options } => {
            options.first().filter(|_| case != Case::Wrong).map_or_else(|| "gone".into(), |option| option.code.clone())
        }
    };
    let answer =
        |field: &FormField| Answer { field: field.code.clone(), number: 1, body: body(field), written_at: Moment::from_millis(0) };
    form.fields.iter().filter(|field| field.is_required).map(answer).collect()
}

fn comments(case: Case) -> Vec<Comment> {
    let comment = |number, body: &str, answer: Option<&str>| Comment {
        number,
        by_whom: text(case, "総合計画審議会"),
        body: if body.is_empty() { String::new() } else { text(case, body) },
        made_on: day(8, 20).unwrap_or_else(|| YEAR.last_day()),
        answer: answer.map(|answer| text(case, answer)),
        answered_on: answer.and(day(8, 25)),
    };
    vec![
        comment(1, "夕方の会も開いてください。", Some("来年度に二回開きます。")),
        comment(2, "数え方を書いてください。", None),
        comment(3, "", None),
    ]
}

/// Indicators as they were frozen: every way in which they can have been reached.
fn frozen(case: Case) -> Vec<Frozen> {
    let ratio = Percent::new(99.96).map_or(Reached::Met, Reached::Ratio);
    let whys = [
        Why::Unscored,
        Why::NoFigure,
        Why::NoTarget,
        Why::NoBaseline,
        Why::NotMet,
        Why::NoIndicator,
        Why::NoGrade,
        Why::ByPoints,
        Why::Judged,
    ];
    let all: Vec<Reached> = match case {
        Case::Empty | Case::Usual => vec![ratio],
        Case::Full => [ratio, Reached::Met, Reached::NotMet].into_iter().chain(whys.map(Reached::None)).collect(),
        Case::Wrong => vec![Reached::None(Why::NoFigure)],
    };
    (1..).zip(all).map(|(number, reached)| one_frozen(case, number, reached)).collect()
}

fn one_frozen(case: Case, number: u8, reached: Reached) -> Frozen {
    let year = |back: i32| FrozenYear {
        year: FiscalYear(YEAR.number() - back),
        value: (back != 1).then_some(if case == Case::Wrong { f64::NAN } else { 60.5 - f64::from(back) }),
        upper: Some(18_210),
        lower: Some(29_950),
        is_withheld: back == 2,
        is_preliminary: back == 0,
        through: None,
    };
    Frozen {
        // The samples of indicators begin at 101; the last of them are not in every plan.
        indicator: id(100 + number),
        name: text(case, "会議・行事に参加している人の割合"),
        unit: (number != 2).then(|| text(case, "％")),
        decimals: 1,
        baseline: Some(text(case, "37.6（2019）")),
        target: (number != 3).then(|| text(case, "50.0")),
        state: State::OnTrack,
        reached,
        years: (0..if case == Case::Full { 4 } else { 3 }).rev().map(year).collect(),
    }
}
