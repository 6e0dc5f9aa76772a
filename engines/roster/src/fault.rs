//! What is wrong with a cell, or worth a look.

use serde::Serialize;

use crate::person::Field;
use crate::words::shortened;

/// Whether a person must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Must be corrected before the row can be taken.
    Fault,
    /// Worth a look; the row can be taken as it is.
    Notice,
}

/// A fault with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellFault {
    /// The field it concerns.
    pub field: Field,
    /// The column of the file, 0-based; `None` when the list has no column for the field.
    pub column: Option<usize>,
    /// What is wrong.
    pub code: FaultCode,
    /// What was written, shortened to 200 characters.
    pub given: String,
    /// What it could be instead.
    pub proposal: Option<String>,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// No name. The proposal is made of the address.
    NameMissing,
    /// "Last, First" was turned to "First Last".
    NameTurned,
    /// No mail address.
    EmailMissing,
    /// Not an address that a letter can be sent to.
    EmailInvalid,
    /// Two rows with the same address have different names.
    AddressShared,
    /// A spreadsheet formula where text belongs. Kept as text, never evaluated.
    FormulaAsText,
    /// Longer than the field takes.
    TooLong,
    /// The cell was longer than is read; its end is cut off.
    CellCut,
    /// A role that is not among the target roles.
    RoleUnknown,
    /// Control characters were taken out.
    ControlCharacters,
    /// UTF-8 that was taken for Latin-1 ("Ã¥") was mended.
    TextMended,
    /// Letters were lost before the file came here ("�").
    LettersLost,
    /// A spreadsheet took the number for a sum and dropped the leading zero.
    PhoneZeroLost,
    /// Not a telephone number.
    PhoneUnclear,
    /// Several people stood in one row and were taken apart. Only from [`crate::take()`].
    SeveralPeople,
}

impl FaultCode {
    /// The code by which a user interface finds its own words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NameMissing => "name_missing",
            Self::NameTurned => "name_turned",
            Self::EmailMissing => "email_missing",
            Self::EmailInvalid => "email_invalid",
            Self::AddressShared => "address_shared",
            Self::FormulaAsText => "formula_as_text",
            Self::TooLong => "too_long",
            Self::CellCut => "cell_cut",
            Self::RoleUnknown => "role_unknown",
            Self::ControlCharacters => "control_characters",
            Self::TextMended => "text_mended",
            Self::LettersLost => "letters_lost",
            Self::PhoneZeroLost => "phone_zero_lost",
            Self::PhoneUnclear => "phone_unclear",
            Self::SeveralPeople => "several_people",
        }
    }

    /// Whether a person must act.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::NameMissing | Self::EmailMissing | Self::EmailInvalid | Self::TooLong | Self::CellCut => {
                Severity::Fault
            }
            Self::NameTurned
            | Self::AddressShared
            | Self::FormulaAsText
            | Self::RoleUnknown
            | Self::ControlCharacters
            | Self::TextMended
            | Self::LettersLost
            | Self::PhoneZeroLost
            | Self::PhoneUnclear
            | Self::SeveralPeople => Severity::Notice,
        }
    }
}

impl CellFault {
    pub(crate) fn new(field: Field, code: FaultCode, given: &str) -> Self {
        Self { field, column: None, code, given: shortened(given, 200), proposal: None }
    }

    pub(crate) fn proposing(mut self, proposal: Option<String>) -> Self {
        self.proposal = proposal;
        self
    }

    /// Whether a person must act.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// One English sentence: what is wrong and what to do.
    #[must_use]
    pub fn sentence(&self) -> String {
        let given = shortened(&self.given, 60);
        match self.code {
            FaultCode::NameMissing => "The name is missing.".to_owned(),
            FaultCode::NameTurned => format!("“{given}” was read as last name, first name."),
            FaultCode::EmailMissing => "The mail address is missing.".to_owned(),
            FaultCode::EmailInvalid => format!("No letter can be sent to “{given}”; check the mail address."),
            FaultCode::AddressShared => {
                format!("“{given}” has the same mail address; give each person an address of their own.")
            }
            FaultCode::FormulaAsText => format!("“{given}” is a spreadsheet formula and is kept as text."),
            FaultCode::TooLong => {
                format!("The text is too long; at most {} characters are taken.", self.field.max_chars())
            }
            FaultCode::CellCut => "The cell is too long and its end was not read.".to_owned(),
            FaultCode::RoleUnknown => format!("“{given}” is not one of the roles the workshop is meant for."),
            FaultCode::ControlCharacters => "Characters that cannot be seen were taken out.".to_owned(),
            FaultCode::TextMended => {
                format!("“{given}” was written in the wrong character set and was mended.")
            }
            FaultCode::LettersLost => format!("Letters were lost in “{given}”; write the text anew."),
            FaultCode::PhoneZeroLost => format!("The leading zero seems to be lost in “{given}”."),
            FaultCode::PhoneUnclear => format!("“{given}” does not look like a telephone number."),
            FaultCode::SeveralPeople => {
                format!("“{given}” is several people; check that each has the right details.")
            }
        }
    }

    /// The same in Swedish.
    #[must_use]
    pub fn sentence_sv(&self) -> String {
        let given = shortened(&self.given, 60);
        match self.code {
            FaultCode::NameMissing => "Namnet saknas.".to_owned(),
            FaultCode::NameTurned => format!("”{given}” lästes som efternamn, förnamn."),
            FaultCode::EmailMissing => "E-postadressen saknas.".to_owned(),
            FaultCode::EmailInvalid => {
                format!("Det går inte att skicka till ”{given}”. Kontrollera adressen.")
            }
            FaultCode::AddressShared => {
                format!("”{given}” har samma e-postadress. Ange en egen adress för var och en.")
            }
            FaultCode::FormulaAsText => format!("”{given}” är en kalkylformel. Den behålls som text."),
            FaultCode::TooLong => {
                format!("Texten är för lång. Högst {} tecken får plats.", self.field.max_chars())
            }
            FaultCode::CellCut => "Cellen är för lång och slutet lästes inte.".to_owned(),
            FaultCode::RoleUnknown => {
                format!("”{given}” är ingen av de roller som workshoppen vänder sig till.")
            }
            FaultCode::ControlCharacters => "Tecken som inte syns har tagits bort.".to_owned(),
            FaultCode::TextMended => format!("”{given}” hade fel teckenkodning och har rättats."),
            FaultCode::LettersLost => format!("Bokstäver har gått förlorade i ”{given}”. Skriv om texten."),
            FaultCode::PhoneZeroLost => format!("Den första nollan verkar saknas i ”{given}”."),
            FaultCode::PhoneUnclear => format!("”{given}” ser inte ut som ett telefonnummer."),
            FaultCode::SeveralPeople => {
                format!("”{given}” är flera personer. Kontrollera att var och en har rätt uppgifter.")
            }
        }
    }
}
