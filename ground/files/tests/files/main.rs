//! The life of a file, and its ends: kept, given, erased, forgotten on the way, killed on the way. On both engines.

mod kills;
mod life;
mod tools;
