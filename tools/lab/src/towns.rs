//! The sample town in a folder of its own, as the demo makes it, and its pages without a network.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use engawa_db::{Clock, Options, Towns};
use tower::ServiceExt;

/// A folder with the demo's towns.
pub struct Demo {
    /// The towns.
    pub towns: Towns,
    /// Everything goes with it.
    pub folder: tempfile::TempDir,
}

impl Demo {
    /// Makes the demo's towns.
    pub fn make() -> Demo {
        let folder = tempfile::tempdir().expect("a folder");
        let options = options(folder.path());
        let towns = Towns::open_house(options.clone()).expect("a house");
        engawa::demo::make_missing(&towns, &options).unwrap_or_else(|stopped| panic!("{stopped}"));
        Demo { towns, folder }
    }

    /// The router of the program over these towns.
    pub fn router(&self) -> Router {
        let seats = engawa::seats::Seats::new(self.towns.clone(), BTreeMap::new(), true, Clock::Machine);
        let words = engawa::house::words().unwrap_or_else(|error| panic!("{error}"));
        engawa::app::router(Arc::new(seats), words)
    }
}

/// The usual options, with the whole house.
pub fn options(folder: &std::path::Path) -> Options {
    let attachment = engawa::house::attachment().unwrap_or_else(|error| panic!("{error}"));
    Options::in_folder(folder, engawa::house::migrations(), attachment)
}

/// A runtime for requests inside this process.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

/// Asks for a page; answers its length. Anything but 200 ends the measurement.
pub async fn page(router: &Router, path: &str) -> usize {
    let request = Request::builder().uri(path).body(Body::empty()).expect("a request");
    let answer = router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
    assert!(answer.status().is_success(), "{path}: {}", answer.status());
    axum::body::to_bytes(answer.into_body(), 64 << 20).await.expect("a body").len()
}
