//! One provider, one of ours that talks to it, and a clock that only the test moves.

use chrono::{DateTime, TimeDelta, Utc};
use oidc::{
    Attempt, Bound, ClaimNames, Entered, Freshness, Provider, ProviderFault, ProviderSettings, Reach, Secrets,
};
use serde_json::{Value, json};
use trials::Left;

pub const BACK: &str = "http://127.0.0.1:8080/logga-in/svar/gavle";
pub const SECRET: &str = "an-invented-secret-of-tests-alone";
pub const ORG_NUMBER: &str = "https://id.oidc.se/claim/orgNumber";

pub struct World {
    pub server: trials::Provider,
    pub ours: Provider,
    pub now: DateTime<Utc>,
    slips: Value,
    tries: u32,
}

/// Karin, as her provider knows her.
pub fn karin() -> Value {
    json!({
        "sub": "karin-7", "name": "Karin Holm", "email": "karin.holm@gavle.example", "email_verified": true,
        ORG_NUMBER: "2120002338", "https://id.oidc.se/claim/orgName": "Gävle kommun",
    })
}

pub fn settings(issuer: String) -> ProviderSettings {
    ProviderSettings {
        name: "gavle".to_owned(),
        title: "Gävle kommun".to_owned(),
        issuer,
        client_id: "valskydd-secret".to_owned(),
        client_secret: Some(SECRET.to_owned().into()),
        client_secret_file: None,
        private_key: None,
        private_key_id: None,
        domains: vec!["gavle.example".to_owned()],
        organisations: vec![Bound {
            authority: "municipality:2180".to_owned(),
            number: Some("212000-2338".to_owned()),
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

impl World {
    pub fn new() -> Self {
        Self::with(|settings, _| settings)
    }

    pub fn with(change: impl FnOnce(ProviderSettings, &trials::Provider) -> ProviderSettings) -> Self {
        let server = trials::Provider::start(&[BACK, "http://127.0.0.1:8080/logga-in/utloggad"]).unwrap();
        let ours = Provider::new(change(settings(server.issuer()), &server).check().unwrap());
        Self { server, ours, now: clock(), slips: json!({}), tries: 0 }
    }

    /// Karin signs in, and the provider makes these slips.
    pub fn slips(&mut self, slips: Value) {
        self.slips = slips;
        self.behave();
    }

    fn behave(&self) {
        let mut control = json!({ "account": karin(), "clock": self.now.timestamp() });
        control.as_object_mut().unwrap().extend(self.slips.as_object().unwrap().clone());
        self.server.behave(&control);
    }

    pub fn attempt(&mut self) -> Attempt {
        self.tries += 1;
        let made = |what: &str| format!("{what}-{:0>40}", self.tries);
        let secrets = Secrets { state: made("state"), nonce: made("nonce"), verifier: made("verifier") };
        Attempt { secrets, freshness: Freshness::AsItIs, back: BACK.to_owned() }
    }

    /// The whole way: out to the provider, back with a code, in.
    pub async fn sign_in(&mut self) -> Result<Entered, ProviderFault> {
        let attempt = self.attempt();
        let back = self.out(&attempt).await?;
        self.back(&attempt, &back).await
    }

    /// To the provider and back; what it puts into the address.
    pub async fn out(&self, attempt: &Attempt) -> Result<Vec<(String, String)>, ProviderFault> {
        self.behave();
        let way = self.ours.way_in(self.now, attempt, Some("karin.holm@gavle.example"), "sv").await?;
        let Left::Back(path) = self.server.walk(&way) else { panic!("the provider kept the browser") };
        let url: openidconnect::url::Url = format!("http://127.0.0.1:8080{path}").parse().unwrap();
        let pairs: Vec<_> = url.query_pairs().map(|(name, value)| (name.into(), value.into())).collect();
        assert_eq!(of(&pairs, "state"), Some(attempt.secrets.state.as_str()));
        Ok(pairs)
    }

    pub async fn back(
        &self,
        attempt: &Attempt,
        pairs: &[(String, String)],
    ) -> Result<Entered, ProviderFault> {
        let code = of(pairs, "code").unwrap().to_owned();
        self.ours.enter(self.now, attempt, code.into(), of(pairs, "iss"), &attempt.secrets.state).await
    }

    /// Time goes by, here and at the provider.
    pub fn later_by(&mut self, span: TimeDelta) {
        self.now += span;
    }

    /// As after a start of the program: nothing is known of the provider.
    pub fn forget(&mut self) {
        self.ours = Provider::new(self.ours.settings().clone());
    }
}

pub fn of<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// The machine's clock, once: the provider holds our signed notes against its own.
fn clock() -> DateTime<Utc> {
    #[expect(clippy::disallowed_methods, reason = "a server outside the test reads the same clock")]
    Utc::now()
}
