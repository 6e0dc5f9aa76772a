//! A browser without script: cookies, and the page one looks at.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use tower::ServiceExt as _;

pub struct Browser {
    router: Router,
    cookies: Vec<(String, String)>,
    page: String,
}

pub struct Answer {
    pub status: StatusCode,
    pub bytes: Vec<u8>,
}

impl Answer {
    /// As it stands.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Without marks, on one line.
    pub fn seen(&self) -> String {
        let (mut seen, mut inside) = (String::new(), false);
        for sign in self.text().chars() {
            match sign {
                '<' => {
                    inside = true;
                    seen.push(' ');
                }
                '>' => inside = false,
                _ if !inside => seen.push(sign),
                _ => {}
            }
        }
        seen.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: Vec::new(), page: String::new() }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, String::new()).await
    }

    /// Sends a form of the page one looks at; what is not given stands as it stood there hidden.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for name in ["csrf", "deed", "version"] {
            if fields.iter().all(|(field, _)| *field != name) {
                form.append_pair(name, &self.hidden(name));
            }
        }
        form.extend_pairs(fields);
        self.ask(Method::POST, path, form.finish()).await
    }

    /// The value of a field of the page one looks at.
    pub fn hidden(&self, name: &str) -> String {
        self.values(name).into_iter().next().unwrap_or_default()
    }

    /// The values of all fields of this name.
    pub fn values(&self, name: &str) -> Vec<String> {
        let mark = format!("name=\"{name}\"");
        let tags = self.page.split('<').filter(|tag| tag.starts_with("input") && tag.contains(&mark));
        let value = |tag: &str| Some(tag.split_once("value=\"")?.1.split('"').next()?.to_owned());
        tags.filter_map(value).collect()
    }

    async fn ask(&mut self, method: Method, path: &str, body: String) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        self.keep(&headers);
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        let answer = Answer { status, bytes };
        if let Ok(page) = String::from_utf8(answer.bytes.clone())
            && page.starts_with("<!")
        {
            assert!(!page.contains('⟦'), "a text is missing on {path}");
            self.page = page;
        }
        answer
    }

    pub fn keep(&mut self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE) {
            let pair = line.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}
