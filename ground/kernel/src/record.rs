//! Records: one for each deed, sealed in a chain; and the lines that count what it counts.

use std::fmt;
use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::day::{Day, FiscalYear, Moment};
use crate::fact::Choice;
use crate::id::AnyId;

/// Place of a record in the order of commit: 1, 2, 3 … without a gap in one town.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct Seq(pub i64);

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A person for themselves.
    Oneself(AnyId),
    /// A person for a body in which they hold an office.
    ForBody {
        /// The person.
        person: AnyId,
        /// The body.
        body: AnyId,
    },
    /// A helper for someone who consented.
    Proxy {
        /// The helper.
        helper: AnyId,
        /// Whom they help.
        party: AnyId,
    },
    /// Staff who typed what someone said or wrote.
    StaffEntry {
        /// The member of staff.
        staff: AnyId,
        /// Whose words it were, if known.
        party: Option<AnyId>,
    },
    /// A program under a named key: the command line, the timer, a robot of the town.
    Key(&'static str),
    /// Nobody that could be named. The record carries the day only, and is written in groups.
    Unnamed,
}

impl Actor {
    /// The stored code of the kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Actor::Oneself(_) => "oneself",
            Actor::ForBody { .. } => "for-body",
            Actor::Proxy { .. } => "proxy",
            Actor::StaffEntry { .. } => "staff-entry",
            Actor::Key(_) => "key",
            Actor::Unnamed => "unnamed",
        }
    }

    /// Who acted, for whom, under which key: the stored columns.
    pub fn parts(&self) -> (Option<AnyId>, Option<AnyId>, Option<&'static str>) {
        match *self {
            Actor::Oneself(person) => (Some(person), None, None),
            Actor::ForBody { person, body } => (Some(person), Some(body), None),
            Actor::Proxy { helper, party } => (Some(helper), Some(party), None),
            Actor::StaffEntry { staff, party } => (Some(staff), party, None),
            Actor::Key(name) => (None, None, Some(name)),
            Actor::Unnamed => (None, None, None),
        }
    }
}

/// By which way it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// The web site.
    Web,
    /// Paper.
    Paper,
    /// Telephone.
    Phone,
    /// At the counter.
    Counter,
    /// The command line on the server.
    CommandLine,
    /// Another program, or the timer.
    Machine,
}

impl Choice for Channel {
    const ALL: &'static [Self] =
        &[Channel::Web, Channel::Paper, Channel::Phone, Channel::Counter, Channel::CommandLine, Channel::Machine];

    fn code(self) -> &'static str {
        match self {
            Channel::Web => "web",
            Channel::Paper => "paper",
            Channel::Phone => "phone",
            Channel::Counter => "counter",
            Channel::CommandLine => "command-line",
            Channel::Machine => "machine",
        }
    }
}

/// Who may see the record (the six classes of the whole product).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// 公開
    Public,
    /// 登録者
    SignedIn,
    /// 構成員
    Members,
    /// 当事者と担当
    Parties,
    /// 封緘
    Sealed,
    /// 集計のみ
    AggregateOnly,
}

impl Choice for Visibility {
    const ALL: &'static [Self] = &[
        Visibility::Public,
        Visibility::SignedIn,
        Visibility::Members,
        Visibility::Parties,
        Visibility::Sealed,
        Visibility::AggregateOnly,
    ];

    fn code(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::SignedIn => "signed-in",
            Visibility::Members => "members",
            Visibility::Parties => "parties",
            Visibility::Sealed => "sealed",
            Visibility::AggregateOnly => "aggregate-only",
        }
    }
}

/// Everything about a record but its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Place in the chain.
    pub seq: Seq,
    /// When it was written; nothing for unnamed deeds, which carry the day only.
    pub recorded_at: Option<Moment>,
    /// The civil day on which it happened; may be earlier.
    pub occurred_on: Day,
    /// Of `occurred_on`, unless declared (出納整理期間).
    pub fiscal_year: FiscalYear,
    /// Kind of the fact.
    pub kind: String,
    /// Version of the fact's body.
    pub version: u32,
    /// Kind of the actor, with who, for whom, and the key.
    pub actor: StoredActor,
    /// The way it came.
    pub channel: Channel,
    /// Where.
    pub area: Option<AnyId>,
    /// The section in charge.
    pub section: Option<AnyId>,
    /// The items of plans that it serves, in the order of their ids.
    pub nodes: Vec<AnyId>,
    /// What it is about.
    pub subject: Option<AnyId>,
    /// The record that it corrects.
    pub corrects: Option<Seq>,
    /// Who may see it.
    pub visibility: Visibility,
}

/// An actor as its columns hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredActor {
    /// Code of the kind.
    pub kind: String,
    /// Who acted.
    pub who: Option<AnyId>,
    /// For whom.
    pub party: Option<AnyId>,
    /// Under which key.
    pub key: Option<String>,
}

impl From<&Actor> for StoredActor {
    fn from(actor: &Actor) -> StoredActor {
        let (who, party, key) = actor.parts();
        StoredActor { kind: actor.kind().to_owned(), who, party, key: key.map(str::to_owned) }
    }
}

/// SHA-256 over the seal before it, the canonical header, the body and the hash of the details.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Seal(pub [u8; 32]);

impl Seal {
    /// The seal before the first record.
    pub const ORIGIN: Seal = Seal([0; 32]);

    /// The seal of the next record.
    pub fn next(self, header: &Header, body: &str, details_hash: Option<&[u8]>) -> Seal {
        let mut text = canonical(header, body, details_hash);
        text.push_str(body);
        self.after(&text)
    }

    /// The seal of the next link of any chain, by its canonical text. Each chain names itself in the first line of its texts.
    pub fn after(self, text: &str) -> Seal {
        let mut hasher = Sha256::new();
        hasher.update(self.0);
        hasher.update(text);
        Seal(hasher.finalize().into())
    }

    /// From the stored 32 bytes.
    pub fn from_bytes(bytes: &[u8]) -> Option<Seal> {
        bytes.try_into().ok().map(Seal)
    }

    /// From 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Seal> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).ok()?;
        }
        Some(Seal(bytes))
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The header as sealed: one `name=value` a line in a fixed order. No value can hold a line break, so no two headers are alike.
fn canonical(header: &Header, body: &str, details_hash: Option<&[u8]>) -> String {
    let mut out = String::with_capacity(480);
    let mut line = |name: &str, value: &dyn fmt::Display| {
        let _ = writeln!(out, "{name}={value}");
    };
    let or_dash = |id: Option<AnyId>| id.map_or_else(|| "-".to_owned(), |id| id.to_string());
    line("engawa-record", &1);
    line("seq", &header.seq);
    line("recorded-at", &header.recorded_at.map_or(-1, Moment::millis));
    line("occurred-on", &header.occurred_on.number());
    line("fiscal-year", &header.fiscal_year.number());
    line("kind", &header.kind);
    line("version", &header.version);
    line("actor", &header.actor.kind);
    line("who", &or_dash(header.actor.who));
    line("for", &or_dash(header.actor.party));
    line("key", &header.actor.key.as_deref().unwrap_or("-"));
    line("channel", &header.channel.code());
    line("area", &or_dash(header.area));
    line("section", &or_dash(header.section));
    for node in &header.nodes {
        line("node", node);
    }
    line("subject", &or_dash(header.subject));
    line("corrects", &header.corrects.map_or(0, |seq| seq.0));
    line("visibility", &header.visibility.code());
    line("details", &details_hash.map_or_else(|| "-".to_owned(), hex));
    line("body-bytes", &body.len());
    out
}

/// Two hexadecimal digits a byte, as hashes stand in canonical texts.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// HMAC-SHA-256 of erasable details under their salt. Without the salt nothing can be tested against the hash.
pub fn details_hash(salt: &[u8], text: &str) -> [u8; 32] {
    // HMAC takes keys of any length, so this cannot fail; an empty key would only weaken the test of a guess.
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(salt).unwrap_or_else(|_| unreachable!());
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

/// What one record counts on one counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Name of a declared counter.
    pub counter: &'static str,
    /// The day on which it counts.
    pub day: Day,
    /// Where it counts.
    pub area: Option<AnyId>,
    /// Which section it counts for.
    pub section: Option<AnyId>,
    /// Which item of a plan it counts for.
    pub node: Option<AnyId>,
    /// Values of the counter's dimensions, in their declared order.
    pub values: Vec<&'static str>,
    /// How many; a state counter says +1 and −1.
    pub quantity: i64,
    /// Whom or what it counts, for distinct counts.
    pub subject: Option<AnyId>,
}

impl Line {
    /// A line with the day, area, section and first node of the header.
    pub fn of(header: &Header, counter: &'static str, quantity: i64) -> Line {
        Line {
            counter,
            day: header.occurred_on,
            area: header.area,
            section: header.section,
            node: header.nodes.first().copied(),
            values: Vec::new(),
            quantity,
            subject: header.subject,
        }
    }

    /// With values of the dimensions.
    pub fn with(mut self, values: &[&'static str]) -> Line {
        self.values = values.to_vec();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn header() -> Header {
        let day = Day::parse("2026-11-21").unwrap();
        Header {
            seq: Seq(1),
            recorded_at: Some(day.begins_at()),
            occurred_on: day,
            fiscal_year: FiscalYear::of(day),
            kind: "test.happened".into(),
            version: 1,
            actor: StoredActor::from(&Actor::Key("test")),
            channel: Channel::Machine,
            area: None,
            section: None,
            nodes: vec![],
            subject: None,
            corrects: None,
            visibility: Visibility::Public,
        }
    }

    #[test]
    fn a_seal_depends_on_every_field() {
        let seal = |h: &Header, body: &str, details: Option<&[u8]>| Seal::ORIGIN.next(h, body, details);
        let first = seal(&header(), "{}", None);
        let other = AnyId::random([7; 16]);
        let changes: [fn(&mut Header, AnyId); 12] = [
            |h, _| h.seq = Seq(2),
            |h, _| h.recorded_at = None,
            |h, _| h.occurred_on = h.occurred_on.plus_days(1),
            |h, _| h.fiscal_year = FiscalYear(2025),
            |h, _| h.kind.push('x'),
            |h, _| h.version = 2,
            |h, id| h.actor.who = Some(id),
            |h, id| h.area = Some(id),
            |h, id| h.nodes.push(id),
            |h, id| h.subject = Some(id),
            |h, _| h.corrects = Some(Seq(1)),
            |h, _| h.visibility = Visibility::Sealed,
        ];
        for change in changes {
            let mut changed = header();
            change(&mut changed, other);
            assert_ne!(seal(&changed, "{}", None), first, "{changed:?}");
        }
        assert_ne!(seal(&header(), "{ }", None), first);
        assert_ne!(seal(&header(), "{}", Some(&[0; 32])), first);
        assert_ne!(Seal([1; 32]).next(&header(), "{}", None), first);
    }

    #[test]
    fn a_seal_depends_on_the_seal_before_it_and_on_every_letter() {
        let first = Seal::ORIGIN.after("a=1\n");
        assert_ne!(Seal::ORIGIN.after("a=2\n"), first);
        assert_ne!(first.after("a=1\n"), first);
        let text = canonical(&header(), "{}", None) + "{}";
        assert_eq!(Seal::ORIGIN.after(&text), Seal::ORIGIN.next(&header(), "{}", None), "one mechanism");
    }

    #[test]
    fn a_seal_is_read_back_from_its_print() {
        let seal = Seal::ORIGIN.next(&header(), "{}", None);
        assert_eq!(Seal::from_hex(&seal.to_string()), Some(seal));
        assert_eq!(Seal::from_hex("äöü"), None);
    }

    proptest! {
        #[test]
        fn details_under_another_salt_have_another_hash(text in ".{0,20}", a in any::<[u8; 16]>(), b in any::<[u8; 16]>()) {
            prop_assume!(a != b);
            prop_assert_ne!(details_hash(&a, &text), details_hash(&b, &text));
        }
    }
}
