//! The page of one thing: its fields as a form, and beside them the text in which they stand.

use askama::Template;
use engawa_web::ui::{Asked, Button, ErrorSummary, Field, Kicker, Select, Tell, Tone, Width, Written};
use engawa_web::{Ctx, FormHead, Said, Voice};

use super::at::{path, thing_path, way};
use super::page::Ask;
use super::words::{called, choice, doubt, label, sort, state, unfit};
use crate::readings::book::{DOUBTFUL, Unfit, Whole};
use crate::readings::model::{COMPARISONS, FieldName, FieldState, Found, NO, Reading, Thing, ThingOf, YES};
use crate::readings::source::Line;
use crate::townfile::TEXT_MAX;

/// How the page came to be shown: fresh, or back with what was typed.
#[derive(Debug, Default)]
pub(super) struct Came {
    /// What was typed; else what stands.
    pub(super) typed: Option<Vec<(FieldName, String)>>,
    /// What is to be put right.
    pub(super) wrongs: Vec<(FieldName, Unfit)>,
    /// Someone else was quicker.
    pub(super) is_late: bool,
}

impl Came {
    /// What a field holds on this page.
    fn value(&self, found: &Found) -> String {
        let typed = self.typed.as_ref().and_then(|typed| typed.iter().find(|(field, _)| *field == found.field));
        typed.map_or_else(|| found.now().unwrap_or_default().to_owned(), |(_, text)| text.clone())
    }
}

/// A field of the form, with what else it might be.
struct Entry {
    ask: Ask,
    choices: Vec<Pick>,
    note: Said,
    is_doubtful: bool,
}

/// Something that it might be: a button that fills it in.
struct Pick {
    field: &'static str,
    /// In the field.
    fill: String,
    /// What the form sends where no script fills it in.
    value: String,
    label: Said,
    about: Said,
}

/// The page `templates/reading_thing.html`.
#[derive(Template)]
#[template(path = "reading_thing.html")]
pub(super) struct ThingPage {
    pub(super) errors: ErrorSummary,
    way: Kicker,
    pub(super) title: Said,
    lead: Said,
    tells: Vec<Tell>,
    form: FormHead,
    seen: i64,
    accept: Said,
    is_fresh: bool,
    drop: Said,
    keys: Said,
    skip: Option<Button>,
    fields_title: Said,
    entries: Vec<Entry>,
    choices_word: Said,
    source_title: Said,
    source_none: Said,
    source: Vec<Line>,
    line_word: Said,
    script: Option<String>,
}

impl ThingPage {
    /// The page of a thing.
    pub(super) fn of(
        ctx: &Ctx,
        (reading, whole): (&Reading, &Whole),
        thing: &Thing,
        came: &Came,
        form: FormHead,
        source: Vec<Line>,
    ) -> ThingPage {
        let voice = &ctx.voice;
        let entries: Vec<Entry> = thing.fields.iter().map(|found| entry(voice, whole, thing, found, came)).collect();
        let asked: Vec<&dyn Asked> = entries.iter().map(|entry| entry.ask.asked()).collect();
        let looked = whole.things.iter().filter(|other| !other.is_open()).count();
        let args = [("sort", sort(voice, thing.of).into()), ("looked", looked.into()), ("all", whole.things.len().into())];
        let next = whole.next(thing.number).map(|next| ctx.link(&thing_path(reading.id, next.number)));
        ThingPage {
            errors: ErrorSummary::of(voice, &asked),
            way: way(ctx, Some(reading)),
            title: called(voice, thing),
            lead: voice.say_with("plans-reading-thing-lead", &args),
            tells: tells(voice, thing, came),
            form,
            seen: thing.seen(),
            accept: voice.say("plans-reading-accept"),
            is_fresh: came.wrongs.is_empty() && !came.is_late,
            drop: voice.say("plans-reading-drop"),
            keys: voice.say("plans-reading-keys"),
            skip: Some(
                Button::link(
                    voice.say(if next.is_some() {
                        engawa_web::key("plans-reading-skip")
                    } else {
                        engawa_web::key("plans-reading-back")
                    }),
                    next.unwrap_or_else(|| ctx.link(&path(reading.id))),
                )
                .text(),
            ),
            fields_title: voice.say("plans-reading-fields-title"),
            entries,
            choices_word: voice.say("plans-reading-choices"),
            source_title: voice.say("plans-reading-source"),
            source_none: voice.say("plans-reading-source-none"),
            source,
            line_word: voice.say("plans-reading-line-word"),
            script: engawa_web::assets::script_path("reading").map(|script| ctx.links.asset(script)),
        }
    }
}

fn tells(voice: &Voice, thing: &Thing, came: &Came) -> Vec<Tell> {
    let mut tells = Vec::new();
    if came.is_late {
        tells.push(Tell::new(Tone::Late, voice.say("plans-reading-late")).line(voice.say("plans-reading-late-kept")));
    }
    if let Some(last) = thing.last() {
        let args = [("post", last.post.as_str().into()), ("seq", last.seq.0.into())];
        tells.push(Tell::info(voice.say_with("plans-reading-said-by", &args)));
    }
    tells
}

fn entry(voice: &Voice, whole: &Whole, thing: &Thing, found: &Found, came: &Came) -> Entry {
    let value = came.value(found);
    let wrong = came.wrongs.iter().find(|(field, _)| *field == found.field).map(|(_, wrong)| unfit(voice, *wrong));
    // Where someone else was quicker, what stands now is shown beside what was typed.
    let stands = found.now().unwrap_or_default();
    let theirs = (came.is_late && stands != value).then(|| words_of(voice, whole, found.field, stands));
    let picks = found.choices.iter().zip(0usize..).map(|(text, at)| Pick {
        field: engawa_kernel::Choice::code(found.field),
        fill: text.clone(),
        value: format!("{}.{at}", engawa_kernel::Choice::code(found.field)),
        label: words_of(voice, whole, found.field, text),
        about: voice.say_with("plans-reading-choice-about", &[("field", label(voice, thing.of, found.field).into())]),
    });
    let note = match found.state() {
        FieldState::Open if found.value.is_none() => voice.say("plans-reading-not-printed"),
        FieldState::Open => doubt(voice, found.confidence),
        FieldState::Said(_) => state(voice, found),
    };
    let is_doubtful = found.state() == FieldState::Open && found.value.is_some() && found.confidence < DOUBTFUL;
    Entry { ask: ask(voice, whole, thing, found, Typed { value, wrong, theirs }), choices: picks.collect(), note, is_doubtful }
}

/// A value as people say it.
fn words_of(voice: &Voice, whole: &Whole, field: FieldName, value: &str) -> Said {
    let item = || value.parse().ok().and_then(|number| whole.thing(number)).map(|thing| called(voice, thing));
    let said = if field == FieldName::Under { item() } else { choice(voice, field, value) };
    said.unwrap_or_else(|| if value.is_empty() { voice.missing().into() } else { value.into() })
}

struct Typed {
    value: String,
    wrong: Option<Said>,
    theirs: Option<Said>,
}

fn ask(voice: &Voice, whole: &Whole, thing: &Thing, found: &Found, typed: Typed) -> Ask {
    let name = engawa_kernel::Choice::code(found.field);
    let label = label(voice, thing.of, found.field);
    let select = |options: Vec<(String, Said)>| {
        let select = Select::new(voice, name, label.clone()).unmarked().first(voice.missing()).error(typed.wrong.clone());
        let select = match &typed.theirs {
            Some(theirs) => select.hint(voice.say_with("plans-reading-now-says", &[("value", theirs.clone().into())])),
            None => select,
        };
        let select = options.into_iter().fold(select, |select, (code, word)| select.option(code, word));
        Ask::Select(Box::new(select.chosen(typed.value.as_str())))
    };
    let coded = |codes: &[&str]| {
        let words = codes.iter().filter_map(|code| choice(voice, found.field, code).map(|word| ((*code).to_owned(), word)));
        words.collect::<Vec<_>>()
    };
    match found.field {
        FieldName::Comparison => select(coded(&COMPARISONS)),
        FieldName::Cumulative => select(coded(&[YES, NO])),
        FieldName::Kind => select(coded(&["comprehensive", "vision", "strategy", "manifesto"])),
        FieldName::Under => {
            let others = whole.of(ThingOf::Item).filter(|item| item.number != thing.number);
            select(others.map(|item| (item.number.to_string(), called(voice, item))).collect())
        }
        field => {
            let written = match field {
                FieldName::Aim | FieldName::Situation | FieldName::Approach => Field::lines(voice, name, label.clone(), 4),
                _ => Field::text(voice, name, label.clone()),
            };
            let width = match field {
                FieldName::Year | FieldName::BaselineYear | FieldName::TargetYear | FieldName::Number | FieldName::Unit => {
                    Width::Short
                }
                FieldName::Baseline | FieldName::Target | FieldName::Level => Width::Middle,
                _ => Width::Full,
            };
            let written = written.value(typed.value).error(typed.wrong).max(TEXT_MAX).width(width).unmarked();
            let written = match typed.theirs {
                Some(theirs) => written.recall(Written::new(voice.say("plans-reading-now"), theirs)),
                None => written,
            };
            Ask::Field(Box::new(written))
        }
    }
}
