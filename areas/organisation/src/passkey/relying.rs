//! For which site passkeys are.

use url::Url;
use web::Front;
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::rules::CEREMONY_LASTS;

/// The site as the configured address names it; none when no passkey can exist there. Browsers give passkeys to a
/// name, never to a bare number, and over TLS only, their own machine excepted (Web Authentication, sections 5.1.2
/// and 13.4.9).
pub(crate) fn relying_party(front: &Front) -> Option<Webauthn> {
    let origin = Url::parse(&front.base_url).ok()?;
    let name = origin.domain()?;
    let is_own_machine = name == "localhost" || name.ends_with(".localhost");
    if !front.is_secure() && !is_own_machine {
        return None;
    }
    let patience = CEREMONY_LASTS.to_std().ok()?;
    let builder = WebauthnBuilder::new(name, &origin).ok()?;
    builder.rp_name("Valskydd").timeout(patience).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn can(base_url: &str) -> bool {
        relying_party(&crate::samples::front(base_url)).is_some()
    }

    #[test]
    fn passkeys_are_for_a_name_over_tls_or_for_ones_own_machine() {
        assert!(can("https://valskydd.example"));
        assert!(can("https://valskydd.example:8443"));
        assert!(can("http://localhost:8080"));
        for nowhere in
            ["http://valskydd.example", "http://127.0.0.1:8080", "https://[::1]", "https://192.0.2.7", ""]
        {
            assert!(!can(nowhere), "{nowhere}");
        }
    }
}
