//! The whole house: the demo's content, every route, every duty, every text.

#![allow(clippy::format_push_string, reason = "readable before fast")]
#![allow(clippy::unwrap_used, reason = "where a story cannot go on, its test ends")]

mod access;
mod asvs;
mod command_line;
mod crawl;
mod demo;
mod front_door;
mod home;
mod keys;
mod open;
mod program;
mod protected;
mod questions;
mod quiet;
mod resident;
mod retention;
mod seating_plan;
mod settings;
mod slow;
mod texts;
mod wall;
