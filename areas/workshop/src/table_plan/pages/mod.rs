//! The pages of the table plan.

mod broken;
pub mod chosen;
pub mod going_on;
pub mod offered;
pub mod papers;
pub mod person;
mod picture;
mod place;
pub mod placing;
pub mod plan;
pub mod rounds;
pub mod ruled;
#[cfg(test)]
mod samples;
pub mod screen;
pub mod seats;
mod sentences;
mod shown;
mod signs;
pub mod turned;
mod typed;
mod wishes;
