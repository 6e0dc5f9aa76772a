//! Bytes as everything that a provider sends, and what must hold of what is taken. Shared by the fuzz target and the
//! test that runs its corpus.

use std::sync::OnceLock;

use oidc::{Bound, ClaimNames, ProviderSettings, Reach, Settings, Vouched, reading};

/// Reads the bytes as a discovery document, a key set, a token endpoint's answer and claims.
pub fn check(bytes: &[u8]) {
    let settings = settings();
    for address in reading::discovery(bytes, settings).into_iter().flatten() {
        assert_eq!(address.scheme(), "https");
        assert_eq!(address.host_str(), Some("login.gavle.example"));
        assert_eq!(address.port_or_known_default(), Some(443));
        assert!(address.username().is_empty() && address.password().is_none());
    }
    let _ = reading::keys(bytes);
    let _ = reading::token_answer(bytes);
    let Some(Ok(identity)) = reading::claims(bytes, settings) else { return };
    assert!((1..=255).contains(&identity.subject.len()));
    let number = identity.organisation_number.expect("the claim is asked for");
    assert!(number.len() == 10 && number.bytes().all(|byte| byte.is_ascii_digit()));
    if let Vouched::Address(address) = identity.address {
        let (local, domain) = address.split_once('@').expect("an address");
        assert!(!local.is_empty() && domain == "gavle.example");
        assert!(
            address.len() <= 254
                && !address.contains(|letter: char| letter.is_whitespace() || letter.is_control())
        );
    }
    for name in [identity.name, identity.organisation_name].into_iter().flatten() {
        assert!(!name.trim().is_empty() && !name.contains(char::is_control));
    }
}

fn settings() -> &'static Settings {
    static SETTINGS: OnceLock<Settings> = OnceLock::new();
    SETTINGS.get_or_init(|| {
        let settings = ProviderSettings {
            name: "gavle".to_owned(),
            title: "Gävle kommun".to_owned(),
            issuer: "https://login.gavle.example/adfs".to_owned(),
            client_id: "valskydd".to_owned(),
            client_secret: Some("an invented secret".to_owned().into()),
            client_secret_file: None,
            private_key: None,
            private_key_id: None,
            domains: vec!["gavle.example".to_owned()],
            organisations: vec![Bound {
                authority: "municipality:2180".to_owned(),
                number: Some("2120002338".to_owned()),
            }],
            scopes: Vec::new(),
            claims: ClaimNames {
                organisation_number: Some("https://id.oidc.se/claim/orgNumber".to_owned()),
                organisation_name: Some("https://id.oidc.se/claim/orgName".to_owned()),
                ..ClaimNames::default()
            },
            reach: Reach::Internet,
            hosts: Vec::new(),
            ca_file: None,
            timeout_seconds: 5,
        };
        settings.check().expect("settings that hold together")
    })
}
