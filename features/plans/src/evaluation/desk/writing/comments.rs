//! The section answers what people from outside said on its sheet.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_db::{Fault, Tx};
use engawa_kernel::{Actor, Channel, Id};
use engawa_web::ui::{Asked, Button, Field, Tell, Tone, Written};
use engawa_web::{Answer, Ctx, Failure, Fields, FormHead, Said, Visitor};

use super::at::{Met, is_of_section, meet, sheet_of};
use super::model::sheet_path;
use super::paper::{self, Beside};
use crate::evaluation::model::{Comment, RoundState, Sheet};
use crate::evaluation::reading::SheetView;
use crate::evaluation::sheet::{self, WORDS_MAX};
use crate::evaluation::{Refused, store};
use crate::pages::Look;

/// An answer as it was typed, with what its page showed.
#[derive(Clone, Debug)]
pub(in crate::evaluation::desk) struct Answering {
    pub(super) number: i64,
    pub(super) text: String,
    pub(super) before: String,
    /// What is to be put right.
    pub(super) error: Option<Said>,
}

/// Why nothing was written.
enum Undone {
    /// The sheet is another section's by now, or has no such comment.
    Nowhere,
    /// Another answer stands there since the page was made.
    Met,
    /// The act refused it.
    Refused(Box<Refused>),
}

impl From<Fault> for Undone {
    fn from(fault: Fault) -> Undone {
        Undone::from(Refused::Fault(fault))
    }
}

impl From<Refused> for Undone {
    fn from(refused: Refused) -> Undone {
        Undone::Refused(Box::new(refused))
    }
}

/// Keeps the answer.
pub async fn submit(ctx: Ctx, Path((address, number)): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let (id, number) = (sheet_of(&address)?, number.parse::<i64>().map_err(|_| Failure::NotFound)?);
    let met = meet(&ctx, id).await?;
    if !met.stand.is_section {
        return Err(Failure::Forbidden);
    }
    let answering = Answering { number, text: fields.get("answer").into(), before: fields.get("before").into(), error: None };
    let (by, visitor, typed) = (ctx.actor()?, ctx.signed_in()?.clone(), answering.clone());
    match ctx.town.write(fields.key(), move |tx| answer(tx, id, &typed, &visitor, &by)).await {
        Ok(()) => ctx.see_other(&format!("{}?done=answered", sheet_path(id))),
        Err(Undone::Nowhere) => Err(Failure::NotFound),
        Err(Undone::Met) => back(&ctx, id, answering, ctx.voice.say("plans-ev-sheet-answer-met")).await,
        Err(Undone::Refused(refused)) => refuse(&ctx, id, answering, *refused).await,
    }
}

fn answer(tx: &mut Tx, id: Id<Sheet>, typed: &Answering, visitor: &Visitor, by: &Actor) -> Result<(), Undone> {
    let comment = store::comments(tx, id)?.into_iter().find(|comment| comment.number == typed.number);
    let comment = comment.ok_or(Undone::Nowhere)?;
    if !is_of_section(tx, visitor, id)? {
        return Err(Undone::Nowhere);
    }
    let there = comment.answer.unwrap_or_default();
    if there == typed.text.trim() && !there.is_empty() {
        return Ok(());
    }
    if there != typed.before {
        return Err(Undone::Met);
    }
    Ok(sheet::answer(tx, id, typed.number, &typed.text, by.clone(), Channel::Web)?)
}

async fn refuse(ctx: &Ctx, id: Id<Sheet>, typed: Answering, refused: Refused) -> Answer<Response> {
    match refused {
        Refused::Empty(_) => back(ctx, id, typed, ctx.voice.say("plans-ev-sheet-answer-empty")).await,
        Refused::TooLong { max, .. } => {
            let over = typed.text.trim().chars().count().saturating_sub(max);
            let args = [("over", over.into()), ("max", max.into())];
            back(ctx, id, typed, ctx.voice.say_with("plans-ev-sheet-wrong-long", &args)).await
        }
        Refused::Control(_) => back(ctx, id, typed, ctx.voice.say("plans-ev-sheet-wrong-control")).await,
        Refused::Fault(Fault::KeyReused) => back(ctx, id, typed, ctx.voice.say("plans-ev-sheet-again")).await,
        Refused::RoundIs(_) => gone_on(ctx, id, &typed).await,
        Refused::UnknownSheet => Err(Failure::NotFound),
        Refused::Fault(fault) => Err(fault.into()),
        Refused::Reaction { reason, .. } => Err(Failure::Refused { why: ctx.voice.say(reason) }),
        other => Err(Failure::Fault(Box::new(other))),
    }
}

/// The page comes back with what was typed; the answer that stands by now is seen when it is sent again.
async fn back(ctx: &Ctx, id: Id<Sheet>, typed: Answering, error: Said) -> Answer<Response> {
    let met = meet(ctx, id).await?;
    let answering = Some(Answering { error: Some(error), ..typed });
    paper::show(ctx, &met, Beside { answering, ..Beside::default() }, StatusCode::UNPROCESSABLE_ENTITY)
}

/// The year was published while the page lay open.
async fn gone_on(ctx: &Ctx, id: Id<Sheet>, typed: &Answering) -> Answer<Response> {
    let met = meet(ctx, id).await?;
    let title = ctx.voice.say("plans-ev-sheet-kept");
    let line = ctx.voice.say_with("plans-ev-sheet-elsewhere-kept", &[("kept", title.into())]);
    let notice = Tell::new(Tone::Late, ctx.voice.say("plans-ev-sheet-elsewhere")).line(line);
    let whose = met.view.comments.iter().find(|comment| comment.number == typed.number);
    let label =
        ctx.voice.say_with("plans-ev-sheet-answer", &[("who", whose.map_or("", |comment| comment.by_whom.as_str()).into())]);
    let kept = vec![Written::new(label, typed.text.as_str())];
    paper::show(ctx, &met, Beside { notices: vec![notice], kept, answering: None }, StatusCode::CONFLICT)
}

/// The heads of the forms for answers, one for each comment; none where the visitor may not answer, or not any more.
pub(super) fn forms(ctx: &Ctx, met: &Met) -> Answer<Vec<FormHead>> {
    if !met.stand.is_section || met.view.round.state == RoundState::Published {
        return Ok(Vec::new());
    }
    let path = |comment: &Comment| format!("{}/comments/{}/answer", sheet_path(met.view.sheet.id), comment.number);
    met.view.comments.iter().map(|comment| ctx.form(&path(comment))).collect()
}

/// A comment on the page.
pub(in crate::evaluation::desk) struct CommentShown {
    pub(in crate::evaluation::desk) said: Written,
    pub(in crate::evaluation::desk) answer: Option<Written>,
    pub(super) form: Option<AnswerForm>,
}

/// The place to answer a comment.
pub(super) struct AnswerForm {
    pub(super) head: FormHead,
    pub(super) before: String,
    pub(super) field: Field,
    pub(super) button: Button,
    /// There is no answer yet, or it came back.
    pub(super) is_open: bool,
}

impl CommentShown {
    /// Its question.
    pub(super) fn asked(&self) -> Option<&dyn Asked> {
        self.form.as_ref().map(|form| &form.field as &dyn Asked)
    }
}

/// All comments with their answers.
pub(in crate::evaluation::desk) fn shown(
    look: &Look,
    view: &SheetView,
    forms: Vec<FormHead>,
    came_back: Option<&Answering>,
) -> Vec<CommentShown> {
    let mut forms = forms.into_iter();
    let one = |comment: &Comment| {
        let day = look.voice.full_day(comment.made_on);
        let args = [("who", comment.by_whom.as_str().into()), ("day", day.into())];
        let label = look.voice.say_with("plans-ev-sheet-comment", &args);
        let came_back = came_back.filter(|typed| typed.number == comment.number);
        CommentShown {
            said: Written::new(label, comment.body.as_str()),
            answer: answered(look, comment),
            form: forms.next().map(|head| form(look, comment, head, came_back)),
        }
    };
    view.comments.iter().map(one).collect()
}

fn answered(look: &Look, comment: &Comment) -> Option<Written> {
    let text = comment.answer.as_deref()?;
    let day = comment.answered_on.map_or_else(|| look.missing(), |day| look.voice.full_day(day));
    Some(Written::new(look.voice.say_with("plans-ev-sheet-comment-answer", &[("day", day.into())]), text).quiet())
}

fn form(look: &Look, comment: &Comment, head: FormHead, came_back: Option<&Answering>) -> AnswerForm {
    let voice = &look.voice;
    let there = comment.answer.clone().unwrap_or_default();
    let text = came_back.map_or_else(|| there.clone(), |typed| typed.text.clone());
    let is_met = came_back.is_some_and(|typed| typed.before != there);
    let label = voice.say_with("plans-ev-sheet-answer", &[("who", comment.by_whom.as_str().into())]);
    let mut field = Field::lines(voice, "answer", label, 4)
        .id(format!("f-answer-{}", comment.number))
        .hint(voice.say_with("plans-ev-sheet-answer-hint", &[("max", WORDS_MAX.into())]))
        .value(text)
        .error(came_back.and_then(|typed| typed.error.clone()));
    if is_met {
        field = field.recall(Written::new(voice.say("plans-ev-sheet-there"), there.as_str()));
    }
    AnswerForm {
        head,
        is_open: there.is_empty() || came_back.is_some(),
        before: there,
        field,
        button: Button::submit(voice.say("plans-ev-sheet-answer-save")).outline(),
    }
}
