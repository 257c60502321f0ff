//! What the pages say to requests that no browser would send.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A demo that serves while a test runs.
pub struct Demo {
    child: Child,
    /// Its port.
    pub port: u16,
    /// Its data.
    pub folder: tempfile::TempDir,
}

impl Demo {
    /// Makes the towns once and starts the demo on a free port.
    pub fn start() -> Demo {
        Demo::start_in(tempfile::tempdir().expect("a folder"))
    }

    /// As [`Demo::start`], beside the towns that are in the folder already.
    pub fn start_in(folder: tempfile::TempDir) -> Demo {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port();
        let child = Command::new(env!("CARGO_BIN_EXE_engawa"))
            .args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--data"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the demo starts");
        let demo = Demo { child, port, folder };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() || demo.get("/health").0 != 200 {
            assert!(began.elapsed() < Duration::from_secs(100), "the demo does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        demo
    }

    /// Sends bytes as they are; answers status, head and body.
    pub fn send(&self, bytes: &[u8]) -> (u16, String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        // The program may answer and close before everything was sent.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        (status, head.to_owned(), body.to_owned())
    }

    /// Asks for a page.
    pub fn get(&self, path: &str) -> (u16, String, String) {
        self.send(format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port).as_bytes())
    }

    /// Asks for a page under a host name.
    pub fn get_at(&self, host: &str, path: &str) -> (u16, String, String) {
        self.send(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn requests_that_no_browser_sends_are_answered_calmly() {
    let demo = Demo::start();
    let long = format!("/mihon/?x={}", "a".repeat(5_000));
    let cases: [(&str, u16); 12] = [
        ("/nowhere/", 404),
        ("/nowhere/plans/sogo", 404),
        ("/mihon/plans/none", 404),
        ("/mihon/plans/sogo/indicators/none", 404),
        ("/mihon/indicators/not-an-id", 404),
        ("/mihon/plans/%ff%fe", 400),
        ("/mihon/plans/a%00b", 400),
        ("/mihon/?lang=%00", 400),
        (&long, 400),
        ("/mihon/api/v1/indicators?limit=abc", 400),
        ("/mihon/api/v1/indicators?limit=0", 400),
        ("/mihon/api/v1/indicators/none", 404),
    ];
    for (path, status) in cases {
        let (got, head, body) = demo.get(path);
        let shown = &path[..path.len().min(60)];
        assert_eq!(got, status, "{shown}: {body}");
        if path.contains("/api/") {
            assert!(head.contains("application/problem+json") && body.contains("\"detail\""), "{shown}: {head}");
        } else {
            assert!(body.contains("<h1") && !body.contains("panicked"), "{shown}");
        }
        assert!(head.to_ascii_lowercase().contains("content-security-policy"), "{shown}: {head}");
    }
}

#[test]
fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let demo = Demo::start();
    let post = |path: &str, length: usize| {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        let mut bytes = head.into_bytes();
        bytes.resize(bytes.len() + (1 << 20), b'x');
        demo.send(&bytes)
    };
    let (status, _, body) = post("/mihon/sign-in/links", 50 << 20);
    assert!(status == 413 && body.contains("小さく分けて"), "{status} {body}");
    // What nobody takes in is refused at the house already, where it is larger than all that anybody takes in.
    let (status, head, body) = post("/mihon/api/v1/indicators", 300 << 20);
    assert!(status == 413 && head.contains("application/problem+json") && body.contains("小さく分けて"), "{status} {head} {body}");
}

#[test]
fn a_wrong_method_and_broken_http_are_refused() {
    let demo = Demo::start();
    let (status, ..) = demo.send(b"DELETE /mihon/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    assert_eq!(status, 405);
    let (status, ..) = demo.send(b"\x00\x01\x02 nonsense\r\n\r\n");
    assert_eq!(status, 400);
}

#[test]
fn a_town_answers_on_its_path_and_on_its_host_with_links_of_its_own() {
    let demo = Demo::start();
    let (status, _, on_path) = demo.get("/mihon/");
    assert_eq!(status, 200);
    assert!(on_path.contains("href=\"/mihon/plans"));
    let (status, _, on_host) = demo.get_at(&format!("mihon.localhost:{}", demo.port), "/");
    assert_eq!(status, 200);
    assert!(on_host.contains("href=\"/plans") && !on_host.contains("href=\"/mihon/"));
    assert_eq!(demo.get("/mihon").0, 308);
    assert_eq!(demo.get_at("nowhere.localhost", "/").0, 404);
}
