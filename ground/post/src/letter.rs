//! A mail as the carriers take it: headers, MIME, and nothing that somebody typed outside of its place.

use std::time::{Duration, SystemTime};

use engawa_kernel::{AnyId, Moment};
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};

use crate::carrier::Sender;
use crate::model::{Address, Body, Line};

/// The last moment that the date of a mail can say.
const DATE_MAX: u64 = 253_402_300_799_000;

/// What stands in a letter.
pub(crate) struct Letter {
    pub(crate) id: AnyId,
    pub(crate) to: Address,
    pub(crate) subject: Line,
    pub(crate) body: Body,
    pub(crate) made_at: Moment,
}

impl Letter {
    /// The letter in the form of mail. Each try gives the same, so that a receiver knows it again by its Message-ID.
    pub(crate) fn message(self, from: &Sender) -> Option<Message> {
        let (sender, to) = (from.address.letter()?, self.to.letter()?);
        let date = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(self.made_at.millis()).unwrap_or(0).min(DATE_MAX));
        let by_a_program = HeaderName::new_from_ascii_str("Auto-Submitted");
        Message::builder()
            .envelope(Envelope::new(Some(sender.clone()), vec![to.clone()]).ok()?)
            .from(Mailbox::new(Some(from.name.as_str().to_owned()), sender))
            .to(Mailbox::new(None, to))
            .subject(self.subject.as_str())
            .date(date)
            .message_id(Some(format!("<{}@{}>", self.id, from.address.domain())))
            .raw_header(HeaderValue::new(by_a_program, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .header(lettre::message::header::MIME_VERSION_1_0)
            .body(self.body.as_str().to_owned())
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sender() -> Sender {
        Sender { name: Line::parse("みほん市 \"縁側\"").unwrap(), address: Address::parse("engawa@mihon.example").unwrap() }
    }

    fn formatted(to: &str, subject: &str, body: &str) -> String {
        let letter = Letter {
            id: AnyId::ordered(1, [0; 10]),
            to: Address::parse(to).unwrap(),
            subject: Line::parse(subject).unwrap(),
            body: Body::parse(body).unwrap(),
            made_at: Moment::from_millis(1_795_230_000_000),
        };
        String::from_utf8(letter.message(&sender()).unwrap().formatted()).unwrap()
    }

    /// Names of the headers, unfolded.
    fn headers(text: &str) -> Vec<&str> {
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        let lines = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
        lines.map(|line| line.split(':').next().unwrap()).collect()
    }

    const HEADERS: [&str; 9] = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "Content-Type",
        "MIME-Version",
        "Content-Transfer-Encoding",
    ];

    #[test]
    fn a_letter_says_when_by_whom_and_that_a_program_wrote_it() {
        let text = formatted("hanako@mihon.example", "Your link", "Open it.\nToday.");
        for line in [
            "To: hanako@mihon.example\r\n",
            "Subject: Your link\r\n",
            "Date: Sat, 21 Nov 2026 03:00:00 +0000\r\n",
            "Message-ID: <00000000-0001-7000-8000-000000000000@mihon.example>\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Content-Type: text/plain; charset=utf-8\r\n",
            "\r\n\r\nOpen it.\r\nToday.",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
        assert_eq!(text, formatted("hanako@mihon.example", "Your link", "Open it.\nToday."), "each try gives the same");
    }

    #[test]
    fn japanese_goes_out_in_letters_that_every_server_takes() {
        let text =
            formatted("hana..ko@docomo.example", "みほん市 縁側の入室リンク", "次のリンクを開いてください。\n本日かぎりです。");
        assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 78), "{text}");
        assert!(text.contains("To: \"hana..ko\"@docomo.example\r\n") && text.contains("Subject: =?utf-8?b?"), "{text}");
        assert_eq!(headers(&text), HEADERS);
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_a_header(subject in "\\PC{1,80}", body in "(\\PC|\n|\r|\t){1,300}") {
            if let (Ok(subject), Ok(body)) = (Line::parse(&subject), Body::parse(&body)) {
                let text = formatted("hanako@mihon.example", subject.as_str(), body.as_str());
                prop_assert!(text.is_ascii());
                prop_assert_eq!(headers(&text), HEADERS);
                prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
            }
        }
    }
}
