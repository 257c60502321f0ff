//! A town with its people, and a second town that is its copy, byte for byte: the same ids, the same sessions.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use engawa::people;
use engawa_db::{EngineKind, Fault, Key, Town, TownState, Tx};
use engawa_journal::Untold;
use engawa_kernel::{Actor, AnyId, Channel, Seq};
use engawa_testkit::Kit;
use engawa_web::Face;
use engawa_web::door::{Cookie, Cookies, Doorway, FormHead, Method, RouteRow, Secret};
use engawa_who::openings::{Door, close_door, open_door};
use engawa_who::sessions::SessionStep;

/// The town in which the roles live.
pub const HOME: &str = "mihon";
/// Its copy.
pub const NEXT: &str = "tonari";

/// A household as the officer writes it in.
const ENTRY: &[(&str, &str)] = &[("label", "見本 しらべ"), ("from", "2026-11-01")];

/// How a town is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// By the first part of the path: `/mihon/…`.
    Path,
    /// By its host: `mihon.localhost`.
    Host,
}

/// Who comes to a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Nobody that is known.
    Stranger,
    /// Someone with an account of their own.
    Resident,
    /// Who keeps the desk of a body, by a post of today.
    Officer,
    /// Someone who is signed in to the other town, on both faces, as its administrator.
    OtherTown,
    /// Staff after the first of two steps.
    Half,
    /// Staff of a section.
    Clerk,
    /// Staff of another section.
    OtherClerk,
    /// Of the planning section.
    Planner,
    /// Who keeps the register of parties.
    Registrar,
    /// Who appoints.
    Administrator,
    /// Who reads what others looked at.
    Auditor,
    /// Staff whose term ended yesterday, with a session of today.
    Former,
}

impl Role {
    pub const ALL: [Role; 12] = [
        Role::Stranger,
        Role::Resident,
        Role::Officer,
        Role::OtherTown,
        Role::Half,
        Role::Clerk,
        Role::OtherClerk,
        Role::Planner,
        Role::Registrar,
        Role::Administrator,
        Role::Auditor,
        Role::Former,
    ];

    /// The person of the sample who plays it, with the face and how far they are in.
    fn person(self) -> Option<(&'static str, Face, SessionStep)> {
        let staff = |code| Some((code, Face::Staff, SessionStep::Both));
        match self {
            Role::Stranger => None,
            Role::Resident => Some(("resident", Face::Public, SessionStep::Both)),
            Role::Officer => Some(("officer", Face::Public, SessionStep::Both)),
            Role::OtherTown | Role::Administrator => staff("administrator"),
            Role::Half => Some(("clerk", Face::Staff, SessionStep::First)),
            Role::Clerk => staff("clerk"),
            Role::OtherClerk => staff("other-clerk"),
            Role::Planner => staff("planner"),
            Role::Registrar => staff("registrar"),
            Role::Auditor => staff("auditor"),
            Role::Former => staff("former"),
        }
    }
}

impl Role {
    /// Whether there is an account behind it, on the public face.
    pub fn has_account(self) -> bool {
        matches!(self, Role::Resident | Role::Officer)
    }
}

/// What came back.
pub struct Answered {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answered {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

pub struct World {
    mode: Mode,
    seats: Arc<engawa::seats::Seats>,
    pub router: Router,
    pub rows: Vec<RouteRow>,
    pub home: Town,
    pub next: Town,
    secrets: BTreeMap<Role, Secret>,
    browser: Secret,
    runtime: tokio::runtime::Runtime,
    kept: RefCell<BTreeMap<Role, Secret>>,
    count: AtomicU32,
    // Last, so that the towns are closed before their folder goes.
    pub kit: Kit,
}

fn made(kit: &Kit) -> Town {
    let town = kit.town(HOME);
    let (_, text) = engawa_plans::builtin_towns().into_iter().find(|(name, _)| *name == HOME).expect("the sample town");
    let file = engawa_plans::townfile::read("mihon.toml", text).expect("the sample town is well formed");
    town.write_now(Key::none(), move |tx| engawa_plans::settle::settle(tx, &file).map(|_| ())).expect("the town is settled");
    town.write_now(Key::none(), |tx| {
        for door in [Door::Plans, Door::Accounts, Door::Areas, Door::Organizations, Door::Programmes] {
            open_door(tx, door, Actor::Key("sample"), Channel::Machine)?;
        }
        people::settle(tx)?;
        former(tx)
    })
    .expect("its people are there");
    engawa_plans::evaluation::sample::load(&town, &kit.clock).expect("two years of judgement");
    engawa_bodies::sample::load(&town).expect("its organizations");
    engawa_cases::sample::load(&town).expect("its programmes");
    engawa_plans::visions::sample::load(&town).expect("the vision of a district");
    town.write_now(Key::none(), people::settle_officer).expect("its officer");
    town
}

/// Someone whose term ended yesterday.
fn former(tx: &mut Tx) -> Result<(), people::Unsettled> {
    people::settle_one(tx, &people::FORMER, Some(tx.now().day().plus_days(-1)))
}

/// The officer has the account that is called so now; the one before may have been closed.
fn officer(tx: &mut Tx) -> Result<(), people::Unsettled> {
    let Some(account) = people::account_of(tx, "officer")? else { return Ok(()) };
    tx.run(
        "update parties_persons
            set account_id = $1
          where id in
                (select t.person_id
                   from parties_offices t
                   join parties_posts s on s.id = t.post_id
                   join parties_organizations o on o.id = s.organization_id
                  where o.slug = 'honmachi'
                    and s.desk = 'keeps'
                    and t.withdrawn_seq is null)",
        [account.id.into()],
    )?;
    Ok(())
}

impl World {
    /// A household in the roster of 本町自治会. One is written in where the last was taken off.
    pub fn entry(&self) -> String {
        let there: Option<(AnyId,)> = self
            .home
            .read_now(|db| {
                db.first(
                    "select e.id
                       from parties_entries e
                       join parties_organizations o on o.id = e.organization_id
                      where o.slug = 'honmachi'
                        and e.label <> ''
                        and e.to_on is null
                        and e.withdrawn_seq is null
                      order by e.id
                      limit 1",
                    [],
                )
            })
            .unwrap_or_else(|fault: Fault| panic!("{fault}"));
        if let Some((id,)) = there {
            return id.to_string();
        }
        let made = self.post_plainly("/office/{slug}/roster/new", "/office/honmachi/roster/new", Role::Officer, ENTRY);
        assert!(made.status.is_redirection(), "no household: {} {}", made.status, made.body);
        self.entry()
    }

    /// A household in the roster that came in by the account of a role.
    pub fn own_entry(&self, role: Role) -> Option<String> {
        let account = self.account(role.person()?.0);
        let account = AnyId::parse(&account).expect("an id");
        let made: Result<AnyId, Fault> = self.home.write_now(Key::none(), move |tx| {
            let there: Option<(AnyId,)> = tx.first(
                "select id from parties_entries where account_id = $1 and to_on is null order by id limit 1",
                [account.into()],
            )?;
            if let Some((id,)) = there {
                return Ok(id);
            }
            let id: AnyId = tx.new_id();
            let body: AnyId = tx.one("select id from parties_organizations where slug = 'honmachi'", [])?;
            tx.run(
                "insert into parties_entries
                   (id, organization_id, group_label, label, kana, address, phone, mail, is_paper, note, account_id, from_on,
                    source, made_seq)
                 values ($1, $2, '', 'x', '', '', '', '', 0, '', $3, 20260401, 'joined', 1)",
                [id.into(), body.into(), account.into()],
            )?;
            Ok(id)
        });
        Some(made.expect("a household").to_string())
    }

    /// A request to join 本町自治会 that waits; with the account of a role, or without one. One is made where the last was settled.
    pub fn join(&self, role: Option<Role>) -> String {
        let account = role.and_then(|role| role.person()).map(|(code, _, _)| AnyId::parse(&self.account(code)).expect("an id"));
        let number = self.next_number();
        let made: Result<AnyId, Fault> = self.home.write_now(Key::none(), move |tx| {
            let there: Option<(AnyId,)> = match account {
                Some(account) => {
                    tx.first("select id from parties_joins where account_id = $1 order by made_seq desc limit 1", [account.into()])?
                }
                None => tx.first(
                    "select j.id
                       from parties_joins j
                      where j.account_id is null
                        and not exists
                            (select 1 from parties_join_steps s where s.join_id = j.id and s.step not in ('asked', 'replied'))
                      order by j.made_seq
                      limit 1",
                    [],
                )?,
            };
            if let Some((id,)) = there {
                return Ok(id);
            }
            let id: AnyId = tx.new_id();
            let body: AnyId = tx.one("select id from parties_organizations where slug = 'honmachi'", [])?;
            tx.run(
                "insert into parties_joins
                   (id, organization_id, number, account_id, label, kana, address, phone, mail, is_paper, note, made_at, made_seq)
                 values ($1, $2, $3, $4, 'x', '', '', '0', '', 0, '', 1, 1)",
                [id.into(), body.into(), format!("J9{number:05}").into(), account.into()],
            )?;
            Ok(id)
        });
        made.expect("a request").to_string()
    }

    /// A sharing of the roster of 本町自治会. One is made where there is none.
    pub fn share(&self) -> String {
        self.id("select id from parties_shares order by id limit 1")
    }

    /// A deed with these fields, by the template of its path.
    pub fn post_plainly(&self, template: &str, path: &str, role: Role, fields: &[(&str, &str)]) -> Answered {
        let row = *self.rows.iter().find(|row| row.path == template && row.method == Method::Post).expect("the row");
        let fields: Vec<(String, String)> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.post(role, HOME, &row, path, &fields)
    }

    pub fn new(engine: EngineKind) -> World {
        World::in_mode(engine, Mode::Path)
    }

    pub fn in_mode(engine: EngineKind, mode: Mode) -> World {
        let kit = Kit::new(engine, &engawa::house::migrations(), &engawa::house::attachment().expect("the house holds"));
        let home = made(&kit);
        let mut secrets = BTreeMap::new();
        for role in Role::ALL.into_iter().filter(|role| *role != Role::OtherTown) {
            let Some((code, face, step)) = role.person() else { continue };
            let secret = Secret::new();
            people::let_in(&home, code, face, step, &secret).expect("a session");
            secrets.insert(role, secret);
        }
        let next = copied(&kit);
        let secret = Secret::new();
        people::let_in(&next, "administrator", Face::Staff, SessionStep::Both, &secret).expect("a session");
        people::let_in(&next, "administrator", Face::Public, SessionStep::Both, &secret).expect("a session");
        secrets.insert(Role::OtherTown, secret);
        let seats = Arc::new(engawa::seats::Seats::new(kit.towns.clone(), BTreeMap::new(), true, kit.clock.clone()));
        let router = engawa::app::router(Arc::clone(&seats), engawa::house::words().expect("the words hold"));
        let rows = engawa::house::rooms().0.rows().to_vec();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let world = World {
            mode,
            seats,
            router,
            rows,
            home,
            next,
            secrets,
            browser: Secret::new(),
            runtime,
            kept: RefCell::default(),
            count: AtomicU32::new(0),
            kit,
        };
        world.furnish();
        world
    }

    /// A transfer in preparation. One is made where the last was discarded.
    pub fn transfer(&self) -> String {
        let there: Option<(AnyId,)> = self
            .home
            .read_now(|db| db.first("select id from who_transfers order by id limit 1", []))
            .unwrap_or_else(|fault: Fault| panic!("{fault}"));
        if let Some((id,)) = there {
            return id.to_string();
        }
        let row = self.rows.iter().find(|row| row.path == "/admin/transfers" && row.method == Method::Post).expect("the row");
        let made = self.post(Role::Administrator, HOME, row, "/admin/transfers", &[("day".into(), "2027-04-01".into())]);
        assert!(made.status.is_redirection(), "no transfer: {} {}", made.status, made.body);
        self.transfer()
    }

    /// A document that was read. One is planted where the last was laid into a draft or put aside.
    pub fn reading(&self) -> String {
        let there: Option<(AnyId,)> = self
            .home
            .read_now(|db| {
                db.first("select id from plans_readings where laid_seq is null and aside_seq is null order by id limit 1", [])
            })
            .unwrap_or_else(|fault: Fault| panic!("{fault}"));
        if let Some((id,)) = there {
            return id.to_string();
        }
        let planted: Result<(), Fault> = self.home.write_now(Key::none(), plant_reading);
        planted.expect("a reading");
        self.reading()
    }

    /// The manifesto that the section of a clerk writes: its name in addresses and the code of a goal. One is begun where the
    /// last was discarded or adopted.
    pub fn manifesto(&self, clerk: Role) -> (String, String) {
        let section: AnyId = AnyId::parse(&self.section(if clerk == Role::Clerk { "環境課" } else { "財政課" })).expect("an id");
        let there: Option<(String, String)> = self
            .home
            .read_now(move |db| {
                db.first(
                    "select p.slug, n.code
                       from plans_plans p
                       join plans_versions v on v.plan_id = p.id and v.state = 'draft'
                       join plans_nodes n on n.version_id = v.id
                       join plans_goals g on g.node_id = n.id
                      where p.owner_id = $1
                      order by p.ordinal, n.ordinal
                      limit 1",
                    [section.into()],
                )
            })
            .unwrap_or_else(|fault: Fault| panic!("{fault}"));
        there.unwrap_or_else(|| {
            self.begin_manifesto(clerk);
            self.manifesto(clerk)
        })
    }

    /// The vision of 本町自治会, as it is drafted: its name in addresses and the code of a goal. One is begun where the last was
    /// adopted or taken away.
    pub fn vision(&self) -> (String, String) {
        let there: Option<(String, String)> = self
            .home
            .read_now(|db| {
                db.first(
                    "select p.slug, n.code
                       from plans_plans p
                       join parties_organizations o on o.id = p.body_id and o.slug = 'honmachi'
                       join plans_versions v on v.plan_id = p.id and v.state = 'draft'
                       join plans_nodes n on n.version_id = v.id and n.is_policy = 1
                      order by p.ordinal, n.ordinal
                      limit 1",
                    [],
                )
            })
            .unwrap_or_else(|fault: Fault| panic!("{fault}"));
        there.unwrap_or_else(|| {
            self.begin_vision();
            self.vision()
        })
    }

    /// What 地域づくり課 asked of bodies, and did not take back.
    pub fn asked(&self) -> String {
        self.id("select r.id
               from parties_requests r
               join who_sections s on s.id = r.section_id
              where s.name = '地域づくり課'
              order by case when r.withdrawn_seq is null then 0 else 1 end, r.id
              limit 1")
    }

    /// The hand-over of the keeper of 本町自治会. One is made where the last was taken back.
    pub fn handover(&self) -> String {
        let there: Option<(AnyId,)> = self
            .home
            .read_now(|db| {
                db.first(
                    "select h.id
                       from parties_handovers h
                       join parties_organizations o on o.id = h.organization_id
                      where o.slug = 'honmachi'
                        and h.withdrawn_seq is null
                      order by h.id
                      limit 1",
                    [],
                )
            })
            .unwrap_or_else(|fault: Fault| panic!("{fault}"));
        if let Some((id,)) = there {
            return id.to_string();
        }
        let post = self.id("select id from parties_posts where title = '会長' and desk = 'keeps' and organization_id in (select id from parties_organizations where slug = 'honmachi') order by id limit 1");
        let path = "/office/honmachi/handover";
        let made = self.post_plainly("/office/{slug}/handover", path, Role::Officer, &[("post", &post), ("items", "見本")]);
        assert!(made.status.is_redirection(), "no hand-over: {} {}", made.status, made.body);
        self.handover()
    }

    fn begin_vision(&self) {
        let list = "/office/honmachi/visions";
        let whole = [("title", "見本のビジョン"), ("from", "2027"), ("to", "2036"), ("ideal", "見本のまち")];
        let made = self.post_plainly("/office/{slug}/visions/new", &format!("{list}/new"), Role::Officer, &whole);
        assert!(made.status.is_redirection(), "no vision: {} {}", made.status, made.body);
        let plan = made.location().split('?').next().and_then(|path| path.rsplit('/').next()).expect("a name").to_owned();
        let path = format!("{list}/{plan}/goals/new");
        let page = self.get(Role::Officer, HOME, &path);
        let seen = page.body.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a mark");
        let goal = [("title", "見本の目標"), ("steps", "一つずつ"), ("seen", seen)];
        let added = self.post_plainly("/office/{slug}/visions/{plan}/goals/new", &path, Role::Officer, &goal);
        assert!(added.status.is_redirection(), "no goal: {} {}", added.status, added.body);
    }

    fn begin_manifesto(&self, clerk: Role) {
        let row = |path: &str| *self.rows.iter().find(|row| row.path == path && row.method == Method::Post).expect("the row");
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let begin = row("/desk/manifestos/new");
        for year in (2020..=2027).rev() {
            let fields = [field("year", &year.to_string()), field("from", "empty")];
            let made = self.post(clerk, HOME, &begin, begin.path, &fields);
            if !made.status.is_redirection() {
                continue;
            }
            let plan = made.location().split('?').next().and_then(|path| path.rsplit('/').next()).expect("a name").to_owned();
            let page = self.get(clerk, HOME, &format!("/desk/manifestos/{plan}/goals/new"));
            let seen = page.body.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a mark");
            let goal = [
                field("title", "見本の目標"),
                field("heading", "見本の表題"),
                field("target", "三つ"),
                field("achieved", "三つある"),
                field("steps", "一つずつ"),
                field("seen", seen),
            ];
            let add = row("/desk/manifestos/{plan}/goals/new");
            let added = self.post(clerk, HOME, &add, &format!("/desk/manifestos/{plan}/goals/new"), &goal);
            assert!(added.status.is_redirection(), "no goal: {} {}", added.status, added.body);
            return;
        }
        panic!("no manifesto of any year can be begun");
    }

    /// Somebody's passkey, which the paths of some rows name.
    fn furnish(&self) {
        let account = people_id(&self.home, "second-administrator");
        let planted: Result<u64, Fault> = self.home.write_now(Key::none(), move |tx| {
            let (id, now): (AnyId, _) = (tx.random_id(), tx.now());
            tx.run(
                "insert into who_passkeys (id, account_id, credential_id, credential, label, made_at)
                 values ($1, $2, $3, $4, $5, $6)",
                [id.into(), account.into(), vec![1_u8, 2, 3].into(), "{}".into(), "見本の鍵".into(), now.into()],
            )?;
            tx.run(
                "insert into who_identities
                   (id, profile, subject_hash, account_id, since_at, bound_seq, company_number, company_name, mandate)
                 values ($1, 'line', $2, $3, $4, 0, '', '', '')",
                [id.into(), vec![4_u8; 32].into(), account.into(), now.into()],
            )
        });
        planted.expect("a passkey");
        // A way that is prepared has a key, whose public half is published.
        let row = *self.rows.iter().find(|row| row.path == "/admin/ways/{profile}/opening").expect("the row");
        let fields = [("issuer", "https://id.example"), ("client", "")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let made = self.post(Role::Administrator, HOME, &row, "/admin/ways/card/opening", &fields);
        assert!(made.status.is_redirection(), "no key: {} {}", made.status, made.body);
    }

    /// A programme that the town has; one that is drafted, for the pages of drafts, and made anew where a deed ended its draft.
    pub fn programme(&self, row: &RouteRow) -> String {
        let of_drafts = ["/draft", "/preview", "/adoption", "/removal"];
        if !of_drafts.iter().any(|end| row.path.ends_with(end)) {
            return "ijuu".into();
        }
        let begun: Result<String, engawa_cases::programmes::Refused> = self.home.write_now(Key::none(), |tx| {
            let by = engawa_cases::By { actor: Actor::Key("sample"), post: "見本".into() };
            match engawa_cases::programmes::begin(tx, "ijuu", "ijuu-2", &by) {
                Err(engawa_cases::programmes::Refused::HasDraft) => {}
                other => return other,
            }
            match engawa_cases::programmes::begin(tx, "ijuu-2", "", &by) {
                Err(engawa_cases::programmes::Refused::HasDraft) => Ok("ijuu-2".into()),
                other => other,
            }
        });
        begun.expect("a draft")
    }

    /// Closes the doors of the town; the face of a town is read again after a moment.
    pub fn close(&self) {
        let closed: Result<(), Untold> = self.home.write_now(Key::none(), |tx| {
            [Door::Plans, Door::Accounts, Door::Areas, Door::Organizations, Door::Programmes]
                .into_iter()
                .try_for_each(|door| close_door(tx, door, Actor::Key("sample"), Channel::Machine))
        });
        closed.expect("the town is closed");
        self.seats.look_again();
    }

    /// Puts back what a deed may have taken away: open doors, and the people with their offices.
    pub fn mend(&self) {
        let mended: Result<(), people::Unsettled> = self.home.write_now(Key::none(), |tx| {
            for door in [Door::Plans, Door::Accounts, Door::Areas, Door::Organizations, Door::Programmes] {
                open_door(tx, door, Actor::Key("sample"), Channel::Machine)?;
            }
            people::settle_missing(tx)?;
            officer(tx)
        });
        mended.expect("the world is mended");
        self.seats.look_again();
    }

    /// A session that lasts over many trials, and is made anew where one of them ended it.
    fn lasting(&self, role: Role) -> Option<Secret> {
        let kept = self.kept.borrow().get(&role).cloned();
        kept.or_else(|| {
            let made = self.fresh(role)?;
            self.kept.borrow_mut().insert(role, made.clone());
            Some(made)
        })
    }

    /// Begins the session that [`World::try_often`] uses.
    pub fn come_in(&self, role: Role) {
        let _ = self.lasting(role);
    }

    /// As [`World::get`] and [`World::post`], with a session that lasts: for trials by the thousand.
    pub fn try_often(&self, role: Role, row: &RouteRow, path: &str, fields: &[(String, String)]) -> Answered {
        let once = || {
            let secret = self.lasting(role);
            let cookies = self.cookies_with(role, HOME, secret.as_ref());
            match row.method {
                Method::Get => {
                    let request = self.request("GET", HOME, path).header(header::COOKIE, cookies);
                    self.send(request.body(Body::empty()).expect("a request"))
                }
                Method::Post => {
                    let bound = self.bound_to(row, role, secret.as_ref()).unwrap_or(&self.browser);
                    self.post_with(&cookies, HOME, path, fields, &token(bound, HOME, path))
                }
            }
        };
        let answered = once();
        let is_here = role.person().is_some_and(|(_, face, _)| face == row.face) && role != Role::OtherTown;
        let has_ended = answered.status == StatusCode::UNAUTHORIZED || answered.location().contains("/sign-in?to=");
        if is_here && has_ended && self.kept.borrow_mut().remove(&role).is_some() { once() } else { answered }
    }

    /// A session of now, so that no trial lives on what the one before left.
    fn fresh(&self, role: Role) -> Option<Secret> {
        if role == Role::OtherTown {
            return self.secrets.get(&role).cloned();
        }
        let (code, face, step) = role.person()?;
        let secret = Secret::new();
        people::let_in(&self.home, code, face, step, &secret).expect("a session");
        Some(secret)
    }

    pub fn next_number(&self) -> u32 {
        self.count.fetch_add(1, Ordering::Relaxed)
    }

    /// The text that a statement finds.
    ///
    /// # Panics
    /// When it finds none.
    pub fn text(&self, sql: &'static str) -> String {
        self.home.read_now(move |db| db.one::<String, 0>(sql, [])).unwrap_or_else(|fault: Fault| panic!("{sql}: {fault}"))
    }

    pub fn id(&self, sql: &'static str) -> String {
        let id: AnyId = self.home.read_now(|db| db.one(sql, [])).unwrap_or_else(|fault: Fault| panic!("{sql}: {fault}"));
        id.to_string()
    }

    /// An id by the account of a role; that of nobody for a stranger.
    pub fn id_of(&self, sql: &'static str, role: Role) -> String {
        let account = role.person().map_or_else(|| AnyId::random([0; 16]), |(code, _, _)| people_id(&self.home, code));
        let id: AnyId =
            self.home.read_now(|db| db.one(sql, [account.into()])).unwrap_or_else(|fault: Fault| panic!("{sql}: {fault}"));
        id.to_string()
    }

    /// A letter with a code that waits at the desk. One is asked for where the last has ended.
    pub fn letter(&self) -> String {
        let there: Result<Option<(AnyId,)>, Fault> = self.home.read_now(|db| {
            db.first(
                "select id from parties_letters where outcome is null and printed_at is null order by asked_at, id limit 1",
                [],
            )
        });
        if let Some((id,)) = there.expect("a readable town") {
            return id.to_string();
        }
        let account = people_id(&self.home, "resident");
        let area = AnyId::parse(&self.area("nishi-honmachi")).expect("an id");
        let ask = move |tx: &mut Tx| -> Result<AnyId, Fault> {
            let (id, now): (AnyId, _) = (tx.new_id(), tx.now());
            tx.run(
                "insert into parties_letters
                   (id, account_id, name, kana, area_id, address, asked_at, asked_seq, prints, tries, reason)
                 values ($1, $2, '見本 さくら', 'みほん さくら', $3, '1番地', $4, 0, 0, 0, '')",
                [id.into(), account.into(), area.into(), now.into()],
            )?;
            Ok(id)
        };
        self.home.write_now(Key::none(), ask).expect("a letter").to_string()
    }

    pub fn account(&self, code: &str) -> String {
        people_id(&self.home, code).to_string()
    }

    pub fn appointment(&self, code: &str) -> String {
        let account = people_id(&self.home, code);
        let all = self.home.read_now(move |db| engawa_who::offices::appointments_of(db, account.of())).expect("appointments");
        all.first().expect("an appointment").id.to_string()
    }

    pub fn office(&self, code: &str) -> String {
        let account = people_id(&self.home, code);
        let all = self.home.read_now(move |db| engawa_who::offices::appointments_of(db, account.of())).expect("appointments");
        all.first().expect("an appointment").office.to_string()
    }

    /// The sheet of an item in the year of judgement that is under way.
    pub fn sheet(&self, code: &'static str) -> String {
        let found: AnyId = self
            .home
            .read_now(move |db| {
                db.one(
                    "select s.id
                       from plans_sheets s
                       join plans_rounds r on r.id = s.round_id
                       join plans_nodes n on n.lasting_id = s.node_id
                      where r.fiscal_year = 2025
                        and n.code = $1",
                    [code.into()],
                )
            })
            .unwrap_or_else(|fault: Fault| panic!("{code}: {fault}"));
        found.to_string()
    }

    pub fn area(&self, code: &'static str) -> String {
        let found = self.home.read_now(move |db| engawa_areas::area_by_code(db, code)).expect("a readable town");
        found.expect("an area of this code").id.to_string()
    }

    /// A reorganisation of areas that is being prepared.
    pub fn reform(&self) -> String {
        let there: Result<Option<(AnyId,)>, Fault> =
            self.home.read_now(|db| db.first("select id from areas_reforms order by made_at, id limit 1", []));
        if let Some((id,)) = there.expect("a readable town") {
            return id.to_string();
        }
        let row = *self.rows.iter().find(|row| row.path == "/desk/areas/reforms" && row.method == Method::Post).expect("the row");
        let made = self.post(Role::Planner, HOME, &row, row.path, &[("day".to_owned(), "2027-04-01".to_owned())]);
        made.location().rsplit('/').next().expect("an id").to_owned()
    }

    /// A spreadsheet that was taken in and is being looked at; a trial may put it aside.
    pub fn import(&self) -> String {
        let there: Result<Option<(AnyId,)>, Fault> = self
            .home
            .read_now(|db| db.first("select id from areas_imports where bytes is not null order by begun_at, id limit 1", []));
        if let Some((id,)) = there.expect("a readable town") {
            return id.to_string();
        }
        let account = people_id(&self.home, "planner");
        let text = format!("地域名,世帯数\n桜町,{}\n", self.next_number());
        let day = engawa_kernel::Day::parse("2026-04-01").ok();
        let staged = self
            .home
            .write_now(Key::none(), move |tx| engawa_areas::imports::stage(tx, account, "見本.csv", text.as_bytes(), day, "見本"));
        staged.expect("a file that is read").to_string()
    }

    /// A list of areas that was taken in and is being looked at; a trial may put it aside.
    pub fn listing(&self) -> String {
        let there: Result<Option<(AnyId,)>, Fault> = self
            .home
            .read_now(|db| db.first("select id from areas_listings where bytes is not null order by begun_at, id limit 1", []));
        if let Some((id,)) = there.expect("a readable town") {
            return id.to_string();
        }
        let account = people_id(&self.home, "planner");
        let number = self.next_number();
        let text = format!("コード,名称,種類\nlisted-{number},見本{number}町,町内\n");
        let staged = self
            .home
            .write_now(Key::none(), move |tx| engawa_areas::listings::stage(tx, account, "見本.csv", text.as_bytes(), "見本"));
        staged.expect("a file that is read").to_string()
    }

    /// A roster that was taken in and is being looked at, by city hall or by the officer; a trial may put it aside.
    pub fn roster_import(&self, is_for_body: bool) -> String {
        let there: Result<Option<(AnyId,)>, Fault> = self.home.read_now(move |db| {
            db.first(
                "select i.id
                   from parties_imports i
                   join parties_organizations o on o.id = i.organization_id
                  where i.bytes is not null
                    and i.is_for_body = $1
                    and o.slug = 'honmachi'
                  order by i.begun_at, i.id
                  limit 1",
                [is_for_body.into()],
            )
        });
        if let Some((id,)) = there.expect("a readable town") {
            return id.to_string();
        }
        let account = people_id(&self.home, if is_for_body { "registrar" } else { "officer" });
        let bytes = format!("氏名,番地,加入日\n見本  花,{},13月\n見本  守,2-1,\n", self.next_number()).into_bytes();
        let file = engawa_bodies::deeds::imports::File { name: "見本.csv".into(), bytes };
        let file = engawa_bodies::deeds::imports::Checked::of(file).expect("a file that is read");
        let taken = self.home.write_now(Key::none(), move |tx| {
            let body: AnyId = tx.one("select id from parties_organizations where slug = 'honmachi'", [])?;
            engawa_bodies::deeds::imports::take_in(tx, body.of(), account, is_for_body, &file)
        });
        taken.expect("a file that is read").to_string()
    }

    /// The number of something that was typed for another.
    pub fn behalf(&self, role: Role) -> String {
        let account = people_id(&self.home, role.person().map_or("registrar", |(code, _, _)| code));
        let paper = paper_of(&self.home);
        let made: Result<i64, Fault> = self.home.write_now(Key::none(), move |tx| {
            let there: Option<(i64,)> =
                tx.first("select number from parties_behalves where typist_id = $1 order by number limit 1", [account.into()])?;
            if let Some((number,)) = there {
                return Ok(number);
            }
            let id: AnyId = tx.new_id();
            let number: i64 = tx.one("select coalesce(max(number), 0) + 1 from parties_behalves", [])?;
            tx.run(
                "insert into parties_behalves
                   (id, number, typist_id, role, name, basis, channel, agreed_on, agreed_how, what, about_id, typed_at, made_seq)
                 values ($1, $2, $3, 'staff', 'x', 'asked', 'phone', 20260401, 'x', 'join', $1, 1, 1)",
                [id.into(), number.into(), account.into()],
            )?;
            let file = engawa_files::enter(tx, &paper, Seq(1))?;
            let beside = "insert into parties_behalf_papers (behalf_id, position, file_id) values ($1, 1, $2)";
            tx.run(beside, [id.into(), file.into()])?;
            Ok(number)
        });
        made.expect("a receipt").to_string()
    }

    pub fn section(&self, code: &'static str) -> String {
        let found = self.home.read_now(move |db| engawa_who::section_by_code(db, code)).expect("a section");
        found.expect("a section of this code").id.to_string()
    }

    /// A name that stands for many is tried with one of them.
    pub fn field_name(&self, name: &str) -> String {
        match name.strip_suffix('*') {
            Some("heir-") => format!("heir-{}", self.office("clerk")),
            Some(begin @ ("field-" | "remark-" | "label-" | "help-" | "order-" | "required-" | "keep-")) => {
                format!("{begin}result")
            }
            Some(begin) if begin.starts_with("grade-") => format!("{begin}1"),
            Some("column-") => "column-0".to_owned(),
            Some("item-") => "item-MF-1".to_owned(),
            Some(begin) => format!("{begin}{}", self.id("select id from plans_indicators where code = 'MH-8-O1'")),
            None => name.to_owned(),
        }
    }

    pub fn secret(&self, role: Role) -> Option<&Secret> {
        self.secrets.get(&role)
    }

    fn base(&self, town: &str) -> String {
        if self.mode == Mode::Path { format!("/{town}") } else { String::new() }
    }

    /// The beginning of a request to a town, in the mode of this world.
    pub fn request(&self, method: &str, town: &str, path: &str) -> axum::http::request::Builder {
        let host = if self.mode == Mode::Path { "localhost:8080".to_owned() } else { format!("{town}.localhost:8080") };
        Request::builder().method(method).uri(format!("{}{path}", self.base(town))).header(header::HOST, host)
    }

    /// The cookies that a role sends to a town, with its first session.
    pub fn cookies(&self, role: Role, town: &str) -> String {
        self.cookies_with(role, town, self.secret(role))
    }

    /// The cookies that a role sends. Those of the other town are sent under the names of this one, too.
    pub fn cookies_with(&self, role: Role, town: &str, secret: Option<&Secret>) -> String {
        let cookies = Cookies::new(town, &self.base(town), false);
        let pair = |cookie: Cookie, secret: &Secret| {
            let line = cookies.set(cookie, secret);
            line.to_str().expect("text").split(';').next().expect("a pair").to_owned()
        };
        let mut pairs = vec![pair(Cookie::Browser, &self.browser)];
        if let (Some(secret), Some((_, face, _))) = (secret, role.person()) {
            pairs.push(pair(Cookie::Session(face), secret));
            if role == Role::OtherTown {
                pairs.push(pair(Cookie::Session(Face::Public), secret));
            }
        }
        pairs.join("; ")
    }

    pub fn get(&self, role: Role, town: &str, path: &str) -> Answered {
        self.get_through(Doorway::LOOPBACK, role, town, path)
    }

    pub fn get_through(&self, doorway: Doorway, role: Role, town: &str, path: &str) -> Answered {
        let secret = if town == HOME { self.fresh(role) } else { self.secret(role).cloned() };
        let request = self.request("GET", town, path).header(header::COOKIE, self.cookies_with(role, town, secret.as_ref()));
        self.send_through(doorway, request.body(Body::empty()).expect("a request"))
    }

    /// A deed with the token that the page would have printed for this role in this town.
    pub fn post(&self, role: Role, town: &str, row: &RouteRow, path: &str, fields: &[(String, String)]) -> Answered {
        let secret = self.fresh(role);
        let token = token(self.bound_to(row, role, secret.as_ref()).unwrap_or(&self.browser), town, path);
        self.post_with(&self.cookies_with(role, town, secret.as_ref()), town, path, fields, &token)
    }

    /// The secret to which the page of a row binds its form: that of the session, where there is one on this face.
    fn bound_to<'s>(&self, row: &RouteRow, role: Role, secret: Option<&'s Secret>) -> Option<&'s Secret> {
        let has_session = role != Role::OtherTown && role.person().is_some_and(|(_, face, _)| face == row.face);
        secret.filter(|_| has_session)
    }

    pub fn post_with(&self, cookies: &str, town: &str, path: &str, fields: &[(String, String)], token: &str) -> Answered {
        let mut body = format!("{}={token}", engawa_web::door::FORM_TOKEN);
        for (name, value) in fields {
            body.push_str(&format!("&{}={}", encoded(name), encoded(value)));
        }
        let request = self
            .request("POST", town, path)
            .header(header::COOKIE, cookies)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).expect("a request"))
    }

    pub fn send(&self, request: Request) -> Answered {
        self.send_through(Doorway::LOOPBACK, request)
    }

    fn send_through(&self, doorway: Doorway, mut request: Request) -> Answered {
        // Each request from a network of its own: the bounds on networks have tests of their own.
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let client = std::net::Ipv4Addr::from(0x0a00_0000 | (number << 8 & 0x00ff_ff00));
        request.extensions_mut().insert(Doorway { client: client.into(), ..doorway });
        let router = self.router.clone();
        self.runtime.block_on(async {
            let answer = tower::ServiceExt::oneshot(router, request).await.expect("an answer");
            let (parts, body) = answer.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.expect("a body");
            Answered { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
        })
    }

    pub fn rows_of(&self, method: Method) -> impl Iterator<Item = &RouteRow> {
        self.rows.iter().filter(move |row| row.method == method)
    }

    pub fn engine_name(&self) -> &'static str {
        if self.kit.engine == EngineKind::Sqlite { "sqlite" } else { "postgres" }
    }
}

/// The token of a form, as its page prints it.
pub fn token(secret: &Secret, town: &str, path: &str) -> String {
    let head = FormHead::new(secret, town, path.split('?').next().unwrap_or(path), String::new());
    let printed = head.to_string();
    printed.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token").to_owned()
}

fn encoded(text: &str) -> String {
    engawa_web::limits::percent_encoded(text)
}

fn people_id(town: &Town, code: &str) -> AnyId {
    let code = code.to_owned();
    let found = town.read_now(move |db| people::account_of(db, &code)).expect("an account");
    found.expect("somebody of this name").id.any()
}

/// The paper on which something was said.
fn paper_of(town: &Town) -> engawa_files::Kept {
    let mut incoming = engawa_files::Incoming::begin(town, "paper.pdf", 1_000).expect("begun");
    incoming.take(b"%PDF-1.7").expect("taken");
    engawa_files::keep_now(town, &incoming.end(), engawa_files::Media::PAPER).expect("kept")
}

/// The copy, opened like a town of its own, with everything that was in it: nothing was voided.
fn copied(kit: &Kit) -> Town {
    let folder = kit.folder().join("copy");
    engawa_db::backup(&kit.towns, HOME, &folder, |db| {
        Ok(engawa_db::Copied { files: engawa_files::contents(db)?, ..Default::default() })
    })
    .expect("a copy");
    engawa_db::restore(&kit.towns, &folder, NEXT).expect("a second town");
    kit.towns.control().enter(NEXT, TownState::Open).expect("it is open");
    kit.towns.open(NEXT).expect("the second town")
}

/// A document of one thing with one field, as the reader would have written it; of the same bytes twice, so that both compare.
fn plant_reading(tx: &mut Tx) -> Result<(), Fault> {
    let last: i64 = tx.one("select cast(coalesce(max(seq), 0) as bigint) from plans_readings", [])?;
    let first = last + 1;
    for seq in [first, first + 1] {
        let (id, now): (AnyId, _) = (tx.new_id(), tx.now());
        tx.run(
            "insert into plans_readings (id, begun_at, post, name, hash, size, state, parts_done, parts, seq)
             values ($1, $2, $3, $4, $5, 1, 'read', 0, 0, $6)",
            [id.into(), now.into(), "見本".into(), "見本.txt".into(), vec![7_u8; 32].into(), seq.into()],
        )?;
        tx.run("insert into plans_reading_things (reading_id, number, thing) values ($1, 1, 'item')", [id.into()])?;
        tx.run(
            "insert into plans_reading_fields (reading_id, number, field, value, confidence)
             values ($1, 1, 'title', $2, 95)",
            [id.into(), "見本の項目".into()],
        )?;
    }
    Ok(())
}
