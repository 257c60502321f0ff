//! Why a file is not taken. The sentences for people stand where there are pages.

/// What is wrong with a file that somebody sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Larger than is taken here.
    #[error("a file has more than {most} bytes")]
    TooLarge {
        /// The bound, in bytes.
        most: u64,
    },
    /// More files than are taken here.
    #[error("more than {most} files")]
    TooMany {
        /// The bound.
        most: usize,
    },
    /// None of the kinds that are taken here.
    #[error("a file of another kind")]
    OtherKind,
    /// It begins like one of them and cannot be read as one.
    #[error("a file that cannot be read")]
    Broken,
    /// A picture with more points than are drawn.
    #[error("a picture with too many points")]
    TooManyPoints,
    /// It unpacks to more than anybody means.
    #[error("a file that unpacks to too much")]
    Expands,
    /// It brings a program along.
    #[error("a file with macros")]
    Macros,
}
