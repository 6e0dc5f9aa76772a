//! The pages of seats.

pub(super) mod county;
pub(super) mod own;
pub(super) mod picture;
#[cfg(test)]
mod samples;
