//! From the start of the program to its first page, with data that is there; and its size.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::towns::Demo;

/// The release program beside this one.
pub fn program() -> PathBuf {
    let mut path = std::env::current_exe().expect("this program");
    path.set_file_name("engawa");
    assert!(path.is_file(), "build it first: cargo build --release -p engawa");
    path
}

/// A running program that ends with this value.
pub struct Serving {
    child: Child,
    port: u16,
}

impl Serving {
    /// Starts the demo on a folder and waits for its first page; answers how long that took.
    pub fn start(folder: &std::path::Path, first: &str) -> (Serving, Duration) {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port();
        let began = Instant::now();
        let child = Command::new(program())
            .args(["demo", "--listen", &format!("127.0.0.1:{port}"), "--data"])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let serving = Serving { child, port };
        while serving.get(first).is_none() {
            assert!(began.elapsed() < Duration::from_secs(120), "no page after two minutes");
            std::thread::sleep(Duration::from_millis(2));
        }
        (serving, began.elapsed())
    }

    /// Asks for a page; answers its length when it is there.
    pub fn get(&self, path: &str) -> Option<usize> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        answer.starts_with(b"HTTP/1.1 200").then_some(answer.len())
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Prints the figures.
pub fn run() {
    let demo = Demo::make();
    let folder = demo.folder;
    drop(demo.towns);
    let size = std::fs::metadata(program()).expect("its size").len();
    let mut times: Vec<Duration> = (0..5).map(|_| Serving::start(folder.path(), "/mihon/").1).collect();
    times.sort_unstable();
    println!("## Start\n| what | figure |\n|---|---|");
    println!("| size of the program | {:.1} MB |", size as f64 / 1e6);
    println!("| start to first page of みほん市, six towns, median of five | {} ms |", times[2].as_millis());
}
