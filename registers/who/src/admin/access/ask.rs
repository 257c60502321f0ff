//! The question: between which moments, by whom, about whom, of which kind. It stands in the address, so that it can be kept.

use engawa_db::{Db, Fault};
use engawa_journal::access::{Filter, Kind};
use engawa_kernel::text::nfkc;
use engawa_kernel::{AnyId, Choice, Day, Moment};
use engawa_web::ui::{Field, Select, Width, read_day};
use engawa_web::{Said, Voice, key, limits};
use serde::Deserialize;

use super::super::store;
use crate::accounts::{self, Mail};
use crate::pages::look;
use crate::pages::sheet::Wrongs;

/// So many days are shown when nothing is asked.
const USUAL_DAYS: i64 = 7;
const MINUTE: i64 = 60_000;

/// The names in the address that every page of this kind reads.
pub(super) const NAMES: [&str; 7] = ["from-day", "from-time", "to-day", "to-time", "who", "subject", "kind"];

/// What stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct Asked {
    pub(super) from_day: String,
    pub(super) from_time: String,
    pub(super) to_day: String,
    pub(super) to_time: String,
    pub(super) who: String,
    pub(super) subject: String,
    pub(super) kind: String,
    /// The place after which the next page begins.
    pub(super) before: String,
    /// The person after whom the next page begins.
    pub(super) after: String,
}

impl Asked {
    /// With the usual days where none are asked for.
    pub(super) fn or_usual(mut self, today: Day) -> Asked {
        if self.from_day.is_empty() {
            self.from_day = look::typed(today.plus_days(-USUAL_DAYS));
        }
        if self.to_day.is_empty() {
            self.to_day = look::typed(today);
        }
        self
    }

    fn values(&self) -> [&str; 7] {
        [&self.from_day, &self.from_time, &self.to_day, &self.to_time, &self.who, &self.subject, &self.kind]
    }

    /// The same question at another path.
    pub(super) fn at(&self, path: &str) -> String {
        let pairs = NAMES.into_iter().zip(self.values()).filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", limits::percent_encoded(value))).collect();
        format!("{path}?{}", pairs.join("&"))
    }
}

/// A question that can be answered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    pub(super) from: Moment,
    pub(super) to: Moment,
    pub(super) filter: Filter,
}

/// Reads a time as people write it: 14:26, 14時26分.
fn time(text: &str) -> Option<i64> {
    let plain = nfkc(text);
    let runs: Vec<&str> = plain.split(|sign: char| !sign.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let (hour, minute): (i64, i64) = match runs[..] {
        [hour, minute] => (hour.parse().ok()?, minute.parse().ok()?),
        _ => return None,
    };
    let minutes = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && minutes <= 24 * 60).then_some(minutes)
}

fn moment(voice: &Voice, day: &str, clock: &str, is_end: bool) -> Result<Moment, (bool, Said)> {
    let day = read_day(day).ok_or_else(|| (true, voice.say("who-desk-day-wrong")))?;
    if clock.trim().is_empty() {
        return Ok(if is_end { day.plus_days(1).begins_at() } else { day.begins_at() });
    }
    let minutes = time(clock).ok_or_else(|| (false, voice.say("who-access-time-wrong")))?;
    // The last minute is meant with its seconds.
    let end = if is_end && minutes < 24 * 60 { MINUTE } else { 0 };
    Ok(day.begins_at().plus_millis(minutes * MINUTE + end))
}

/// The two moments of a question.
pub(super) fn moments(voice: &Voice, asked: &Asked) -> Result<(Moment, Moment), Wrongs> {
    let from = moment(voice, &asked.from_day, &asked.from_time, false);
    let to = moment(voice, &asked.to_day, &asked.to_time, true);
    match (from, to) {
        (Ok(from), Ok(to)) if from < to => Ok((from, to)),
        (Ok(_), Ok(_)) => Err(Wrongs::at("to-day", voice.say("who-access-backwards"))),
        (from, to) => {
            let mut wrongs = Wrongs::default();
            if let Err((is_day, sentence)) = from {
                wrongs.add(if is_day { "from-day" } else { "from-time" }, sentence);
            }
            if let Err((is_day, sentence)) = to {
                wrongs.add(if is_day { "to-day" } else { "to-time" }, sentence);
            }
            Err(wrongs)
        }
    }
}

/// Who is meant by what was typed: an address of mail, a whole name, or the number of an account.
enum Meant {
    Anybody,
    One(AnyId),
    Nobody,
    Several,
}

fn meant(db: &Db, text: &str) -> Result<Meant, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Meant::Anybody);
    }
    if let Ok(id) = AnyId::parse(text) {
        return Ok(Meant::One(id));
    }
    if let Ok(mail) = Mail::parse(text)
        && let Some(found) = accounts::account_by_mail(db, &mail.key)?
    {
        return Ok(Meant::One(found.id.any()));
    }
    Ok(match store::accounts_named(db, text)?.as_slice() {
        [] => Meant::Nobody,
        [one] => Meant::One(one.id.any()),
        _ => Meant::Several,
    })
}

/// The people and the kind of a question.
pub(super) fn filter(db: &Db, voice: &Voice, asked: &Asked) -> Result<Result<Filter, Wrongs>, Fault> {
    let mut wrongs = Wrongs::default();
    let mut person = |name: &'static str, text: &str| -> Result<Option<AnyId>, Fault> {
        Ok(match meant(db, text)? {
            Meant::Anybody => None,
            Meant::One(id) => Some(id),
            Meant::Nobody => {
                wrongs.add(name, voice.say("who-access-nobody"));
                None
            }
            Meant::Several => {
                wrongs.add(name, voice.say("who-access-several"));
                None
            }
        })
    };
    let filter =
        Filter { who: person("who", &asked.who)?, subject: person("subject", &asked.subject)?, kind: Kind::from_code(&asked.kind) };
    Ok(if wrongs.is_empty() { Ok(filter) } else { Err(wrongs) })
}

/// The word of a kind of access.
pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Read => key("who-access-read"),
        Kind::Export => key("who-access-export"),
        Kind::SignIn => key("who-access-sign-in"),
        Kind::SignInFailed => key("who-access-sign-in-failed"),
        Kind::Denied => key("who-access-denied"),
        Kind::LookOutside => key("who-access-look-outside"),
    }
}

/// The questions of the form, in the order of the page.
pub(super) struct Questions {
    pub(super) from_day: Field,
    pub(super) from_time: Field,
    pub(super) to_day: Field,
    pub(super) to_time: Field,
    pub(super) who: Field,
    pub(super) subject: Field,
    pub(super) kind: Select,
}

impl Questions {
    pub(super) fn new(voice: &Voice, asked: &Asked, wrongs: &Wrongs) -> Questions {
        let field = |field: Field, name: &str, value: &str| field.value(value).error(wrongs.of(name)).unmarked();
        let day = |name: &'static str, label, value: &str| field(Field::day(voice, name, voice.say(label)), name, value);
        let text = |name: &'static str, label, value: &str| {
            field(Field::text(voice, name, voice.say(label)), name, value).autocomplete("off")
        };
        let select = Select::new(voice, "kind", voice.say("who-access-kind")).first(voice.say("who-access-kind-any")).unmarked();
        let option = |select: Select, kind: &Kind| select.option(kind.code(), voice.say(kind_word(*kind)));
        Questions {
            from_day: day("from-day", key("who-access-from-day"), &asked.from_day),
            from_time: text("from-time", key("who-access-from-time"), &asked.from_time).width(Width::Digits),
            to_day: day("to-day", key("who-access-to-day"), &asked.to_day),
            to_time: text("to-time", key("who-access-to-time"), &asked.to_time).width(Width::Digits),
            who: text("who", key("who-access-who"), &asked.who).hint(voice.say("who-access-who-hint")),
            subject: text("subject", key("who-access-subject"), &asked.subject).hint(voice.say("who-access-subject-hint")),
            kind: Kind::ALL.iter().fold(select, option).chosen(asked.kind.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (text, minutes) in [("14:26", 866), (" ９：０５ ", 545), ("14時26分", 866), ("0:00", 0), ("24:00", 1440)] {
            assert_eq!(time(text), Some(minutes), "{text}");
        }
        for text in ["", "14", "25:00", "14:60", "24:01", "1:2:3", "99999999999999999999:1"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn a_question_is_kept_in_its_address() {
        let asked = Asked { from_day: "2026-11-01".into(), who: "見本 花子&x".into(), ..Asked::default() };
        assert_eq!(asked.at("/admin/access"), "/admin/access?from-day=2026-11-01&who=%E8%A6%8B%E6%9C%AC%20%E8%8A%B1%E5%AD%90%26x");
    }
}
