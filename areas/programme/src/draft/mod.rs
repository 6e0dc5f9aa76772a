//! The invitation draft: its parts, what may stand in them, what differs between two of them, and how a correction is
//! merged into what a county made of it. Pure.
//!
//! Words: a *part* (del) of a draft is *locked* (låst) when it reads the same in every county, else *free* (fri). A
//! *placeholder* (platshållare) stands for what differs between letters.
//!
//! Always: a part keeps its key through all versions; a text with a placeholder that does not exist is not taken.

mod difference;
mod merge;
mod parts;
pub mod placeholder;
mod shipped;

pub use difference::{Piece, PieceKind, differences};
pub use merge::{Merged, merge};
pub use parts::{
    DraftText, Field, LONGEST_LINE, LONGEST_TEXT, MOST_PARTS, Part, TextFault, Wrong, one_line, paragraphs,
    written,
};
pub use shipped::default_draft;
