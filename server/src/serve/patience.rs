//! How long is waited, and for what. Whoever is slower is let go, so that the others are not kept waiting.

use std::time::Duration;

/// The bounds of the listeners. The values stand in `docs/operate/configuration.md`; only tests choose others.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the head of a request, from the first moment on; also for the next request on the same connection, and for the handshake.
    pub head: Duration,
    /// For a whole request, its body and the act together.
    pub request: Duration,
    /// For someone who takes no byte of an answer.
    pub reader: Duration,
    /// For answers on their way once the stop signal came.
    pub goodbye: Duration,
    /// Between two looks at the files of the certificate.
    pub certificate: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            head: Duration::from_secs(10),
            request: Duration::from_secs(30),
            reader: Duration::from_secs(20),
            goodbye: Duration::from_secs(10),
            certificate: Duration::from_secs(10),
        }
    }
}
