//! The one way out of the program: a question to a provider, bounded in time and size, that follows no other way.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio_rustls::TlsConnector;

use super::address::{Address, Reach};

/// A question and its answer together.
const PATIENCE: Duration = Duration::from_secs(5);
/// The largest answer.
const BYTES_MAX: usize = 64 * 1024;
/// So many questions at once: a slow provider must not take the program with it.
static ROOM: Semaphore = Semaphore::const_new(16);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Silence {
    /// The address is none that we go to.
    #[error("an address to which we do not go")]
    Address,
    /// Nobody answered in time, or broke off.
    #[error("the provider does not answer")]
    Down,
    /// It answered, and not with what was asked for.
    #[error("the provider answers {0}")]
    Status(u16),
    /// We have no TLS.
    #[error("no TLS: {0}")]
    Tls(&'static str),
}

/// What is sent along.
pub(crate) enum Sent {
    /// Nothing: a page is asked for.
    Nothing,
    /// A form.
    Form(String),
    /// Nothing but the token that opens it.
    Bearer(String),
}

/// Asks, and gives the answer where it is a good one.
pub(crate) async fn ask(text: &str, reach: Reach, sent: Sent) -> Result<Vec<u8>, Silence> {
    let address = Address::parse(text, reach).ok_or(Silence::Address)?;
    let _room = ROOM.acquire().await.map_err(|_| Silence::Down)?;
    tokio::time::timeout(PATIENCE, asked(&address, reach, sent)).await.unwrap_or(Err(Silence::Down))
}

async fn asked(address: &Address, reach: Reach, sent: Sent) -> Result<Vec<u8>, Silence> {
    let stream = connect(address, reach).await?;
    let request = request(address, sent)?;
    if !address.is_tls {
        return answer(stream, request).await;
    }
    let config = CONFIG.as_ref().map_err(|reason| Silence::Tls(reason))?;
    let name = ServerName::try_from(address.host.clone()).map_err(|_| Silence::Address)?;
    let stream = TlsConnector::from(Arc::clone(config)).connect(name, stream).await.map_err(|_| Silence::Down)?;
    answer(stream, request).await
}

/// The name is resolved once, and the connection goes to what was looked at.
async fn connect(address: &Address, reach: Reach) -> Result<TcpStream, Silence> {
    let found = tokio::net::lookup_host((address.host.as_str(), address.port)).await.map_err(|_| Silence::Down)?;
    let admitted: Vec<_> = found.filter(|found| reach.admits(found.ip())).collect();
    if admitted.is_empty() {
        return Err(Silence::Address);
    }
    TcpStream::connect(admitted.as_slice()).await.map_err(|_| Silence::Down)
}

fn request(address: &Address, sent: Sent) -> Result<Request<Full<Bytes>>, Silence> {
    let head = Request::builder().uri(address.path.as_str()).header(HOST, address.authority()).header(ACCEPT, "application/json");
    let request = match sent {
        Sent::Nothing => head.method(Method::GET).body(Full::default()),
        Sent::Bearer(token) => head.method(Method::GET).header(AUTHORIZATION, format!("Bearer {token}")).body(Full::default()),
        Sent::Form(form) => {
            head.method(Method::POST).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Full::new(Bytes::from(form)))
        }
    };
    request.map_err(|_| Silence::Address)
}

async fn answer<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Vec<u8>, Silence>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(|_| Silence::Down)?;
    // Ends with the answer, or with the patience of the question: both halves are dropped together.
    let read = async {
        let answer = sender.send_request(request).await.map_err(|_| Silence::Down)?;
        // Another address that it names is none that an administrator opened.
        if answer.status() != StatusCode::OK {
            return Err(Silence::Status(answer.status().as_u16()));
        }
        let body = Limited::new(answer.into_body(), BYTES_MAX).collect().await.map_err(|_| Silence::Down)?;
        Ok(body.to_bytes().to_vec())
    };
    tokio::pin!(read);
    tokio::select! {
        biased;
        answered = &mut read => answered,
        _ = connection => read.await,
    }
}

type Config = Result<Arc<ClientConfig>, &'static str>;

/// Whom the machine trusts.
static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if roots.is_empty() {
        return Err("this machine trusts nobody: the package ca-certificates is missing");
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().map_err(|_| "no version of TLS")?;
    Ok(Arc::new(builder.with_root_certificates(roots).with_no_client_auth()))
});
