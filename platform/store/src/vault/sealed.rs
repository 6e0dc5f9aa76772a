//! A sealed value as a column, and the place it is bound to.

use std::fmt;
use std::marker::PhantomData;

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{ArrayType, Nullable, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, ColumnType, QueryResult, TryGetError, TryGetable, Value};

use super::cipher;

/// A column that holds sealed values. Each area lists its own, so that a new key reaches all of them; its name begins
/// with `sealed_`, so that a test finds the ones that were forgotten. The table's primary key is the UUID `id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
}

impl Column {
    /// The value of one record.
    #[must_use]
    pub const fn of(self, record: Uuid) -> Place {
        Place { column: self, record }
    }
}

/// Where a value lies. Sealed for one place, it does not open at another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    column: Column,
    record: Uuid,
}

impl Place {
    /// What the value is sealed about.
    pub(super) fn about(self, organisation: Uuid, key: Uuid) -> Vec<u8> {
        let Column { table, column } = self.column;
        cipher::about(
            "valskydd sealed 1",
            &[
                organisation.as_bytes(),
                key.as_bytes(),
                table.as_bytes(),
                self.record.as_bytes(),
                column.as_bytes(),
            ],
        )
    }
}

/// A value of type `T` that is sealed. A column type for both databases; says nothing of what is in it but its length
/// in steps of [`STEP`](super::STEP) bytes.
pub struct Sealed<T> {
    bytes: Vec<u8>,
    of: PhantomData<fn() -> T>,
}

impl<T> Sealed<T> {
    /// The envelope's bytes, whether they are one or not: opening tells.
    #[must_use]
    pub const fn of(bytes: Vec<u8>) -> Self {
        Self { bytes, of: PhantomData }
    }

    /// The envelope's bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl<T> Clone for Sealed<T> {
    fn clone(&self) -> Self {
        Self::of(self.bytes.clone())
    }
}

impl<T> PartialEq for Sealed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<T> Eq for Sealed<T> {}

impl<T> fmt::Debug for Sealed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.bytes.len())
    }
}

impl<T> From<Sealed<T>> for Value {
    fn from(sealed: Sealed<T>) -> Self {
        Self::Bytes(Some(sealed.bytes))
    }
}

impl<T> TryGetable for Sealed<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        Vec::<u8>::try_get_by(row, index).map(Self::of)
    }
}

impl<T> ValueType for Sealed<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <Vec<u8> as ValueType>::try_from(value).map(Self::of)
    }

    fn type_name() -> String {
        "Sealed".to_owned()
    }

    fn array_type() -> ArrayType {
        <Vec<u8> as ValueType>::array_type()
    }

    fn column_type() -> ColumnType {
        <Vec<u8> as ValueType>::column_type()
    }
}

impl<T> Nullable for Sealed<T> {
    fn null() -> Value {
        Value::Bytes(None)
    }
}
