//! The public face of a town: asked as a browser asks, read as a person or a program reads.

use std::io::Cursor;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use calamine::{Data, Reader, Xlsx};
use engawa_db::Town;
use engawa_plans::WORD_FILES;
use engawa_testkit::Kit;
use engawa_web::{Site, TownSeat, Words, guarded, samples};
use serde_json::Value;
use tower::ServiceExt;

/// A town with its doors open.
pub struct Face {
    router: Router,
    seat: TownSeat,
    words: Arc<Words>,
    runtime: tokio::runtime::Runtime,
}

/// What came back.
pub struct Seen {
    pub status: StatusCode,
    pub kind: String,
    pub bytes: Vec<u8>,
}

impl Seen {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The text outside of tags, each piece once trimmed.
    pub fn words(&self) -> String {
        let html = self.text();
        let pieces = html.split('<').filter_map(|piece| piece.split_once('>').map(|(_, text)| text.trim()));
        pieces.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Face {
    pub fn of(kit: &Kit, town: &Town) -> Face {
        let site = town.read_now(engawa_who::site_of).unwrap().unwrap();
        let site = Arc::new(Site { open_doors: vec![engawa_plans::DOOR.into()], ..site });
        let (api, _) = engawa_plans::api().split_for_parts();
        Face {
            router: guarded(engawa_plans::routes().into_parts().0.merge(api)),
            seat: TownSeat { town: town.clone(), site, base: String::new(), clock: kit.clock.clone(), origin: None },
            words: samples::words_with(&WORD_FILES),
            runtime: tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap(),
        }
    }

    pub fn get(&self, path: &str) -> Seen {
        let mut request = Request::get(path).body(Body::empty()).unwrap();
        request.extensions_mut().insert(self.seat.clone());
        request.extensions_mut().insert(Arc::clone(&self.words));
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.unwrap();
            let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
            let (status, kind) = (answer.status(), kind.to_owned());
            Seen { status, kind, bytes: to_bytes(answer.into_body(), 8 << 20).await.unwrap().to_vec() }
        })
    }

    /// A page that is there.
    pub fn page(&self, path: &str) -> String {
        let seen = self.get(path);
        assert_eq!((seen.status, seen.kind.as_str()), (StatusCode::OK, "text/html; charset=utf-8"), "{path}");
        seen.words()
    }

    pub fn status(&self, path: &str) -> u16 {
        self.get(path).status.as_u16()
    }

    pub fn json(&self, path: &str) -> Value {
        let seen = self.get(path);
        assert_eq!(seen.status, StatusCode::OK, "{path}: {}", seen.text());
        serde_json::from_slice(&seen.bytes).unwrap()
    }

    /// A table as CSV: head and rows, without the apostrophes that disarm what looks like a formula.
    pub fn csv(&self, path: &str) -> Vec<Vec<String>> {
        let seen = self.get(path);
        assert_eq!((seen.status, seen.kind.as_str()), (StatusCode::OK, "text/csv; charset=utf-8"), "{path}");
        let text = seen.text();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    /// A workbook: its sheets with their names.
    pub fn xlsx(&self, path: &str) -> Vec<(String, Vec<Vec<Data>>)> {
        let seen = self.get(path);
        assert_eq!(seen.status, StatusCode::OK, "{path}");
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(seen.bytes)).unwrap();
        let rows = |range: calamine::Range<Data>| range.rows().map(<[Data]>::to_vec).collect();
        book.worksheets().into_iter().map(|(name, range)| (name, rows(range))).collect()
    }
}
