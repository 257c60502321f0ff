//! The way in from outside: the first administrator of a town, and the next one where nobody administers any more.

use engawa_db::Key;
use engawa_kernel::{Actor, Channel, Id};
use engawa_testkit::{Kit, on_both};
use engawa_web::Permission;
use engawa_who::accounts::{Account, Mail, account, close_account, open_account};
use engawa_who::offices::{self, Held, NewAppointment, OfficeToMake, Refused, SectionToMake, first_administrator};
use engawa_who::{ADMINISTER, AUDIT, Office, Section};

use crate::City;
use crate::hall::{attachment, day, migrations};

const BY: fn() -> Actor = || Actor::Key("cli");
const CHANNEL: Channel = Channel::CommandLine;

/// A town in which somebody may be called in.
struct Town(City);

impl Town {
    fn write<T: Send + serde::Serialize + serde::de::DeserializeOwned + 'static>(
        &self,
        deed: impl Fn(&mut engawa_db::Tx) -> Result<T, Refused> + Send + 'static,
    ) -> T {
        self.0.seat.town.write_now(Key::none(), deed).expect("done")
    }

    /// Calls somebody in; nothing where somebody administers.
    fn call(&self, name: &'static str, mail: &'static str) -> Option<Id<Account>> {
        self.write(move |tx| first_administrator(tx, name, &Mail::parse(mail).expect("an address"), BY(), CHANNEL))
    }

    /// What someone holds today.
    fn held(&self, account: Id<Account>) -> Held {
        let today = self.0.seat.clock.today();
        let held = self.0.seat.town.read_now(|db| offices::held_on(db, account, today)).expect("offices");
        assert_eq!(held.len(), 1, "{held:?}");
        held.into_iter().next().expect("an office")
    }

    fn section(&self, name: &'static str) -> Id<Section> {
        self.write(move |tx| {
            let from_on = Some(day("2020-04-01"));
            offices::make_section(tx, &SectionToMake { code: name.into(), name: name.into(), from_on }, BY(), CHANNEL)
        })
    }

    fn office(&self, section: Id<Section>, title: &'static str, is_single: bool, may: &'static [Permission]) -> Id<Office> {
        self.write(move |tx| {
            let from_on = Some(day("2020-04-01"));
            let new = OfficeToMake { section, title: title.into(), is_single, permissions: may.to_vec(), from_on };
            offices::make_office(tx, &new, BY(), CHANNEL)
        })
    }

    fn appoint(&self, mail: &'static str, office: Id<Office>, from: &str, to: Option<&str>) -> Id<Account> {
        let (from_on, to_on) = (day(from), to.map(day));
        self.write(move |tx| {
            let account = open_account(tx, "見本 前任", &Mail::parse(mail).expect("an address"), BY(), CHANNEL)?;
            offices::appoint(tx, &NewAppointment { account, office, from_on, to_on }, BY(), CHANNEL)?;
            Ok(account)
        })
    }

    fn count(&self, table: &str) -> i64 {
        let sql = format!("select count(*) from {table}");
        self.0.seat.town.read_now(|db| db.one::<i64, 0>(&sql, [])).expect("a count")
    }
}

fn in_a_town(test: impl Fn(&Kit, &Town)) {
    on_both(&migrations(), &attachment(), |kit| test(kit, &Town(City::new(kit))));
}

#[test]
fn an_empty_town_gets_a_section_an_office_and_one_administrator_and_no_other() {
    in_a_town(|_, town| {
        let first = town.call("見本 一番", "ichiban@mihon.example").expect("nobody administers");
        let held = town.held(first);
        assert_eq!(
            (held.section_name.as_str(), held.title.as_str(), held.permissions.as_slice()),
            ("総務課", "管理者", &[ADMINISTER.0.to_owned()][..])
        );
        assert!(town.0.staff(first).page("/admin/people").contains("見本 一番"));
        assert_eq!(town.call("見本 二番", "niban@mihon.example"), None);
        assert_eq!((town.count("who_accounts"), town.count("who_offices")), (1, 1));
    });
}

#[test]
fn where_the_last_administrator_has_gone_the_next_one_takes_their_office() {
    in_a_town(|_, town| {
        let first = town.call("見本 一番", "ichiban@mihon.example").expect("nobody administers");
        let office = town.held(first).office;
        town.write(move |tx| Ok(close_account(tx, first, BY(), CHANNEL)?));
        let next = town.call("見本 二番", "niban@mihon.example").expect("nobody administers any more");
        assert_eq!((town.held(next).office, town.count("who_offices")), (office, 1));
        // Its only seat is still taken by the account that was closed: then there is a new office beside it.
        town.write(move |tx| {
            close_account(tx, next, BY(), CHANNEL)?;
            tx.run("update who_offices set is_single = 1", [])?;
            Ok(())
        });
        let third = town.call("見本 三番", "sanban@mihon.example").expect("nobody administers any more");
        assert_eq!((town.held(third).title.as_str(), town.count("who_offices")), ("管理者2", 2));
    });
}

#[test]
fn an_office_that_may_administer_is_taken_whatever_it_is_called_and_one_that_has_ended_is_not() {
    in_a_town(|kit, town| {
        let section = town.section("情報課");
        let clerk = town.office(section, "担当", false, &[]);
        let chief = town.office(section, "情報主任", true, &[ADMINISTER, AUDIT]);
        town.appoint("clerk@mihon.example", clerk, "2026-04-01", None);
        town.appoint("former@mihon.example", chief, "2026-04-01", Some("2026-11-20"));
        let first = town.call("見本 一番", "ichiban@mihon.example").expect("nobody administers any more");
        let held = town.held(first);
        assert_eq!((held.office, held.permissions.len(), town.count("who_offices")), (chief, 2, 2));
        // Both are gone: the office has ended, and there is another one.
        town.write(move |tx| {
            close_account(tx, first, BY(), CHANNEL)?;
            offices::end_office(tx, chief, day("2026-11-30"), BY(), CHANNEL)
        });
        kit.set_day("2026-12-01");
        let next = town.call("見本 二番", "niban@mihon.example").expect("nobody administers any more");
        assert_eq!((town.held(next).title.as_str(), town.held(next).section_name.as_str()), ("管理者", "情報課"));
    });
}

#[test]
fn an_office_of_that_title_may_administer_from_now_on_only_where_nobody_sits_in_it() {
    in_a_town(|_, town| {
        let section = town.section("情報課");
        let empty = town.office(section, "管理者", false, &[AUDIT]);
        let first = town.call("見本 一番", "ichiban@mihon.example").expect("nobody administers");
        let held = town.held(first);
        assert_eq!((held.office, held.permissions), (empty, vec![ADMINISTER.0.to_owned(), AUDIT.0.to_owned()]));
    });
    in_a_town(|_, town| {
        let section = town.section("情報課");
        let office = town.office(section, "管理者", false, &[AUDIT]);
        let auditor = town.appoint("auditor@mihon.example", office, "2026-04-01", None);
        let first = town.call("見本 一番", "ichiban@mihon.example").expect("nobody administers");
        assert_eq!(town.held(first).title, "管理者2");
        assert_eq!(town.held(auditor).permissions, [AUDIT.0.to_owned()], "whoever sits there was not meant");
    });
}

#[test]
fn an_account_of_that_address_is_used_and_the_term_ends_with_the_office() {
    in_a_town(|_, town| {
        let section = town.section("情報課");
        let chief = town.office(section, "情報主任", false, &[ADMINISTER]);
        let clerk = town.office(section, "担当", false, &[]);
        // A clerk in office, a resident, and an office that an administrator ended ahead.
        let resident = town.appoint("hanako@mihon.example", clerk, "2026-04-01", Some("2026-06-30"));
        town.write(move |tx| offices::end_office(tx, chief, day("2027-03-31"), BY(), CHANNEL));
        assert_eq!(town.call("ほかの名", " Hanako@mihon.example "), Some(resident));
        assert_eq!((town.held(resident).office, town.held(resident).to_on), (chief, Some(day("2027-03-31"))));
        let kept = town.0.seat.town.read_now(|db| account(db, resident)).expect("readable").expect("there");
        assert_eq!((kept.name.as_str(), town.count("who_accounts")), ("見本 前任", 1));
    });
}
