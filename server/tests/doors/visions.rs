//! The vision of a district, through the doors: a body writes it, adopts it, tells what was done, enters a figure, and changes it
//! with a reason; nobody else writes in it, and nobody sees a draft.

use engawa_db::EngineKind;

use crate::world::{Answered, HOME, Role, World};

const LIST: &str = "/office/honmachi/visions";

fn get(world: &World, role: Role, path: &str) -> String {
    let answered = world.get(role, HOME, path);
    assert!(answered.status.is_success(), "{path}: {} {}", answered.status, answered.body);
    answered.body
}

fn post(world: &World, plan: &str, end: &str, fields: &[(&str, &str)]) -> Answered {
    let template = match end {
        "/goals/new" | "/order" | "/head" | "/adoption" | "/amendment" | "/removal" | "/done" | "/figures" => end,
        "/done/withdrawal" => end,
        end if end.ends_with("/removal") => "/goals/{goal}/removal",
        _ => "/goals/{goal}",
    };
    let template = format!("/office/{{slug}}/visions/{{plan}}{template}");
    world.post_plainly(&template, &format!("{LIST}/{plan}{end}"), Role::Officer, fields)
}

fn taken(answered: Answered) -> Answered {
    assert!(answered.status.is_redirection(), "{} {}", answered.status, answered.body);
    answered
}

/// What a form of the vision carries along.
fn seen(world: &World, plan: &str, end: &str) -> String {
    let page = get(world, Role::Officer, &format!("{LIST}/{plan}{end}"));
    page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a mark").to_owned()
}

fn begun(world: &World) -> String {
    let begin = |fields: &[(&str, &str)]| {
        world.post_plainly("/office/{slug}/visions/new", "/office/honmachi/visions/new", Role::Officer, fields)
    };
    let typed = [("title", "本町の十年"), ("from", "来年"), ("to", "2036"), ("ideal", "名前で呼びあう川のまち")];
    let wrong = begin(&typed);
    assert_eq!(wrong.status.as_u16(), 422);
    assert!(wrong.body.contains("value=\"来年\"") && wrong.body.contains("名前で呼びあう川のまち"), "nothing typed is lost");
    let fields = [("title", "本町の十年"), ("from", "令和9年度"), ("to", "２０３６"), ("ideal", "名前で呼びあう川のまち")];
    let sent = taken(begin(&fields));
    let plan = sent.location().split('?').next().and_then(|path| path.rsplit('/').next()).expect("a name").to_owned();
    assert_eq!(plan, "vision-honmachi");
    plan
}

fn goals_are_written(world: &World, plan: &str) {
    let stamp = seen(world, plan, "/goals/new");
    let goal = [
        ("title", "川の土手を歩ける道にする"),
        ("aim", "車いすでも散歩できる"),
        ("steps", "自治会：月に一度の草刈り\n市：階段の手すり"),
        ("measure", "土手の草刈りに来た人"),
        ("value", "１２０"),
        ("unit", "人"),
        ("baseline", "45人"),
        ("link", "MH-1"),
        ("seen", &stamp),
    ];
    taken(post(world, plan, "/goals/new", &goal));
    let late = post(world, plan, "/goals/new", &[("title", "二つめの目標"), ("seen", &stamp)]);
    assert_eq!(late.status.as_u16(), 409, "someone else saved meanwhile");
    assert!(late.body.contains("二つめの目標"), "nothing typed is lost");
    let stamp = seen(world, plan, "/goals/new");
    taken(post(world, plan, "/goals/new", &[("title", "二つめの目標"), ("seen", &stamp)]));
    let page = get(world, Role::Officer, &format!("{LIST}/{plan}"));
    for word in ["車いすでも散歩できる", "市：階段の手すり", "土手の草刈りに来た人：45人 → 120人", "2027年度〜2036年度"]
    {
        assert!(page.contains(word), "{word}: {page}");
    }
}

fn nobody_else_sees_a_draft(world: &World, plan: &str) {
    assert_eq!(world.get(Role::Stranger, HOME, &format!("/plans/{plan}")).status.as_u16(), 404);
    assert!(!get(world, Role::Stranger, "/organizations/honmachi").contains("本町の十年"));
    assert_eq!(world.get(Role::Resident, HOME, &format!("{LIST}/{plan}")).status.as_u16(), 403, "no post of this body");
    assert_eq!(world.get(Role::Officer, HOME, &format!("{LIST}/sogo")).status.as_u16(), 404, "the plan of the town is another's");
    assert_eq!(world.get(Role::Planner, HOME, &format!("/desk/manifestos/{plan}")).status.as_u16(), 404, "nor city hall");
}

fn it_is_adopted_and_stands_in_public(world: &World, plan: &str) {
    let stamp = seen(world, plan, "/adoption");
    taken(post(world, plan, "/adoption", &[("seen", &stamp)]));
    let page = get(world, Role::Stranger, &format!("/plans/{plan}"));
    for word in ["名前で呼びあう川のまち", "川の土手を歩ける道にする", "本町自治会", "/organizations/honmachi"]
    {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert!(get(world, Role::Stranger, "/plans").contains("本町の十年"));
    assert!(get(world, Role::Stranger, "/organizations/honmachi").contains("本町の十年"));
    assert!(!get(world, Role::Stranger, "/").contains("本町の十年"), "the home of the town shows the plans of the town");
    let again = post(world, plan, "/goals/new", &[("title", "あとから"), ("seen", &stamp)]);
    assert!(again.status.is_client_error(), "what is adopted never changes: {}", again.status);
}

fn what_was_done_is_told(world: &World, plan: &str) {
    let step = world.text("select code from plans_nodes where title = '市：階段の手すり'");
    let wrong = post(world, plan, "/done", &[("node", &step), ("day", "2099-01-01"), ("title", "手すりがついた")]);
    assert_eq!(wrong.status.as_u16(), 422);
    assert!(wrong.body.contains("手すりがついた"));
    taken(post(world, plan, "/done", &[("node", &step), ("day", "2026-11-15"), ("title", "手すりがついた")]));
    assert!(get(world, Role::Stranger, &format!("/plans/{plan}")).contains("手すりがついた"));
    let milestone = world.id("select id from plans_milestones where title = '手すりがついた'");
    let others = world.id("select id from plans_milestones where title <> '手すりがついた' order by id limit 1");
    let strange = post(world, plan, "/done/withdrawal", &[("milestone", &others)]);
    assert_eq!(strange.status.as_u16(), 404, "what was told of another plan is not this body's");
    taken(post(world, plan, "/done/withdrawal", &[("milestone", &milestone)]));
    assert!(!get(world, Role::Stranger, &format!("/plans/{plan}")).contains("手すりがついた"));
}

fn a_figure_is_entered(world: &World, plan: &str) {
    let slug = world.text("select slug from plans_indicators where name = '土手の草刈りに来た人' order by id limit 1");
    let name = format!("value-{slug}");
    let enter = |value: &str, reason: &str| post(world, plan, "/figures", &[("year", "2025"), (&name, value), ("reason", reason)]);
    let wrong = enter("たくさん", "");
    assert_eq!(wrong.status.as_u16(), 422);
    assert!(wrong.body.contains("たくさん"));
    taken(enter("６２人", ""));
    let figure = format!("/plans/{plan}/indicators/{slug}");
    assert!(get(world, Role::Stranger, &figure).contains("62"));
    assert_eq!(enter("64", "").status.as_u16(), 422, "a settled figure is corrected with a reason");
    taken(enter("64", "数えなおした"));
    assert!(get(world, Role::Stranger, &figure).contains("数えなおした"));
}

fn it_is_changed_with_a_reason(world: &World, plan: &str) {
    taken(post(world, plan, "/amendment", &[]));
    let stamp = seen(world, plan, "/adoption");
    assert_eq!(post(world, plan, "/adoption", &[("seen", &stamp)]).status.as_u16(), 422, "it says what is in force");
    let goal = world.text("select code from plans_nodes where title = '二つめの目標' order by id limit 1");
    let (end, stamp) = (format!("/goals/{goal}/removal"), seen(world, plan, "/head"));
    taken(post(world, plan, &end, &[("seen", &stamp)]));
    let stamp = seen(world, plan, "/adoption");
    let fate = format!("item-{goal}");
    let unsaid = post(world, plan, "/adoption", &[("seen", &stamp), ("reason", "一つにしぼる")]);
    assert_eq!(unsaid.status.as_u16(), 422, "what ends must be said");
    assert!(unsaid.body.contains("一つにしぼる"));
    taken(post(world, plan, "/adoption", &[("seen", &stamp), ("reason", "一つにしぼる"), (&fate, "ends")]));
    let versions = get(world, Role::Stranger, &format!("/plans/{plan}/versions"));
    assert!(versions.contains("一つにしぼる"), "{versions}");
    assert!(!get(world, Role::Stranger, &format!("/plans/{plan}")).contains("二つめの目標"));
}

fn on(engine: EngineKind) {
    let world = World::new(engine);
    let plan = begun(&world);
    goals_are_written(&world, &plan);
    nobody_else_sees_a_draft(&world, &plan);
    it_is_adopted_and_stands_in_public(&world, &plan);
    what_was_done_is_told(&world, &plan);
    a_figure_is_entered(&world, &plan);
    it_is_changed_with_a_reason(&world, &plan);
}

#[test]
fn a_body_keeps_the_vision_of_its_district_on_sqlite() {
    on(EngineKind::Sqlite);
}

#[test]
fn a_body_keeps_the_vision_of_its_district_on_postgres() {
    on(EngineKind::Postgres);
}
