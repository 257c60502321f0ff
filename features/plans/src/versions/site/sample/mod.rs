//! Invented versions for the samples of the public pages: one alone, a small amendment, everything there can be, what should not
//! be.

use askama::Template;
use engawa_kernel::measure::Window;
use engawa_kernel::{Day, Direction, FiscalYear, Shape};

use super::known::{ListKnown, VersionKnown};
use super::list::VersionsPage;
use super::version::VersionPage;
use crate::book::Book;
use crate::model::{
    Asked, Cadence, Goal, Heir, Indicator, Node, Over, Part, PartKind, Period, PlanKind, Printed, RoleText, SectionName, Source,
};
use crate::pages::Look;
use crate::pages::sample::{Case, Shown, id, plans};
use crate::versions::{Break, DefinitionPart, Former, Heirs, Predecessor, Successor, Version, What};

/// The public pages of the versions of a plan in a case.
///
/// # Errors
/// When a template cannot be rendered.
pub(crate) fn samples(look: &Look, case: Case) -> Result<Vec<Shown>, askama::Error> {
    let versions = versions(case);
    let mut shown = Vec::new();
    for place in 0..versions.len() {
        let known = VersionKnown {
            before: place.checked_sub(1).map(|before| versions[before].clone()),
            version: versions[place].clone(),
            linked: [(id(77), text(case, "協働のまちづくり"))].into(),
        };
        shown.push(show(&format!("version{place}"), case, &VersionPage::of(look, &known))?);
    }
    shown.push(show("versions", case, &VersionsPage::of(look, &ListKnown { versions }))?);
    Ok(shown)
}

fn show(page: &str, case: Case, template: &impl Template) -> Result<Shown, askama::Error> {
    Ok(Shown { name: format!("{page}-{}", case.name()), html: template.render()? })
}

fn text(case: Case, usual: &str) -> String {
    if case == Case::Wrong { format!("<script>{usual}&\"'｜字《じ》") } else { usual.to_owned() }
}

/// How something of the samples ended.
pub(crate) fn former(case: Case) -> Former {
    let number = (case == Case::Full).then(|| "施策2".to_owned());
    let successor = |title: &str, path: &str| Successor { number: number.clone(), title: text(case, title), path: path.into() };
    let both = vec![successor("見守りと支え合い", "/plans/sogo/policies/x-20"), successor("集いの場", "/plans/sogo/policies/x-21")];
    Former {
        last: 1,
        ended_with: 2,
        ended_on: Day::new(2027, 3, 25).ok().filter(|_| case == Case::Full),
        successors: if case == Case::Usual { Vec::new() } else { both },
    }
}

/// From when an indicator of the samples is counted otherwise.
pub(crate) fn breaks(case: Case) -> Vec<Break> {
    let printed = |raw: &str| Printed { raw: Some(text(case, raw)), value: Some(50.0), year: Some(2025), is_strict: false };
    let old = Predecessor { name: text(case, "つどいの数"), slug: "x-2-o9".into() };
    let what = vec![
        What::Definition(vec![DefinitionPart::Filters]),
        What::Unit { before: Some(text(case, "人")), after: None },
        What::Target { before: printed("50.0"), after: Printed::default() },
        What::TookOver(vec![old]),
    ];
    let undated = Break { year: None, version: 2, adopted_on: None, what: what.clone() };
    let dated = Break { year: Some(FiscalYear(2025)), version: 3, adopted_on: Day::new(2026, 3, 25).ok(), what };
    match case {
        Case::Empty | Case::Usual => Vec::new(),
        Case::Full | Case::Wrong => vec![undated, dated],
    }
}

fn versions(case: Case) -> Vec<Version> {
    let base = plans(if case == Case::Empty { Case::Usual } else { case }).swap_remove(0).0;
    let version = |book: Book, heirs, is_current| Version { book, heirs, is_current };
    let nobody = Heirs::default;
    match case {
        Case::Empty => vec![version(base, nobody(), true)],
        Case::Usual => {
            let mut next = numbered(base.clone(), 2);
            next.nodes[1].title = "協働とふれあい".into();
            vec![version(base, nobody(), false), version(rebound(next), nobody(), true)]
        }
        Case::Full | Case::Wrong => {
            let (next, heirs) = amended(case, &base);
            let same = numbered(next.clone(), 3);
            vec![version(base, nobody(), false), version(next, heirs, true), version(same, nobody(), false)]
        }
    }
}

fn numbered(mut book: Book, number: i64) -> Book {
    book.plan.version = number;
    book.plan.reason = None;
    book.plan.adopted_on = None;
    book
}

fn rebound(book: Book) -> Book {
    Book::bind(book.plan, book.nodes, book.indicators)
}

/// Every change that there can be.
fn amended(case: Case, base: &Book) -> (Book, Heirs) {
    let mut next = numbered(base.clone(), 2);
    head(case, &mut next);
    let ended = next.nodes.remove(4);
    next.nodes
        .push(Node { id: id(60), code: "X-6".into(), slug: "x-6".into(), title: text(case, "新しい取組"), ..ended.clone() });
    next.nodes.push(Node { id: id(61), code: "X-7".into(), slug: "x-7".into(), title: "もう一つの取組".into(), ..ended });
    item(case, &mut next.nodes[1]);
    next.nodes[2].parents = vec![id(11)];
    let mut heirs = Heirs { nodes: vec![heir("X-5", &["X-6"])], ..Heirs::default() };
    for indicator in &mut next.indicators {
        otherwise(case, indicator);
    }
    if next.indicators.len() > 2 {
        let old = next.indicators.remove(0);
        next.indicators[0].node = id(13);
        heirs.indicators = vec![heir(&old.code, &[&next.indicators[0].code])];
    }
    (rebound(next), heirs)
}

fn heir(old: &str, new: &[&str]) -> Heir {
    Heir { old: old.into(), new: new.iter().map(|new| (*new).to_owned()).collect() }
}

fn head(case: Case, book: &mut Book) {
    let plan = &mut book.plan;
    plan.title = text(case, "第2期総合計画");
    plan.kind = PlanKind::Strategy;
    plan.scope = None;
    plan.period = Some(Period { from: FiscalYear(2026), to: FiscalYear(2030), raw: "令和8〜12年度".into() });
    plan.source_title = "改訂した冊子".into();
    plan.levels.pop();
    plan.actors.push("学校".into());
    plan.related.clear();
    plan.scale = None;
    plan.adopted_on = Day::new(2026, 3, 25).ok();
    plan.reason = Some(text(case, "条例が変わり、区切りの年に見直しました。"));
}

fn item(case: Case, node: &mut Node) {
    node.title = text(case, "協働とふれあい");
    node.number = None;
    node.level = "柱".into();
    node.parents = Vec::new();
    node.sections = vec![SectionName { id: id(91), name: "地域づくり課".into() }];
    for kind in [PartKind::Aim, PartKind::Situation, PartKind::Approach, PartKind::Note] {
        node.parts.push(Part { kind, text: text(case, "あたらしい文") });
    }
    node.roles = vec![RoleText { actor: "学校".into(), text: "場所を貸します。".into() }];
    node.goal = Some(Goal {
        heading: "あたらしい目標".into(),
        target: Some("3団体".into()),
        achieved: None,
        background: None,
        present: None,
        issue: None,
        related: None,
    });
    node.links = vec![id(77)];
    node.is_draft = !node.is_draft;
    node.is_cross_cutting = !node.is_cross_cutting;
    node.is_policy = !node.is_policy;
    node.is_title_only = !node.is_title_only;
}

fn otherwise(case: Case, indicator: &mut Indicator) {
    let it = indicator;
    it.name = text(case, "地域の集まりに出た人の割合");
    it.unit = Some("人".into());
    it.group = "まちづくり指標".into();
    it.baseline.year = Some(2022);
    it.target = Printed { raw: Some(text(case, "60")), value: Some(60.0), year: Some(2030), is_strict: false };
    it.limits.truncate(1);
    it.sections = vec![SectionName { id: id(91), name: "地域づくり課".into() }];
    it.rationale = Some("ほかの町とくらべられるから。".into());
    it.caution = None;
    it.decimals = 0;
    it.is_scored = !it.is_scored;
    it.definition = None;
    it.direction = if it.direction == Direction::Up { Direction::Below } else { Direction::Up };
    it.is_cumulative = !it.is_cumulative;
    it.shape = if it.shape == Shape::Stock { Shape::SurveyShare } else { Shape::Stock };
    it.population = Some(24);
    it.baseline_window = Some(Window { first: FiscalYear(2017), last: FiscalYear(2021) });
    it.target_window = Some(Window { first: FiscalYear(2022), last: FiscalYear(2026) });
    it.source = source(case, &it.source, it.code.ends_with('2'));
}

fn source(case: Case, before: &Source, stays: bool) -> Source {
    match before {
        Source::External { .. } => Source::External { name: text(case, "決算カード"), cadence: Cadence::Monthly },
        Source::Counted(_) if stays => Source::External { name: text(case, "年報"), cadence: Cadence::Yearly },
        Source::Counted(_) => {
            let pair = |dimension: &str, value: &str| (dimension.to_owned(), value.to_owned());
            let filters = vec![
                pair("node", "X-2"),
                pair("partnership", "joint"),
                pair("partnership", "city-only"),
                pair("area", &text(case, "本町")),
            ];
            Source::Counted(Asked {
                counter: "plans.participants".into(),
                over: Some(Over::Counter { counter: "plans.running".into(), filters: filters.clone() }),
                filters,
                opening: Some(186.0),
                list: Some("町内@2026-04-01".into()),
            })
        }
    }
}
