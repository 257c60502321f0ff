//! Serving: listens, answers, and goes down without dropping anyone in the middle of an answer.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;

use crate::seats::Seats;
use crate::timer;

/// How long answers on their way may take once the stop signal came.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why the program does not serve.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be listened on.
    #[error("{address} cannot be listened on: {error}; {hint}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        error: std::io::Error,
        /// What to do.
        hint: &'static str,
    },
    /// The runtime or the words.
    #[error("{0}")]
    Start(String),
}

/// Takes the address, before anything is made or opened.
///
/// # Errors
/// The port is in use, or needs rights.
pub fn bind(address: SocketAddr) -> Result<std::net::TcpListener, ServeError> {
    let listener = std::net::TcpListener::bind(address).map_err(|error| {
        let hint = match error.kind() {
            std::io::ErrorKind::AddrInUse => "another program has the port; end it, or choose another with --listen 127.0.0.1:8081",
            std::io::ErrorKind::PermissionDenied => "ports below 1024 need rights; choose a higher one, or put a proxy in front",
            _ => "choose an address of this machine with --listen ADDRESS:PORT",
        };
        ServeError::Listen { address, error, hint }
    })?;
    listener.set_nonblocking(true).map_err(|error| ServeError::Start(error.to_string()))?;
    Ok(listener)
}

/// Serves until the program is told to stop.
///
/// # Errors
/// A mistake in the words; a runtime that cannot start.
pub fn serve(listener: std::net::TcpListener, seats: &Arc<Seats>) -> Result<(), ServeError> {
    let router = crate::app::router(Arc::clone(seats)).map_err(|error| ServeError::Start(error.to_string()))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(std::thread::available_parallelism().map_or(2, |n| n.get().clamp(2, 8)))
        .max_blocking_threads(32)
        .enable_all()
        .build()
        .map_err(|error| ServeError::Start(error.to_string()))?;
    let timer = timer::start(seats.towns().clone());
    let served = runtime.block_on(answer_all(listener, router));
    runtime.shutdown_timeout(PATIENCE);
    timer.stop();
    served
}

async fn answer_all(listener: std::net::TcpListener, router: Router) -> Result<(), ServeError> {
    let start = |error: std::io::Error| ServeError::Start(error.to_string());
    let listener = TcpListener::from_std(listener).map_err(start)?;
    let service = router.into_make_service();
    axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await.map_err(start)
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
