//! What is wrong or odd in a configuration whose keys can be read.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use axum::http::Uri;
use letters::Security;
use organisation::second_factor::Demand;
use secrecy::ExposeSecret as _;
use web::headers::OnlyTls;

use super::database::Reached;
use super::faults::Fault;
use super::{Config, Dkim, InClear, Proxy};

/// Something that can be run but hardly was meant.
pub type Advice = Fault;

/// What cannot be run.
pub(super) fn faults(config: &Config, place: Option<(&Path, &str)>) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !config.base_url.is_empty() && host_of(&config.base_url).is_none() {
        let fault = Fault::new("base_url", "är ingen adress som sidor kan ha");
        faults.push(fault.do_this("skriv https:// och värdnamnet, utan sökväg: https://valskydd.exempel.se"));
    }
    if config.tls.is_some() && config.base_url.starts_with("http://") {
        let fault = Fault::new("base_url", "börjar med http:// fast programmet självt talar TLS");
        faults.push(fault.do_this("skriv https://"));
    }
    for name in config.hosts.iter().filter(|name| !is_host(name)) {
        faults
            .push(Fault::new("hosts", format!("{name} är inget värdnamn")).do_this("utan https:// och port"));
    }
    for text in &config.proxy.trusted {
        match Proxy::network(text) {
            None => faults.push(
                Fault::new("proxy.trusted", format!("{text} är ingen adress och inget nät"))
                    .do_this("till exempel 10.0.0.5 eller 10.0.0.0/24"),
            ),
            Some(network) if network.prefix_len() == 0 => faults.push(
                Fault::new(
                    "proxy.trusted",
                    "litar på alla: då kan vem som helst skriva vilken adress som helst",
                )
                .do_this("nämn bara era egna proxyservrar"),
            ),
            Some(_) => {}
        }
    }
    if !(5..=600).contains(&config.session.idle_minutes) {
        faults.push(Fault::new("session.idle_minutes", "måste ligga mellan 5 och 600"));
    }
    let retention = &config.retention;
    for (key, months) in [
        ("retention.participants_months", retention.participants_months),
        ("retention.interest_months", retention.interest_months),
        ("retention.past_months", retention.past_months),
    ] {
        if !(1..=120).contains(&months) {
            faults.push(Fault::new(key, "måste ligga mellan 1 och 120"));
        }
    }
    for (key, days) in [
        ("retention.proposal_days", retention.proposal_days),
        ("retention.unanswered_days", retention.unanswered_days),
    ] {
        if days > 180 {
            faults.push(Fault::new(key, "måste ligga mellan 0 och 180"));
        }
    }
    if retention.is_changed() && retention.decision.trim().is_empty() {
        let fault = Fault::new("retention.decision", "saknas fast gallringsfristerna är andra än de vanliga");
        faults.push(fault.do_this("skriv beslutets diarienummer, eller ta bort de ändrade fristerna"));
    }
    let connections = &config.connections;
    let times = [connections.head_seconds, connections.piece_seconds, connections.request_seconds];
    if times.contains(&0) || connections.most == 0 || connections.each == 0 {
        faults.push(
            Fault::new("connections", "får inte vara noll").do_this("ta bort nyckeln, så gäller det vanliga"),
        );
    }
    if let Some(smtp) = &config.mail.smtp
        && smtp.user.is_some() != smtp.password.is_some()
    {
        faults.push(Fault::new("mail.smtp", "behöver både user och password, eller inget av dem"));
    }
    for (at, one) in config.mail.dkim.iter().enumerate() {
        let is_named = |other: &Dkim| {
            other.selector == one.selector && config.mail.domain_of(other) == config.mail.domain_of(one)
        };
        if config.mail.dkim[..at].iter().any(is_named) {
            let fault = Fault::new("mail.dkim", format!("har väljaren {} två gånger", one.selector));
            faults.push(fault.do_this("ge varje nyckel en egen selector"));
        }
        let domain = config.mail.domain_of(one).to_lowercase();
        let host = config.mail.host().to_lowercase();
        if domain != host && !host.ends_with(&format!(".{domain}")) {
            let fault = Fault::new("mail.dkim.domain", format!("är {domain}, men breven kommer från {host}"));
            faults.push(fault.do_this("signera för avsändarens domän, annars hjälper signaturen inte"));
        }
    }
    if config.mail.sub_addresses.is_some() && config.mail.returns().is_none() {
        faults.push(
            Fault::new("mail.sub_addresses", "är inget tecken före underadresser").do_this("skriv \"+\""),
        );
    }
    if config.mailboxes.iter().any(|one| one.sub_addresses.is_some() && one.returns().is_none()) {
        faults.push(
            Fault::new("mailboxes.sub_addresses", "är inget tecken före underadresser")
                .do_this("skriv \"+\""),
        );
    }
    let counties: BTreeSet<&str> = config.mailboxes.iter().map(|mailbox| mailbox.county.as_str()).collect();
    if counties.len() < config.mailboxes.len() {
        faults.push(Fault::new("mailboxes", "nämner ett län två gånger").do_this("ge varje län en brevlåda"));
    }
    faults.extend(in_clear(config));
    faults.into_iter().map(|fault| fault.found_in(place)).collect()
}

/// Connections to another machine that are not encrypted, or to nobody in particular, and that nobody has said may be.
fn in_clear(config: &Config) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let Some(smtp) = &config.mail.smtp
        && smtp.security == Security::None
        && !is_here(&smtp.host)
        && !config.in_clear.contains(&InClear::Mail)
    {
        let fault = Fault::new("mail.smtp.security", "är none: brev och länkar går i klartext över nätet");
        faults.push(fault.do_this("välj starttls eller tls; är nätet bara ert, skriv in_clear = [\"mail\"]"));
    }
    let is_open = |security, host: &str| {
        security == Security::None && !is_here(host) && !config.in_clear.contains(&InClear::Mail)
    };
    if config.mailboxes.iter().any(|mailbox| is_open(mailbox.security, &mailbox.host)) {
        let fault = Fault::new("mailboxes", "läses utan TLS: mejl och lösenord går i klartext över nätet");
        faults.push(fault.do_this("välj starttls eller tls; är nätet bara ert, skriv in_clear = [\"mail\"]"));
    }
    for (key, url) in [("database", &config.database), ("database_owner", &config.database_owner)] {
        let is_open = |reached: Reached| !reached.is_local() && !reached.is_proven();
        if Reached::of(url.expose_secret()).is_some_and(is_open)
            && !config.in_clear.contains(&InClear::Database)
        {
            let fault = Fault::new(key, "går till en annan dator utan TLS med prövat certifikat");
            faults.push(fault.do_this(
                "lägg till ?sslmode=verify-full; är nätet bara ert, skriv in_clear = [\"database\"]",
            ));
        }
    }
    faults
}

/// What is odd. `file` as it was read, for the lines.
#[must_use]
pub fn advice(config: &Config, file: Option<&Path>) -> Vec<Advice> {
    let mut odd = front(config);
    if config.mail.from.ends_with(".example") {
        odd.push(Fault::new("mail.from", "är en adress som inte finns").do_this("skriv er egen avsändare"));
    }
    if config.base_url.starts_with("https://") && config.sign_in.second_factor == Demand::Nobody {
        let fault = Fault::new("sign_in.second_factor", "är nobody: den som läser någons e-post kommer in");
        odd.push(fault.do_this("skriv deciding när de flesta har en passnyckel eller kodapp"));
    }
    if !config.in_clear.is_empty() {
        let fault = Fault::new("in_clear", "låter brev eller uppgifter gå i klartext över nätet");
        odd.push(fault.do_this("ta bort den så snart den andra sidan har TLS"));
    }
    for (key, url) in [("database", &config.database), ("database_owner", &config.database_owner)] {
        let is_by_password = |reached: Reached| !reached.is_local() && reached.has_password();
        if Reached::of(url.expose_secret()).is_some_and(is_by_password) {
            let fault = Fault::new(key, "nås med lösenord över nätet");
            odd.push(
                fault.do_this(
                    "låt databasen känna igen programmet på dess certifikat: &sslcert=FIL&sslkey=FIL",
                ),
            );
        }
    }
    let text = file.and_then(|file| std::fs::read_to_string(file).ok());
    let place = file.zip(text.as_deref());
    odd.into_iter().map(|fault| fault.found_in(place)).collect()
}

fn front(config: &Config) -> Vec<Fault> {
    let mut odd = Vec::new();
    let outside = host_of(&config.base_url);
    let listens_near = config.listen.parse::<SocketAddr>().is_ok_and(|listen| listen.ip().is_loopback());
    let is_secure = config.base_url.starts_with("https://") || config.tls.is_some();
    if config.base_url.starts_with("http://") && outside.as_deref().is_some_and(|host| !is_near(host)) {
        let fault =
            Fault::new("base_url", "är http:// på en adress som andra når: inloggningar går i klartext");
        odd.push(fault.do_this("skriv https:// och sätt [tls], eller en proxy som talar TLS, framför"));
    }
    if config.base_url.is_empty() && !listens_near {
        let fault =
            Fault::new("base_url", "är tom: länkar i brev pekar på den adress som programmet lyssnar på");
        odd.push(fault.do_this("skriv den adress som folk använder"));
    }
    if is_secure && config.tls.is_none() && config.proxy.trusted.is_empty() {
        let fault = Fault::new(
            "proxy.trusted",
            "är tom fast en proxy måste stå framför: alla besökare räknas som en",
        );
        odd.push(fault.do_this("skriv proxyns adress"));
    }
    if config.only_tls != OnlyTls::Host && !is_secure {
        let fault = Fault::new("only_tls", "gäller inte: adressen är inte https://, så inget sägs om TLS");
        odd.push(fault.do_this("skriv https:// i base_url, eller ta bort nyckeln"));
    }
    if is_secure && config.tls.is_none() && !listens_near {
        let fault = Fault::new("listen", "tar emot anrop i klartext från andra datorer");
        odd.push(fault.do_this("lyssna på 127.0.0.1 om proxyn står på samma dator"));
    }
    odd
}

/// The host of an address of pages: http or https, a host, nothing behind it.
#[must_use]
pub fn host_of(address: &str) -> Option<String> {
    let uri: Uri = address.trim_end_matches('/').parse().ok()?;
    let is_bare = matches!(uri.path(), "" | "/") && uri.query().is_none();
    let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'))?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    (is_web && is_bare).then(|| authority.host().to_owned())
}

fn is_host(name: &str) -> bool {
    !name.is_empty() && host_of(&format!("https://{name}")).as_deref() == Some(name)
}

/// This computer.
pub(super) fn is_here(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => bare == "localhost" || bare.is_empty() || bare.starts_with("%2F"),
    }
}

/// This computer, or a network that is not reached from everywhere.
fn is_near(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(IpAddr::V4(v4)) => v4.is_loopback() || v4.is_private(),
        Ok(IpAddr::V6(v6)) => v6.is_loopback() || v6.is_unique_local(),
        Err(_) => bare == "localhost" || bare.is_empty() || bare.starts_with("%2F"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(base_url: &str, listen: &str) -> Config {
        Config::in_folder("data".into(), listen.to_owned(), base_url.to_owned())
    }

    fn keys(faults: &[Fault]) -> Vec<&str> {
        faults.iter().map(|fault| fault.key.as_str()).collect()
    }

    #[test]
    fn an_address_that_pages_cannot_have_is_refused() {
        for address in
            ["valskydd.se", "ftp://valskydd.se", "https://valskydd.se/start", "https://a@b.se", "https://"]
        {
            assert_eq!(keys(&faults(&config(address, "127.0.0.1:80"), None)), ["base_url"], "{address}");
        }
        for address in ["", "https://valskydd.se", "https://valskydd.se:8443/", "http://127.0.0.1:8080"] {
            assert!(faults(&config(address, "127.0.0.1:80"), None).is_empty(), "{address}");
        }
    }

    #[test]
    fn a_proxy_that_is_everybody_is_refused() {
        let mut config = config("https://valskydd.se", "127.0.0.1:80");
        config.proxy.trusted = vec!["0.0.0.0/0".into(), "proxy".into(), "10.0.0.5".into(), "fd00::/8".into()];
        assert_eq!(keys(&faults(&config, None)), ["proxy.trusted", "proxy.trusted"]);
        config.hosts = vec!["https://x.se".into(), "x.se".into(), "x.se:80".into()];
        assert_eq!(keys(&faults(&config, None)), ["hosts", "hosts", "proxy.trusted", "proxy.trusted"]);
    }

    #[test]
    fn other_times_than_the_usual_need_the_decision_behind_them() {
        let mut config = config("", "127.0.0.1:80");
        config.retention.participants_months = 12;
        assert_eq!(keys(&faults(&config, None)), ["retention.decision"]);
        config.retention.decision = "dnr 2029-114".into();
        assert!(faults(&config, None).is_empty());
        assert_eq!(config.retention.participants().decision, "dnr 2029-114");
        assert_eq!(config.retention.past().decision, "", "the usual needs no decision");
        config.retention.past_months = 0;
        assert_eq!(keys(&faults(&config, None)), ["retention.past_months"]);
    }

    #[test]
    fn a_database_elsewhere_is_reached_over_tls_with_a_certificate_that_is_tried() {
        let mut config = config("https://valskydd.se", "127.0.0.1:80");
        for url in [
            "postgres://v@db.se/v",
            "postgresql://v:p@10.0.0.5/v",
            "postgres://v@db.se/v?sslmode=require",
            "postgres://v@db.se/v?sslmode=verify-ca",
            "postgres://v@db.se/v?sslmode=verify-full&sslmode=prefer",
            "postgres://v@localhost/v?host=db.se",
            "postgres://v@localhost/v?hostaddr=10.0.0.5",
        ] {
            config.database = url.into();
            config.database_owner = url.into();
            assert_eq!(keys(&faults(&config, None)), ["database", "database_owner"], "{url}");
            config.in_clear = vec![InClear::Database];
            assert!(faults(&config, None).is_empty(), "{url}");
            assert!(keys(&advice(&config, None)).contains(&"in_clear"), "said, and still told of");
            config.in_clear = vec![InClear::Mail];
            assert_eq!(faults(&config, None).len(), 2, "{url}");
            config.in_clear.clear();
        }
        for url in [
            "",
            "sqlite:///srv/v.sqlite",
            "postgres://v@127.0.0.1:5433/v",
            "postgres://v@[::1]/v",
            "postgres://v@localhost/v",
            "postgres://v@%2Frun%2Fpostgresql/v",
            "postgres://v@db.se/v?host=/run/postgresql",
            "postgres://v@db.se/v?sslmode=verify-full",
        ] {
            config.database = url.into();
            config.database_owner = url.into();
            assert!(faults(&config, None).is_empty(), "{url}");
        }
    }

    #[test]
    fn a_password_to_a_database_elsewhere_is_told_of() {
        let mut config = config("", "127.0.0.1:80");
        for (url, is_told) in [
            ("postgres://v:p@db.se/v?sslmode=verify-full", true),
            ("postgres://v@db.se/v?sslmode=verify-full&password=p", true),
            ("postgres://v@db.se/v?sslmode=verify-full&sslcert=/c&sslkey=/k", false),
            ("postgres://v:p@localhost/v", false),
            ("postgres://v@localhost/v?host=/run/postgresql", false),
            ("", false),
        ] {
            config.database = url.into();
            assert_eq!(keys(&advice(&config, None)).contains(&"database"), is_told, "{url}");
        }
    }

    #[test]
    fn clear_text_on_an_address_that_others_reach_is_told_of() {
        let odd = advice(&config("http://valskydd.se", "0.0.0.0:80"), None);
        assert!(keys(&odd).contains(&"base_url"), "{odd:?}");
        let odd = advice(&config("http://127.0.0.1:8080", "127.0.0.1:8080"), None);
        assert_eq!(keys(&odd), ["mail.from"]);
        let odd = advice(&config("https://valskydd.se", "127.0.0.1:8080"), None);
        assert_eq!(keys(&odd), ["proxy.trusted", "mail.from", "sign_in.second_factor"]);
        let mut config = config("http://127.0.0.1:8080", "127.0.0.1:8080");
        config.only_tls = OnlyTls::Subdomains;
        assert_eq!(keys(&advice(&config, None)), ["only_tls", "mail.from"]);
    }
}
