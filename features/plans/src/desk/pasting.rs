//! Paste from a spreadsheet: the grid comes filled in, to be looked at. Nothing is saved here.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{Tell, Tone};
use engawa_web::{Answer, Ctx, Failure, Fields, Said, Voice, key};

use super::at::At;
use super::model::{Choice, Filled, Line, Sheet, Typed};
use super::page::{self, Beside};
use super::paste::{self, NoPaste, Pasted, ROWS_MAX, Row, StateWords, Target, Unread, Why};
use super::rules::weigh_all;
use super::seen::Seen;
use super::sheets;
use super::value::read_value;

/// So many rows that were not read are listed; of the rest the number is told.
const UNREAD_MAX: usize = 20;

/// Reads what was pasted and shows the sheet with it.
pub async fn submit(ctx: Ctx, Path(place): Path<(String, String)>, fields: Fields) -> Answer<Response> {
    let (at, today) = (At::read(&ctx, &place)?, ctx.today());
    let sheet = ctx.town.read(move |db| sheets::sheet(db, at.year, at.whose, today)).await?.ok_or(Failure::NotFound)?;
    let text = fields.get("paste");
    let (filled, beside) = match read(&ctx.voice, &sheet, text) {
        Ok(pasted) => {
            let notices = notices(&ctx.voice, &pasted);
            // What was read stands in the grid; the place for pasting keeps the text only where rows are still to be found.
            let pasted_text = if pasted.unread.is_empty() { String::new() } else { text.to_owned() };
            (laid_over(sheet, &pasted), Beside { notices, pasted: pasted_text, paste_error: None })
        }
        Err(error) => {
            let beside = Beside { notices: Vec::new(), pasted: text.to_owned(), paste_error: Some(error) };
            (Filled::untouched(sheet), beside)
        }
    };
    page::show(&ctx, &filled, beside, StatusCode::OK)
}

fn read(voice: &Voice, sheet: &Sheet, text: &str) -> Result<Pasted, Said> {
    let indicators = sheet.lines.iter().map(|line| &line.indicator);
    let targets: Vec<Target> = indicators.map(|indicator| Target { code: &indicator.code, name: &indicator.name }).collect();
    let words = |key| voice.plain(key).split_whitespace().map(str::to_owned).collect();
    let words =
        StateWords { preliminary: words(key("plans-desk-paste-preliminary")), settled: words(key("plans-desk-paste-settled")) };
    paste::read(text, &targets, &words).map_err(|wrong| match wrong {
        NoPaste::Empty => voice.say("plans-desk-paste-empty"),
        NoPaste::TooMany => voice.say_with("plans-desk-paste-many", &[("max", ROWS_MAX.into())]),
    })
}

/// The sheet with the figures that were read. A row without a figure changes nothing.
fn laid_over(sheet: Sheet, pasted: &Pasted) -> Filled {
    let row_of = |place: usize| pasted.rows.iter().find(|row| row.target == place && !row.value.is_empty());
    let typed = sheet.lines.iter().enumerate().map(|(place, line)| row_of(place).map(|row| typed(line, row))).collect();
    weigh_all(sheet, typed, false)
}

/// Who pastes has not looked at the figures that stand: another figure over one of them, or over one that was taken back, waits
/// for a choice between the two.
fn typed(line: &Line, row: &Row) -> Typed {
    let shown = Typed::shown(line);
    let standing = line.standing().and_then(|stated| stated.value);
    let is_equal = standing.is_some() && read_value(&row.value, line.indicator.unit.as_deref()) == Ok(standing);
    let choice = row.is_preliminary.map(|is| if is { Choice::Preliminary } else { Choice::Settled });
    Typed {
        value: row.value.clone(),
        choice: choice.map_or(shown.choice, |choice| choice.code().into()),
        source: row.source.clone().unwrap_or(shown.source),
        reason: shown.reason,
        seen: Seen { at: shown.seen.at.filter(|_| is_equal), ..shown.seen },
    }
}

fn notices(voice: &Voice, pasted: &Pasted) -> Vec<Tell> {
    let count = pasted.rows.iter().filter(|row| !row.value.is_empty()).count();
    let read =
        Tell::info(voice.say_with("plans-desk-pasted", &[("count", count.into())])).line(voice.say("plans-desk-pasted-check"));
    let mut notices = vec![read];
    if !pasted.unread.is_empty() {
        let head = voice.say_with("plans-desk-unread", &[("count", pasted.unread.len().into())]);
        let shown = pasted.unread.iter().take(UNREAD_MAX).map(|unread| not_read(voice, unread));
        let tell = shown.fold(Tell::new(Tone::Late, head), Tell::line);
        let more = pasted.unread.len().saturating_sub(UNREAD_MAX);
        let rest = (more > 0).then(|| voice.say_with("plans-desk-unread-more", &[("count", more.into())]));
        notices.push(rest.into_iter().fold(tell, Tell::line));
    }
    notices
}

fn not_read(voice: &Voice, unread: &Unread) -> Said {
    let key = match unread.why {
        Why::Unknown => key("plans-desk-unread-unknown"),
        Why::Several => key("plans-desk-unread-several"),
        Why::Twice => key("plans-desk-unread-twice"),
        Why::Commas => key("plans-desk-unread-commas"),
        Why::State => key("plans-desk-unread-state"),
    };
    let line = i64::try_from(unread.line).unwrap_or(i64::MAX);
    voice.say_with(key, &[("line", line.into()), ("text", unread.text.as_str().into())])
}
