//! What a letter consists of, and what can be wrong with it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Body, Method};

/// A letter to one person, complete: nothing is looked up, counted or invented when it is sent.
/// It can be stored (serde) and sent later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// `local-part@domain` without angle brackets, of ASCII letters, digits, `.`, `_` and `-`, at most 200
    /// characters. The same letter keeps its id however often it is tried: receivers recognise it by that.
    pub message_id: String,
    /// Who sends it. With a calendar part this must be the meeting's organizer.
    pub from: Party,
    /// Where answers go, when not to the sender.
    pub reply_to: Option<Party>,
    /// The one receiver.
    pub to: Party,
    /// One line. Line breaks and other control characters become spaces.
    pub subject: String,
    /// The words.
    pub body: Body,
    /// A meeting to put into the receiver's calendar.
    pub calendar: Option<CalendarPart>,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// When it was written, from 1970 to 9999.
    pub date: DateTime<Utc>,
    /// Language tag of the words, such as `sv`.
    pub language: String,
    /// Says that no person sent it, so that out-of-office replies stay away (RFC 3834).
    pub auto_submitted: bool,
    /// The address to which a report goes when it does not arrive: the sender on the envelope, which names this one
    /// letter where the mailbox knows sub-addresses. Without one it is the sender's own.
    #[serde(default)]
    pub bounces_to: Option<String>,
}

/// A name with its mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// As people write it; may be empty. Line breaks and other control characters become spaces.
    pub name: String,
    /// `anna@kommun.example`. The domain may have letters such as å; the part before `@` is ASCII.
    pub address: String,
}

/// A calendar file for the letter, made by [`crate::calendar`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarPart {
    /// Must be the method written in `ics`.
    pub method: Method,
    /// The calendar file.
    pub ics: String,
}

/// A file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// File name as the receiver sees it.
    pub name: String,
    /// Media type, such as `application/pdf`.
    pub mime: String,
    /// The content. Stored as base64.
    #[serde(with = "as_base64")]
    pub bytes: Vec<u8>,
}

/// Why a letter cannot be put together. Trying again changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LetterFault {
    /// Not a mail address that a letter can be sent to or from.
    #[error("{field}: \"{address}\" is not a mail address")]
    Address {
        /// `From`, `Reply-To`, `To` or `Return-Path`.
        field: &'static str,
        /// What was given, cleaned of control characters and cut to 100.
        address: String,
    },
    /// The message id breaks the rule at [`Letter::message_id`].
    #[error("the message id is not of the form local-part@domain")]
    MessageId,
    /// The language is not a language tag.
    #[error("the language is not a language tag")]
    Language,
    /// The date is before 1970 or after 9999.
    #[error("the date cannot be written in a letter")]
    Date,
    /// The media type of an attachment cannot be read.
    #[error("the media type of attachment {number} cannot be read")]
    MediaType {
        /// Which one, from 1.
        number: usize,
    },
}

/// Bytes as base64 text: a list of numbers would be four times as long.
mod as_base64 {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        STANDARD.decode(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
