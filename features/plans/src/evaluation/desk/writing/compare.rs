//! What was typed, held against what stands by now: what is kept, what met the words of another, what comes back. Pure.

use crate::evaluation::form::Form;
use crate::evaluation::model::{Answer, GRADE, GRADE_REASON};
use crate::evaluation::rules::{self, clean};
use crate::evaluation::sheet::Typed;
use crate::evaluation::{FieldWrong, Wrong};

use super::model::{Deed, Entry, codes};

/// A sheet as far as its fields are concerned.
#[derive(Clone, Copy)]
pub(super) struct Ground<'s> {
    /// What is asked.
    pub(super) form: &'s Form,
    /// Everything that was ever written into its fields, the earliest first.
    pub(super) ever: &'s [Answer],
    /// The grade that figures or points propose.
    pub(super) proposed: Option<i64>,
}

impl Ground<'_> {
    /// The answer that stands: its number and its words.
    fn standing(&self, code: &str) -> (i64, &str) {
        let last = self.ever.iter().rev().find(|answer| answer.field == code);
        last.map_or((0, ""), |answer| (answer.number, answer.body.as_str()))
    }

    /// What the page showed when the form was made.
    fn seen(&self, entry: &Entry) -> &str {
        let seen = self.ever.iter().find(|answer| answer.field == entry.code && answer.number == entry.seen);
        seen.map_or("", |answer| answer.body.as_str())
    }

    fn says(&self, entry: &Entry, body: &str) -> bool {
        clean(self.form, &entry.code, &entry.text).as_deref() == Ok(body)
    }

    /// Whether a field holds just what its page showed: what another wrote there meanwhile is not written over.
    fn is_untouched(&self, entry: &Entry) -> bool {
        self.says(entry, self.seen(entry))
    }

    /// Whether it is the proposed grade where nobody chose one: the page chose it, and chooses again when the figures move.
    fn is_only_proposed(&self, entry: &Entry) -> bool {
        let proposed = self.proposed.map(|grade| grade.to_string());
        entry.code == GRADE && entry.seen == 0 && proposed.as_deref() == Some(entry.text.trim())
    }

    /// What a deed gives to the act. Who saves gives what was touched; who hands in stands for the whole sheet as it was seen.
    pub(super) fn given(&self, deed: Deed, entries: &[Entry]) -> Vec<Typed> {
        let is_given = |entry: &&Entry| match deed {
            Deed::Save => !self.is_untouched(entry) && !self.is_only_proposed(entry),
            Deed::HandIn => true,
        };
        entries.iter().filter(is_given).map(Entry::typed).collect()
    }

    /// The fields that were touched, and into which another wrote other words meanwhile.
    pub(super) fn met(&self, entries: &[Entry]) -> Vec<FieldWrong> {
        let is_met = |entry: &&Entry| {
            let (number, there) = self.standing(&entry.code);
            number != entry.seen && !self.is_untouched(entry) && !self.says(entry, there)
        };
        let wrong = |entry: &Entry| {
            let there = self.standing(&entry.code).1.to_owned();
            FieldWrong { field: entry.code.clone(), wrong: Wrong::Met(there) }
        };
        entries.iter().filter(is_met).map(wrong).collect()
    }

    /// The fields whose words stand nowhere: not what the page showed, not what stands by now.
    pub(super) fn unkept<'e>(&self, entries: &'e [Entry]) -> Vec<&'e Entry> {
        let is_kept = |entry: &Entry| self.says(entry, self.standing(&entry.code).1);
        let is_lost = |entry: &&Entry| !self.is_untouched(entry) && !is_kept(entry) && !self.is_only_proposed(entry);
        entries.iter().filter(is_lost).collect()
    }

    /// Everything that is to be put right. An act tells first what does not fit a field; who hands in also hears at once what is
    /// still empty.
    pub(super) fn all_wrong(&self, deed: Deed, entries: &[Entry], told: Vec<FieldWrong>) -> Vec<FieldWrong> {
        let mut all = told;
        if deed == Deed::HandIn {
            let texts: Vec<Answer> = entries.iter().filter(|entry| !entry.is_empty()).map(Entry::as_answer).collect();
            let text = |code| rules::standing(&texts, code);
            let judgement = rules::judgement(self.form, self.proposed, text(GRADE), text(GRADE_REASON));
            // Where nothing is proposed the reason is asked for together with the grade.
            let is_silent = self.proposed.is_none() && text(GRADE_REASON).is_none();
            let silent = is_silent.then(|| FieldWrong { field: GRADE_REASON.into(), wrong: Wrong::NoReason });
            let more = rules::missing(self.form, &texts).into_iter().chain(silent);
            let more = more.chain(judgement.err().filter(|wrong| !is_silent || wrong.field != GRADE_REASON));
            let is_news = |wrong: &FieldWrong| all.iter().all(|other| other.field != wrong.field);
            let more: Vec<FieldWrong> = more.filter(is_news).collect();
            all.extend(more);
        }
        let place = |wrong: &FieldWrong| codes(self.form).position(|code| code == wrong.field);
        all.sort_by_key(place);
        all
    }

    /// The form as it comes back. What was typed stays; what was not touched shows what stands by now; who met another has seen
    /// the other's words when the page is sent again.
    pub(super) fn come_back(&self, entries: &[Entry], wrongs: &[FieldWrong]) -> Vec<Entry> {
        let one = |code: &str| {
            let standing = Entry::standing(self.form, &self.latest(code), code);
            let Some(entry) = entries.iter().find(|entry| entry.code == code) else { return standing };
            let is_met = wrongs.iter().any(|wrong| wrong.field == code && matches!(wrong.wrong, Wrong::Met(_)));
            match self.is_untouched(entry) || self.says(entry, self.standing(code).1) {
                true => standing,
                false if is_met => Entry { seen: standing.seen, ..entry.clone() },
                false => entry.clone(),
            }
        };
        codes(self.form).map(one).collect()
    }

    fn latest(&self, code: &str) -> Vec<Answer> {
        self.ever.iter().rev().find(|answer| answer.field == code).cloned().into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::form::templates;
    use engawa_kernel::Moment;

    fn entry(code: &str, text: &str, seen: i64) -> Entry {
        Entry { code: code.into(), text: text.into(), seen }
    }

    fn answer(field: &str, number: i64, body: &str) -> Answer {
        Answer { field: field.into(), number, body: body.into(), written_at: Moment::from_millis(0) }
    }

    fn given(ever: &[Answer], deed: Deed, entries: &[Entry]) -> Vec<String> {
        let form = templates().swap_remove(0);
        let ground = Ground { form: &form, ever, proposed: Some(3) };
        ground.given(deed, entries).into_iter().map(|typed| typed.field).collect()
    }

    #[test]
    fn who_saves_gives_only_what_was_touched() {
        let ever = [answer("cost", 1, "1234"), answer("issues", 1, "一人目"), answer("issues", 2, "ほかの人")];
        let entries = [
            entry("cost", "１，２３４", 1),
            entry("issues", "一人目 ", 1),
            entry("result", "できた", 0),
            entry("next", "", 0),
            entry("grade", "3", 0),
        ];
        assert_eq!(given(&ever, Deed::Save, &entries), ["result"]);
        assert_eq!(given(&ever, Deed::HandIn, &entries).len(), entries.len());
        assert_eq!(given(&ever, Deed::Save, &[entry("grade", "4", 0)]), ["grade"]);
        assert_eq!(given(&ever, Deed::Save, &[entry("cost", "", 1)]), ["cost"], "a field can be emptied");
    }

    #[test]
    fn two_meet_only_where_both_wrote_other_words() {
        let form = templates().swap_remove(0);
        let ever = [answer("result", 1, "一人目"), answer("issues", 1, "同じ"), answer("next", 1, "前"), answer("next", 2, "後")];
        let ground = Ground { form: &form, ever: &ever, proposed: None };
        let entries = [entry("result", "二人目", 0), entry("issues", "同じ", 0), entry("next", "前", 1), entry("cost", "5", 0)];
        let met = ground.met(&entries);
        assert_eq!(met, [FieldWrong { field: "result".into(), wrong: Wrong::Met("一人目".into()) }]);
        let back = ground.come_back(&entries, &met);
        assert!(back.contains(&entry("result", "二人目", 1)) && back.contains(&entry("issues", "同じ", 1)), "{back:?}");
        assert!(back.contains(&entry("next", "後", 2)) && back.contains(&entry("cost", "5", 0)), "{back:?}");
    }

    #[test]
    fn who_hands_in_hears_everything_at_once_in_the_order_of_the_page() {
        let form = templates().swap_remove(0);
        let ground = Ground { form: &form, ever: &[], proposed: Some(3) };
        let entries = [entry("result", "できた", 0), entry("cost", "約千円", 0), entry("grade", "1", 0)];
        let told = vec![FieldWrong { field: "cost".into(), wrong: Wrong::NoChoice }];
        let fields = |deed| {
            let all = ground.all_wrong(deed, &entries, told.clone()).into_iter();
            all.map(|wrong| wrong.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(Deed::Save), ["cost"]);
        assert_eq!(fields(Deed::HandIn), ["issues", "direction", "next", "cost", "grade-reason"]);
    }
}
