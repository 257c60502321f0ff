//! Laws of words, for the tests of every feature: easy Japanese is read aloud, templates carry no words.

/// Whether a sign is a Chinese character.
fn is_kanji(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々')
}

fn is_japanese(sign: char) -> bool {
    is_kanji(sign) || matches!(sign, '\u{3041}'..='\u{30ff}')
}

/// The lines of a file of easy Japanese in which a character stands without its reading.
pub fn unread_kanji(file: &str) -> Vec<String> {
    let words = file.lines().filter(|line| !line.starts_with('#'));
    words.filter(|line| without_ruby(line).contains(is_kanji)).map(str::to_owned).collect()
}

fn without_ruby(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('｜') {
        out.push_str(before);
        match after.split_once('》') {
            Some((inside, tail)) if inside.contains('《') => rest = tail,
            _ => rest = after,
        }
    }
    out + rest
}

/// The visible Japanese words of a template; there must be none, since every word has a key.
pub fn words_in_template(template: &str) -> Vec<String> {
    let mut text = template.to_owned();
    while let Some(from) = text.find("{#") {
        let to = text[from..].find("#}").map_or(text.len(), |end| from + end + 2);
        text.replace_range(from..to, "");
    }
    text.lines().filter(|line| line.contains(is_japanese)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_without_its_reading_is_found() {
        assert!(unread_kanji("a = ｜市《し》の｜計画《けいかく》です").is_empty());
        assert_eq!(unread_kanji("# 注\na = 市の｜計画《けいかく》").len(), 1);
        assert_eq!(unread_kanji("a = ｜市《し》の計画").len(), 1);
    }

    #[test]
    fn a_word_in_a_template_is_found() {
        assert!(words_in_template("{# 日本語 #}<p>{{ x }}</p>").is_empty());
        assert_eq!(words_in_template("<p>市の計画</p>").len(), 1);
    }

    #[test]
    fn all_characters_of_the_ground_have_their_reading() {
        let exempt = |line: &String| line.starts_with("web-chart-ten-thousands") || line.starts_with("web-chart-hundred-millions");
        let found: Vec<String> =
            unread_kanji(include_str!("../words/ja-easy.ftl")).into_iter().filter(|line| !exempt(line)).collect();
        // The two exempt words stand on the axis of a picture, where no reading can stand.
        assert!(found.is_empty(), "{found:#?}");
    }

    #[test]
    fn no_template_of_the_ground_carries_a_word() {
        for folder in ["templates", "src/ui"] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            for entry in std::fs::read_dir(path).expect("a folder").flatten() {
                if entry.path().extension().is_some_and(|end| end == "html") {
                    let text = std::fs::read_to_string(entry.path()).expect("a template");
                    assert!(words_in_template(&text).is_empty(), "{:?}: {:?}", entry.path(), words_in_template(&text));
                }
            }
        }
    }
}
