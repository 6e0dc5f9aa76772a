//! What a received mail is, whose it is, and how it moves. Pure.

use organisation::register::folded;
use sea_orm::entity::prelude::*;

use crate::records::InvitationId;

/// The longest name, address or subject that is kept, in characters.
pub const LONGEST: usize = 300;

/// Mails of one county that wait: beyond them its mailbox is not read, so that a flood of mail fills nothing.
pub const MOST_WAITING: u64 = 2_000;

/// What a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Kind {
    /// A list of participants is in it.
    #[sea_orm(string_value = "list")]
    List,
    /// Somebody wrote it, and no list was found in it.
    #[sea_orm(string_value = "words")]
    Words,
    /// No person wrote it: an answer of a machine, a mailing list.
    #[sea_orm(string_value = "automatic")]
    Automatic,
    /// A mail server reports that a letter did not arrive.
    #[sea_orm(string_value = "bounce")]
    Bounce,
    /// It is too large to be fetched.
    #[sea_orm(string_value = "too_large")]
    TooLarge,
}

impl Kind {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Words => "words",
            Self::Automatic => "automatic",
            Self::Bounce => "bounce",
            Self::TooLarge => "too_large",
        }
    }

    /// Whether somebody must look at it; what machines write is put aside at once.
    #[must_use]
    pub const fn first_state(self) -> State {
        match self {
            Self::List | Self::Words | Self::TooLarge => State::Waiting,
            Self::Automatic | Self::Bounce => State::Aside,
        }
    }
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum State {
    /// Somebody at the county must look at it.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// The municipality was asked to look its list through.
    #[sea_orm(string_value = "asked")]
    Asked,
    /// There is nothing to do about it.
    #[sea_orm(string_value = "aside")]
    Aside,
}

impl State {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Asked => "asked",
            Self::Aside => "aside",
        }
    }
}

/// By what a mail is tied to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Tie {
    /// It is not.
    #[sea_orm(string_value = "none")]
    None,
    /// It answers a letter of ours.
    #[sea_orm(string_value = "reply")]
    Reply,
    /// The code of the invitation stands in it.
    #[sea_orm(string_value = "code")]
    Code,
    /// Its sender's address is one of the municipality's.
    #[sea_orm(string_value = "sender")]
    Sender,
    /// Somebody at the county says so.
    #[sea_orm(string_value = "hand")]
    Hand,
}

impl Tie {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Reply => "reply",
            Self::Code => "code",
            Self::Sender => "sender",
            Self::Hand => "hand",
        }
    }
}

/// Signs of a code: none that is taken for another one.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// The code of an invitation, as it stands in letters: "K7MP-2QXD". It says which invitation, and proves nothing.
#[must_use]
pub fn code(id: InvitationId) -> String {
    // The last bytes of an id are chance.
    let bytes = id.uuid().into_bytes();
    let number = bytes[11..].iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let sign = |place: u32| char::from(SIGNS[(number >> (5 * place) & 31) as usize]);
    let part = |from: u32| (from..from + 4).rev().map(sign).collect::<String>();
    format!("{}-{}", part(4), part(0))
}

/// The codes that stand in a text, whatever case they are written in.
fn codes_in(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'));
    words.filter(|word| word.len() == 9 && word.as_bytes()[4] == b'-').map(str::to_ascii_uppercase)
}

/// An invitation that a mail can be tied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The invitation.
    pub invitation: InvitationId,
    /// Letters that went to its municipality about its workshop.
    pub letters: Vec<Uuid>,
    /// The municipality's addresses.
    pub addresses: Vec<String>,
}

/// What of a mail tells whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Marks<'a> {
    /// Ids of the mails it answers, the nearest first.
    pub answers: &'a [String],
    /// Subject and words.
    pub text: &'a str,
    /// The address that it says it is from.
    pub from: &'a str,
}

/// The invitation that a mail belongs to, and by what: the letter it answers before a code in it, and that before its
/// sender. None when nothing tells, or when what tells names several.
#[must_use]
pub fn tied(marks: Marks<'_>, candidates: &[Candidate]) -> Option<(InvitationId, Tie)> {
    let letters = marks.answers.iter().filter_map(|id| id.split('@').next()?.parse::<Uuid>().ok());
    for letter in letters {
        let of = candidates.iter().find(|candidate| candidate.letters.contains(&letter));
        if let Some(candidate) = of {
            return Some((candidate.invitation, Tie::Reply));
        }
    }
    let codes: Vec<String> = codes_in(marks.text).collect();
    let by_code = candidates.iter().filter(|candidate| codes.contains(&code(candidate.invitation)));
    if let Some(invitation) = only(by_code) {
        return Some((invitation, Tie::Code));
    }
    let from = folded(marks.from);
    let is_own = |candidate: &&Candidate| candidate.addresses.iter().any(|own| folded(own) == from);
    let by_sender = candidates.iter().filter(|candidate| !from.is_empty() && is_own(candidate));
    only(by_sender).map(|invitation| (invitation, Tie::Sender))
}

/// The one that is named, when it is only one.
fn only<'a>(mut named: impl Iterator<Item = &'a Candidate>) -> Option<InvitationId> {
    let first = named.next()?.invitation;
    named.all(|other| other.invitation == first).then_some(first)
}

/// A line of a mail without what does not belong into one, and not longer than [`LONGEST`].
#[must_use]
pub fn line(text: &str) -> String {
    // Signs that turn the direction of writing make one name look like another.
    let turns = |sign: &char| matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|sign| !turns(sign)).take(LONGEST * 4).collect();
    let words: Vec<&str> = text.split(|sign: char| sign.is_whitespace() || sign.is_control()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(number: u128, letters: &[u128], addresses: &[&str]) -> Candidate {
        Candidate {
            invitation: Uuid::from_u128(number).into(),
            letters: letters.iter().map(|letter| Uuid::from_u128(*letter)).collect(),
            addresses: addresses.iter().map(|address| (*address).to_owned()).collect(),
        }
    }

    fn marks<'a>(answers: &'a [String], text: &'a str, from: &'a str) -> Marks<'a> {
        Marks { answers, text, from }
    }

    #[test]
    fn a_code_is_easy_to_read_and_found_again() {
        let id: InvitationId = Uuid::from_u128(0x0123_4567_89ab_cdef_0123_45ff_00aa_bb10).into();
        let code = code(id);
        assert_eq!(code.len(), 9);
        assert!(codes_in(&format!("SV: Inbjudan ({})", code.to_lowercase())).any(|found| found == code));
        assert_ne!(code, super::code(Uuid::from_u128(0x0123_4567_89ab_cdef_0123_45ff_00aa_bb11).into()));
    }

    #[test]
    fn the_letter_it_answers_says_more_than_the_code_and_that_more_than_the_sender() {
        let all = [
            candidate(1, &[11], &["val@gavle.example"]),
            candidate(2, &[12], &["val@ockelbo.example"]),
            candidate(3, &[], &["val@hofors.example"]),
        ];
        let letter = [format!("{}@val.example", Uuid::from_u128(11))];
        let code_of_two = format!("Lista {}", code(all[1].invitation));
        let found = tied(marks(&letter, &code_of_two, "val@hofors.example"), &all);
        assert_eq!(found, Some((all[0].invitation, Tie::Reply)));
        let found = tied(marks(&[], &code_of_two, "val@hofors.example"), &all);
        assert_eq!(found, Some((all[1].invitation, Tie::Code)));
        let found = tied(marks(&[], "Lista", "VAL@hofors.example"), &all);
        assert_eq!(found, Some((all[2].invitation, Tie::Sender)));
    }

    #[test]
    fn nothing_is_guessed() {
        let all = [candidate(1, &[11], &["lan@it.example", ""]), candidate(2, &[12], &["lan@it.example"])];
        assert_eq!(tied(marks(&[], "", "lan@it.example"), &all), None, "one address, two municipalities");
        let both = format!("{} {}", code(all[0].invitation), code(all[1].invitation));
        assert_eq!(tied(marks(&[], &both, ""), &all), None, "two codes, and an empty sender");
        assert_eq!(tied(marks(&["x".into(), "@".into()], "ABCD-EFGH", "a@b.example"), &all), None);
    }

    #[test]
    fn a_line_is_a_line() {
        assert_eq!(line(" SV:\r\n\tInbjudan\u{0}  till \u{202e}er "), "SV: Inbjudan till er");
        assert_eq!(line(&"å".repeat(9_999)).chars().count(), LONGEST);
    }
}
