//! # The county's version (*länets version*)
//! What a county made of the national draft: its own words in the free parts, national corrections that it takes or not,
//! and the approval that the programme may ask for.
//!
//! Always: a locked part reads as the nation wrote it last; a county's own words stand in its letter or are shown beside
//! what took their place until the county has said what shall count; what was approved is what is sent.

pub mod approval;
pub mod deeds;
pub(super) mod letters;
pub mod records;
pub mod rules;
pub mod views;

pub use letters::Answer;
