//! The journal on both engines: its laws, random histories, and being killed in the middle.

mod common;
mod histories;
mod kills;
mod laws;
