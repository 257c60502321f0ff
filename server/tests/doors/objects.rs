//! The things that the paths of the rows name, and the forms that their acts take. A name that stands here nowhere fails the tests.

use engawa::people;
use engawa_db::{Fault, Key};
use engawa_web::Face;
use engawa_web::door::{RouteRow, Secret};
use engawa_who::entry::{link_hash, printed_link};

use crate::world::{Role, World};

/// Whose thing a path names, or in which state it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// There is nothing in the path.
    None,
    /// It belongs to the visitor, or to all who come this far.
    Own,
    /// It belongs to another.
    Others,
    /// It has the form of one, and is none here.
    Gone,
}

/// A path to try.
#[derive(Clone, Debug)]
pub struct Object {
    pub thing: Thing,
    pub path: String,
}

/// A post of 本町自治会, and a term of it; not the keeper's, so that the desk stays open.
const OWN_POST: &str = "select s.id
                          from parties_posts s
                          join parties_organizations o on o.id = s.organization_id
                         where o.slug = 'honmachi'
                           and s.desk = 'reads'
                         order by s.id
                         limit 1";
const OWN_OFFICE: &str = "select t.id
                            from parties_offices t
                            join parties_posts s on s.id = t.post_id
                            join parties_organizations o on o.id = s.organization_id
                           where o.slug = 'honmachi'
                             and s.desk = 'reads'
                             and t.withdrawn_seq is null
                           order by t.id desc
                           limit 1";

const GONE: &str = "00000000-0000-4000-8000-000000000000";

/// What each name between braces can be, for a role.
///
/// # Panics
/// A name that nobody has said anything about: say here what it is.
fn values(world: &World, row: &RouteRow, name: &str, role: Role) -> Vec<(Thing, String)> {
    let gone = (Thing::Gone, GONE.to_owned());
    match (row.path, name) {
        (path, "plan") if path.starts_with("/office/") => {
            let others = (Thing::Others, "vision-nishi-kyogikai".to_owned());
            vec![(Thing::Own, world.vision().0), others, (Thing::Gone, "nothing".into())]
        }
        (path, "goal") if path.starts_with("/office/") => vec![(Thing::Own, world.vision().1), (Thing::Gone, "zz".into())],
        (path, "plan") if path.contains("/manifestos/") => manifestos(world, role),
        (_, "goal") => vec![(Thing::Own, world.manifesto(clerk_of(role)).1), (Thing::Gone, "zz".into())],
        (_, "plan") => vec![(Thing::Own, "sogo".into()), (Thing::Gone, "nothing".into())],
        (path, "slug") if path.starts_with("/office/") => match role {
            Role::Officer => {
                vec![(Thing::Own, "honmachi".into()), (Thing::Others, "sakura".into()), (Thing::Others, "nothing".into())]
            }
            _ => vec![(Thing::Others, "honmachi".into()), (Thing::Others, "nothing".into())],
        },
        (path, "slug") if path.starts_with("/join/") => vec![(Thing::Own, "honmachi".into()), (Thing::Gone, "nothing".into())],
        (path, "entry") if path.starts_with("/my/") => {
            let own = world.own_entry(role).into_iter().map(|id| (Thing::Own, id));
            own.chain([(Thing::Others, world.entry()), (Thing::Others, GONE.to_owned())]).collect()
        }
        (path, "join") if path.starts_with("/my/") => {
            let own = role.has_account().then(|| (Thing::Own, world.join(Some(role))));
            own.into_iter().chain([(Thing::Others, world.join(None)), (Thing::Others, GONE.to_owned())]).collect()
        }
        (_, "entry") => vec![(Thing::Own, world.entry()), gone],
        (_, "asking") => {
            let sql = "select a.id from parties_askings a join parties_organizations o on o.id = a.organization_id \
                       where o.slug = 'honmachi' order by a.id limit 1";
            vec![(Thing::Own, world.id(sql)), gone]
        }
        (_, "duty") => vec![(Thing::Own, world.id("select id from parties_duties order by id limit 1")), gone],
        (_, "handover") => vec![(Thing::Own, world.handover()), gone],
        (_, "paper") => vec![(Thing::Own, world.id("select id from parties_papers order by id limit 1")), gone],
        // Only the section that asked takes a request back.
        (path, "request") if path.ends_with("/withdrawal") && role != Role::Registrar => {
            vec![(Thing::Others, world.asked()), gone]
        }
        (_, "request") => vec![(Thing::Own, world.asked()), gone],
        (path, "post") if path.starts_with("/office/") => vec![(Thing::Own, world.id(OWN_POST)), gone],
        (path, "tie") if path.starts_with("/office/") => vec![(Thing::Own, world.id(OWN_OFFICE)), gone],
        (_, "post") => vec![(Thing::Own, world.id("select id from parties_posts order by id limit 1")), gone],
        (_, "kind") => vec![(Thing::Own, "neighbourhood".into()), (Thing::Gone, "nothing".into())],
        (_, "list") => vec![(Thing::Own, "vacant.csv".into()), (Thing::Gone, "nothing".into())],
        (_, "side") => vec![(Thing::Own, "leaving".into()), (Thing::Gone, "nothing".into())],
        (_, "invitation" | "charge") => vec![gone],
        (_, "join") => vec![(Thing::Own, world.join(None)), gone],
        (_, "share") => vec![(Thing::Own, world.share()), gone],
        (_, "receipt") => vec![(Thing::Own, "J000001".into()), (Thing::Gone, "x".into())],
        (path, "slug") if path.contains("/evaluations/") => vec![(Thing::Own, "mh-7".into()), (Thing::Gone, "zz".into())],
        (path, "year") if path.ends_with("/evaluations/{year}") => {
            let own = ["2024", "2024.csv", "2024.xlsx"].map(|year| (Thing::Own, year.to_owned()));
            own.into_iter().chain(["2025", "1999"].map(|year| (Thing::Gone, year.to_owned()))).collect()
        }
        (path, "year") if path.contains("/evaluations/") => vec![(Thing::Own, "2024".into()), (Thing::Gone, "2025".into())],
        (_, "round") => {
            vec![(Thing::Own, world.id("select id from plans_rounds where fiscal_year = 2025 order by id limit 1")), gone]
        }
        // The planning section sees every sheet, and writes only those of its own section.
        (path, "sheet") if role == Role::Planner && path.contains("/answer") => sheets(world, Role::Resident)
            .into_iter()
            .map(|(thing, id)| (if thing == Thing::Gone { thing } else { Thing::Others }, id))
            .collect(),
        (_, "sheet") => sheets(world, role),
        (path, "code") if path.starts_with("/areas/") || path.starts_with("/api/v1/areas/") => {
            vec![(Thing::Own, "nishi".into()), (Thing::Gone, "nothing".into())]
        }
        (_, "area") => vec![(Thing::Own, world.area("nishi-sakura")), gone],
        (_, "reform") => vec![(Thing::Own, world.reform()), gone],
        (path, "import") if path.starts_with("/desk/parties/") => vec![(Thing::Own, world.roster_import(true)), gone],
        (path, "import") if path.starts_with("/office/") => vec![(Thing::Own, world.roster_import(false)), gone],
        (path, "number") if path.starts_with("/desk/parties/") => {
            vec![(Thing::Own, world.behalf(Role::Registrar)), (Thing::Gone, "999999".into())]
        }
        (path, "number") if path.starts_with("/my/behalves") => {
            vec![(Thing::Own, world.behalf(role)), (Thing::Gone, "999999".into())]
        }
        (_, "position") => vec![(Thing::Own, "1".into()), (Thing::Gone, "99".into())],
        (path, "slug") if path.starts_with("/my/behalves") => {
            vec![(Thing::Own, "honmachi".into()), (Thing::Gone, "nothing".into())]
        }
        (_, "import") => vec![(Thing::Own, world.import()), gone],
        (_, "listing") => vec![(Thing::Own, world.listing()), gone],
        (_, "reading") => vec![(Thing::Own, world.reading()), gone],
        (_, "programme") => vec![(Thing::Own, world.programme(row)), (Thing::Gone, "nothing".into())],
        (_, "number") => vec![(Thing::Own, "1".into()), (Thing::Gone, "99".into())],
        (path, "slug") if path.contains("/policies/") => vec![(Thing::Own, "mh-2".into()), (Thing::Gone, "zz".into())],
        (_, "slug") => vec![(Thing::Own, "mh-2-o1".into()), (Thing::Gone, "zz".into())],
        (path, "id") if path.contains("/indicators/") => {
            vec![(Thing::Own, world.id("select id from plans_indicators order by id limit 1")), gone]
        }
        (_, "party") => vec![
            (Thing::Own, world.id("select id from parties_persons where is_protected = 0 order by id limit 1")),
            (Thing::Own, world.id("select id from parties_organizations order by id limit 1")),
            (Thing::Own, world.id("select id from parties_households order by id limit 1")),
            gone,
        ],
        (_, "body") => vec![(Thing::Own, world.id("select id from parties_organizations order by id limit 1")), gone],
        (_, "person") => {
            vec![(Thing::Own, world.id("select id from parties_persons where is_protected = 1 order by id limit 1")), gone]
        }
        (_, "face") => vec![(Thing::Own, "commission".into()), (Thing::Own, "office".into()), (Thing::Gone, "nothing".into())],
        (_, "tie") => vec![(Thing::Own, world.id("select id from parties_offices order by id limit 1")), gone],
        (_, "merge") => vec![gone],
        (_, "organization") => vec![(Thing::Own, "honmachi".into()), (Thing::Gone, "nothing".into())],
        (_, "secret") => vec![(Thing::Own, a_link(world, row.face)), (Thing::Gone, Secret::new().print())],
        (_, "session") => vec![
            (
                Thing::Others,
                world.id_of("select id from who_sessions where account_id <> $1 and ended_at is null order by id limit 1", role),
            ),
            gone,
        ],
        (_, "passkey") => {
            vec![(Thing::Others, world.id_of("select id from who_passkeys where account_id <> $1 order by id limit 1", role)), gone]
        }
        (_, "account") => vec![(Thing::Own, world.account("former")), gone],
        (_, "appointment") => vec![
            (Thing::Own, world.appointment("former")),
            // Of another account than the path says.
            (Thing::Others, world.appointment("other-clerk")),
            gone,
        ],
        (_, "office") => vec![(Thing::Own, world.office("former")), gone],
        (path, "profile") if path.ends_with("/keys.json") => vec![(Thing::Own, "card".into()), (Thing::Gone, "nothing".into())],
        (_, "profile") => vec![(Thing::Own, "line".into()), (Thing::Gone, "nothing".into())],
        (_, "identity") => {
            vec![
                (Thing::Others, world.id_of("select id from who_identities where account_id <> $1 order by id limit 1", role)),
                gone,
            ]
        }
        (_, "letter") => vec![(Thing::Own, world.letter()), gone],
        (_, "door") => vec![(Thing::Own, "accounts".into()), (Thing::Gone, "nothing".into())],
        (_, "transfer") => vec![(Thing::Own, world.transfer()), gone],
        (_, "year") => vec![(Thing::Own, "2025".into())],
        (path, "section") if path.contains("/figures/") => sections(world, role),
        other => panic!("nobody says what {other:?} names; say it in server/tests/doors/objects.rs"),
    }
}

/// The figures of one's own section, and of another; the planning section has both.
fn sections(world: &World, role: Role) -> Vec<(Thing, String)> {
    let (environment, finance) = (world.section("環境課"), world.section("財政課"));
    let of = |thing, section: &String| (thing, section.clone());
    let mut all = match role {
        Role::OtherClerk => vec![of(Thing::Own, &finance), of(Thing::Others, &environment)],
        Role::Planner => vec![of(Thing::Own, &environment), of(Thing::Own, &finance)],
        _ => vec![of(Thing::Own, &environment), of(Thing::Others, &finance)],
    };
    all.push((if role == Role::Planner { Thing::Gone } else { Thing::Others }, GONE.to_owned()));
    all
}

/// Whose manifesto somebody without one tries.
fn clerk_of(role: Role) -> Role {
    if role == Role::OtherClerk { Role::OtherClerk } else { Role::Clerk }
}

/// The manifesto of one's own section, and of another; the planning section has both.
fn manifestos(world: &World, role: Role) -> Vec<(Thing, String)> {
    let own = world.manifesto(clerk_of(role)).0;
    let other = world.manifesto(if role == Role::OtherClerk { Role::Clerk } else { Role::OtherClerk }).0;
    let others = if role == Role::Planner { Thing::Own } else { Thing::Others };
    vec![(Thing::Own, own), (others, other), (Thing::Gone, "nothing".into())]
}

/// The sheet of one's own section, and of another; the planning section has both.
fn sheets(world: &World, role: Role) -> Vec<(Thing, String)> {
    let (environment, finance) = (world.sheet("MH-7"), world.sheet("MH-8"));
    let gone = (Thing::Gone, GONE.to_owned());
    match role {
        Role::OtherClerk => vec![(Thing::Own, finance), (Thing::Others, environment), gone],
        Role::Planner => vec![(Thing::Own, environment), (Thing::Own, finance), gone],
        _ => vec![(Thing::Own, environment), (Thing::Others, finance), gone],
    }
}

/// A link that was printed just now; it belongs to whoever holds it.
fn a_link(world: &World, face: Face) -> String {
    let secret = Secret::new();
    let hash = link_hash(world.home.name(), &secret);
    let made: Result<(), Fault> = world.home.write_now(Key::none(), move |tx| {
        let account = people::account_of(tx, "auditor")?.ok_or_else(|| Fault::Row("no auditor".into()))?.id;
        printed_link(tx, account, face, hash)
    });
    made.expect("a link");
    secret.print()
}

/// All paths of a row, with every name in every state.
pub fn objects(world: &World, row: &RouteRow, role: Role) -> Vec<Object> {
    let mut all = vec![Object { thing: Thing::None, path: String::new() }];
    for part in row.path.split_inclusive('}') {
        let Some((before, name)) = part.split_once('{') else {
            all.iter_mut().for_each(|object| object.path.push_str(part));
            continue;
        };
        let name = name.trim_end_matches('}');
        let values = values(world, row, name, role);
        let of_one = |object: &Object| {
            let object = object.clone();
            values.clone().into_iter().map(move |(thing, value)| Object {
                thing: object.thing.max(thing),
                path: format!("{}{before}{value}", object.path),
            })
        };
        all = all.iter().flat_map(of_one).collect();
    }
    all
}

/// A form that the act of a row would take, field by field. A field that nobody has said anything about fails the tests.
///
/// # Panics
/// A name of a field that stands here nowhere.
pub fn sample(world: &World, row: &RouteRow) -> Vec<(String, String)> {
    let number = world.next_number();
    let names = row.fields.iter().chain(row.secret);
    // The figures of an area are called by what they count, those of a plan by their indicator.
    let called = |name: &str| match name {
        "value-*" if row.path.starts_with("/desk/areas") => "value-households".to_owned(),
        other => world.field_name(other),
    };
    names.map(|name| (called(name), value_of(world, row, name, number))).collect()
}

fn value_of(world: &World, row: &RouteRow, name: &str, number: u32) -> String {
    let in_transfer = row.path.contains("/transfers/");
    if row.path.starts_with("/desk/parties") {
        return value_in_register(world, name, number);
    }
    if row.path.contains("/visions") {
        return value_of_vision(world, row, name, number);
    }
    let of_bodies = ["/office/", "/join/", "/my/memberships", "/my/behalves"];
    if of_bodies.iter().any(|begin| row.path.starts_with(begin)) {
        return value_at_office(row, name, number);
    }
    if ["/desk/programmes", "/desk/inventory"].iter().any(|begin| row.path.starts_with(begin)) {
        return value_of_programme(world, row, name, number);
    }
    if row.path.starts_with("/desk/plans/readings") {
        return value_in_reading(name, number);
    }
    let of_areas = row.path.starts_with("/desk/areas");
    match name {
        // 1 April of another year each time: what was entered once is nothing new.
        "day" if row.path.ends_with("/figures") => format!("{}-04-01", 1990 + number % 30),
        "kind" => "町内".into(),
        "area" if row.path == "/my/address" => "nishi-honmachi".into(),
        "area" => world.area("nishi-sakura"),
        "parent" if of_areas => world.area("nishi"),
        "from" | "reading" | "column-*" if of_areas => String::new(),
        "before" if of_areas => world.area("nishi-honmachi"),
        "seen" if of_areas => String::new(),
        "line" if of_areas => "move".into(),
        "geojson" => format!("{{\"type\":\"Point\",\"coordinates\":[140.5{number},32.0]}}"),
        "source" => format!("見本{number}"),
        "mail" if row.path.contains("sign-in") => "planner@mihon.example".into(),
        "mail" => format!("new{number}@mihon.example"),
        "to" if row.path.contains("sign-in") || row.path.contains("/again/") || row.path.ends_with("sign-out") => "/plans".into(),
        "to" if in_transfer => String::new(),
        "to" => "2027-03-31".into(),
        "from" if in_transfer => String::new(),
        "from" | "last-day" => "2026-12-01".into(),
        "until" => String::new(),
        "day" => "2027-04-01".into(),
        "name" | "title" => format!("見本{number}"),
        "code" if row.path == "/my/address/code" => "222-222-2222".into(),
        "code" if row.secret.contains(&"code") => "123456".into(),
        "kana" | "address" | "client" => format!("見本{number}"),
        "issuer" => "https://access.line.me".into(),
        "secret" => "a-sample-of-a-secret".into(),
        "bind" => String::new(),
        "code" => format!("mihon-{number}"),
        "digits" => "123456".into(),
        "password" => "a long and quiet sample".into(),
        "answer" | "label" => "見本".into(),
        "person" => "planner@mihon.example".into(),
        "office" | "like" | "heir" | "heir-*" => world.office("former"),
        "section" | "parent" => world.section("環境課"),
        "seats" => "several".into(),
        "permission" => "plans.figures".into(),
        "text" | "paste" => "見本 花子\t環境課\t環境担当\t財政課\t財政担当".into(),
        "how" => "end".into(),
        "field" => "cost".into(),
        "deed" => "look".into(),
        "line" => "move".into(),
        "id" | "seen" => GONE.into(),
        "value-*" => format!("{number}"),
        "state-*" => "final".into(),
        "source-*" => "見本の統計".into(),
        "reason-*" => "写しまちがい".into(),
        "seen-*" => String::new(),
        "field-*" | "remark-*" | "label-*" | "help-*" | "new-label" | "new-help" | "grade-label-*" => format!("見本{number}"),
        "remark" | "reason" | "body" | "by-whom" | "whole" | "proxy" | "before" | "mission" | "post" => format!("見本{number}"),
        "heading" | "background" | "present" | "issue" | "target" | "achieved" | "steps" => format!("見本{number}"),
        "value" | "baseline" => format!("{number}"),
        "unit" => "件".into(),
        "link" => "MH-1".into(),
        "goal" => world.manifesto(Role::Clerk).1,
        "way" => "up".into(),
        "item-*" | "indicator-*" => "ends".into(),
        "grade" => "3".into(),
        "grade-reason" => "見本の理由".into(),
        "plan" => "sogo".into(),
        "year" => "2026".into(),
        "form" => "six".into(),
        "level" => "施策".into(),
        "step" if row.path.contains("/sheets/") => "planning".into(),
        "step" => "outside".into(),
        "section-by" => "2027-06-30".into(),
        "department-by" => "2027-07-10".into(),
        "planning-by" => "2027-07-31".into(),
        "order-*" => "1".into(),
        "required-*" | "keep-*" | "new-required" => "yes".into(),
        "grade-band-*" => "from".into(),
        "new-kind" => "text".into(),
        "new-unit" => "件".into(),
        "reckoning" => "judged".into(),
        "option-label-*" | "new-option-label-*" => format!("見本{number}"),
        "option-points-*" | "new-option-points-*" => "1".into(),
        "option-order-*" | "grade-order-*" => "1".into(),
        "option-keep-*" | "grade-keep-*" => "yes".into(),
        "grade-from-*" => "90".into(),
        "grade-to-*" => "100".into(),
        other => panic!("nobody says what the field {other} of {} holds; say it in server/tests/doors/objects.rs", row.path),
    }
}

/// A field of a programme, or of the list of them.
fn value_of_programme(world: &World, row: &RouteRow, name: &str, number: u32) -> String {
    match name {
        "seen" => "1".into(),
        "from" if row.path == "/desk/programmes" => "ijuu".into(),
        "from" => "2026-12-01".into(),
        "slug" => format!("mihon-{number}"),
        "section" => world.section("環境課"),
        "scene" => "papers".into(),
        "way" => "counter".into(),
        "mark" => "national".into(),
        "link" => String::new(),
        "count" => number.to_string(),
        _ => format!("見本{number}"),
    }
}

/// A field of a document that was read.
fn value_in_reading(name: &str, number: u32) -> String {
    match name {
        "deed" => "accept".into(),
        "pick" | "under" => String::new(),
        "seen" => "0".into(),
        "plan" => "new".into(),
        "slug" => format!("mihon-{number}"),
        "kind" => "strategy".into(),
        "year" | "baseline-year" | "target-year" => "2026".into(),
        "comparison" => "at-least".into(),
        "cumulative" => "no".into(),
        "baseline" | "target" => format!("{number}"),
        _ => format!("見本{number}"),
    }
}

/// A field of the register of parties.
fn value_in_register(world: &World, name: &str, number: u32) -> String {
    match name {
        "from" | "agreed" => "2026-11-01".into(),
        "to" => "2027-03-31".into(),
        "kind" => "npo".into(),
        "basis" => "asked".into(),
        "channel" => "phone".into(),
        "column-*" | "updates" | "year" | "seen" | "paper" => String::new(),
        "body" => "本町自治会".into(),
        "join" => "0".into(),
        "officer" => "1".into(),
        "for-name" | "agreed-how" | "note" | "for-party" => format!("見本{number}"),
        "state" => "dormant".into(),
        "slug" => format!("mihon-{number}"),
        "area" => "nishi-honmachi".into(),
        "section" => world.section("環境課"),
        "post" => world.id("select id from parties_posts order by id limit 1"),
        "scope" => "notices".into(),
        "seat" => "elected".into(),
        "how" => "end".into(),
        "theme" => "place".into(),
        "web" => "https://mihon.example/".into(),
        "letter" => world.letter(),
        "who" => "new".into(),
        "count" | "persons" | "months" => number.to_string(),
        "desk" => "keeps".into(),
        "due" => "2026-12-24".into(),
        "minutes" => "15".into(),
        "way" => "done".into(),
        "sort" => "group".into(),
        "code" => format!("mihon-{number}"),
        "bodies" => String::new(),
        "text" => format!("見本{number}"),
        "listed" | "public" | "ex-officio" | "publish" | "representative" => "yes".into(),
        "protected" => String::new(),
        "other" | "reason" | "source" | "what" | "title" | "name" | "kana" | "label" | "address" | "phone" | "mail" | "family"
        | "given" | "family-kana" | "given-kana" | "former" | "common" | "about" | "about-easy" | "about-en" | "name-easy"
        | "name-en" | "place" | "contact-mail" => format!("見本{number}"),
        other => panic!("nobody says what the field {other} of the register holds; say it in server/tests/doors/objects.rs"),
    }
}

/// A field of the vision of a body.
fn value_of_vision(world: &World, row: &RouteRow, name: &str, number: u32) -> String {
    match name {
        "from" => "2027".into(),
        "to" => "2036".into(),
        "year" => "2025".into(),
        "day" => "2026-11-01".into(),
        "value" | "baseline" | "value-*" => number.to_string(),
        "unit" => "人".into(),
        "link" => "MH-1".into(),
        "way" => "up".into(),
        "goal" | "node" => world.vision().1,
        "milestone" => world.id("select id from plans_milestones order by id limit 1"),
        "seen" => GONE.into(),
        "item-*" | "indicator-*" => "ends".into(),
        "title" | "ideal" | "text" | "situation" | "aim" | "steps" | "measure" | "reason" => format!("見本{number}"),
        other => panic!("nobody says what the field {other} of {} holds; say it in server/tests/doors/objects.rs", row.path),
    }
}

/// A field of the desk of a body, or of a request to join one.
fn value_at_office(row: &RouteRow, name: &str, number: u32) -> String {
    match name {
        "from" if row.path.contains("/shares") => "2026-12-01".into(),
        "from" => "2026-11-20".into(),
        "to" => "2026-12-31".into(),
        "how" if row.path.ends_with("/counting") => "roster".into(),
        "how" if row.path.ends_with("/end") => "end".into(),
        "how" if row.path.contains("/requests/") => "accept".into(),
        "how" => "withdraw".into(),
        "paper" | "listed" | "sure" => "yes".into(),
        "theme" => "place".into(),
        "web" => "https://mihon.example/".into(),
        "persons" => "3".into(),
        "count" => (number % 20).to_string(),
        "desk" => "keeps".into(),
        "outcome" => "done".into(),
        "minutes" => "15".into(),
        "month" => "11".into(),
        "day" => "29".into(),
        "year" if !row.path.contains("/imports") => "2026".into(),
        "yearly" | "done" | "publish" | "publish-*" => "yes".into(),
        "post" | "known-*" => String::new(),
        "mail" => format!("officer{number}@mihon.example"),
        "check" => "0".into(),
        "title" | "items" | "source" | "name-*" | "kana-*" => format!("見本{number}"),
        "number" => format!("J{number:06}"),
        "receipt-code" => "ABCDE-FGHJK".into(),
        "basis" => "asked".into(),
        "channel" => "phone".into(),
        "agreed" => "2026-11-01".into(),
        "column-*" | "updates" | "year" | "seen" | "body" | "for-party" => String::new(),
        "for-name" | "agreed-how" => format!("見本{number}"),
        "label" | "kana" | "group" | "address" | "phone" | "contact-mail" | "note" | "words" | "reason" | "purpose" | "about"
        | "about-easy" | "about-en" | "name-easy" | "name-en" | "place" => format!("見本{number}"),
        other => panic!("nobody says what the field {other} of {} holds; say it in server/tests/doors/objects.rs", row.path),
    }
}

/// The rows whose deed would take away what the next trial needs: it is put back after each.
pub fn mend(world: &World, row: &RouteRow) {
    let takes = ["/doors/", "/closing", "/offices/", "/appointments/"];
    if takes.iter().any(|part| row.path.contains(part)) {
        world.mend();
    }
}
