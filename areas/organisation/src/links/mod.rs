//! # Links (*personliga länkar*)
//! The links that were handed out, shown to whoever answers for them: to whom, since when, opened when and in how many
//! browsers; revoked, and sent anew.
//!
//! Always: looking at a link changes nothing; a revoked link is closed at once, also where it is open; a new one goes
//! to the address that the first one went to and nowhere else; a link that is opened in a second browser is noticed.

pub mod records;
