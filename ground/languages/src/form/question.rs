//! A question: what is asked, of whom, for what purpose, and who sees the answer.

use engawa_kernel::Choice;

use super::{Code, Kind, Sort, Speech, When};

/// A question of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub(crate) code: Code,
    pub(crate) label: Speech,
    pub(crate) hint: Option<Speech>,
    pub(crate) kind: Kind,
    pub(crate) need: Need,
    pub(crate) shown: Option<When>,
    pub(crate) purpose: Option<Speech>,
    pub(crate) basis: Option<String>,
    pub(crate) visibility: Visibility,
    pub(crate) retention: Retention,
    pub(crate) prefill: Option<Prefill>,
    pub(crate) is_personal: bool,
}

impl Question {
    /// Its short name, under which the answer is kept.
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// What is asked.
    pub fn label(&self) -> &Speech {
        &self.label
    }

    /// The sentence below the label.
    pub fn hint(&self) -> Option<&Speech> {
        self.hint.as_ref()
    }

    /// Which kind of answer is wanted.
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// What the answer is used for.
    pub fn purpose(&self) -> Option<&Speech> {
        self.purpose.as_ref()
    }

    /// The law or ordinance on which it is asked.
    pub fn basis(&self) -> Option<&str> {
        self.basis.as_deref()
    }

    /// Who sees the answer.
    pub fn visibility(&self) -> Visibility {
        self.visibility
    }

    /// How long the answer is kept.
    pub fn retention(&self) -> Retention {
        self.retention
    }

    /// Whence the answer is known before it is asked.
    pub fn prefill(&self) -> Option<Prefill> {
        self.prefill
    }

    /// Whether the answer is personal information; then it has a purpose
    /// (個人情報の保護に関する法律 61条: a purpose, as definite as it can be).
    pub fn is_personal(&self) -> bool {
        self.is_personal
    }

    /// Whether an answer is needed in every case.
    pub fn is_required(&self) -> bool {
        self.need == Need::Always
    }

    /// Whether it is answered at all: a note is read and a sum is counted.
    pub fn is_answered(&self) -> bool {
        !matches!(self.kind, Kind::Note { .. } | Kind::Computed { .. })
    }
}

/// Whether an answer is needed.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// In every case.
    Always,
    /// Never.
    Never,
    /// Where this holds.
    When(When),
}

/// Who sees an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// Who applies, and the section in charge.
    #[default]
    ApplicantAndSection,
    /// Who applies, and those to whom the case is opened by name.
    Sealed,
    /// The answer itself nobody but the section; totals are published.
    TotalsOnly,
    /// Everybody, after the decision.
    PublicAfterDecision,
}

impl Choice for Visibility {
    const ALL: &'static [Self] =
        &[Visibility::ApplicantAndSection, Visibility::Sealed, Visibility::TotalsOnly, Visibility::PublicAfterDecision];

    fn code(self) -> &'static str {
        match self {
            Visibility::ApplicantAndSection => "applicant_and_section",
            Visibility::Sealed => "sealed",
            Visibility::TotalsOnly => "totals_only",
            Visibility::PublicAfterDecision => "public_after_decision",
        }
    }
}

/// How long an answer is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Retention {
    /// As long as the case to which it belongs.
    #[default]
    AsCase,
    /// So many years after the case is closed.
    Years(u8),
}

/// Whence an answer is known before it is asked. The applicant sees it and may change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Prefill {
    /// The name of who applies.
    PersonName,
    /// Its reading.
    PersonKana,
    /// Where the applicant lives.
    PersonAddress,
    /// The telephone of the applicant.
    PersonPhone,
    /// The mail address of the applicant.
    PersonMail,
    /// The day of birth of the applicant.
    PersonBirthday,
    /// The name of the body for which one applies.
    BodyName,
    /// Its reading.
    BodyKana,
    /// Where the body has its seat.
    BodyAddress,
    /// Who represents the body.
    BodyRepresentative,
    /// The telephone of the body.
    BodyPhone,
    /// The area in which the applicant or the body is at home.
    Area,
    /// The answer to the same question in an earlier case.
    Earlier,
}

/// Whoever agrees agrees anew, and files belong to the case for which they were given.
const EARLIER: &[Sort] = &[
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
    Sort::Place,
    Sort::Organization,
    Sort::Person,
];

impl Prefill {
    /// The kinds of answers that it fills in.
    pub fn fits(self) -> &'static [Sort] {
        match self {
            Prefill::PersonName | Prefill::BodyRepresentative => &[Sort::Name, Sort::Text],
            Prefill::PersonKana | Prefill::BodyKana => &[Sort::Kana],
            Prefill::PersonAddress | Prefill::BodyAddress => &[Sort::Address],
            Prefill::PersonPhone | Prefill::BodyPhone => &[Sort::Phone],
            Prefill::PersonMail => &[Sort::Mail],
            Prefill::PersonBirthday => &[Sort::Birthday],
            Prefill::BodyName => &[Sort::Text],
            Prefill::Area => &[Sort::Text, Sort::Choice],
            Prefill::Earlier => EARLIER,
        }
    }

    /// Whether what is filled in tells of a person.
    pub fn is_personal(self) -> bool {
        self.code().starts_with("person.") || self == Prefill::BodyRepresentative
    }
}

impl Choice for Prefill {
    const ALL: &'static [Self] = &[
        Prefill::PersonName,
        Prefill::PersonKana,
        Prefill::PersonAddress,
        Prefill::PersonPhone,
        Prefill::PersonMail,
        Prefill::PersonBirthday,
        Prefill::BodyName,
        Prefill::BodyKana,
        Prefill::BodyAddress,
        Prefill::BodyRepresentative,
        Prefill::BodyPhone,
        Prefill::Area,
        Prefill::Earlier,
    ];

    fn code(self) -> &'static str {
        match self {
            Prefill::PersonName => "person.name",
            Prefill::PersonKana => "person.kana",
            Prefill::PersonAddress => "person.address",
            Prefill::PersonPhone => "person.phone",
            Prefill::PersonMail => "person.mail",
            Prefill::PersonBirthday => "person.birthday",
            Prefill::BodyName => "body.name",
            Prefill::BodyKana => "body.kana",
            Prefill::BodyAddress => "body.address",
            Prefill::BodyRepresentative => "body.representative",
            Prefill::BodyPhone => "body.phone",
            Prefill::Area => "area",
            Prefill::Earlier => "earlier",
        }
    }
}
