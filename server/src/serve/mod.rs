//! Serving: listens, answers, and goes down without dropping anyone in the middle of an answer.

mod certificate;
mod crowd;
mod entrance;
mod patience;
mod proxies;
mod stream;
mod threshold;

use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Handle, Server};
use engawa_post::Carrier;
use engawa_web::Words;
use hyper_util::rt::TokioTimer;
use tokio::task::JoinSet;

pub use certificate::{Certificate, CertificateError};
pub use entrance::{Entrance, SignIn};
pub use patience::Patience;
pub use proxies::Proxies;

use crate::config::{Config, is_loopback};
use crate::seats::Seats;
use crate::{house, postman, timer};
use crowd::Crowd;
use stream::Usher;
use threshold::Threshold;

/// The largest head of a request, in bytes: twice the longest address, cookies and what browsers add.
const HEAD_BYTES_MAX: usize = 32 * 1_024;
/// What a connection that has not asked for anything has left to do so when the program stops.
const LAST_MOMENT: Duration = Duration::from_secs(1);
/// Connections that the system keeps ready for us to take.
const WAITING_MAX: i32 = 1_024;

/// Why the program does not serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("{address} cannot be listened on: {error}; {hint} with {key}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        error: std::io::Error,
        /// What to do.
        hint: &'static str,
        /// Where the address stands.
        key: &'static str,
    },
    /// The certificate.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// The runtime or the words.
    #[error("{0}")]
    Start(String),
}

/// The addresses, taken; nothing is answered yet.
pub struct Listeners {
    open: Vec<(Entrance, TcpListener)>,
    certificate: Option<Certificate>,
    proxies: Proxies,
    connections_max: usize,
    patience: Patience,
}

impl Listeners {
    /// Takes the addresses of a configuration and reads its certificate, before anything is made or opened.
    ///
    /// # Errors
    /// A port in use or one that needs rights; a certificate that does not fit.
    pub fn of(config: &Config) -> Result<Listeners, ServeError> {
        let certificate = config.tls.as_ref().map(Certificate::read).transpose()?;
        let open = Entrance::all_of(config).into_iter().map(bind).collect::<Result<_, _>>()?;
        let (proxies, connections_max) = (config.proxies.clone(), config.connections_max);
        Ok(Listeners { open, certificate, proxies, connections_max, patience: Patience::default() })
    }

    /// Takes the one address of the demo.
    ///
    /// # Errors
    /// As [`Listeners::of`].
    pub fn of_the_demo(address: SocketAddr) -> Result<Listeners, ServeError> {
        let open = vec![bind(Entrance::of_the_demo(address))?];
        Ok(Listeners { open, ..Listeners::of_nothing() })
    }

    fn of_nothing() -> Listeners {
        let Config { proxies, connections_max, .. } = Config::default();
        Listeners { open: Vec::new(), certificate: None, proxies, connections_max, patience: Patience::default() }
    }

    /// With other bounds of time.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Listeners {
        Listeners { patience, ..self }
    }

    /// What is shown where, the public entrance first.
    pub fn entrances(&self) -> impl Iterator<Item = &Entrance> {
        self.open.iter().map(|(entrance, _)| entrance)
    }
}

fn bind(entrance: Entrance) -> Result<(Entrance, TcpListener), ServeError> {
    let (address, key) = (entrance.address, entrance.key);
    let take = || {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        rustix::net::listen(&listener, WAITING_MAX)?;
        // Port 0 is another one by now.
        Ok((listener.local_addr()?, listener))
    };
    let (address, listener) = take().map_err(|error: std::io::Error| {
        let hint = match error.kind() {
            std::io::ErrorKind::AddrInUse => "another program has the port; end it, or choose another port",
            std::io::ErrorKind::PermissionDenied => "ports below 1024 need rights; put a proxy in front, or choose a higher one",
            _ => "choose an address of this machine",
        };
        ServeError::Listen { address, error, hint, key }
    })?;
    Ok((Entrance { address, ..entrance }, listener))
}

/// Serves until the program is told to stop.
///
/// # Errors
/// A mistake in the words; a runtime that cannot start.
pub fn serve(listeners: Listeners, seats: &Arc<Seats>, carrier: Carrier) -> Result<(), ServeError> {
    let words = house::words().map_err(|error| ServeError::Start(error.to_string()))?;
    let router = crate::app::router(Arc::clone(seats), Arc::clone(&words));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(std::thread::available_parallelism().map_or(2, |n| n.get().clamp(2, 8)))
        .max_blocking_threads(32)
        .enable_all()
        .build()
        .map_err(start)?;
    let timer = timer::start(seats.towns().clone());
    let postman = postman::start(seats.towns().clone(), carrier);
    let goodbye = listeners.patience.goodbye;
    let served = runtime.block_on(answer_until(listeners, router, words, told_to_stop()));
    runtime.shutdown_timeout(goodbye);
    postman.stop();
    timer.stop();
    served
}

/// Answers at all entrances until it is told to stop, and then finishes what is on its way.
///
/// # Errors
/// A listener that the runtime does not take.
pub async fn answer_until(
    listeners: Listeners,
    router: Router,
    words: Arc<Words>,
    stop: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let Listeners { open, certificate, proxies, connections_max, patience } = listeners;
    let max = within_descriptors(connections_max, open.len());
    let calm = threshold::calm(words);
    let mut serving = Serving::default();
    for (entrance, listener) in open {
        let threshold = Threshold {
            faces: entrance.faces,
            has_tls: entrance.has_tls,
            is_local: is_loopback(entrance.address.ip()),
            proxies: proxies.clone(),
            request: patience.request,
            calm: calm.clone(),
        };
        let service = router.clone().layer(from_fn_with_state(Arc::new(threshold), threshold::pass));
        let tls = certificate.as_ref().filter(|_| entrance.has_tls).map(Certificate::config);
        serving.add(listener, service, tls, max, patience)?;
    }
    let following = certificate.map(|certificate| tokio::spawn(certificate.follow(patience.certificate)));
    stop.await;
    serving.end(patience.goodbye).await;
    following.inspect(tokio::task::JoinHandle::abort);
    Ok(())
}

/// The listeners that answer.
#[derive(Default)]
struct Serving {
    handle: Handle<SocketAddr>,
    tasks: JoinSet<std::io::Result<()>>,
    crowds: Vec<Arc<Crowd>>,
}

impl Serving {
    fn add(
        &mut self,
        listener: TcpListener,
        service: Router,
        tls: Option<RustlsConfig>,
        max: usize,
        patience: Patience,
    ) -> Result<(), ServeError> {
        let crowd = Crowd::of_at_most(max);
        let usher = Usher { crowd: Arc::clone(&crowd), reader: patience.reader, is_plain: tls.is_none() };
        self.crowds.push(crowd);
        let service = service.into_make_service();
        let server = axum_server::from_tcp(listener).map_err(start)?.handle(self.handle.clone());
        match tls {
            Some(tls) => {
                let acceptor = RustlsAcceptor::new(tls).handshake_timeout(patience.head).acceptor(usher);
                self.tasks.spawn(bounded(server.acceptor(acceptor), patience).serve(service));
            }
            None => {
                self.tasks.spawn(bounded(server.acceptor(usher), patience).serve(service));
            }
        }
        Ok(())
    }

    /// Takes no new connections, and finishes the answers on their way.
    async fn end(mut self, goodbye: Duration) {
        self.handle.graceful_shutdown(Some(goodbye));
        let mut ended = pin!(async { while self.tasks.join_next().await.is_some() {} });
        if tokio::time::timeout(LAST_MOMENT, &mut ended).await.is_err() {
            self.crowds.iter().for_each(|crowd| crowd.end_idle());
            ended.await;
        }
    }
}

/// HTTP/1 alone, so that one connection is one request at a time; a bound on the head in time and in bytes.
/// To be called when the acceptor is chosen: choosing it forgets the version, and with it the bound in time.
fn bounded<A>(server: Server<SocketAddr, A>, patience: Patience) -> Server<SocketAddr, A> {
    let mut server = server.http1_only();
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(patience.head).max_buf_size(HEAD_BYTES_MAX);
    server
}

/// Connections leave three quarters of the open files to the towns.
fn within_descriptors(connections_max: usize, listeners: usize) -> usize {
    let files = rustix::process::getrlimit(rustix::process::Resource::Nofile).current.unwrap_or(u64::MAX);
    let fitting = usize::try_from(files / 4).unwrap_or(usize::MAX) / listeners.max(1);
    if fitting < connections_max {
        tracing::warn!(fitting, "the limit of open files allows fewer connections than `connections_max` says");
    }
    connections_max.min(fitting.max(1))
}

fn start(error: std::io::Error) -> ServeError {
    ServeError::Start(error.to_string())
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {},
        () = terminate => {},
    }
    tracing::info!("told to stop; answers on their way are finished");
}
