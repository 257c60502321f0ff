//! The one list of the desk: what waits, what it is about, and by when.
//!
//! Must hold: the nearest day first; late and near are told by a sign and a word; an empty list says that nothing waits.

use askama::Template;
use askama::filters::HtmlSafe;
use engawa_kernel::Day;

use crate::ui::icon::{self, Icon};
use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

/// How many days ahead count as near.
const NEAR_DAYS: i64 = 7;

#[derive(Clone, Debug)]
struct Waiting {
    what: Said,
    about: Option<Said>,
    due: Option<(Day, Due)>,
    href: String,
}

#[derive(Clone, Debug)]
struct Due {
    class: &'static str,
    icon: Icon,
    words: Said,
}

/// What waits for someone.
#[derive(Clone, Template)]
#[template(path = "desk/todo.html")]
pub struct ToDoList {
    voice: Voice,
    today: Day,
    waiting: Vec<Waiting>,
}

impl HtmlSafe for ToDoList {}

impl ToDoList {
    /// Nothing yet; `today` decides what is late and what is near.
    pub fn new(voice: &Voice, today: Day) -> ToDoList {
        ToDoList { voice: voice.clone(), today, waiting: Vec::new() }
    }

    /// One thing to do.
    #[must_use]
    pub fn todo(mut self, what: impl Into<Said>, about: Option<Said>, due: Option<Day>, href: impl Into<String>) -> ToDoList {
        self.push(what, about, due, href);
        self
    }

    /// One thing to do, in a loop.
    pub fn push(&mut self, what: impl Into<Said>, about: Option<Said>, due: Option<Day>, href: impl Into<String>) {
        let due = due.map(|day| (day, self.due(day)));
        self.waiting.push(Waiting { what: what.into(), about, due, href: href.into() });
    }

    fn due(&self, day: Day) -> Due {
        let days = self.today.days_until(day);
        let shown = if day.year() == self.today.year() { self.voice.day(day) } else { self.voice.full_day(day) };
        let count = |count: i64| [("day", (&shown).into()), ("days", count.into())];
        match days {
            ..=-1 => Due { class: "due st-late", icon: icon::LATE, words: self.voice.say_with("web-ui-due-late", &count(-days)) },
            0 => Due { class: "due st-late", icon: icon::CLOCK, words: self.voice.say("web-ui-due-today") },
            1..=NEAR_DAYS => Due { class: "due", icon: icon::CLOCK, words: self.voice.say_with("web-ui-due-near", &count(days)) },
            _ => Due { class: "due far", icon: icon::CLOCK, words: self.voice.say_with("web-ui-due", &count(days)) },
        }
    }

    /// The nearest day first; what has no day comes last. Equal ones keep their order.
    fn sorted(&self) -> Vec<&Waiting> {
        let mut sorted: Vec<&Waiting> = self.waiting.iter().collect();
        sorted.sort_by_key(|waiting| waiting.due.as_ref().map_or((true, None), |(day, _)| (false, Some(*day))));
        sorted
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        let Ok(today) = Day::new(2025, 11, 21) else { return Vec::new() };
        let list = || ToDoList::new(voice, today);
        let what = || voice.say("web-ui-x-enter");
        let due = |days| Some(today.plus_days(days));
        let about = || Some(voice.say("web-example-policy"));
        vec![
            Example::new(Case::Empty, list()),
            Example::new(
                Case::Usual,
                list().todo(what(), about(), due(40), "#").todo(voice.say("web-ui-x-look"), None, due(4), "#").todo(
                    what(),
                    about(),
                    due(-2),
                    "#",
                ),
            ),
            Example::new(
                Case::Full,
                list()
                    .todo(voice.say("web-example-long"), Some(voice.say("web-example-long")), due(-400), "#")
                    .todo(what(), about(), due(0), "#")
                    .todo(what(), about(), None, "#"),
            ),
            Example::new(Case::Wrong, list().todo("<b>", Some("<i>&".into()), None, "#\"")),
        ]
    }
}
