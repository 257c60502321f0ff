//! The outbox on both engines: sent once, tried again, given up, decoys passed over, words gone; folder and mail server.

mod outbox;
mod server;
mod smtp;

use std::sync::Arc;

use engawa_db::{Attachment, Cells, Fault, FromRow, Key, Town};
use engawa_kernel::Moment;
use engawa_post::{Address, Body, Carrier, Line, MIGRATIONS, Mail, Sender, enqueue, send_due};
use engawa_testkit::Kit;

fn on_both(test: impl Fn(&Kit)) {
    let nothing: Attachment = Arc::new(());
    engawa_testkit::on_both(&MIGRATIONS, &nothing, test);
}

fn sender() -> Sender {
    Sender {
        name: Line::parse("みほん市").expect("a line"), address: Address::parse("engawa@mihon.example").expect("an address")
    }
}

fn mail(to: &str) -> Mail {
    Mail {
        to: Address::parse(to).expect("an address"),
        subject: Line::parse("入室のリンク").expect("a line"),
        body: Body::parse("リンクを開いてください。\nhttps://mihon.example/in/0123").expect("a body"),
        is_decoy: false,
    }
}

fn put(town: &Town, mail: &Mail) {
    let mail = mail.clone();
    let put: Result<(), Fault> = town.write_now(Key::none(), move |tx| enqueue(tx, &mail));
    put.expect("put into the outbox");
}

fn sent(town: &Town, carrier: &Carrier) -> usize {
    send_due(town, carrier).expect("sent")
}

/// A row of the outbox, as the tests look at it.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    to: String,
    state: String,
    tries: i64,
    has_words: bool,
    next_try_at: Moment,
}

impl FromRow for Seen {
    fn from_row(cells: &mut Cells) -> Result<Self, Fault> {
        let (to, state, tries) = (cells.next()?, cells.next()?, cells.next()?);
        Ok(Seen { to, state, tries, has_words: cells.next::<Option<String>>()?.is_some(), next_try_at: cells.next()? })
    }
}

fn outbox(town: &Town) -> Vec<Seen> {
    let rows = town
        .read_now(|db| db.all("select to_address, state, tries, body, next_try_at from post_mails order by to_address, id", []));
    rows.expect("the outbox")
}

fn states(town: &Town) -> Vec<(String, i64, bool)> {
    outbox(town).into_iter().map(|seen| (seen.state, seen.tries, seen.has_words)).collect()
}

fn later(kit: &Kit, minutes: i64) {
    kit.clock.set(kit.clock.now().plus_millis(minutes * 60_000));
}
