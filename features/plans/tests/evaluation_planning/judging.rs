//! Sheets are judged one after the other, sent back, left out; the year is frozen, published, withdrawn.

use engawa_plans::evaluation::desk::{DEPARTMENT, SHEETS};
use engawa_plans::evaluation::model::{RoundState, SheetState, Step};

use crate::hall::{Form, Hall, Person, in_the_hall};
use crate::year::Year;
use crate::{FORBIDDEN, LATE, NOT_THERE, OK, WRONG};

/// The year is under way, its figures are entered, and the first two sheets are handed in.
fn under_way(hall: &Hall, fields: &[(&str, &str)]) -> (Person, Year) {
    let planner = hall.planner();
    hall.prepare(&planner, fields);
    hall.deal(&planner);
    let year = hall.year();
    year.enter("A-1-I", 19.0, None);
    year.enter("A-2-I", 100.0, None);
    for (code, grade) in [("A-1", "3"), ("A-2", "2")] {
        let sheet = year.sheet(code);
        year.fill(sheet);
        year.hand_in(sheet, &[("grade", grade)]).expect("handed in");
    }
    (planner, year)
}

#[test]
fn agreeing_is_one_click_and_the_next_sheet_comes_by_itself() {
    in_the_hall(|_, hall| {
        let (planner, year) = under_way(hall, &[]);
        assert_eq!(hall.todos(&planner), ["2025（令和7）年度の評価シートが2枚、評価を待っています"]);
        let (first, second) = (hall.sheet("A-1").1, hall.sheet("A-2").1);
        hall.get(&planner, &hall.round()).is(OK).says("次のシートを評価する").says("終わっていないシートが、あと3枚あります。");
        let page = hall.get(&planner, &format!("{first}/review")).is(OK).says("集いを開く").says("見本のことば");
        let page = page.says("19回 ÷ 目標20回 ＝ 95.0％です。").says("課の評価・数字や点数から出た段階").says("この評価で確定する");
        assert_eq!(page.html.matches("<details class=\"help\" open").count(), 0, "what is seldom done is folded");
        let form = Form::read(&page.html, &format!("{first}/judgement"));
        assert_eq!((form.get("grade"), form.get("grade-reason"), form.get("proxy")), ("3", "", "(none)"));
        let next = hall.post(&planner, &format!("{first}/judgement"), &form).goes_on(&format!("{second}/review?done=settled"));
        hall.get(&planner, &next.to).is(OK).says("前のシートの評価を確定しました。").says("見守る");
        // The same click again is the same deed.
        hall.post(&planner, &format!("{first}/judgement"), &form).goes_on(&format!("{second}/review?done=settled"));
        let last = hall.reviewed(&planner, &second, "judgement", &[]).goes_on(&format!("{}?done=settled", hall.round()));
        hall.get(&planner, &last.to).is(OK).says("評価ずみ 2").says_nothing_of("次のシートを評価する");
        assert_eq!(year.view(year.sheet("A-1")).evaluations.len(), 2);
        hall.get(&planner, &format!("{first}/review")).is(OK).says("いま「評価ずみ」です").says_nothing_of("この評価で確定する");
        hall.assert_whole();
    });
}

#[test]
fn a_sheet_is_sent_back_with_a_remark_at_its_field_and_judged_otherwise_with_a_reason() {
    in_the_hall(|_, hall| {
        let (planner, year) = under_way(hall, &[]);
        let (sheet, path) = hall.sheet("A-1");
        let empty = hall.reviewed(&planner, &path, "return", &[("remark-result", "  ")]).is(WRONG);
        empty.says("直してほしいところを、欄かここに").leads_to("whole");
        let long = "字".repeat(1_001);
        let back = hall.reviewed(&planner, &path, "return", &[("remark-result", &long), ("whole", "図がほしい")]).is(WRONG);
        let back = back.leads_to("remark-result").says("1,000字まで");
        let kept = Form::read(&back.html, &format!("{path}/return"));
        assert_eq!((kept.get("remark-result"), kept.get("whole")), (long.as_str(), "図がほしい"));
        let fields = [("remark-result", "人数も書いてください"), ("whole", "図がほしい")];
        let next = hall.reviewed(&planner, &path, "return", &fields).goes_on("/review?done=returned");
        assert_eq!(next.to, format!("{}/review?done=returned", hall.sheet("A-2").1), "and the next one comes");
        assert_eq!(hall.state("A-1"), SheetState::Returned);
        assert_eq!(hall.todos(&hall.clerk()), ["2025（令和7）年度の評価シートが1枚、戻ってきました。直してください"]);
        year.hand_in(sheet, &[("result", "六十人と")]).expect("handed in again");
        hall.get(&planner, &format!("{path}/review")).is(OK).says("人数も書いてください").says("図がほしい").says("六十人と");

        let silent = hall.reviewed(&planner, &path, "judgement", &[("grade", "2")]).is(WRONG);
        let silent = silent.says("ちがうので、理由を書いてください").leads_to("grade-reason");
        let kept = Form::read(&silent.html, &format!("{path}/judgement"));
        assert_eq!(kept.get("grade"), "2", "what was chosen stays");
        hall.reviewed(&planner, &path, "judgement", &[("grade", "9")]).is(WRONG).leads_to("grade");
        let told = kept.with("grade-reason", "台風で一回減った");
        hall.post(&planner, &format!("{path}/judgement"), &told).goes_on("?done=settled");
        let given = year.view(sheet).evaluation(Step::Planning).cloned().expect("a judgement");
        assert_eq!((given.grade, given.proposed, given.reason.as_deref()), (2, Some(3), Some("台風で一回減った")));
        hall.get(&planner, &hall.round()).is(OK).says("課とちがう");
    });
}

#[test]
fn two_who_judge_at_once_lose_nothing_and_are_told_how_it_is_now() {
    in_the_hall(|_, hall| {
        let (planner, year) = under_way(hall, &[]);
        let other = hall.planner();
        let (sheet, path) = hall.sheet("A-1");
        let (review, judgement, back) = (format!("{path}/review"), format!("{path}/judgement"), format!("{path}/return"));
        let mine = hall.form(&other, &review, &judgement).with("grade", "4").with("grade-reason", "人数が足りない");
        let remarks = hall.form(&other, &review, &back).with("remark-next", "いつするかを");
        hall.reviewed(&planner, &path, "judgement", &[]).goes_on("?done=settled");
        let late = hall.post(&other, &judgement, &mine).is(LATE).says("いま「評価ずみ」です").says("まだ何も変えていません");
        let kept = Form::read(&late.html, &judgement);
        assert_eq!((kept.get("grade"), kept.get("grade-reason")), ("4", "人数が足りない"));
        assert!(late.html.contains("disabled"), "it cannot be pressed, and says why");
        let late = hall.post(&other, &back, &remarks).is(LATE).says("いま「評価ずみ」です");
        assert_eq!(Form::read(&late.html, &back).get("remark-next"), "いつするかを");
        assert_eq!(year.view(sheet).evaluations.len(), 2);

        // Sent back and handed in again while a page lay open: what would be judged is not what was read.
        let (sheet, path) = hall.sheet("A-2");
        let (review, judgement) = (format!("{path}/review"), format!("{path}/judgement"));
        let mine = hall.form(&other, &review, &judgement);
        hall.reviewed(&planner, &path, "return", &[("whole", "図がほしい")]).goes_on("?done=returned");
        year.hand_in(sheet, &[("result", "図をつけた")]).expect("handed in again");
        let newer = hall.post(&other, &judgement, &mine).is(LATE).says("課がシートを出しなおしました").says("図をつけた");
        assert_eq!(hall.state("A-2"), SheetState::WithPlanning);
        hall.post(&other, &judgement, &Form::read(&newer.html, &judgement)).goes_on("?done=settled");
    });
}

#[test]
fn the_department_passes_a_sheet_on_and_for_an_absent_head_another_does_with_a_reason() {
    in_the_hall(|_, hall| {
        let (planner, year) = under_way(hall, &[("step", "department")]);
        let (head, clerk) = (hall.head(), hall.person("市民部", &[SHEETS]));
        let stranger = hall.person("産業部", &[DEPARTMENT]);
        let (first, second) = (hall.sheet("A-1").1, hall.sheet("A-2").1);
        assert_eq!(hall.state("A-1"), SheetState::WithDepartment);
        hall.get(&stranger, &format!("{first}/review")).is(NOT_THERE);
        hall.get(&head, "/desk/evaluation").is(OK).says("「集いを開く」のシートを部として確かめる");
        hall.get(&planner, "/desk/evaluation").is(OK).says_nothing_of("部として確かめる");
        let page =
            hall.get(&head, &format!("{first}/review")).is(OK).says("この評価で先へ送る").says_nothing_of("代わりに決める理由");
        let form = Form::read(&page.html, &format!("{first}/judgement"));
        let other = hall.form(&planner, &format!("{first}/review"), &format!("{first}/judgement"));
        hall.post(&head, &format!("{first}/judgement"), &form).goes_on(&format!("{second}/review?done=passed"));
        assert_eq!(hall.state("A-1"), SheetState::WithPlanning);
        // A page that was made for the department does not settle the sheet of the planning section.
        hall.post(&planner, &format!("{first}/judgement"), &other.with("proxy", "部長が休み"))
            .is(LATE)
            .says("いま「評価を待っています」です");
        let forged = form.with("step", "planning");
        hall.post(&head, &format!("{first}/judgement"), &forged).is(FORBIDDEN);

        // The head is away: a clerk of the department says so, and so could the planning section.
        let silent = hall.reviewed(&clerk, &second, "judgement", &[]).is(WRONG).says("だれの代わりに").leads_to("proxy");
        let form = Form::read(&silent.html, &format!("{second}/judgement")).with("proxy", "部長が入院しているため");
        hall.post(&clerk, &format!("{second}/judgement"), &form).goes_on("?done=passed");
        let given = year.view(year.sheet("A-2")).evaluation(Step::Department).cloned().expect("a judgement");
        assert_eq!(given.proxy.as_deref(), Some("部長が入院しているため"));
        hall.get(&planner, &hall.round()).is(OK).says("評価を待っています 2");
        hall.reviewed(&planner, &second, "judgement", &[]).goes_on(&format!("{first}/review?done=settled"));
        hall.get(&clerk, &format!("{second}/review")).is(OK).says("部長が入院しているため");
    });
}

#[test]
fn a_year_is_frozen_published_and_withdrawn_and_each_page_says_what_happens() {
    in_the_hall(|_, hall| {
        let (planner, year) = under_way(hall, &[("step", "outside")]);
        let round = hall.round();
        let page = |deed: &str| format!("{round}/{deed}");
        for code in ["A-1", "A-2"] {
            hall.reviewed(&planner, &hall.sheet(code).1, "judgement", &[]).goes_on("?done=settled");
        }
        // One sheet is open: the page says so, and the deed is refused.
        hall.get(&planner, &page("freezing")).is(OK).says("終わっていないシートが1枚あります").says("やめて戻る");
        hall.post(&planner, &page("freezing"), &hall.token(&planner, &page("freezing"))).is(LATE).says("終わっていないシートが1枚");
        let (_, third) = hall.sheet("A-3");
        let leaving = format!("{third}/leaving");
        hall.get(&planner, &leaving)
            .is(OK)
            .says("「まとめる」を、この年の評価から外します")
            .says("数字を固めるまで、元に戻せます。");
        hall.asked(&planner, &leaving, &[("reason", " ")]).is(WRONG).leads_to("reason");
        hall.asked(&planner, &leaving, &[("reason", "条例が変わり、来年に始めます")]).goes_on(&format!("{round}?done=left-out"));
        hall.get(&planner, &leaving).is(LATE).says("いま「評価しません」です");
        hall.reviewed(&planner, &third, "taking-in", &[]).goes_on("/review?done=taken-in");
        hall.asked(&planner, &leaving, &[("reason", "条例が変わり、来年に始めます")]).goes_on("?done=left-out");
        assert_eq!(hall.todos(&planner), ["2025（令和7）年度の評価がそろいました。数字を固めてください"]);
        hall.get(&planner, &round).is(OK).says("数字を固める");

        // People from outside said something; the figures of the first sheet moved.
        let first = hall.sheet("A-1").1;
        hall.reviewed(&planner, &first, "comments", &[("by-whom", "審議会"), ("body", " ")]).is(WRONG).leads_to("body");
        let said = [("by-whom", "審議会"), ("body", "もっと知らせてください")];
        hall.reviewed(&planner, &first, "comments", &said).goes_on("/review?done=commented");
        hall.get(&planner, &format!("{first}/review")).is(OK).says("審議会").says("もっと知らせてください");
        hall.get(&planner, &page("freezing"))
            .is(OK)
            .says("段階の変わった数字はありません")
            .says("評価ずみ 2枚")
            .says("評価しません 1枚");
        year.enter("A-1-I", 20.0, Some("一回分の書きもらし"));
        let asks = hall.get(&planner, &page("freezing")).is(OK).says("段階が変わったシートが1枚あります").says("集いを開く 3 2 3");
        asks.says("元に戻せません。").says("町の人には、まだ届きません。");
        hall.asked(&planner, &page("freezing"), &[]).goes_on("?done=frozen");
        hall.get(&planner, &page("freezing")).is(LATE).says("数字を固めました");

        hall.get(&planner, &page("publication")).is(OK).says("評価ずみの2枚を、一度に公開します").says("みんなに届きます");
        hall.asked(&planner, &page("publication"), &[]).goes_on("?done=published");
        assert_eq!(year.round().round.state, RoundState::Published);
        let shown = hall.get(&planner, &format!("{round}?done=published")).is(OK).says("2026年5月1日（金）に公開しました。");
        assert!(shown.html.contains("/plans/sogo/evaluations/2025\""), "the way to the page that everyone reads");
        hall.get(&planner, &format!("{first}/reopening")).is(LATE);
        hall.get(&planner, &format!("{first}/section")).is(LATE);

        hall.asked(&planner, &page("withdrawal"), &[("reason", "")]).is(WRONG).leads_to("reason");
        hall.asked(&planner, &page("withdrawal"), &[("reason", "数え方をまちがえました")]).goes_on("?done=withdrawn");
        hall.get(&planner, &round).is(OK).says("公開を取り下げました").says("数え方をまちがえました").says("評価を公開する");
        let reopening = format!("{first}/reopening");
        hall.asked(&planner, &reopening, &[("remark", "")]).is(WRONG).leads_to("remark");
        hall.asked(&planner, &reopening, &[("remark", "理由を書き直してください")]).goes_on("?done=reopened");
        hall.get(&planner, &reopening).is(LATE).says("課が直しています");
        hall.get(&planner, &page("publication")).is(OK).says("終わっていないシートが1枚あります");
        year.hand_in(year.sheet("A-1"), &[("grade", "2")]).expect("handed in again");
        hall.reviewed(&planner, &first, "judgement", &[]).goes_on("?done=settled");
        hall.asked(&planner, &page("publication"), &[]).goes_on("?done=published");
        assert_eq!(year.round().publications.len(), 2);
        hall.assert_whole();
    });
}
