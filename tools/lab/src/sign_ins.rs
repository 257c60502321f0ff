//! Signing in with a known and an unknown address: nobody may tell from the cost of the answer which it was.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use engawa_db::{Key, Tx};
use engawa_kernel::{Actor, Channel};
use engawa_web::door::{Cookie, Cookies, Doorway, FormHead, Secret};
use engawa_who::accounts::{Mail, open_account};
use engawa_who::entry::{give_password, password_hash};
use engawa_who::offices::{NewAppointment, OfficeToMake, Refused, appoint, make_office};
use engawa_who::sections_on;
use tower::ServiceExt;

use crate::cpu;
use crate::towns::{Demo, runtime};

const TOWN: &str = "mihon";
const BASE: &str = "/mihon";

/// So many accounts are opened in one unit.
const AT_ONCE: u32 = 500;

/// The address of someone; the limits on an account are not what is measured, so each is asked for once.
fn address(who: &str, number: u32) -> String {
    format!("{who}{number}@mihon.example")
}

/// Opens the known accounts: each with a password, and in an office of city hall.
fn open_accounts(demo: &Demo, count: u32) {
    let town = demo.towns.open(TOWN).expect("the sample town");
    let hash = password_hash("the-right-one-of-everyone").expect("a hash");
    for first in (0..count).step_by(AT_ONCE as usize) {
        let hash = hash.clone();
        let unit = move |tx: &mut Tx| open_some(tx, first..(first + AT_ONCE).min(count), &hash);
        town.write_now(Key::none(), unit).unwrap_or_else(|refused: Refused| panic!("{refused}"));
    }
}

fn open_some(tx: &mut Tx, numbers: std::ops::Range<u32>, hash: &str) -> Result<(), Refused> {
    let (by, today) = (Actor::Key("lab"), tx.now().day());
    let section = sections_on(tx, today)?.first().expect("a section").id;
    let title = format!("係{}", numbers.start);
    let office = OfficeToMake { section, title, is_single: false, permissions: Vec::new(), from_on: Some(today) };
    let office = make_office(tx, &office, by.clone(), Channel::CommandLine)?;
    for number in numbers {
        let mail = Mail::parse(&address("known", number)).expect("an address");
        let account = open_account(tx, "見本", &mail, by.clone(), Channel::CommandLine)?;
        give_password(tx, account, hash)?;
        appoint(tx, &NewAppointment { account, office, from_on: today, to_on: None }, by.clone(), Channel::CommandLine)?;
    }
    Ok(())
}

/// One form of signing in, from a browser of its own.
fn form(path: &str, fields: &str, number: u32) -> Request<Body> {
    let browser = Secret::new();
    let line = Cookies::new(TOWN, BASE, false).set(Cookie::Browser, &browser);
    let cookie = line.to_str().unwrap_or_default().split(';').next().unwrap_or_default().to_owned();
    let printed = FormHead::new(&browser, TOWN, path, String::new()).to_string();
    let token = printed.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned();
    // Each from a network of its own: the bound on networks is not what is measured.
    let client = std::net::Ipv4Addr::from(0x0a00_0000 | (number << 8 & 0x00ff_ff00));
    Request::post(format!("{BASE}{path}"))
        .extension(Doorway { client: client.into(), ..Doorway::LOOPBACK })
        .header(header::HOST, "localhost:8080")
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(format!("form-token={token}&{fields}")))
        .expect("a request")
}

/// The middle of what one answer costs in CPU time, of known and unknown addresses asked in turn.
fn medians(router: &Router, count: u32, path: &str, fields: impl Fn(bool, u32) -> String) -> (f64, f64) {
    let runtime = runtime();
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in 0..count * 2 {
        let is_known = number % 2 == 0;
        let request = form(path, &fields(is_known, number), number);
        let before = cpu::used();
        let answer = runtime.block_on(router.clone().oneshot(request)).unwrap_or_else(|never| match never {});
        assert!(!answer.status().is_server_error(), "{path}: {}", answer.status());
        let cost = (cpu::used() - before).as_secs_f64() * 1e3;
        if is_known { known.push(cost) } else { unknown.push(cost) }
    }
    (middle(known), middle(unknown))
}

fn middle(mut costs: Vec<f64>) -> f64 {
    costs.sort_by(f64::total_cmp);
    costs[costs.len() / 2]
}

/// Prints the medians of so many of each, for a password and for a link by mail.
pub fn run(count: u32) {
    let demo = Demo::make();
    open_accounts(&demo, count);
    let router = demo.router();
    println!(
        "## Signing in, {count} known and {count} unknown addresses\n| way | known | unknown | difference |\n|---|---|---|---|"
    );
    for (way, path, more) in [
        ("password, public", "/sign-in/password", "&password=not-the-right-one"),
        ("password, staff", "/desk/sign-in/password", "&password=not-the-right-one"),
        ("link, public", "/sign-in/links", ""),
        ("link, staff", "/desk/sign-in/links", ""),
    ] {
        let (known, unknown) = medians(&router, count, path, |is_known, number| {
            let who = address(if is_known { "known" } else { "nobody" }, number / 2);
            format!("mail={}{more}", who.replace('@', "%40"))
        });
        println!("| {way} | {known:.3} ms | {unknown:.3} ms | {:+.2} % |", (known / unknown - 1.0) * 100.0);
    }
}
