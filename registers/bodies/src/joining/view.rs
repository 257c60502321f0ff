//! Where a request stands, as its household sees it: the state, what both sides said, and what can be done.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Db, Fault, Tx};
use engawa_kernel::{Day, Id};
use engawa_web::ui::{Asked, Button, Definitions, ErrorSummary, Field, FormFoot, Kicker, PostButton, Row, Rows, SectionHead, Tell};
use engawa_web::{Answer, Ctx, Fields, FormHead, Voice, key};
use engawa_who::pages::sheet::{Typed, Wrongs};

use crate::deeds::{self, By};
use crate::model::{Join, JoinState, JoinStep, LINES_MAX, Leave, Said};
use crate::refused::Refused;
use crate::rules::joining::state_of;
use crate::store;
use crate::store::joins as kept;
use engawa_parties::desk::forms::{ask_day, day};

/// A request with everything around it.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) join: Join,
    pub(crate) steps: Vec<Said>,
    pub(crate) state: JoinState,
    pub(crate) body: String,
    /// The household belongs to the body today.
    pub(crate) is_member: bool,
    pub(crate) leave: Option<Leave>,
    /// Who asked has an address to which a mail goes.
    pub(crate) has_mail: bool,
}

/// Reads a request.
pub(crate) fn standing(db: &Db, id: Id<Join>) -> Result<Option<Standing>, Fault> {
    let Some(join) = kept::join(db, id)? else { return Ok(None) };
    let steps = kept::steps_of(db, id)?;
    let body = store::bodies::organization(db, join.organization)?.map(|body| body.name).unwrap_or_default();
    let term = join.entry.map(|entry| kept::body_of(db, entry)).transpose()?.flatten();
    let leave = join.entry.map(|entry| kept::leave_of(db, entry)).transpose()?.flatten();
    let state = state_of(steps.iter().map(|said| said.step));
    let has_mail = deeds::reached_by(db, &join)?.is_some();
    Ok(Some(Standing { has_mail, is_member: term.is_some_and(|(_, term)| term.to().is_none()), join, steps, state, body, leave }))
}

/// What a state is called.
pub(crate) fn state_word(state: JoinState) -> &'static str {
    match state {
        JoinState::Received => key("parties-join-state-received"),
        JoinState::Asked => key("parties-join-state-asked"),
        JoinState::Accepted => key("parties-join-state-accepted"),
        JoinState::Declined => key("parties-join-state-declined"),
        JoinState::Withdrawn => key("parties-join-state-withdrawn"),
    }
}

/// What both sides said, the first first.
pub(crate) fn thread(voice: &Voice, standing: &Standing) -> Rows {
    let word = |step| match step {
        JoinStep::Asked => key("parties-join-step-asked"),
        JoinStep::Replied => key("parties-join-step-replied"),
        JoinStep::Accepted => key("parties-join-step-accepted"),
        JoinStep::Declined => key("parties-join-step-declined"),
        JoinStep::Withdrawn => key("parties-join-step-withdrawn"),
    };
    let first = Row::new(voice.say("parties-join-step-sent")).above(voice.moment(standing.join.made_at));
    let note = &standing.join.said.note;
    let first = if note.is_empty() { first } else { first.below(note.as_str()) };
    let step = |said: &Said| {
        let row = Row::new(voice.say(word(said.step))).above(voice.moment(said.made_at));
        if said.words.is_empty() { row } else { row.below(said.words.as_str()) }
    };
    Rows::new(std::iter::once(first).chain(standing.steps.iter().map(step)).collect(), voice.say("parties-join-step-sent"))
}

/// One form of the page.
struct Form {
    head: FormHead,
    hidden: Vec<(&'static str, String)>,
    fields: Vec<Field>,
    foot: FormFoot,
}

/// The page `templates/join_status.html`.
#[derive(Template)]
#[template(path = "join_status.html")]
struct StatusPage {
    errors: ErrorSummary,
    tell: Option<Tell>,
    way: Kicker,
    title: engawa_web::Said,
    facts: Definitions,
    thread_head: SectionHead,
    thread: Rows,
    forms: Vec<Form>,
    withdraw: Option<PostButton>,
}

/// Through which door the household looks: where its deeds go, and what is sent along.
pub(super) struct Door {
    pub(super) way: Kicker,
    pub(super) path: String,
    pub(super) hidden: Vec<(&'static str, String)>,
    /// The code of the receipt, where it is shown.
    pub(super) code: Option<String>,
    pub(super) tell: Option<Tell>,
}

/// Shows the request.
pub(super) fn page(ctx: &Ctx, standing: &Standing, door: Door, typed: &Typed) -> Answer<Response> {
    let say = |key| ctx.voice.say(key);
    let mut forms = Vec::new();
    if standing.state == JoinState::Asked {
        forms.push(reply(ctx, &door, typed)?);
    }
    if standing.is_member && standing.leave.is_none() {
        forms.push(leave(ctx, &door, typed)?);
    }
    let asked: Vec<&dyn Asked> = forms.iter().flat_map(|form| &form.fields).map(|field| field as &dyn Asked).collect();
    let errors = ErrorSummary::of(&ctx.voice, &asked).form_error(typed.wrong(""));
    let title = errors.page_title(&ctx.voice, say("parties-join-status"));
    let withdraw = standing.state.is_open().then(|| withdraw(ctx, &door)).transpose()?;
    let content = StatusPage {
        errors,
        tell: door.tell,
        way: door.way,
        title: say("parties-join-status"),
        facts: facts(ctx, standing, door.code),
        thread_head: SectionHead::new("thread", say("parties-join-thread")),
        thread: thread(&ctx.voice, standing),
        forms,
        withdraw,
    };
    let mut answer = ctx.page(&ctx.shell(title), &content)?;
    if !typed.wrongs.is_empty() {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

fn facts(ctx: &Ctx, standing: &Standing, code: Option<String>) -> Definitions {
    let say = |key| ctx.voice.say(key);
    let last = standing.leave.as_ref().map(|leave| ctx.voice.full_day(leave.last_on));
    Definitions::new()
        .wide()
        .pair(say("parties-join-body"), standing.body.as_str())
        .pair(say("parties-join-state"), say(state_word(standing.state)))
        .pair(say("parties-join-number"), standing.join.number.as_str())
        .maybe(say("parties-join-code"), code)
        .pair(say("parties-entry-label"), standing.join.said.label.as_str())
        .maybe(say("parties-leave-asked"), last)
}

fn form(ctx: &Ctx, door: &Door, how: &str, fields: Vec<Field>, deed: Button) -> Answer<Form> {
    let mut hidden = door.hidden.clone();
    hidden.push(("how", how.to_owned()));
    Ok(Form { head: ctx.form(&door.path)?, hidden, fields, foot: FormFoot::new(deed) })
}

fn words(ctx: &Ctx, typed: &Typed, label: &'static str, how: &str) -> Field {
    let is_here = typed.fields.get("how") == how;
    let (value, wrong) = if is_here { (typed.value("words"), typed.wrong("words")) } else { (String::new(), None) };
    Field::lines(&ctx.voice, "words", ctx.voice.say(label), 3).id(format!("f-words-{how}")).value(value).error(wrong).max(LINES_MAX)
}

fn reply(ctx: &Ctx, door: &Door, typed: &Typed) -> Answer<Form> {
    let fields = vec![words(ctx, typed, key("parties-join-reply"), "reply")];
    form(ctx, door, "reply", fields, Button::submit(ctx.voice.say("parties-join-reply-deed")))
}

fn leave(ctx: &Ctx, door: &Door, typed: &Typed) -> Answer<Form> {
    let fields = vec![
        ask_day(ctx, typed, "from", key("parties-leaving-last")),
        words(ctx, typed, key("parties-join-note"), "leave").optional(),
    ];
    form(ctx, door, "leave", fields, Button::submit(ctx.voice.say("parties-leave-deed")).outline())
}

fn withdraw(ctx: &Ctx, door: &Door) -> Answer<PostButton> {
    let button = Button::submit(ctx.voice.say("parties-join-withdraw")).outline();
    let post = PostButton::of(&ctx.form(&door.path)?, button).field("how", "withdraw");
    Ok(door.hidden.iter().fold(post, |post, (name, value)| post.field(*name, value.clone())))
}

/// What a household does with its request.
#[derive(Debug, Clone)]
pub(super) enum Wish {
    Reply(String),
    Withdraw,
    Leave(Day, String),
}

/// What was typed.
pub(super) fn wish(ctx: &Ctx, fields: &Fields, wrongs: &mut Wrongs) -> Option<Wish> {
    let words = fields.trimmed("words").to_owned();
    match fields.get("how") {
        "reply" => Some(Wish::Reply(words)),
        "withdraw" => Some(Wish::Withdraw),
        "leave" => day(ctx, fields, "from", wrongs).map(|last| Wish::Leave(last, words)),
        _ => {
            wrongs.add("", ctx.voice.say("parties-refused-unknown"));
            None
        }
    }
}

/// Does it.
pub(super) fn grant(tx: &mut Tx, join: &Join, wish: &Wish, by: &By) -> Result<(), Refused> {
    match wish {
        Wish::Reply(words) => {
            // Only a question is answered; a word on its own would put the request before the officer again and again.
            if deeds::state_of_join(tx, join.id)? != JoinState::Asked {
                return Err(Refused::JoinSettled);
            }
            deeds::move_join(tx, join.id, JoinStep::Replied, words, by)
        }
        Wish::Withdraw => deeds::move_join(tx, join.id, JoinStep::Withdrawn, "", by),
        Wish::Leave(last, words) => deeds::ask_leave(tx, join.entry.ok_or(Refused::NotFound)?, *last, words, by),
    }
}
