//! The pages of the agenda.

pub(super) mod edit;
pub(super) mod lengths;
#[cfg(test)]
mod samples;
pub(super) mod show;
