//! The register through its doors: a report moves the public figure, the directory finds words of one sign, protected people
//! stand in no list, a duplicate is made one and two again, and every look at people is noted.

use engawa_db::EngineKind;
use engawa_web::door::Method;

use crate::world::{Answered, HOME, Role, World};

const FIGURE: &str = "/plans/sogo/indicators/mh-1-o2";

fn post(world: &World, path: &'static str, address: &str, fields: &[(&str, &str)]) -> Answered {
    let row = *world.rows.iter().find(|row| row.path == path && row.method == Method::Post).expect("the row");
    let fields: Vec<(String, String)> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    world.post(Role::Registrar, HOME, &row, address, &fields)
}

fn get(world: &World, role: Role, path: &str) -> String {
    let answered = world.get(role, HOME, path);
    assert!(answered.status.is_success(), "{path}: {} {}", answered.status, answered.body);
    answered.body
}

/// The text of a page outside of its tags and without what a reader does not hear.
fn said(page: &str) -> String {
    page.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect::<Vec<_>>().join("")
}

/// 543 + 633 + 510 + 646 + 466 + 597 of 8,187 households.
fn the_rate_moves(world: &World) {
    assert!(said(&get(world, Role::Stranger, FIGURE)).contains("41.5"), "the rate of the sample");
    let honmachi = world.id("select id from parties_organizations where slug = 'honmachi'");
    let address = format!("/desk/parties/{honmachi}/report");
    let report = |count: &str, reason: &str| {
        let fields = [("from", "2026-11-20"), ("count", count), ("persons", ""), ("source", "十一月の報告"), ("reason", reason)];
        post(world, "/desk/parties/{body}/report", &address, &fields)
    };
    let accepted = report("１，０４２", "");
    assert!(accepted.status.is_redirection(), "{} {}", accepted.status, accepted.body);
    // 409 more of 8,187: five percent.
    assert!(said(&get(world, Role::Stranger, FIGURE)).contains("46.5"), "the figure moved with the report");
    let again = report("900", "");
    assert_eq!(again.status.as_u16(), 422);
    assert!(again.body.contains("value=\"900\"") && again.body.contains("十一月の報告"), "nothing typed is lost");
    assert!(report("約九百", "").status.as_u16() == 422);
    assert!(report("633", "写しまちがい").status.is_redirection());
    assert!(said(&get(world, Role::Stranger, FIGURE)).contains("41.5"), "and back with its correction");
}

fn words_of_one_and_two_signs_are_found(world: &World) {
    let found = |q: &str| {
        let page = get(world, Role::Stranger, &format!("/organizations?q={}", engawa_web::limits::percent_encoded(q)));
        ["川端町自治会", "本町自治会", "大池町自治会"].map(|name| page.contains(name))
    };
    assert_eq!(found("川"), [true, false, false]);
    assert_eq!(found("池町"), [false, false, true]);
    assert_eq!(found("カワバタ"), [true, false, false]);
    assert_eq!(found("ほ"), [false, true, false]);
    assert_eq!(found("、"), [false, false, false]);
    let narrowed = get(world, Role::Stranger, "/organizations?area=nishi&kind=neighbourhood&theme=welfare");
    assert!(narrowed.contains("本町自治会") && !narrowed.contains("大池町自治会"));
    for lang in ["", "?lang=easy", "?lang=en"] {
        let page = get(world, Role::Stranger, &format!("/organizations/honmachi{lang}"));
        assert!(page.contains("見本 雪江"), "a public post with consent is named");
        assert!(
            !get(world, Role::Stranger, &format!("/organizations/tanaka{lang}")).contains("見本 月子"),
            "without consent nobody is"
        );
    }
    let call = get(world, Role::Stranger, "/api/v1/organizations?kind=council&limit=1");
    assert!(call.contains("\"next\":\"") && call.matches("\"slug\"").count() == 1, "{call}");
    assert_eq!(world.get(Role::Stranger, HOME, "/api/v1/organizations?limit=0").status.as_u16(), 400);
    assert!(get(world, Role::Stranger, "/organizations.csv").contains("honmachi"));
}

fn the_protected_stand_in_no_list(world: &World) {
    let new = post(
        world,
        "/desk/parties/persons",
        "/desk/parties/persons",
        &[("family", "隠岐"), ("given", "canary"), ("protected", "yes"), ("area", ""), ("phone", "")],
    );
    let sheet = new.location().split('?').next().and_then(|path| path.rsplit('/').next()).expect("an id").to_owned();
    for path in ["/desk/parties?q=canary", "/desk/parties?q=%E9%9A%A0", "/desk/parties/lists", "/organizations?q=canary"] {
        assert!(!get(world, Role::Registrar, path).contains("隠岐"), "{path}");
    }
    assert!(get(world, Role::Registrar, &format!("/desk/parties/{sheet}")).contains("隠岐"));
    let looks = get(world, Role::Auditor, &format!("/admin/access?subject={sheet}"));
    assert!(looks.contains("/desk/parties/{party}"), "the look is noted: {}", said(&looks));
    let number = post(
        world,
        "/desk/parties/persons",
        "/desk/parties/persons",
        &[("family", "1234 5678 9018"), ("given", ""), ("area", ""), ("protected", "")],
    );
    assert_eq!(number.status.as_u16(), 422);
}

fn a_duplicate_is_made_one_and_two_again(world: &World) {
    let person = |name: &'static str| {
        let made = post(world, "/desk/parties/persons", "/desk/parties/persons", &[("family", name), ("given", "")]);
        made.location().split('?').next().and_then(|path| path.rsplit('/').next()).expect("an id").to_owned()
    };
    let (one, other) = (person("重複いちろう"), person("重複じろう"));
    let council = world.id("select id from parties_organizations where slug = 'nishi-kyogikai'");
    let seat = world.id("select id from parties_posts where title = '事務局長' order by id limit 1");
    let sit = |who: &str, from: &str, to: &str| {
        let address = format!("/desk/parties/{council}/ties/office");
        let fields = [("post", seat.as_str()), ("other", who), ("seat", "elected"), ("from", from), ("to", to), ("source", "総会")];
        post(world, "/desk/parties/{party}/ties/{face}", &address, &fields)
    };
    assert!(sit("重複いちろう", "2024-04-01", "2025-03-31").status.is_redirection());
    let taken = sit("重複じろう", "2025-03-31", "");
    assert_eq!(taken.status.as_u16(), 422);
    assert!(said(&taken.body).contains("席がうまっています"), "{}", said(&taken.body));
    assert!(sit("重複じろう", "2025-04-01", "").status.is_redirection());
    let merge =
        |other: &str| post(world, "/desk/parties/{party}/merge", &format!("/desk/parties/{one}/merge"), &[("other", other)]);
    assert_eq!(merge("本町自治会").status.as_u16(), 422, "another sort is no duplicate");
    assert!(merge("重複じろう").status.is_redirection());
    let sheet = get(world, Role::Registrar, &format!("/desk/parties/{one}"));
    assert_eq!(sheet.matches("/ties/office/").count(), 2, "both ties stand on one sheet");
    let path = sheet
        .split("action=\"")
        .find(|part| part.contains("/undoing"))
        .and_then(|part| part.split('"').next())
        .expect("the way back");
    let path = path.strip_prefix("/mihon").expect("inside of the town").to_owned();
    assert!(post(world, "/desk/parties/{party}/merges/{merge}/undoing", &path, &[]).status.is_redirection());
    assert_eq!(get(world, Role::Registrar, &format!("/desk/parties/{other}")).matches("/ties/office/").count(), 1);
    assert!(get(world, Role::Registrar, "/desk/parties/lists").contains("桜町自治会"), "a vacant post is listed");
}

fn on(engine: EngineKind) {
    let world = World::new(engine);
    the_rate_moves(&world);
    words_of_one_and_two_signs_are_found(&world);
    the_protected_stand_in_no_list(&world);
    a_duplicate_is_made_one_and_two_again(&world);
}

#[test]
fn the_register_holds_through_its_doors_on_sqlite() {
    on(EngineKind::Sqlite);
}

#[test]
fn the_register_holds_through_its_doors_on_postgres() {
    on(EngineKind::Postgres);
}
