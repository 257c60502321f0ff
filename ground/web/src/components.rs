//! The manual of the parts: every component in all its cases, in the language of the reader.

use askama::Template;

use crate::charts::{BandChart, YearChart};
use crate::tables::Table;
use crate::ui::{
    ActingBar, Button, Case, Choices, Confirm, Crumbs, Deeds, Definitions, DigitsShown, EntryGrid, ErrorSummary, Example, Field,
    Figure, FormFoot, Hero, Kicker, PasteBox, Picks, PostButton, Roles, Rows, SampleMark, SectionHead, Select, StatusTag, Steps,
    Tally, Tell, Thread, ToDoList, Vals, Written,
};
use crate::words::{Said, Voice, key};

/// One component of the manual.
struct Part {
    id: &'static str,
    name: Said,
    text: Said,
    examples: Vec<Shown>,
}

struct Shown {
    case: Said,
    html: String,
}

/// The content of the page `/components`.
#[derive(Template)]
#[template(path = "components.html")]
pub struct ComponentsPage {
    title: Said,
    lead: Said,
    parts: Vec<Part>,
}

impl ComponentsPage {
    /// The manual in the words of the voice.
    pub fn new(voice: &Voice) -> ComponentsPage {
        let part = |id, name, text, examples: Vec<Example>| Part {
            id,
            name: voice.say(name),
            text: voice.say(text),
            examples: examples
                .into_iter()
                .map(|example| Shown { case: case_word(voice, example.case), html: example.html })
                .collect(),
        };
        ComponentsPage {
            title: voice.say("web-components-title"),
            lead: voice.say("web-components-lead"),
            parts: all(voice).into_iter().map(|(id, name, text, examples)| part(id, name, text, examples)).collect(),
        }
    }
}

type Listed = (&'static str, &'static str, &'static str, Vec<Example>);

fn all(voice: &Voice) -> Vec<Listed> {
    let parts = [of_reading(voice), of_forms(voice), of_the_desk(voice)];
    parts.into_iter().flatten().collect()
}

fn of_reading(voice: &Voice) -> Vec<Listed> {
    vec![
        ("part-status", key("web-components-status"), key("web-components-status-text"), StatusTag::examples(voice)),
        ("part-sample", key("web-components-sample"), key("web-components-sample-text"), SampleMark::examples(voice)),
        ("part-figure", key("web-components-figure"), key("web-components-figure-text"), Figure::examples(voice)),
        ("part-vals", key("web-components-vals"), key("web-components-vals-text"), Vals::examples(voice)),
        ("part-chart", key("web-components-chart"), key("web-components-chart-text"), YearChart::examples(voice)),
        ("part-bands", key("web-components-bands"), key("web-components-bands-text"), BandChart::examples(voice)),
        ("part-tally", key("web-components-tally"), key("web-components-tally-text"), Tally::examples(voice)),
        ("part-table", key("web-components-table"), key("web-components-table-text"), Table::examples(voice)),
        ("part-rows", key("web-components-rows"), key("web-components-rows-text"), Rows::examples(voice)),
        (
            "part-definitions",
            key("web-components-definitions"),
            key("web-components-definitions-text"),
            Definitions::examples(voice),
        ),
        ("part-thread", key("web-components-thread"), key("web-components-thread-text"), Thread::examples(voice)),
        ("part-written", key("web-components-written"), key("web-components-written-text"), Written::examples(voice)),
        ("part-roles", key("web-components-roles"), key("web-components-roles-text"), Roles::examples(voice)),
        ("part-tell", key("web-components-tell"), key("web-components-tell-text"), Tell::examples(voice)),
        ("part-crumbs", key("web-components-crumbs"), key("web-components-crumbs-text"), Crumbs::examples(voice)),
        ("part-choices", key("web-components-choices"), key("web-components-choices-text"), Choices::examples(voice)),
        ("part-kicker", key("web-components-kicker"), key("web-components-kicker-text"), Kicker::examples(voice)),
        ("part-section", key("web-components-section"), key("web-components-section-text"), SectionHead::examples(voice)),
        ("part-hero", key("web-components-hero"), key("web-components-hero-text"), Hero::examples(voice)),
    ]
}

fn of_forms(voice: &Voice) -> Vec<Listed> {
    vec![
        ("part-button", key("web-components-button"), key("web-components-button-text"), Button::examples(voice)),
        ("part-post", key("web-components-post"), key("web-components-post-text"), PostButton::examples(voice)),
        ("part-field", key("web-components-field"), key("web-components-field-text"), Field::examples(voice)),
        ("part-picks", key("web-components-picks"), key("web-components-picks-text"), Picks::examples(voice)),
        ("part-select", key("web-components-select"), key("web-components-select-text"), Select::examples(voice)),
        ("part-errors", key("web-components-errors"), key("web-components-errors-text"), ErrorSummary::examples(voice)),
        ("part-foot", key("web-components-foot"), key("web-components-foot-text"), FormFoot::examples(voice)),
        ("part-steps", key("web-components-steps"), key("web-components-steps-text"), Steps::examples(voice)),
    ]
}

fn of_the_desk(voice: &Voice) -> Vec<Listed> {
    vec![
        ("part-acting", key("web-components-acting"), key("web-components-acting-text"), ActingBar::examples(voice)),
        ("part-todo", key("web-components-todo"), key("web-components-todo-text"), ToDoList::examples(voice)),
        ("part-grid", key("web-components-grid"), key("web-components-grid-text"), EntryGrid::examples(voice)),
        ("part-paste", key("web-components-paste"), key("web-components-paste-text"), PasteBox::examples(voice)),
        ("part-confirm", key("web-components-confirm"), key("web-components-confirm-text"), Confirm::examples(voice)),
        ("part-digits", key("web-components-digits"), key("web-components-digits-text"), DigitsShown::examples(voice)),
        ("part-deeds", key("web-components-deeds"), key("web-components-deeds-text"), Deeds::examples(voice)),
    ]
}

fn case_word(voice: &Voice, case: Case) -> Said {
    voice.say(match case {
        Case::Empty => key("web-components-case-empty"),
        Case::Usual => key("web-components-case-usual"),
        Case::Full => key("web-components-case-full"),
        Case::Wrong => key("web-components-case-wrong"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::samples::{shell, voice};
    use crate::shell::page_text;

    fn page(lang: Lang) -> String {
        let content = ComponentsPage::new(&voice(lang)).render().expect("the manual renders");
        page_text(&shell(lang, "x", "/components"), &content)
    }

    #[test]
    fn every_part_renders_in_every_language_without_script_or_style() {
        for lang in Lang::ALL {
            let page = page(lang);
            assert!(!page.contains("<script") && !page.contains(" style=") && !page.contains("<style"), "{lang:?}");
            assert!(!page.contains(">web-"), "a key shows itself in {lang:?}");
        }
    }

    #[test]
    fn no_id_stands_twice_in_the_manual() {
        let page = page(Lang::Ja);
        let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn every_id_that_is_named_by_an_attribute_stands_in_the_manual() {
        let page = page(Lang::Ja);
        for attribute in [" for=\"", " aria-describedby=\"", " aria-labelledby=\""] {
            for value in page.split(attribute).skip(1).filter_map(|part| part.split('"').next()) {
                let lost: Vec<&str> = value.split(' ').filter(|id| !page.contains(&format!(" id=\"{id}\""))).collect();
                assert!(lost.is_empty(), "{attribute} {lost:?}");
            }
        }
    }

    #[test]
    fn english_pages_carry_no_japanese_but_names() {
        let page = page(Lang::En);
        let japanese = |sign: char| matches!(sign, '\u{3041}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}');
        let allowed = ["日本語", "やさしい日本語", "縁側 Engawa"];
        let found: Vec<&str> =
            page.split(['<', '>']).filter(|text| text.contains(japanese) && !allowed.contains(&text.trim())).collect();
        assert!(found.is_empty(), "{found:?}");
    }
}
