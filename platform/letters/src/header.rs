//! Header lines that hold nothing but what they should, whatever was typed.

use std::fmt::Write;

use email_encoding::headers::{quoted_string, rfc2047, writer::EmailWriter};
use lettre::{
    Address,
    message::header::{HeaderName, HeaderValue},
};

use crate::{LetterFault, Party};

/// Longer words are encoded: an encoded word can be broken over lines, a plain one cannot.
const LONGEST_PLAIN_WORD: usize = 60;

/// Longest message id; with `.eml` behind it still a file name everywhere.
const LONGEST_MESSAGE_ID: usize = 200;

/// One line without control characters and without the invisible signs that turn the direction of
/// writing, by which a name could be made to look like another. Runs of blanks become one.
pub(crate) fn clean(text: &str) -> String {
    let turns = |sign: char| matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let blank = |sign: char| if sign.is_control() || sign.is_whitespace() { ' ' } else { sign };
    let text: String = text.chars().filter(|sign| !turns(*sign)).map(blank).collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A header of free text, such as the subject.
pub(crate) fn text(name: &'static str, text: &str) -> HeaderValue {
    let text = clean(text);
    let plain = text.is_ascii() && !text.contains("=?") && has_short_words(&text);
    let encoded =
        written(
            name,
            |writer| {
                if plain { writer.folding().write_str(&text) } else { rfc2047::encode(&text, writer) }
            },
        );
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), text, encoded)
}

/// A header with a fixed word that needs no encoding.
pub(crate) fn word(name: &'static str, word: &str) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), word.into(), word.into())
}

/// A header with one mailbox.
pub(crate) fn mailbox(name: &'static str, party: &Party, address: &Address) -> HeaderValue {
    let person = clean(&party.name);
    let simple = |sign: char| sign.is_ascii_alphanumeric() || " -_.".contains(sign);
    let plain = person.chars().all(simple) && has_short_words(&person);
    let encoded = written(name, |writer| {
        if person.is_empty() {
            return writer.write_str(address.as_ref());
        }
        if plain {
            quoted_string::encode(&person, writer)?;
        } else {
            rfc2047::encode(&person, writer)?;
        }
        writer.space();
        write!(writer, "<{address}>")
    });
    // The raw value is what lettre itself reads back; it needs the address alone.
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), address.to_string(), encoded)
}

/// The address of a party, with a domain such as `härnösand.example` in its ASCII form.
///
/// Quoted local parts and those beyond ASCII are refused: hardly anyone has one, and few servers take them.
pub(crate) fn address(field: &'static str, party: &Party) -> Result<Address, LetterFault> {
    let fault = || LetterFault::Address { field, address: clean(&party.address).chars().take(100).collect() };
    let (local, domain) = party.address.trim().rsplit_once('@').ok_or_else(fault)?;
    let allowed = |sign: char| sign.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(sign);
    if !local.chars().all(allowed) {
        return Err(fault());
    }
    let domain = idna::domain_to_ascii(domain).map_err(|_| fault())?;
    Address::new(local, domain).map_err(|_| fault())
}

/// Whether `id` is `local-part@domain` of signs that are safe in a header and in a file name.
pub(crate) fn is_message_id(id: &str) -> bool {
    let allowed = |sign: char| sign.is_ascii_alphanumeric() || "._-".contains(sign);
    let part = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && part.chars().all(allowed)
    };
    id.len() <= LONGEST_MESSAGE_ID
        && !id.contains("..")
        && id.split_once('@').is_some_and(|(local, domain)| part(local) && part(domain))
}

/// Whether `tag` has the form of a language tag (RFC 5646): parts of one to eight letters or digits.
pub(crate) fn is_language(tag: &str) -> bool {
    let part =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|sign| sign.is_ascii_alphanumeric());
    tag.len() <= 35 && tag.starts_with(|sign: char| sign.is_ascii_alphabetic()) && tag.split('-').all(part)
}

fn has_short_words(text: &str) -> bool {
    text.split(' ').all(|word| word.len() <= LONGEST_PLAIN_WORD)
}

fn written(name: &str, write: impl FnOnce(&mut EmailWriter<'_>) -> std::fmt::Result) -> String {
    let mut encoded = String::new();
    let mut writer = EmailWriter::new(&mut encoded, name.len() + ": ".len(), 0, false);
    // Writing to a string cannot fail.
    let written = write(&mut writer);
    drop(writer);
    debug_assert!(written.is_ok(), "a string refused to be written to");
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, address: &str) -> Party {
        Party { name: name.into(), address: address.into() }
    }

    #[test]
    fn things_that_are_not_addresses_are_refused() {
        let bad = [
            "",
            "@",
            "anna",
            "anna@",
            "@kommun.example",
            "anna kommun@kommun.example",
            "anna@kommun example",
            "anna@kommun.example\r\nBcc: x@y.example",
            "a\r\nb@kommun.example",
            "<anna@kommun.example>",
            "anna@kommun.example, bo@kommun.example",
            "ånna@kommun.example",
            "\"a b\"@kommun.example",
            "anna@-kommun.example",
            "anna@kommun..example",
            ".anna@kommun.example",
            "a@b@c d",
        ];
        for given in bad {
            assert!(address("To", &party("", given)).is_err(), "{given:?}");
        }
        assert!(address("To", &party("", &format!("{}@kommun.example", "a".repeat(65)))).is_err());
    }

    #[test]
    fn a_swedish_domain_is_written_in_ascii() {
        let address = address("To", &party("", " anna@härnösand.example ")).unwrap();
        assert_eq!(address.to_string(), "anna@xn--hrnsand-5wa8n.example");
    }

    #[test]
    fn message_ids_are_also_safe_file_names() {
        assert!(is_message_id("0190-abc.1_x@valskydd.example"));
        for bad in [
            "", "a", "a@", "@b", "a@b@c", "../a@b", "a/b@c", "a..b@c", "a b@c", "a@b\r\n", "å@b", ".a@b",
            "<a@b>",
        ] {
            assert!(!is_message_id(bad), "{bad:?}");
        }
        assert!(!is_message_id(&format!("{}@b", "a".repeat(200))));
    }

    #[test]
    fn languages_are_tags() {
        assert!(["sv", "en-GB", "se", "zh-Hant-TW"].iter().all(|tag| is_language(tag)));
        assert!(!["", "-", "sv_SE", "sv\r\nX: y", "svenska språket", "1"].iter().any(|tag| is_language(tag)));
    }

    #[test]
    fn a_name_cannot_turn_the_direction_of_writing() {
        assert_eq!(clean("a\u{202E}b\r\n\tc  d\0"), "ab c d");
    }
}
