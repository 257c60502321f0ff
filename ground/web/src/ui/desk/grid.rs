//! The figures of a year, one row an indicator: what is known, and what is typed beside it.
//!
//! Must hold: a table with scopes where there is room for one, cards where there is not, with the roles kept; each input is called
//! by its row and its column; what is wrong stands in the row, and leads to the input; a state is a sign and a word.

use askama::Template;
use askama::filters::HtmlSafe;

use super::grid_example as example;
use super::state::{EntryMark, EntryState};
use crate::ui::form::{Asked, Wrong};
use crate::ui::{Case, Example};
use crate::words::{Said, Voice};

/// A column of inputs.
#[derive(Clone, Debug)]
pub struct GridColumn {
    label: Said,
    /// The label without markup: each cell shows it on a phone.
    plain_label: String,
    class: &'static str,
}

impl GridColumn {
    /// A column with its word.
    pub fn new(label: impl Into<Said>) -> GridColumn {
        let label = label.into();
        GridColumn { plain_label: label.plain(), label, class: "" }
    }

    /// For figures and words of one choice.
    #[must_use]
    pub fn short(mut self) -> GridColumn {
        self.class = "short";
        self
    }

    /// For sentences.
    #[must_use]
    pub fn long(mut self) -> GridColumn {
        self.class = "long";
        self
    }
}

#[derive(Clone, Debug)]
enum Kind {
    Number,
    Text,
    Pick(Vec<(String, String)>),
    Shown(Said),
    Nothing,
}

/// What stands in one place of the grid.
#[derive(Clone, Debug)]
pub struct GridInput {
    name: String,
    value: String,
    kind: Kind,
    is_wrong: bool,
    chars_max: Option<u32>,
}

impl GridInput {
    fn new(name: impl Into<String>, value: impl Into<String>, kind: Kind) -> GridInput {
        GridInput { name: name.into(), value: value.into(), kind, is_wrong: false, chars_max: None }
    }

    /// A figure, as it was typed.
    pub fn number(name: impl Into<String>, value: impl Into<String>) -> GridInput {
        GridInput::new(name, value, Kind::Number)
    }

    /// One line of text, as it was typed.
    pub fn text(name: impl Into<String>, value: impl Into<String>) -> GridInput {
        GridInput::new(name, value, Kind::Text)
    }

    /// One of a few, by value and word.
    pub fn pick(name: impl Into<String>, chosen: impl Into<String>, options: Vec<(&str, Said)>) -> GridInput {
        let options = options.into_iter().map(|(value, word)| (value.to_owned(), word.plain())).collect();
        GridInput::new(name, chosen, Kind::Pick(options))
    }

    /// Words that cannot be changed here: the program counts by itself.
    pub fn shown(text: impl Into<Said>) -> GridInput {
        GridInput::new("", "", Kind::Shown(text.into()))
    }

    /// Nothing to type.
    pub fn nothing() -> GridInput {
        GridInput::new("", "", Kind::Nothing)
    }

    /// What the errors of the row are about. Without it they are about the first input.
    #[must_use]
    pub fn wrong(mut self) -> GridInput {
        self.is_wrong = true;
        self
    }

    /// The most characters that can be typed.
    #[must_use]
    pub fn max(mut self, chars: u32) -> GridInput {
        self.chars_max = Some(chars);
        self
    }

    fn can_be_typed(&self) -> bool {
        matches!(self.kind, Kind::Number | Kind::Text | Kind::Pick(_))
    }
}

/// One indicator.
#[derive(Clone, Debug, Default)]
pub struct GridRow {
    /// Unique in the page; letters, digits and `-`.
    pub id: String,
    /// What it is called.
    pub name: Said,
    /// Its page.
    pub href: Option<String>,
    /// The unit of its figure.
    pub unit: Said,
    /// What is known of it: the figure of last year, its target.
    pub context: Vec<(Said, Said)>,
    /// One for each column of inputs.
    pub inputs: Vec<GridInput>,
    /// How its entry stands.
    pub state: Option<EntryState>,
    /// What is wrong with what was typed, and what to do.
    pub errors: Vec<Said>,
}

impl GridRow {
    /// The place to which its errors lead.
    fn wrong_at(&self) -> Option<usize> {
        if self.errors.is_empty() {
            return None;
        }
        let flagged = self.inputs.iter().position(|input| input.is_wrong);
        flagged.or_else(|| self.inputs.iter().position(GridInput::can_be_typed))
    }

    fn is_wrong(&self, at: usize, input: &GridInput) -> bool {
        input.is_wrong || self.wrong_at() == Some(at)
    }

    /// What is read after the name of an input: the unit of a figure, and what is wrong.
    fn described_by(&self, at: usize, input: &GridInput) -> Option<String> {
        let has_unit = !self.unit.is_empty() && matches!(input.kind, Kind::Number);
        let has_error = !self.errors.is_empty() && self.is_wrong(at, input);
        let parts = [("unit", has_unit), ("errors", has_error)];
        let ids: Vec<String> = parts.iter().filter(|part| part.1).map(|part| format!("{}-{}", self.id, part.0)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// A place of the grid, with what it is called by and what is read after its name.
struct Cell<'a> {
    column: &'a GridColumn,
    input: &'a GridInput,
    named_by: String,
    described_by: Option<String>,
    is_wrong: bool,
}

/// The grid. The form around it and its foot are the page's.
#[derive(Clone, Template)]
#[template(path = "desk/grid.html")]
pub struct EntryGrid {
    voice: Voice,
    id: String,
    caption: Said,
    first: Said,
    columns: Vec<GridColumn>,
    rows: Vec<GridRow>,
    is_brief: bool,
    nothing: Said,
}

impl HtmlSafe for EntryGrid {}

impl EntryGrid {
    /// A grid with its caption, the word of its first column, and its columns of inputs. `id` is unique in the page.
    pub fn new(
        voice: &Voice,
        id: impl Into<String>,
        caption: impl Into<Said>,
        first: impl Into<Said>,
        columns: Vec<GridColumn>,
    ) -> EntryGrid {
        EntryGrid {
            voice: voice.clone(),
            id: id.into(),
            caption: caption.into(),
            first: first.into(),
            columns,
            rows: Vec::new(),
            is_brief: false,
            nothing: voice.say("web-ui-entry-none"),
        }
    }

    /// One indicator. Inputs beyond the columns are left out, missing ones are empty.
    #[must_use]
    pub fn row(mut self, row: GridRow) -> EntryGrid {
        self.push(row);
        self
    }

    /// One indicator, in a loop.
    pub fn push(&mut self, mut row: GridRow) {
        row.inputs.resize_with(self.columns.len(), GridInput::nothing);
        self.rows.push(row);
    }

    /// The names of the rows are short, and there are many columns.
    #[must_use]
    pub fn brief(mut self) -> EntryGrid {
        self.is_brief = true;
        self
    }

    /// Another sentence for when there is no row.
    #[must_use]
    pub fn nothing(mut self, sentence: impl Into<Said>) -> EntryGrid {
        self.nothing = sentence.into();
        self
    }

    fn has_context(&self) -> bool {
        self.rows.iter().any(|row| !row.context.is_empty())
    }

    fn unit(&self, row: &GridRow) -> Said {
        self.voice.say_with("web-ui-entry-unit", &[("unit", (&row.unit).into())])
    }

    fn mark(&self, state: &EntryState) -> EntryMark {
        EntryMark::new(&self.voice, *state)
    }

    fn cells<'a>(&'a self, row: &'a GridRow) -> impl Iterator<Item = Cell<'a>> {
        self.columns.iter().zip(&row.inputs).enumerate().map(|(at, (column, input))| Cell {
            column,
            input,
            named_by: format!("{}-name {}-{}", row.id, self.id, at + 1),
            described_by: row.described_by(at, input),
            is_wrong: row.is_wrong(at, input),
        })
    }

    /// How it looks.
    pub fn examples(voice: &Voice) -> Vec<Example> {
        vec![
            Example::new(Case::Empty, example::grid(voice, "x-grid-empty")),
            Example::new(Case::Usual, example::usual(voice)),
            Example::new(Case::Full, example::full(voice)),
            Example::new(Case::Wrong, example::wrong(voice)),
        ]
    }
}

impl Asked for EntryGrid {
    fn wrongs(&self) -> Vec<Wrong> {
        let wrongs_of = |row: &GridRow| {
            let at = row.wrong_at().and_then(|at| row.inputs.get(at));
            let id = at.map_or_else(|| format!("{}-name", row.id), |input| format!("f-{}", input.name));
            let wrong = |error: &Said| Wrong { id: id.clone(), label: row.name.clone(), error: error.clone() };
            row.errors.iter().map(wrong).collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(wrongs_of).collect()
    }
}
