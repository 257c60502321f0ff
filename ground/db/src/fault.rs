//! Faults: what goes wrong below the acts. The person sees a calm page and a number; the log says this.

/// Something that is not the person's doing.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Fault {
    /// The database refused a statement.
    #[error("{operation}: {message}")]
    Statement {
        /// The beginning of the statement.
        operation: String,
        /// What the database said.
        message: String,
    },
    /// A row is not what the program expects.
    #[error("unexpected row: {0}")]
    Row(String),
    /// The transaction ended under the unit: disk full, input or output error, connection lost. Nothing was written.
    #[error("the transaction was lost, nothing was written: {0}")]
    Lost(String),
    /// The connection broke while the commit was on its way. It may or may not have been written.
    #[error("the connection broke during the commit; look whether it was written before trying again")]
    Uncertain,
    /// The disk is full, or nearly: writes are refused so that reading goes on.
    #[error("less than {floor_mb} MB are free on the disk of the data folder; make room, then try again")]
    NoSpace {
        /// The floor.
        floor_mb: u64,
    },
    /// Too many units wait already.
    #[error("too many writes are waiting; try again in a moment")]
    Busy,
    /// A read took longer than its snapshot may live.
    #[error("the read took longer than {0} ms and was ended")]
    TooSlow(u64),
    /// The unit panicked. Its neighbours are unharmed.
    #[error("the unit panicked: {0}")]
    Panicked(String),
    /// The same idempotency key came with another request.
    #[error("this form was already sent with other contents; reload the page and send it once more")]
    KeyReused,
    /// The database has seen a newer program.
    #[error(
        "the database of {town} was written by a newer program ({feature} {found}, this program knows {known}); start that program, or restore a backup"
    )]
    Ahead {
        /// The town.
        town: String,
        /// The feature whose migration is not known.
        feature: String,
        /// The number found.
        found: i64,
        /// The newest number that this program has.
        known: i64,
    },
    /// A migration could not be carried out.
    #[error("migration {feature} {number} of {town} failed, the town is closed until it is mended: {message}")]
    Migration {
        /// The town.
        town: String,
        /// The feature.
        feature: String,
        /// The number.
        number: i64,
        /// What the database said.
        message: String,
    },
    /// There is no such town.
    #[error("there is no town called 「{0}」; `engawa town list` shows which there are")]
    UnknownTown(String),
    /// The database that should be there is not.
    #[error("{0}")]
    Missing(String),
    /// A folder or file cannot be used.
    #[error("{0}")]
    Folder(String),
    /// A town of this name exists already.
    #[error("there is already a town called 「{0}」")]
    Exists(String),
    /// A name that cannot be a town's.
    #[error("「{0}」 cannot be the short name of a town; use 2 to 40 lower-case letters, digits and hyphens")]
    BadName(String),
    /// The server is going down.
    #[error("the town is being closed")]
    Closing,
}

impl Fault {
    pub(crate) fn statement(sql: &str, error: &dyn std::fmt::Display) -> Fault {
        Fault::Statement { operation: sql.split_whitespace().take(6).collect::<Vec<_>>().join(" "), message: error.to_string() }
    }
}

/// What a unit may answer instead of a result: a refusal of its own, or a fault.
pub trait UnitError: From<Fault> + Send + 'static {}
impl<E: From<Fault> + Send + 'static> UnitError for E {}
