//! A document of the sample town becomes a plan that everyone reads.

use engawa_plans::book;

use crate::hall::in_the_hall;
use crate::site::Face;
use crate::{FORBIDDEN, LATE, LIST, MIDORI, NOT_THERE, OK, WRONG, accepted, open, taken};

#[test]
fn a_document_is_looked_through_laid_into_a_draft_and_adopted() {
    in_the_hall(|kit, hall| {
        let planner = hall.planner();
        hall.get(&planner, LIST).is(OK).says("まだありません").says("8MBまで");
        let reading = taken(hall, &planner, "みどりの計画.md", MIDORI);
        let page = hall.get(&planner, &reading).is(OK).says("指標5件").says("企画課 担当").says("植えた木の本数");
        page.says("まだ確かめていないもの");

        // The text stands beside the draft, with the place marked.
        let things = open(hall, &planner, &reading);
        let of = |word: &str| {
            let found = things.iter().find(|thing| hall.get(&planner, thing).html.contains(&format!("value=\"{word}\"")));
            found.cloned().unwrap_or_else(|| panic!("nothing says {word}"))
        };
        let shrub = of("緑被率");
        let page = hall.get(&planner, &shrub).is(OK).says("もとの文");
        assert!(page.html.contains("<mark>35.0以上</mark>") && page.html.contains("<mark>緑被率</mark>"), "{}", page.html);
        let form = hall.form(&planner, &shrub, &shrub);
        assert_eq!((form.get("target"), form.get("target-year"), form.get("comparison")), ("35.0", "2029", "at-least"));

        // One is corrected, one is dropped, a year that is none comes back with everything that was typed.
        let flower = of("花だんの数");
        let back =
            accepted(hall, &planner, &flower, &[("target", "65"), ("target-year", "令和")]).is(WRONG).leads_to("target-year");
        assert!(back.html.contains("value=\"65\"") && back.html.contains("value=\"令和\""));
        let back = accepted(hall, &planner, &flower, &[("target", "65"), ("target-year", "2019")]).is(WRONG);
        back.says("目標の年が、基準の年より前です");
        assert_eq!(accepted(hall, &planner, &flower, &[("target", "65"), ("target-year", "2029")]).status, 303);
        let form = hall.form(&planner, &flower, &flower);
        assert_eq!(form.get("target"), "65");
        hall.get(&planner, &flower).says("企画課 担当が確かめました");
        let dead = of("枯れた木の割合");
        let form = hall.form(&planner, &dead, &dead).with("deed", "drop");
        assert_eq!(hall.post(&planner, &dead, &form).status, 303);
        hall.get(&planner, &reading).says("直して入れる").says("入れない");

        // Everything else as it was read. What waits goes on with what is least sure.
        let mut seen = 0;
        while let Some(next) = open(hall, &planner, &reading).first().cloned() {
            assert_eq!(accepted(hall, &planner, &next, &[]).status, 303);
            seen += 1;
            assert!(seen < 100);
        }
        hall.get(&planner, &reading).says("すべて確かめました").says("まだ0");

        // Into a draft, which nobody outside sees, and then for everyone.
        let public = Face::of(kit, &hall.town);
        let draft = format!("{reading}/draft");
        let page = hall.get(&planner, &draft).is(OK).says("指標4件").says("枯れた木の割合").says("「見本町総合計画」の改定");
        page.says("下書きに入らないもの（1件）");
        hall.asked(&planner, &draft, &[("slug", "Midori!")]).is(WRONG).leads_to("slug");
        let adoption = "/desk/manifestos/midori/adoption";
        hall.asked(&planner, &draft, &[("slug", "midori"), ("kind", "strategy"), ("title", "第2次みほん市みどりの計画")])
            .goes_on(adoption);
        assert_eq!(public.status("/plans/midori"), 404);
        hall.get(&planner, &reading).is(OK).says("下書きにしました");
        hall.get(&planner, &shrub).is(LATE).says("もう閉じています");
        hall.get(&planner, adoption).is(OK).says("だれでも読めるようになります");
        hall.asked(&planner, adoption, &[]).goes_on("/plans/midori");

        let page = public.page("/plans/midori");
        for said in ["みどりを増やす", "木を植える", "森の手入れ"] {
            assert!(page.contains(said), "{said} in {page}");
        }
        let adopted = hall.town.read_now(|db| book::open(db, "midori")).unwrap().unwrap();
        let figure = |name: &str| adopted.indicators.iter().find(|one| one.name.starts_with(name)).unwrap();
        let flower = figure("花だんの数");
        assert_eq!((flower.baseline.value, flower.baseline.year), (Some(40.0), Some(2024)));
        assert_eq!((flower.target.value, flower.target.year), (Some(65.0), Some(2029)));
        assert!(figure("植えた木の本数").is_cumulative);
        assert_eq!(figure("手入れをした森の広さ").baseline.value, None, "a dash is nothing");
        assert!(adopted.indicators.iter().all(|one| one.name != "枯れた木の割合"));
        hall.assert_whole();
    });
}

#[test]
fn everything_certain_is_accepted_at_once_after_a_list_of_it() {
    in_the_hall(|_, hall| {
        let (planner, other) = (hall.planner(), hall.planner());
        let reading = taken(hall, &planner, "みどり.md", MIDORI);
        let certain = format!("{reading}/certain");
        let before = open(hall, &planner, &reading);
        let page = hall.get(&planner, &certain).is(OK);
        assert!(page.html.contains("2,000") || page.html.contains("1,200"), "the list says what is accepted: {}", page.text());
        let list = hall.form(&planner, &certain, &certain);
        // Someone else looks at one of them meanwhile: the list is shown anew, and nothing was accepted.
        assert_eq!(accepted(hall, &other, before.last().unwrap(), &[]).status, 303);
        hall.post(&planner, &certain, &list).is(LATE).says("ほかの人が確かめました");
        assert_eq!(open(hall, &planner, &reading).len(), before.len() - 1);
        hall.asked(&planner, &certain, &[]).goes_on("?done=accepted");
        assert!(open(hall, &planner, &reading).len() < before.len() - 1);
        hall.get(&planner, &certain).is(OK).says("いまは、ありません");
        hall.assert_whole();
    });
}

#[test]
fn the_second_of_two_clerks_is_told_and_loses_nothing() {
    in_the_hall(|_, hall| {
        let (first, second) = (hall.planner(), hall.planner());
        let reading = taken(hall, &first, "みどり.md", MIDORI);
        let thing = open(hall, &first, &reading).first().unwrap().clone();
        let (one, two) = (hall.form(&first, &thing, &thing), hall.form(&second, &thing, &thing));
        assert_eq!(hall.post(&first, &thing, &one.with("title", "はじめの人の名前").with("deed", "accept")).status, 303);
        let back = hall.post(&second, &thing, &two.with("title", "あとの人の名前").with("deed", "accept"));
        let back = back.is(LATE).says("ほかの人がここを確かめました").says("はじめの人の名前");
        assert!(back.html.contains("value=\"あとの人の名前\""));
        hall.assert_whole();
    });
}

#[test]
fn the_same_file_is_known_again_and_can_be_compared_or_put_aside() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        let first = taken(hall, &planner, "みどり.md", MIDORI);
        let thing = open(hall, &planner, &first).first().unwrap().clone();
        assert_eq!(accepted(hall, &planner, &thing, &[("title", "直した名前")]).status, 303);
        let second = taken(hall, &planner, "同じもの.txt", MIDORI);
        assert_ne!(first, second);
        let page = hall.get(&planner, &second).is(OK).says("同じファイルを").says("前のつづきへ");
        assert!(page.html.contains(&first));
        hall.get(&planner, &format!("{second}/comparison")).is(OK).says("ちがうところ（1件）").says("直した名前");
        hall.get(&planner, &format!("{first}/comparison")).is(OK).says("前の読み取りはありません");
        hall.asked(&planner, &format!("{second}/removal"), &[]).goes_on("?done=aside");
        hall.get(&planner, &format!("{second}/draft")).is(LATE);
        hall.get(&planner, LIST).says("取り下げました");
        // The first goes on where it was.
        hall.get(&planner, &first).is(OK).says("11件のうち1件").says_nothing_of("同じファイルを");
        hall.assert_whole();
    });
}

#[test]
fn an_amendment_keeps_what_the_document_does_not_say() {
    in_the_hall(|_, hall| {
        let planner = hall.planner();
        let before = hall.town.read_now(|db| book::open(db, "sogo")).unwrap().unwrap();
        let reading = taken(hall, &planner, "みどり.md", MIDORI);
        while let Some(next) = open(hall, &planner, &reading).first().cloned() {
            assert_eq!(accepted(hall, &planner, &next, &[]).status, 303);
        }
        let adoption = "/desk/manifestos/sogo/adoption";
        hall.asked(&planner, &format!("{reading}/draft"), &[("plan", "of-sogo")]).goes_on(adoption);
        hall.get(&planner, adoption).is(OK).says("直す理由");
        let unchanged = hall.town.read_now(|db| book::open(db, "sogo")).unwrap().unwrap();
        assert_eq!(before, unchanged, "nothing is public before it is adopted");
        hall.asked(&planner, adoption, &[("reason", "みどりの計画を入れました。")]).goes_on("/plans/sogo");
        let now = hall.town.read_now(|db| book::open(db, "sogo")).unwrap().unwrap();
        assert_eq!(now.plan.version, before.plan.version + 1);
        assert!(before.indicators.iter().all(|old| now.indicators.iter().any(|new| new.code == old.code)));
        assert!(now.indicators.iter().any(|one| one.name == "緑被率"));
        hall.assert_whole();
    });
}

#[test]
fn only_the_planning_section_reads_documents() {
    in_the_hall(|_, hall| {
        let (planner, clerk) = (hall.planner(), hall.clerk());
        let reading = taken(hall, &planner, "みどり.md", MIDORI);
        for end in ["", "/parts/1", "/certain", "/draft", "/removal", "/comparison"] {
            hall.get(&clerk, &format!("{reading}{end}")).is(FORBIDDEN);
        }
        hall.get(&clerk, LIST).is(FORBIDDEN);
        for gone in ["/parts/99999", "/parts/x"] {
            hall.get(&planner, &format!("{reading}{gone}")).is(NOT_THERE);
        }
    });
}
