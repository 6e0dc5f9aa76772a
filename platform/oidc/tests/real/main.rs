//! Against a certified provider that signs in whom we name, and slips when it is told to.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

mod slips;
mod sound;
mod world;
