//! Invented plans for the samples of pages: nothing, a little, everything, and what should not be.

use engawa_kernel::counter::Behind;
use engawa_kernel::measure::Window;
use engawa_kernel::{Choice, Day, Direction, FiscalYear, Id, Publication, Release, Seq, Shape};

use crate::book::Book;
use crate::model::*;

/// The four cases of every page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Nothing yet.
    Empty,
    /// What a printed plan has.
    Usual,
    /// As much as there can be.
    Full,
    /// What should not come in, and must not break the page.
    Wrong,
}

impl Case {
    /// All.
    pub const ALL: [Case; 4] = [Case::Empty, Case::Usual, Case::Full, Case::Wrong];

    /// Its name in the name of a sample.
    pub fn name(self) -> &'static str {
        match self {
            Case::Empty => "empty",
            Case::Usual => "usual",
            Case::Full => "full",
            Case::Wrong => "wrong",
        }
    }
}

/// An id that is always the same.
pub fn id<T>(number: u8) -> Id<T> {
    Id::random([number; 16])
}

/// The plans of a case with their figures.
pub fn plans(case: Case) -> Vec<(Book, Vec<Standing>)> {
    let kinds: &[PlanKind] = match case {
        Case::Empty => &[],
        Case::Usual | Case::Wrong => &[PlanKind::Comprehensive],
        Case::Full => &[PlanKind::Comprehensive, PlanKind::Manifesto, PlanKind::Vision, PlanKind::Strategy],
    };
    kinds.iter().map(|kind| plan(case, *kind)).collect()
}

fn plan(case: Case, kind: PlanKind) -> (Book, Vec<Standing>) {
    let standings = standings(case);
    let indicators = standings.iter().map(|standing| standing.indicator.clone()).collect();
    (Book::bind(head(case, kind), nodes(case, kind), indicators), standings)
}

fn head(case: Case, kind: PlanKind) -> Plan {
    let full = case == Case::Full;
    Plan {
        body: None,
        id: id(1),
        slug: kind.code().into(),
        title: text(case, "総合計画"),
        kind,
        scope: full.then(|| "施策35〜39の部分".into()),
        version: 1,
        period: full.then(|| Period { from: FiscalYear(2021), to: FiscalYear(2025), raw: "令和3〜7年度".into() }),
        source_title: text(case, "総合計画の冊子"),
        source_url: full.then(|| "https://example.jp/".into()),
        levels: vec!["基本目標".into(), "施策".into(), "取組".into()],
        actors: vec!["市民".into(), "企業".into()],
        related: vec![RelatedPlan { title: "協働の手引き".into(), period: full.then(|| "令和5年度〜".into()) }],
        scale: full.then(scale),
        adopted_on: full.then(|| Day::new(2021, 3, 25).ok()).flatten(),
        reason: None,
    }
}

fn scale() -> Scale {
    let bands = [
        Band::Above(100.0),
        Band::Equals(100.0),
        Band::Between(90.0, 100.0),
        Band::Between(60.0, 90.0),
        Band::Below(60.0),
        Band::Judged,
    ];
    let grades = (1..).zip(bands).map(|(grade, band)| Grade { grade, label: "目標に届いた".into(), band }).collect();
    Scale { name: "標語".into(), unit: "％".into(), evaluators: vec!["自己評価".into(), "指導者評価".into()], grades }
}

fn nodes(case: Case, kind: PlanKind) -> Vec<Node> {
    let mut goal = node(1, "基本目標", "市民とつくるまち", &[]);
    goal.is_cross_cutting = case == Case::Full;
    let mut policy = node(2, "施策", "協働・市民参画の推進", &[1]);
    policy.title = text(case, &policy.title);
    policy.is_policy = true;
    let mut step = node(3, "取組", "地域コミュニティの活性化", &[2]);
    let mut other = node(4, "取組", "知らせの充実", &[2]);
    if case == Case::Full {
        fill(&mut policy, kind);
        step.parents.push(id(11));
        step.is_draft = true;
        other.has_inferred_parent = true;
        other.parts.push(Part { kind: PartKind::Note, text: "いくつもの道で知らせます。".into() });
    }
    let item = node(5, "項目", "区長会への支援", &[3]);
    vec![goal, policy, step, other, item]
}

fn node(number: u8, level: &str, title: &str, parents: &[u8]) -> Node {
    Node {
        id: id(10 + number),
        code: format!("X-{number}"),
        slug: format!("x-{number}"),
        level: level.into(),
        number: Some(number.to_string()),
        title: title.into(),
        parents: parents.iter().map(|parent| id(10 + parent)).collect(),
        sections: vec![SectionName { id: id(90), name: "市民課".into() }],
        is_draft: false,
        is_cross_cutting: false,
        has_inferred_parent: false,
        is_title_only: false,
        is_policy: false,
        parts: Vec::new(),
        roles: Vec::new(),
        goal: None,
        links: Vec::new(),
    }
}

fn fill(policy: &mut Node, kind: PlanKind) {
    policy.is_draft = true;
    policy.is_title_only = true;
    let part = |kind, text: &str| Part { kind, text: text.into() };
    policy.parts = vec![
        part(PartKind::Aim, "だれもが地域のことに加われるまち。"),
        part(PartKind::Situation, "役のなり手が足りません。"),
        part(PartKind::Approach, "頼みごとを減らします。"),
    ];
    policy.roles = vec![RoleText { actor: "市民".into(), text: "できるときに手を貸します。".into() }];
    let some = |text: &str| Some(text.to_owned());
    policy.goal = (kind == PlanKind::Manifesto).then(|| Goal {
        heading: "伴走支援".into(),
        target: some("2団体"),
        achieved: some("事業が動いている。"),
        background: some("20年が過ぎました。"),
        present: some("使う団体は半分です。"),
        issue: some("わけを見きわめます。"),
        related: some("—"),
    });
}

fn standings(case: Case) -> Vec<Standing> {
    match case {
        Case::Empty => Vec::new(),
        Case::Usual => vec![printed(1, Availability::Soon, "voices.answers"), printed(2, Availability::External, "")],
        Case::Full => full(),
        Case::Wrong => vec![wrong()],
    }
}

/// Every direction, every shape that is told differently, every state.
fn full() -> Vec<Standing> {
    let kinds = [
        (Direction::Up, Shape::RatioFlow, 60.8, State::Late),
        (Direction::Up, Shape::FiscalYearSum, 500.0, State::Reached),
        (Direction::Below, Shape::ExternalYearly, 60.0, State::OnTrack),
        (Direction::Ceiling, Shape::ExternalYearly, 20.0, State::OnTrack),
        (Direction::Ceiling, Shape::ExternalYearly, 70.0, State::Late),
        (Direction::Floor, Shape::Stock, 40.0, State::Late),
        (Direction::Up, Shape::CumulativeWindow, 30.0, State::NoData),
        (Direction::Milestone, Shape::Milestone, 1.0, State::Reached),
    ];
    let mut all: Vec<Standing> = (1..)
        .zip(kinds)
        .map(|(number, (direction, shape, value, state))| counted(number, direction, shape, value, state))
        .collect();
    let soon = ["cases.x", "occasions.x", "introductions.x", "articles.x", "ledger.x", "marriages.x", "who.x", "other.x"];
    all.extend((20..).zip(soon).map(|(number, counter)| printed(number, Availability::Soon, counter)));
    let whys = [Why::NoPath, Why::NoTarget, Why::YearNotOver, Why::NotDue, Why::Unscored];
    for (standing, why) in all.iter_mut().zip(whys) {
        standing.progress.why = Some(why);
    }
    all
}

fn counted(number: u8, direction: Direction, shape: Shape, value: f64, state: State) -> Standing {
    let mut standing = printed(number, Availability::Counted, "plans.actions");
    let release = [Release::Live, Release::Daily, Release::Monthly, Release::Yearly, Release::Never][usize::from(number) % 5];
    standing.indicator.direction = direction;
    standing.indicator.shape = shape;
    standing.indicator.target_window = Some(Window { first: FiscalYear(2021), last: FiscalYear(2025) });
    standing.series.figures = (0..4u8).map(|step| year(step, value)).collect();
    standing.series.counted_from = Day::new(2022, 4, 1).ok();
    standing.series.through = Day::new(2026, 11, 20).ok();
    standing.series.rule = Some(Publication {
        release,
        smallest_group: 10,
        behind: if number.is_multiple_of(2) { Behind::Records } else { Behind::Number },
    });
    standing.progress = Progress { state, ratio: Some(0.5), expected: None, judged_year: Some(2025), why: None };
    standing
}

fn year(step: u8, value: f64) -> YearFigure {
    let last = step == 3;
    YearFigure {
        year: FiscalYear(2023 + i32::from(step)),
        value: (step != 1).then_some(value - f64::from(step)),
        upper: Some(18_210),
        lower: Some(29_950),
        is_withheld: step == 1,
        is_unfinished: last,
        is_preliminary: last,
        origin: Origin::Live,
        source: Some("年報".into()),
        reason: (step == 2).then(|| "元の表の足し算がちがっていました".into()),
        through: Day::new(2026, 11, 20).ok(),
        as_of: Some(Seq(7)),
        reached_on: last.then(|| Day::new(2026, 10, 4).ok()).flatten(),
    }
}

/// An indicator as a plan prints it, with nothing counted.
fn printed(number: u8, availability: Availability, counter: &str) -> Standing {
    let source = match availability {
        Availability::External => Source::External { name: "決算統計".into(), cadence: Cadence::Yearly },
        _ => {
            Source::Counted(Asked { counter: counter.into(), opening: Some(24.0), list: Some("町内".into()), ..Asked::default() })
        }
    };
    let state = if availability == Availability::Soon { State::Soon } else { State::NoData };
    Standing {
        indicator: indicator(number, source),
        series: Series { availability, figures: Vec::new(), counted_from: None, through: None, rule: None },
        progress: Progress { state, ratio: None, expected: None, judged_year: None, why: None },
    }
}

/// An indicator as a plan prints it.
pub fn indicator(number: u8, source: Source) -> Indicator {
    Indicator {
        id: id(100 + number),
        code: format!("X-2-O{number}"),
        slug: format!("x-2-o{number}"),
        node: id(12),
        group: if number.is_multiple_of(2) { "プロセス指標" } else { "成果指標" }.into(),
        kind: Some("市民取組指標".into()),
        name: "会議・行事に参加している人の割合".into(),
        unit: Some("％".into()),
        baseline: Printed { raw: Some("37.6（2019）".into()), value: Some(37.6), year: Some(2019), is_strict: false },
        target: Printed { raw: Some("50.0".into()), value: Some(50.0), year: Some(2025), is_strict: true },
        shape: Shape::SurveyShare,
        direction: Direction::Up,
        is_cumulative: false,
        decimals: 1,
        is_scored: true,
        limits: vec![limit(Side::Above, 75.0), limit(Side::Below, 10.0)],
        baseline_window: None,
        target_window: None,
        population: Some(10),
        sections: Vec::new(),
        rationale: None,
        definition: Some("参加していると答えた人が、100人のうち何人か。".into()),
        caution: Some("アンケートは年に一度です。".into()),
        source,
    }
}

fn limit(bad: Side, value: f64) -> IndicatorLimit {
    IndicatorLimit { name: "注意の線".into(), raw: value.to_string(), value, bad }
}

/// No number where one is wanted, marks where words are wanted.
fn wrong() -> Standing {
    let mut standing = counted(1, Direction::Up, Shape::Stock, f64::NAN, State::NoData);
    standing.indicator.name = "<script>alert(1)</script>｜字《じ》".into();
    standing.indicator.unit = None;
    standing.indicator.baseline = Printed::default();
    standing.indicator.target = Printed { raw: Some("<b>&".into()), ..Printed::default() };
    standing
}

fn text(case: Case, usual: &str) -> String {
    if case == Case::Wrong { format!("<script>{usual}&\"'") } else { usual.to_owned() }
}

/// What was done.
pub fn held(book: &Book, case: Case) -> Vec<Action> {
    let count = if case == Case::Full { 9 } else { 0 };
    let step = book.nodes.get(3).map_or_else(|| id(0), |node| node.id);
    (1..=count).filter_map(|number| action(number, step)).collect()
}

fn action(number: u8, node: Id<Node>) -> Option<Action> {
    let party = |kind, name: &str| ActionParty { kind, name: name.into(), role: Role::Host };
    Some(Action {
        id: id(150 + number),
        seq: Seq(i64::from(number)),
        title: "朝の見守りあいさつ隊".into(),
        node,
        held_on: Day::new(2026, 12, 31).ok()?.plus_days(-20 * i64::from(number)),
        kind: if number.is_multiple_of(2) { ActionKind::Continuing } else { ActionKind::Once },
        ended_on: (number == 4).then(|| Day::new(2026, 11, 1).ok()).flatten(),
        section: None,
        area: (number != 3).then(|| AreaName { id: id(60), path: "西校区 川端町".into() }),
        head_count: Some(26),
        parties: vec![
            party(PartyKind::City, "みほん市"),
            party(PartyKind::School, "西小学校PTA"),
            party(PartyKind::Npo, "はなの会"),
        ],
    })
}

/// What was reached.
pub fn reached(book: &Book, case: Case) -> Vec<Milestone> {
    let day = Day::new(2026, 10, 4).ok().filter(|_| case == Case::Full);
    let node = book.nodes.get(4).map(|node| node.id);
    let milestone =
        |(day, node)| Milestone {
            id: id(80), seq: Seq(80), node, reached_on: day, title: "市民活動センターを開いた".into()
        };
    day.zip(node).map(milestone).into_iter().collect()
}

/// A figure by area with a hidden cell.
pub fn areas(case: Case) -> Option<AreaTable> {
    let area = |number: u8, count| (Some(AreaName { id: id(60 + number), path: "西校区".into() }), count);
    let rows = vec![area(1, Some(1_210)), area(2, None), (None, Some(30))];
    (case == Case::Full).then_some(AreaTable { rows, total: Some(1_250), through: None })
}

/// What was stated of figures from outside: settled, corrected, taken back, stated anew.
pub fn stated(case: Case) -> Vec<Stated> {
    let one = |seq, value: Option<f64>, is_preliminary, reason: Option<&str>| Stated {
        seq: Seq(seq),
        year: FiscalYear(2024),
        value,
        is_preliminary,
        source: "年報".into(),
        reason: reason.map(|reason| text(case, reason)),
        stated_on: (seq > 1).then(|| Day::new(2026, 9, 10).ok()).flatten(),
    };
    let all = [
        one(1, Some(37.6), true, None),
        one(2, Some(37.9), true, None),
        one(3, Some(38.1), false, None),
        one(4, Some(38.5), false, Some("元の表の足し算がちがっていました")),
        one(5, None, false, Some("ほかの市の数字でした")),
        one(6, Some(38.4), false, None),
        one(7, Some(38.6), false, None),
    ];
    if matches!(case, Case::Full | Case::Wrong) { all.into() } else { Vec::new() }
}
