//! The pages of the invitation.

pub mod send;
pub mod text;
