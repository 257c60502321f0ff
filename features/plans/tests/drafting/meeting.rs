//! Two who write in one draft.

use engawa_plans::evaluation::desk::SHEETS;

use crate::hall::in_the_hall;
use crate::{FIRST, LATE, OK, PLAN, SECOND, begin, goals, new_goal};

#[test]
fn two_who_write_at_once_are_told_and_see_both_texts() {
    in_the_hall(|_, hall| {
        let (one, other) = (hall.clerk(), hall.person("新課", &[SHEETS]));
        begin(hall, &one);
        new_goal(hall, &one, &FIRST).goes_on("?done=saved");
        let goal = format!("{PLAN}/goals/{}", goals(hall, &one)[0]);
        let (mine, theirs) = (hall.form(&one, &goal, &goal), hall.form(&other, &goal, &goal));
        hall.post(&one, &goal, &mine.with("target", "集いを25回開く")).goes_on("?done=saved");
        let back = hall.post(&other, &goal, &theirs.with("target", "集いを40回開く").with("present", "足りています。"));
        let back = back
            .is(LATE)
            .says("ほかの人が下書きを保存しました")
            .says("集いを25回開く")
            .says("あなたが書いたものは、下に残っています");
        assert!(back.html.contains("集いを40回開く") && back.html.contains("足りています。"));
        hall.get(&other, PLAN).says("集いを25回開く").says_nothing_of("集いを40回開く");

        // Having compared both, the second one decides.
        let again = crate::Form::read(&back.html, &goal);
        assert_eq!(again.get("target"), "集いを40回開く");
        hall.post(&other, &goal, &again).goes_on("?done=saved");
        hall.get(&one, PLAN).says("集いを40回開く");
    });
}

#[test]
fn the_same_form_sent_twice_is_one_deed() {
    in_the_hall(|_, hall| {
        let clerk = hall.clerk();
        begin(hall, &clerk);
        let path = format!("{PLAN}/goals/new");
        let form = crate::filled(hall.form(&clerk, &path, &path), &SECOND);
        hall.post(&clerk, &path, &form).goes_on("?done=saved");
        hall.post(&clerk, &path, &form).goes_on("?done=saved");
        assert_eq!(goals(hall, &clerk).len(), 1);
    });
}

#[test]
fn a_goal_that_someone_took_out_is_kept_by_saving_it_once_more() {
    in_the_hall(|_, hall| {
        let clerk = hall.clerk();
        begin(hall, &clerk);
        new_goal(hall, &clerk, &FIRST).goes_on("?done=saved");
        let goal = format!("{PLAN}/goals/{}", goals(hall, &clerk)[0]);
        let form = hall.form(&clerk, &goal, &goal).with("heading", "まだ書いている表題");
        hall.asked(&clerk, &format!("{goal}/removal"), &[]).goes_on("?done=taken-out");
        let back = hall.post(&clerk, &goal, &form).is(LATE);
        let new = format!("{PLAN}/goals/new");
        let again = crate::Form::read(&back.html, &new);
        assert_eq!(again.get("heading"), "まだ書いている表題");
        hall.post(&clerk, &new, &again).goes_on("?done=saved");
        hall.get(&clerk, PLAN).is(OK).says("まだ書いている表題");
        assert!(!goal.ends_with(&goals(hall, &clerk)[0]), "a code never comes back");
    });
}

#[test]
fn what_is_typed_into_a_draft_that_is_gone_is_not_lost() {
    in_the_hall(|_, hall| {
        let clerk = hall.clerk();
        begin(hall, &clerk);
        new_goal(hall, &clerk, &FIRST).goes_on("?done=saved");
        let goal = format!("{PLAN}/goals/{}", goals(hall, &clerk)[0]);
        let (form, head) = (hall.form(&clerk, &goal, &goal), hall.form(&clerk, PLAN, &format!("{PLAN}/head")));
        let adoption = hall.form(&clerk, &format!("{PLAN}/adoption"), &format!("{PLAN}/adoption"));
        hall.asked(&clerk, &format!("{PLAN}/adoption"), &[]).goes_on("?done=adopted");
        let back = hall.post(&clerk, &goal, &form.with("heading", "おそかった表題")).is(LATE).says("いま下書きはありません");
        assert!(back.html.contains("おそかった表題"));
        hall.post(&clerk, &format!("{PLAN}/head"), &head.with("mission", "おそかった使命")).is(LATE).says("おそかった使命");
        hall.post(&clerk, &format!("{PLAN}/adoption"), &adoption).is(LATE).says("いま下書きはありません");
    });
}
