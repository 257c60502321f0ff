//! A department writes, adopts and amends its promises.

use engawa_kernel::Day;
use engawa_plans::book;
use engawa_plans::evaluation::desk::SHEETS;

use crate::hall::in_the_hall;
use crate::site::Face;
use crate::{FIRST, FORBIDDEN, LATE, LIST, NOT_THERE, OK, PLAN, SECOND, WRONG, begin, filled, goals, make_post, new_goal};

#[test]
fn two_goals_are_written_adopted_and_read_by_everyone() {
    in_the_hall(|kit, hall| {
        let clerk = hall.clerk();
        make_post(hall, "新課", "課長");
        hall.get(&clerk, LIST).is(OK).says("まだありません");
        begin(hall, &clerk);
        hall.get(&clerk, PLAN).is(OK).says("これは下書きです").says("目標は、まだありません").says("新課");
        hall.get(&clerk, &format!("{PLAN}/adoption")).is(OK).says("目標がまだありません");

        let head = hall.form(&clerk, PLAN, &format!("{PLAN}/head"));
        hall.post(&clerk, &format!("{PLAN}/head"), &head.with("mission", "人がつながる町にする。").with("post", "課長"))
            .goes_on("?done=saved");
        let first = [&FIRST[..], &[("link", "A-1")]].concat();
        new_goal(hall, &clerk, &first).goes_on("?done=saved");
        new_goal(hall, &clerk, &SECOND).goes_on("?done=saved");
        let page = hall.get(&clerk, PLAN).is(OK).says("目標1 集いやすいまち").says("集いを開く").says("場所を借りる");
        page.says("目標2 見守るまち").says("つながる施策がありません").says("20回");

        // The second goes up, and down again.
        let codes = goals(hall, &clerk);
        let order = format!("{PLAN}/order");
        let up = hall.token(&clerk, &order).with("goal", &codes[1]).with("way", "up");
        let seen = hall.form(&clerk, PLAN, &format!("{PLAN}/head"));
        hall.post(&clerk, &order, &up.with("seen", seen.get("seen"))).goes_on("?done=moved");
        assert_eq!(goals(hall, &clerk), [codes[1].clone(), codes[0].clone()]);
        hall.get(&clerk, PLAN).says("目標1 見守るまち");

        let public = Face::of(kit, &hall.town);
        assert_eq!(public.status("/plans/manifesto-2026-1"), 404);
        let adoption = format!("{PLAN}/adoption");
        hall.get(&clerk, &adoption)
            .is(OK)
            .says("だれでも読めるようになります")
            .says("決定したものは変えられません")
            .says_nothing_of("直す理由");
        hall.asked(&clerk, &adoption, &[]).goes_on("?done=adopted");
        let page = public.page("/plans/manifesto-2026-1");
        for said in ["集いの場を開く", "見守りの輪", "目標としていた達成水準を上回る成果を出した", "場所を借りる", "1 集いを開く"]
        {
            assert!(page.contains(said) || page.contains(said.trim_start_matches("1 ")), "{said} in {page}");
        }
        let adopted = hall.town.read_now(|db| book::open(db, "manifesto-2026-1")).unwrap().unwrap();
        assert_eq!(adopted.plan.adopted_on, Some(Day::parse("2026-05-01").unwrap()));
        let figure = &adopted.indicators[0];
        assert_eq!((figure.target.value, figure.baseline.year, figure.name.as_str()), (Some(20.0), Some(2025), "集いの場を開く"));
        hall.get(&clerk, LIST).is(OK).says("公開中（2026年5月1日（金）に決定）").says("つながる施策がない目標").says("見守るまち");
        hall.get(&clerk, &format!("{PLAN}/adoption")).is(LATE).says("いま下書きはありません");
        hall.assert_whole();
    });
}

#[test]
fn a_target_is_amended_with_a_reason_that_stays_with_it() {
    in_the_hall(|kit, hall| {
        let clerk = hall.clerk();
        begin(hall, &clerk);
        new_goal(hall, &clerk, &FIRST).goes_on("?done=saved");
        new_goal(hall, &clerk, &SECOND).goes_on("?done=saved");
        hall.asked(&clerk, &format!("{PLAN}/adoption"), &[]).goes_on("?done=adopted");
        let (first, second) = (goals(hall, &clerk)[0].clone(), goals(hall, &clerk)[1].clone());
        let before = hall.town.read_now(|db| book::open(db, "manifesto-2026-1")).unwrap().unwrap();

        kit.set_day("2026-10-01");
        hall.asked(&clerk, &format!("{PLAN}/amendment"), &[]).goes_on("?done=begun");
        hall.get(&clerk, &format!("{PLAN}/amendment")).is(LATE).says("もう下書きがあります");
        hall.get(&clerk, &format!("{PLAN}/adoption")).is(OK).says("公開しているものと同じです");
        let goal = format!("{PLAN}/goals/{first}");
        let form = hall.form(&clerk, &goal, &goal);
        assert_eq!((form.get("value"), form.get("steps")), ("20", "場所を借りる\n知らせを配る"));
        hall.post(&clerk, &goal, &form.with("target", "集いを30回開く").with("value", "30")).goes_on("?done=saved");
        hall.asked(&clerk, &format!("{PLAN}/goals/{second}/removal"), &[]).goes_on("?done=taken-out");

        let adoption = format!("{PLAN}/adoption");
        let asks = hall.get(&clerk, &adoption).is(OK).says("なくなる目標「見守るまち」はどうなりますか");
        asks.says("直す理由");
        let back = hall.asked(&clerk, &adoption, &[]).is(WRONG).leads_to(&format!("item-{second}")).leads_to("reason");
        back.says("直す理由を書いてください");
        let back = hall.asked(&clerk, &adoption, &[("reason", "場所が増えました。")]).is(WRONG);
        assert!(back.html.contains("場所が増えました。"));
        let heir = (format!("item-{second}"), format!("to-{first}"));
        hall.asked(&clerk, &adoption, &[("reason", "場所が増えました。"), (&heir.0, &heir.1)]).goes_on("?done=adopted");

        let now = hall.town.read_now(|db| book::open(db, "manifesto-2026-1")).unwrap().unwrap();
        assert_eq!((now.plan.version, now.plan.reason.as_deref()), (2, Some("場所が増えました。")));
        assert_eq!(now.indicators[0].id, before.indicators[0].id, "the same indicator goes on");
        assert_eq!(now.policies()[0].id, before.policies()[0].id);
        assert_eq!((before.indicators[0].target.value, now.indicators[0].target.value), (Some(20.0), Some(30.0)));
        assert!(Face::of(kit, &hall.town).page("/plans/manifesto-2026-1").contains("集いを30回開く"));
        hall.assert_whole();
    });
}

#[test]
fn a_year_begins_with_the_goals_of_the_year_before() {
    in_the_hall(|_, hall| {
        let clerk = hall.clerk();
        begin(hall, &clerk);
        new_goal(hall, &clerk, &[&FIRST[..], &[("link", "A-2")]].concat()).goes_on("?done=saved");
        hall.asked(&clerk, &format!("{PLAN}/adoption"), &[]).goes_on("?done=adopted");
        let new = "/desk/manifestos/new";
        hall.asked(&clerk, new, &[("year", "2026"), ("from", "empty")])
            .is(WRONG)
            .says("この年度のものは、もうあります")
            .leads_to("year");
        hall.asked(&clerk, new, &[("year", "1999"), ("from", "sogo")]).is(WRONG).leads_to("year");
        assert_eq!(hall.form(&clerk, new, new).get("from"), "manifesto-2026-1", "last year's is proposed");
        hall.asked(&clerk, new, &[("year", "2027")]).goes_on("manifesto-2027-1?done=begun");
        let page = hall.get(&clerk, "/desk/manifestos/manifesto-2027-1").is(OK).says("2027（令和9）年度").says("集いの場を開く");
        page.says("知らせを配る").says("20回").says("見守る");
        hall.get(&clerk, LIST).is(OK).says("下書き（2026年5月1日（金）から）").says("公開中（2026年5月1日（金）に決定）");
        hall.asked(&clerk, "/desk/manifestos/manifesto-2027-1/removal", &[]).goes_on("manifestos?done=discarded");
        hall.get(&clerk, "/desk/manifestos/manifesto-2027-1").is(NOT_THERE);
        hall.assert_whole();
    });
}

#[test]
fn what_was_typed_comes_back_with_a_sentence_at_each_field() {
    in_the_hall(|_, hall| {
        let clerk = hall.clerk();
        begin(hall, &clerk);
        let long = "長".repeat(2_001);
        let back = new_goal(
            hall,
            &clerk,
            &[
                ("title", " "),
                ("heading", "表題のことば"),
                ("background", &long),
                ("issue", "課題<のことば>"),
                ("value", "約20"),
                ("baseline", "12人"),
                ("unit", "回"),
                ("steps", "表題のことば"),
                ("link", "Z-1"),
            ],
        );
        let back = back.is(WRONG).leads_to("title").leads_to("background").leads_to("value").leads_to("baseline").leads_to("steps");
        let back =
            back.leads_to("link").says("目標を書いてください").says("2,000字までにしてください").says("まだ保存していません");
        assert!(["表題のことば", "課題&#60;のことば&#62;", "約20", "12人", &long].iter().all(|text| back.html.contains(text)));
        new_goal(hall, &clerk, &[("title", "a"), ("heading", "b"), ("unit", "人")])
            .is(WRONG)
            .leads_to("value")
            .says("目標の数を書くか");
        let head = format!("{PLAN}/head");
        let form = hall.form(&clerk, PLAN, &head).with("mission", &long).with("post", "見本 花子");
        let back = hall.post(&clerk, &head, &form).is(WRONG).leads_to("mission");
        assert!(back.html.contains(&long));
        assert_eq!(goals(hall, &clerk), [] as [&str; 0], "nothing was saved");

        // A goal may wait for its target, but is not adopted without.
        new_goal(hall, &clerk, &SECOND[..2]).goes_on("?done=saved");
        hall.get(&clerk, PLAN).is(OK).says("目標数値が、まだ書かれていません");
        let adoption = format!("{PLAN}/adoption");
        hall.get(&clerk, &adoption).is(OK).says("「見守りの輪」の目標数値を書いてください");
        let form = hall.token(&clerk, &adoption).with("seen", hall.form(&clerk, PLAN, &head).get("seen"));
        hall.post(&clerk, &adoption, &form).is(WRONG).says("目標数値を書いてください");
    });
}

#[test]
fn strangers_see_nothing_and_do_nothing() {
    in_the_hall(|_, hall| {
        let (clerk, other) = (hall.clerk(), hall.person("別の課", &[SHEETS]));
        begin(hall, &clerk);
        new_goal(hall, &clerk, &FIRST).goes_on("?done=saved");
        let goal = goals(hall, &clerk)[0].clone();
        let below = ["", "/goals/new", "/adoption", "/amendment", "/removal", &format!("/goals/{goal}")];
        hall.get(&other, LIST).is(OK).says_nothing_of("新課");
        for path in below {
            hall.get(&other, &format!("{PLAN}{path}")).is(NOT_THERE);
        }
        let posts = ["/head", "/order", "/goals/new", "/adoption", "/amendment", "/removal"];
        for path in posts.map(|path| format!("{PLAN}{path}")) {
            hall.post(&other, &path, &hall.token(&other, &path)).is(NOT_THERE);
        }
        let nobody = hall.person("新課", &[]);
        hall.get(&nobody, LIST).is(FORBIDDEN);

        // The department above and the planning section may write in it; once it is public, a stranger is told that it is another's.
        hall.get(&hall.head(), PLAN).is(OK).says("集いの場を開く");
        hall.get(&hall.planner(), LIST).is(OK).says("新課").says("下書きも見えます");
        hall.asked(&clerk, &format!("{PLAN}/adoption"), &[]).goes_on("?done=adopted");
        for path in posts.map(|path| format!("{PLAN}{path}")) {
            hall.post(&other, &path, &hall.token(&other, &path)).is(FORBIDDEN);
        }
        hall.get(&other, PLAN).is(FORBIDDEN);
        // A plan that is no manifesto is not written here, nor one that there is not.
        for path in ["/desk/manifestos/sogo", "/desk/manifestos/none", &format!("{PLAN}/goals/none")] {
            let status = hall.get(&clerk, path).status;
            assert!(status == NOT_THERE || status == LATE, "{path} {status}");
        }
        hall.assert_whole();
    });
}

#[test]
fn nobody_outside_sees_a_draft() {
    in_the_hall(|kit, hall| {
        let clerk = hall.clerk();
        let public = Face::of(kit, &hall.town);
        let pages =
            ["/", "/plans", "/plans/sogo", "/plans/sogo/policies/a-1", "/api/v1/plans", "/api/v1/policies", "/api/v1/indicators"];
        let read = || pages.map(|path| public.get(path).text());
        let before = read();
        begin(hall, &clerk);
        new_goal(hall, &clerk, &[&FIRST[..], &[("link", "A-1")]].concat()).goes_on("?done=saved");
        assert_eq!(read(), before);
        let code = goals(hall, &clerk)[0].clone();
        let below = [
            "",
            "/indicators.csv",
            "/indicators.xlsx",
            "/tree.csv",
            "/versions",
            "/versions/1",
            "/evaluations",
            &format!("/policies/{code}"),
        ];
        for path in below {
            assert_eq!(public.status(&format!("/plans/manifesto-2026-1{path}")), 404, "{path}");
        }

        // What is amended looks as it did, until it is adopted.
        hall.asked(&clerk, &format!("{PLAN}/adoption"), &[]).goes_on("?done=adopted");
        let adopted = [read().to_vec(), vec![public.get("/plans/manifesto-2026-1").text()]];
        hall.asked(&clerk, &format!("{PLAN}/amendment"), &[]).goes_on("?done=begun");
        let goal = format!("{PLAN}/goals/{code}");
        let form = hall.form(&clerk, &goal, &goal);
        hall.post(&clerk, &goal, &filled(form, &[("heading", "ひみつの表題"), ("value", "99")])).goes_on("?done=saved");
        assert_eq!([read().to_vec(), vec![public.get("/plans/manifesto-2026-1").text()]], adopted);
    });
}
