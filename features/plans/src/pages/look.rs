//! For whom a page is written: the language, the links, the mark of a sample town, the day.

use std::fmt;

use askama::filters::HtmlSafe;
use engawa_kernel::Day;
use engawa_web::ui::SampleMark;
use engawa_web::{Ctx, Lang, Links, Said, Voice};

/// What all parts of a page need in order to be written.
#[derive(Clone)]
pub struct Look {
    /// The speaker.
    pub voice: Voice,
    /// The maker of links.
    pub links: Links,
    /// 見本, in an invented town only.
    pub mark: Option<SampleMark>,
    /// The day of the reader.
    pub today: Day,
}

impl Look {
    /// The look of this request.
    pub fn of(ctx: &Ctx) -> Look {
        Look { voice: ctx.voice.clone(), links: ctx.links.clone(), mark: ctx.sample_mark(), today: ctx.today() }
    }

    /// Marks what stays Japanese on an English page, for those who listen.
    pub fn ja(&self) -> InJapanese {
        InJapanese(self.voice.lang() == Lang::En)
    }

    /// An address inside the town.
    pub fn link(&self, path: &str) -> String {
        self.links.link(path)
    }

    /// The page of a plan.
    pub fn plan(&self, plan: &str) -> String {
        self.link(&plan_path(plan))
    }

    /// The page of a policy.
    pub fn policy(&self, plan: &str, policy: &str) -> String {
        self.link(&policy_path(plan, policy))
    }

    /// The page of an indicator.
    pub fn indicator(&self, plan: &str, indicator: &str) -> String {
        self.link(&indicator_path(plan, indicator))
    }

    /// Names joined as the language joins them.
    pub fn joined<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> String {
        let join = |before: String, after: &str| {
            self.voice.plain_with("plans-comma", &[("before", before.into()), ("after", after.into())])
        };
        let mut names = names.into_iter();
        let first = names.next().unwrap_or_default().to_owned();
        names.fold(first, join)
    }

    /// What stands where there is nothing: ―.
    pub fn missing(&self) -> Said {
        self.voice.missing().into()
    }
}

/// The path of a plan inside the town.
pub fn plan_path(plan: &str) -> String {
    format!("/plans/{}", escaped(plan))
}

/// The path of a policy inside the town.
pub fn policy_path(plan: &str, policy: &str) -> String {
    format!("/plans/{}/policies/{}", escaped(plan), escaped(policy))
}

/// The path of an indicator inside the town.
pub fn indicator_path(plan: &str, indicator: &str) -> String {
    format!("/plans/{}/indicators/{}", escaped(plan), escaped(indicator))
}

/// The path of the records behind an indicator.
pub fn records_path(plan: &str, indicator: &str) -> String {
    format!("{}/records", indicator_path(plan, indicator))
}

/// A part of an address: what is not plain is written in percent, for codes may hold Japanese and brackets.
pub(crate) fn escaped(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Prints ` lang="ja"` where the page itself is not Japanese.
#[derive(Clone, Copy, Debug)]
pub struct InJapanese(bool);

impl HtmlSafe for InJapanese {}

impl fmt::Display for InJapanese {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.0 { r#" lang="ja""# } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_with_japanese_or_brackets_makes_a_plain_address() {
        assert_eq!(plan_path("a b"), "/plans/a%20b");
        assert_eq!(indicator_path("sogo", "sz-36(1)"), "/plans/sogo/indicators/sz-36%281%29");
        assert_eq!(escaped("継"), "%E7%B6%99");
    }
}
