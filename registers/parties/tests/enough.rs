//! A room that asks for a level: who has less is told the ways there, and what they typed stays on the page.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engawa_db::{Key, Migration};
use engawa_journal::{House, Parts};
use engawa_kernel::{Actor, Channel, Id};
use engawa_parties::deeds::{self, By};
use engawa_parties::model::{NewPerson, ProofWay};
use engawa_parties::proving::too_little;
use engawa_parties::refused::Refused;
use engawa_parties::rules::levels::Level;
use engawa_testkit::on_both;
use engawa_web::door::{Cookie, Cookies, Doorway, FormHead, Secret};
use engawa_web::{Answer, Ctx, Face, Fields, May, Rooms, RouteRow, TownSeat, WhoIs, guarded, samples};
use engawa_who::accounts::{Account, Mail, open_account};
use engawa_who::sessions::{Begun, Hall, SessionStep, begin, session_purpose};
use tower::ServiceExt;

const DEED: RouteRow = RouteRow::post("/wish", Face::Public, May::SignedIn).fields(&["wish"]);

async fn wish(ctx: Ctx, fields: Fields) -> Answer<Response> {
    if let Some(page) = too_little(&ctx, Level::InCity, Some(&fields)).await? {
        return Ok(page);
    }
    Ok(format!("granted: {}", fields.get("wish")).into_response())
}

#[test]
fn who_has_shown_too_little_is_told_the_ways_and_loses_nothing() {
    let migrations: Vec<Migration> = [
        &engawa_journal::MIGRATIONS[..],
        &engawa_post::MIGRATIONS[..],
        &engawa_who::MIGRATIONS[..],
        &engawa_areas::MIGRATIONS[..],
        &engawa_files::MIGRATIONS[..],
        &engawa_parties::MIGRATIONS[..],
    ]
    .concat();
    let (who, own) = (engawa_who::parts(), engawa_parties::parts());
    let facts = [who.facts, own.facts].concat();
    let house = Arc::new(House::assemble(Parts { facts, ..own }).expect("the register fits together"));
    on_both(&migrations, &(house as engawa_db::Attachment), |kit| {
        let town = kit.town("mihon");
        let account: Id<Account> = town
            .write_now(Key::none(), |tx| {
                let mail = Mail::parse("hanako@mihon.example").expect("an address");
                open_account(tx, "見本 花子", &mail, Actor::Unnamed, Channel::Web)
            })
            .expect("an account");
        let secret = Secret::new();
        let secret_hash = secret.hash(town.name(), session_purpose(Face::Public));
        let begun = Begun { account, face: Face::Public, step: SessionStep::Both, secret_hash, device: String::new() };
        town.write_now(Key::none(), move |tx| begin(tx, &begun).map(|_| ())).expect("a session");
        let line = Cookies::new(town.name(), "", false).set(Cookie::Session(Face::Public), &secret);
        let cookie = line.to_str().expect("text").split(';').next().expect("a pair").to_owned();
        let files = [&engawa_who::WORD_FILES[..], &engawa_areas::WORD_FILES[..], &engawa_parties::WORD_FILES[..]].concat();
        let words = samples::words_with(&files);
        let seat =
            TownSeat { town: town.clone(), site: samples::site(), base: String::new(), clock: kit.clock.clone(), origin: None };
        let router = guarded(Rooms::new().row(DEED, wish).into_parts().0);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let ask = || {
            let head = FormHead::new(&secret, "mihon", "/wish", "/wish".into()).to_string();
            let token = head.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token").to_owned();
            let body = format!("wish=a%20%3Cbench%3E&form-token={}", token.replace('+', "%2B"));
            let request = Request::post("/wish").header("sec-fetch-site", "same-origin").header(header::COOKIE, &cookie);
            let mut request = request.body(Body::from(body)).expect("a request");
            request.extensions_mut().insert(seat.clone());
            request.extensions_mut().insert(Arc::clone(&words));
            request.extensions_mut().insert(Arc::new(Hall) as Arc<dyn WhoIs>);
            request.extensions_mut().insert(Doorway::LOOPBACK);
            runtime.block_on(async {
                let answer = router.clone().oneshot(request).await.expect("a router never fails");
                let status = answer.status();
                let bytes = to_bytes(answer.into_body(), 1 << 20).await.expect("a body");
                (status, String::from_utf8_lossy(&bytes).into_owned())
            })
        };
        let (status, page) = ask();
        assert_eq!(status, StatusCode::CONFLICT, "{page}");
        assert!(page.contains("name=\"wish\" value=\"a &#60;bench&#62;\""), "what was typed is kept, and harmless: {page}");
        assert!(page.contains("/my/address") && page.contains("/my/ways") && page.contains("action=\"/wish\""), "{page}");
        let prove = move |tx: &mut engawa_db::Tx| -> Result<(), Refused> {
            let by = By::machine("test");
            let new = NewPerson { family: "見本".into(), ..NewPerson::default() };
            let person = deeds::enter_person(tx, &new, &by)?;
            deeds::bind_account(tx, person, account, &by)?;
            deeds::prove_person(tx, person, ProofWay::Desk, tx.now().day(), &by)
        };
        town.write_now(Key::none(), prove).expect("seen at the counter");
        assert_eq!(ask(), (StatusCode::OK, "granted: a <bench>".to_owned()));
    });
}
