//! The pages of received mail and the letter about it, in every state and both languages.

use std::collections::HashMap;

use ::mailbox::{Checked, Finding, Verdict};
use askama::Template as _;
use chrono::{DateTime, Utc};
use letters::Body;
use sea_orm::Iterable as _;
use sea_orm::prelude::Uuid;
use store::vault::Sealed;
use texts::Lang;

use super::list::list_page;
use super::one::one_page;
use crate::day::pages::samples::{assert_whole, shell, words};
use crate::invitation::samples::Sample;
use crate::received::letter::confirm;
use crate::received::rules::{Kind, State, Tie};
use crate::received::views::{Mailbox, Received};

fn mail(kind: Kind, state: State) -> Received {
    let finding = |verdict, domain: &str| Finding { verdict, domain: domain.to_owned() };
    let checked = Checked {
        dkim: vec![finding(Verdict::Pass, "gavle.example"), finding(Verdict::Unknown, "")],
        spf: Some(finding(Verdict::Doubt, "post.example")),
        dmarc: Some(finding(Verdict::Fail, "gavle.example")),
    };
    Received {
        id: Uuid::from_u128(7).into(),
        county: Uuid::nil().into(),
        number: 12,
        arrived_at: DateTime::<Utc>::UNIX_EPOCH,
        digest: "ab".into(),
        size: 1_000,
        kind,
        from_name: "Åsa <b>Öst</b>".into(),
        from_address: "asa.ost@gavle.example".into(),
        subject: if kind == Kind::Words { String::new() } else { "SV: Inbjudan".into() },
        checked: if kind == Kind::TooLarge {
            String::new()
        } else {
            serde_json::to_string(&checked).unwrap()
        },
        people: 1,
        invitation: None,
        tie: Tie::None,
        state,
        moved_by: "Eva Lind".into(),
        moved_at: (state == State::Asked).then_some(DateTime::<Utc>::UNIX_EPOCH),
        report: if kind == Kind::Bounce { "asa@gavle.example: 5.1.1".into() } else { String::new() },
        sealed_content: (kind != Kind::TooLarge).then(|| Sealed::of(Vec::new())),
    }
}

fn mailbox(fault: &str) -> Mailbox {
    Mailbox {
        county: Uuid::nil().into(),
        address: "lan21@val.example".into(),
        validity: 1,
        uid: 1,
        number: 1,
        read_at: fault.is_empty().then_some(DateTime::<Utc>::UNIX_EPOCH),
        failing_since: (!fault.is_empty()).then_some(DateTime::<Utc>::UNIX_EPOCH),
        fault: fault.to_owned(),
    }
}

#[test]
fn every_mail_is_shown_and_listed_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let mails: Vec<Received> =
            Kind::iter().flat_map(|kind| State::iter().map(move |state| mail(kind, state))).collect();
        for mail in &mails {
            let mut page = one_page(shell(&words), mail, &[], "x");
            let html = page.render().unwrap();
            assert_whole(&html, lang);
            for text in [Vec::new(), vec![vec!["Hej <b>!".into(), "Vi kommer.".into()]]] {
                page.text = Some(text);
                let html = page.render().unwrap();
                assert_whole(&html, lang);
                assert!(!html.contains("<b>"), "{html}");
            }
            assert!(html.contains("Åsa &#60;b&#62;Öst") && !html.contains("<b>"), "{html}");
        }
        for (fault, mails) in
            [("", &mails[..]), ("too_many", &[]), ("not_kept", &[]), ("the mail server refuses: no", &[])]
        {
            let mailbox = mailbox(fault);
            let page = list_page(shell(&words), (mails, &HashMap::new()), (true, 3), (None, Some(&mailbox)));
            assert_whole(&page.render().unwrap(), lang);
        }
        let older = Some("/inkommet?fore=3".to_owned());
        assert_whole(
            &list_page(shell(&words), (&[], &HashMap::new()), (false, 0), (older, None)).render().unwrap(),
            lang,
        );
    }
}

#[test]
fn the_letter_names_the_mail_and_whoever_it_says_it_is_from() {
    let sample = Sample::usual();
    let words = words(Lang::Sv);
    let matter = (&sample.workshop, &sample.county);
    let (subject, blocks) =
        confirm(&words, matter, &sample.municipality, &mail(Kind::List, State::Asked), "/l/x");
    let text = Body { blocks }.to_text();
    assert!(!subject.contains('⟦') && !text.contains('⟦'), "{text}");
    assert!(
        text.contains("en person. Ingen är anmäld ännu.") && text.contains("asa.ost@gavle.example"),
        "{text}"
    );
}
