//! Answers that were checked: typed, complete for the version of the form with which they were given.

mod plain;

use std::collections::{BTreeMap, BTreeSet};

use engawa_kernel::{AnyId, Day};
use serde::{Deserialize, Serialize};

use crate::form::Decimal;
use crate::typed::Typed;

/// The longest text of kept answers, in bytes.
const BYTES_MAX: usize = 4_000_000;

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Words: text, kana, telephone, mail.
    Text(String),
    /// A name with its reading.
    Name(NameAnswer),
    /// Where somebody lives.
    Address(AddressAnswer),
    /// A day.
    #[serde(with = "plain")]
    Day(Day),
    /// A number, also of yen, also computed.
    #[serde(with = "plain")]
    Number(Decimal),
    /// Yes or no.
    YesNo(bool),
    /// The code of one answer.
    Picked(String),
    /// The codes of some answers, in the order of the form.
    Several(Vec<String>),
    /// The codes of some answers, the most important first.
    Ranked(Vec<String>),
    /// For each line the code of its answer.
    Lines(BTreeMap<String, String>),
    /// Rows of a table, by column; a row has at least one answer.
    Rows(Vec<BTreeMap<String, Answer>>),
    /// The ids of files.
    #[serde(with = "plain::list")]
    Files(Vec<AnyId>),
    /// A place.
    Place(PlaceAnswer),
    /// The id of a person or a body.
    #[serde(with = "plain")]
    Party(AnyId),
    /// Agreed.
    Agreed,
}

/// A name with its reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameAnswer {
    /// The name as it is written.
    pub name: String,
    /// Its reading; may be empty.
    pub kana: String,
}

/// Where somebody lives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressAnswer {
    /// Seven digits with a hyphen, or nothing.
    pub postcode: String,
    /// From the prefecture down to 町字.
    pub town: String,
    /// Numbers, house, room; may be empty.
    pub rest: String,
}

/// A place: words, and where it is known as a point too (WGS 84).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceAnswer {
    /// Where it is, in words.
    pub words: String,
    /// The point, where one was given.
    pub point: Option<Point>,
}

/// A point on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Degrees to the north.
    #[serde(with = "plain")]
    pub latitude: Decimal,
    /// Degrees to the east.
    #[serde(with = "plain")]
    pub longitude: Decimal,
}

/// The answers to a form, by question: `total`, or `member.2.age` where a section is given several times.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    answers: BTreeMap<String, Answer>,
}

/// What is kept cannot be read as answers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what is kept is not readable as answers")]
pub struct Unread;

impl Answer {
    /// Whether the answer is, or holds, the one with this code.
    pub fn has(&self, code: &str) -> bool {
        match self {
            Answer::Picked(picked) => picked == code,
            Answer::Several(picked) | Answer::Ranked(picked) => picked.iter().any(|picked| picked == code),
            Answer::YesNo(yes) => code == if *yes { "yes" } else { "no" },
            Answer::Agreed => code == "yes",
            _ => false,
        }
    }

    /// The number, where it is one.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Answer::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The words, where it is made of words.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Answer::Text(text) => Some(text),
            Answer::Name(name) => Some(&name.name),
            Answer::Place(place) => Some(&place.words),
            _ => None,
        }
    }

    /// The day, where it is one.
    pub fn as_day(&self) -> Option<Day> {
        match self {
            Answer::Day(day) => Some(*day),
            _ => None,
        }
    }
}

impl Answers {
    /// The answer to a question.
    pub fn get(&self, path: &str) -> Option<&Answer> {
        self.answers.get(path)
    }

    /// All answers with their questions.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.answers.iter().map(|(path, answer)| (path.as_str(), answer))
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// How often a section was given that may be given several times.
    pub fn repetitions(&self, part: &str) -> usize {
        let number = |path: &String| path.strip_prefix(part)?.strip_prefix('.')?.split('.').next()?.parse().ok();
        self.answers.keys().filter_map(number).max().unwrap_or(0)
    }

    /// As they are kept.
    pub fn to_text(&self) -> String {
        // Maps of texts and closed types always have a text.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what was kept.
    ///
    /// # Errors
    /// When it is something else.
    pub fn of_text(text: &str) -> Result<Answers, Unread> {
        if text.len() > BYTES_MAX {
            return Err(Unread);
        }
        serde_json::from_str(text).map_err(|_| Unread)
    }

    /// As if they were typed anew: to correct them.
    pub fn typed(&self) -> Typed {
        let mut typed = Typed::default();
        let mut parts: BTreeSet<&str> = BTreeSet::new();
        for (path, answer) in &self.answers {
            answer.type_into(path, &mut typed);
            parts.extend(path.split_once('.').map(|(part, _)| part));
        }
        for part in parts {
            typed.put(&format!("{part}.count"), self.repetitions(part).to_string());
        }
        typed
    }
}

impl Answer {
    /// Types it into the fields of a question.
    pub(crate) fn type_into(&self, path: &str, typed: &mut Typed) {
        typed.ask(path);
        match self {
            Answer::Text(text) => typed.put(path, text.clone()),
            Answer::Name(name) => {
                typed.put(path, name.name.clone());
                typed.put(&format!("{path}.kana"), name.kana.clone());
            }
            Answer::Address(address) => {
                typed.put(&format!("{path}.postcode"), address.postcode.clone());
                typed.put(path, address.town.clone());
                typed.put(&format!("{path}.rest"), address.rest.clone());
            }
            Answer::Day(day) => typed.put(path, day.to_string()),
            Answer::Number(number) => typed.put(path, engawa_kernel::number::write(number.as_f64(), number.places())),
            Answer::YesNo(yes) => typed.put(path, if *yes { "yes" } else { "no" }),
            Answer::Picked(code) => typed.put(path, code.clone()),
            Answer::Several(codes) => typed.put_all(path, codes.clone()),
            Answer::Ranked(codes) => {
                for (place, code) in codes.iter().enumerate() {
                    typed.put(&format!("{path}.{}", place + 1), code.clone());
                }
            }
            Answer::Lines(lines) => {
                for (line, code) in lines {
                    typed.put(&format!("{path}.{line}"), code.clone());
                }
            }
            Answer::Rows(rows) => type_rows(rows, path, typed),
            Answer::Files(files) => typed.put_all(path, files.iter().map(ToString::to_string).collect()),
            Answer::Place(place) => {
                typed.put(path, place.words.clone());
                if let Some(point) = &place.point {
                    typed.put(&format!("{path}.latitude"), point.latitude.to_string());
                    typed.put(&format!("{path}.longitude"), point.longitude.to_string());
                }
            }
            Answer::Party(id) => typed.put(path, id.to_string()),
            Answer::Agreed => typed.put(path, "yes"),
        }
    }
}

fn type_rows(rows: &[BTreeMap<String, Answer>], path: &str, typed: &mut Typed) {
    typed.put(&format!("{path}.count"), rows.len().to_string());
    for (place, row) in rows.iter().enumerate() {
        for (column, answer) in row {
            let mut cell = Typed::default();
            answer.type_into(column, &mut cell);
            for (name, values) in cell.iter() {
                typed.put_all(&format!("{path}.{}.{name}", place + 1), values.to_vec());
            }
        }
    }
}
