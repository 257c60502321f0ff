//! Programmes 制度: what can be asked of city hall, as files that a town adopts version by version.

pub mod file;
pub mod model;
pub mod shipped;
