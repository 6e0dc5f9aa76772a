//! What the receiving mail server found of a sender: `Authentication-Results` (RFC 8601). `msg-auth-status` reads it too,
//! but stands on a `mail-parser` two versions old; what is needed of the grammar is small.

use serde::{Deserialize, Serialize};

use crate::mail::raw;
use crate::parts::Part;

/// How a check ended (RFC 8601, 2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The domain stands behind it.
    Pass,
    /// It does not: forged, changed on the way, or sent by a way that the domain does not know.
    Fail,
    /// The domain says that it probably does not (`softfail`, `policy`).
    Doubt,
    /// Nothing was signed or published (`none`, `neutral`).
    None,
    /// It could not be checked.
    Unknown,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How it ended.
    pub verdict: Verdict,
    /// Of which domain; may be empty.
    pub domain: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Signatures (DKIM), in their order.
    pub dkim: Vec<Finding>,
    /// Whether the sending server may send for the domain (SPF).
    pub spf: Option<Finding>,
    /// Whether what was found agrees with the address that is shown (DMARC).
    pub dmarc: Option<Finding>,
}

impl Verdict {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Doubt => "doubt",
            Self::None => "none",
            Self::Unknown => "unknown",
        }
    }
}

impl Checked {
    /// Whether a domain stands behind the address: it signed the mail, or the server may send for it.
    #[must_use]
    pub fn stands_behind(&self, address: &str) -> bool {
        let host = address.rsplit_once('@').map(|(_, host)| host.to_ascii_lowercase());
        let Some(host) = host else { return false };
        let is_own = |finding: &Finding| {
            let domain = finding.domain.to_ascii_lowercase();
            let is_part = host.strip_suffix(&domain).is_some_and(|rest| rest.ends_with('.'));
            finding.verdict == Verdict::Pass && !domain.is_empty() && (host == domain || is_part)
        };
        self.dkim.iter().any(is_own) || self.spf.iter().any(is_own)
    }
}

/// What the server that calls itself `own` found: the topmost of its lines counts, since whatever stands below it came with
/// the mail. None when it said nothing, or when `own` is empty.
#[must_use]
pub fn checked(bytes: &[u8], own: &str) -> Option<Checked> {
    if own.is_empty() {
        return None;
    }
    let part = Part::of(bytes)?;
    let lines = raw(&part.header, "Authentication-Results").map(without_comments);
    let mut mine = lines.filter(|line| {
        let server = split(line).next().unwrap_or_default();
        server.split_whitespace().next().is_some_and(|id| id.trim_matches('"').eq_ignore_ascii_case(own))
    });
    mine.next().map(|line| of_line(&line))
}

fn of_line(line: &str) -> Checked {
    let mut checked = Checked::default();
    for result in split(line).skip(1) {
        let mut words = result.split_whitespace();
        let Some((method, verdict)) = words.next().and_then(|word| word.split_once('=')) else { continue };
        let method = method.split('/').next().unwrap_or_default().to_ascii_lowercase();
        let properties: Vec<(&str, &str)> = words.filter_map(|word| word.split_once('=')).collect();
        let property = |names: &[&str]| {
            let named = |name: &str| properties.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
            names.iter().find_map(|name| named(name)).map(|(_, value)| domain(value)).unwrap_or_default()
        };
        let finding = |names: &[&str]| Finding { verdict: self::verdict(verdict), domain: property(names) };
        match method.as_str() {
            "dkim" => checked.dkim.push(finding(&["header.d", "header.i"])),
            "spf" => checked.spf = Some(finding(&["smtp.mailfrom", "smtp.helo"])),
            "dmarc" => checked.dmarc = Some(finding(&["header.from"])),
            _ => {}
        }
    }
    checked
}

fn verdict(word: &str) -> Verdict {
    match word.to_ascii_lowercase().as_str() {
        "pass" => Verdict::Pass,
        "fail" | "hardfail" => Verdict::Fail,
        "softfail" | "policy" => Verdict::Doubt,
        "none" | "neutral" => Verdict::None,
        _ => Verdict::Unknown,
    }
}

/// "gavle.example" of `"asa@gavle.example"`, `@gavle.example` and `gavle.example`.
fn domain(value: &str) -> String {
    let value = value.trim_matches('"');
    value.rsplit_once('@').map_or(value, |(_, domain)| domain).to_owned()
}

/// The pieces between semicolons that stand in no quotes.
fn split(line: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    line.split(move |sign| {
        quoted ^= sign == '"';
        sign == ';' && !quoted
    })
}

/// Comments lie in each other, and hold what they like.
fn without_comments(line: &str) -> String {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut rest = String::with_capacity(line.len());
    for sign in line.chars() {
        let is_escaped = escaped;
        escaped = sign == '\\' && !is_escaped;
        match sign {
            '"' if depth == 0 && !is_escaped => quoted = !quoted,
            '(' if !quoted && !is_escaped => depth += 1,
            ')' if !quoted && !is_escaped && depth > 0 => {
                depth -= 1;
                rest.push(' ');
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            rest.push(sign);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &str) -> Option<Checked> {
        checked(format!("{lines}\r\nFrom: a@gavle.example\r\n\r\n").as_bytes(), "mx.val.example")
    }

    fn pass(domain: &str) -> Finding {
        Finding { verdict: Verdict::Pass, domain: domain.to_owned() }
    }

    #[test]
    fn a_signed_mail_says_whose_it_is() {
        let found = of(
            "Authentication-Results: mx.val.example 1;\r\n\tdkim=pass (2048-bit; ok) header.d=gavle.example \
                        header.s=s1;\r\n\tspf=softfail (x (y; z)) smtp.mailfrom=asa@post.example;\r\n\tdmarc=pass \
                        header.from=gavle.example",
        );
        let found = found.unwrap();
        assert_eq!(found.dkim, [pass("gavle.example")]);
        let spf = Finding { verdict: Verdict::Doubt, domain: "post.example".into() };
        assert_eq!((found.spf.clone(), found.dmarc.clone()), (Some(spf), Some(pass("gavle.example"))));
        assert!(found.stands_behind("asa@gavle.example") && found.stands_behind("asa@Val.Gavle.example"));
        for other in ["asa@notgavle.example", "asa@post.example", "asa@example", "asa"] {
            assert!(!found.stands_behind(other), "{other}");
        }
    }

    #[test]
    fn what_came_with_the_mail_does_not_count() {
        let own = "Authentication-Results: mx.val.example; dkim=none";
        let forged = "Authentication-Results: mx.val.example; dkim=pass header.d=gavle.example";
        let stranger = "Authentication-Results: mx.evil.example; dkim=pass header.d=gavle.example";
        let none = Finding { verdict: Verdict::None, domain: String::new() };
        assert_eq!(of(&format!("{own}\r\n{forged}")).unwrap().dkim, [none]);
        assert_eq!(of(stranger), None);
        assert_eq!(checked(forged.as_bytes(), ""), None);
        // A name in a comment or behind another is none.
        assert_eq!(of("Authentication-Results: (mx.val.example;) mx.evil.example; dkim=pass"), None);
        assert_eq!(of("Authentication-Results: mx.val.example.evil.example; dkim=pass"), None);
    }

    #[test]
    fn odd_lines_are_read_as_far_as_they_go() {
        let found =
            of("Authentication-Results: mx.val.example; dkim; =; spf=fail reason=\"a; dkim=pass\"; x=y")
                .unwrap();
        assert_eq!(found.dkim, []);
        assert_eq!(found.spf.unwrap().verdict, Verdict::Fail);
        assert_eq!(of("Authentication-Results: mx.val.example; none").unwrap(), Checked::default());
    }
}
