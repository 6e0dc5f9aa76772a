//! A person on the list.

use serde::{Deserialize, Serialize};

use crate::role::Role;

/// A field that a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Whole name.
    Name,
    /// First name, where it has a column of its own.
    FirstName,
    /// Last name, where it has a column of its own.
    LastName,
    /// Role in the election administration.
    Role,
    /// Mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Municipality or other organisation.
    Municipality,
    /// Allergies and special diet.
    Diet,
    /// What somebody needs to take part: access, aids, company.
    Access,
    /// Whether the person's details are protected (*skyddade personuppgifter*).
    Protected,
    /// Anything else the sender wants to say.
    Note,
}

impl Field {
    /// All fields, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Role,
        Self::Email,
        Self::Phone,
        Self::Municipality,
        Self::Diet,
        Self::Access,
        Self::Protected,
        Self::Note,
    ];

    /// The code by which a user interface finds its own words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Role => "role",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Municipality => "municipality",
            Self::Diet => "diet",
            Self::Access => "access",
            Self::Protected => "protected",
            Self::Note => "note",
        }
    }

    /// Longest text that is taken, in characters. Names and titles far beyond any real one point to a shifted
    /// column; an address has its bound from RFC 5321.
    #[must_use]
    pub fn max_chars(self) -> usize {
        match self {
            Self::Email => 254,
            Self::Phone => 50,
            Self::Diet | Self::Access => 500,
            Self::Note => 2_000,
            _ => 200,
        }
    }
}

/// A person as understood. Text is trimmed and in Unicode form NFC, otherwise as written; empty means not given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Person {
    /// First name first.
    pub name: String,
    /// Mail address with the letters' case as written.
    pub email: String,
    /// Role, when the text is known; `Other` when there is a text that is not.
    pub role: Option<Role>,
    /// Role as written.
    pub role_text: String,
    /// Municipality or organisation as written.
    pub municipality: String,
    /// Telephone number as written.
    pub phone: String,
    /// Diet; empty also when the list says "none".
    pub diet: String,
    /// Access needs; empty also when the list says "none".
    pub access: String,
    /// The person's details are protected: said by a column of its own, or by a word anywhere in the row.
    pub protected: bool,
    /// Note.
    pub note: String,
}

impl Person {
    /// The text of a field. First and last name are parts of the name and give the whole.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Name | Field::FirstName | Field::LastName => &self.name,
            Field::Role => &self.role_text,
            Field::Email => &self.email,
            Field::Phone => &self.phone,
            Field::Municipality => &self.municipality,
            Field::Diet => &self.diet,
            Field::Access => &self.access,
            Field::Protected if self.protected => YES,
            Field::Protected => "",
            Field::Note => &self.note,
        }
    }

    pub(crate) fn set(&mut self, field: Field, text: String) {
        match field {
            Field::Name | Field::FirstName | Field::LastName => self.name = text,
            Field::Role => {
                self.role = role_of(&text);
                self.role_text = text;
            }
            Field::Email => self.email = text,
            Field::Phone => self.phone = text,
            Field::Municipality => self.municipality = text,
            Field::Diet => self.diet = text,
            Field::Access => self.access = text,
            Field::Protected => self.protected = !text.is_empty(),
            Field::Note => self.note = text,
        }
    }

    /// The fields a person has, without the parts of the name.
    pub(crate) const FIELDS: [Field; 9] = [
        Field::Name,
        Field::Role,
        Field::Email,
        Field::Phone,
        Field::Municipality,
        Field::Diet,
        Field::Access,
        Field::Protected,
        Field::Note,
    ];
}

/// What a cell says of somebody whose details are protected.
const YES: &str = "ja";

/// The role behind a text: none for an empty one, `Other` for one that is not known.
pub(crate) fn role_of(text: &str) -> Option<Role> {
    if text.is_empty() { None } else { Some(Role::read(text).unwrap_or(Role::Other)) }
}
