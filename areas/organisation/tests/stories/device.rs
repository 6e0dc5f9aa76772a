//! A device that makes passkeys and signs with them, as soft as it gets, and a browser's part of the talk with it.

use axum::http::StatusCode;
use sea_orm::prelude::Uuid;
use serde_json::Value;
use webauthn_authenticator_rs::WebauthnAuthenticator as _;
use webauthn_authenticator_rs::prelude::Url;
use webauthn_authenticator_rs::softpasskey::SoftPasskey;
use webauthn_rs_proto::{
    AllowCredentials, CreationChallengeResponse, PublicKeyCredential, RegisterPublicKeyCredential,
    RequestChallengeResponse, UserVerificationPolicy,
};

use crate::world::{Answer, BASE, Browser, hidden};

pub const MEANS: &str = "/konto/inloggningssatt";

pub struct Device {
    soft: SoftPasskey,
    /// The passkey it made, and whose it is.
    made: Option<(Vec<u8>, Vec<u8>)>,
    /// It asks for a finger. One that does not says so in what it signs.
    verifies: bool,
}

/// A question to the browser.
pub struct Question {
    pub ceremony: String,
    pub public_key: Value,
}

impl Device {
    pub fn new() -> Self {
        Self { soft: SoftPasskey::new(true), made: None, verifies: true }
    }

    pub fn without_verifying(mut self) -> Self {
        self.verifies = false;
        self
    }

    pub fn verify_no_more(&mut self) {
        self.verifies = false;
    }

    fn wish(&self) -> UserVerificationPolicy {
        if self.verifies { UserVerificationPolicy::Required } else { UserVerificationPolicy::Preferred }
    }

    /// Makes a passkey as its answer.
    pub fn make(&mut self, question: &Question) -> RegisterPublicKeyCredential {
        let mut asked: CreationChallengeResponse =
            serde_json::from_value(serde_json::json!({ "publicKey": question.public_key })).unwrap();
        let wanted = asked.public_key.authenticator_selection.as_mut().unwrap();
        assert_eq!(wanted.user_verification, UserVerificationPolicy::Required);
        assert!(wanted.require_resident_key, "nobody is to type an address");
        // The soft device keeps everything, but does not know the word.
        wanted.require_resident_key = false;
        wanted.resident_key = None;
        wanted.user_verification = self.wish();
        let person = asked.public_key.user.id.clone();
        let made = self.soft.do_registration(Url::parse(BASE).unwrap(), asked).unwrap();
        self.made = Some((made.raw_id.clone(), person));
        made
    }

    /// Signs with the passkey it made.
    pub fn show(&mut self, question: &Question) -> PublicKeyCredential {
        let mut asked: RequestChallengeResponse =
            serde_json::from_value(serde_json::json!({ "publicKey": question.public_key })).unwrap();
        assert!(asked.public_key.allow_credentials.is_empty(), "who has which passkey is nobody's business");
        assert_eq!(asked.public_key.user_verification, UserVerificationPolicy::Required);
        let (id, person) = self.made.clone().unwrap();
        asked.public_key.user_verification = self.wish();
        let own = AllowCredentials { type_: "public-key".to_owned(), id, transports: None };
        asked.public_key.allow_credentials = vec![own];
        let mut shown = self.soft.do_authentication(Url::parse(BASE).unwrap(), asked).unwrap();
        shown.response.user_handle = Some(person);
        shown
    }
}

/// Asks for a question, as the script does.
pub async fn asked(browser: &mut Browser, page: &str) -> (Question, String) {
    let form = browser.get(page).await.body;
    let csrf = hidden(&form, "csrf").to_owned();
    let path = match page {
        "/logga-in" | "/logga-in/igen" => "/logga-in/passnyckel/borja",
        _ => "/konto/inloggningssatt/passnyckel/borja",
    };
    let answer = browser.post_with(path, &csrf, &[]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(answer.headers["cache-control"], "no-store, private");
    let mut question: Value = serde_json::from_str(&answer.body).unwrap();
    let ceremony = question["ceremony"].as_str().unwrap().to_owned();
    (Question { ceremony, public_key: question["publicKey"].take() }, csrf)
}

pub async fn send_made(
    browser: &mut Browser,
    csrf: &str,
    ceremony: &str,
    name: &str,
    made: &RegisterPublicKeyCredential,
) -> Answer {
    let answer = serde_json::to_string(made).unwrap();
    let fields = [("name", name), ("ceremony", ceremony), ("answer", answer.as_str())];
    browser.post_with("/konto/inloggningssatt/passnyckel", csrf, &fields).await
}

/// Adds a passkey of a new device.
pub async fn added(browser: &mut Browser, name: &str) -> Device {
    let mut device = Device::new();
    let (question, csrf) = asked(browser, MEANS).await;
    let made = device.make(&question);
    let answer = send_made(browser, &csrf, &question.ceremony, name, &made).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, MEANS), "{}", answer.body);
    device
}

pub async fn send_shown(
    browser: &mut Browser,
    csrf: &str,
    ceremony: &str,
    shown: &PublicKeyCredential,
) -> Answer {
    let answer = serde_json::to_string(shown).unwrap();
    let fields = [("ceremony", ceremony), ("answer", answer.as_str())];
    browser.post_with("/logga-in/passnyckel", csrf, &fields).await
}

/// Signs in with the device's passkey.
pub async fn enter(browser: &mut Browser, device: &mut Device) -> Answer {
    let (question, csrf) = asked(browser, "/logga-in").await;
    let shown = device.show(&question);
    send_shown(browser, &csrf, &question.ceremony, &shown).await
}

/// The ids in the links that take passkeys away, in the order of the page.
pub fn listed(page: &str) -> Vec<Uuid> {
    let links = page.split("href=\"/konto/inloggningssatt/passnyckel/").skip(1);
    links.filter_map(|rest| rest.get(..36)?.parse().ok()).collect()
}
