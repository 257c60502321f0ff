//! The certificate of the town's own TLS: read at the start, and again when its files change.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum_server::tls_rustls::RustlsConfig;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::Tls;

/// Why a certificate is not used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file cannot be read.
    #[error("{path}: the {what} cannot be read: {error}; name under [tls] a file that this program may read")]
    Unread {
        /// The file.
        path: String,
        /// Certificate or key.
        what: &'static str,
        /// Why.
        error: std::io::Error,
    },
    /// A file holds something else.
    #[error("{path}: there is no {what} in it; it should be a PEM file with a line -----BEGIN {begins}-----")]
    Missing {
        /// The file.
        path: String,
        /// Certificate or key.
        what: &'static str,
        /// How it would begin.
        begins: &'static str,
    },
    /// Both are well, but not a pair.
    #[error("{key}: this key does not belong to the certificate {cert}; name the key with which the certificate was asked for")]
    Mismatched {
        /// The certificate.
        cert: String,
        /// The key.
        key: String,
    },
    /// TLS does not take them.
    #[error("{cert}, {key}: TLS does not take them: {error}; ask for a new certificate with a key of ECDSA P-256 or RSA 2048")]
    Unfit {
        /// The certificate.
        cert: String,
        /// The key.
        key: String,
        /// Why.
        error: rustls::Error,
    },
}

/// The bytes of both files.
#[derive(PartialEq)]
struct Pair {
    cert: Vec<u8>,
    key: Vec<u8>,
}

/// The certificate in use, and where it comes from.
pub struct Certificate {
    files: Tls,
    /// What was looked at last, well or not.
    seen: Pair,
    config: RustlsConfig,
}

impl Certificate {
    /// Reads and checks the pair.
    ///
    /// # Errors
    /// With a sentence that names the file and says what to do.
    pub fn read(files: &Tls) -> Result<Certificate, CertificateError> {
        let seen = Pair::read(files)?;
        let config = RustlsConfig::from_config(seen.parse(files)?);
        Ok(Certificate { files: files.clone(), seen, config })
    }

    /// What the listeners shake hands with; it follows the files.
    pub(super) fn config(&self) -> RustlsConfig {
        self.config.clone()
    }

    /// Looks at the files again and again. A new pair that is well is used for the next connections; a broken one is told once, and the old one goes on.
    pub(super) async fn follow(mut self, every: Duration) {
        loop {
            tokio::time::sleep(every).await;
            let looked = tokio::task::spawn_blocking(move || {
                self.look();
                self
            });
            match looked.await {
                Ok(certificate) => self = certificate,
                // Only when the program ends.
                Err(_) => return,
            }
        }
    }

    fn look(&mut self) {
        // A file that is away for a moment is being replaced; the next look finds it.
        let Ok(pair) = Pair::read(&self.files) else { return };
        if pair == self.seen {
            return;
        }
        match pair.parse(&self.files) {
            Ok(config) => {
                self.config.reload_from_config(config);
                tracing::info!(cert = %self.files.cert.display(), "a new certificate is in use");
            }
            Err(error) => tracing::error!(%error, "the new certificate is not used; the old one goes on"),
        }
        self.seen = pair;
    }
}

impl Pair {
    fn read(files: &Tls) -> Result<Pair, CertificateError> {
        Ok(Pair { cert: bytes(&files.cert, "certificate")?, key: bytes(&files.key, "key")? })
    }

    fn parse(&self, files: &Tls) -> Result<Arc<ServerConfig>, CertificateError> {
        let (cert, key) = (text(&files.cert), text(&files.key));
        let missing = |path: &String, what, begins| CertificateError::Missing { path: path.clone(), what, begins };
        let chain = CertificateDer::pem_slice_iter(&self.cert).collect::<Result<Vec<_>, _>>().unwrap_or_default();
        if chain.is_empty() {
            return Err(missing(&cert, "certificate", "CERTIFICATE"));
        }
        let secret = PrivateKeyDer::from_pem_slice(&self.key).map_err(|_| missing(&key, "private key", "PRIVATE KEY"))?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let made = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, secret));
        let mut config = made.map_err(|error| match error {
            rustls::Error::InconsistentKeys(_) => CertificateError::Mismatched { cert, key },
            error => CertificateError::Unfit { cert, key, error },
        })?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    }
}

fn bytes(path: &Path, what: &'static str) -> Result<Vec<u8>, CertificateError> {
    std::fs::read(path).map_err(|error| CertificateError::Unread { path: text(path), what, error })
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str) -> Tls {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
        let files = Tls { cert: folder.join(format!("{name}.pem")), key: folder.join(format!("{name}.key")) };
        std::fs::write(&files.cert, made.cert.pem()).expect("written");
        std::fs::write(&files.key, made.signing_key.serialize_pem()).expect("written");
        files
    }

    fn complaint(files: &Tls) -> String {
        Certificate::read(files).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_pair_that_does_not_fit_is_refused_with_its_file_and_the_way_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let (one, other) = (write(folder.path(), "one"), write(folder.path(), "other"));
        assert_eq!(complaint(&one), "");
        let mixed = Tls { key: other.key.clone(), ..one.clone() };
        assert!(complaint(&mixed).contains("other.key: this key does not belong to the certificate"), "{}", complaint(&mixed));
        let away = Tls { cert: folder.path().join("none.pem"), ..one.clone() };
        assert!(complaint(&away).contains("none.pem: the certificate cannot be read"), "{}", complaint(&away));
        let turned = Tls { cert: one.key.clone(), key: one.cert.clone() };
        assert!(complaint(&turned).contains("one.key: there is no certificate in it"), "{}", complaint(&turned));
        let no_key = Tls { key: one.cert.clone(), ..one.clone() };
        assert!(complaint(&no_key).contains("one.pem: there is no private key in it"), "{}", complaint(&no_key));
        std::fs::write(&one.cert, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").expect("written");
        assert!(complaint(&one).contains("TLS does not take them"), "{}", complaint(&one));
    }

    #[test]
    fn a_new_pair_is_taken_and_a_broken_one_leaves_the_old_in_use() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = write(folder.path(), "one");
        let mut certificate = Certificate::read(&files).expect("a pair");
        let first = certificate.config().get_inner();
        certificate.look();
        assert!(Arc::ptr_eq(&first, &certificate.config().get_inner()), "nothing has changed");

        std::fs::write(&files.key, "nonsense").expect("written");
        certificate.look();
        std::fs::remove_file(&files.key).expect("removed");
        certificate.look();
        assert!(Arc::ptr_eq(&first, &certificate.config().get_inner()), "the old one goes on");

        write(folder.path(), "one");
        certificate.look();
        assert!(!Arc::ptr_eq(&first, &certificate.config().get_inner()), "the new one is used");
    }
}
