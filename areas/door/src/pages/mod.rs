//! The door as pages: with forms, which work without script, and one that goes on without a network.

pub(crate) mod acts;
pub(crate) mod coming;
pub(crate) mod data;
pub(crate) mod deciding;
pub(crate) mod door;
pub(crate) mod mobile;
#[cfg(test)]
mod samples;
mod shown;
pub(crate) mod taught;
