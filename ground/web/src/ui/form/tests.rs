//! What the parts of forms promise, each in one sentence.

use engawa_kernel::Moment;

use super::*;
use crate::lang::Lang;
use crate::samples;
use crate::words::{Said, Voice};

fn voice() -> Voice {
    samples::voice(Lang::Ja)
}

fn at(html: &str, part: &str) -> usize {
    html.find(part).unwrap_or_else(|| panic!("{part} in {html}"))
}

fn said(text: &str) -> Option<Said> {
    Some(text.into())
}

#[test]
fn label_hint_error_and_input_stand_and_are_read_in_this_order() {
    let field = Field::number(&voice(), "members", "LABEL").hint("HINT").error(said("ERROR")).unit("UNIT").value("1,2").to_string();
    let places = ["LABEL", "必須", "HINT", "ERROR", "<input", "UNIT"].map(|part| at(&field, part));
    assert!(places.is_sorted(), "{places:?} {field}");
    assert!(field.contains("aria-describedby=\"f-members-hint f-members-error f-members-unit\""), "{field}");
    assert!(field.contains("aria-invalid=\"true\"") && field.contains("inputmode=\"decimal\"") && field.contains("value=\"1,2\""));
    for id in ["f-members-hint", "f-members-error", "f-members-unit", "f-members"] {
        assert!(field.contains(&format!("id=\"{id}\"")), "{id} in {field}");
    }
}

#[test]
fn what_was_typed_stays_and_cannot_leave_its_place() {
    let field = Field::text(&voice(), "a", "A").value("\"><script>").max(40).to_string();
    assert!(field.contains("value=\"&#34;&#62;&#60;script&#62;\""), "{field}");
    assert!(field.contains("maxlength=\"40\""));
    let lines = Field::lines(&voice(), "a", "A", 3).value("\n</textarea>").to_string();
    assert!(lines.contains(">\n\n&"), "the first line break is kept: {lines}");
}

#[test]
fn a_password_is_never_printed_back_and_never_cut() {
    for field in [Field::password(&voice(), "p", "P"), Field::new_password(&voice(), "p", "P"), Field::code(&voice(), "p", "P")] {
        let shown = field.value("himitsu").max(20).to_string();
        assert!(!shown.contains("himitsu") && !shown.contains("maxlength"), "{shown}");
    }
    assert!(Field::password(&voice(), "p", "P").to_string().contains("autocomplete=\"current-password\""));
    assert!(Field::new_password(&voice(), "p", "P").to_string().contains("autocomplete=\"new-password\""));
    assert!(Field::code(&voice(), "p", "P").to_string().contains("autocomplete=\"one-time-code\""));
}

#[test]
fn an_answer_that_is_not_needed_says_so_or_nothing() {
    let field = || Field::text(&voice(), "a", "A");
    assert!(field().to_string().contains("aria-required=\"true\""));
    assert!(field().optional().to_string().contains("任意") && !field().optional().to_string().contains("aria-required"));
    let unmarked = field().unmarked().to_string();
    assert!(!unmarked.contains("任意") && !unmarked.contains("必須"));
}

#[test]
fn picks_are_a_group_whose_first_answer_takes_the_link_of_the_summary() {
    let picks = Picks::radios(&voice(), "way", "WAY").pick("a", "A").pick_with_hint("b", "B", "MORE").chosen("a").chosen("b");
    let wrong = picks.clone().error(said("E"));
    assert_eq!(wrong.wrongs()[0].id, "f-way");
    let shown = wrong.to_string();
    assert!(shown.contains("role=\"radiogroup\"") && shown.contains("id=\"f-way\"") && shown.contains("id=\"f-way-2\""), "{shown}");
    assert_eq!(shown.matches(" checked").count(), 1, "one of a few is one");
    assert!(shown.contains("aria-labelledby=\"f-way-2-label\" aria-describedby=\"f-way-2-more\""), "{shown}");
    let checks = Picks::checks(&voice(), "way", "WAY").pick("a", "A").pick("b", "B").chosen("a").chosen("b").to_string();
    assert_eq!(checks.matches(" checked").count(), 2);
    assert!(!checks.contains("radiogroup"));
}

#[test]
fn a_list_begins_with_no_answer_and_keeps_what_was_chosen() {
    let list = || Select::new(&voice(), "year", "YEAR").option("1", "one").option("2", "two");
    assert!(at(&list().to_string(), "<option value=\"\">") < at(&list().to_string(), "value=\"1\""));
    assert!(list().chosen("2").to_string().contains("<option value=\"2\" selected>"));
    assert!(!list().chosen("9").to_string().contains("selected"));
    assert!(!list().without_first().to_string().contains("value=\"\""));
}

#[test]
fn the_summary_leads_to_the_fields_and_says_what_must_be_typed_again() {
    let mail = Field::mail(&voice(), "mail", "MAIL").error(said("wrong"));
    let password = Field::password(&voice(), "password", "P");
    let summary = ErrorSummary::of(&voice(), &[&mail, &password]).form_error(said("WHOLE"));
    let shown = summary.to_string();
    assert!(shown.contains("href=\"#f-mail\"") && shown.contains("MAIL：wrong") && shown.contains("直すところが2か所"), "{shown}");
    assert!(shown.contains("もう一度書いて") && shown.contains("autofocus") && shown.contains("tabindex=\"-1\""), "{shown}");
    assert!(at(&shown, "WHOLE") < at(&shown, "MAIL"));
    assert_eq!(summary.page_title(&voice(), "T").plain(), "直すところが2か所あります：T");
    assert!(mail.to_string().contains("id=\"f-mail\""));
}

#[test]
fn without_an_error_there_is_no_summary() {
    let summary = ErrorSummary::of(&voice(), &[&Field::text(&voice(), "a", "A")]).form_error(None);
    assert!(summary.is_empty() && summary.to_string().trim().is_empty());
    assert_eq!(summary.page_title(&voice(), "T").plain(), "T");
}

#[test]
fn a_button_that_cannot_be_pressed_says_why_and_a_dangerous_one_has_a_sign() {
    let closed = Button::submit("A").disabled("WHY").to_string();
    assert!(closed.contains(" disabled") && at(&closed, "</button>") < at(&closed, "WHY"), "{closed}");
    assert!(Button::submit("A").danger().to_string().contains("<svg"));
    assert!(!Button::submit("A").to_string().contains("<svg"));
    let named = Button::submit("A").named("deed", "x\"").about("B").to_string();
    assert!(named.contains("name=\"deed\"") && !named.contains("x\"\"") && named.contains("class=\"vh\""), "{named}");
    assert!(Button::link("A", "/x").to_string().starts_with("<a class=\"btn\" href=\"/x\""));
}

#[test]
fn the_foot_has_one_filled_button_and_says_what_is_saved() {
    let state = SaveState::saved(&voice(), Moment::from_millis(1_763_702_760_000));
    let foot = FormFoot::new(Button::submit("A")).other("B", "/b").state(state).to_string();
    assert_eq!(foot.matches("class=\"btn btn-l\"").count(), 1, "{foot}");
    assert!(foot.contains("14時26分に保存しました") && foot.contains("まだ提出していません"), "{foot}");
    assert!(SaveState::nothing(&voice(), "登録する").to_string().contains("「登録する」を押すと"));
}

#[test]
fn a_deed_of_its_own_carries_its_hidden_fields_escaped() {
    let post = PostButton::new("/x?a=1&b", &Said::text("<i>"), Button::submit("A")).field("n", "\"v").to_string();
    assert!(post.contains("method=\"post\"") && post.contains("&lt;i&gt;") && !post.contains("\"\"v"), "{post}");
    assert!(post.contains("a=1&#38;b") || post.contains("a=1&amp;b"), "{post}");
}

#[test]
fn a_step_is_said_in_words_and_never_divides_by_nothing() {
    let steps = Steps::new(&voice(), "T", 2, 3).to_string();
    assert!(steps.contains("3のうち 2番め") && steps.contains("width=\"66%\""), "{steps}");
    assert!(Steps::new(&voice(), "T", 1, 0).to_string().contains("width=\"0%\""));
}
