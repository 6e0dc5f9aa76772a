//! Every key in words: the table of the operations guide.

use super::secrets::is_secret_key;

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written: `mail.smtp.port`.
    pub key: &'static str,
    /// What holds when it is not set.
    pub usual: &'static str,
    /// What it is for.
    pub what: &'static str,
}

const fn key(key: &'static str, usual: &'static str, what: &'static str) -> Key {
    Key { key, usual, what }
}

/// All of them, in the order of the file. A test holds the list against the structs.
pub const KEYS: &[Key] = &[
    key(
        "data",
        "`valskydd-data`",
        "folder of the embedded database, the key and letters without a mail server",
    ),
    key(
        "database",
        "the embedded one",
        "`sqlite://FILE` for one node, `postgres://USER@HOST/NAME` (15 or newer) for several",
    ),
    key(
        "database_owner",
        "none",
        "the same PostgreSQL database as the role that owns the tables and migrates them (below); none: whoever serves does",
    ),
    key("listen", "`127.0.0.1:8080`", "address and port"),
    key(
        "base_url",
        "the scheme and `listen`",
        "how the house is reached from outside: links in letters begin with it, and requests for other hosts are refused. With `https://` cookies travel over TLS only",
    ),
    key("hosts", "none", "more host names under which it answers, for instance an old one"),
    key(
        "only_tls",
        "`host`",
        "for which names browsers are told to come over TLS only, for a year (HSTS), when the address is `https://`: `host` for this one, `subdomains` for every name below it too, `preload` for the lists that browsers carry. The latter two where everything under the name is yours and speaks TLS: it cannot be taken back quickly",
    ),
    key(
        "in_clear",
        "none",
        "`mail`, `database` or both: may go to another machine without TLS, or with a certificate that nobody tries. For a network that is yours alone",
    ),
    key(
        "mail.from",
        "`valskydd@valskydd.example`",
        "every letter's sender, and the organizer of its meeting",
    ),
    key(
        "mail.smtp.host",
        "none",
        "the mail server. Without one, letters are `.eml` files in the data folder and a page shows them",
    ),
    key("mail.smtp.port", "must be set", "25, 587 or 465 as a rule"),
    key("mail.smtp.security", "must be set", "`none`, `starttls` or `tls`"),
    key("mail.smtp.user", "none", "login at the mail server"),
    key("mail.smtp.password", "none", "its password"),
    key(
        "mail.sub_addresses",
        "none",
        "the sign before sub-addresses of `mail.from`, `+` as a rule: reports of letters then come to an address that names the letter ([letters.md](letters.md))",
    ),
    key(
        "mail.dkim",
        "none",
        "one table each: a key with which letters are signed, its `selector`, `key_file` and, when it is not that of `mail.from`, `domain` ([letters.md](letters.md))",
    ),
    key("tls.certificate", "none", "file with the certificate and its chain (PEM), when no proxy does TLS"),
    key("tls.key", "none", "file with its key (PEM). Both are read again when they change"),
    key("proxy.trusted", "none", "addresses or networks of proxies whose word on a visitor's address counts"),
    key("proxy.header", "`x-forwarded-for`", "or `forwarded`: the one header in which they say it"),
    key(
        "sign_in.second_factor",
        "`nobody`",
        "of whom a passkey is demanded, or a code after the link, or a provider that says so ([sign-in.md](sign-in.md#two-steps-demanded)): `nobody`, `deciding` for all but facilitators, or `everybody`",
    ),
    key(
        "session.idle_minutes",
        "30",
        "minutes without a request after which a person is signed out, 5 to 600",
    ),
    key("connections.most", "1000", "open connections at once"),
    key("connections.each", "200", "of them from one address; listed proxies are not counted"),
    key("connections.head_seconds", "10", "time for a TLS handshake and for a request's head"),
    key(
        "connections.piece_seconds",
        "20",
        "time for the next piece of a form, and for taking the next piece of an answer",
    ),
    key("connections.request_seconds", "300", "time from a request's head to its answer"),
    key(
        "journal.file",
        "none",
        "once a day the head of the journal's chain goes to this file, best on another machine. `valskydd journal verify --heads FILE` holds each against the chain",
    ),
    key(
        "journal.lines",
        "none",
        "once a day the sealed lines, without names, go to this folder, a file a day that only grows; best on another machine. `valskydd journal verify --lines FOLDER` proves them by themselves and holds them against the chain",
    ),
    key("journal.address", "none", "or to this mail address"),
    key(
        "retention.participants_months",
        "6",
        "months after the day when a participant list becomes counts ([retention.md](../retention.md)), 1 to 120",
    ),
    key(
        "retention.interest_months",
        "12",
        "months after the election when counties' interest is deleted, 1 to 120",
    ),
    key(
        "retention.past_months",
        "12",
        "months after their end when duties, reviews, agreements and links are deleted, 1 to 120",
    ),
    key(
        "retention.proposal_days",
        "30",
        "days before its last day that a deletion is proposed to the county, 0 to 180 ([decision 0028](../decisions/0028-deletion-with-approval.md))",
    ),
    key(
        "retention.unanswered_days",
        "0",
        "days after its last day that a proposal nobody has answered waits before it is carried out all the same, 0 to 180",
    ),
    key(
        "retention.decision",
        "none",
        "reference of the decision behind other times than the usual; must be set with them, and stands in the journal",
    ),
    key("keys.folder", "`keys` in `data`", "folder of the master key and the organisations' shares"),
    key(
        "keys.master_file",
        "the credential `valskydd-master-key`, else `master.key` in `keys.folder`",
        "file of the master key",
    ),
    key("keys.master", "none", "the master key itself; best as `VALSKYDD_KEYS__MASTER` in the environment"),
    key(
        "providers",
        "none",
        "one table each: sign-in with the authority's own provider ([own-provider.md](own-provider.md))",
    ),
    key(
        "mailboxes",
        "none",
        "one table each: a county's mailbox, read every two minutes ([mailboxes.md](mailboxes.md))",
    ),
];

/// The table, in Markdown.
#[must_use]
pub fn table() -> String {
    let mut text = String::from("| Key | Usual | What |\n| --- | --- | --- |\n");
    for Key { key, usual, what } in KEYS {
        let secret = if is_secret_key(key) { " *Secret*" } else { "" };
        let row = format!("| `{key}` | {usual} | {what}.{secret} |\n");
        text.push_str(&row);
    }
    text
}
