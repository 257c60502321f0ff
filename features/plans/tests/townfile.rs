//! A town file with one slip at a time: each is found, in its line, with a sentence that says what to do.

use engawa_plans::townfile::{self, Problem};
use proptest::prelude::*;

const RIGHT: &str = r#"[town]
slug = "test"
name = "てすと市"
name_en = "Tesuto"
accent = "cyan-1000"
words = { community = "自治会", collaboration = "協働", district = "校区", headquarters = "市役所" }

[[sections]]
code = "企画課"
name = "企画課"

[[plans]]
slug = "sogo"
title = "総合計画"
kind = "comprehensive"
version = 1
current = true
period = { from = 2021, to = 2025, raw = "令和3〜7年度" }
source = { title = "総合計画の冊子" }
levels = ["目標", "施策"]

[[plans.nodes]]
code = "T-G"
level = "目標"
number = "1"
title = "支えあう"

[[plans.nodes]]
code = "T-1"
level = "施策"
number = "1"
title = "いっしょに取り組む"
parents = ["T-G"]
sections = ["企画課"]
policy = true

[[plans.indicators]]
code = "T-1-O1"
node = "T-1"
group = "成果指標"
name = "いっしょにした取組の割合"
unit = "％"
baseline = "41.5"
baseline_year = "R元"
target = "60.0"
target_year = "令和7年度"
shape = "ratio_flow"
direction = "up"
decimals = 1
sections = ["企画課"]

[plans.indicators.measure]
counter = "plans.actions"
where = { partnership = "joint" }
over = { counter = "plans.actions" }
"#;

fn problems(text: &str) -> Vec<Problem> {
    townfile::read("test.toml", text).expect_err("it must be refused")
}

/// Replaces the one place where `from` stands.
fn with(from: &str, to: &str) -> String {
    assert_eq!(RIGHT.matches(from).count(), 1, "「{from}」 stands once");
    RIGHT.replace(from, to)
}

fn line_of(text: &str, part: &str) -> usize {
    1 + text.lines().position(|line| line.contains(part)).unwrap_or_else(|| panic!("{part} stands there"))
}

#[test]
fn the_file_without_a_slip_is_read() {
    let file = townfile::read("test.toml", RIGHT).expect("nothing is wrong");
    assert_eq!((file.plans.len(), file.plans[0].nodes.len(), file.plans[0].indicators.len()), (1, 2, 1));
}

#[test]
fn one_slip_is_found_in_its_line_with_what_to_do() {
    // What is changed, into what, what the sentence says, and where: a part of the line.
    let slips = [
        ("target_year = \"令和7年度\"", "target_year = \"H26\"", "target is of 2014, before the baseline of 2019", "H26"),
        ("target = \"60.0\"", "target = \"101\"", "101 ％ of a whole cannot be", "target = \"101\""),
        ("baseline = \"41.5\"", "baseline = \"△3.0\"", "-3 ％ of a whole cannot be", "baseline = \"△3.0\""),
        ("baseline_year = \"R元\"", "baseline_year = \"X5\"", "X5", "X5"),
        ("baseline_year = \"R元\"", "baseline_year = \"平成0年\"", "平成0年", "平成0年"),
        ("title = \"支えあう\"", "title = \"支えあう\"\nparents = [\"T-1\"]", "stands under itself", "code = \"T-"),
        ("parents = [\"T-G\"]", "parents = [\"T-1\"]", "stands under itself", "code = \"T-"),
        ("parents = [\"T-G\"]", "parents = [\"T-9\"]", "no item 「T-9」 in this plan to stand under", "T-9"),
        ("node = \"T-1\"", "node = \"T-8\"", "no item 「T-8」", "T-8"),
        (
            "policy = true\n",
            "policy = true\n\n[[plans.nodes]]\ncode = \"T-G\"\nlevel = \"目標\"\ntitle = \"また\"\n",
            "「T-G」 stands twice",
            "T-G",
        ),
        ("current = true\n", "", "no current version", "sogo"),
        ("version = 1\n", "version = 1\nverison = 2\n", "unknown field `verison`", "verison"),
        ("counter = \"plans.actions\"\nwhere", "counter = \"plans.actions\"\nexternal = \"統計\"\nwhere", "exactly one source", ""),
        (
            "where = { partnership = \"joint\" }",
            "where = { partnership = \"both\" }",
            "cannot be narrowed by partnership = 「both」",
            "both",
        ),
        ("over = { counter = \"plans.actions\" }\n", "", "needs over", "shape"),
        ("kind = \"comprehensive\"", "kind = \"grand\"", "「grand」 is no", "grand"),
        ("direction = \"up\"", "direction = \"upwards\"", "「upwards」 is no", "upwards"),
        ("from = 2021, to = 2025", "from = 2026, to = 2025", "ends before it begins", "period"),
        ("name = \"企画課\"", "name = \"企画課\"\nvalid_from = \"2025-02-30\"", "「2025-02-30」 is not a day", "2025-02-30"),
        ("sections = [\"企画課\"]\npolicy", "sections = [\"総務課\"]\npolicy", "no section 「総務課」", "総務課"),
        ("slug = \"sogo\"", "slug = \"総合\"", "cannot stand in an address", "総合"),
        ("title = \"支えあう\"", "title = \" \"", "is empty", "title = \" \""),
        ("title = \"総合計画\"", "title = \"総合\\u0000計画\"", "control character", "title = \"総合"),
        ("title = \"支えあう\"", "title = \"支えあう", "", "支えあう"),
    ];
    for (from, to, sentence, part) in slips {
        let text = with(from, to);
        let found = problems(&text);
        let said = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(said.contains(sentence), "{to}: {said}");
        let lines = found.iter().filter_map(|problem| text.lines().nth(problem.line? - 1));
        let lines: Vec<&str> = lines.collect();
        assert!(lines.iter().any(|line| line.contains(part)), "{to} is told in another line: {said}");
    }
}

#[test]
fn two_versions_in_force_and_a_version_twice_are_refused() {
    let plan = RIGHT.split_once("[[plans]]").map_or("", |(_, rest)| rest);
    let twice = |change: &dyn Fn(&str) -> String| {
        let found = problems(&format!("{RIGHT}\n[[plans]]{}", change(plan)));
        found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(twice(&|plan| plan.replace("version = 1", "version = 2")).contains("two current versions"));
    assert!(twice(&|plan| plan.replace("current = true\n", "")).contains("version 1 of plan 「sogo」 stands twice"));
}

#[test]
fn bytes_that_are_no_text_a_nul_and_an_endless_file_are_refused() {
    let said = |bytes: &[u8]| townfile::read_bytes("test.toml", bytes).expect_err("it must be refused")[0].to_string();
    let mut broken = RIGHT.as_bytes().to_vec();
    broken.extend(b"# \xe3\x81\n");
    assert_eq!(said(&broken), format!("test.toml:{}: the file is not UTF-8; save it as UTF-8", RIGHT.lines().count() + 1));
    assert!(said(format!("{RIGHT}# \0\n").as_bytes()).contains("control character"));
    assert!(said(&vec![b'#'; townfile::BYTES_MAX + 1]).contains("more than the 5242880"));
    assert!(townfile::read_bytes("test.toml", RIGHT.as_bytes()).is_ok());
}

#[test]
fn everything_that_is_wrong_is_told_at_once_in_the_order_of_the_lines() {
    let text = with("target = \"60.0\"", "target = \"101\"").replace("kind = \"comprehensive\"", "kind = \"grand\"");
    let lines: Vec<Option<usize>> = problems(&text).iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [Some(line_of(&text, "grand")), Some(line_of(&text, "101"))]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_slip_of_any_kind_ends_the_program(at in 0..RIGHT.len(), length in 0..40usize, instead in "\\PC{0,8}") {
        let start = (0..=at).rev().find(|at| RIGHT.is_char_boundary(*at)).unwrap_or(0);
        let end = (start + length).min(RIGHT.len());
        let end = (end..=RIGHT.len()).find(|at| RIGHT.is_char_boundary(*at)).unwrap_or(RIGHT.len());
        let text = format!("{}{instead}{}", &RIGHT[..start], &RIGHT[end..]);
        if let Err(problems) = townfile::read("test.toml", &text) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(problem.to_string().starts_with("test.toml"));
            }
        }
    }
}
