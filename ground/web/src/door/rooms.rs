//! The router of a feature, built from rows: no route without a row, no row without its guard.

use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};

use super::pass::pass;
use super::row::{Method, RouteRow};

/// Routes and their rows.
#[derive(Default)]
pub struct Rooms {
    router: Router,
    rows: Vec<RouteRow>,
}

impl Rooms {
    /// No routes yet.
    pub fn new() -> Rooms {
        Rooms::default()
    }

    /// One route. Its row decides who comes as far as the handler.
    #[must_use]
    pub fn row<H, T>(mut self, row: RouteRow, handler: H) -> Rooms
    where
        H: Handler<T, ()>,
        T: 'static,
    {
        let route: MethodRouter = match row.method {
            Method::Get => get(handler),
            Method::Post => post(handler),
        };
        self.router = self.router.route(row.path, route.layer(from_fn_with_state(row, pass)));
        self.rows.push(row);
        self
    }

    /// Calls for programs, whose router is made together with their description: all anyone's, all behind one door.
    #[must_use]
    pub fn calls(mut self, router: Router, door: &'static str, rows: impl IntoIterator<Item = RouteRow>) -> Rooms {
        let row = RouteRow::get("/api/v1", super::face::Face::Public, super::face::May::Anyone).door(door);
        self.router = self.router.merge(router.layer(from_fn_with_state(row, pass)));
        self.rows.extend(rows);
        self
    }

    /// With the routes of another feature.
    #[must_use]
    pub fn merge(mut self, other: Rooms) -> Rooms {
        self.router = self.router.merge(other.router);
        self.rows.extend(other.rows);
        self
    }

    /// The rows.
    pub fn rows(&self) -> &[RouteRow] {
        &self.rows
    }

    /// Router and rows.
    pub fn into_parts(self) -> (Router, Vec<RouteRow>) {
        (self.router, self.rows)
    }
}
