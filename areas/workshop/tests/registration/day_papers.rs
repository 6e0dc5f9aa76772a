//! The papers for the day when somebody's details are protected: who they are and what people eat is on none.

use std::io::Write as _;
use std::process::{Command, Stdio};

use axum::http::StatusCode;

use crate::house::{Base, Town};
use crate::lists::registered;
use crate::sealed::{PROTECTED, county};

/// The words of a PDF on one line, or nothing where `pdftotext` is not installed.
fn words(pdf: &[u8]) -> Option<String> {
    let mut command = Command::new("pdftotext");
    let run = command.args(["-layout", "-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut run = run.ok()?;
    run.stdin.take().unwrap().write_all(pdf).unwrap();
    let text = String::from_utf8(run.wait_with_output().unwrap().stdout).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[tokio::test(flavor = "multi_thread")]
async fn of_somebody_protected_there_is_the_label_or_nothing() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", PROTECTED).await;
        let karin = county(&town).await;
        let path = format!("/workshop/{}/papper", town.workshop);
        let page = karin.get(&path).await;
        let mut fields = page.form();
        for (kind, label) in [
            ("badges", Some("Deltagare 1")),
            ("door", Some("Deltagare 1 (skyddad)")),
            ("sign_in", Some("Deltagare 1 (skyddad)")),
            ("certificates", None),
        ] {
            fields.retain(|(name, _)| name != "kind");
            fields.push(("kind".into(), kind.into()));
            let answer = karin.post(&format!("{path}/hamta"), &fields).await;
            assert_eq!(answer.status, StatusCode::OK, "{kind}");
            let Some(text) = words(&answer.bytes) else { continue };
            assert!(text.contains("Karin") && text.contains("Ockelbo"), "{kind}: {text}");
            for secret in ["Sigrid", "Hemlin", "@", "070", "Kommunikatör", "jordnöt", "hörslinga"] {
                assert!(!text.contains(secret), "{base:?}, {kind}: {secret} in {text}");
            }
            match label {
                Some(label) => assert!(text.contains(label), "{kind}: {text}"),
                None => assert!(!text.contains("Deltagare 1"), "{kind}: {text}"),
            }
            // Nobody sees from a badge that its bearer is protected, and nobody protected writes their name.
            assert_eq!(text.contains("skyddad"), ["door", "sign_in"].contains(&kind), "{kind}: {text}");
            assert_eq!(text.contains("Kryssa i rutan"), kind == "sign_in", "{kind}: {text}");
        }
    }
}
