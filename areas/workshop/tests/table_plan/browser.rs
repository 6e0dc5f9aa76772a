//! A browser without script.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt as _;

/// One browser and the page that it shows.
pub struct Browser {
    router: Router,
    cookies: String,
    page: String,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

impl Browser {
    pub fn new(router: Router, given: &HeaderMap) -> Self {
        let mut cookies = format!("vs_b={}", "b".repeat(43));
        for line in given.get_all(header::SET_COOKIE) {
            cookies += "; ";
            cookies += line.to_str().unwrap().split(';').next().unwrap();
        }
        Self { router, cookies, page: String::new() }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        let answer = self.ask(self.request("GET", path).body(Body::empty()).unwrap()).await;
        self.page = answer.text();
        answer
    }

    /// Presses the button of a form on the page, with some fields changed.
    pub async fn press(&self, action: &str, changes: &[(&str, &str)]) -> Answer {
        let mark = format!("action=\"{action}\"");
        let forms = self.page.split("<form ").skip(1).map(|form| form.split("</form>").next().unwrap());
        let form = forms.filter(|form| form.contains(&mark)).find(|form| fits(form, changes));
        let form = form.unwrap_or_else(|| panic!("no form to {action}"));
        let mut fields = hidden(form);
        fields.extend(changes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(action, &fields).await
    }

    pub async fn post(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let request =
            self.request("POST", path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// The csrf token of the page.
    pub fn csrf(&self) -> String {
        hidden(&self.page).into_iter().find(|(name, _)| name == "csrf").unwrap().1
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(path).header(header::COOKIE, &self.cookies)
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }
}

/// The form has a field or button for each change.
fn fits(form: &str, changes: &[(&str, &str)]) -> bool {
    changes.iter().all(|(name, _)| form.contains(&format!("name=\"{name}\"")))
}

fn hidden(form: &str) -> Vec<(String, String)> {
    let inputs = form.split("<input type=\"hidden\" name=\"").skip(1);
    inputs
        .map(|rest| {
            let mut parts = rest.split('"');
            let name = parts.next().unwrap().to_owned();
            (name, parts.nth(1).unwrap().to_owned())
        })
        .collect()
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            },
        )
        .collect()
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a reader sees: without tags, with single spaces.
    pub fn seen(&self) -> String {
        let text = self.text();
        let parts = text.split('<').map(|part| part.split_once('>').map_or(part, |(_, seen)| seen));
        let seen = parts.collect::<Vec<_>>().join(" ");
        seen.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map(|to| to.to_str().unwrap()).unwrap_or_default()
    }
}
