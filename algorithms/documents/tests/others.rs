//! Documents that another hand wrote, with what a careful clerk would enter: none of the indicators is lost again.

mod corpus;

use std::path::Path;

use corpus::folder;

/// So many of their indicators are right today.
const RIGHT: usize = 144;

#[test]
fn documents_of_another_hand_are_read_as_well_as_before() {
    let all = folder::tell(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/others"), true);
    let (truths, right) = all.iter().fold((0, 0), |(truths, right), one| (truths + one.truths, right + one.right));
    let invented: usize = all.iter().map(|one| one.drafted.saturating_sub(one.truths)).sum();
    assert_eq!((all.len(), truths), (20, 147));
    assert!(right >= RIGHT, "{right} of {truths}");
    assert_eq!(invented, 0);
    assert!(all.iter().filter(|one| one.truths == 0).all(|one| one.drafted == 0), "a text without indicators has none");
}
