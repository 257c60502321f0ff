//! One connection to one town: statements, rows, and the unit of work that owns it for a moment.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::Arc;

use engawa_kernel::{Id, Moment};
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use rusqlite::types::ValueRef;

use crate::fault::Fault;
use crate::value::{Cells, FromRow, FromValue, Value};
use crate::world::Chance;

/// What the program attaches to a town for those who run inside its units: the journal attaches its house.
pub type Attachment = Arc<dyn Any + Send + Sync>;

pub(crate) enum Engine {
    Sqlite(rusqlite::Connection),
    Postgres(Box<RefCell<PgSession>>),
}

pub(crate) struct PgSession {
    pub(crate) client: postgres::Client,
    statements: HashMap<String, postgres::Statement>,
}

impl PgSession {
    pub(crate) fn new(client: postgres::Client) -> PgSession {
        PgSession { client, statements: HashMap::new() }
    }

    fn statement(&mut self, sql: &str) -> Result<postgres::Statement, Fault> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).map_err(|error| pg_fault(sql, &error))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn pg_fault(sql: &str, error: &postgres::Error) -> Fault {
    // The driver's own text is only "db error"; what the server said is the source.
    let message = error.as_db_error().map_or_else(|| error.to_string(), |db| format!("{} ({})", db.message(), db.code().code()));
    Fault::statement(sql, &message)
}

/// A town that can be asked. Within one closure all answers come from one snapshot.
pub struct Db {
    pub(crate) engine: Engine,
    pub(crate) attachment: Attachment,
    /// A statement failed; the unit cannot be kept, even if its closure goes on.
    pub(crate) failed: Cell<bool>,
    now: Moment,
}

impl Db {
    pub(crate) fn new(engine: Engine, attachment: Attachment) -> Db {
        Db { engine, attachment, failed: Cell::new(false), now: Moment::from_millis(0) }
    }

    pub(crate) fn set_now(&mut self, now: Moment) {
        self.now = now;
    }

    /// The moment of this unit or read.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// What the program attached to the town, if it is a `T`.
    pub fn attached<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        Arc::clone(&self.attachment).downcast::<T>().ok()
    }

    /// All rows of a statement.
    ///
    /// # Errors
    /// When the database refuses the statement or a row is another than `T`.
    pub fn all<T: FromRow, const N: usize>(&self, sql: &str, values: [Value; N]) -> Result<Vec<T>, Fault> {
        let mut rows = Vec::new();
        self.each(sql, &values, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub fn first<T: FromRow, const N: usize>(&self, sql: &str, values: [Value; N]) -> Result<Option<T>, Fault> {
        Ok(self.all(sql, values)?.into_iter().next())
    }

    /// The one value of the one row.
    ///
    /// # Errors
    /// As [`Db::all`]; also when there is no row.
    pub fn one<T: FromValue, const N: usize>(&self, sql: &str, values: [Value; N]) -> Result<T, Fault> {
        let row: Option<(T,)> = self.first(sql, values)?;
        row.map(|(value,)| value).ok_or_else(|| Fault::statement(sql, &"no row"))
    }

    /// Gives each row to a function, without holding them all.
    ///
    /// # Errors
    /// As [`Db::all`], and what the function says.
    pub fn each<T: FromRow>(&self, sql: &str, values: &[Value], each: impl FnMut(T) -> Result<(), Fault>) -> Result<(), Fault> {
        let answer = match &self.engine {
            Engine::Sqlite(connection) => each_sqlite(connection, sql, values, each),
            Engine::Postgres(session) => each_postgres(&mut session.borrow_mut(), sql, values, each),
        };
        self.noticing(answer)
    }

    fn noticing<T>(&self, answer: Result<T, Fault>) -> Result<T, Fault> {
        if matches!(answer, Err(Fault::Statement { .. })) {
            self.failed.set(true);
        }
        answer
    }

    pub(crate) fn execute(&self, sql: &str, values: &[Value]) -> Result<u64, Fault> {
        let answer = match &self.engine {
            Engine::Sqlite(connection) => connection
                .prepare_cached(sql)
                .and_then(|mut statement| statement.execute(rusqlite::params_from_iter(values)))
                .map(|count| count as u64)
                .map_err(|error| Fault::statement(sql, &error)),
            Engine::Postgres(session) => {
                let session = &mut session.borrow_mut();
                session.statement(sql).and_then(|statement| {
                    session.client.execute(&statement, &borrowed(values)).map_err(|error| pg_fault(sql, &error))
                })
            }
        };
        self.noticing(answer)
    }

    /// Several statements without values: begin, savepoints, migrations.
    pub(crate) fn batch(&self, sql: &str) -> Result<(), Fault> {
        match &self.engine {
            Engine::Sqlite(connection) => connection.execute_batch(sql).map_err(|error| Fault::statement(sql, &error)),
            Engine::Postgres(session) => session.borrow_mut().client.batch_execute(sql).map_err(|error| pg_fault(sql, &error)),
        }
    }

    /// Whether the transaction that was begun is still open.
    pub(crate) fn in_transaction(&self) -> bool {
        match &self.engine {
            Engine::Sqlite(connection) => !connection.is_autocommit(),
            Engine::Postgres(session) => !session.borrow().client.is_closed(),
        }
    }
}

fn each_sqlite<T: FromRow>(
    connection: &rusqlite::Connection,
    sql: &str,
    values: &[Value],
    mut each: impl FnMut(T) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let fault = |error: rusqlite::Error| Fault::statement(sql, &error);
    let mut statement = connection.prepare_cached(sql).map_err(fault)?;
    let width = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(fault)?;
    while let Some(row) = rows.next().map_err(fault)? {
        let cells: Result<Vec<Value>, Fault> = (0..width).map(|at| row.get_ref(at).map_err(fault).and_then(from_sqlite)).collect();
        each(T::from_row(&mut Cells(cells?.into_iter()))?)?;
    }
    Ok(())
}

fn from_sqlite(value: ValueRef<'_>) -> Result<Value, Fault> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => {
            Value::Text(std::str::from_utf8(text).map_err(|_| Fault::Row("a text is not UTF-8".into()))?.to_owned())
        }
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    })
}

fn each_postgres<T: FromRow>(
    session: &mut PgSession,
    sql: &str,
    values: &[Value],
    mut each: impl FnMut(T) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let statement = session.statement(sql)?;
    let mut rows = session.client.query_raw(&statement, values).map_err(|error| pg_fault(sql, &error))?;
    while let Some(row) = rows.next().map_err(|error| pg_fault(sql, &error))? {
        let cells: Result<Vec<Value>, Fault> =
            (0..row.len()).map(|at| row.try_get::<_, Value>(at).map_err(|error| Fault::Row(error.to_string()))).collect();
        each(T::from_row(&mut Cells(cells?.into_iter()))?)?;
    }
    Ok(())
}

fn borrowed(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(rusqlite::types::ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *ty == Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
            Value::Int(number) if *ty == Type::INT8 => number.to_sql(ty, out),
            Value::Real(number) if *ty == Type::FLOAT8 => number.to_sql(ty, out),
            Value::Text(text) if *ty == Type::TEXT || *ty == Type::VARCHAR || *ty == Type::NAME => text.to_sql(ty, out),
            Value::Blob(bytes) if *ty == Type::BYTEA => bytes.to_sql(ty, out),
            _ => Err(format!("the statement expects {ty}, another type was given").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Value, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match *ty {
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(ty, raw)?.into()),
            Type::BOOL => Value::Int(bool::from_sql(ty, raw)?.into()),
            Type::FLOAT8 => Value::Real(f64::from_sql(ty, raw)?),
            Type::BYTEA => Value::Blob(Vec::from_sql(ty, raw)?),
            Type::TEXT | Type::VARCHAR | Type::NAME => Value::Text(String::from_sql(ty, raw)?),
            _ => return Err(format!("columns of type {ty} are not used; cast in the statement").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Value, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// A unit of work: what it writes is kept as a whole or not at all. It may be run again.
pub struct Tx {
    pub(crate) db: Db,
    pub(crate) chance: Chance,
    /// How deep reactions have called reactions; the journal bounds it.
    pub depth: u8,
}

impl Deref for Tx {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl Tx {
    /// Writes; answers how many rows were touched.
    ///
    /// # Errors
    /// When the database refuses the statement.
    pub fn run<const N: usize>(&mut self, sql: &str, values: [Value; N]) -> Result<u64, Fault> {
        self.db.execute(sql, &values)
    }

    /// As [`Tx::run`], where the number of values is not known beforehand.
    ///
    /// # Errors
    /// As [`Tx::run`].
    pub fn run_all(&mut self, sql: &str, values: &[Value]) -> Result<u64, Fault> {
        self.db.execute(sql, values)
    }

    /// A new id, ordered by time.
    pub fn new_id<T>(&mut self) -> Id<T> {
        Id::ordered(self.db.now.millis(), self.chance.bytes())
    }

    /// A new id that says nothing about time: answers, ballots, sealed things, tokens.
    pub fn random_id<T>(&mut self) -> Id<T> {
        Id::random(self.chance.bytes())
    }

    /// A salt for erasable details.
    pub fn salt(&mut self) -> [u8; 16] {
        self.chance.bytes()
    }
}
