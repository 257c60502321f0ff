//! Invented manifestos for the samples of these pages: nothing, a draft, everything at once, what should not be.

use askama::Template;
use engawa_kernel::{Day, Direction, FiscalYear};
use engawa_web::door::Secret;
use engawa_web::{Fields, FormHead, Said};

use super::asking::AskingPage;
use super::at::{Choice, Known};
use super::begin::{self, BeginPage};
use super::goal::page::{Came as CameGoal, GoalPage};
use super::goal::removal;
use super::goal::typed::TypedGoal;
use super::list::{self, Line, ListPage};
use super::plan::{Came, Forms, PlanPage, TypedHead};
use super::start::{Start, empty};
use super::wrongs::Wrongs;
use super::{adoption, amendment, discard};
use crate::drafting::codes::Codes;
use crate::drafting::edit::{Edit, Figure, NewItem, apply};
use crate::drafting::{Draft, Listed, Owner, Seen};
use crate::model::{Goal, PartKind, RoleText, SectionName};
use crate::pages::Look;
use crate::pages::sample::{Case, Shown, id};
use crate::townfile::PlanFile;

const SLUG: &str = "manifesto-2026-1";
const YEAR: FiscalYear = FiscalYear(2026);
const BAD: &str = "\"><b>&";

/// The pages of manifestos at the desk in a case.
///
/// # Errors
/// When a template cannot be rendered.
pub(crate) fn samples(look: &Look, case: Case) -> Result<Vec<Shown>, askama::Error> {
    let known = known(look, case);
    let mut all = vec![
        show("list", case, &ListPage::of(look, &list(case), if case == Case::Full { "discarded" } else { BAD }))?,
        show("begin", case, &begin_page(look, case))?,
        show("plan", case, &PlanPage::of(look, &known, &came(case, &known), forms()))?,
        show("goal", case, &goal_page(look, case, &known))?,
    ];
    for (name, page) in asked(look, case, &known) {
        all.push(show(name, case, &page)?);
    }
    Ok(all)
}

fn show(name: &str, case: Case, page: &impl Template) -> Result<Shown, askama::Error> {
    Ok(Shown { name: format!("draft_{name}-{}", case.name()), html: page.render()? })
}

fn head(path: &str) -> FormHead {
    FormHead::new(&Secret::new(), "mihon", path, path.to_owned())
}

fn forms() -> Forms {
    Forms { head: head("/head"), order: head("/order") }
}

fn text(case: Case, usual: &str) -> String {
    if case == Case::Wrong { BAD.to_owned() } else { usual.to_owned() }
}

fn wrongs(case: Case, names: &[&'static str]) -> Wrongs {
    let mut wrongs = Wrongs::default();
    if case == Case::Wrong {
        names.iter().for_each(|name| wrongs.add(*name, Said::text("<b>&")));
    }
    wrongs
}

/// No goal; one that is written; several, of which one is dropped; one with what should not be typed.
fn known(look: &Look, case: Case) -> Known {
    let mut codes = Codes::new(SLUG, 1, []);
    let name = text(case, "環境課");
    let start = Start { slug: SLUG.into(), section: ("環境課", &name), year: YEAR };
    let bare = empty(&look.voice, &start, &mut codes);
    let written = edited(&bare, &goal(case, &bare, "g1"), &mut codes);
    let file = match case {
        Case::Empty => bare.clone(),
        Case::Usual | Case::Wrong => written.clone(),
        Case::Full => edited(&edited(&written, &goal(case, &bare, "g2"), &mut codes), &[Edit::Remove("g1".into())], &mut codes),
    };
    let adopted_on = Day::new(2026, 4, 1).ok();
    let before = (case == Case::Full).then_some(PlanFile { adopted_on, ..written });
    let draft = Draft { plan: id(1), owner: Owner::Section(id(90)), seen: Seen::of_sample(), file, before: before.clone() };
    let choice = Choice { code: "A-1".into(), title: text(case, "1 ごみを減らす"), plan: text(case, "総合計画") };
    Known {
        slug: SLUG.into(),
        before,
        draft: Some(draft),
        posts: if case == Case::Empty { Vec::new() } else { vec![text(case, "課長")] },
        choices: if case == Case::Empty { Vec::new() } else { vec![choice] },
    }
}

/// Changes of a sample; one that does not fit leaves the plan as it is.
fn edited(plan: &PlanFile, edits: &[Edit], codes: &mut Codes) -> PlanFile {
    edits.iter().fold(plan.clone(), |plan, edit| apply(&plan, edit, codes).unwrap_or(plan))
}

fn goal(case: Case, plan: &PlanFile, code: &str) -> Vec<Edit> {
    let root = plan.nodes.first().map(|root| root.code.clone());
    let of = || code.to_owned();
    let title = text(case, "ごみの少ないまち");
    let said = |usual: &str| Some(text(case, usual));
    let goal = Goal {
        heading: text(case, "生ごみを減らす"),
        target: (code == "g1").then(|| text(case, "1人1日あたり800グラム")),
        achieved: said("どの家でも水を切って出している。"),
        background: said("10年かけて100グラム減りました。"),
        present: None,
        issue: said("あと少しが減りません。"),
        related: None,
    };
    let figure = Figure {
        group: "目標数値".into(),
        name: text(case, "生ごみを減らす"),
        unit: said("グラム"),
        baseline: Some((850.0, 2025)),
        target: (800.0, 2026),
        direction: Direction::Below,
        decimals: 0,
        source: "課の記録".into(),
    };
    let role = RoleText { actor: "責任者".into(), text: text(case, "課長") };
    let mut edits = vec![
        Edit::Add(NewItem { code: of(), parent: root.clone(), level: "部局目標".into(), title, is_policy: true }),
        Edit::Steps {
            code: of(),
            level: "手段・工程".into(),
            lines: vec![text(case, "出前講座"), text(case, "水切りの道具を配る")],
        },
        Edit::Goal { code: of(), goal: Some(goal) },
        Edit::Links { code: of(), links: if case == Case::Full { Vec::new() } else { vec!["A-1".into()] } },
        Edit::Figure { code: of(), figure: Some(figure) },
    ];
    if let Some(root) = root {
        edits.push(Edit::Parts { code: root.clone(), kind: PartKind::Aim, texts: vec![text(case, "町をきれいにする。")] });
        edits.push(Edit::Roles { code: root, roles: vec![role.clone()] });
    }
    edits
}

fn list(case: Case) -> list::Known {
    let manifesto = |drafted: bool, in_force: bool| Listed {
        slug: SLUG.into(),
        title: text(case, "2026（令和8）年度　部局マニフェスト（環境課）"),
        year: Some(YEAR),
        owner: Owner::Section(id(90)),
        drafted_since: Day::new(2026, 5, 1).ok().filter(|_| drafted),
        adopted_on: Day::new(2026, 4, 1).ok().filter(|_| in_force && drafted),
        is_in_force: in_force,
        unlinked: if case == Case::Usual { Vec::new() } else { vec![text(case, "ごみの少ないまち")] },
    };
    let line = |manifesto, number| Line {
        manifesto,
        carriers: (number > 0).then(|| SectionName { id: id(90), name: text(case, "環境課") }).into_iter().collect(),
    };
    let lines = match case {
        Case::Empty => Vec::new(),
        Case::Usual => vec![line(manifesto(true, false), 1)],
        Case::Full | Case::Wrong => {
            let last = Listed { adopted_on: Day::new(2025, 4, 1).ok(), year: None, ..manifesto(false, true) };
            vec![line(manifesto(true, true), 1), line(manifesto(false, true), 0), line(last, 1)]
        }
    };
    list::Known { is_planning: case == Case::Full, may_begin: case != Case::Wrong, lines }
}

fn begin_page(look: &Look, case: Case) -> BeginPage {
    let earlier = list(case).lines.into_iter().map(|line| line.manifesto).collect();
    let known = begin::Known { section: text(case, "環境課"), earlier };
    let typed = begin::Typed { year: text(case, "2026"), from: text(case, "empty") };
    BeginPage::of(look, &known, &typed, &wrongs(case, &["year", "from"]), head("/new"))
}

fn came(case: Case, known: &Known) -> Came {
    let fresh = Came::fresh(known);
    let typed = || TypedHead { mission: text(case, "まちを、きれいに保つ。"), post: text(case, "課長補佐") };
    match case {
        Case::Empty => Came { done: BAD.into(), kept: Some(typed()), ..fresh },
        Case::Usual => Came { done: "begun".into(), ..fresh },
        Case::Full => {
            Came {
                head: typed(), theirs: Some(TypedHead::default()), late: Some("いまは決定ずみです".into()), ..Came::default()
            }
        }
        Case::Wrong => {
            Came { head: typed(), theirs: Some(fresh.head), wrongs: wrongs(case, &["mission", "post", ""]), ..Came::default() }
        }
    }
}

fn goal_page(look: &Look, case: Case, known: &Known) -> GoalPage {
    let node = known.goals().into_iter().next();
    let stands = node.map(|node| TypedGoal::of(known, node)).unwrap_or_default();
    let names =
        ["title", "heading", "background", "present", "issue", "target", "value", "unit", "baseline", "achieved", "steps", "link"];
    let bad: Vec<(&str, &str)> = names.iter().map(|name| (*name, BAD)).collect();
    let seen = known.seen();
    let came = match case {
        Case::Empty | Case::Usual => CameGoal { typed: stands, seen, ..CameGoal::default() },
        // Someone was quicker: what was typed stays, what stands is beside it.
        Case::Full => CameGoal {
            typed: TypedGoal::read(&Fields::of(&[("title", "ごみのないまち"), ("link", "A-1"), ("link", "Z-9")])),
            theirs: Some(stands),
            late: Some("いまは決定ずみです".into()),
            seen,
            ..CameGoal::default()
        },
        Case::Wrong => {
            CameGoal { typed: TypedGoal::read(&Fields::of(&bad)), seen, wrongs: wrongs(case, &names), ..CameGoal::default() }
        }
    };
    GoalPage::of(look, known, node.map(|node| node.code.as_str()), &came, head("/goals/new"))
}

/// All pages that ask once more.
fn asked(look: &Look, case: Case, known: &Known) -> Vec<(&'static str, AskingPage)> {
    let late = || (case == Case::Full).then(|| Said::from("いまは決定ずみです"));
    let mut pages = vec![
        ("amendment", amendment::page(look, known, &head("/amendment"))),
        ("discard", discard::page(look, known, late(), &head("/removal"))),
    ];
    if let Some(draft) = &known.draft {
        // The goal that takes over has a target here, so that the questions are asked.
        let mut ready = draft.clone();
        for goal in ready.file.nodes.iter_mut().filter_map(|node| node.goal.as_mut()) {
            goal.target.get_or_insert_with(|| "800グラム".into());
        }
        let fields = Fields::of(&[("reason", BAD), ("item-g1", "to-g2")]);
        let typed = adoption::Typed {
            is_back: case == Case::Wrong,
            fields: if case == Case::Wrong { fields } else { Fields::default() },
            wrongs: wrongs(case, &["reason", "item-g1", ""]),
            late: late(),
        };
        pages.push(("adoption", adoption::page(look, known, &ready, &typed, head("/adoption"))));
        pages.push(("adoption-before", adoption::page(look, known, draft, &typed, head("/adoption"))));
    }
    if let Some(node) = known.goals().into_iter().next() {
        pages.push(("goal-removal", removal::page(look, known, node, late(), &head("/removal"))));
    }
    pages
}
