//! One page a policy: the seven parts of its sheet, what was done, who is in charge. A missing part is said.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engawa_db::{Db, Fault, Limit};
use engawa_kernel::{Day, Id};
use engawa_web::ui::{Kicker, Link, Roles, SampleMark, StatusTag, Tell, Thread};
use engawa_web::{Answer, Ctx, Failure, Nav, Said, Voice};

use super::card::IndicatorCard;
use super::charge::{InCharge, in_charge};
use super::held;
use super::look::{InJapanese, Look, plan_path};
use super::policy_row::{labelled, standings_under};
use super::sheet::PolicySheet;
use super::signs;
use super::steps::Step;
use crate::actions;
use crate::book::Book;
use crate::evaluation::site::{self, Latest};
use crate::model::{Action, Milestone, Node, PartKind, PlanKind, Standing};
use crate::versions::site::FormerPart;
use crate::versions::{self, Former, FoundPolicy};

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
    rated: Vec<Rated>,
    parents: Vec<Link>,
    has_many_parents: bool,
    has_roles: bool,
    roles: Roles,
    steps: Vec<Step>,
    former: Option<FormerPart>,
    sheet: PolicySheet,
}

/// The latest judgement that is published, on the policy or on an item below it.
struct Rated {
    item: Option<String>,
    year: Said,
    label: String,
    href: String,
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
    /// The latest published judgement on it; where there is none, those on the items below it.
    pub(crate) judged: Vec<(Id<Node>, Latest)>,
    /// Where it is no longer in force.
    pub former: Option<Former>,
}

/// Shows the policy.
pub async fn show(ctx: Ctx, Path((plan, slug)): Path<(String, String)>) -> Answer<Response> {
    let today = ctx.today();
    let known = match ctx.town.read(move |db| read(db, &plan, &slug, today)).await?.ok_or(Failure::NotFound)? {
        Found::Here(known) => known,
        Found::Elsewhere(path) => return elsewhere(&ctx, &path),
    };
    let policy = known.book.node(known.policy).ok_or(Failure::NotFound)?;
    let (look, plan) = (Look::of(&ctx), &known.book.plan);
    let shell = ctx.shell(labelled(&look, policy)).current(Nav::Know);
    let shell = shell.crumb(ctx.voice.say("plans-list-title"), "/plans").crumb(plan.title.as_str(), &plan_path(&plan.slug));
    ctx.page(&shell, &PolicyPage::of(&look, &known, policy))
}

/// What stands at the address.
enum Found {
    Here(Box<Known>),
    Elsewhere(String),
}

/// The item goes on without a page of its own; it may have one again.
fn elsewhere(ctx: &Ctx, path: &str) -> Answer<Response> {
    let place = HeaderValue::from_str(&ctx.link(path)).map_err(|_| Failure::NotFound)?;
    Ok((StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, place)]).into_response())
}

fn read(db: &Db, plan: &str, slug: &str, today: Day) -> Result<Option<Found>, Fault> {
    let (book, policy, former) = match versions::policy(db, plan, slug)? {
        None => return Ok(None),
        Some(FoundPolicy::Elsewhere(path)) => return Ok(Some(Found::Elsewhere(path))),
        Some(FoundPolicy::Here { book, policy, former }) => (*book, policy, former),
    };
    let standings = versions::standings(db, &book, former.as_ref())?;
    let Some(policy) = book.node(policy) else { return Ok(None) };
    let under: Vec<Id<Node>> = book.subtree(policy.id).iter().map(|node| node.id).collect();
    let known = Known {
        policy: policy.id,
        charge: in_charge(db, &policy.sections, today)?,
        held: actions::serving(db, &under, Limit(i64::try_from(held::SHOWN).unwrap_or(i64::MAX)))?,
        reached: actions::milestones_of(db, &under)?,
        judged: judged(db, policy.id, &under)?,
        former,
        standings,
        book,
    };
    Ok(Some(Found::Here(Box::new(known))))
}

/// A plan may be judged by its policies, or by what stands below them.
fn judged(db: &Db, policy: Id<Node>, under: &[Id<Node>]) -> Result<Vec<(Id<Node>, Latest)>, Fault> {
    if let Some(latest) = site::latest(db, policy)? {
        return Ok(vec![(policy, latest)]);
    }
    let mut found = Vec::new();
    for node in under {
        found.extend(site::latest(db, *node)?.map(|latest| (*node, latest)));
    }
    Ok(found)
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
            rated: known.judged.iter().filter_map(|(node, latest)| rated(look, &known.book, policy, *node, latest)).collect(),
            parents: parents(look, &known.book, policy),
            has_many_parents: policy.parents.len() > 1,
            has_roles: !policy.roles.is_empty(),
            roles: policy.roles.iter().fold(Roles::new(), |roles, role| roles.part(role.actor.as_str(), role.text.as_str())),
            steps: Step::all(look, &known.book, policy),
            former: known.former.as_ref().map(|former| FormerPart::of_policy(look, former)),
            sheet: PolicySheet::of(look, &known.book, policy, &own),
        }
    }
}

fn rated(look: &Look, book: &Book, policy: &Node, node: Id<Node>, latest: &Latest) -> Option<Rated> {
    let (item, grade, year) = (book.node(node)?, latest.grade()?, latest.round.year);
    Some(Rated {
        item: (node != policy.id).then(|| labelled(look, item)),
        year: look.voice.fiscal_year(year),
        label: site::label(&latest.round.form.scale, grade),
        href: look.link(&site::sheet_path(&book.plan.slug, year, &item.slug)),
    })
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
