//! Who may do what, tried on every route there is. The tables of these tests are made from the rows of the router:
//! a new route, field or column is tried without anyone remembering it, and one that cannot be tried fails the test.

mod canaries;
mod fields;
mod forgery;
mod matrix;
mod objects;
mod office;
mod payloads;
mod register;
mod replay;
mod world;
