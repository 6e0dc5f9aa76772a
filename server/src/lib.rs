//! # Server
//! The roof: wiring and nothing else. Configuration, the router of all areas, workers, the demo's content, and the
//! commands of the program `valskydd`.

pub mod assembly;
pub mod commands;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod door;
pub mod keys;
pub mod log;
mod panics;
pub mod serving;
