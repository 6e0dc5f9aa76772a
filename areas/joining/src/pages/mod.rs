//! The pages of joining.

pub(super) mod county;
pub(super) mod own;
#[cfg(test)]
mod samples;
