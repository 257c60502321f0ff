//! Every page in every case, language and with the words of two towns: nothing missing, nothing unread, nothing unescaped.

use std::sync::Arc;

use engawa_kernel::Day;
use engawa_plans::WORD_FILES;
use engawa_plans::pages::Look;
use engawa_plans::pages::sample::{Shown, samples};
use engawa_web::ui::SampleMark;
use engawa_web::words_law::{unread_kanji, words_in_template};
use engawa_web::{Lang, Links, Site, Vocabulary, Words, samples as ground};

fn vocabulary(community: &str, collaboration: &str) -> Vocabulary {
    Vocabulary { community: community.into(), collaboration: collaboration.into(), ..Vocabulary::default() }
}

/// A printed town with 区 and 共創, and the sample town with 自治会 and 協働.
fn sites() -> [Site; 2] {
    let site = |sample, vocabulary| Site { sample, vocabulary: Arc::new(vocabulary), ..(*ground::site()).clone() };
    [
        site(false, vocabulary("｜区《く》", "｜共創《きょうそう》")),
        site(true, vocabulary("｜自治会《じちかい》", "｜協働《きょうどう》")),
    ]
}

fn looks() -> Vec<Look> {
    let words: Arc<Words> = ground::words_with(&WORD_FILES);
    let look = |site: &Site, lang| {
        let voice = site.voice(&words, lang);
        let mark = site.sample.then(|| SampleMark::new(&voice));
        Look { voice, links: Links::new("/mihon", lang), mark, today: Day::new(2026, 11, 21).expect("a day") }
    };
    sites().iter().flat_map(|site| Lang::ALL.map(|lang| look(site, lang))).collect()
}

fn shown() -> Vec<(Lang, Shown)> {
    let of = |look: Look| samples(&look).expect("all templates render").into_iter().map(move |shown| (look.voice.lang(), shown));
    looks().into_iter().flat_map(of).collect()
}

/// What a reader or a listener gets: the text outside of tags, and the texts in labels.
fn visible(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_sample_renders_in_every_language_with_the_words_of_two_towns() {
    let pages = shown();
    for name in [
        "home-empty",
        "plans-full",
        "plan-usual",
        "policy-full",
        "policy-wrong",
        "indicator-full",
        "records-full",
        "records-usual",
        "manifesto-full",
    ] {
        assert_eq!(
            pages
                .iter()
                .filter(|(_, shown)| shown.name == name)
                .map(|(lang, _)| *lang)
                .collect::<std::collections::HashSet<_>>()
                .len(),
            3,
            "{name}"
        );
    }
}

#[test]
fn no_page_shows_a_key_instead_of_a_word() {
    for (lang, shown) in shown() {
        let text = visible(&shown.html);
        let key = ["plans-", "web-"].iter().find_map(|start| text.find(start));
        // File names and addresses of data may hold the word; a key stands alone.
        assert!(key.is_none(), "{} {lang:?}: {}", shown.name, text[key.unwrap_or(0)..].lines().next().unwrap_or_default());
    }
}

#[test]
fn every_page_has_one_heading_of_the_first_rank_and_no_id_twice() {
    for (lang, shown) in shown() {
        assert_eq!(shown.html.matches("<h1").count(), 1, "{} {lang:?}", shown.name);
        let mut ids: Vec<&str> = shown.html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{} {lang:?}", shown.name);
    }
}

/// The page without the tokens of its forms, in which chance may write any letters.
fn without_tokens(html: &str) -> String {
    let mut pieces = html.split("name=\"form-token\" value=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |kept, piece| kept + piece.split_once('"').map_or(piece, |(_, rest)| rest))
}

#[test]
fn marks_from_outside_stay_text() {
    for (lang, shown) in shown().into_iter().filter(|(_, shown)| shown.name.ends_with("-wrong")) {
        let html = without_tokens(&shown.html);
        for bad in ["<script", "<b>&", "NaN"] {
            assert!(!html.contains(bad), "{} {lang:?}: {bad}", shown.name);
        }
    }
}

#[test]
fn no_part_of_ours_is_taken_for_text_from_outside() {
    for (lang, shown) in shown().into_iter().filter(|(_, shown)| !shown.name.ends_with("-wrong")) {
        assert!(!shown.html.contains("&#60;") && !shown.html.contains("&lt;"), "{} {lang:?}", shown.name);
    }
}

#[test]
fn no_style_and_no_script_stands_in_a_page() {
    for (_, shown) in shown() {
        assert!(
            !shown.html.contains(" style=") && !shown.html.contains("onclick") && !shown.html.contains("<style"),
            "{}",
            shown.name
        );
    }
}

#[test]
fn only_the_sample_town_carries_its_mark() {
    let marked =
        |look: &Look| samples(look).expect("all templates render").iter().any(|shown| shown.html.contains("class=\"mihon\""));
    for look in looks() {
        assert_eq!(marked(&look), look.mark.is_some());
    }
}

#[test]
fn all_seven_parts_of_a_sheet_are_found_and_a_missing_one_is_said() {
    let look = &looks()[0];
    let pages = samples(look).expect("all templates render");
    let page = |name: &str| pages.iter().find(|shown| shown.name == name).map(|shown| shown.html.clone()).unwrap_or_default();
    for id in ["figures", "situation", "approach", "roles", "steps", "charge"] {
        assert!(page("policy-usual").contains(&format!("id=\"{id}\"")), "{id}");
    }
    let missing = look.voice.plain("plans-not-printed");
    let missing = format!("<p class=\"note\">{missing}");
    assert_eq!(page("policy-usual").matches(&missing).count(), 3, "situation, approach and roles are not printed");
    assert!(!page("policy-full").contains(&missing));
    assert!(page("policy-usual").contains(&look.voice.plain("plans-policy-no-aim")));
}

#[test]
fn easy_japanese_is_read_aloud_and_templates_carry_no_words() {
    assert_eq!(unread_kanji(include_str!("../words/ja-easy.ftl")), Vec::<String>::new());
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    for file in std::fs::read_dir(folder).expect("the templates").flatten() {
        let text = std::fs::read_to_string(file.path()).expect("a template");
        assert_eq!(words_in_template(&text), Vec::<String>::new(), "{:?}", file.path());
    }
}
