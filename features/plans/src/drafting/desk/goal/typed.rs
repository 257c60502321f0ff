//! A goal as it was typed, and the changes that it means.

use engawa_kernel::Direction;
use engawa_kernel::text::nfkc;
use engawa_web::{Fields, Said, Voice, key};

use super::super::at::{Choice, Known, year_of};
use super::super::wrongs::{Wrongs, no_number};
use crate::desk::value::read_value;
use crate::drafting::edit::{Edit, Figure, figure_of, steps};
use crate::model::{Goal, Printed};
use crate::townfile::{NodeFile, TEXT_MAX};

/// The longest title, heading or step, in characters.
pub(in super::super) const LINE_MAX: usize = 200;
/// The longest unit, in characters.
pub(super) const UNIT_MAX: usize = 20;
/// More steps than a sheet has room for.
pub(super) const STEPS_MAX: usize = 30;

/// Names of the fields.
pub(super) const TITLE: &str = "title";
pub(super) const HEADING: &str = "heading";
pub(super) const BACKGROUND: &str = "background";
pub(super) const PRESENT: &str = "present";
pub(super) const ISSUE: &str = "issue";
pub(super) const TARGET: &str = "target";
pub(super) const VALUE: &str = "value";
pub(super) const UNIT: &str = "unit";
pub(super) const BASELINE: &str = "baseline";
pub(super) const ACHIEVED: &str = "achieved";
pub(super) const STEPS: &str = "steps";
pub(super) const LINK: &str = "link";
pub(super) const SEEN: &str = "seen";

/// All of them.
pub(super) const FIELDS: &[&str] =
    &[TITLE, HEADING, BACKGROUND, PRESENT, ISSUE, TARGET, VALUE, UNIT, BASELINE, ACHIEVED, STEPS, LINK, SEEN];
/// Those that hold one text, in the order of the page.
pub(super) const TEXTS: [&str; 11] = [TITLE, HEADING, BACKGROUND, PRESENT, ISSUE, TARGET, VALUE, UNIT, BASELINE, ACHIEVED, STEPS];

/// What was typed: texts in the order of [`TEXTS`], and what is linked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in super::super) struct TypedGoal {
    texts: [String; 11],
    pub(super) links: Vec<String>,
}

impl TypedGoal {
    /// A goal as it stands.
    pub(in super::super) fn of(known: &Known, node: &NodeFile) -> TypedGoal {
        let Some(file) = known.file() else { return TypedGoal::default() };
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let goal = node.goal.as_ref();
        let of_goal = |part: fn(&Goal) -> &Option<String>| goal.map(|goal| text(part(goal))).unwrap_or_default();
        let figure = figure_of(file, &node.code).map(|file| &file.indicator);
        let number = |printed: &Printed, decimals| {
            printed.value.map(|value| engawa_kernel::number::write(value, decimals)).unwrap_or_default()
        };
        let steps: Vec<&str> = steps(file, &node.code).into_iter().map(|step| step.title.as_str()).collect();
        TypedGoal {
            texts: [
                node.title.clone(),
                goal.map(|goal| goal.heading.clone()).unwrap_or_default(),
                of_goal(|goal| &goal.background),
                of_goal(|goal| &goal.present),
                of_goal(|goal| &goal.issue),
                of_goal(|goal| &goal.target),
                figure.map(|figure| number(&figure.target, figure.decimals)).unwrap_or_default(),
                figure.map(|figure| text(&figure.unit)).unwrap_or_default(),
                figure.map(|figure| number(&figure.baseline, figure.decimals)).unwrap_or_default(),
                of_goal(|goal| &goal.achieved),
                steps.join("\n"),
            ],
            links: node.links.clone(),
        }
    }

    /// As it was sent.
    pub(in super::super) fn read(fields: &Fields) -> TypedGoal {
        TypedGoal {
            texts: TEXTS.map(|name| fields.get(name).to_owned()),
            links: fields.all(LINK).into_iter().map(str::to_owned).collect(),
        }
    }

    /// The text of a field, as it was typed.
    pub(super) fn get(&self, name: &str) -> &str {
        let place = TEXTS.iter().position(|other| *other == name);
        place.map_or("", |place| &self.texts[place])
    }

    fn text(&self, name: &str) -> Option<String> {
        let text = self.get(name).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn lines(&self) -> Vec<String> {
        self.get(STEPS).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    /// The changes that are meant; the goal itself is there, or is added before.
    ///
    /// # Errors
    /// Everything that is to be put right, at its field.
    pub(super) fn edits(&self, voice: &Voice, known: &Known, code: &str, today: engawa_kernel::Day) -> Result<Vec<Edit>, Wrongs> {
        let mut wrongs = Wrongs::default();
        self.texts_fit(voice, &mut wrongs);
        let linked = self.linked(voice, known, &mut wrongs);
        let figure = self.figure(voice, known, today, &mut wrongs);
        if !wrongs.is_empty() {
            return Err(wrongs);
        }
        let of = || code.to_owned();
        let level = known.file().and_then(|file| file.levels.last().cloned()).unwrap_or_default();
        Ok(vec![
            Edit::Change { code: of(), number: None, title: self.get(TITLE).trim().to_owned() },
            Edit::Steps { code: of(), level, lines: self.lines() },
            Edit::Goal { code: of(), goal: Some(self.goal(voice, &linked)) },
            Edit::Links { code: of(), links: linked.iter().map(|choice| choice.code.clone()).collect() },
            Edit::Figure { code: of(), figure },
        ])
    }

    /// What it serves is also told in the words of the sheet.
    fn goal(&self, voice: &Voice, linked: &[Choice]) -> Goal {
        let join =
            |before: String, after: String| voice.plain_with("plans-comma", &[("before", before.into()), ("after", after.into())]);
        Goal {
            heading: self.get(HEADING).trim().to_owned(),
            target: self.text(TARGET),
            achieved: self.text(ACHIEVED),
            background: self.text(BACKGROUND),
            present: self.text(PRESENT),
            issue: self.text(ISSUE),
            related: linked.iter().map(|choice| choice.title.clone()).reduce(join),
        }
    }

    fn texts_fit(&self, voice: &Voice, wrongs: &mut Wrongs) {
        for (name, missing) in [(TITLE, key("plans-draft-wrong-no-title")), (HEADING, key("plans-draft-wrong-no-heading"))] {
            if self.text(name).is_none() {
                wrongs.add(name, voice.say(missing));
            }
        }
        let short = [(TITLE, LINE_MAX), (HEADING, LINE_MAX), (UNIT, UNIT_MAX)];
        let long = [BACKGROUND, PRESENT, ISSUE, TARGET, ACHIEVED].map(|name| (name, TEXT_MAX));
        for (name, max) in short.into_iter().chain(long) {
            if self.get(name).trim().chars().count() > max {
                wrongs.add(name, too_long(voice, max));
            }
        }
        let lines = self.lines();
        if lines.len() > STEPS_MAX {
            wrongs.add(STEPS, voice.say_with("plans-draft-wrong-many-steps", &[("max", STEPS_MAX.into())]));
        } else if lines.iter().any(|line| line.chars().count() > LINE_MAX) {
            wrongs.add(STEPS, voice.say_with("plans-draft-wrong-long-step", &[("max", LINE_MAX.into())]));
        } else if lines.iter().any(|line| line == self.get(HEADING).trim()) {
            // Sheets repeat the heading above the means; such a line is read as the heading, and would be seen nowhere.
            wrongs.add(STEPS, voice.say("plans-draft-wrong-heading-step"));
        }
    }

    /// What was linked before may have ended since: it stays, until it is taken out.
    fn linked(&self, voice: &Voice, known: &Known, wrongs: &mut Wrongs) -> Vec<Choice> {
        let before = |code: &String| known.goals().iter().any(|goal| goal.links.contains(code));
        let mut found: Vec<Choice> = Vec::new();
        for code in &self.links {
            match known.choices.iter().find(|choice| choice.code == *code) {
                _ if found.iter().any(|other| other.code == *code) => {}
                Some(choice) => found.push(choice.clone()),
                None if before(code) => {
                    found.push(Choice { code: code.clone(), title: code.clone(), plan: String::new() });
                }
                None => wrongs.add(LINK, voice.say("plans-draft-wrong-link")),
            }
        }
        found
    }

    fn figure(&self, voice: &Voice, known: &Known, today: engawa_kernel::Day, wrongs: &mut Wrongs) -> Option<Figure> {
        let unit = self.text(UNIT);
        let mut number = |name: &'static str| {
            read_value(self.get(name), unit.as_deref()).unwrap_or_else(|why| {
                wrongs.add(name, no_number(voice, &why));
                None
            })
        };
        let (value, baseline) = (number(VALUE), number(BASELINE));
        let is_alone = unit.is_some() || !self.get(BASELINE).trim().is_empty();
        let Some(value) = value else {
            if is_alone && wrongs.of(VALUE).is_none() {
                wrongs.add(VALUE, voice.say("plans-draft-wrong-no-value"));
            }
            return None;
        };
        let year = year_of(known.file()?, today).number();
        Some(Figure {
            group: voice.plain("plans-draft-group"),
            name: self.get(HEADING).trim().to_owned(),
            unit,
            baseline: baseline.map(|baseline| (baseline, year - 1)),
            target: (value, year),
            direction: if baseline.is_some_and(|baseline| baseline > value) { Direction::Below } else { Direction::Up },
            decimals: decimals(self.get(VALUE)).max(decimals(self.get(BASELINE))),
            source: voice.plain("plans-draft-source"),
        })
    }
}

/// A text that does not fit.
pub(in super::super) fn too_long(voice: &Voice, max: usize) -> Said {
    voice.say_with("plans-draft-wrong-long", &[("max", max.into())])
}

/// Digits behind the point, as typed.
fn decimals(text: &str) -> u8 {
    let plain = nfkc(text);
    let fraction = plain.split_once('.').map_or("", |(_, fraction)| fraction);
    let digits = fraction.chars().take_while(char::is_ascii_digit).count();
    u8::try_from(digits).unwrap_or(u8::MAX)
}
