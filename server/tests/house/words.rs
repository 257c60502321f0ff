//! Words: the same keys in every language, none missing, none unused, and no visible word outside of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust_text::RustText;
use crate::tree::{Finding, Source, Tree};

/// What is given to every call; other arguments must be given where the key is asked for.
const VOCABULARY: [&str; 5] = ["town", "community", "collaboration", "district", "headquarters"];

/// The functions whose first argument is a key.
const ASKS: [&str; 5] = ["say", "say_with", "plain", "plain_with", "key"];

/// Where people's words could slip into Rust: everything that makes pages.
const ROOMS: [&str; 5] = ["features/", "registers/", "ground/web/", "ground/languages/", "server/"];

pub fn findings(tree: &Tree) -> Vec<Finding> {
    let files: Vec<WordFile> = tree.files(&[".ftl"]).into_iter().map(WordFile::read).collect();
    let uses = uses(tree);
    let mut found = unequal(&files);
    found.extend(missing(&files, &uses));
    found.extend(unused(&files, &uses));
    found.extend(ungiven(&files, &uses));
    found.extend(japanese(tree));
    found
}

/// One `.ftl` file: its keys with the line and the arguments they use.
struct WordFile {
    source: Source,
    keys: BTreeMap<String, (usize, BTreeSet<String>)>,
    references: BTreeSet<String>,
}

impl WordFile {
    fn read(source: Source) -> WordFile {
        let mut file = WordFile { keys: BTreeMap::new(), references: BTreeSet::new(), source };
        let text = file.source.text.clone();
        let mut current: Option<String> = None;
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            if let Some(key) = key_of(line) {
                file.keys.insert(key.clone(), (number + 1, BTreeSet::new()));
                current = Some(key);
            }
            let Some((_, arguments)) = current.as_ref().and_then(|key| file.keys.get_mut(key)) else {
                continue;
            };
            arguments.extend(line.split('$').skip(1).map(identifier));
            file.references.extend(line.split('{').skip(1).map(|part| identifier(part.trim_start().trim_start_matches('-'))));
        }
        file
    }

    fn folder(&self) -> &str {
        self.source.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    fn is_japanese(&self) -> bool {
        self.source.path.ends_with("/ja.ftl") || self.is_of_the_desk()
    }

    /// The pages of city hall speak Japanese only.
    fn is_of_the_desk(&self) -> bool {
        self.source.path.rsplit('/').next().is_some_and(|name| name.starts_with("desk"))
    }
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')).collect()
}

/// The key of a line that begins a message or a term.
fn key_of(line: &str) -> Option<String> {
    let key = identifier(line.trim_start_matches('-'));
    let begins = line.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '-');
    let rest = line.trim_start_matches('-').get(key.len()..)?;
    (begins && !key.is_empty() && rest.trim_start().starts_with('=')).then_some(key)
}

fn unequal(files: &[WordFile]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !file.is_japanese()) {
        let Some(japanese) = files.iter().find(|other| other.source.path.ends_with("/ja.ftl") && other.folder() == file.folder())
        else {
            found.push(file.source.finding("words-equal", 1, "ja.ftl", "Japanese is written first"));
            continue;
        };
        for (key, (line, _)) in japanese.keys.iter().filter(|(key, _)| !file.keys.contains_key(*key)) {
            found.push(japanese.source.finding("words-equal", *line, key, &format!("missing in {}", file.source.path)));
        }
        for (key, (line, _)) in file.keys.iter().filter(|(key, _)| !japanese.keys.contains_key(*key)) {
            found.push(file.source.finding("words-equal", *line, key, "not in ja.ftl"));
        }
    }
    found
}

/// A place that asks for a key.
struct Use {
    key: String,
    file: String,
    line: usize,
    in_test: bool,
    /// The arguments that are given; none when the text does not tell.
    given: Option<BTreeSet<String>>,
}

fn uses(tree: &Tree) -> Vec<Use> {
    tree.files(&[".rs", ".html"]).iter().flat_map(uses_in).collect()
}

fn uses_in(source: &Source) -> Vec<Use> {
    let rust = source.path.ends_with(".rs").then(|| RustText::read(&source.text));
    let mut found = Vec::new();
    for name in ASKS {
        for at in crate::rust_text::words_at(&source.text, name) {
            // A mention in a comment is not a use.
            if rust.as_ref().is_some_and(|text| !text.code[at..].starts_with(name)) {
                continue;
            }
            let after = source.text[at + name.len()..].trim_start();
            let Some(argument) = after.strip_prefix('(').map(str::trim_start) else {
                continue;
            };
            let Some(quoted) = argument.strip_prefix('"') else {
                continue;
            };
            let key = quoted.split('"').next().unwrap_or_default().to_owned();
            let line = source.text[..at].matches('\n').count() + 1;
            let in_test = source.is_test() || rust.as_ref().is_some_and(|text| text.is_in_tests(at));
            let given = given(name, quoted.split_once('"').map_or("", |(_, rest)| rest));
            found.push(Use { given, key, file: source.path.clone(), line, in_test });
        }
    }
    found
}

/// Names of the arguments in `, &[("name", ..), ..])`, read up to the bracket that closes the call.
fn given(name: &str, rest: &str) -> Option<BTreeSet<String>> {
    if matches!(name, "say" | "plain") {
        return Some(BTreeSet::new());
    }
    let mut depth = 0i32;
    let end = rest.char_indices().find(|(_, letter)| {
        depth += i32::from(matches!(letter, '(' | '[')) - i32::from(matches!(letter, ')' | ']'));
        depth < 0
    });
    let call = &rest[..end.map_or(rest.len(), |(at, _)| at)];
    let list = call.split_once("&[")?.1;
    let names = list.split('(').filter_map(|part| part.trim_start().strip_prefix('"')?.split('"').next());
    Some(names.map(str::to_owned).collect())
}

/// Arguments in a text that a place asking for it does not give.
fn ungiven(files: &[WordFile], uses: &[Use]) -> Vec<Finding> {
    let mut found = Vec::new();
    for asked in uses.iter().filter(|asked| !asked.in_test) {
        let Some(given) = &asked.given else { continue };
        for file in files {
            let Some((line, arguments)) = file.keys.get(&asked.key) else {
                continue;
            };
            let is_known = |name: &String| given.contains(name) || VOCABULARY.contains(&name.as_str());
            for name in arguments.iter().filter(|name| !is_known(name)) {
                let item = format!("{} ${name}", asked.key);
                let sentence = format!("an argument that {}:{} does not give", asked.file, asked.line);
                found.push(file.source.finding("words-arguments", *line, &item, &sentence));
            }
        }
    }
    found
}

fn missing(files: &[WordFile], uses: &[Use]) -> Vec<Finding> {
    let known = |key: &str| files.iter().any(|file| file.is_japanese() && file.keys.contains_key(key));
    let asked = uses.iter().filter(|asked| !asked.in_test && !known(&asked.key));
    let tell = |asked: &Use| Finding {
        rule: "words-missing",
        file: asked.file.clone(),
        line: asked.line,
        item: asked.key.clone(),
        sentence: "no ja.ftl has this key".into(),
    };
    asked.map(tell).collect()
}

fn unused(files: &[WordFile], uses: &[Use]) -> Vec<Finding> {
    let used: BTreeSet<&str> = uses.iter().filter(|asked| !asked.in_test).map(|asked| asked.key.as_str()).collect();
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.is_japanese()) {
        for (key, (line, _)) in &file.keys {
            if !used.contains(key.as_str()) && !file.references.contains(key) {
                found.push(file.source.finding("words-unused", *line, key, "nothing asks for this key"));
            }
        }
    }
    found
}

fn japanese(tree: &Tree) -> Vec<Finding> {
    let in_room = |source: &&Source| ROOMS.iter().any(|room| source.path.starts_with(room));
    let rust = tree.files(&[".rs"]);
    let rust = rust.iter().filter(in_room).filter(|source| !source.is_test() && !source.path.contains("/sample/"));
    let pages = tree.files(&[".html"]);
    let pages = pages.iter().filter(in_room).filter(|source| !source.is_test());
    rust.flat_map(japanese_in_rust).chain(pages.flat_map(japanese_in_page)).collect()
}

fn japanese_in_rust(source: &Source) -> Vec<Finding> {
    let text = RustText::read(&source.text);
    let said = text.quoted.iter().filter(|quoted| !text.is_in_tests(quoted.at) && has_letters(&quoted.value));
    let tell = |quoted: &crate::rust_text::Quoted| {
        source.finding("words-in-rust", text.line(quoted.at), &quoted.value, "a visible word without a key")
    };
    said.map(tell).collect()
}

fn japanese_in_page(source: &Source) -> Vec<Finding> {
    let text = without(&without(&source.text, "{#", "#}"), "<!--", "-->");
    let lines = text.lines().enumerate().filter(|(_, line)| has_japanese(line));
    lines.map(|(number, line)| source.finding("words-in-page", number + 1, line.trim(), "a visible word without a key")).collect()
}

/// The text with everything between the marks blanked, lines kept.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut pieces = text.split(open);
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (inner, rest) = piece.split_once(close).unwrap_or((piece, ""));
        kept.extend(inner.matches('\n'));
        kept.push_str(rest);
    }
    kept
}

/// Kana and kanji. Marks such as those of the ruby notation are syntax in Rust.
fn has_letters(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{3400}'..='\u{9fff}'))
}

/// Letters, and also the brackets and stops that only Japanese has.
fn has_japanese(text: &str) -> bool {
    let is_mark = |letter: char| matches!(letter, '\u{3001}'..='\u{3020}' | '\u{30fb}' | '\u{ff01}'..='\u{ffef}');
    has_letters(text) || text.chars().any(is_mark)
}

#[test]
fn no_word_is_missing_unused_or_without_a_key() {
    crate::assert_kept(findings(&Tree::repository()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::found_in;

    const JA: (&str, &str) =
        ("features/plans/words/ja.ftl", "# 見出し\nplans-title = 計画 { $town }\nplans-note = { plans-title }のこと\n");
    const EN: (&str, &str) = ("features/plans/words/en.ftl", "plans-title = Plan of { $town }\nplans-note = About the plan\n");
    const ASKED: (&str, &str) = ("features/plans/templates/show.html", "<h1>{{ shell.say(\"plans-note\") }}</h1>");

    #[test]
    fn equal_used_words_are_fine_and_a_reference_is_a_use() {
        assert!(found_in(findings, &[JA, EN, ASKED]).is_empty());
    }

    #[test]
    fn a_key_missing_in_a_language_is_found_both_ways() {
        let en = (EN.0, "plans-title = Plan\nplans-extra = More\n");
        assert_eq!(found_in(findings, &[JA, en, ASKED]), ["words-equal plans-note", "words-equal plans-extra"]);
    }

    #[test]
    fn an_argument_that_nobody_gives_is_found_and_one_for_a_plural_is_fine() {
        let words = ("a/words/ja.ftl", "a-b = { $count }件と{ $rest }\n");
        let act = "//! x\nfn a() { say_with(\"a-b\", &[(\"count\", f(1).into())]); g(\"rest\") }\n";
        assert_eq!(found_in(findings, &[words, ("a/src/a.rs", act)]), ["words-arguments a-b $rest"]);
        let act = "//! x\nfn a() { say_with(\"a-b\", &arguments) }\n";
        assert!(found_in(findings, &[words, ("a/src/a.rs", act)]).is_empty());
        let act = "//! x\nfn a() { say(\"a-b\") }\n";
        assert_eq!(found_in(findings, &[words, ("a/src/a.rs", act)]).len(), 2);
    }

    #[test]
    fn a_key_that_no_file_has_is_found_and_one_in_a_comment_or_test_is_not() {
        let act = "//! As in say(\"plans-other\").\nfn a() { voice.say_with(\n    \"plans-gone\",\n    &[]) }\n#[cfg(test)]\nmod tests { fn b() { say(\"no-key\") } }\n";
        assert_eq!(found_in(findings, &[JA, EN, ASKED, ("features/plans/src/show.rs", act)]), ["words-missing plans-gone"]);
    }

    #[test]
    fn a_key_that_nothing_asks_for_is_found() {
        assert_eq!(found_in(findings, &[JA, EN]), ["words-unused plans-note"]);
    }

    #[test]
    fn a_key_chosen_in_a_match_is_seen_through_the_identity_function() {
        let act = "//! x\nfn a() { match b { C => key(\"plans-note\"), _ => key (\"plans-title\") } }\n";
        assert!(found_in(findings, &[JA, EN, ("features/plans/src/show.rs", act)]).is_empty());
    }

    #[test]
    fn japanese_outside_of_words_is_found_in_pages_and_in_rust() {
        let page = ("features/plans/templates/a.html", "{# 説明 #}\n<p>計画</p>");
        let act = ("features/plans/src/a.rs", "//! 縁側\nfn a() { b(\"計画\"); c(\"｜\"); }\n");
        let found = found_in(findings, &[JA, EN, ASKED, page, act]);
        assert_eq!(found, ["words-in-rust 計画", "words-in-page <p>計画</p>"]);
    }

    #[test]
    fn the_kernel_may_know_eras() {
        assert!(found_in(findings, &[("ground/kernel/src/era.rs", "//! x\nconst A: &str = \"令和\";\n")]).is_empty());
    }
}
