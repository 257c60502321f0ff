//! A year of judgement, by its acts: prepared, written, sent back, judged, frozen, published, withdrawn. On both engines.

mod forty;
mod reminders;
mod year;

use std::sync::Arc;

use engawa_db::{Attachment, Key, Migration};
use engawa_journal::{Basis, House, erase_details, verify};
use engawa_kernel::{Channel, FiscalYear};
use engawa_plans::evaluation::form::Form;
use engawa_plans::evaluation::model::{RoundState, Setting, SheetState, Step};
use engawa_plans::evaluation::sheet::Typed;
use engawa_plans::evaluation::{FieldWrong, Refused, Wrong, reading, round, sheet};
use engawa_testkit::{Kit, on_both};

use crate::year::{PLAN, Year, by, day, form, setting};

fn story(test: impl Fn(&Kit)) {
    let house = House::assemble(engawa_plans::parts()).unwrap();
    let migrations: Vec<Migration> = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_plans::MIGRATIONS[..],
    ]
    .concat();
    let attachment: Attachment = Arc::new(house);
    on_both(&migrations, &attachment, test);
}

#[test]
fn a_sheet_is_written_sent_back_judged_frozen_and_published() {
    story(|kit| {
        let year = Year::open(kit, "six");
        let sheet = year.sheet("A-1");
        // Nothing is needed to keep what was typed so far.
        assert_eq!(year.save(sheet, &[("result", "三つの町内で開きました")]).unwrap(), 1);
        assert_eq!(year.save(sheet, &[]).unwrap(), 0);
        // 19 of 20: just short, grade 3. What is missing is told at its field.
        let wrongs = wrongs(year.hand_in(sheet, &[("grade", "3")]));
        assert!(wrongs.iter().all(|wrong| wrong.wrong == Wrong::Missing) && !wrongs.is_empty(), "{wrongs:?}");
        year.fill(sheet);
        assert_eq!(year.hand_in(sheet, &[("grade", "3")]).unwrap(), SheetState::WithPlanning);
        let own = year.view(sheet).evaluation(Step::Section).cloned().unwrap();
        assert_eq!((own.grade, own.proposed, own.percent, own.reason), (3, Some(3), Some(95.0), None));
        // It is no longer the turn of the section.
        assert!(matches!(year.save(sheet, &[("result", "x")]), Err(Refused::SheetIs(SheetState::WithPlanning))));
        year.send_back(sheet, Step::Planning, &[("result", "人数も書いてください"), ("", "図がほしい"), ("next", " ")]).unwrap();
        let view = year.view(sheet);
        assert_eq!(view.sheet.state, SheetState::Returned);
        assert_eq!(view.open_remarks("result").count() + view.open_remarks("").count(), 2);
        assert_eq!(year.hand_in(sheet, &[("result", "三つの町内で、六十人と")]).unwrap(), SheetState::WithPlanning);
        assert!(year.view(sheet).remarks.iter().all(|remark| remark.is_settled));
        // Another grade than that of the section has its reason.
        assert_eq!(wrongs_of(year.judge(sheet, Step::Planning, "2", "")), Wrong::NoReason);
        assert_eq!(year.judge(sheet, Step::Planning, "2", "台風で一回減った").unwrap(), SheetState::Settled);
        let grades: Vec<(Step, i64)> = year.view(sheet).evaluations.iter().map(|one| (one.step, one.grade)).collect();
        assert_eq!(grades, [(Step::Section, 3), (Step::Section, 3), (Step::Planning, 2)]);

        // The other sheets are open: the year is not frozen in silence.
        assert!(matches!(year.act(move |tx, round| round::freeze(tx, round, by(), Channel::Web)), Err(Refused::Unfinished(2))));
        year.settle(year.sheet("A-2"), "2");
        year.leave_out(year.sheet("A-3"), "条例が変わり、来年に始めます").unwrap();
        year.act(|tx, round| round::freeze(tx, round, by(), Channel::Web)).unwrap();
        assert!(matches!(year.act(|tx, round| round::freeze(tx, round, by(), Channel::Web)), Err(Refused::RoundIs(_))));
        year.act(|tx, round| round::publish(tx, round, by(), Channel::Web)).unwrap();
        assert_eq!(year.round().round.state, RoundState::Published);
        assert_eq!(year.town.read_now(|db| verify(db, None)).unwrap().problems, []);
    });
}

#[test]
fn what_was_frozen_never_changes_and_a_publication_is_withdrawn_in_the_open() {
    story(|kit| {
        let year = Year::open(kit, "six");
        for code in ["A-1", "A-2", "A-3"] {
            year.settle(year.sheet(code), "3");
        }
        year.act(|tx, round| round::freeze(tx, round, by(), Channel::Web)).unwrap();
        year.act(|tx, round| round::publish(tx, round, by(), Channel::Web)).unwrap();
        let sheet = year.sheet("A-1");
        let frozen = year.view(sheet).frozen;
        assert_eq!(frozen.len(), 1);
        assert_eq!(frozen[0].years.last().and_then(|of| of.value), Some(19.0));
        year.enter("A-1-I", 20.0, Some("一回分の書きもらし"));
        let after = year.view(sheet);
        assert_eq!(after.frozen, frozen);
        assert_eq!(after.figures[0].standing.series.of_year(2025).and_then(|figure| figure.value), Some(20.0));
        // A published sheet is not touched; withdrawn in the open, it goes back to its section, and is published again.
        assert!(matches!(year.reopen(sheet, "直す"), Err(Refused::RoundIs(RoundState::Published))));
        assert!(matches!(year.withdraw("  "), Err(Refused::Empty(_))));
        year.withdraw("数え方をまちがえました").unwrap();
        year.reopen(sheet, "理由を書き直してください").unwrap();
        assert!(matches!(year.act(|tx, round| round::publish(tx, round, by(), Channel::Web)), Err(Refused::Unfinished(1))));
        // The grade is proposed from what was frozen, not from what the records say now.
        assert_eq!(wrongs_of(year.hand_in(sheet, &[("grade", "2"), ("grade-reason", "")])), Wrong::NoReason);
        year.hand_in(sheet, &[("grade", "3"), ("grade-reason", "")]).unwrap();
        year.judge(sheet, Step::Planning, "3", "").unwrap();
        year.act(|tx, round| round::publish(tx, round, by(), Channel::Web)).unwrap();
        let publications = year.round().publications;
        assert_eq!(publications.iter().map(|one| one.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(publications[1].reason.as_deref(), Some("数え方をまちがえました"));
        assert_eq!(year.view(sheet).frozen, frozen);
    });
}

#[test]
fn two_who_write_at_once_lose_nothing() {
    story(|kit| {
        let year = Year::open(kit, "six");
        let sheet = year.sheet("A-1");
        let typed = |field: &str, text: &str, seen| Typed { field: field.into(), text: text.into(), seen };
        let save = |all: Vec<Typed>| year.town.write_now(Key::none(), move |tx| sheet::save(tx, sheet, &all));
        assert_eq!(save(vec![typed("result", "一人目", 0), typed("issues", "課題", 0)]).unwrap(), 2);
        // The other's page was made before: the field comes back with both, and nothing else of it is kept either.
        let met = save(vec![typed("result", "二人目", 0), typed("next", "来年", 0)]);
        assert_eq!(wrongs_of(met), Wrong::Met("一人目".into()));
        assert_eq!(year.view(sheet).answers.len(), 2);
        // The same words are no quarrel; and who has seen the other's words may write.
        assert_eq!(save(vec![typed("result", "一人目", 0)]).unwrap(), 0);
        assert_eq!(save(vec![typed("result", "二人の言葉", 1), typed("next", "来年", 0)]).unwrap(), 2);
        assert_eq!(year.view(sheet).answers.iter().find(|answer| answer.field == "result").map(|one| one.number), Some(2));
        // Two evaluators: the second is told that it is done.
        year.fill(sheet);
        year.hand_in(sheet, &[("grade", "3")]).unwrap();
        year.judge(sheet, Step::Planning, "3", "").unwrap();
        assert!(matches!(year.judge(sheet, Step::Planning, "3", ""), Err(Refused::SheetIs(SheetState::Settled))));
        assert_eq!(year.view(sheet).evaluations.len(), 2);
    });
}

#[test]
fn a_goal_without_a_number_is_judged_by_a_person_with_a_reason() {
    story(|kit| {
        let year = Year::open(kit, "six");
        let sheet = year.sheet("A-3");
        year.fill(sheet);
        assert_eq!(wrongs_of(year.hand_in(sheet, &[("grade", "2")])), Wrong::NoReason);
        year.hand_in(sheet, &[("grade", "6"), ("grade-reason", "一度も開けませんでした")]).unwrap();
        let own = year.view(sheet).evaluation(Step::Section).cloned().unwrap();
        assert_eq!((own.grade, own.proposed, own.percent), (6, None, None));
        // The planning section agrees without writing it again.
        year.judge(sheet, Step::Planning, "6", "").unwrap();
    });
}

#[test]
fn a_year_is_opened_once_in_order_and_with_a_form_that_holds() {
    story(|kit| {
        let year = Year::open(kit, "letters-4");
        let town = &year.town;
        let again = |number: i32, form: Form, setting: Setting| {
            town.write_now(Key::none(), move |tx| round::prepare(tx, PLAN, FiscalYear(number), &form, &setting, by(), Channel::Web))
        };
        let good = || form("six");
        assert!(matches!(again(2025, good(), setting()), Err(Refused::Twice(2025))));
        assert!(matches!(again(2026, good(), setting()), Err(Refused::YearBeforeOpen(2025))));
        assert!(matches!(again(2027, good(), setting()), Err(Refused::TooEarly(2027))));
        let backwards = Setting { planning_by: day("2026-05-01"), ..setting() };
        assert!(matches!(again(2024, good(), backwards), Err(Refused::Backwards)));
        let elsewhere = Setting { levels: vec!["章".into()], ..setting() };
        assert!(matches!(again(2024, good(), elsewhere), Err(Refused::UnknownLevel(level)) if level == "章"));
        let mut gap = good();
        gap.scale.grades.remove(2);
        assert!(matches!(again(2024, gap, setting()), Err(Refused::Form(wrongs)) if !wrongs.is_empty()));
        // The form of one year is not that of another.
        let id = again(2024, good(), setting()).unwrap();
        assert_eq!(town.read_now(move |db| reading::round(db, id)).unwrap().unwrap().round.form, good());
        assert_eq!(year.round().round.form, form("letters-4"));
        town.write_now(Key::none(), move |tx| round::discard(tx, id)).unwrap();
        assert!(matches!(year.act(round::discard), Err(Refused::RoundIs(RoundState::Open))));
    });
}

#[test]
fn the_sheet_of_a_dissolved_section_is_with_its_heir_or_waits_to_be_given() {
    story(|kit| {
        let year = Year::open(kit, "six");
        let rows = year.round().rows;
        let names: Vec<Vec<&str>> =
            rows.iter().map(|row| row.carriers.iter().map(|section| section.name.as_str()).collect()).collect();
        // 旧課 became 新課 in April; 消えた課 has no heir.
        assert_eq!(names, [vec!["新課"], vec!["新課"], vec![]]);
        let town = &year.town;
        let section = town.read_now(|db| engawa_who::section_named(db, "新課", day("2026-05-01"))).unwrap().unwrap().id;
        let orphan = year.sheet("A-3");
        town.write_now(Key::none(), move |tx| sheet::assign(tx, orphan, section, by(), Channel::Web)).unwrap();
        assert_eq!(year.view(orphan).carriers.len(), 1);
        let gone = town.read_now(|db| engawa_who::section_named(db, "旧課", day("2026-03-01"))).unwrap().unwrap().id;
        let refused = town.write_now(Key::none(), move |tx| sheet::assign(tx, orphan, gone, by(), Channel::Web));
        assert!(matches!(refused, Err(Refused::UnknownSection)));
    });
}

#[test]
fn last_years_words_stand_beside_this_years_fields() {
    story(|kit| {
        let year = Year::open(kit, "six");
        for code in ["A-1", "A-2", "A-3"] {
            year.settle(year.sheet(code), "3");
        }
        year.act(|tx, round| round::freeze(tx, round, by(), Channel::Web)).unwrap();
        kit.set_day("2027-04-20");
        let next = year.next("letters-5");
        let view = next.view(next.sheet("A-1"));
        assert_eq!(view.before("result"), Some("見本のことば"));
        let before = view.before.as_ref().unwrap();
        assert_eq!((before.year, before.grade, before.round.form.code.as_str()), (FiscalYear(2025), Some(3), "six"));
        // A sheet that nobody filled has no words, and none are invented.
        assert!(view.answers.is_empty());
    });
}

#[test]
fn erased_details_leave_the_pages() {
    story(|kit| {
        let year = Year::open(kit, "six");
        let sheet = year.sheet("A-3");
        year.fill(sheet);
        year.hand_in(sheet, &[("grade", "6"), ("grade-reason", "ある人の名前")]).unwrap();
        year.send_back(sheet, Step::Planning, &[("", "ある人の名前を消す")]).unwrap();
        let seq = year.view(sheet).evaluations[0].seq;
        year.town.write_now(Key::none(), move |tx| erase_details(tx, seq, Basis::Mistake, by(), Channel::Web)).unwrap();
        let view = year.view(sheet);
        assert_eq!(view.evaluations[0].reason, None);
        let typed = view.answers.iter().find(|answer| answer.field == "grade-reason").map(|answer| answer.body.as_str());
        assert_eq!(typed, Some(""));
        assert!(year.view(sheet).remarks[0].body.contains("消す"));
    });
}

#[test]
fn the_reason_of_a_sheet_left_out_is_erased_with_its_record() {
    story(|kit| {
        let year = Year::open(kit, "six");
        let sheet = year.sheet("A-3");
        year.leave_out(sheet, "ある人が休んでいるため").unwrap();
        assert_eq!(year.view(sheet).sheet.left_out.as_deref(), Some("ある人が休んでいるため"));
        let seq = year.town.read_now(engawa_journal::head).unwrap().unwrap().0;
        year.town.write_now(Key::none(), move |tx| erase_details(tx, seq, Basis::Mistake, by(), Channel::Web)).unwrap();
        let after = year.view(sheet).sheet;
        assert_eq!((after.left_out, after.state), (None, SheetState::LeftOut));
    });
}

#[test]
fn a_comment_is_refused_where_nobody_outside_is_asked() {
    story(|kit| {
        let asked = Year::open(kit, "six");
        for code in ["A-1", "A-2", "A-3"] {
            asked.settle(asked.sheet(code), "3");
        }
        asked.act(|tx, round| round::freeze(tx, round, by(), Channel::Web)).unwrap();
        kit.set_day("2027-04-20");
        let year = asked.next_with("six", Setting { has_outside: false, ..setting() });
        let sheet = year.sheet("A-1");
        year.settle(sheet, "3");
        let said = year.town.write_now(Key::none(), move |tx| sheet::comment(tx, sheet, "見本の会", "よい", by(), Channel::Web));
        assert!(matches!(said, Err(Refused::NobodyOutside)));
        let answered = year.town.write_now(Key::none(), move |tx| sheet::answer(tx, sheet, 99, "はい", by(), Channel::Web));
        assert!(matches!(answered, Err(Refused::UnknownComment)));
    });
}

#[test]
fn a_whole_year_of_forty_sheets() {
    story(forty::a_whole_year);
}

fn wrongs<T: std::fmt::Debug>(refused: Result<T, Refused>) -> Vec<FieldWrong> {
    match refused {
        Err(Refused::Wrong(wrongs)) => wrongs,
        other => panic!("{other:?}"),
    }
}

fn wrongs_of<T: std::fmt::Debug>(refused: Result<T, Refused>) -> Wrong {
    wrongs(refused).swap_remove(0).wrong
}
