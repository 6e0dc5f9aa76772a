//! Whatever comes, it is read as far as it goes.
#![allow(clippy::unwrap_used)] // what cannot be unwrapped ends the test, in helpers too

use mailbox::{bounces, checked, read, reply, words};
use proptest::prelude::*;

const REPORT: &str = "From: MAILER-DAEMON@mx.example\r\nReturn-Path: <>\r\nAuthentication-Results: mx.val.example; \
    dkim=pass (ok (so)) header.d=gavle.example; spf=\"soft\"fail smtp.mailfrom=a@b.example\r\nContent-Type: \
    multipart/report; report-type=delivery-status; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/plain; \
    charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDet gick inte fram: =C3=A5.\r\n\r\n--=_b\r\n\
    Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; \
    asa@gavle.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--=_b\r\nContent-Type: text/rfc822-headers\r\n\r\n\
    Message-ID: <1234@val.example>\r\n\r\n--=_b--\r\n";

/// Reads everything that is read of a mail.
fn all_of(bytes: &[u8]) {
    let mail = read(bytes);
    assert!(mail.answers.len() <= 100);
    let text = words(bytes);
    assert!(text.chars().all(|sign| sign == '\n' || sign == '\t' || !sign.is_control()), "{text:?}");
    for bounce in bounces(bytes) {
        assert!(bounce.reason.chars().count() <= 300 && !bounce.reason.contains('\n'));
    }
    if let Some(reply) = reply(bytes) {
        let line = format!("{}{}", reply.meeting, reply.address);
        assert!(line.chars().count() <= 600 && !line.chars().any(char::is_control));
    }
    assert_eq!(checked(bytes, ""), None, "nobody's word counts as ours");
    let _ = checked(bytes, "mx.val.example");
}

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..4_000)) {
        all_of(&bytes);
    }

    #[test]
    fn a_damaged_report_is_read(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 1..20),
    ) {
        let mut bytes = REPORT.as_bytes().to_vec();
        for (at, byte, removed) in cuts {
            let at = at.index(bytes.len());
            if removed { bytes.remove(at); } else { bytes[at] = byte; }
        }
        all_of(&bytes);
    }

    #[test]
    fn a_forged_line_below_our_servers_changes_nothing(forged in "[ -~]{0,200}") {
        let own = "Authentication-Results: mx.val.example; dkim=fail header.d=gavle.example";
        let mail = |below: &str| format!("{own}\r\n{below}From: a@gavle.example\r\n\r\n");
        let with = mail(&format!("Authentication-Results: mx.val.example; {forged}\r\n"));
        prop_assert_eq!(checked(with.as_bytes(), "mx.val.example"), checked(mail("").as_bytes(), "mx.val.example"));
    }
}

#[test]
fn the_report_is_whole() {
    assert_eq!(bounces(REPORT.as_bytes())[0].letter, "1234@val.example");
    assert_eq!(words(REPORT.as_bytes()), "Det gick inte fram: å.");
    assert!(read(REPORT.as_bytes()).is_automatic);
}
