//! The pages of the table plan.

pub mod papers;
mod picture;
pub mod placing;
pub mod plan;
#[cfg(test)]
mod samples;
pub mod seats;
mod shown;
