//! What is asked of a list: of which day, how many, after which one.

use engawa_kernel::Day;
use engawa_web::{Ctx, Failure, key};
use serde::Deserialize;

/// So many when nothing is asked.
const LIMIT_USUAL: usize = 100;
/// Never more than so many.
const LIMIT_MAX: usize = 500;

/// A question as it came.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) day: Option<String>,
    pub(super) limit: Option<String>,
    pub(super) after: Option<String>,
}

impl Asked {
    /// The day, or none where nothing was asked.
    pub(super) fn day(&self, ctx: &Ctx) -> Result<Option<Day>, Failure> {
        let read = |text: &String| Day::parse(text).map_err(|_| bad(ctx, key("areas-api-day")));
        self.day.as_ref().map(read).transpose()
    }

    /// How many at most.
    pub(super) fn limit(&self, ctx: &Ctx) -> Result<usize, Failure> {
        let Some(text) = &self.limit else { return Ok(LIMIT_USUAL) };
        let read = text.parse().ok().filter(|limit| (1..=LIMIT_MAX).contains(limit));
        let why = || ctx.voice.say_with("areas-api-limit", &[("max", LIMIT_MAX.into())]);
        read.ok_or_else(|| Failure::Bad { why: Some(why()) })
    }

    /// Where the page begins in a list with these codes.
    pub(super) fn begin<'c>(&self, ctx: &Ctx, mut codes: impl Iterator<Item = &'c str>) -> Result<usize, Failure> {
        let Some(after) = &self.after else { return Ok(0) };
        codes.position(|code| code == after).map(|place| place + 1).ok_or_else(|| bad(ctx, key("areas-api-after")))
    }
}

fn bad(ctx: &Ctx, sentence: &str) -> Failure {
    Failure::Bad { why: Some(ctx.voice.say(sentence)) }
}
