//! What all pages of areas say in the same way: kinds, numbers that are hidden, days on which an area is there.

use engawa_kernel::{Choice, Day};
use engawa_web::tables::Cell;
use engawa_web::{Lang, Said, Voice, key};
use engawa_who::Days;

use crate::model::{Item, Kind};
use crate::store::released::PublicFigure;
use crate::what::{Band, Sex, What, Wide};

/// The path of an area inside the town.
pub(crate) fn area_path(code: &str) -> String {
    format!("/areas/{}", engawa_web::limits::percent_encoded(code).replace('/', "%2F"))
}

/// A kind in the language of the page, where the town has a word for it.
pub(crate) fn kind(voice: &Voice, kinds: &[Kind], word: &str) -> Said {
    let found = kinds.iter().find(|kind| kind.word == word);
    let other = found.and_then(|kind| match voice.lang() {
        Lang::Ja => None,
        Lang::Easy => kind.word_easy.as_deref(),
        Lang::En => kind.word_en.as_deref(),
    });
    Said::text(other.unwrap_or(word))
}

/// What is counted, as a word.
pub(crate) fn what(voice: &Voice, items: &[Item], what: &What) -> Said {
    match what {
        What::Population(None) => voice.say("areas-population"),
        What::Population(Some(sex)) => voice.say_with("areas-population-of", &[("sex", sex_word(voice, *sex).into())]),
        What::Households => voice.say("areas-households"),
        What::Ages(of, None) => band(voice, *of),
        What::Ages(of, Some(sex)) => {
            voice.say_with("areas-age-of", &[("age", band(voice, *of).into()), ("sex", sex_word(voice, *sex).into())])
        }
        What::Wide(of) => wide(voice, *of),
        What::Own(code) => {
            items.iter().find(|item| item.code == *code).map_or_else(|| Said::text(code), |item| Said::text(&item.name))
        }
    }
}

/// The unit in which it is counted.
pub(crate) fn unit(voice: &Voice, items: &[Item], what: &What) -> Said {
    match what {
        What::Households => voice.say("areas-unit-households"),
        What::Own(code) => items.iter().find(|item| item.code == *code).map(|item| Said::text(&item.unit)).unwrap_or_default(),
        _ => voice.say("areas-unit-people"),
    }
}

/// Men or women.
pub(crate) fn sex_word(voice: &Voice, sex: Sex) -> Said {
    voice.say(match sex {
        Sex::Male => key("areas-male"),
        Sex::Female => key("areas-female"),
    })
}

/// 0–4歳.
pub(crate) fn band(voice: &Voice, band: Band) -> Said {
    let from = i64::from(band.from());
    match band.to() {
        Some(to) => voice.say_with("areas-age", &[("from", from.into()), ("to", i64::from(to).into())]),
        None => voice.say_with("areas-age-open", &[("from", from.into())]),
    }
}

/// Children, those who work, those who are old.
pub(crate) fn wide(voice: &Voice, wide: Wide) -> Said {
    voice.say(match wide {
        Wide::Young => key("areas-wide-young"),
        Wide::Working => key("areas-wide-working"),
        Wide::Old => key("areas-wide-old"),
    })
}

/// A number as it stands in a table: missing, hidden, or what it is.
pub(crate) fn number(voice: &Voice, figure: Option<&PublicFigure>) -> Cell {
    match figure {
        None => Cell::missing(voice),
        Some(PublicFigure { value: None, .. }) => Cell::text(voice.say("areas-hidden-short")),
        Some(PublicFigure { value: Some(value), .. }) => Cell::number(voice, Some(as_double(*value)), 0),
    }
}

/// Counts of people are far below the bound of whole numbers in a double.
#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^53")]
pub(crate) fn as_double(value: i64) -> f64 {
    value as f64
}

/// On which days an area is there, in a sentence.
pub(crate) fn days(voice: &Voice, days: Days, today: Day) -> Option<Said> {
    let day = |day: Day| voice.full_day(day).into();
    match (days.from, days.to) {
        (Some(from), _) if from > today => Some(voice.say_with("areas-days-will", &[("from", day(from))])),
        (Some(from), Some(to)) => Some(voice.say_with("areas-days", &[("from", day(from)), ("to", day(to))])),
        (None, Some(to)) => Some(voice.say_with("areas-days-to", &[("to", day(to))])),
        (Some(from), None) => Some(voice.say_with("areas-days-from", &[("from", day(from))])),
        (None, None) => None,
    }
}

/// All wide groups, for loops that name them.
pub(crate) fn wides() -> &'static [Wide] {
    Wide::ALL
}
