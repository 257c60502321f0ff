//! A page of a part of the desk: what was just done, one main act, and lists below their heads.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::response::Response;
use engawa_web::ui::{Button, Deeds, Definitions, Kicker, PostButton, Rows, SectionHead, Tell, ToDoList, Tone};
use engawa_web::{Answer, Ctx, Said};

use super::{Entered, home};

/// What stands below a head.
pub(super) enum Block {
    Rows(Rows),
    Deeds(Deeds),
    ToDos(ToDoList),
    Facts(Definitions),
    Lines(Vec<Said>),
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Block::Rows(rows) => rows.fmt(f),
            Block::Deeds(deeds) => deeds.fmt(f),
            Block::ToDos(list) => list.fmt(f),
            Block::Facts(facts) => facts.fmt(f),
            Block::Lines(lines) => {
                f.write_str("<ul class=\"dots\">")?;
                lines.iter().try_for_each(|line| write!(f, "<li>{line}</li>"))?;
                f.write_str("</ul>")
            }
        }
    }
}

impl HtmlSafe for Block {}

/// The page `templates/office_part.html`.
#[derive(Template)]
#[template(path = "office_part.html")]
pub(super) struct PartPage {
    done: Option<Tell>,
    way: Kicker,
    title: Said,
    lead: Vec<Said>,
    facts: Definitions,
    buttons: Vec<Button>,
    deeds: Vec<PostButton>,
    blocks: Vec<(String, SectionHead, Block)>,
    notes: Vec<Said>,
}

impl PartPage {
    /// A page of the desk of a body.
    pub(super) fn new(ctx: &Ctx, at: &Entered, title: Said) -> PartPage {
        PartPage::with_way(home::way_to(ctx, at), title)
    }

    /// A page with another way above its title.
    pub(super) fn with_way(way: Kicker, title: Said) -> PartPage {
        PartPage {
            done: None,
            way,
            title,
            lead: Vec::new(),
            facts: Definitions::new().wide(),
            buttons: Vec::new(),
            deeds: Vec::new(),
            blocks: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// What was just done.
    pub(super) fn done(mut self, said: Option<Said>) -> PartPage {
        self.done = said.map(|said| Tell::new(Tone::Done, said));
        self
    }

    /// A sentence below the title.
    pub(super) fn lead(mut self, said: Said) -> PartPage {
        self.lead.push(said);
        self
    }

    /// What is known.
    pub(super) fn facts(mut self, facts: Definitions) -> PartPage {
        self.facts = facts;
        self
    }

    /// A way on.
    pub(super) fn button(mut self, button: Button) -> PartPage {
        self.buttons.push(button);
        self
    }

    /// A deed.
    pub(super) fn deed(mut self, deed: PostButton) -> PartPage {
        self.deeds.push(deed);
        self
    }

    /// A list below its head.
    pub(super) fn block(mut self, id: &str, head: SectionHead, block: Block) -> PartPage {
        self.blocks.push((id.to_owned(), head, block));
        self
    }

    /// A quiet sentence at the end.
    pub(super) fn note(mut self, said: Said) -> PartPage {
        self.notes.push(said);
        self
    }

    /// The finished page.
    pub(super) fn answer(self, ctx: &Ctx) -> Answer<Response> {
        let shell = ctx.shell(self.title.clone()).crumb(ctx.voice.say("parties-office-list-title"), "/office");
        ctx.page(&shell, &self)
    }
}
