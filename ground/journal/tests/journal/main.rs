//! The journal on both engines: its laws, its access chain, random histories, and being killed in the middle.

mod accesses;
mod common;
mod histories;
mod kills;
mod laws;
