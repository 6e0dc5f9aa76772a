//! Letters: written once, rendered as text and HTML, with calendar files, and delivered by SMTP or to a folder.
//!
//! Knows nothing of what the letters are about and keeps no state: the date, the id and the words come from
//! the caller, so the same letter gives the same bytes on every day and machine.

mod body;
pub mod calendar;
mod dkim;
mod eml;
pub mod folder;
mod header;
mod letter;
mod post;
mod sub_address;
pub mod tls;

pub use body::{Block, Body};
pub use calendar::Method;
pub use dkim::{DkimFault, DkimKey};
pub use letter::{Attachment, CalendarPart, Letter, LetterFault, Party};
pub use post::{ConfigFault, Delivered, FolderPost, Post, PostFault, Security, SmtpConfig, SmtpPost};
pub use secrecy::SecretString;
pub use sub_address::SubAddress;
