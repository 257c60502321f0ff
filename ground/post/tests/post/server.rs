//! A small mail server for the tests: it takes mails on a port of this machine, and refuses what it is told to refuse.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use engawa_post::{Carrier, CarrierError, Security, Smtp};

use crate::sender;

/// A mail as it came in.
#[derive(Debug, Clone, Default)]
pub struct Came {
    pub hello: String,
    pub from: String,
    pub to: String,
    pub text: String,
}

/// What the server answers to `RCPT`, one after the other; then it takes everything.
type Answers = Vec<&'static str>;

#[derive(Default)]
struct State {
    came: Vec<Came>,
    answers: Answers,
}

/// A running server.
pub struct Server {
    port: u16,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub fn start(answers: &[&'static str]) -> Server {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("its number").port();
        let state = Arc::new(Mutex::new(State { came: Vec::new(), answers: answers.iter().rev().copied().collect() }));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || talk(&stream, &shared));
            }
        });
        Server { port, state }
    }

    /// What came in so far.
    pub fn came(&self) -> Vec<Came> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).came.clone()
    }

    pub fn carrier(&self, security: Security) -> Result<Carrier, CarrierError> {
        Carrier::smtp(Smtp { host: "127.0.0.1".into(), port: self.port, security, login: None, from: sender() })
    }
}

/// One conversation; it ends when the client goes.
fn talk(stream: &TcpStream, state: &Mutex<State>) -> Option<()> {
    let mut lines = BufReader::new(stream).lines();
    let say = |text: &str| {
        let mut stream = stream;
        stream.write_all(format!("{text}\r\n").as_bytes()).ok()
    };
    let mut came = Came::default();
    say("220 mail.mihon.example ESMTP")?;
    loop {
        let line = lines.next()?.ok()?;
        let (word, rest) = line.split_once([' ', ':']).unwrap_or((&line, ""));
        match word {
            "EHLO" => {
                came.hello = rest.to_owned();
                say("250-mail.mihon.example\r\n250 8BITMIME")?;
            }
            "MAIL" => {
                came.from = rest.to_owned();
                say("250 ok")?;
            }
            "RCPT" => {
                came.to = rest.to_owned();
                let answer = state.lock().unwrap_or_else(PoisonError::into_inner).answers.pop();
                say(answer.unwrap_or("250 ok"))?;
            }
            "DATA" => {
                say("354 go on")?;
                let text: Vec<String> = lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                came.text = text.join("\n");
                state.lock().unwrap_or_else(PoisonError::into_inner).came.push(came.clone());
                say("250 taken")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("502 what?")?,
        }
    }
}
