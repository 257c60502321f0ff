//! One page a policy: the seven parts of its sheet, what was done, who is in charge. A missing part is said.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use engawa_db::{Db, Fault, Limit};
use engawa_kernel::{Day, Id};
use engawa_web::ui::{Kicker, Link, Roles, SampleMark, StatusTag, Tell, Thread};
use engawa_web::{Answer, Ctx, Failure, Nav, Said, Voice};

use super::card::IndicatorCard;
use super::charge::{InCharge, in_charge};
use super::held;
use super::look::{InJapanese, Look, plan_path};
use super::policy_row::{labelled, standings_under};
use super::signs;
use super::steps::Step;
use crate::actions;
use crate::book::Book;
use crate::model::{Action, Milestone, Node, PartKind, PlanKind, Standing};

/// The page `templates/policy.html`.
#[derive(Template)]
#[template(path = "policy.html")]
pub struct PolicyPage {
    voice: Voice,
    ja: InJapanese,
    sample: Option<SampleMark>,
    kicker: Kicker,
    title: String,
    tells: Vec<Tell>,
    aim: Option<String>,
    figures_title: Said,
    counts: Vec<StatusTag>,
    missing_groups: Vec<Said>,
    cards: Vec<IndicatorCard>,
    thread: Option<Thread>,
    situation: Vec<String>,
    approach: Vec<String>,
    sections: Vec<Said>,
    parents: Vec<Link>,
    has_many_parents: bool,
    has_roles: bool,
    roles: Roles,
    steps: Vec<Step>,
}

/// What is known of a policy.
pub struct Known {
    /// The plan.
    pub book: Book,
    /// Which of its items.
    pub policy: Id<Node>,
    /// The figures of the whole plan.
    pub standings: Vec<Standing>,
    /// Who is in charge, then and now.
    pub charge: Vec<InCharge>,
    /// What was done.
    pub held: Vec<Action>,
    /// What was reached.
    pub reached: Vec<Milestone>,
}

/// Shows the policy.
pub async fn show(ctx: Ctx, Path((plan, slug)): Path<(String, String)>) -> Answer<Response> {
    let today = ctx.today();
    let known = ctx.town.read(move |db| read(db, &plan, &slug, today)).await?.ok_or(Failure::NotFound)?;
    let policy = known.book.node(known.policy).ok_or(Failure::NotFound)?;
    let (look, plan) = (Look::of(&ctx), &known.book.plan);
    let shell = ctx.shell(labelled(&look, policy)).current(Nav::Know);
    let shell = shell.crumb(ctx.voice.say("plans-list-title"), "/plans").crumb(plan.title.as_str(), &plan_path(&plan.slug));
    ctx.page(&shell, &PolicyPage::of(&look, &known, policy))
}

fn read(db: &Db, plan: &str, slug: &str, today: Day) -> Result<Option<Known>, Fault> {
    let Some((book, standings)) = super::plan::read(db, plan)? else { return Ok(None) };
    let Some(policy) = book.node_by_slug(slug).filter(|node| node.is_policy) else { return Ok(None) };
    let under: Vec<Id<Node>> = book.subtree(policy.id).iter().map(|node| node.id).collect();
    let known = Known {
        policy: policy.id,
        charge: in_charge(db, &policy.sections, today)?,
        held: actions::serving(db, &under, Limit(i64::try_from(held::SHOWN).unwrap_or(i64::MAX)))?,
        reached: actions::milestones_of(db, &under)?,
        standings,
        book,
    };
    Ok(Some(known))
}

impl PolicyPage {
    /// The page of this policy.
    pub fn of(look: &Look, known: &Known, policy: &Node) -> PolicyPage {
        let own = standings_under(&known.book, policy, &known.standings);
        let texts = |kind| policy.texts(kind).map(str::to_owned).collect::<Vec<String>>();
        let has_deeds = !known.held.is_empty() || !known.reached.is_empty();
        PolicyPage {
            voice: look.voice.clone(),
            ja: look.ja(),
            sample: look.mark.clone(),
            kicker: kicker(look, &known.book, policy),
            title: labelled(look, policy),
            tells: tells(look, policy),
            aim: policy.texts(PartKind::Aim).next().map(str::to_owned),
            figures_title: figures_title(look, own.len()),
            counts: signs::counted(&look.voice, &own),
            missing_groups: missing_groups(look, &known.book, &own),
            cards: own.iter().map(|standing| IndicatorCard::of(look, &known.book.plan.slug, standing)).collect(),
            thread: has_deeds.then(|| held::thread(look, &known.held, &known.reached)),
            situation: texts(PartKind::Situation),
            approach: texts(PartKind::Approach),
            sections: known.charge.iter().map(|section| section.said(look)).collect(),
            parents: parents(look, &known.book, policy),
            has_many_parents: policy.parents.len() > 1,
            has_roles: !policy.roles.is_empty(),
            roles: policy.roles.iter().fold(Roles::new(), |roles, role| roles.part(role.actor.as_str(), role.text.as_str())),
            steps: Step::all(look, &known.book, policy),
        }
    }
}

/// The items above, from the outermost.
pub fn kicker(look: &Look, book: &Book, node: &Node) -> Kicker {
    let path = book.path(node.id);
    let above = path.iter().take(path.len().saturating_sub(1));
    above.fold(Kicker::new(), |kicker, node| kicker.part(labelled(look, node)))
}

fn tells(look: &Look, policy: &Node) -> Vec<Tell> {
    let draft = policy.is_draft.then(|| Tell::info(look.voice.say("plans-policy-draft")));
    let title_only = policy.is_title_only.then(|| Tell::info(look.voice.say("plans-policy-title-only")));
    draft.into_iter().chain(title_only).collect()
}

fn figures_title(look: &Look, count: usize) -> Said {
    if count == 0 {
        look.voice.say("plans-figures-none")
    } else {
        look.voice.say_with("plans-figures-title", &[("count", count.into())])
    }
}

/// Kinds of indicators that the plan knows and this policy lacks.
fn missing_groups(look: &Look, book: &Book, own: &[Standing]) -> Vec<Said> {
    if own.is_empty() {
        return vec![look.voice.say("plans-figures-nothing")];
    }
    let mut groups: Vec<&str> = Vec::new();
    for indicator in &book.indicators {
        let is_known =
            groups.contains(&indicator.group.as_str()) || own.iter().any(|standing| standing.indicator.group == indicator.group);
        if !is_known {
            groups.push(&indicator.group);
        }
    }
    groups.into_iter().map(|group| look.voice.say_with("plans-group-missing", &[("group", group.into())])).collect()
}

/// All items directly above; the tree of the plan shows each of them. A manifesto is short and has its goals instead of a tree.
fn parents(look: &Look, book: &Book, policy: &Node) -> Vec<Link> {
    let plan = plan_path(&book.plan.slug);
    let tree = look.link(&if book.plan.kind == PlanKind::Manifesto { plan } else { format!("{plan}#tree") });
    let above = policy.parents.iter().filter_map(|parent| book.node(*parent));
    above.map(|node| Link::new(labelled(look, node), tree.clone())).collect()
}
