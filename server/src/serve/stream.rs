//! One connection with bounds: it ends when its place is taken away, and when its client does not take what is written.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Extension;
use axum::middleware::AddExtension;
use axum_server::accept::Accept;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::time::{Instant, Sleep};
use tower::Layer;

use super::crowd::{Crowd, Place};

/// A client that stalls earns time back with what it takes. Slower than this on the whole, it is let go.
const BYTES_A_SECOND_MIN: u32 = 1_024;

/// Said to whoever comes while everyone inside is being answered.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

/// Gives every connection its place, or sends it away.
#[derive(Clone)]
pub(super) struct Usher {
    pub(super) crowd: Arc<Crowd>,
    pub(super) reader: Duration,
    /// Whether a sentence in plain HTTP would be understood.
    pub(super) is_plain: bool,
}

impl<S> Accept<TcpStream, S> for Usher {
    type Stream = Bounded;
    type Service = AddExtension<S, Arc<Place>>;
    type Future = std::future::Ready<io::Result<(Bounded, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        std::future::ready(self.seat(stream).map(|(bounded, place)| (bounded, Extension(place).layer(service))))
    }
}

impl Usher {
    fn seat(&self, stream: TcpStream) -> io::Result<(Bounded, Arc<Place>)> {
        stream.set_nodelay(true)?;
        let Some((place, bell)) = self.crowd.enter(stream.peer_addr()?.ip()) else {
            if self.is_plain {
                // Whoever cannot take it at once gets nothing.
                let _ = stream.try_write(FULL);
            }
            return Err(io::ErrorKind::ResourceBusy.into());
        };
        let bounded =
            Bounded { stream, _place: Arc::clone(&place), bell: Some(bell), most: self.reader, left: self.reader, stalled: None };
        Ok((bounded, place))
    }
}

/// A connection with bounds.
pub(super) struct Bounded {
    stream: TcpStream,
    /// Held as long as the connection is open.
    _place: Arc<Place>,
    /// Gone once it was rung.
    bell: Option<oneshot::Receiver<()>>,
    /// The longest that a client may stall.
    most: Duration,
    /// What is left of it.
    left: Duration,
    /// Runs while the client takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl Bounded {
    /// Whether the place was taken away; if not, this task is called when it will be.
    fn is_ended(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(bell) = self.bell.as_mut() else { return true };
        let is_rung = Pin::new(bell).poll(cx).is_ready();
        if is_rung {
            self.bell = None;
        }
        is_rung
    }

    /// A step of writing, within the time that the client has left.
    fn write<T>(
        &mut self,
        cx: &mut Context<'_>,
        bytes: impl Fn(&T) -> usize,
        step: impl FnOnce(Pin<&mut TcpStream>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if self.is_ended(cx) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        let stepped = step(Pin::new(&mut self.stream), cx);
        match &stepped {
            Poll::Pending => return self.stall(cx),
            Poll::Ready(Ok(taken)) => self.earn(bytes(taken)),
            Poll::Ready(Err(_)) => {}
        }
        stepped
    }

    fn stall<T>(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<T>> {
        let left = self.left;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(tokio::time::sleep(left)));
        stalled.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }

    fn earn(&mut self, bytes: usize) {
        if let Some(stalled) = self.stalled.take() {
            self.left = stalled.deadline().saturating_duration_since(Instant::now());
        }
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        let earned = Duration::from_secs(1).saturating_mul(bytes) / BYTES_A_SECOND_MIN;
        self.left = self.most.min(self.left.saturating_add(earned));
    }
}

impl AsyncRead for Bounded {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.is_ended(cx) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Bounded {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.write(cx, |taken| *taken, |stream, cx| stream.poll_write(cx, bytes))
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, slices: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.write(cx, |taken| *taken, |stream, cx| stream.poll_write_vectored(cx, slices))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.write(cx, |()| 0, |stream, cx| stream.poll_flush(cx))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.write(cx, |()| 0, |stream, cx| stream.poll_shutdown(cx))
    }
}
