//! Mail that comes in: fetched over IMAP, and what its headers say of it.
//!
//! A mailbox is only read: nothing in it is marked, moved or deleted. What a mail says of itself is a claim of whoever
//! sent it: names and addresses are shown, never trusted. Whether its domain stands behind it is what the receiving mail
//! server found ([`checked()`], RFC 8601); it saw the sender's address on the network, which nobody can see later.

mod bounce;
mod checked;
mod imap;
mod mail;
mod parts;
mod words;

pub use bounce::{Bounce, bounces, came_back};
pub use checked::{Checked, Finding, Verdict, checked};
pub use imap::{Mailbox, MailboxConfig, MailboxFault, Opened, Waiting};
pub use mail::{Mail, read};
pub use words::words;
