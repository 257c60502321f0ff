//! The kinds of answers, each with its own bounds. What has another law is another kind.

use engawa_kernel::{Choice, Day};

use super::{Code, Decimal, Formula, Speech};

/// Which kind of answer a question wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One line.
    Text {
        /// The most characters.
        longest: usize,
    },
    /// Several lines.
    LongText {
        /// The most characters.
        longest: usize,
    },
    /// A reading in kana.
    Kana {
        /// The most characters.
        longest: usize,
    },
    /// The name of a person, with its reading.
    Name,
    /// Postcode, town down to 町字, and the rest.
    Address,
    /// A telephone number in Japan or with the code of a country.
    Phone,
    /// An address of mail.
    Mail,
    /// A day of birth: one that has come.
    Birthday,
    /// A day.
    Day {
        /// The first day that may be given.
        earliest: Option<Bound>,
        /// The last one.
        latest: Option<Bound>,
    },
    /// A number, often with a unit.
    Number(Numeric),
    /// A sum of money in whole yen.
    Yen(Numeric),
    /// Yes or no.
    YesNo,
    /// One of a few.
    Choice(Vec<Pick>),
    /// Some of a few.
    Several {
        /// The answers.
        picks: Vec<Pick>,
        /// How many may be picked.
        count: Count,
    },
    /// Some of a few, the most important first.
    Ranking {
        /// The answers.
        picks: Vec<Pick>,
        /// How many places there are.
        count: Count,
    },
    /// The same answers for each line.
    Matrix {
        /// What is judged.
        lines: Vec<Pick>,
        /// The answers.
        picks: Vec<Pick>,
    },
    /// A table that one fills in, row by row.
    Rows {
        /// The columns.
        columns: Vec<Column>,
        /// How many rows may be given.
        count: Count,
    },
    /// Files; the answer holds their ids.
    File {
        /// Which ones.
        sorts: Vec<FileSort>,
        /// How many.
        count: Count,
        /// The largest, in megabytes.
        megabytes: u16,
    },
    /// A place: in words, and where it is known as a point too.
    Place,
    /// A body of the register.
    Organization,
    /// A person of the register.
    Person,
    /// A text that one agrees to.
    Consent {
        /// The text.
        text: Speech,
    },
    /// A number that is counted from earlier answers; it is shown and never typed.
    Computed {
        /// How.
        formula: Formula,
        /// The least and the most that may come out, and the unit.
        numeric: Numeric,
    },
    /// A text that is only read.
    Note {
        /// The text.
        text: Speech,
    },
}

/// The bounds of a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numeric {
    /// The least.
    pub least: Option<Decimal>,
    /// The most.
    pub most: Option<Decimal>,
    /// The most digits after the point.
    pub decimals: u8,
    /// Behind the number.
    pub unit: Option<Speech>,
}

/// How many may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The least, where any is given.
    pub least: usize,
    /// The most.
    pub most: usize,
}

/// One of the answers to pick from.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// Under which it is kept.
    pub code: Code,
    /// What it is called.
    pub label: Speech,
    /// A sentence that explains it.
    pub hint: Option<Speech>,
}

/// A column of a table that one fills in.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Under which it is kept.
    pub code: Code,
    /// What it is called.
    pub label: Speech,
    /// Whether each row needs it.
    pub is_required: bool,
    /// What is typed into it; only kinds of one field.
    pub kind: Kind,
}

/// A bound of a day: one of the calendar, or counted from the day on which the form is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// This day.
    On(Day),
    /// So many days after today; before it where negative.
    FromToday(i64),
}

impl Bound {
    /// The day that is meant today.
    pub fn day(self, today: Day) -> Day {
        match self {
            Bound::On(day) => day,
            Bound::FromToday(days) => today.plus_days(days),
        }
    }
}

/// Which files are taken. What a file is decides its content, not its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSort {
    /// JPEG, PNG, WebP.
    Picture,
    /// PDF.
    Pdf,
    /// DOCX, XLSX.
    Office,
    /// CSV and plain text.
    Text,
}

impl Choice for FileSort {
    const ALL: &'static [Self] = &[FileSort::Picture, FileSort::Pdf, FileSort::Office, FileSort::Text];

    fn code(self) -> &'static str {
        match self {
            FileSort::Picture => "picture",
            FileSort::Pdf => "pdf",
            FileSort::Office => "office",
            FileSort::Text => "text",
        }
    }
}

/// The kinds by the word that a form writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the word of the kind above")]
pub enum Sort {
    Text,
    LongText,
    Kana,
    Name,
    Address,
    Phone,
    Mail,
    Birthday,
    Day,
    Number,
    Yen,
    YesNo,
    Choice,
    Several,
    Ranking,
    Matrix,
    Rows,
    File,
    Place,
    Organization,
    Person,
    Consent,
    Computed,
    Note,
}

impl Choice for Sort {
    const ALL: &'static [Self] = &[
        Sort::Text,
        Sort::LongText,
        Sort::Kana,
        Sort::Name,
        Sort::Address,
        Sort::Phone,
        Sort::Mail,
        Sort::Birthday,
        Sort::Day,
        Sort::Number,
        Sort::Yen,
        Sort::YesNo,
        Sort::Choice,
        Sort::Several,
        Sort::Ranking,
        Sort::Matrix,
        Sort::Rows,
        Sort::File,
        Sort::Place,
        Sort::Organization,
        Sort::Person,
        Sort::Consent,
        Sort::Computed,
        Sort::Note,
    ];

    fn code(self) -> &'static str {
        match self {
            Sort::Text => "text",
            Sort::LongText => "long_text",
            Sort::Kana => "kana",
            Sort::Name => "name",
            Sort::Address => "address",
            Sort::Phone => "phone",
            Sort::Mail => "mail",
            Sort::Birthday => "birthday",
            Sort::Day => "day",
            Sort::Number => "number",
            Sort::Yen => "yen",
            Sort::YesNo => "yes_no",
            Sort::Choice => "choice",
            Sort::Several => "several",
            Sort::Ranking => "ranking",
            Sort::Matrix => "matrix",
            Sort::Rows => "rows",
            Sort::File => "file",
            Sort::Place => "place",
            Sort::Organization => "organization",
            Sort::Person => "person",
            Sort::Consent => "consent",
            Sort::Computed => "computed",
            Sort::Note => "note",
        }
    }
}

impl Sort {
    /// Whether any answer of this kind tells, or may tell, of a person.
    pub fn is_personal(self) -> bool {
        matches!(
            self,
            Sort::Name | Sort::Kana | Sort::Address | Sort::Phone | Sort::Mail | Sort::Birthday | Sort::Person | Sort::File
        )
    }

    /// Whether it is typed or picked in one field, so that it can be a column of a table.
    pub fn is_one_field(self) -> bool {
        use Sort::{Choice, Day, Kana, Mail, Number, Phone, Text, Yen, YesNo};
        matches!(self, Text | Kana | Phone | Mail | Day | Number | Yen | YesNo | Choice)
    }
}

impl Kind {
    /// Its word.
    pub fn sort(&self) -> Sort {
        match self {
            Kind::Text { .. } => Sort::Text,
            Kind::LongText { .. } => Sort::LongText,
            Kind::Kana { .. } => Sort::Kana,
            Kind::Name => Sort::Name,
            Kind::Address => Sort::Address,
            Kind::Phone => Sort::Phone,
            Kind::Mail => Sort::Mail,
            Kind::Birthday => Sort::Birthday,
            Kind::Day { .. } => Sort::Day,
            Kind::Number(_) => Sort::Number,
            Kind::Yen(_) => Sort::Yen,
            Kind::YesNo => Sort::YesNo,
            Kind::Choice(_) => Sort::Choice,
            Kind::Several { .. } => Sort::Several,
            Kind::Ranking { .. } => Sort::Ranking,
            Kind::Matrix { .. } => Sort::Matrix,
            Kind::Rows { .. } => Sort::Rows,
            Kind::File { .. } => Sort::File,
            Kind::Place => Sort::Place,
            Kind::Organization => Sort::Organization,
            Kind::Person => Sort::Person,
            Kind::Consent { .. } => Sort::Consent,
            Kind::Computed { .. } => Sort::Computed,
            Kind::Note { .. } => Sort::Note,
        }
    }

    /// The answers to pick from; empty where none are.
    pub fn picks(&self) -> &[Pick] {
        match self {
            Kind::Choice(picks) | Kind::Several { picks, .. } | Kind::Ranking { picks, .. } | Kind::Matrix { picks, .. } => picks,
            _ => &[],
        }
    }

    /// The columns of a table that one fills in; empty for others.
    pub fn columns(&self) -> &[Column] {
        match self {
            Kind::Rows { columns, .. } => columns,
            _ => &[],
        }
    }

    /// How many fields it takes at most in a page, with those that no one sees.
    pub(crate) fn fields_most(&self) -> usize {
        match self {
            Kind::Note { .. } | Kind::Computed { .. } => 0,
            Kind::Name => 2,
            Kind::Address | Kind::Place => 3,
            Kind::Several { picks, .. } => picks.len(),
            Kind::Ranking { count, .. } => count.most,
            Kind::Matrix { lines, .. } => lines.len(),
            Kind::Rows { columns, count } => columns.len() * count.most + 1,
            Kind::File { count, .. } => 2 * count.most + 1,
            _ => 1,
        }
    }
}
