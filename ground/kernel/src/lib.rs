//! The kernel: days, ids, records, counters, measures. Pure: no database, no clock, no chance, no page.

pub mod calendar;
pub mod counter;
pub mod day;
pub mod era;
pub mod fact;
pub mod hash;
pub mod id;
pub mod measure;
pub mod number;
pub mod record;
pub mod suppress;
pub mod text;

pub use calendar::{Calendar, Counted, Holidays, Term};
pub use counter::{Behind, Counter, CounterKind, Dimension, Publication, Release};
pub use day::{Day, DayError, FiscalYear, Moment};
pub use fact::{Choice, Fact, FactError, FactReader, FactWriter};
pub use hash::hash_of;
pub use id::{AnyId, Id, IdError};
pub use measure::{Direction, Measure, Shape, Window};
pub use record::{Actor, Channel, Header, Line, Seal, Seq, Visibility};
