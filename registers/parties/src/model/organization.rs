//! An organization: its sort, its state, what the public may know of it.

use engawa_areas::Area;
use engawa_kernel::{AnyId, Choice, Day, Id, Seq};

/// The sorts of organizations. Each town calls its kinds as it likes; the laws hang on the sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// 連合会.
    Federation,
    /// 協議会.
    Council,
    /// 自治会, 区, 町内会.
    Neighbourhood,
    /// 班.
    Group,
    /// NPO and groups of citizens.
    Npo,
    /// A company.
    Company,
    /// A school.
    School,
    /// A public hall.
    Hall,
    /// 指定管理者.
    Manager,
    /// A body outside of the town: the prefecture, another town.
    Outside,
}

impl Choice for Sort {
    const ALL: &'static [Self] = &[
        Sort::Federation,
        Sort::Council,
        Sort::Neighbourhood,
        Sort::Group,
        Sort::Npo,
        Sort::Company,
        Sort::School,
        Sort::Hall,
        Sort::Manager,
        Sort::Outside,
    ];

    fn code(self) -> &'static str {
        match self {
            Sort::Federation => "federation",
            Sort::Council => "council",
            Sort::Neighbourhood => "neighbourhood",
            Sort::Group => "group",
            Sort::Npo => "npo",
            Sort::Company => "company",
            Sort::School => "school",
            Sort::Hall => "hall",
            Sort::Manager => "manager",
            Sort::Outside => "outside",
        }
    }
}

/// A kind of organization, in the words of the town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Its short name.
    pub code: String,
    /// Whose laws it has.
    pub sort: Sort,
    /// What the town calls it; without it, the word of the sort is said.
    pub label: Option<String>,
}

/// What an organization is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 準備.
    Preparing,
    /// 設立・認定.
    Active,
    /// 休止.
    Dormant,
    /// 解散.
    Dissolved,
    /// 統合.
    Merged,
}

impl Choice for State {
    const ALL: &'static [Self] = &[State::Preparing, State::Active, State::Dormant, State::Dissolved, State::Merged];

    fn code(self) -> &'static str {
        match self {
            State::Preparing => "preparing",
            State::Active => "active",
            State::Dormant => "dormant",
            State::Dissolved => "dissolved",
            State::Merged => "merged",
        }
    }
}

impl State {
    /// It is over.
    pub fn is_end(self) -> bool {
        matches!(self, State::Dissolved | State::Merged)
    }
}

/// What an organization became on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateRow {
    /// What.
    pub state: State,
    /// Since when.
    pub from_on: Day,
    /// Into which it was merged.
    pub heir: Option<Id<Organization>>,
    /// The decision.
    pub source: String,
    /// The record.
    pub seq: Seq,
}

/// What an organization works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// 防災・防犯.
    Safety,
    /// 福祉・健康.
    Welfare,
    /// 子ども・教育.
    Children,
    /// 環境.
    Environment,
    /// 文化・スポーツ.
    Culture,
    /// まちづくり.
    Place,
    /// 産業・観光.
    Industry,
    /// 交流・国際.
    Exchange,
}

impl Choice for Theme {
    const ALL: &'static [Self] = &[
        Theme::Safety,
        Theme::Welfare,
        Theme::Children,
        Theme::Environment,
        Theme::Culture,
        Theme::Place,
        Theme::Industry,
        Theme::Exchange,
    ];

    fn code(self) -> &'static str {
        match self {
            Theme::Safety => "safety",
            Theme::Welfare => "welfare",
            Theme::Children => "children",
            Theme::Environment => "environment",
            Theme::Culture => "culture",
            Theme::Place => "place",
            Theme::Industry => "industry",
            Theme::Exchange => "exchange",
        }
    }
}

/// An organization as someone states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrganization {
    /// Its name.
    pub name: String,
    /// Its name in kana.
    pub kana: String,
    /// Code of its kind.
    pub kind: String,
    /// Where it works.
    pub area: Option<Id<Area>>,
    /// Its name in addresses; without one its number is taken.
    pub slug: Option<String>,
    /// What it is at first, and since when.
    pub state: State,
    /// Since when.
    pub from_on: Day,
    /// From which document this is known.
    pub source: String,
}

/// An organization as the register keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Its id.
    pub id: Id<Organization>,
    /// The number by which the desk opens its sheet.
    pub number: i64,
    /// Its name in addresses.
    pub slug: String,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its name in kana.
    pub kana: String,
    /// Where it works.
    pub area: Option<Id<Area>>,
    /// Another entry of the same body, into which this one was merged.
    pub merged_into: Option<AnyId>,
}

/// What the public may know of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Public {
    /// It stands in the directory.
    pub is_listed: bool,
    /// Its name with readings.
    pub name_easy: String,
    /// Its name in English.
    pub name_en: String,
    /// What it does.
    pub about: String,
    /// The same in easy Japanese.
    pub about_easy: String,
    /// The same in English.
    pub about_en: String,
    /// Where it meets.
    pub place: String,
    /// Its telephone.
    pub phone: String,
    /// Its mail address.
    pub mail: String,
    /// Its pages.
    pub web: String,
    /// What it works on.
    pub themes: Vec<Theme>,
}
