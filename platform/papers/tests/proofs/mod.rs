//! Proofs that a paper is PDF/UA-1 and looks as it did. For the tests of this crate and of the areas whose papers
//! it prints.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod content;
pub mod pictures;
pub mod structure;
pub mod tools;
pub mod tree;
