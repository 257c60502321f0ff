//! What a page showed of a row when it was made. It travels with the form: a row that carries just that was not touched,
//! whatever was entered beside it in the meantime.

use std::fmt;

use engawa_kernel::Seq;

use super::model::{Choice, Line};
use super::value::write_value;
use crate::model::Stated;

/// What a page showed of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// The latest statement by then.
    pub(super) at: Option<Seq>,
    pub(super) choice: String,
    pub(super) value: String,
    pub(super) source: String,
}

impl Seen {
    /// On a page that is made now.
    pub(super) fn now(line: &Line) -> Seen {
        Seen::when(line, line.latest())
    }

    /// On a page that was made when this was the latest statement. Without a figure it proposes a document, and a settled one.
    pub(super) fn when(line: &Line, latest: Option<&Stated>) -> Seen {
        let standing = latest.and_then(|stated| Some((stated, stated.value?)));
        let is_preliminary = standing.is_some_and(|(stated, _)| stated.is_preliminary);
        let choice = if is_preliminary { Choice::Preliminary } else { Choice::Settled };
        Seen {
            at: latest.map(|stated| stated.seq),
            choice: choice.code().into(),
            value: standing.map_or_else(String::new, |(_, value)| write_value(value, line.indicator.decimals)),
            source: standing.map_or_else(|| line.source.clone(), |(stated, _)| stated.source.clone()),
        }
    }

    /// From a form. The document comes last, as only its name has blanks.
    pub(super) fn read(text: &str) -> Seen {
        let mut parts = text.splitn(4, ' ');
        let mut next = || parts.next().unwrap_or_default().trim();
        Seen {
            at: next().parse().ok().filter(|seq| *seq > 0).map(Seq),
            choice: next().into(),
            value: next().into(),
            source: next().into(),
        }
    }
}

/// As it stands in a form.
impl fmt::Display for Seen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {} {} {}", self.at.map_or(0, |seq| seq.0), self.choice, self.value, self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{line, stated};
    use super::*;

    #[test]
    fn what_a_page_showed_is_read_back_from_its_form() {
        let source = "令和6年度 決算統計　表1";
        let shown = |value| Seen::when(&Line { source: source.into(), ..line(1, Vec::new()) }, value);
        let figure = |value, is_preliminary| Stated { source: source.into(), ..stated(9, value, is_preliminary) };
        for (seen, text) in [
            (shown(None), format!("0 settled  {source}")),
            (shown(Some(&figure(None, true))), format!("9 settled  {source}")),
            (shown(Some(&figure(Some(-1240.5), true))), format!("9 preliminary −1,240.5 {source}")),
        ] {
            assert_eq!((seen.to_string(), Seen::read(&text)), (text, seen));
        }
        assert_eq!(Seen::read(""), Seen::default());
        assert_eq!(Seen::read("-3 perhaps"), Seen { choice: "perhaps".into(), ..Seen::default() });
    }
}
