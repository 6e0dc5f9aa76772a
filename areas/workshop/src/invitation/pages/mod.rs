//! The pages of the invitation.

#[cfg(test)]
mod samples;
pub mod send;
pub mod text;
