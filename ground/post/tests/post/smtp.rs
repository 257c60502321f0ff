//! Mails to a mail server.

use std::collections::BTreeSet;

use engawa_post::{Carrier, Security, Smtp};

use crate::server::Server;
use crate::{later, mail, on_both, put, sender, sent, states};

fn plain(server: &Server) -> Carrier {
    server.carrier(Security::PlainOnLoopback).expect("a carrier")
}

#[test]
fn a_mail_reaches_the_server_with_envelope_and_headers() {
    on_both(|kit| {
        let (town, server) = (kit.town("mihon"), Server::start(&[]));
        put(&town, &mail("hana..ko@docomo.example"));
        assert_eq!(sent(&town, &plain(&server)), 1);
        let came = server.came().remove(0);
        assert_eq!(came.hello, "mihon.example");
        assert!(came.from.starts_with("FROM:<engawa@mihon.example>"), "{}", came.from);
        assert_eq!(came.to, "TO:<\"hana..ko\"@docomo.example>");
        for line in ["Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"] {
            assert!(came.text.lines().any(|found| found == line), "{line} in {}", came.text);
        }
        assert!(came.text.is_ascii());
    });
}

#[test]
fn what_the_server_refuses_for_now_is_tried_again_under_the_same_id() {
    on_both(|kit| {
        let (town, server) = (kit.town("mihon"), Server::start(&["451 not now", "550 nobody of that name"]));
        put(&town, &mail("a@mihon.example"));
        for tries in 1..=2 {
            assert_eq!(sent(&town, &plain(&server)), 0);
            assert_eq!(states(&town), [("waiting".to_owned(), tries, true)]);
            later(kit, 5);
        }
        assert_eq!(sent(&town, &plain(&server)), 1);
        assert_eq!((server.came().len(), states(&town)), (1, vec![("sent".to_owned(), 3, false)]));
        assert!(server.came()[0].text.contains("Date: Sat, 21 Nov 2026 03:00:00 +0000"), "the date of the deed, not of the try");
    });
}

#[test]
fn one_refused_address_does_not_hold_up_the_next() {
    on_both(|kit| {
        let (town, server) = (kit.town("mihon"), Server::start(&["550 nobody of that name"]));
        put(&town, &mail("a@mihon.example"));
        later(kit, 1);
        put(&town, &mail("b@mihon.example"));
        assert_eq!(sent(&town, &plain(&server)), 1);
        assert_eq!(server.came()[0].to, "TO:<b@mihon.example>");
    });
}

#[test]
fn several_senders_of_one_town_never_send_the_same() {
    on_both(|kit| {
        let (town, server) = (kit.town("mihon"), Server::start(&[]));
        (0..20).for_each(|number| put(&town, &mail(&format!("a{number}@mihon.example"))));
        let counts: Vec<usize> = std::thread::scope(|scope| {
            let senders: Vec<_> = (0..4).map(|_| scope.spawn(|| sent(&town, &plain(&server)))).collect();
            senders.into_iter().map(|sender| sender.join().expect("a sender")).collect()
        });
        sent(&town, &plain(&server));
        let came = server.came();
        assert_eq!((came.len(), came.iter().map(|came| &came.to).collect::<BTreeSet<_>>().len()), (20, 20), "{counts:?}");
        assert_eq!(states(&town), vec![("sent".to_owned(), 1, false); 20]);
    });
}

#[test]
fn a_server_that_offers_no_encryption_is_told_nothing() {
    on_both(|kit| {
        let (town, server) = (kit.town("mihon"), Server::start(&[]));
        put(&town, &mail("a@mihon.example"));
        assert_eq!(sent(&town, &server.carrier(Security::StartTls).expect("a carrier")), 0);
        assert_eq!((server.came().len(), states(&town)), (0, vec![("waiting".to_owned(), 1, true)]));
    });
}

#[test]
fn a_server_that_is_not_there_costs_one_try_of_one_mail() {
    on_both(|kit| {
        let town = kit.town("mihon");
        let port = std::net::TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()).expect("a port").port();
        let settings = Smtp { host: "127.0.0.1".into(), port, security: Security::PlainOnLoopback, login: None, from: sender() };
        put(&town, &mail("a@mihon.example"));
        later(kit, 1);
        put(&town, &mail("b@mihon.example"));
        assert_eq!(sent(&town, &Carrier::smtp(settings).expect("a carrier")), 0);
        assert_eq!(states(&town), [("waiting".to_owned(), 1, true), ("waiting".to_owned(), 0, true)]);
    });
}
