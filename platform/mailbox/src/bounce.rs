//! Letters that came back: reports of mail servers (DSN, RFC 3464).

use letters::SubAddress;
use mail_parser::{HeaderValue, Message, MessageParser};

use crate::Mail;
use crate::parts::Part;

/// Receivers of one report that are looked at.
const MAX_RECEIVERS: usize = 20;

/// Signs of a reason that are kept.
const MAX_REASON: usize = 300;

/// A letter that did not arrive, as a mail server reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounce {
    /// The id of the letter, without angles; empty when the report does not carry it.
    pub letter: String,
    /// Where it did not arrive.
    pub address: String,
    /// It never will; otherwise the server still tries.
    pub is_final: bool,
    /// Why, as the server says: "5.1.1 550 no such mailbox".
    pub reason: String,
}

/// What a report says of the letters that did not arrive. Empty when the mail is no report, or one of success.
#[must_use]
pub fn bounces(bytes: &[u8]) -> Vec<Bounce> {
    let Some(mail) = Part::of(bytes).filter(|mail| mail.kind() == "multipart/report") else {
        return Vec::new();
    };
    let parts = mail.parts();
    let letter = parts
        .iter()
        .filter(|part| {
            matches!(part.kind().as_str(), "message/rfc822" | "text/rfc822-headers" | "message/global")
        })
        .find_map(|part| Some(Part::of(part.body)?.header.message_id()?.to_owned()))
        .unwrap_or_default();
    let status = parts.iter().find(|part| part.kind() == "message/delivery-status");
    let Some(status) = status else { return Vec::new() };
    let groups = groups(status.body);
    let failed = groups.iter().filter_map(|group| failed(group, &letter));
    failed.take(MAX_RECEIVERS).collect()
}

/// The same, of a mail to a mailbox whose addresses name letters: `returns`. The address that it came to says which letter
/// is meant, whatever the report holds; and a mail server's notice in words of its own is a report, too.
#[must_use]
pub fn came_back(bytes: &[u8], mail: &Mail, returns: &SubAddress) -> Vec<Bounce> {
    let mut found = bounces(bytes);
    let Some(code) = mail.to.iter().find_map(|address| returns.code_in(address)) else { return found };
    if found.is_empty() && is_from_server(&mail.from) {
        let subject = mail.subject.to_lowercase();
        let is_final = !["delay", "warning", "fördröj", "försenad"].iter().any(|word| subject.contains(word));
        let reason = mail.subject.chars().take(MAX_REASON).collect();
        found.push(Bounce { letter: String::new(), address: String::new(), is_final, reason });
    }
    for one in &mut found {
        one.letter.clone_from(&code);
    }
    found
}

/// Whether a mail says that a mail server wrote it: out-of-office answers, which come to the same address, do not.
fn is_from_server(from: &str) -> bool {
    let name = from.split('@').next().unwrap_or_default().to_ascii_lowercase();
    ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"].contains(&name.as_str())
}

/// Groups of lines between empty ones: first of the whole report, then of each receiver.
fn groups(body: &[u8]) -> Vec<Vec<u8>> {
    let mut groups = vec![Vec::new()];
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        if line.trim_ascii().is_empty() {
            groups.push(Vec::new());
        } else if let Some(last) = groups.last_mut() {
            last.extend_from_slice(line);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

fn failed(group: &[u8], letter: &str) -> Option<Bounce> {
    let group = [group, b"\r\n"].concat();
    let header = MessageParser::default().parse_headers(&group)?;
    let is_final = match text(&header, "Action").to_ascii_lowercase().as_str() {
        "failed" => true,
        "delayed" => false,
        _ => return None,
    };
    let address = typed(&text(&header, "Original-Recipient"))
        .or_else(|| typed(&text(&header, "Final-Recipient")))
        .unwrap_or_default();
    let said = text(&header, "Diagnostic-Code");
    let said = typed(&said).unwrap_or(said);
    let reason = format!("{} {said}", text(&header, "Status"));
    let reason: String = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Bounce {
        letter: letter.to_owned(),
        address,
        is_final,
        reason: reason.chars().filter(|sign| !sign.is_control()).take(MAX_REASON).collect(),
    })
}

fn text(header: &Message<'_>, name: &'static str) -> String {
    match header.header(name) {
        Some(HeaderValue::Text(text)) => text.trim().to_owned(),
        _ => header.header_raw(name).unwrap_or_default().trim().to_owned(),
    }
}

/// What stands after the type: "asa@gavle.example" of "rfc822; asa@gavle.example".
fn typed(value: &str) -> Option<String> {
    value.split_once(';').map(|(_, value)| value.trim().trim_matches(['<', '>']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n \
        boundary=\"=_b\"\r\n\r\n--=_b\r\n\r\nIt did not go.\r\n\r\n--=_b\r\nContent-Type: message/delivery-status\r\n\r\n\
        Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; asa@gavle.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\
        Diagnostic-Code: smtp; 550 5.1.1 <asa@gavle.example>:\r\n User unknown\r\n\r\nFinal-Recipient: rfc822;bo@gavle.example\r\n\
        Action: delayed\r\nStatus: 4.2.2\r\n\r\nFinal-Recipient: rfc822;eva@gavle.example\r\nAction: delivered\r\n\r\n\
        --=_b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: Inbjudan\r\nMessage-ID: <1234@val.example>\r\n\r\n--=_b--\r\n";

    #[test]
    fn a_report_names_the_letter_the_addresses_and_why() {
        let found = bounces(REPORT.as_bytes());
        assert_eq!(
            found,
            [
                Bounce {
                    letter: "1234@val.example".into(),
                    address: "asa@gavle.example".into(),
                    is_final: true,
                    reason: "5.1.1 550 5.1.1 <asa@gavle.example>: User unknown".into(),
                },
                Bounce {
                    letter: "1234@val.example".into(),
                    address: "bo@gavle.example".into(),
                    is_final: false,
                    reason: "4.2.2".into(),
                },
            ]
        );
    }

    #[test]
    fn the_address_that_it_came_to_names_the_letter() {
        let returns = SubAddress::new("studs@val.example", '+').unwrap();
        let read = |mail: &str| came_back(mail.as_bytes(), &crate::read(mail.as_bytes()), &returns);
        let to = "Delivered-To: studs+0190@val.example\r\n";
        let named = read(&format!("{to}{}", REPORT.replace("Message-ID: <1234@val.example>\r\n", "")));
        assert_eq!(named.iter().map(|one| one.letter.as_str()).collect::<Vec<_>>(), ["0190", "0190"]);
        let bare =
            read(&format!("{to}From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\nHi.\r\n"));
        assert_eq!(bare.len(), 1);
        assert!(bare[0].is_final && bare[0].letter == "0190" && bare[0].reason == "failure notice");
        let late = read(&format!("{to}From: postmaster@mx.example\r\nSubject: Warning: delayed\r\n\r\n"));
        assert!(!late[0].is_final);
        let away = read(&format!(
            "{to}From: asa@gavle.example\r\nAuto-Submitted: auto-replied\r\nSubject: Borta\r\n\r\n"
        ));
        assert!(away.is_empty());
        let other =
            read("To: studs@val.example\r\nFrom: MAILER-DAEMON@mx.example\r\nSubject: failure\r\n\r\n");
        assert!(other.is_empty());
    }

    #[test]
    fn other_mail_is_no_report() {
        assert!(bounces(b"Subject: Inbjudan\r\n\r\nAction: failed\r\n").is_empty());
        assert!(bounces(b"").is_empty());
        assert!(bounces(REPORT.replace("delivery-status", "disposition-notification").as_bytes()).is_empty());
    }
}
