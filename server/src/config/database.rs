//! How the database is reached: read out of its URL.

use axum::http::Uri;

use super::check::is_here;

/// What a PostgreSQL URL says of the way to the server.
pub(super) struct Reached {
    uri: Uri,
}

impl Reached {
    /// None when it is no URL of a PostgreSQL.
    pub(super) fn of(url: &str) -> Option<Self> {
        let uri = url.starts_with("postgres").then(|| url.parse::<Uri>().ok()).flatten()?;
        Some(Self { uri })
    }

    fn asked(&self, name: &str) -> Option<&str> {
        let query = self.uri.query().unwrap_or_default();
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.rfind(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// On this computer, or over the path of a socket.
    pub(super) fn is_local(&self) -> bool {
        let named = self.asked("hostaddr").or_else(|| self.asked("host"));
        let host = named.or_else(|| self.uri.host()).unwrap_or_default();
        is_here(host) || host.starts_with('/')
    }

    /// The server's certificate is held against its name. `require` encrypts, but to whoever answers.
    pub(super) fn is_proven(&self) -> bool {
        self.asked("sslmode").or_else(|| self.asked("ssl-mode")) == Some("verify-full")
    }

    /// A password stands in it.
    pub(super) fn has_password(&self) -> bool {
        let authority = self.uri.authority().map(axum::http::uri::Authority::as_str).unwrap_or_default();
        let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
        user.contains(':') || self.asked("password").is_some_and(|password| !password.is_empty())
    }
}
