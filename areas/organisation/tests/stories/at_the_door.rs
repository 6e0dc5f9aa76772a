//! A world at whose door a provider stands: who walks through it, and how one comes back.

use axum::http::StatusCode;
use oidc::{Bound, ClaimNames, ProviderSettings, Reach};
use organisation::provider::Providers;
use organisation::{Duty, PersonId};
use serde_json::{Value, json};
use trials::{Left, Provider};

use crate::world::{Answer, BASE, Browser, Wish, World, on_both_with};

pub const KARIN: &str = "karin.holm@gavle.example";
pub const ORG_NUMBER: &str = "https://id.oidc.se/claim/orgNumber";

pub fn settings(server: &Provider) -> ProviderSettings {
    ProviderSettings {
        name: "gavle".to_owned(),
        title: "Gävle kommun".to_owned(),
        issuer: server.issuer(),
        client_id: "valskydd-secret".to_owned(),
        client_secret: Some("an-invented-secret-of-tests-alone".to_owned().into()),
        client_secret_file: None,
        private_key: None,
        private_key_id: None,
        domains: vec!["gavle.example".to_owned()],
        organisations: vec![Bound {
            authority: "municipality:2180".to_owned(),
            number: Some("2120002338".to_owned()),
        }],
        scopes: ["profile", "email", "https://id.oidc.se/scope/naturalPersonOrgId"]
            .map(str::to_owned)
            .to_vec(),
        claims: ClaimNames { organisation_number: Some(ORG_NUMBER.to_owned()), ..ClaimNames::default() },
        reach: Reach::Loopback,
        hosts: Vec::new(),
        ca_file: None,
        timeout_seconds: 2,
    }
}

/// A world at whose door the provider of Gävle stands. Told on both databases.
pub async fn with_provider(story: impl AsyncFn(World, &Provider)) {
    let back = format!("{BASE}/logga-in/svar/gavle");
    let server = Provider::start(&[&back, &format!("{BASE}/logga-in/utloggad")]).unwrap();
    let wish = || Wish { providers: Providers::of(vec![settings(&server)]).unwrap(), ..Wish::default() };
    on_both_with(wish, async |world| Box::pin(story(world, &server)).await).await;
}

fn account(change: &Value) -> Value {
    let mut account = json!({
        "sub": "karin-7", "name": "Karin Holm", "email": KARIN, "email_verified": true, ORG_NUMBER: "2120002338",
    });
    account.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    account
}

impl World {
    /// Karin, who registers Gävle's people.
    pub async fn karin_holm(&self) -> PersonId {
        let gavle = self.municipality("2180").await;
        self.person("Karin Holm", KARIN, &gavle, Duty::MunicipalCoordinator).await
    }

    /// Whoever walks through the provider now is this account, and the provider slips like this.
    pub fn provider_has(&self, server: &Provider, change: &Value, slips: &Value) {
        let clock = self.house.store().doors().now().timestamp();
        let mut control = json!({ "account": account(change), "clock": clock });
        control.as_object_mut().unwrap().extend(slips.as_object().unwrap().clone());
        server.behave(&control);
    }
}

/// The way to the provider on the page one looks at.
pub fn way_on(page: &str, server: &Provider) -> String {
    let mark = format!("href=\"{}/", server.issuer());
    let (_, rest) = page.split_once(&mark).unwrap_or_else(|| panic!("no way on: {page}"));
    let rest = rest.split('"').next().unwrap();
    format!("{}/{}", server.issuer(), rest.replace("&#38;", "&").replace("&amp;", "&"))
}

/// Types the address, goes to the provider and comes back: the path that the provider leads to.
pub async fn out(browser: &mut Browser, server: &Provider) -> String {
    let page = browser.ask_for_link(KARIN).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    match server.walk(&way_on(&page.body, server)) {
        Left::Back(path) => path,
        Left::Shown(status) => panic!("the provider kept the browser: {status}"),
    }
}

pub async fn come_in(browser: &mut Browser, server: &Provider) -> Answer {
    let back = out(browser, server).await;
    browser.get(&back).await
}

pub fn where_to(answer: &Answer) -> (StatusCode, &str) {
    (answer.status, answer.location())
}

pub fn is_in(browser: &Browser) -> bool {
    browser.cookies.keys().any(|name| name.ends_with("vs_s"))
}
