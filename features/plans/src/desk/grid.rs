//! The grid of a sheet: what is known of each figure, what is typed beside it, how it stands, what is wrong.

use engawa_web::ui::{EntryGrid, EntryState, GridColumn, GridInput, GridRow};
use engawa_web::{Arg, Said, key};

use super::model::{Choice, Filled, Held, Line, Stand, Typed, name};
use super::rules::{Place, Weighed, Wrong};
use super::value::{CHARS_MAX, NoValue, write_value};
use crate::measuring::enter::{REASON_MAX, SOURCE_MAX};
use crate::model::Stated;
use crate::pages::{Look, indicator_path, printed};

/// The grid.
pub(super) fn grid(look: &Look, filled: &Filled) -> EntryGrid {
    let say = |key| look.voice.say(key);
    let columns = vec![
        GridColumn::new(say("plans-desk-column-value")).short(),
        GridColumn::new(say("plans-desk-column-state")).short(),
        GridColumn::new(say("plans-desk-column-source")).long(),
        GridColumn::new(say("plans-desk-column-reason")).long(),
    ];
    let caption = look.voice.say_with("plans-desk-caption", &[("year", look.voice.fiscal_year(filled.sheet.year).into())]);
    let mut grid = EntryGrid::new(&look.voice, "figures", caption, say("plans-column-name"), columns);
    for (line, (typed, weighed)) in filled.sheet.lines.iter().zip(&filled.rows) {
        grid.push(row(look, filled, line, typed, weighed));
    }
    grid.nothing(say("plans-desk-nothing"))
}

fn row(look: &Look, filled: &Filled, line: &Line, typed: &Typed, weighed: &Weighed) -> GridRow {
    let wrong = match weighed {
        Weighed::Wrong(wrong) => Some(wrong),
        Weighed::Nothing | Weighed::Enter { .. } | Weighed::TakeBack => None,
    };
    GridRow {
        id: format!("i-{}", line.indicator.id),
        name: line.indicator.name.as_str().into(),
        href: Some(look.link(&indicator_path(&line.plan, &line.indicator.slug))),
        unit: line.indicator.unit.as_deref().unwrap_or_default().into(),
        context: context(look, filled, line),
        inputs: inputs(look, line, typed, wrong),
        state: Some(state(line.stand())),
        errors: wrong.map(|wrong| sentence(look, line, typed, wrong)).into_iter().collect(),
    }
}

fn state(stand: Stand) -> EntryState {
    match stand {
        Stand::Missing => EntryState::Missing,
        Stand::Preliminary => EntryState::Preliminary,
        Stand::Settled => EntryState::Final,
        Stand::Corrected => EntryState::Corrected,
    }
}

/// Its number, the two years before, the target. Why it was corrected stands on its page, to which its name leads.
fn context(look: &Look, filled: &Filled, line: &Line) -> Vec<(Said, Said)> {
    let year = filled.sheet.year.number();
    let of_year = |back: i32, stated: &Option<Stated>| (look.voice.short_year(year - back), figure(look, line, stated.as_ref()));
    let target = printed::raw_or_missing(look, &line.indicator.target);
    let ended = match line.held {
        Held::Now => None,
        Held::Until(day) => Some(look.voice.say_with("plans-desk-ended-on", &[("day", look.voice.full_day(day).into())])),
        Held::Formerly => Some(look.voice.say("plans-desk-ended-some-day")),
    };
    let ended = ended.map(|said| (look.voice.say("plans-desk-ended"), said));
    let known = [
        (look.voice.say("plans-method-code"), line.indicator.code.as_str().into()),
        of_year(2, &line.before[0]),
        of_year(1, &line.before[1]),
        (look.voice.say("plans-column-target"), target.into()),
    ];
    known.into_iter().chain(ended).collect()
}

fn figure(look: &Look, line: &Line, stated: Option<&Stated>) -> Said {
    let Some((stated, value)) = stated.and_then(|stated| Some((stated, stated.value?))) else { return look.missing() };
    let value = write_value(value, line.indicator.decimals);
    if stated.is_preliminary {
        look.voice.say_with("plans-desk-preliminary-value", &[("value", value.into())])
    } else {
        value.into()
    }
}

fn inputs(look: &Look, line: &Line, typed: &Typed, wrong: Option<&Wrong>) -> Vec<GridInput> {
    let field = |part: &str| name(part, line.indicator.id);
    let chars = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let has_reason = line.latest().is_some() || !typed.reason.is_empty();
    let reason = GridInput::text(field("reason"), &typed.reason).max(chars(REASON_MAX));
    let places = [
        (Place::Value, GridInput::number(field("value"), &typed.value).max(CHARS_MAX)),
        (Place::Choice, GridInput::pick(field("state"), &typed.choice, choices(look, line, typed))),
        (Place::Source, GridInput::text(field("source"), &typed.source).max(chars(SOURCE_MAX))),
        (Place::Reason, if has_reason { reason } else { GridInput::nothing() }),
    ];
    let wrong = wrong.map(Wrong::place);
    places.into_iter().map(|(place, input)| if wrong == Some(place) { input.wrong() } else { input }).collect()
}

/// Settled or not; taken back, where something stands; of two figures, which one holds.
fn choices(look: &Look, line: &Line, typed: &Typed) -> Vec<(&'static str, Said)> {
    let say = |choice: Choice, key| (choice.code(), look.voice.say(key));
    let is_open = !matches!(Choice::read(&typed.choice), Some(Choice::Preliminary | Choice::Settled | Choice::TakeBack));
    if is_open && line.latest().is_some() {
        return vec![
            ("", look.voice.say("plans-desk-choose")),
            say(Choice::Settled, key("plans-desk-mine-settled")),
            say(Choice::Preliminary, key("plans-desk-mine-preliminary")),
            say(Choice::Keep, key("plans-desk-keep")),
        ];
    }
    let choose = is_open.then(|| ("", look.voice.say("plans-desk-choose")));
    let both = [say(Choice::Settled, key("plans-desk-settled")), say(Choice::Preliminary, key("plans-desk-preliminary"))];
    let take_back = line.standing().map(|_| say(Choice::TakeBack, key("plans-desk-take-back")));
    choose.into_iter().chain(both).chain(take_back).collect()
}

fn sentence(look: &Look, line: &Line, typed: &Typed, wrong: &Wrong) -> Said {
    let say = |key| look.voice.say(key);
    let long = |key, max: usize| look.voice.say_with(key, &[("max", max.into())]);
    match wrong {
        Wrong::Value(why) => no_value(look, line, typed, why),
        Wrong::Emptied => say("plans-desk-wrong-emptied"),
        Wrong::Unfilled => say("plans-desk-wrong-unfilled"),
        Wrong::NoChange => say("plans-desk-wrong-no-change"),
        Wrong::NoChoice => say("plans-desk-wrong-no-choice"),
        Wrong::NoSource => say("plans-desk-wrong-no-source"),
        Wrong::LongSource => long(key("plans-desk-wrong-long-source"), SOURCE_MAX),
        Wrong::NoReason => say("plans-desk-wrong-no-reason"),
        Wrong::LongReason => long(key("plans-desk-wrong-long-reason"), REASON_MAX),
        Wrong::Meanwhile(theirs) => meanwhile(look, line, typed, theirs.as_ref()),
    }
}

fn no_value(look: &Look, line: &Line, typed: &Typed, why: &NoValue) -> Said {
    let typed = Arg::from(&typed.value);
    let (key, args) = match why {
        NoValue::NoNumber => (key("plans-desk-wrong-no-number"), vec![("typed", typed)]),
        NoValue::WriteItSo(so) => (key("plans-desk-wrong-write-so"), vec![("typed", typed), ("so", so.into())]),
        NoValue::OtherUnit(other) => match line.indicator.unit.as_deref() {
            Some(unit) => (key("plans-desk-wrong-unit"), vec![("other", other.into()), ("unit", unit.into())]),
            None => (key("plans-desk-wrong-no-unit"), vec![("other", other.into())]),
        },
        NoValue::Commas => (key("plans-desk-wrong-commas"), vec![("typed", typed)]),
        NoValue::TooFine(max) => (key("plans-desk-wrong-too-fine"), vec![("max", u32::from(*max).into())]),
        NoValue::TooLarge => (key("plans-desk-wrong-too-large"), vec![("typed", typed)]),
    };
    look.voice.say_with(key, &args)
}

/// Both figures beside each other.
fn meanwhile(look: &Look, line: &Line, typed: &Typed, theirs: Option<&Stated>) -> Said {
    let mine = typed.value.as_str();
    let Some(theirs) = theirs else { return look.voice.say_with("plans-desk-wrong-meanwhile-gone", &[("mine", mine.into())]) };
    let state = if theirs.is_preliminary { key("plans-desk-preliminary") } else { key("plans-desk-settled") };
    let value = theirs.value.map_or_else(|| look.voice.missing(), |value| write_value(value, line.indicator.decimals));
    let args = [
        ("mine", mine.into()),
        ("theirs", value.into()),
        ("state", look.voice.say(state).into()),
        ("source", theirs.source.as_str().into()),
    ];
    look.voice.say_with("plans-desk-wrong-meanwhile", &args)
}
