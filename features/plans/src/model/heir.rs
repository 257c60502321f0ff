//! What becomes of what a version of a plan does not carry on under its code.

/// An item or indicator of the version before, and those that take it over; one that nobody takes over ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heir {
    /// Its code in the version before.
    pub old: String,
    /// The codes of those that take it over.
    pub new: Vec<String>,
}
