//! # Vault
//! What must not be read even by whoever has the database or a copy of it (decision 0012).
//!
//! Words: a *data key* seals one organisation's matter. It lies in the database, wrapped by the *master key* and the
//! organisation's *share* together; both lie outside, in the *keyring*. A *sealed* value is bound to its *place*:
//! organisation, table, record, column.
//!
//! Always:
//! - a sealed value that was changed, or moved to another record or organisation, does not open;
//! - keys are read for one page or deed and wiped; nothing prints them;
//! - a share that is thrown away makes its organisation's matter unreadable in the database and in every copy of it;
//! - a new data key reaches every column in the list of [`Column`]s; killed at any moment, that work goes on.

pub(crate) mod cipher;
pub mod envelope;
mod faults;
pub(crate) mod keyring;
mod master;
mod records;
mod ring;
#[cfg(test)]
mod ring_tests;
mod rotate;
mod sealed;
mod shred;
mod start;
mod state;

pub use faults::{Locked, Unopened};
pub use keyring::{Keyring, MasterSource};
pub use master::{MasterTurned, rotate_master};
pub use ring::{Ring, STEP, Sealer};
pub use rotate::{begin_rotation, reseal};
pub use sealed::{Column, Place, Sealed};
pub use shred::{Consent, shred};
pub use start::prepare;
pub use state::{Finding, KeyRow, has_key, list, state};

pub(crate) use records::Vault as Migration;
