//! A page with one form. It comes back with everything that was typed, and each error stands at its field.

use std::borrow::Cow;
use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::http::StatusCode;
use axum::response::Response;
use engawa_web::ui::{
    Asked, Button, Definitions, ErrorSummary, Field, FormFoot, Kicker, Link, Picks, SaveState, Select, Tell, Wrong,
};
use engawa_web::{Answer, Ctx, Fields, FormHead, Said, Voice};

/// What is wrong with what was typed, by the names of the fields; an empty name means the form as a whole.
#[derive(Debug, Clone, Default)]
pub struct Wrongs(Vec<(Cow<'static, str>, Said)>);

impl Wrongs {
    /// One thing.
    pub fn at(field: impl Into<Cow<'static, str>>, sentence: Said) -> Wrongs {
        Wrongs(vec![(field.into(), sentence)])
    }

    /// One more thing.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, sentence: Said) {
        self.0.push((field.into(), sentence));
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<Said> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, sentence)| sentence.clone())
    }

    /// The first thing that is wrong, wherever it stands.
    pub fn first(&self) -> Option<Said> {
        self.0.first().map(|(_, sentence)| sentence.clone())
    }

    /// Nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A form as it was typed, and what is wrong with it. A fresh one is typed by us.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// What was typed.
    pub fields: Fields,
    /// What is wrong.
    pub wrongs: Wrongs,
}

impl Typed {
    /// A form that nobody has filled in, with what is usual.
    pub fn fresh(usual: &[(&str, &str)]) -> Typed {
        Typed { fields: Fields::of(usual), wrongs: Wrongs::default() }
    }

    /// A form that comes back.
    pub fn back(fields: Fields, wrongs: Wrongs) -> Typed {
        Typed { fields, wrongs }
    }

    /// The value of a field.
    pub fn value(&self, name: &str) -> String {
        self.fields.get(name).to_owned()
    }

    /// What is wrong with a field.
    pub fn wrong(&self, name: &str) -> Option<Said> {
        self.wrongs.of(name)
    }
}

/// A question of the form.
pub enum Part {
    /// A text, a number, a day.
    Field(Field),
    /// One of a list.
    Select(Select),
    /// Some of a few.
    Picks(Picks),
}

impl From<Field> for Part {
    fn from(field: Field) -> Part {
        Part::Field(field)
    }
}

impl From<Select> for Part {
    fn from(select: Select) -> Part {
        Part::Select(select)
    }
}

impl From<Picks> for Part {
    fn from(picks: Picks) -> Part {
        Part::Picks(picks)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Field(field) => field.fmt(f),
            Part::Select(select) => select.fmt(f),
            Part::Picks(picks) => picks.fmt(f),
        }
    }
}

impl HtmlSafe for Part {}

impl Asked for Part {
    fn wrongs(&self) -> Vec<Wrong> {
        match self {
            Part::Field(field) => field.wrongs(),
            Part::Select(select) => select.wrongs(),
            Part::Picks(picks) => picks.wrongs(),
        }
    }
}

/// The page `templates/sheet.html`.
#[derive(Template)]
#[template(path = "sheet.html")]
pub struct Sheet {
    voice: Voice,
    errors: ErrorSummary,
    way: Kicker,
    title: Said,
    lead: Vec<Said>,
    tell: Option<Tell>,
    facts: Definitions,
    form: FormHead,
    hidden: Vec<(&'static str, String)>,
    parts: Vec<Part>,
    deed: Said,
    is_danger: bool,
    back: Option<(Said, String)>,
    others: Vec<Link>,
    wrongs: Wrongs,
}

impl Sheet {
    /// A form with the way above its title, sent to a path by a button.
    pub fn new(ctx: &Ctx, way: Kicker, title: Said, path: &str, deed: Said) -> Answer<Sheet> {
        Ok(Sheet {
            voice: ctx.voice.clone(),
            errors: ErrorSummary::of(&ctx.voice, &[]),
            way,
            title,
            lead: Vec::new(),
            tell: None,
            facts: Definitions::new(),
            form: ctx.form(path)?,
            hidden: Vec::new(),
            parts: Vec::new(),
            deed,
            is_danger: false,
            back: None,
            others: Vec::new(),
            wrongs: Wrongs::default(),
        })
    }

    /// A sentence below the title.
    pub fn lead(mut self, sentence: Said) -> Sheet {
        self.lead.push(sentence);
        self
    }

    /// A notice above the form.
    pub fn tell(mut self, tell: Option<Tell>) -> Sheet {
        self.tell = tell;
        self
    }

    /// What is known already.
    pub fn facts(mut self, facts: Definitions) -> Sheet {
        self.facts = facts;
        self
    }

    /// A question.
    pub fn part(mut self, part: impl Into<Part>) -> Sheet {
        self.parts.push(part.into());
        self
    }

    /// What is sent along.
    pub fn hidden(mut self, name: &'static str, value: String) -> Sheet {
        self.hidden.push((name, value));
        self
    }

    /// The deed takes something away.
    pub fn danger(mut self) -> Sheet {
        self.is_danger = true;
        self
    }

    /// The way back that changes nothing.
    pub fn back(self, href: String) -> Sheet {
        let label = self.voice.say("who-desk-back");
        self.back_to(label, href)
    }

    /// The way back, where it leads to something with a name.
    pub fn back_to(mut self, label: Said, href: String) -> Sheet {
        self.back = Some((label, href));
        self
    }

    /// Something else that can be done, below the form.
    pub fn other(mut self, label: Said, href: String) -> Sheet {
        self.others.push(Link::new(label, href));
        self
    }

    /// The finished page: 200 when nothing is wrong, 422 when it comes back.
    pub fn answer(mut self, ctx: &Ctx, wrongs: &Wrongs) -> Answer<Response> {
        self.wrongs = wrongs.clone();
        let asked: Vec<&dyn Asked> = self.parts.iter().map(|part| part as &dyn Asked).collect();
        self.errors = ErrorSummary::of(&ctx.voice, &asked).form_error(wrongs.of(""));
        let shell = ctx.shell(self.errors.page_title(&ctx.voice, self.title.clone()));
        let mut answer = ctx.page(&shell, &self)?;
        if !wrongs.is_empty() {
            *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        }
        Ok(answer)
    }

    /// A form with files is sent in parts.
    fn brings_files(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Field(field) if field.is_file()))
    }

    fn foot(&self) -> FormFoot {
        let deed = Button::submit(self.deed.clone());
        let foot = FormFoot::new(if self.is_danger { deed.danger() } else { deed });
        let foot = match &self.back {
            Some((label, href)) => foot.other(label.clone(), href.clone()),
            None => foot,
        };
        foot.state(if self.wrongs.is_empty() {
            SaveState::nothing(&self.voice, self.deed.clone())
        } else {
            SaveState::refused(&self.voice)
        })
    }
}
