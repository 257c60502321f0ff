//! A year is prepared, its form is changed, its sheets are dealt out; a clerk of a section has no part in it.

use engawa_kernel::{Channel, FiscalYear};
use engawa_plans::evaluation::form::{FieldKind, Reckoning};
use engawa_plans::evaluation::model::{RoundState, SheetState};
use engawa_plans::evaluation::{reading, round};

use crate::hall::{Form, in_the_hall};
use crate::year::by;
use crate::{FORBIDDEN, LATE, NOT_THERE, OK, WRONG};

const NEW: &str = "/desk/evaluation/new";

#[test]
fn a_year_is_proposed_and_what_is_wrong_stands_at_its_field_with_everything_kept() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        hall.get(&planner, "/desk/evaluation").is(OK).says("評価の年は、まだありません。").says("新しい年の評価を準備する");
        let form = hall.form(&planner, NEW, NEW);
        let proposed = ["plan", "year", "form", "level", "section-by", "department-by", "planning-by"].map(|name| form.get(name));
        assert_eq!(proposed, ["sogo", "2025", "six", "施策", "2026-06-30", "2026-07-15", "2026-07-31"]);
        assert_eq!(form.get("step"), "(none)", "straight from the section to the planning section");

        let bad =
            form.clone().without("level").with("year", "2027").with("section-by", "あした").with("planning-by", "令和8年7月31日");
        let back = hall.post(&planner, NEW, &bad).is(WRONG).says("日が読めません").leads_to("section-by");
        let kept = Form::read(&back.html, NEW);
        assert_eq!((kept.get("section-by"), kept.get("planning-by"), kept.get("level")), ("あした", "令和8年7月31日", "(none)"));
        // A year that is none of the list is not kept in a list.
        let mended = kept.with("section-by", "2026-06-30").with("level", "施策").with("year", "2027");
        let back = hall.post(&planner, NEW, &mended).is(WRONG);
        let back = back.says("この年度は、まだ始まっていません").leads_to("year");
        let kept = Form::read(&back.html, NEW).with("year", "2025").with("form", "seven");
        let back = hall.post(&planner, NEW, &kept).is(WRONG).says("様式を一つ選んでください").leads_to("form");
        let kept = Form::read(&back.html, NEW).with("form", "six").with("planning-by", "2026-06-01");
        let back = hall.post(&planner, NEW, &kept).is(WRONG).says("前の人の期限より早く").leads_to("planning-by");
        let kept = Form::read(&back.html, NEW).without("level").with("planning-by", "2026-07-31");
        let back = hall.post(&planner, NEW, &kept).is(WRONG).says("シートを作る段を、一つは").leads_to("level");
        let kept = Form::read(&back.html, NEW).with("level", "施策").with("step", "department").with("department-by", "");
        let back = hall.post(&planner, NEW, &kept).is(WRONG).leads_to("department-by");
        let kept = Form::read(&back.html, NEW).with("department-by", "2026-07-10");
        assert_eq!(kept.get("step"), "department");
        let done = hall.post(&planner, NEW, &kept).goes_on("?done=prepared");
        hall.get(&planner, &done.to).is(OK).says("準備を始めました").says("部が確かめる期限 2026年7月10日（金）");
        assert_eq!(hall.year().round().round.state, RoundState::Preparing);

        // The same year again is refused; the form of the year is offered for another.
        let again = hall.form(&planner, NEW, NEW);
        assert_eq!(again.get("year"), "2026", "the one that is there is not proposed");
        assert!(again.get("form").starts_with("round-"));
        hall.post(&planner, NEW, &again.clone().with("year", "2025")).is(WRONG).says("もうあります").leads_to("year");
        hall.post(&planner, NEW, &again).is(WRONG).says("前の年のことばを並べて見せる").leads_to("year");
        hall.get(&planner, "/desk/evaluation/new?plan=nothing").is(NOT_THERE);
        hall.post(&planner, NEW, &again.with("plan", "nothing")).is(NOT_THERE);
        hall.assert_whole();
    });
}

#[test]
fn the_form_is_changed_and_a_gap_in_the_scale_stands_at_its_grade() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        hall.prepare(&planner, &[]);
        let path = format!("{}/form", hall.round());
        let form = hall.form(&planner, &path, &path);
        assert_eq!(
            (form.get("label-result"), form.get("order-next"), form.get("keep-cost")),
            ("今年できたこと・その理由", "4", "yes")
        );
        assert_eq!((form.get("grade-band-3"), form.get("grade-from-3"), form.get("grade-to-3")), ("between", "90", "100"));

        let gap = form.with("grade-from-3", "９５").with("label-result", "できたこと").with("order-next", "x");
        let back = hall.post(&planner, &path, &gap).is(WRONG).leads_to("order-next").says("数字として読めません");
        let kept = Form::read(&back.html, &path).with("order-next", "1.5");
        assert_eq!((kept.get("grade-from-3"), kept.get("label-result")), ("９５", "できたこと"));
        let back =
            hall.post(&planner, &path, &kept).is(WRONG).says("90と95のあいだの結果に、段階がありません").leads_to("grade-from-3");
        let overlap = Form::read(&back.html, &path).with("grade-from-3", "80");
        let back = hall.post(&planner, &path, &overlap).is(WRONG).says("段階3と重なっています").leads_to("grade-from-4");
        let stray = Form::read(&back.html, &path).with("grade-from-3", "90").with("grade-from-6", "5").with("grade-to-4", "");
        let back = hall.post(&planner, &path, &stray).is(WRONG).leads_to("grade-from-6").leads_to("grade-to-4");
        let back = back.says("この決め方では使わない境です").says("境の値を書いてください");
        let good = Form::read(&back.html, &path)
            .with("grade-from-6", "")
            .with("grade-to-4", "90")
            .with("grade-label-6", "取り組まなかった");
        // A new field needs a name; a level is needed, too, and the day of the planning section comes last.
        let good = good.with("new-help", "数で").without("level").with("planning-by", "2026-06-29");
        let back = hall.post(&planner, &path, &good).is(WRONG).leads_to("planning-by");
        let good = Form::read(&back.html, &path).with("planning-by", "2026-08-10");
        let back = hall.post(&planner, &path, &good).is(WRONG).leads_to("new-label").says("まだ空です");
        let good =
            Form::read(&back.html, &path).with("new-label", "目標との差").with("new-required", "yes").with("keep-cost", "no");
        let back = hall.post(&planner, &path, &good).is(WRONG).leads_to("level");
        let good = Form::read(&back.html, &path).with("level", "施策").with("required-issues", "no");
        hall.post(&planner, &path, &good).goes_on("?done=changed");

        let round = hall.year().round().round;
        let fields: Vec<(&str, bool)> = round.form.fields.iter().map(|field| (field.code.as_str(), field.is_required)).collect();
        let added = ("added-2025-1", true);
        assert_eq!(fields, [("result", true), ("next", true), ("issues", false), ("direction", true), added]);
        assert_eq!(round.form.fields[0].label, "できたこと");
        assert!(matches!(round.form.fields[4].kind, FieldKind::Text { .. }));
        assert_eq!(round.form.scale.grades[5].label, "取り組まなかった");
        assert_eq!(round.setting.planning_by.to_string(), "2026-08-10");
        hall.get(&planner, &hall.round()).is(OK).says("目標との差 文で書く（600字まで） 必ず書く 数で");

        // Dealt out meanwhile: what was typed stays, and the page says how it is now.
        let late = hall.form(&planner, &path, &path).with("title", "別の題");
        hall.deal(&planner);
        let back =
            hall.post(&planner, &path, &late).is(LATE).says("いま「シートを書いています」です").says("まだ何も変えていません");
        assert!(back.html.contains("別の題"));
        hall.get(&planner, &path).is(LATE);
        hall.get(&planner, &format!("{}/removal", hall.round())).is(LATE);
    });
}

#[test]
fn grades_come_and_go_and_every_result_still_has_one() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        hall.prepare(&planner, &[]);
        let path = format!("{}/form", hall.round());
        let form = hall.form(&planner, &path, &path);
        assert_eq!((form.get("reckoning"), form.get("grade-keep-3"), form.get("grade-label-new-1")), ("of-target", "yes", ""));

        // One goes, and leaves a gap; one comes, and overlaps; each is said at its row, and nothing is lost.
        let gap = form.with("grade-keep-3", "no");
        let back =
            hall.post(&planner, &path, &gap).is(WRONG).says("90と100のあいだの結果に、段階がありません").leads_to("grade-from-1");
        let new = Form::read(&back.html, &path)
            .with("grade-order-new-1", "３．５")
            .with("grade-label-new-1", "もう少しで届いた")
            .with("grade-from-new-1", "85")
            .with("grade-to-new-1", "１００");
        let back = hall.post(&planner, &path, &new).is(WRONG).says("足す段階1と重なっています").leads_to("grade-from-4");
        let kept = Form::read(&back.html, &path);
        assert_eq!((kept.get("grade-keep-3"), kept.get("grade-to-new-1")), ("no", "１００"));
        let mended = kept.with("grade-to-4", "85").with("grade-order-new-1", "x");
        let back = hall.post(&planner, &path, &mended).is(WRONG).leads_to("grade-order-new-1");
        let twice = Form::read(&back.html, &path).with("grade-order-new-1", "3.5").with("grade-label-new-1", "取り組んだ");
        let twice = twice.with("grade-label-4", "取り組んだ");
        let back = hall.post(&planner, &path, &twice).is(WRONG).says("同じものが二つあります").leads_to("grade-label-4");
        // Two more below the fourth: seven grades in all.
        let good = Form::read(&back.html, &path)
            .with("grade-label-4", "届かなかった")
            .with("grade-from-4", "70")
            .with("grade-order-new-2", "4.5")
            .with("grade-label-new-2", "半分をこえた")
            .with("grade-from-new-2", "60")
            .with("grade-to-new-2", "70");
        hall.post(&planner, &path, &good).goes_on("?done=changed");
        let scale = hall.year().round().round.form.scale;
        let grades: Vec<(i64, &str)> = scale.grades.iter().map(|grade| (grade.grade, grade.label.as_str())).collect();
        assert_eq!(grades[2..5], [(3, "取り組んだ"), (4, "届かなかった"), (5, "半分をこえた")]);
        assert_eq!((grades.len(), grades[6].0), (7, 7), "counted anew from the top");
        // All but those that a person gives cannot go.
        let mut none = hall.form(&planner, &path, &path);
        for number in 1..=6 {
            none = none.with(&format!("grade-keep-{number}"), "no");
        }
        hall.post(&planner, &path, &none).is(WRONG).says("数字や点数で決める段階がありません");
        assert_eq!(hall.year().round().round.form.scale, scale, "what is refused changes nothing");
    });
}

#[test]
fn answers_come_and_go_and_grades_are_reckoned_otherwise() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        hall.prepare(&planner, &[]);
        let path = format!("{}/form", hall.round());
        let form = hall.form(&planner, &path, &path);
        assert_eq!(form.get("option-label-direction_expand"), "拡充");
        let mut alone = form.clone();
        for code in ["keep", "improve", "merge", "reduce", "pause", "end", "complete"] {
            alone = alone.with(&format!("option-keep-direction_{code}"), "no");
        }
        let back = hall.post(&planner, &path, &alone).is(WRONG).says("選択肢が足りません");
        let twice = Form::read(&back.leads_to("option-label-direction_expand").html, &path);
        assert_eq!(twice.get("option-keep-direction_end"), "no");
        let twice = twice.with("option-label-direction_new_1", "拡充");
        let back = hall.post(&planner, &path, &twice).is(WRONG).says("同じものが二つあります");
        let good = Form::read(&back.html, &path).with("option-label-direction_new_1", "ほかの町と行う");
        let good = good.with("option-order-direction_new_1", "０").with("option-label-direction_expand", "広げる");
        // Points are summed only where there is something to sum, and each answer of it has whole ones.
        let points = good.with("reckoning", "points").with("title", "点数のシート");
        let back = hall.post(&planner, &path, &points).is(WRONG).says("点数のある欄を一つは").leads_to("reckoning");
        assert!(back.html.contains("下の境（点）"), "the bounds are points now");
        let view = Form::read(&back.html, &path)
            .with("new-label", "必要性")
            .with("new-option-label-1", "高い")
            .with("new-option-points-1", "１点半");
        let back = hall.post(&planner, &path, &view).is(WRONG).leads_to("new-option-points-1");
        let view = Form::read(&back.html, &path).with("new-option-points-1", "1.5");
        let back = hall.post(&planner, &path, &view).is(WRONG).says("小数のない数で").leads_to("new-option-points-1");
        let view = Form::read(&back.html, &path).with("new-option-points-1", "２００").with("new-option-label-2", "低い");
        let back = hall.post(&planner, &path, &view).is(WRONG).says("単位や選択肢が書いてあります").leads_to("new-kind");
        let view = Form::read(&back.html, &path).with("new-kind", "view");
        let back = hall.post(&planner, &path, &view).is(WRONG).says("点を書いてください").leads_to("new-option-points-2");
        let view = Form::read(&back.html, &path).with("new-option-points-2", "0");
        let back = hall.post(&planner, &path, &view.clone().with("reckoning", "dice")).is(WRONG).leads_to("reckoning");
        assert!(back.html.contains("２００"), "what was typed stays");
        hall.post(&planner, &path, &view).goes_on("?done=changed");

        let form = hall.year().round().round.form;
        assert_eq!((form.reckoning, form.scale.unit.as_str()), (Reckoning::Points, "点"));
        let options = |code: &str| {
            let field = form.fields.iter().find(|field| field.code == code).expect("the field");
            field.kind.options().iter().map(|one| (one.code.as_str(), one.label.as_str(), one.points)).collect::<Vec<_>>()
        };
        assert_eq!(options("direction"), [("added-2025-1", "ほかの町と行う", None), ("expand", "広げる", None)]);
        assert_eq!(options("added-2025-1"), [("added-2025-1", "高い", Some(200)), ("added-2025-2", "低い", Some(0))]);
        hall.get(&planner, &hall.round()).is(OK).says("必要性 2つから選ぶ").says("100点をこえる");
        // A number has its unit.
        let number = hall.form(&planner, &path, &path).with("new-label", "人数").with("new-kind", "number");
        let back = hall.post(&planner, &path, &number).is(WRONG).leads_to("new-unit");
        hall.post(&planner, &path, &Form::read(&back.html, &path).with("new-unit", "人")).goes_on("?done=changed");
        let last = hall.year().round().round.form.fields.pop().expect("a field");
        assert_eq!(last.kind, FieldKind::Number { unit: "人".into() });
    });
}

#[test]
fn what_is_changed_for_the_next_year_touches_no_earlier_one() {
    in_the_hall(|kit, hall| {
        let planner = hall.planner();
        hall.prepare(&planner, &[]);
        hall.deal(&planner);
        let year = hall.year();
        for code in ["A-1", "A-2", "A-3"] {
            year.leave_out(year.sheet(code), "来年に始めます").expect("left out");
        }
        year.act(|tx, id| round::freeze(tx, id, by(), Channel::Web)).expect("frozen");
        let before = year.round().round.form;

        kit.set_day("2027-04-20");
        hall.asked(&planner, NEW, &[]).goes_on("?done=prepared");
        let rounds = hall.town.read_now(reading::rounds).expect("a readable town");
        let next = rounds.iter().find(|round| round.year == FiscalYear(2026)).expect("the next year").id;
        let path = format!("/desk/evaluation/{next}/form");
        let form = hall.form(&planner, &path, &path);
        assert_eq!(form.get("label-result"), before.fields[0].label, "it begins from the form of the year before");
        let changed = form
            .with("label-result", "できたこと")
            .with("option-keep-direction_pause", "no")
            .with("reckoning", "of-way")
            .with("grade-keep-6", "no");
        hall.post(&planner, &path, &changed).goes_on("?done=changed");
        let after = hall.town.read_now(move |db| reading::round(db, next)).expect("a readable town").expect("the round").round.form;
        assert_eq!((after.scale.grades.len(), after.reckoning), (5, Reckoning::OfWay));
        assert_eq!(year.round().round.form, before);
        hall.get(&planner, &format!("{}/form", hall.round())).is(LATE);
    });
}

#[test]
fn before_the_sheets_are_dealt_out_the_page_says_who_gets_how_many() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        hall.prepare(&planner, &[]);
        let page = hall
            .get(&planner, &hall.round())
            .is(OK)
            .says("ぜんぶで3枚です。")
            .says("新課 2枚")
            .says("旧課の分は、新課に届きます。");
        page.says("まとめる：消えた課はもうなく、ついだ課もありません。")
            .says("3 わずかに目標の達成水準に達しなかった 90％以上 100％未満");
        let opening = format!("{}/opening", hall.round());
        let asks =
            hall.get(&planner, &opening).is(OK).says("3枚のシートを、1つの課に配ります").says("期限は2026年6月30日（火）です");
        asks.says("元に戻せません。").says("課が決まらないシート 1枚");
        assert_eq!(hall.todos(&hall.clerk()), [] as [&str; 0]);
        hall.deal(&planner);
        let rows = hall.year().round().rows;
        let given: Vec<Option<&str>> = rows.iter().map(|row| row.carriers.first().map(|section| section.name.as_str())).collect();
        assert_eq!(given, [Some("新課"), Some("新課"), None], "dealt out as the page said");
        assert_eq!(hall.todos(&hall.clerk()), ["2025（令和7）年度の評価シートを2枚、書いてください"]);
        hall.post(&planner, &opening, &hall.token(&planner, &opening)).is(LATE).says("シートを書いています");

        // The one that nobody carries is given to a section of today.
        let (_, sheet) = hall.sheet("A-3");
        let section = format!("{sheet}/section");
        hall.get(&planner, &section).is(OK).says("まだ決まっていない課").says("別の課").says_nothing_of("旧課");
        hall.asked(&planner, &section, &[("section", "")]).is(WRONG).leads_to("section");
        let other = hall.person("別の課", &[engawa_plans::evaluation::desk::SHEETS]);
        let id = other.visitor.acting().expect("an office").section.to_string();
        hall.asked(&planner, &section, &[("section", &id)]).goes_on("?done=assigned");
        hall.get(&planner, &format!("{}?state=writing&section={id}", hall.round()))
            .is(OK)
            .says("まとめる")
            .says_nothing_of("見守る");
        hall.get(&planner, &format!("{}?state=nothing&section=nothing", hall.round())).is(OK).says("見守る");
        assert_eq!(hall.todos(&other), ["2025（令和7）年度の評価シートを1枚、書いてください"]);
    });
}

#[test]
fn what_was_prepared_can_be_dropped() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        hall.prepare(&planner, &[]);
        let removal = format!("{}/removal", hall.round());
        hall.get(&planner, &removal).is(OK).says("だれにも届きません");
        hall.asked(&planner, &removal, &[]).goes_on("/desk/evaluation?done=removed");
        hall.get(&planner, "/desk/evaluation?done=removed").says("消しました").says("評価の年は、まだありません。");
        hall.get(&planner, &removal).is(NOT_THERE);
    });
}

#[test]
fn a_clerk_of_a_section_sees_their_own_sheets_and_no_page_of_the_planning_section() {
    in_the_hall(|_, hall| {
        let (planner, clerk) = (hall.planner(), hall.clerk());
        let nobody = hall.person("別の課", &[]);
        hall.prepare(&planner, &[]);
        let round = hall.round();
        hall.get(&clerk, "/desk/evaluation").is(OK).says_nothing_of("準備する").says("評価の年は、まだありません。");
        hall.get(&clerk, &round).is(NOT_THERE);
        hall.deal(&planner);
        hall.get(&clerk, "/desk/evaluation").is(OK).says("「集いを開く」のシートを書く").says("あなたを待っているシート");
        hall.get(&clerk, &round).is(OK).says("集いを開く").says_nothing_of("まとめる").says_nothing_of("数字を固める");
        let (_, sheet) = hall.sheet("A-1");
        for page in ["/desk/evaluation/new", &format!("{round}/form"), &format!("{round}/opening"), &format!("{round}/freezing")] {
            hall.get(&clerk, page).is(FORBIDDEN);
            hall.post(&clerk, page, &hall.token(&clerk, page)).is(FORBIDDEN);
        }
        for deed in ["leaving", "taking-in", "section", "reopening", "comments"] {
            let path = format!("{sheet}/{deed}");
            hall.post(&clerk, &path, &hall.token(&clerk, &path)).is(FORBIDDEN);
        }
        hall.get(&clerk, &format!("{sheet}/review")).is(NOT_THERE);
        for deed in ["judgement", "return"] {
            let path = format!("{sheet}/{deed}");
            hall.post(&clerk, &path, &hall.token(&clerk, &path).with("step", "planning")).is(NOT_THERE);
        }
        hall.get(&nobody, "/desk/evaluation").is(FORBIDDEN);
        hall.get(&nobody, &round).is(FORBIDDEN);
        assert_eq!(hall.state("A-1"), SheetState::Writing);
        for gone in ["/desk/evaluation/x", "/desk/evaluation/00000000-0000-4000-8000-000000000000", "/desk/sheets/x/review"] {
            hall.get(&planner, gone).is(NOT_THERE);
        }
    });
}

#[test]
fn late_sheets_are_marked_and_counted() {
    in_the_hall(|kit, hall| {
        let planner = hall.planner();
        hall.prepare(&planner, &[]);
        hall.deal(&planner);
        let clerk = hall.clerk();
        hall.get(&planner, &hall.round()).is(OK).says("すべて 3").says("課が書いています 3").says_nothing_of("遅れ");
        kit.set_day("2026-07-02");
        hall.get(&planner, &hall.round()).is(OK).says("遅れ 3").says("6月30日（火）");
        let (sheet, year) = (hall.sheet("A-1").0, hall.year());
        year.enter("A-1-I", 19.0, None);
        year.fill(sheet);
        year.hand_in(sheet, &[("grade", "3")]).expect("handed in");
        hall.get(&planner, &format!("{}?state=late", hall.round())).is(OK).says("遅れ 2").says_nothing_of("集いを開く");
        hall.get(&planner, "/desk/evaluation").says("「集いを開く」のシートを評価する");
        hall.get(&clerk, "/desk/evaluation").is(OK).says("過ぎた：6月30日（火） 2日前");
    });
}

#[test]
fn costs_are_pasted_for_all_sheets_and_what_a_section_wrote_stays() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        hall.prepare(&planner, &[]);
        hall.deal(&planner);
        let path = format!("{}/costs", hall.round());
        hall.get(&planner, &hall.round()).is(OK).says("費用をまとめて入れる");
        hall.get(&hall.clerk(), &path).is(FORBIDDEN);
        let form = hall.form(&planner, &path, &path);
        assert_eq!(form.get("field"), "cost");
        // What is not clear is said at its row, and nothing is laid in.
        let unclear = form.clone().with("text", "施策\t事業費\n集いを開く\t１，２００\n知らない施策\t3").with("deed", "take");
        let back = hall.post(&planner, &path, &unclear).is(WRONG).says("この番号や名前の施策が、ありません").leads_to("text");
        let kept = Form::read(&back.html, &path);
        assert!(kept.get("text").contains("知らない施策\t3"), "{}", kept.get("text"));
        // Read, looked at, laid in.
        let clear = kept.with("text", "集いを開く\t１，２００\n見守る\t0").with("deed", "read");
        let seen = hall.post(&planner, &path, &clear).is(OK).says("入ります");
        let take = Form::read(&seen.html, &path).with("deed", "take");
        let done = hall.post(&planner, &path, &take).goes_on("?done=costs");
        hall.get(&planner, &done.to).is(OK).says("空いているシートに、数を入れました。");
        let cost = |code: &str| {
            let answers = hall.year().view(hall.sheet(code).0).answers;
            answers.into_iter().find(|answer| answer.field == "cost").map(|answer| answer.body)
        };
        assert_eq!([cost("A-1"), cost("A-2"), cost("A-3")], [Some("1200".into()), Some("0".into()), None]);
        // Once more with other numbers: what stands stays.
        let again = hall.form(&planner, &path, &path).with("text", "A-1\t9\nA-3\t７").with("deed", "take");
        hall.post(&planner, &path, &again).goes_on("?done=costs");
        assert_eq!([cost("A-1"), cost("A-3")], [Some("1200".into()), Some("7".into())]);
        hall.assert_whole();
    });
}
