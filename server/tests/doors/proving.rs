//! A resident proves the address by a posted code and is helped at the counter: the whole way, page by page, on both engines.

use engawa_db::EngineKind;
use engawa_web::door::Method;

use crate::world::{Answered, HOME, Role, World};

fn post(world: &World, role: Role, path: &'static str, address: &str, fields: &[(&str, &str)]) -> Answered {
    let row = *world.rows.iter().find(|row| row.path == path && row.method == Method::Post).expect("the row");
    let fields: Vec<(String, String)> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    world.post(role, HOME, &row, address, &fields)
}

fn get(world: &World, role: Role, path: &str) -> String {
    let answered = world.get(role, HOME, path);
    assert!(answered.status.is_success(), "{path}: {} {}", answered.status, answered.body);
    answered.body
}

const ASKED: [(&str, &str); 4] =
    [("name", "見本 さくら"), ("kana", "みほん さくら"), ("area", "nishi-sakura"), ("address", "12番地3 みほん荘201")];

fn a_letter_is_asked_for(world: &World) -> String {
    for lang in ["", "?lang=easy", "?lang=en"] {
        get(world, Role::Resident, &format!("/my/address{lang}"));
    }
    let short = post(world, Role::Resident, "/my/address", "/my/address", &[ASKED[0], ASKED[3]]);
    assert_eq!(short.status.as_u16(), 422);
    assert!(short.body.contains("直すところが2か所") && short.body.contains("みほん荘201"), "nothing typed is lost");
    let asked = post(world, Role::Resident, "/my/address", "/my/address", &ASKED);
    assert_eq!(asked.location(), "/mihon/my/address?done=asked", "{}", asked.body);
    assert!(get(world, Role::Resident, "/my/address").contains("手紙を準備しています"));
    assert!(get(world, Role::Registrar, "/desk").contains("手紙での住所の確認が1件"));
    world.id("select id from parties_letters where outcome is null order by asked_at, id limit 1")
}

/// Who is protected stands in no list of people of the same name, and is not named on the page of the letter.
fn nobody_who_is_protected_is_shown(world: &World, letter: &str) {
    let protected = [("family", "見本"), ("given", "さくら"), ("address", "隠れ家一丁目"), ("protected", "yes"), ("area", "")];
    let made = post(world, Role::Registrar, "/desk/parties/persons", "/desk/parties/persons", &protected);
    let sheet = made.location().split('?').next().and_then(|path| path.rsplit('/').next()).expect("an id").to_owned();
    for path in [format!("/desk/parties/letters/{letter}"), "/desk/parties/letters".to_owned()] {
        let page = get(world, Role::Registrar, &path);
        assert!(!page.contains("隠れ家") && !page.contains(&sheet), "{path}");
    }
    assert!(!get(world, Role::Resident, "/my/address").contains("隠れ家"));
}

fn the_desk_decides_and_prints(world: &World, letter: &str) -> String {
    let path = format!("/desk/parties/letters/{letter}");
    assert!(get(world, Role::Registrar, &path).contains("みほん荘201"));
    let prepare = |fields: &[(&str, &str)]| {
        post(world, Role::Registrar, "/desk/parties/letters/{letter}/preparation", &format!("{path}/preparation"), fields)
    };
    assert_eq!(prepare(&[("who", ""), ("other", "")]).status.as_u16(), 422);
    let unknown = prepare(&[("who", "number"), ("other", "99999")]);
    assert!(unknown.status.as_u16() == 422 && unknown.body.contains("99999"));
    assert!(prepare(&[("who", "new"), ("other", "")]).status.is_redirection());
    let nothing = post(world, Role::Registrar, "/desk/parties/letters/print", "/desk/parties/letters/print", &[]);
    assert!(nothing.status.as_u16() == 422 && nothing.body.contains("えらんでください"));
    let fields = [("letter", letter)];
    let first = post(world, Role::Registrar, "/desk/parties/letters/print", "/desk/parties/letters/print", &fields);
    let printed = post(world, Role::Registrar, "/desk/parties/letters/print", "/desk/parties/letters/print", &fields);
    assert!(printed.body.contains("見本 さくら 様") && printed.body.contains("みほん荘201"), "{}", printed.body);
    let (before, code) = (code_on(&first.body), code_on(&printed.body));
    assert_ne!(before, code, "each print has a code of its own");
    let kept: i64 =
        world.home.read_now(|db| db.one("select prints from parties_letters order by asked_at, id limit 1", [])).expect("kept");
    assert_eq!(kept, 2);
    assert!(!get(world, Role::Registrar, &path).contains(&code), "the code is shown once");
    let enter = |code: &str| post(world, Role::Resident, "/my/address/code", "/my/address/code", &[("code", code)]);
    let void = enter(&before);
    assert!(void.status.as_u16() == 422 && void.body.contains("あと4回"), "{}", void.body);
    assert!(enter("ABC").body.contains("まちがいの数には入れていません"));
    code
}

fn code_on(page: &str) -> String {
    let rest = page.split("posted-code\">").nth(1).unwrap_or_else(|| panic!("no code: {page}"));
    rest.split('<').next().expect("a code").to_owned()
}

fn the_code_proves_it_and_the_counter_knows(world: &World, code: &str) {
    let entered = post(world, Role::Resident, "/my/address/code", "/my/address/code", &[("code", &code.to_lowercase())]);
    assert_eq!(entered.location(), "/mihon/my/address?done=proved", "{}", entered.body);
    for path in ["/my/address", "/my"] {
        let page = get(world, Role::Resident, path);
        assert!(page.contains("市内にお住まいだと確かめました") && page.contains("手紙の番号"), "{path}: {page}");
    }
    // At the counter: the clerk opens the sheet, sees how far they are proved, and writes down a paper that was shown.
    let person = world.id("select person_id from parties_letters where outcome = 'proved' order by asked_at, id limit 1");
    let sheet = get(world, Role::Registrar, &format!("/desk/parties/{person}"));
    assert!(sheet.contains("見本 さくら") && sheet.contains("段階 2"), "{sheet}");
    let looks = get(world, Role::Auditor, &format!("/admin/access?subject={person}"));
    assert!(looks.contains("/desk/parties/{party}") && looks.contains("/desk/parties/letters/print"), "every look is noted");
    assert!(!get(world, Role::Registrar, "/desk/parties/letters").contains("みほん荘201"), "what stood on the envelope is gone");
}

fn on(engine: EngineKind) {
    let world = World::new(engine);
    let letter = a_letter_is_asked_for(&world);
    nobody_who_is_protected_is_shown(&world, &letter);
    let code = the_desk_decides_and_prints(&world, &letter);
    the_code_proves_it_and_the_counter_knows(&world, &code);
}

#[test]
fn a_resident_proves_the_address_by_a_posted_code_on_sqlite() {
    on(EngineKind::Sqlite);
}

#[test]
fn a_resident_proves_the_address_by_a_posted_code_on_postgres() {
    on(EngineKind::Postgres);
}
