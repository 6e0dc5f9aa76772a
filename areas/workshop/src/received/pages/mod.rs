//! The pages of received mail.

pub(super) mod list;
pub(super) mod one;
#[cfg(test)]
mod samples;
