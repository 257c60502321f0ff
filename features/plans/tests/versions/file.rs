//! Town files with one slip at a time in what a version says of the one before: each is found, in its line.

use engawa_plans::townfile::{self, Problem};

use crate::town;

fn problems(text: &str) -> Vec<Problem> {
    townfile::read("test.toml", text).expect_err("it must be refused")
}

fn line_of(text: &str, part: &str) -> usize {
    1 + text.lines().position(|line| line.contains(part)).unwrap_or_else(|| panic!("{part} stands there"))
}

#[test]
fn the_files_without_a_slip_are_read() {
    for text in [town::first(), town::second()] {
        townfile::read("test.toml", &text).unwrap_or_else(|problems| panic!("{problems:?}"));
    }
}

#[test]
fn each_slip_is_found_in_its_line_with_what_to_do() {
    // What is changed, into what, what the sentence says, and a part of its line.
    let slips = [
        ("old = \"A-4\"", "old = \"A-44\"", "no item 「A-44」 in the version before", "A-44"),
        ("old = \"A-4\"", "old = \"A-3\"", "item 「A-3」 goes on under its code", "old = \"A-3\""),
        ("old = \"A-4\"", "old = \"A-1\"", "「A-1」 stands twice among the heirs", "HERE"),
        ("new = [\"A-2\"]", "new = [\"A-22\"]", "no item 「A-22」 in this version to take over", "A-22"),
        ("new = [\"A-2\"]", "new = [\"A-2\", \"A-2\"]", "「A-2」 stands twice among the heirs", "\"A-2\", \"A-2\""),
        ("new = [\"A-2\"]", "new = []", "nobody takes 「A-4」 over", "old = \"A-4\""),
        ("old = \"I-3\"", "old = \"I-33\"", "no indicator 「I-33」 in the version before", "I-33"),
        ("new = [\"I-30\"]", "new = [\"A-10\"]", "no indicator 「A-10」 in this version", "new = [\"A-10\"]"),
        ("adopted_on = \"2027-03-25\"", "adopted_on = \"2027-02-30\"", "「2027-02-30」 is not a day", "2027-02-30"),
        (
            "adopted_on = \"2027-03-25\"",
            "adopted_on = \"2020-03-25\"",
            "version 2 was adopted on 2020-03-25, before version 1 on 2021-03-25",
            "2020-03-25",
        ),
        ("reason = \"人口の見通しが変わり、施策を組みなおしました。\"", "reason = \" \"", "the reason is empty", "reason = \" \""),
        ("links = [\"A-2\", \"A-1\"]", "links = [\"A-9\"]", "no item 「A-9」", "A-9"),
        ("links = [\"A-2\", \"A-1\"]", "links = [\"M-1\"]", "「M-1」 is an item of this plan", "links = [\"M-1\"]"),
        ("links = [\"A-2\", \"A-1\"]", "links = [\"A-2\", \"A-2\"]", "the link to 「A-2」 stands twice", "links"),
        ("old = \"A-4\"\nnew = [\"A-2\"]", "old = \"A-4\"\nnwe = [\"A-2\"]", "unknown field `nwe`", "nwe"),
    ];
    for (from, to, sentence, part) in slips {
        let right = town::second();
        assert_eq!(right.matches(from).count(), 1, "「{from}」 stands once");
        let text = right.replace(from, to);
        let found = problems(&text);
        let problem = found.iter().find(|problem| problem.to_string().contains(sentence));
        let problem = problem.unwrap_or_else(|| panic!("{from} -> {to}: {found:?}"));
        let line = if part == "HERE" { line_of(&right, from) } else { line_of(&text, part) };
        assert_eq!(problem.line, Some(line), "{problem}");
    }
}

#[test]
fn a_first_version_takes_nothing_over() {
    let heirs = "\n[[plans.heirs]]\nold = \"A-0\"\nnew = [\"A-1\"]\n\n[[plans.nodes]]\ncode = \"A\"\n";
    let text = town::first().replace("\n[[plans.nodes]]\ncode = \"A\"\n", heirs);
    let found = problems(&text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].to_string().contains("version 1 is the first of its plan"), "{}", found[0]);
    assert_eq!(found[0].line, Some(line_of(&text, "old = \"A-0\"")));
}
