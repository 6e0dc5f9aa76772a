//! The pages of the agenda.

pub(super) mod edit;
#[cfg(test)]
mod samples;
pub(super) mod show;
