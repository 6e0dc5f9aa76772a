//! The mail server: within reach, with the encryption and the login that are set; and the keys with which letters are
//! signed, with the record that each wants in DNS. Nobody is asked whether it stands there: the house calls no name server.

use letters::Post;

use super::{Finding, key};
use crate::config::Config;

const CHECK: &str = "e-post";
const DKIM: &str = "dkim";

/// Says hello to the mail server and goodbye again; no letter is sent.
pub(super) async fn server(config: &Config) -> Option<Finding> {
    let Some(smtp) = &config.mail.smtp else {
        let what = "Ingen e-postserver: breven stannar som filer i datamappen.";
        return Some(Finding::warning(CHECK, what, "Sätt mail.smtp om brev ska gå ut."));
    };
    let server = format!("{}:{}", smtp.host, smtp.port);
    let post = match Post::smtp(smtp) {
        Ok(post) => post,
        Err(fault) => {
            return Some(Finding::fault(CHECK, format!("{server}: {fault}"), "Rätta mail.smtp."));
        }
    };
    Some(match post.probe().await {
        Ok(()) => Finding::ok(CHECK, format!("{server} svarar och släpper in oss.")),
        Err(reason) => Finding::fault(
            CHECK,
            format!("{server} tar inte emot oss: {reason}"),
            "Kontrollera att servern är igång och mail.smtp: port, security, user, password. Brev väntar tills det går.",
        ),
    })
}

/// The keys of letters.
pub(super) fn signatures(config: &Config) -> Vec<Finding> {
    let mail = &config.mail;
    if mail.dkim.is_empty() {
        if mail.smtp.is_none() {
            return Vec::new();
        }
        let what = "Breven signeras inte (DKIM): många tar dem för skräppost.";
        let remedy =
            "Signera dem med [[mail.dkim]], om inte er e-postserver gör det (docs/operations/letters.md).";
        return vec![Finding::warning(DKIM, what, remedy)];
    }
    let mut findings = Vec::new();
    for one in &mail.dkim {
        findings.push(key::rights(DKIM, &one.key_file));
        findings.push(match mail.key(one) {
            Ok(key) => Finding::ok(
                DKIM,
                format!(
                    "Breven signeras med {} som {}. I DNS ska stå:\n{:20}{}",
                    key.kind(),
                    one.selector,
                    "",
                    key.zone_line()
                ),
            ),
            Err(fault) => Finding::fault(
                DKIM,
                format!("Nyckeln kan inte användas: {fault:#}"),
                "Lägg dit en RSA-nyckel på 2048–4096 bitar eller en Ed25519-nyckel (PEM).",
            ),
        });
    }
    findings
}
