//! The sheet of a party: what is known, its ties of all times, its history, and what can be done.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use engawa_db::{Db, Fault};
use engawa_journal::StoredRecord;
use engawa_kernel::{AnyId, Choice, Day};
use engawa_web::door::RecordWords;
use engawa_web::ui::{Button, Definitions, Kicker, PostButton, Row, Rows, SectionHead, Tell, Tone};
use engawa_web::{Answer, Ctx, RouteRow, Said, key};
use engawa_who::pages::Done;

use super::search::sort_word;
use super::{SEES, history, identity, look, merging, page, posts, sentences, tie};

use crate::model::{Behalf, Household, Organization, Person, Proof, StateRow, Tie, TieFace};
use crate::store::bodies::Report;
use crate::store::merges::Merge;
use crate::store::{self, Named};
use crate::words_of;
use crate::{EDIT, behalf};

/// The page.
pub(super) const SHOW: RouteRow = page("/desk/parties/{party}", SEES).asks(&["done"]);

/// What is known of a party, whatever it is.
enum Told {
    Person(Box<Person>, Vec<Proof>, Option<String>),
    Household(Household, Option<String>),
    Organization(Box<Body>),
}

/// What is known of an organization.
struct Body {
    body: Organization,
    area: Option<String>,
    states: Vec<StateRow>,
    reports: Vec<Report>,
    posts: Vec<posts::Held>,
    section: Option<String>,
}

struct Known {
    party: Named,
    said: Told,
    ties: Vec<(Tie, Option<Named>)>,
    merges: Vec<(Merge, Option<Named>)>,
    records: Vec<(StoredRecord, Option<String>, Option<String>)>,
    people: Vec<AnyId>,
    behalves: Vec<Behalf>,
}

fn read(db: &Db, party: Named, words: &[RecordWords]) -> Result<Option<Known>, Fault> {
    let Some(said) = said(db, &party)? else { return Ok(None) };
    let mut ties = Vec::new();
    for tie in store::ties::ties_of(db, party.id)? {
        let other = if tie.one == party.id { tie.other } else { Some(tie.one) };
        ties.push((tie, other.map(|other| store::named(db, other)).transpose()?.flatten()));
    }
    let mut merges = Vec::new();
    for merge in store::merges::merges_into(db, party.id)? {
        let gone = store::named(db, merge.gone)?;
        merges.push((merge, gone));
    }
    let behalves = store::behalf::for_party(db, party.id)?;
    let others = ties.iter().filter_map(|(_, other)| other.as_ref().map(|other| other.id));
    let mut people = look::people(db, others.chain([party.id]))?;
    if let Told::Organization(body) = &said {
        people.extend(posts::people(&body.posts));
    }
    Ok(Some(Known { records: history::read(db, party.id, words)?, party, said, ties, merges, people, behalves }))
}

fn said(db: &Db, party: &Named) -> Result<Option<Told>, Fault> {
    Ok(match party.sort.as_str() {
        "person" => match store::people::person(db, party.id.of())? {
            Some(person) => {
                let area = store::area_path(db, person.said.area)?;
                Some(Told::Person(Box::new(person), store::people::proofs_of(db, party.id.of())?, area))
            }
            None => None,
        },
        "household" => match store::people::household(db, party.id.of())? {
            Some(household) => {
                let area = store::area_path(db, household.said.area)?;
                Some(Told::Household(household, area))
            }
            None => None,
        },
        _ => body(db, party.id)?.map(|body| Told::Organization(Box::new(body))),
    })
}

fn body(db: &Db, id: AnyId) -> Result<Option<Body>, Fault> {
    let Some(body) = store::bodies::organization(db, id.of())? else { return Ok(None) };
    Ok(Some(Body {
        area: store::area_path(db, body.area)?,
        states: store::bodies::states_of(db, id.of())?,
        reports: store::bodies::reports_of(db, id.of())?,
        posts: posts::read(db, id.of(), db.now().day())?,
        section: store::ties::section_of(db, id, db.now().day())?,
        body,
    }))
}

/// The page `templates/desk_party.html`.
#[derive(Template)]
#[template(path = "desk_party.html")]
struct PartyPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    tells: Vec<Tell>,
    facts: Definitions,
    acts: Vec<Button>,
    posts: Option<(SectionHead, Rows)>,
    ties_head: SectionHead,
    ties: Rows,
    tie_acts: Vec<Button>,
    undo: Vec<PostButton>,
    history_head: SectionHead,
    history: Rows,
    behalves: Option<(SectionHead, Rows)>,
}

/// Shows the sheet.
pub(super) async fn show(ctx: Ctx, Path(id): Path<String>, Query(asked): Query<Done>) -> Answer<Response> {
    let party = look::party(&ctx, &id).await?;
    let words = ctx.desk().record_words.clone();
    let known = ctx.town.read(move |db| read(db, party.clone(), &words)).await?.ok_or(engawa_web::Failure::NotFound)?;
    look::note(&ctx, SHOW.path, known.people.clone()).await?;
    let may_edit = ctx.visitor().is_some_and(|visitor| visitor.holds(EDIT)) && known.party.merged_into.is_none();
    let say = |key| ctx.voice.say(key);
    let content = PartyPage {
        done: done(&asked.done).map(|key| Tell::new(Tone::Done, say(key))),
        way: look::way(&ctx).part(sort_word(&ctx.voice, &known.party.sort)),
        title: Said::text(&called(&ctx, &known.party)),
        tells: tells(&ctx, &known.party),
        facts: facts(&ctx, &known),
        acts: if may_edit { acts(&ctx, &known) } else { Vec::new() },
        posts: posts_part(&ctx, &known, may_edit),
        ties_head: SectionHead::new("ties-h", say("parties-sheet-ties")),
        ties: Rows::new(
            known.ties.iter().map(|tie| tie_row(&ctx, &known.party, tie, may_edit)).collect(),
            say("parties-sheet-no-ties"),
        ),
        tie_acts: if may_edit { tie_acts(&ctx, &known.party) } else { Vec::new() },
        undo: if may_edit { undo(&ctx, &known)? } else { Vec::new() },
        history_head: SectionHead::new("history-h", say("parties-sheet-history")),
        history: history::rows(&ctx, &known.records),
        behalves: behalf::of_party(&ctx, &known.behalves),
    };
    ctx.page(&ctx.shell(content.title.clone()), &content)
}

fn called(ctx: &Ctx, party: &Named) -> String {
    if party.name.is_empty() { ctx.voice.plain("parties-sheet-erased") } else { party.name.clone() }
}

fn done(code: &str) -> Option<&'static str> {
    Some(match code {
        "entered" => key("parties-done-entered"),
        "corrected" => key("parties-done-corrected"),
        "tied" => key("parties-done-tied"),
        "ended" => key("parties-done-ended"),
        "reported" => key("parties-done-reported"),
        "merged" => key("parties-done-merged"),
        "undone" => key("parties-done-undone"),
        "erased" => key("parties-done-erased"),
        "taken-back" => key("parties-done-taken-back"),
        "proved" => key("parties-done-proved"),
        "bound" => key("parties-done-bound"),
        "unbound" => key("parties-done-unbound"),
        _ => return None,
    })
}

fn tells(ctx: &Ctx, party: &Named) -> Vec<Tell> {
    let protected = party.is_protected.then(|| Tell::new(Tone::Late, ctx.voice.say("parties-sheet-protected")));
    let merged = party.merged_into.map(|_| Tell::info(ctx.voice.say("parties-sheet-merged")));
    protected.into_iter().chain(merged).collect()
}

fn facts(ctx: &Ctx, known: &Known) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let facts = Definitions::new().wide().pair(say("parties-desk-number"), known.party.number.to_string());
    match &known.said {
        Told::Person(person, proofs, area) => person_facts(ctx, facts, person, proofs, area.as_deref()),
        Told::Household(household, area) => facts
            .maybe(say("parties-form-area"), area.as_deref().map(Said::text))
            .maybe(say("parties-form-address"), filled(&household.said.address)),
        Told::Organization(body) => body_facts(ctx, facts, body),
    }
}

fn filled(text: &str) -> Option<Said> {
    (!text.is_empty()).then(|| Said::text(text))
}

fn person_facts(ctx: &Ctx, facts: Definitions, person: &Person, proofs: &[Proof], area: Option<&str>) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let said = &person.said;
    let kana = format!("{} {}", said.family_kana, said.given_kana);
    let account = if person.account.is_some() { key("parties-account-is-bound") } else { key("parties-account-is-none") };
    let level = proofs.iter().map(|proof| proof.way.level()).max().unwrap_or(0);
    facts
        .maybe(say("parties-organization-kana"), filled(kana.trim()))
        .maybe(say("parties-person-former"), filled(&said.former_name))
        .maybe(say("parties-person-common"), filled(&said.common_name))
        .maybe(say("parties-form-area"), area.map(Said::text))
        .maybe(say("parties-form-address"), filled(&said.address))
        .lines(say("parties-person-contacts"), said.contacts.iter().map(|contact| Said::text(&contact.value)).collect())
        .pair(say("parties-person-level"), ctx.voice.say_with("parties-person-level-is", &[("level", level.into())]))
        .lines(say("parties-person-proofs"), proofs.iter().map(|proof| identity::said(ctx, proof)).collect())
        .pair(say("parties-act-account"), say(account))
}

fn body_facts(ctx: &Ctx, facts: Definitions, body: &Body) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let state = |row: &StateRow| {
        let args = [("state", say(words_of::state(row.state)).into()), ("day", ctx.voice.full_day(row.from_on).into())];
        ctx.voice.say_with("parties-sheet-state", &args)
    };
    let report = |report: &Report| {
        let args = [("count", report.households.into()), ("day", ctx.voice.full_day(report.counted_on).into())];
        ctx.voice.say_with("parties-one-households", &args)
    };
    facts
        .pair(say("parties-organization-kana"), body.body.kana.as_str())
        .pair(say("parties-list-kind"), words_of::kind(&ctx.voice, &body.body.kind))
        .maybe(say("parties-form-area"), body.area.as_deref().map(Said::text))
        .pair(say("parties-organization-slug"), body.body.slug.as_str())
        .lines(say("parties-one-state"), body.states.iter().rev().map(state).collect())
        .lines(say("parties-one-members"), body.reports.iter().take(5).map(report).collect())
        .maybe(say("parties-one-section"), body.section.as_deref().map(Said::text))
}

/// The posts of an organization with those who hold them.
fn posts_part(ctx: &Ctx, known: &Known, may_edit: bool) -> Option<(SectionHead, Rows)> {
    let Told::Organization(body) = &known.said else { return None };
    let head = SectionHead::new("posts-h", ctx.voice.say("parties-sheet-posts"));
    Some((head, posts::rows(ctx, &known.party, &body.posts, may_edit)))
}

fn acts(ctx: &Ctx, known: &Known) -> Vec<Button> {
    let party = &known.party;
    let button =
        |word: &str, end: &str| Button::link(ctx.voice.say(word), ctx.link(&format!("{}/{end}", look::path(party.id)))).outline();
    let correct = button(key("parties-act-correct"), "correction");
    if let Told::Organization(body) = &known.said {
        let mut all = vec![
            button(key("parties-act-report"), "report"),
            button(key("parties-act-state"), "state"),
            button(key("parties-act-post"), "posts/new"),
            button(key("parties-act-public"), "public"),
            Button::link(ctx.voice.say("parties-act-ask"), ctx.link(&format!("/desk/parties/requests/new?body={}", party.id)))
                .outline(),
            button(key("parties-act-rights"), "rights"),
            button(key("parties-shared-title"), "roster"),
            correct,
        ];
        all.extend((!body.reports.is_empty()).then(|| button(key("parties-act-report-back"), "report/withdrawal")));
        all.extend((body.states.len() > 1).then(|| button(key("parties-act-state-back"), "state/withdrawal")));
        return all;
    }
    let of_person = [button(key("parties-act-proof"), "proofs"), button(key("parties-act-account"), "account")];
    let of_person = of_person.into_iter().filter(|_| party.sort == "person");
    let mut all: Vec<Button> = std::iter::once(correct).chain(of_person).collect();
    all.extend([
        button(key("parties-act-merge"), "merge"),
        button(key("parties-act-export"), "export.json"),
        button(key("parties-act-erase"), "erasure"),
    ]);
    all
}

fn tie_acts(ctx: &Ctx, party: &Named) -> Vec<Button> {
    let button = |face: &TieFace| {
        let path = format!("{}/ties/{}", look::path(party.id), face.code());
        Button::link(
            ctx.voice.say_with("parties-act-tie", &[("face", ctx.voice.say(words_of::face(*face)).into())]),
            ctx.link(&path),
        )
        .outline()
    };
    tie::offered(&party.sort).iter().map(button).collect()
}

fn stand(term: crate::model::Term, today: Day) -> &'static str {
    if term.from() > today {
        key("parties-stand-coming")
    } else if term.holds(today) {
        key("parties-stand-now")
    } else {
        key("parties-stand-past")
    }
}

fn tie_row(ctx: &Ctx, party: &Named, (tie, other): &(Tie, Option<Named>), may_edit: bool) -> Row {
    let is_below = tie.face == TieFace::Branch && tie.one != party.id;
    let face = ctx.voice.say(if is_below { key("parties-face-below") } else { words_of::face(tie.face) });
    // A protected person is named on their own sheet only.
    let name =
        other.as_ref().map(|other| if other.is_protected { ctx.voice.plain("parties-sheet-hidden") } else { called(ctx, other) });
    let title = match (&name, tie.what.is_empty()) {
        (Some(name), true) => Said::text(name),
        (Some(name), false) => {
            ctx.voice.say_with("parties-tie-what", &[("name", name.into()), ("what", tie::what(ctx, tie).into())])
        }
        (None, _) => tie::what(ctx, tie),
    };
    let row =
        Row::new(title).above(face).above(ctx.voice.say(stand(tie.term, ctx.today()))).below(sentences::days(&ctx.voice, tie.term));
    let row = if tie.source.is_empty() { row } else { row.below(tie.source.as_str()) };
    let row = match other.as_ref().filter(|other| !other.is_protected) {
        Some(other) => row.href(ctx.link(&look::path(other.id))),
        None => row,
    };
    if may_edit { row.link(ctx.voice.say("parties-tie-end"), ctx.link(&tie::end_path(party.id, tie))) } else { row }
}

fn undo(ctx: &Ctx, known: &Known) -> Answer<Vec<PostButton>> {
    let button = |(merge, gone): &(Merge, Option<Named>)| -> Answer<PostButton> {
        let head = ctx.form(&merging::undo_path(known.party.id, merge.id))?;
        let name = gone.as_ref().map(|gone| gone.name.clone()).unwrap_or_default();
        Ok(PostButton::of(&head, Button::submit(ctx.voice.say_with("parties-act-undo", &[("name", name.into())])).outline()))
    };
    known.merges.iter().take(1).map(button).collect()
}
