//! A city hall in March: its people, their browsers, and every row that a list could touch.

use axum::http::StatusCode;
use engawa_db::{Cells, Db, Fault, FromRow, Key, Limit, Value};
use engawa_kernel::{Actor, AnyId, Channel, Day, Id, Moment};
use engawa_testkit::Kit;
use engawa_web::RouteRow;
use engawa_web::door::{Desk, Holding};
use engawa_web::{Answer, Ctx, Face, Fields, May, Permission, Rooms};
use engawa_who::accounts::{Account, Mail, open_account};
use engawa_who::offices::{self, NewAppointment, OfficeToMake, Refused, SectionToMake};
use engawa_who::{Office, Section};

use crate::hall::{Browser, City, day, token};

const FIGURES: Permission = Permission("plans.figures");

/// Where something is entered for the section in which one acts: a room of its own stands in for the desk of plans.
const ENTER: &str = "/desk/figures-of-the-test";

async fn asks(ctx: Ctx) -> Answer<axum::response::Html<String>> {
    let head = ctx.form(ENTER)?;
    Ok(axum::response::Html(format!("<form action=\"{}\">{head}</form>{}", head.action, ctx.acting()?.section_name)))
}

async fn enters(ctx: Ctx, _: Fields) -> Answer<String> {
    Ok(ctx.acting()?.section_name.clone())
}

fn rooms() -> Rooms {
    let may = May::Holds(&[FIGURES]);
    engawa_who::routes().row(RouteRow::get(ENTER, Face::Staff, may), asks).row(RouteRow::post(ENTER, Face::Staff, may), enters)
}

/// A room that keeps one indicator by 水道課.
fn kept_by_water(db: &Db, section: AnyId) -> Result<Vec<Holding>, Fault> {
    let found = engawa_who::section(db, section.of())?.filter(|section| section.name == "水道課");
    Ok(found.map(|_| Holding { what: "水道の有収率".into(), path: "/plans/sogo/indicators/suido".into() }).into_iter().collect())
}

/// Section, offices with seats and permissions, and who holds them.
type Staffed<'a> = (&'a str, &'a str, bool, &'a [Permission], &'a [&'a str]);

const HALL: [Staffed; 7] = [
    ("総務課", "管理者", false, &[engawa_who::ADMINISTER], &["見本 一番", "見本 二番"]),
    ("総務課", "係員", false, &[], &["伊藤 三郎"]),
    ("企画課", "課長", true, &[FIGURES], &["田中 花子"]),
    ("企画課", "係員", false, &[FIGURES], &["高橋 次郎"]),
    ("市民課", "課長", true, &[FIGURES], &["佐藤 一"]),
    ("市民課", "係員", false, &[FIGURES], &["山田 太郎", "鈴木 良子"]),
    ("水道課", "課長", true, &[FIGURES], &["渡辺 清"]),
];

pub fn mail_of(name: &str) -> String {
    let letters: String = name.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("m{}@mihon.example", &letters[letters.len().saturating_sub(40)..])
}

impl City {
    pub fn new(kit: &Kit) -> City {
        kit.set_day("2026-06-01");
        let desk = Desk { holdings: vec![kept_by_water], todos: vec![engawa_who::todos], ..Desk::default() };
        let city = City::with(kit, rooms(), desk);
        for (section, title, is_single, permissions, names) in HALL {
            let section = city.find_section(section).unwrap_or_else(|| city.make_section(section));
            let office = city.make_office(section, title, is_single, permissions);
            for name in names {
                let account = city.open(name);
                city.appoint(account, office, None);
            }
        }
        city.open("新人 五郎");
        city
    }

    fn make_section(&self, name: &str) -> Id<Section> {
        let new = SectionToMake { code: name.into(), name: name.into(), from_on: Some(day("2010-04-01")) };
        let made: Result<_, Refused> =
            self.seat.town.write_now(Key::none(), move |tx| offices::make_section(tx, &new, by(), Channel::CommandLine));
        made.expect("a section")
    }

    fn make_office(&self, section: Id<Section>, title: &str, is_single: bool, permissions: &[Permission]) -> Id<Office> {
        let permissions = permissions.to_vec();
        let new = OfficeToMake { section, title: title.into(), is_single, permissions, from_on: Some(day("2010-04-01")) };
        let made: Result<_, Refused> =
            self.seat.town.write_now(Key::none(), move |tx| offices::make_office(tx, &new, by(), Channel::CommandLine));
        made.expect("an office")
    }

    pub fn open(&self, name: &str) -> Id<Account> {
        let (name, mail) = (name.to_owned(), Mail::parse(&mail_of(name)).expect("an address"));
        let opened = self.seat.town.write_now(Key::none(), move |tx| open_account(tx, &name, &mail, by(), Channel::CommandLine));
        opened.expect("an account")
    }

    /// By hand, as an administrator does it.
    pub fn appoint(&self, account: Id<Account>, office: Id<Office>, from_on: Option<Day>) {
        let new = NewAppointment { account, office, from_on: from_on.unwrap_or(day("2024-04-01")), to_on: None };
        let made: Result<_, Refused> =
            self.seat.town.write_now(Key::none(), move |tx| offices::appoint(tx, &new, by(), Channel::CommandLine));
        made.expect("an appointment");
    }

    fn find_section(&self, name: &str) -> Option<Id<Section>> {
        let code = name.to_owned();
        let found = self.seat.town.read_now(|db| engawa_who::section_by_code(db, &code)).expect("a readable town");
        found.map(|section| section.id)
    }

    pub fn section(&self, name: &str) -> Id<Section> {
        self.find_section(name).unwrap_or_else(|| panic!("no section {name}"))
    }

    pub fn office_on(&self, section: &str, title: &str, on: Day) -> Id<Office> {
        let section = self.section(section);
        let all = self.seat.town.read_now(|db| engawa_who::offices_on(db, on)).expect("a readable town");
        let found = all.into_iter().find(|office| office.section == section && office.title == title);
        found.unwrap_or_else(|| panic!("no office {title}")).id
    }

    pub fn account(&self, name: &str) -> Id<Account> {
        self.account_by_mail(&mail_of(name))
    }

    /// Everyone in office on a day: section, title, name.
    pub fn holders(&self, on: Day) -> Vec<(String, String, String)> {
        let held = self.seat.town.read_now(|db| offices::holders_on(db, on)).expect("a readable town");
        held.into_iter().map(|held| (held.section_name, held.title, held.name)).collect()
    }

    /// Someone of city hall who has just signed in.
    pub fn signed_in(&self, name: &str) -> Browser<'_> {
        self.begun(self.account(name), Face::Staff)
    }

    /// The clock stands at this moment of a day.
    pub fn at(&self, on: &str, millis: i64) -> Moment {
        let moment = day(on).begins_at().plus_millis(millis);
        self.seat.clock.set(moment);
        moment
    }

    /// Every row of every table that a list may touch, but for its own.
    pub fn rows(&self) -> Vec<(&'static str, Vec<Vec<Value>>)> {
        let tables = [
            ("who_sections", "select * from who_sections order by id limit 10000"),
            ("who_section_successions", "select * from who_section_successions order by section_id, successor_id limit 10000"),
            ("who_offices", "select * from who_offices order by id limit 10000"),
            ("who_office_permissions", "select * from who_office_permissions order by office_id, permission limit 10000"),
            ("who_appointments", "select * from who_appointments order by id limit 10000"),
            ("who_accounts", "select * from who_accounts order by id limit 10000"),
        ];
        let read =
            |db: &Db| -> Result<Vec<_>, Fault> { tables.into_iter().map(|(table, sql)| Ok((table, rows_of(db, sql)?))).collect() };
        self.seat.town.read_now(read).expect("the rows")
    }

    pub fn count(&self, sql: &'static str) -> usize {
        self.seat.town.read_now(|db| rows_of(db, sql)).expect("rows").len()
    }

    pub fn kinds_told(&self) -> Vec<String> {
        let all = self.seat.town.read_now(|db| engawa_journal::records_after(db, engawa_kernel::Seq(0), Limit(100_000)));
        all.expect("the records").into_iter().map(|record| record.header.kind).collect()
    }
}

struct Whole(Vec<Value>);

impl FromRow for Whole {
    fn from_row(cells: &mut Cells) -> Result<Whole, Fault> {
        Ok(Whole(cells.rest()))
    }
}

fn rows_of(db: &Db, sql: &str) -> Result<Vec<Vec<Value>>, Fault> {
    let mut rows = Vec::new();
    db.each(sql, &[], |row: Whole| {
        rows.push(row.0);
        Ok(())
    })?;
    Ok(rows)
}

fn by() -> Actor {
    Actor::Key("command-line")
}

impl Browser<'_> {
    /// Opens the form where figures are entered.
    pub fn opens_figures(&self) -> Result<(String, String), StatusCode> {
        let seen = self.get(ENTER);
        let section = seen.text.rsplit('>').next().unwrap_or_default().to_owned();
        if seen.status == StatusCode::OK { Ok((section, token(&seen.text, ENTER))) } else { Err(seen.status) }
    }

    /// Sends it; answers for which section.
    pub fn enters_figures(&self, token: &str) -> String {
        let seen = self.post(ENTER, &[("form-token", token)]);
        assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
        seen.text
    }
}

/// The value of an option of a list by its words.
pub fn option(page: &str, words: &str) -> String {
    let before = page.split(&format!(">{words}</option>")).next().filter(|before| before.len() < page.len());
    let before = before.unwrap_or_else(|| panic!("no 「{words}」 in {page}"));
    let value = before.rsplit("value=\"").next().expect("a value");
    value.split('"').next().expect("a value").to_owned()
}
