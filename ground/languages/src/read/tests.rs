//! Files with mistakes: each is told with its line and what to do, all at once, and no text breaks the reading.

use engawa_kernel::Choice;
use engawa_web::{Lang, samples};
use proptest::prelude::*;

use super::{read, read_within};
use crate::form::{Form, Sort};
use crate::problem::{Problem, Severity};
use crate::samples::{EVENT, event};

const SMALL: &str = r#"[[part]]
code = "p"
title = "題"
[[part.question]]
code = "kind"
type = "choice"
label = "種類"
choices = [ { code = "a", label = "あ" }, { code = "b", label = "い" } ]
[[part.question]]
code = "money"
type = "yen"
label = "お金"
[[part.question]]
code = "last"
type = "text"
label = "最後"
"#;

fn faults(text: &str) -> Vec<String> {
    let problems = read(text).problems;
    problems.iter().filter(|problem| problem.severity == Severity::Fault).map(ToString::to_string).collect()
}

/// What is told after one part of the small file was written anew.
fn told(part: &str, anew: &str) -> Vec<String> {
    assert_eq!(SMALL.matches(part).count(), 1, "{part} should stand there once");
    faults(&SMALL.replace(part, anew))
}

#[test]
fn the_sample_has_every_kind_and_nothing_to_mend() {
    let reading = read(EVENT);
    assert_eq!(reading.problems, []);
    let form = event();
    for sort in Sort::ALL {
        assert!(form.questions().any(|(_, question)| question.kind().sort() == *sort), "{sort:?}");
    }
}

#[test]
fn each_mistake_is_told_with_its_line_and_what_to_do() {
    let last = "label = \"最後\"";
    let with = |more: &str| format!("{last}\n{more}");
    let cases: Vec<(&str, String, &str)> = vec![
        ("code = \"p\"", "code = \"P\"".into(), "2:8: 「P」 cannot be a code; write a small letter"),
        ("code = \"last\"", "code = \"kind\"".into(), "14:8: the code 「kind」 stands twice"),
        ("code = \"last\"", "code = \"p\"".into(), "14:8: the code 「p」 stands twice"),
        ("type = \"text\"", "type = \"txt\"".into(), "15:8: type cannot be 「txt」; write one of: text, long_text"),
        ("title = \"題\"", String::new(), "1:1: title is missing; write it"),
        ("title = \"題\"", "title = \" \"".into(), "3:9: title is empty; write it"),
        ("title = \"題\"", "title = 3".into(), "3:9: title must be a text in quotes, or { ja"),
        ("title = \"題\"", "title = { en = \"x\" }".into(), "3:9: ja is missing; write it"),
        ("title = \"題\"", "titel = \"題\"".into(), "1:1: title is missing; write it"),
        (last, with("longest = 0"), "17:11: longest must be from 1 to 20000"),
        (last, with("most = 3"), "17:1: a question of type text has no most; take it out or correct the type"),
        (last, with("wrong = 3"), "17:1: wrong has no meaning here; take it out or write one of: basis, code"),
        (last, with("required = 1"), "17:12: required must be true, false or a condition"),
        (last, with("personal = true"), "15:8: the answer to 「最後」 is personal information; write its purpose"),
        (last, with("prefill = \"person.mail\""), "17:11: person.mail cannot fill in an answer of type text"),
        (last, with("retention = 0"), "17:13: retention must be \"as_case\" or a number of years from 1 to 100"),
        (last, with("retention = \"case\""), "17:13: retention cannot be 「case」; write one of: as_case"),
        (last, with("shown = true"), "17:9: shown must be a table"),
        (last, with("shown = { }"), "17:9: this is no condition; write { question"),
        (last, with("shown = { question = \"kind\" }"), "17:9: this is no condition"),
        (last, with("shown = { question = \"kind\", is = [\"c\"] }"), "17:36: 「kind」 has no answer 「c」; write one of: a, b"),
        (last, with("shown = { question = \"kind\", at_least = 3 }"), "17:22: 「kind」 is of type choice, which is no number"),
        (last, with("shown = { question = \"money\", is = [\"a\"] }"), "17:36: 「money」 is of type yen, which has no answers"),
        (last, with("shown = { question = \"last\", answered = true }"), "17:22: 「last」 is not asked before"),
        (last, with("shown = { question = \"none\", answered = true }"), "17:22: there is no question 「none」"),
        (
            "label = \"種類\"",
            "label = \"種類\"\nshown = { question = \"money\", answered = true }".into(),
            "8:22: 「money」 is not asked before",
        ),
        (", { code = \"b\", label = \"い\" }", String::new(), "8:11: choices must be two at least"),
        ("{ code = \"b\", label", "{ code = \"a\", label".into(), "8:51: the code 「a」 stands twice"),
        ("type = \"yen\"", "type = \"yen\"\nleast = 3\nmost = 2".into(), "12:9: least is above most"),
        ("type = \"text\"", "type = \"computed\"".into(), "13:1: a computed question needs exactly one of: sum"),
        ("type = \"text\"", "type = \"computed\"\nsum = [\"kind\"]".into(), "16:8: 「kind」 is of type choice, which is no number"),
        ("type = \"text\"", "type = \"computed\"\nproduct = [\"money\"]".into(), "16:11: a computed question needs exactly one"),
        ("type = \"text\"", "type = \"day\"\nearliest = \"tomorrow\"".into(), "16:12: earliest must be a day such as"),
        ("type = \"text\"", "type = \"day\"\nearliest = \"today+3\"\nlatest = \"today\"".into(), "16:12: earliest is above latest"),
        ("type = \"text\"", "type = \"rows\"".into(), "13:1: column is missing"),
        (
            "type = \"text\"",
            "type = \"rows\"\ncolumn = [{ code = \"n\", type = \"name\", label = \"x\" }]".into(),
            "16:32: a column cannot be of type name",
        ),
        (
            "type = \"text\"",
            "type = \"file\"\npurpose = \"x\"\nkinds = [\"exe\"]".into(),
            "17:10: kinds cannot be 「exe」; write one of: picture, pdf",
        ),
        ("code = \"p\"", "code = \"p\"\nrepeats = { least = 5, most = 3 }".into(), "3:21: least is above most"),
    ];
    for (part, anew, expected) in cases {
        let told = told(part, &anew);
        assert!(told.iter().any(|told| told.starts_with(expected)), "{anew}\n  expected {expected}\n  told {told:#?}");
    }
}

#[test]
fn all_mistakes_are_told_at_once_in_the_order_of_the_lines() {
    let text =
        SMALL.replace("code = \"p\"", "code = \"1\"").replace("\"yen\"", "\"cash\"").replace("label = \"最後\"", "labl = \"最後\"");
    let told = faults(&text);
    let lines: Vec<&str> = told.iter().filter_map(|told| told.split(':').next()).collect();
    assert_eq!(lines, ["2", "11", "13", "16"], "{told:#?}");
}

#[test]
fn a_file_that_is_no_toml_is_told_with_its_line() {
    let told = faults("[[part]]\ncode = \ntitle = \"x\"\n");
    assert!(told[0].starts_with("2:8: this is not TOML"), "{told:#?}");
    assert!(faults("a\0b")[0].contains("control character"));
    assert!(faults(&"#".repeat(super::BYTES_MAX + 1))[0].contains("bytes"));
    assert!(faults("")[0].contains("part is missing"));
}

#[test]
fn a_question_of_a_repeated_part_is_asked_for_inside_only_and_summed_outside() {
    let text = |last: &str| {
        format!(
            "[[part]]\ncode = \"p\"\ntitle = \"x\"\nrepeats = {{ most = 3 }}\n[[part.question]]\ncode = \"a\"\ntype = \"yen\"\nlabel = \"a\"\n\
             [[part]]\ncode = \"q\"\ntitle = \"y\"\n[[part.question]]\ncode = \"b\"\nlabel = \"b\"\n{last}\n"
        )
    };
    assert_eq!(faults(&text("type = \"computed\"\nsum = [\"p.a\"]")), Vec::<String>::new());
    assert!(faults(&text("type = \"computed\"\nsum = [\"a\"]"))[0].contains("「a」 is answered several times"));
    assert!(faults(&text("type = \"text\"\nshown = { question = \"a\", answered = true }"))[0].contains("several times"));
    assert!(faults(&text("type = \"computed\"\nsum = [\"p.b\"]"))[0].contains("「b」 is not asked before"));
}

#[test]
fn what_a_page_cannot_send_is_told() {
    let columns: String = (0..30).map(|n| format!("{{ code = \"c{n}\", type = \"text\", label = \"x\" }},")).collect();
    let rows = |code: &str| {
        format!("[[part.question]]\ncode = \"{code}\"\ntype = \"rows\"\nlabel = \"x\"\nmost = 50\ncolumn = [{columns}]\n")
    };
    let text = format!("[[part]]\ncode = \"p\"\ntitle = \"x\"\n{}{}", rows("a"), rows("b"));
    assert!(faults(&text)[0].contains("this form has 3004 fields, at most 1900 can be sent"), "{:?}", faults(&text));
}

#[test]
fn a_condition_that_nobody_can_follow_is_told() {
    let deep = |depth: usize| {
        let inner = "{ question = \"money\", answered = true }".to_owned();
        (0..depth).fold(inner, |inner, _| format!("{{ not = {inner} }}"))
    };
    let told = |depth| told("label = \"最後\"", &format!("label = \"最後\"\nshown = {}", deep(depth)));
    assert!(told(5).is_empty());
    assert!(told(6)[0].contains("nested 6 deep"));
}

#[test]
fn what_is_said_in_japanese_only_is_advice_and_the_form_works() {
    let reading = read(SMALL);
    assert!(reading.form.is_some() && reading.holds() && Form::read(SMALL).is_ok());
    let told: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(told[0], "3:9: advice: title says nothing in easy; Japanese stands in");
    assert!(told.iter().all(|told| told.contains("advice")));
    let unread = read(&SMALL.replace("title = \"題\"", "title = { ja = \"題\", easy = \"題\", en = \"T\" }"));
    assert!(unread.problems[0].to_string().contains("these have no reading: 題"));
}

#[test]
fn a_form_inside_of_a_programme_is_read_with_the_lines_of_the_whole_file() {
    let inside = SMALL.replace("[[part", "[[form.part");
    let file = format!("slug = \"x\"\n[fee]\nyen = 3\n{inside}");
    let reading = read_within(&file, "form");
    assert!(reading.form.is_some());
    assert_eq!(reading.problems[0].line, 6);
    assert_eq!(reading.form.map(|form| form.hash()), read(SMALL).form.map(|form| form.hash()));
    let missing = read_within("slug = \"x\"\n", "form").problems;
    assert_eq!(missing[0].to_string(), "1:1: form is missing; write it");
}

#[test]
fn every_problem_has_a_sentence_for_the_desk() {
    let voice = samples::site().voice(&samples::words_with(&crate::WORD_FILES), Lang::Ja);
    let problems: Vec<Problem> = [
        read(SMALL).problems,
        read(&SMALL.replace("code = \"p\"", "code = \"1\"").replace("\"yen\"", "\"cash\"")).problems,
        read(&SMALL.replace("label = \"最後\"", "personal = true\nshown = { question = \"kind\", at_least = 1 }")).problems,
    ]
    .concat();
    for problem in problems {
        let said = problem.say(&voice).plain();
        assert!(!said.contains('{') && !said.contains("languages-"), "{said}");
    }
}

#[test]
fn comments_blanks_and_the_order_of_keys_make_no_other_version_and_words_do() {
    let hash = |text: &str| read(text).form.map(|form| form.hash());
    let one = hash(SMALL);
    assert_eq!(
        one,
        hash(&format!("# a comment\n\n{}", SMALL.replace("code = \"p\"\ntitle = \"題\"", "title   =   '題'\ncode = \"p\"")))
    );
    assert_ne!(one, hash(&SMALL.replace("お金", "おかね")));
    assert_ne!(one, hash(&SMALL.replace("type = \"yen\"", "type = \"yen\"\nrequired = true")));
    assert_eq!(one.as_deref(), Some(SMALL_HASH), "a version in use must be found again by every later program");
}

const SMALL_HASH: &str = "ceb4ecc153bcd87e22d80fa41da45b3719764e339f5282cf4a53ab714bf15fa1";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_breaks_the_reading(text in "\\PC{0,300}") {
        let _ = read(&text);
    }

    #[test]
    fn no_line_of_a_form_can_be_lost_or_moved_so_that_the_reading_breaks(from in 0usize..270, to in 0usize..270, cut in 0usize..12_000) {
        let mut lines: Vec<&str> = EVENT.lines().collect();
        let line = lines.remove(from % lines.len());
        let moved = to % lines.len();
        lines.insert(moved, line);
        let text = lines.join("\n");
        let reading = read(&text);
        prop_assert_eq!(reading.form.is_some(), reading.holds());
        let end = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let reading = read(&text[..end]);
        prop_assert!(reading.problems.iter().all(|problem| problem.line >= 1 && problem.column >= 1));
        prop_assert!(reading.form.is_some() || !reading.problems.is_empty());
    }
}
