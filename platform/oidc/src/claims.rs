//! From the provider's claims to what those above can use. Pure.

use serde::Deserialize;
use serde_json::{Map, Value};

/// What the claims are called. The usual names are OpenID Connect's; the Swedish profile's number is
/// `https://id.oidc.se/claim/orgNumber`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimNames {
    /// The mail address.
    pub address: String,
    /// Whether the provider knows that the address is the person's.
    pub address_verified: String,
    /// True when the provider lacks that claim and its administrators alone set addresses.
    pub address_is_always_verified: bool,
    /// The whole name.
    pub name: String,
    /// Used together with the next when there is no whole name.
    pub given_name: String,
    /// See above.
    pub family_name: String,
    /// The organisation's number; when it is set the claim must be there.
    pub organisation_number: Option<String>,
    /// The organisation's name.
    pub organisation_name: Option<String>,
    /// The claim that says how the person showed who they are: `acr` or `amr`.
    pub two_factors: Option<String>,
    /// What it says when that took two factors; of `acr` also asked for.
    pub two_factors_are: Vec<String>,
    /// True when the provider says nothing of it and its administrators demand two factors of everybody.
    pub two_factors_always: bool,
}

impl Default for ClaimNames {
    fn default() -> Self {
        Self {
            address: "email".to_owned(),
            address_verified: "email_verified".to_owned(),
            address_is_always_verified: false,
            name: "name".to_owned(),
            given_name: "given_name".to_owned(),
            family_name: "family_name".to_owned(),
            organisation_number: None,
            organisation_name: None,
            two_factors: None,
            two_factors_are: Vec::new(),
            two_factors_always: false,
        }
    }
}

/// What the provider vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The provider's own mark of the person, which never changes.
    pub subject: String,
    /// The address.
    pub address: Vouched,
    /// The name, when there is one.
    pub name: Option<String>,
    /// The organisation's number, as ten digits, when it was asked for.
    pub organisation_number: Option<String>,
    /// The organisation's name.
    pub organisation_name: Option<String>,
    /// The person showed two factors there.
    pub two_factors: bool,
}

/// What is known of the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vouched {
    /// The provider vouches for it, in small letters, and it lies in one of the provider's domains.
    Address(String),
    /// There is one, but the provider does not vouch for it.
    Unverified,
    /// It lies in a domain that is not the provider's to vouch for.
    ForeignDomain,
    /// There is none.
    Missing,
}

/// Why the claims cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClaimFault {
    /// No subject, or one that is longer than the standard allows.
    #[error("the token has no usable subject")]
    NoSubject,
    /// The organisation's number was asked for and is not there.
    #[error("the token names no organisation number")]
    NoOrganisation,
}

/// The longest subject (OpenID Connect Core, section 2).
const LONGEST_SUBJECT: usize = 255;
/// The longest mail address (RFC 5321).
const LONGEST_ADDRESS: usize = 254;
/// The longest name that is taken.
const LONGEST_NAME: usize = 200;

/// Reads claims whose token holds already.
///
/// # Errors
/// [`ClaimFault`] when nobody can be told by them.
pub fn read(
    claims: &Map<String, Value>,
    names: &ClaimNames,
    domains: &[String],
) -> Result<Identity, ClaimFault> {
    let subject = text(claims, "sub").filter(|subject| subject.len() <= LONGEST_SUBJECT);
    let subject = subject.filter(|subject| !subject.contains('\0')).ok_or(ClaimFault::NoSubject)?;
    let organisation_number = match &names.organisation_number {
        Some(claim) => Some(number(claims, claim).ok_or(ClaimFault::NoOrganisation)?),
        None => None,
    };
    let organisation_name = names.organisation_name.as_ref().and_then(|claim| name(claims, claim));
    let whole = name(claims, &names.name).or_else(|| {
        let parts = [name(claims, &names.given_name), name(claims, &names.family_name)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    });
    let address = address(claims, names, domains);
    Ok(Identity {
        subject: subject.to_owned(),
        address,
        name: whole,
        organisation_number,
        organisation_name,
        two_factors: two_factors(claims, names),
    })
}

/// One text, as `acr`, or a list of them, as `amr`.
fn two_factors(claims: &Map<String, Value>, names: &ClaimNames) -> bool {
    let said = names.two_factors.as_ref().and_then(|claim| claims.get(claim));
    let is_one = |word: &Value| {
        word.as_str().is_some_and(|word| names.two_factors_are.iter().any(|known| known == word))
    };
    names.two_factors_always
        || match said {
            Some(Value::Array(words)) => words.iter().any(is_one),
            Some(word) => is_one(word),
            None => false,
        }
}

fn address(claims: &Map<String, Value>, names: &ClaimNames, domains: &[String]) -> Vouched {
    let Some(found) = text(claims, &names.address) else { return Vouched::Missing };
    let found = found.trim().to_lowercase();
    let is_plain = found.len() <= LONGEST_ADDRESS
        && !found.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    let Some((local, domain)) = found.rsplit_once('@').filter(|_| is_plain) else { return Vouched::Missing };
    if local.is_empty() || local.contains('@') {
        return Vouched::Missing;
    }
    if !domains.iter().any(|own| own == domain) {
        return Vouched::ForeignDomain;
    }
    if names.address_is_always_verified || is_true(claims.get(&names.address_verified)) {
        Vouched::Address(found)
    } else {
        Vouched::Unverified
    }
}

fn is_true(value: Option<&Value>) -> bool {
    match value {
        Some(Value::Bool(yes)) => *yes,
        Some(Value::String(word)) => word == "true",
        _ => false,
    }
}

fn text<'a>(claims: &'a Map<String, Value>, claim: &str) -> Option<&'a str> {
    claims.get(claim)?.as_str().filter(|text| !text.is_empty())
}

fn name(claims: &Map<String, Value>, claim: &str) -> Option<String> {
    let found: String =
        text(claims, claim)?.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect();
    let found = found.trim();
    (!found.is_empty()).then(|| found.to_owned())
}

fn number(claims: &Map<String, Value>, claim: &str) -> Option<String> {
    ten_digits(text(claims, claim)?)
}

/// An organisation number as ten digits: "212000-2338", "16212000-2338" and the Swedish profile's
/// `orgAffiliation` ("person@2120002338") are the same as "2120002338".
pub(crate) fn ten_digits(written: &str) -> Option<String> {
    let number = written.rsplit('@').next().unwrap_or(written);
    let digits: String = number.chars().filter(|letter| !matches!(letter, '-' | ' ')).collect();
    let digits = if digits.len() == 12 { digits.strip_prefix("16").unwrap_or(&digits) } else { &digits };
    let fits = digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ORG_NUMBER: &str = "https://id.oidc.se/claim/orgNumber";

    fn read_from(claims: &Value, names: &ClaimNames) -> Result<Identity, ClaimFault> {
        read(claims.as_object().unwrap(), names, &["gavle.example".to_owned()])
    }

    fn swedish() -> ClaimNames {
        ClaimNames {
            organisation_number: Some(ORG_NUMBER.to_owned()),
            organisation_name: Some("https://id.oidc.se/claim/orgName".to_owned()),
            ..ClaimNames::default()
        }
    }

    #[test]
    fn the_claims_of_the_swedish_profile_are_read() {
        let claims = json!({
            "sub": "7f3a", "email": "Karin.Holm@gavle.example", "email_verified": true, "name": "Karin Holm",
            ORG_NUMBER: "2120002338", "https://id.oidc.se/claim/orgName": "Gävle kommun",
        });
        let expected = Identity {
            subject: "7f3a".to_owned(),
            address: Vouched::Address("karin.holm@gavle.example".to_owned()),
            name: Some("Karin Holm".to_owned()),
            organisation_number: Some("2120002338".to_owned()),
            organisation_name: Some("Gävle kommun".to_owned()),
            two_factors: false,
        };
        assert_eq!(read_from(&claims, &swedish()), Ok(expected));
    }

    #[test]
    fn an_address_counts_only_when_it_is_vouched_for_and_lies_in_the_providers_domain() {
        let of = |claims: Value, names: &ClaimNames| read_from(&claims, names).unwrap().address;
        let usual = ClaimNames::default();
        let karin = "karin@gavle.example";
        assert_eq!(of(json!({"sub": "1", "email": karin}), &usual), Vouched::Unverified);
        assert_eq!(
            of(json!({"sub": "1", "email": karin, "email_verified": false}), &usual),
            Vouched::Unverified
        );
        assert_eq!(of(json!({"sub": "1", "email": karin, "email_verified": 1}), &usual), Vouched::Unverified);
        let vouched = Vouched::Address(karin.to_owned());
        assert_eq!(of(json!({"sub": "1", "email": karin, "email_verified": "true"}), &usual), vouched);
        let trusting = ClaimNames { address_is_always_verified: true, ..ClaimNames::default() };
        assert_eq!(of(json!({"sub": "1", "email": karin}), &trusting), vouched);
        for foreign in ["karin@evil.example", "karin@gavle.example.evil.example", "karin@sub.gavle.example"] {
            assert_eq!(
                of(json!({"sub": "1", "email": foreign}), &trusting),
                Vouched::ForeignDomain,
                "{foreign}"
            );
        }
        for none in
            ["", "karin", "@gavle.example", "a@b@gavle.example", "a b@gavle.example", "a\n@gavle.example"]
        {
            assert_eq!(of(json!({"sub": "1", "email": none}), &trusting), Vouched::Missing, "{none}");
        }
        assert_eq!(of(json!({"sub": "1", "email": [karin]}), &trusting), Vouched::Missing);
    }

    #[test]
    fn two_factors_are_what_the_provider_says_and_not_what_it_might_mean() {
        let names = |claim: &str, are: &[&str]| ClaimNames {
            two_factors: Some(claim.to_owned()),
            two_factors_are: are.iter().map(|word| (*word).to_owned()).collect(),
            ..ClaimNames::default()
        };
        let shown = |claims: Value, names: &ClaimNames| read_from(&claims, names).unwrap().two_factors;
        let loa3 = "http://id.elegnamnden.se/loa/1.0/loa3";
        assert!(shown(json!({"sub": "1", "acr": loa3}), &names("acr", &[loa3])));
        assert!(shown(json!({"sub": "1", "amr": ["pwd", "mfa"]}), &names("amr", &["mfa", "hwk"])));
        for claims in [
            json!({"sub": "1"}),
            json!({"sub": "1", "acr": "http://id.elegnamnden.se/loa/1.0/loa30"}),
            json!({"sub": "1", "acr": [["x"]]}),
            json!({"sub": "1", "acr": 3}),
            json!({"sub": "1", "amr": [loa3]}),
        ] {
            assert!(!shown(claims.clone(), &names("acr", &[loa3])), "{claims}");
        }
        assert!(!shown(json!({"sub": "1", "acr": ""}), &names("acr", &[])));
        assert!(!shown(json!({"sub": "1", "acr": loa3, "amr": ["mfa"]}), &ClaimNames::default()));
        let always = ClaimNames { two_factors_always: true, ..ClaimNames::default() };
        assert!(shown(json!({"sub": "1"}), &always));
    }

    #[test]
    fn a_number_that_was_asked_for_must_be_there_and_be_a_number() {
        for missing in [
            json!({"sub": "1"}),
            json!({"sub": "1", ORG_NUMBER: "Gävle"}),
            json!({"sub": "1", ORG_NUMBER: 5}),
        ] {
            assert_eq!(read_from(&missing, &swedish()), Err(ClaimFault::NoOrganisation));
        }
        for written in ["212000-2338", "162120002338", "16212000-2338", "karholm@2120002338"] {
            assert_eq!(ten_digits(written).as_deref(), Some("2120002338"), "{written}");
        }
        for none in ["", "212000233", "21200023380", "212000233x", "٢١٢٠٠٠٢٣٣٨"] {
            assert_eq!(ten_digits(none), None, "{none}");
        }
    }

    #[test]
    fn nobody_is_told_by_a_subject_that_is_missing_or_too_long() {
        for claims in [
            json!({}),
            json!({"sub": ""}),
            json!({"sub": 7}),
            json!({"sub": "a".repeat(256)}),
            json!({"sub": "a\0"}),
        ] {
            assert_eq!(read_from(&claims, &ClaimNames::default()), Err(ClaimFault::NoSubject));
        }
    }

    #[test]
    fn a_name_is_put_together_of_its_parts_when_it_has_no_whole() {
        let named = |claims: Value| read_from(&claims, &ClaimNames::default()).unwrap().name;
        let parts = json!({"sub": "1", "given_name": "Karin", "family_name": "Holm"});
        assert_eq!(named(parts).as_deref(), Some("Karin Holm"));
        assert_eq!(named(json!({"sub": "1", "family_name": "Holm"})).as_deref(), Some("Holm"));
        assert_eq!(named(json!({"sub": "1", "name": "  \u{7}"})), None);
    }
}
