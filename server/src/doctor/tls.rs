//! Certificate and key: fitting, for our name, and not about to end.

use chrono::{DateTime, TimeDelta, Utc};
use tokio_rustls::rustls::client::verify_server_name;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::server::ParsedCertificate;

use super::{Finding, key, validity};
use crate::config::{Config, host_of};
use crate::door;

const CHECK: &str = "tls";
/// Time enough to get a new one.
const ENDS_SOON: TimeDelta = TimeDelta::days(14);

/// The certificate, when TLS ends here.
pub(super) fn certificate(config: &Config, now: DateTime<Utc>) -> Vec<Finding> {
    let Some(files) = &config.tls else { return Vec::new() };
    let leaf = match door::leaf(files) {
        Ok(leaf) => leaf,
        Err(fault) => {
            return vec![Finding::fault(
                CHECK,
                format!("{fault:#}"),
                "Lägg dit ett certifikat och dess nyckel.",
            )];
        }
    };
    let mut findings = vec![key::rights(CHECK, &files.key), lasts(validity::of(&leaf), now)];
    let host = host_of(&config.base_url).unwrap_or_default();
    if !host.is_empty() && !is_for(&leaf, &host) {
        findings.push(Finding::fault(
            CHECK,
            format!("Certifikatet gäller inte för {host}."),
            "Skaffa ett certifikat för det namn som står i base_url.",
        ));
    }
    findings
}

/// As a browser would judge it.
fn is_for(leaf: &CertificateDer<'_>, host: &str) -> bool {
    let name = ServerName::try_from(host.trim_matches(['[', ']']));
    let parsed = ParsedCertificate::try_from(leaf);
    matches!((name, parsed), (Ok(name), Ok(parsed)) if verify_server_name(&parsed, &name).is_ok())
}

fn lasts(times: Option<(DateTime<Utc>, DateTime<Utc>)>, now: DateTime<Utc>) -> Finding {
    let Some((from, until)) = times else {
        return Finding::fault(
            CHECK,
            "Certifikatets tider går inte att läsa.",
            "Lägg dit ett annat certifikat.",
        );
    };
    let last = until.format("%Y-%m-%d");
    let renew = "Förnya det. Programmet läser filerna på nytt av sig självt.";
    if now < from {
        Finding::fault(CHECK, format!("Certifikatet gäller först från {from}."), "Kontrollera klockan.")
    } else if now >= until {
        Finding::fault(CHECK, format!("Certifikatet gick ut {last}: webbläsare vägrar."), renew)
    } else if until - now < ENDS_SOON {
        Finding::warning(CHECK, format!("Certifikatet går ut {last}."), renew)
    } else {
        Finding::ok(CHECK, format!("Certifikatet gäller till {last}."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::State;

    #[test]
    fn a_certificate_is_told_of_before_it_ends() {
        let times = ("2029-01-01T00:00:00Z".parse().unwrap(), "2029-04-01T00:00:00Z".parse().unwrap());
        let state = |now: &str| lasts(Some(times), now.parse().unwrap()).state;
        assert_eq!(state("2028-12-31T00:00:00Z"), State::Fault);
        assert_eq!(state("2029-02-01T00:00:00Z"), State::Ok);
        assert_eq!(state("2029-03-20T00:00:00Z"), State::Warning);
        assert_eq!(state("2029-04-01T00:00:00Z"), State::Fault);
    }

    #[test]
    fn a_star_stands_for_one_name_and_no_more() {
        let made =
            rcgen::generate_simple_self_signed(vec!["valskydd.se".into(), "*.valskydd.se".into()]).unwrap();
        let leaf = made.cert.der();
        assert!(is_for(leaf, "Valskydd.se") && is_for(leaf, "lan.valskydd.se"));
        assert!(!is_for(leaf, "a.b.valskydd.se") && !is_for(leaf, "annat.se"));
    }
}
