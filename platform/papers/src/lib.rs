//! Papers: a Typst template and data in, a tagged PDF (PDF/UA-1) out.
//!
//! The same [`Sheet`] gives the same bytes: fonts, house style and clock come from this crate and from the caller,
//! never from the machine. What a person wrote reaches Typst as data only; it can not become markup.
//!
//! Source of the requirements: ISO 14289-1:2014 (PDF/UA-1), checked by Typst at export and by this crate's tests.

mod fault;
mod legible;
mod press;
mod room;

pub use fault::PressFault;
pub use press::{Press, Sheet};
