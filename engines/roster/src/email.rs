//! Mail addresses: which can be sent to, how they are compared, what a broken one could be.

use crate::words::folded;

/// An address as it is compared: without regard to case (RFC 5321 lets a host tell case apart before the @;
/// none that a municipality uses does).
#[must_use]
pub fn fold_email(address: &str) -> String {
    let address = address.trim();
    if address.is_ascii() { address.to_ascii_lowercase() } else { address.to_lowercase() }
}

/// Whether a letter can be sent to it: the `dot-atom` form of RFC 5321 with a host name of at least two labels.
/// Quoted local parts and address literals are legal there but never on a list like this.
pub(crate) fn is_valid(address: &str) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else { return false };
    address.len() <= 254
        && (1..=64).contains(&local.len())
        && local.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_byte))
        && is_host(domain)
}

fn is_atom_byte(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/' | b'=')
        || matches!(byte, b'?' | b'^'..=b'`' | b'{'..=b'~')
}

fn is_host(domain: &str) -> bool {
    let mut labels = 0;
    let mut last = "";
    for label in domain.split('.') {
        let edges = label.starts_with('-') || label.ends_with('-');
        if label.is_empty() || label.len() > 63 || edges || !is_label(label) {
            return false;
        }
        labels += 1;
        last = label;
    }
    labels >= 2 && last.len() >= 2 && !last.bytes().all(|b| b.is_ascii_digit())
}

fn is_label(label: &str) -> bool {
    label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        || label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// An address taken out of the wrappings it came in, and the name beside it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unwrapped<'a> {
    pub address: &'a str,
    pub name: &'a str,
}

/// `Name <address>`, `<address>`, `'address'`, `mailto:address`, `address,`.
pub(crate) fn unwrapped(text: &str) -> Unwrapped<'_> {
    if let (Some(open), Some(close)) = (text.rfind('<'), text.rfind('>'))
        && open < close
        && text[open..close].contains('@')
    {
        return Unwrapped { address: bare(&text[open + 1..close]), name: text[..open].trim() };
    }
    Unwrapped { address: bare(text), name: "" }
}

fn bare(text: &str) -> &str {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "'\"<>(),;’‘”“".contains(c));
    let text = strip_prefix_ignoring_case(text, "mailto:").unwrap_or(text);
    text.trim_end_matches(['.', ':']).trim()
}

pub(crate) fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// What a broken address was probably meant to be, when that can be sent to.
pub(crate) fn mended(address: &str) -> Option<String> {
    let mut text = address.replace(['(', '[', '{'], " ").replace([')', ']', '}'], " ");
    for word in [" at ", " snabela ", " snabel-a "] {
        text = text.replace(word, "@");
    }
    text = folded(&text).chars().filter(|c| !c.is_whitespace()).collect();
    text = text.replace(',', ".").replace("..", ".").replace("@@", "@").replace(".@", "@").replace("@.", "@");
    let text = bare(&text).to_owned();
    (is_valid(&text) && text != address).then_some(text)
}

/// "perolov.ohman@…" → "Perolov Ohman". Nothing when the part before the @ is no two words of letters.
pub(crate) fn name_proposal(address: &str) -> Option<String> {
    let (local, _) = address.split_once('@')?;
    let words: Vec<String> = local.split(['.', '_']).map(capitalised).collect::<Option<_>>()?;
    (words.len() >= 2).then(|| words.join(" "))
}

fn capitalised(word: &str) -> Option<String> {
    let letters = word.chars().all(|c| c.is_alphabetic() || c == '-');
    if !letters || word.chars().count() < 2 {
        return None;
    }
    let parts: Vec<String> = word
        .split('-')
        .map(|part| {
            let mut chars = part.chars();
            chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
        })
        .collect();
    Some(parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::{Unwrapped, is_valid, mended, name_proposal, unwrapped};

    #[test]
    fn addresses_that_can_be_sent_to_are_taken() {
        for address in
            ["karin.astrom@ockelbo.example", "o'brien+val@kommun.se", "KARIN@X.SE", "a@räksmörgås.se"]
        {
            assert!(is_valid(address), "{address}");
        }
    }

    #[test]
    fn addresses_that_cannot_be_sent_to_are_not() {
        for address in [
            "",
            "elsa.wastberg@ljusdal",
            "a@b.c",
            "a b@x.se",
            "a@x..se",
            ".a@x.se",
            "a@@x.se",
            "a@-x.se",
            "å@x.se",
        ] {
            assert!(!is_valid(address), "{address}");
        }
    }

    #[test]
    fn wrappings_are_taken_off() {
        let of = |text| unwrapped(text);
        assert_eq!(of("'mia@x.se'").address, "mia@x.se");
        assert_eq!(of("mailto:mia@x.se").address, "mia@x.se");
        assert_eq!(of("Mia Niemi <mia@x.se>"), Unwrapped { address: "mia@x.se", name: "Mia Niemi" });
        assert_eq!(of("saknas").address, "saknas");
    }

    #[test]
    fn a_broken_address_gets_a_proposal_when_there_is_one() {
        assert_eq!(mended("karin.åström@ockelbo.se").as_deref(), Some("karin.astrom@ockelbo.se"));
        assert_eq!(mended("karin (at) ockelbo.se").as_deref(), Some("karin@ockelbo.se"));
        assert_eq!(mended("karin@ockelbo,se").as_deref(), Some("karin@ockelbo.se"));
        assert_eq!(mended("elsa.wastberg@ljusdal"), None);
    }

    #[test]
    fn a_name_is_proposed_from_two_words_before_the_at() {
        assert_eq!(name_proposal("perolov.ohman@x.se").as_deref(), Some("Perolov Ohman"));
        assert_eq!(name_proposal("per-olov.ohman@x.se").as_deref(), Some("Per-Olov Ohman"));
        assert_eq!(name_proposal("it@x.se"), None);
        assert_eq!(name_proposal("e.wast1@x.se"), None);
    }
}
