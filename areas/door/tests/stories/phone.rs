//! A browser at the door, and what it notes without a network.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use sea_orm::prelude::Uuid;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use workshop::ParticipantId;

/// A browser without script, or the page of one with it.
pub struct Phone {
    pub router: Router,
    pub cookies: String,
    pub csrf: String,
    pub path: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// What the next page would say was done.
    pub note: String,
}

impl Phone {
    pub async fn get(&self, rest: &str) -> Answer {
        let request = Request::get(format!("{}{rest}", self.path)).header(header::COOKIE, &self.cookies);
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, rest: &str, fields: &[(&str, &str)]) -> Answer {
        static FORMS: AtomicU64 = AtomicU64::new(1_000);
        let form = FORMS.fetch_add(1, Ordering::Relaxed);
        self.post_as(rest, Uuid::from_u128(form.into()), fields).await
    }

    pub async fn post_as(&self, rest: &str, deed: Uuid, fields: &[(&str, &str)]) -> Answer {
        let deed = deed.to_string();
        let all = [("csrf", self.csrf.as_str()), ("deed", deed.as_str())];
        let pairs = all.iter().chain(fields).map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let request = Request::post(format!("{}{rest}", self.path))
            .header(header::COOKIE, &self.cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let note = parts.headers.get_all(header::SET_COOKIE).iter().find_map(|line| {
            let value = line.to_str().unwrap().strip_prefix("vs_f=")?.split(';').next()?.to_owned();
            let json =
                base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, value).ok()?;
            String::from_utf8(json).ok()
        });
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            note: note.unwrap_or_default(),
        }
    }

    /// Hands in what was noted, and gives what became of each.
    pub async fn hand_in(&self, noted: &[Value]) -> Vec<String> {
        self.hand_in_both(&[("noterat", &json!(noted).to_string())]).await
    }

    /// The same of those whom nobody expected.
    pub async fn hand_in_newcomers(&self, noted: &[Value]) -> Vec<String> {
        self.hand_in_both(&[("noterat", "[]"), ("nya", &json!(noted).to_string())]).await
    }

    async fn hand_in_both(&self, fields: &[(&str, &str)]) -> Vec<String> {
        let answer = self.post("/ko", fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let said: Value = serde_json::from_str(&answer.text).unwrap();
        let told = said["told"].as_array().unwrap().iter();
        told.map(|one| format!("{}: {}", one[1].as_str().unwrap(), one[2].as_str().unwrap())).collect()
    }
}

fn encoded(text: &str) -> String {
    let sign = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(sign).collect()
}

/// Something that a phone notes at a moment, by a clock that is `ahead` milliseconds fast.
pub fn noted(key: u128, who: ParticipantId, at: &str, ahead: i64) -> Value {
    json!({
        "key": Uuid::from_u128(key), "person": who, "at": moment_ms(at) + ahead, "off": -ahead,
        "seen": true, "way": "camera",
    })
}

/// Milliseconds since 1970.
pub fn moment_ms(at: &str) -> i64 {
    at.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis()
}
