//! Pages with samples: empty, usual, full, wrong. They need no database and show every page as it can look.

mod book;

use std::collections::HashMap;

use askama::Template;
use engawa_kernel::{Day, FiscalYear, Id, Seq};

use super::charge::InCharge;
use super::home::HomePage;
use super::indicator::{self, IndicatorPage};
use super::look::Look;
use super::manifesto::{self, ManifestoPage};
use super::plan::PlanPage;
use super::plans::PlansPage;
use super::policy::{self, PolicyPage};
use super::records::{self, RecordsPage};
use crate::book::Book;
use crate::evaluation::site;
use crate::measuring::Listed;
use crate::model::{Behind, Node, Standing};
use crate::versions::site::sample as versions;
pub(crate) use book::{Case, id, indicator, plans};

/// A page as one sample shows it.
pub struct Shown {
    /// Which page and which case: `policy-full`.
    pub name: String,
    /// The content of `<main>`.
    pub html: String,
}

/// All pages in all cases.
///
/// # Errors
/// When a template cannot be rendered, which would be a fault of the house.
pub fn samples(look: &Look) -> Result<Vec<Shown>, askama::Error> {
    let mut all = Vec::new();
    for case in Case::ALL {
        all.extend(of_case(look, case)?);
        all.extend(site::sample::samples(look, case)?);
        all.extend(versions::samples(look, case)?);
        all.extend(crate::desk::sample::samples(look, case)?);
        all.extend(crate::evaluation::desk::writing::sample::samples(look, case)?);
        all.extend(crate::evaluation::desk::planning::sample::samples(look, case)?);
        all.extend(crate::drafting::desk::sample::samples(look, case)?);
    }
    Ok(all)
}

fn of_case(look: &Look, case: Case) -> Result<Vec<Shown>, askama::Error> {
    let known = book::plans(case);
    let mut shown = vec![show("home", case, &HomePage::of(look, &known))?, show("plans", case, &PlansPage::of(look, &known))?];
    for (book, standings) in known {
        shown.extend(of_plan(look, case, &book, &standings)?);
    }
    Ok(shown)
}

fn of_plan(look: &Look, case: Case, book: &Book, standings: &[Standing]) -> Result<Vec<Shown>, askama::Error> {
    let mut shown = vec![show("plan", case, &PlanPage::of(look, book, standings, &evaluated(case)))?];
    if book.policies().iter().any(|policy| policy.goal.is_some()) {
        shown.push(show("manifesto", case, &ManifestoPage::of(look, &goals(book, standings, case)))?);
    }
    if let Some(policy) = book.policies().first() {
        shown.push(show("policy", case, &PolicyPage::of(look, &sheet(book, standings, case), policy))?);
    }
    for standing in standings {
        let known = figure(book, standing, case);
        shown.push(show("indicator", case, &IndicatorPage::of(look, &known))?);
        shown.push(show("records", case, &RecordsPage::of(look, &all_records(&known)))?);
    }
    shown.extend(former(look, case, book, standings)?);
    Ok(shown)
}

/// The pages of what is no longer in force.
fn former(look: &Look, case: Case, book: &Book, standings: &[Standing]) -> Result<Vec<Shown>, askama::Error> {
    let mut shown = Vec::new();
    if let Some(policy) = book.policies().first() {
        let known = policy::Known { former: Some(versions::former(case)), ..sheet(book, standings, case) };
        shown.push(show("policy_former", case, &PolicyPage::of(look, &known, policy))?);
    }
    if let Some(standing) = standings.first() {
        let known = indicator::Known { former: Some(versions::former(case)), ..figure(book, standing, case) };
        shown.push(show("indicator_former", case, &IndicatorPage::of(look, &known))?);
    }
    Ok(shown)
}

fn goals(book: &Book, standings: &[Standing], case: Case) -> manifesto::Known {
    manifesto::Known {
        body: None,
        book: book.clone(),
        standings: standings.to_vec(),
        held: book::held(book, case),
        reached: book::reached(book, case),
        evaluated: evaluated(case),
        served: served(book, case),
        judged: judged(book, case).into_iter().collect(),
    }
}

/// The first goal serves an item that is in force, and one that ended.
fn served(book: &Book, case: Case) -> HashMap<Id<Node>, Vec<manifesto::Served>> {
    let item = |title: &str, path: Option<&str>| manifesto::Served { title: title.into(), path: path.map(Into::into) };
    let both = vec![item("地域の見守り", Some("/plans/sogo/policies/2")), item("回覧の電子化", None)];
    let first = book.policies().first().map(|goal| goal.id).filter(|_| case == Case::Full);
    first.map(|goal| (goal, both)).into_iter().collect()
}

/// The years that were published.
fn evaluated(case: Case) -> Vec<FiscalYear> {
    if case == Case::Full { vec![FiscalYear(2025), FiscalYear(2024)] } else { Vec::new() }
}

/// The latest judgement on the first policy.
fn judged(book: &Book, case: Case) -> Vec<(Id<Node>, site::Latest)> {
    let policy = book.policies().first().map(|policy| policy.id);
    policy.zip(site::sample::latest(case)).into_iter().collect()
}

fn sheet(book: &Book, standings: &[Standing], case: Case) -> policy::Known {
    policy::Known {
        policy: book.policies().first().map_or_else(|| book::id(0), |policy| policy.id),
        book: book.clone(),
        standings: standings.to_vec(),
        charge: charge(case),
        held: book::held(book, case),
        reached: book::reached(book, case),
        judged: judged(book, case),
        former: None,
    }
}

fn figure(book: &Book, standing: &Standing, case: Case) -> indicator::Known {
    let held = book::held(book, case).into_iter().map(|action| (action, 1)).collect();
    let behind = if case == Case::Full { Behind::Actions(held) } else { Behind::Nothing };
    let next = Day::new(2026, 11, 20).ok().zip(Some(Seq(7))).filter(|_| case == Case::Full);
    let behind = Listed { behind, next };
    let areas = book::areas(case);
    let stated = book::stated(case);
    let (book, standing, breaks) = (book.clone(), standing.clone(), versions::breaks(case));
    indicator::Known { book, standing, charge: charge(case), behind, areas, stated, breaks, former: None }
}

fn all_records(known: &indicator::Known) -> records::Known {
    records::Known {
        plan: known.book.plan.clone(),
        indicator: known.standing.indicator.clone(),
        years: known.standing.series.figures.iter().map(|figure| figure.year).collect(),
        year: known.standing.series.latest().map(|figure| figure.year),
        before: known.behind.next,
        listed: known.behind.clone(),
    }
}

fn charge(case: Case) -> Vec<InCharge> {
    match case {
        Case::Empty => Vec::new(),
        Case::Usual | Case::Wrong => vec![InCharge { printed: "政策推進課".into(), today: Vec::new() }],
        Case::Full => {
            vec![InCharge { printed: "市民協働課".into(), today: vec!["地域づくり課".into(), "移住交流課".into()] }]
        }
    }
}

fn show(page: &str, case: Case, template: &impl Template) -> Result<Shown, askama::Error> {
    Ok(Shown { name: format!("{page}-{}", case.name()), html: template.render()? })
}
