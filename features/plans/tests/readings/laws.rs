//! Laws of a reading, whatever somebody says of its fields in whatever order.

use engawa_plans::book;
use engawa_plans::readings::{FieldName, Target, ThingOf, Verdict, Whole, Wish, Words, laid, things};
use proptest::prelude::*;

use crate::MIDORI;

fn whole() -> Whole {
    let draft = engawa_documents::read(MIDORI, Some("midori.md")).expect("a document");
    Whole { things: things(&draft) }
}

fn words() -> Words {
    let word = |text: &str| text.to_owned();
    Words { group: word("g"), source: word("s"), level: word("l"), bounds: [word("超"), word("未満")], interim: word("i") }
}

/// Says something of some things, as the acts do.
fn said(mut whole: Whole, deeds: &[(usize, u8, String)]) -> Whole {
    for (seq, (at, deed, text)) in (1i64..).zip(deeds) {
        let count = whole.things.len();
        let thing = &mut whole.things[at % count];
        for found in &mut thing.fields {
            let (verdict, value) = match deed % 3 {
                0 => found.meant(found.now().unwrap_or_default()),
                1 if found.field == FieldName::Title => found.meant(text),
                1 => found.meant(found.now().unwrap_or_default()),
                _ => (Verdict::Dropped, None),
            };
            found.decisions.push(engawa_plans::readings::Decision {
                seq: engawa_kernel::Seq(seq),
                verdict,
                value,
                post: "企画課 担当".to_owned(),
            });
        }
    }
    whole
}

proptest! {
    #[test]
    fn taken_corrected_dropped_and_open_are_all(deeds in prop::collection::vec((0usize..40, any::<u8>(), "[あ-ん]{1,6}"), 0..40)) {
        let all = whole().counts().all;
        let counts = said(whole(), &deeds).counts();
        prop_assert_eq!(counts.accepted + counts.corrected + counts.dropped + counts.open, all);
        prop_assert_eq!(counts.all, all);
    }

    #[test]
    fn only_what_was_looked_at_goes_into_a_draft(deeds in prop::collection::vec((0usize..40, any::<u8>(), "[あ-ん]{1,6}"), 0..40)) {
        let whole = said(whole(), &deeds);
        let target = Target::New { slug: "x".into(), title: "t".into(), kind: engawa_plans::model::PlanKind::Strategy };
        let mut codes = engawa_plans::drafting::codes::Codes::new("x", 1, []);
        let found = laid(&whole, "file", &Wish { seen: 0, target }, None, &[], &words(), &mut codes);
        let names: Vec<&str> = whole.of(ThingOf::Indicator).filter(|one| one.is_taken()).map(|one| one.now(FieldName::Title)).collect();
        for file in &found.file.indicators {
            prop_assert!(names.contains(&file.indicator.name.as_str()));
            prop_assert!(found.file.nodes.iter().any(|node| node.code == file.node), "it stands somewhere");
        }
        prop_assert!(found.file.indicators.len() <= names.len());
        for node in &found.file.nodes {
            prop_assert!(node.parents.iter().all(|parent| found.file.nodes.iter().any(|other| other.code == *parent)));
        }
    }
}

#[test]
fn every_figure_that_was_read_carries_its_place_in_the_text() {
    let text = String::from_utf8(MIDORI.to_vec()).expect("text");
    for thing in whole().of(ThingOf::Indicator) {
        for name in [FieldName::Title, FieldName::Target] {
            let found = thing.field(name).expect("a field");
            let place = found.place.expect("a place");
            let line: Vec<char> = text.lines().nth(usize::try_from(place.line).unwrap() - 1).unwrap().chars().collect();
            let range = usize::try_from(place.letter).unwrap()..usize::try_from(place.end_letter).unwrap();
            let printed: String = line[range].iter().filter(|letter| **letter != ',').collect();
            let value: String = found.value.clone().unwrap().chars().filter(|letter| *letter != ',').collect();
            assert!(printed.contains(&value), "{printed} says {value}");
        }
    }
}

#[test]
fn whatever_is_decided_nothing_is_public_before_the_draft_is_adopted() {
    crate::hall::in_the_hall(|_, hall| {
        let planner = hall.planner();
        let books = || hall.town.read_now(book::all).expect("a readable town");
        let before = books();
        let reading = crate::taken(hall, &planner, "みどり.md", MIDORI);
        for thing in crate::open(hall, &planner, &reading) {
            assert_eq!(crate::accepted(hall, &planner, &thing, &[]).status, 303);
            assert_eq!(books(), before);
        }
        hall.asked(&planner, &format!("{reading}/draft"), &[("slug", "midori"), ("title", "みどりの計画")]).goes_on("/adoption");
        assert_eq!(books(), before);
        hall.asked(&planner, "/desk/manifestos/midori/removal", &[]).goes_on("manifestos?done=discarded");
        assert_eq!(books(), before);
    });
}
