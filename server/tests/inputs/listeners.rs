//! The listeners by themselves: which face is shown where, who is believed, TLS and its files, and how long anyone is waited for.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Extension, Request};
use axum::routing::{get, post};
use engawa::config::Config;
use engawa::serve::{Listeners, Patience, answer_until};
use engawa_kernel::Choice;
use engawa_web::door::Doorway;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tokio::sync::oneshot;

const LARGE: usize = 64 << 20;

/// Listeners that answer while a test runs.
struct Open {
    addresses: Vec<SocketAddr>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Open {
    fn new(config: &str, patience: Patience) -> Open {
        let config = Config::parse("test", config).unwrap_or_else(|error| panic!("{error}"));
        let listeners = Listeners::of(&config).unwrap_or_else(|error| panic!("{error}")).with_patience(patience);
        let addresses = listeners.entrances().map(|entrance| entrance.address).collect();
        let words = engawa::house::words().unwrap_or_else(|error| panic!("{error}"));
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
            let told = async {
                let _ = stopped.await;
            };
            runtime.block_on(answer_until(listeners, rooms(), words, told)).expect("it serves");
            runtime.shutdown_background();
        });
        Open { addresses, stop: Some(stop), thread: Some(thread) }
    }

    fn connect(&self) -> TcpStream {
        connect(self.addresses[0])
    }

    /// Tells it to stop; answers how long it took.
    fn stop(&mut self) -> Duration {
        let began = Instant::now();
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().expect("it ends well");
        }
        began.elapsed()
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}

fn rooms() -> Router {
    Router::new()
        .route("/", get(tell))
        .route("/never", get(never))
        .route("/soon", get(answer_soon))
        .route("/sent", post(async |text: String| text.len().to_string()))
        .route("/large", get(async || vec![b'x'; LARGE]))
}

/// How many requests for `/never` have come in.
static INSIDE: AtomicUsize = AtomicUsize::new(0);

async fn never() {
    INSIDE.fetch_add(1, Ordering::SeqCst);
    std::future::pending::<()>().await;
}

/// Whether the one request for `/soon` has come in.
static IS_INSIDE: AtomicBool = AtomicBool::new(false);

async fn answer_soon() {
    IS_INSIDE.store(true, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(1_500)).await;
}

async fn tell(Extension(doorway): Extension<Doorway>, request: Request) -> String {
    let faces = doorway.faces.iter().map(|face| face.code()).collect::<Vec<_>>().join("+");
    let forwarded = request.headers().keys().filter(|name| name.as_str().contains("forwarded")).count();
    format!("{faces} tls={} here={} client={} forwarded={forwarded}", doorway.is_tls, doorway.is_loopback, doorway.client)
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a limit");
    stream
}

fn request(line: &str, headers: &str) -> String {
    format!("{line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{headers}\r\n")
}

/// What comes until the other side closes; a reset counts as closed.
fn rest(mut stream: impl Read) -> String {
    let (mut all, mut part) = (Vec::new(), [0; 65_536]);
    loop {
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(n) => all.extend_from_slice(&part[..n]),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => panic!("still open: {error}"),
            Err(_) => break,
        }
    }
    String::from_utf8_lossy(&all).into_owned()
}

/// Whether the other side has not closed it yet.
fn is_open(stream: &mut TcpStream) -> bool {
    stream.set_read_timeout(Some(Duration::from_millis(5))).expect("a limit");
    stream.read(&mut [0]).is_err_and(|error| matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut))
}

fn ask(address: SocketAddr, line: &str, headers: &str) -> String {
    let mut stream = connect(address);
    stream.write_all(request(line, headers).as_bytes()).expect("sent");
    rest(stream)
}

const ANY: &str = "listen = \"127.0.0.1:0\"\n";

#[test]
fn each_address_shows_its_own_faces() {
    let text = format!("{ANY}listen_staff = \"127.0.0.1:0\"\nlisten_operator = \"127.0.0.1:0\"\n");
    let open = Open::new(&text, Patience::default());
    for (address, faces) in open.addresses.iter().zip(["public ", "public+staff ", "operator "]) {
        let answer = ask(*address, "GET /", "");
        assert!(answer.contains(&format!("\r\n\r\n{faces}tls=false here=true client=127.0.0.1")), "{answer}");
        assert!(!answer.contains("strict-transport-security"), "{answer}");
    }
    assert_eq!(open.addresses.len(), 3);
}

#[test]
fn what_a_proxy_says_is_believed_only_of_a_proxy_that_is_named() {
    let said = "x-forwarded-for: 192.0.2.7, 198.51.100.1\r\nx-forwarded-proto: https\r\n";
    let named = Open::new(&format!("{ANY}proxies = [\"127.0.0.1\"]\n"), Patience::default());
    let answer = ask(named.addresses[0], "GET /", said);
    assert!(answer.contains("tls=true here=false client=198.51.100.1 forwarded=0"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=31536000\r\n"), "{answer}");
    for text in [ANY.to_owned(), format!("{ANY}proxies = [\"10.0.0.5\"]\n")] {
        let answer = ask(Open::new(&text, Patience::default()).addresses[0], "GET /", said);
        assert!(answer.contains("tls=false here=false client=127.0.0.1 forwarded=0"), "{answer}");
        assert!(!answer.contains("strict-transport-security"), "{answer}");
    }
}

/// Writes a new pair; answers the certificate.
fn write_pair(folder: &Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).expect("written");
    std::fs::write(folder.join("cert.pem"), made.cert.pem()).expect("written");
    CertificateDer::from_pem_slice(made.cert.pem().as_bytes()).expect("a certificate")
}

/// Asks over TLS, trusting this certificate alone.
fn ask_tls(
    address: SocketAddr,
    trusted: &CertificateDer<'static>,
    version: &'static rustls::SupportedProtocolVersion,
) -> Result<String, std::io::Error> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(trusted.clone()).expect("a certificate");
    let config = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_protocol_versions(&[version])
        .expect("a version")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let client = rustls::ClientConnection::new(Arc::new(config), "localhost".try_into().expect("a name")).expect("a client");
    let mut stream = rustls::StreamOwned::new(client, connect(address));
    stream.write_all(request("GET /", "").as_bytes())?;
    Ok(rest(stream))
}

#[test]
fn tls_is_spoken_and_follows_its_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = write_pair(folder.path());
    let file = |name: &str| folder.path().join(name).display().to_string();
    let text = format!("{ANY}[tls]\ncert = {:?}\nkey = {:?}\n", file("cert.pem"), file("key.pem"));
    let open = Open::new(&text, Patience { certificate: Duration::from_millis(20), ..Patience::default() });
    let address = open.addresses[0];
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let answer = ask_tls(address, &first, version).expect("it answers");
        assert!(answer.contains("public+staff tls=true here=true client=127.0.0.1"), "{answer}");
        assert!(answer.contains("strict-transport-security: max-age=31536000\r\n"), "{answer}");
    }
    assert!(!ask(address, "GET /", "").contains("tls="), "nobody is answered in the open");

    std::fs::write(file("key.pem"), "nonsense").expect("written");
    std::thread::sleep(Duration::from_millis(100));
    assert!(ask_tls(address, &first, &rustls::version::TLS13).is_ok(), "the old one goes on");

    let second = write_pair(folder.path());
    let began = Instant::now();
    while ask_tls(address, &second, &rustls::version::TLS13).is_err() {
        assert!(began.elapsed() < Duration::from_secs(10), "the new one is not used");
    }
    assert!(ask_tls(address, &first, &rustls::version::TLS13).is_err(), "the old one is gone");
}

#[test]
fn two_hundred_who_send_a_byte_at_a_time_are_let_go_and_keep_nobody_waiting() {
    let open = Open::new(ANY, Patience { head: Duration::from_secs(1), ..Patience::default() });
    let mut slow: Vec<TcpStream> = (0..200).map(|_| open.connect()).collect();
    let began = Instant::now();
    let (mut bytes, mut answered) = (request("GET /", "").into_bytes().into_iter(), 0);
    while began.elapsed() < Duration::from_millis(900) {
        let byte = [bytes.next().unwrap_or(b'a')];
        for stream in &mut slow {
            let _ = stream.write_all(&byte);
        }
        let asked = Instant::now();
        assert!(ask(open.addresses[0], "GET /", "").contains("public"));
        assert!(asked.elapsed() < Duration::from_millis(500), "the others wait");
        answered += 1;
        std::thread::sleep(Duration::from_millis(40));
        // Never the whole head.
        if bytes.len() < 4 {
            bytes = b"x: y\r\n-----".to_vec().into_iter();
        }
    }
    assert!(answered > 5);
    for stream in slow {
        assert_eq!(rest(stream), "", "it is closed");
    }
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

#[test]
fn a_connection_that_asks_nothing_or_nothing_more_is_closed() {
    let open = Open::new(ANY, Patience { head: Duration::from_millis(300), ..Patience::default() });
    let mut stream = open.connect();
    stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").expect("sent");
    let began = Instant::now();
    let silent = open.connect();
    assert!(rest(stream).contains("public"));
    assert_eq!(rest(silent), "");
    assert!(began.elapsed() >= Duration::from_millis(250) && began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

#[test]
fn when_it_is_full_whoever_kept_it_waiting_longest_makes_room() {
    let open = Open::new(&format!("{ANY}connections_max = 4\n"), Patience::default());
    let mut silent: Vec<TcpStream> = (0..40).map(|_| open.connect()).collect();
    // They need not have come in in the order in which they were sent.
    let began = Instant::now();
    while silent.len() > 4 {
        silent.retain_mut(is_open);
        assert!(began.elapsed() < Duration::from_secs(5), "{} are still open", silent.len());
    }
    for _ in 0..10 {
        assert!(ask(open.addresses[0], "GET /", "").contains("public"));
    }
    silent.retain_mut(is_open);
    assert!(silent.len() < 4, "one of them made room");
}

#[test]
fn when_everyone_inside_is_being_answered_the_next_is_asked_to_come_again() {
    let open =
        Open::new(&format!("{ANY}connections_max = 2\n"), Patience { request: Duration::from_secs(5), ..Patience::default() });
    let mut busy: Vec<TcpStream> = (0..2).map(|_| open.connect()).collect();
    for stream in &mut busy {
        stream.write_all(request("GET /never", "").as_bytes()).expect("sent");
    }
    let began = Instant::now();
    // One that has only connected keeps us waiting, and would be let go for the next.
    while INSIDE.load(Ordering::SeqCst) < 2 {
        assert!(began.elapsed() < Duration::from_secs(5), "nobody came in");
        std::thread::sleep(Duration::from_millis(5));
    }
    loop {
        let answer = rest(open.connect());
        if answer.starts_with("HTTP/1.1 503 ") && answer.contains("retry-after: 5\r\n") {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(5), "{answer}");
    }
    for stream in busy {
        assert!(rest(stream).starts_with("HTTP/1.1 503 "), "those inside are answered all the same");
    }
    assert!(ask(open.addresses[0], "GET /", "").contains("public"), "there is room again");
}

#[test]
fn an_act_without_end_and_a_body_without_end_are_ended_with_a_calm_page() {
    let open = Open::new(ANY, Patience { request: Duration::from_millis(300), ..Patience::default() });
    let answer = ask(open.addresses[0], "GET /never?lang=en", "");
    assert!(answer.starts_with("HTTP/1.1 503 ") && answer.contains("<h1") && answer.contains("retry-after: 10\r\n"), "{answer}");
    assert!(answer.contains("content-security-policy"), "{answer}");
    let answer = ask(open.addresses[0], "POST /sent", "content-length: 50\r\n");
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("<h1"), "{answer}");
    let mut stream = open.connect();
    stream.write_all((request("POST /sent", "content-length: 5\r\n") + "hello").as_bytes()).expect("sent");
    assert!(rest(stream).ends_with("\r\n\r\n5"), "a body that comes is read");
}

#[test]
fn a_body_that_comes_on_is_waited_for_and_one_that_trickles_is_not() {
    let open = Open::new(ANY, Patience { request: Duration::from_millis(300), ..Patience::default() });
    let send = |piece: usize| {
        let mut stream = open.connect();
        stream.write_all(request("POST /sent", &format!("content-length: {}\r\n", 12 * piece)).as_bytes()).expect("sent");
        for _ in 0..12 {
            std::thread::sleep(Duration::from_millis(100));
            // Whoever was let go cannot send any more.
            let _ = stream.write_all(&vec![b'x'; piece]);
        }
        rest(stream)
    };
    assert!(send(20_000).ends_with("\r\n\r\n240000"), "it took four times as long as a request may");
    assert!(send(100).starts_with("HTTP/1.1 408 "), "it is let go");
}

#[test]
fn who_takes_nothing_of_an_answer_is_let_go_and_who_takes_it_slowly_is_not() {
    let open = Open::new(ANY, Patience { reader: Duration::from_millis(300), ..Patience::default() });
    let mut idle = open.connect();
    idle.write_all(request("GET /large", "").as_bytes()).expect("sent");
    let mut slow = open.connect();
    slow.write_all(request("GET /large", "").as_bytes()).expect("sent");
    let (began, mut taken, mut part) = (Instant::now(), 0, vec![0; 1 << 20]);
    while began.elapsed() < Duration::from_millis(1_000) {
        taken += slow.read(&mut part).expect("it goes on");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(rest(slow).len() + taken > LARGE, "all of it came");
    assert!(rest(idle).len() < LARGE, "it was cut off");
}

#[test]
fn at_the_end_answers_are_finished_and_silent_connections_are_not_waited_for() {
    let mut open = Open::new(ANY, Patience::default());
    let silent = open.connect();
    let mut asked = open.connect();
    asked.write_all(request("GET /soon", "").as_bytes()).expect("sent");
    while !IS_INSIDE.load(Ordering::SeqCst) {
        std::thread::sleep(Duration::from_millis(1));
    }
    let took = open.stop();
    let answer = rest(asked);
    assert!(answer.starts_with("HTTP/1.1 200 "), "{took:?} {answer}");
    assert_eq!(rest(silent), "");
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert!(TcpStream::connect(open.addresses[0]).is_err(), "nobody listens any more");
}
