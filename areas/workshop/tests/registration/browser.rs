//! A browser without script: cookies, pages, forms as they stand in a page.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use futures_util::stream;
use tower::ServiceExt as _;

/// One browser.
pub struct Browser {
    router: Router,
    cookies: String,
}

/// An answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

/// The fields of a form, in order.
pub type Fields = Vec<(String, String)>;

impl Browser {
    pub fn new(router: Router, given: &HeaderMap) -> Self {
        let mut cookies = format!("vs_b={}", "b".repeat(43));
        for line in given.get_all(header::SET_COOKIE) {
            cookies += "; ";
            cookies += line.to_str().unwrap().split(';').next().unwrap();
        }
        Self { router, cookies }
    }

    pub fn in_english(mut self) -> Self {
        self.cookies += "; vs_l=en";
        self
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form as its page holds it.
    pub async fn post(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let body: String = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect::<Vec<_>>()
            .join("&");
        let request =
            self.request("POST", path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends the form of the first page with a text and a file.
    pub async fn upload(&self, path: &str, text: &str, file: Option<(&str, &[u8])>) -> Answer {
        let csrf = self.csrf(path).await;
        let mut body = part("csrf", None, csrf.as_bytes());
        body.extend(part("text", None, text.as_bytes()));
        let (name, bytes) = file.unwrap_or_default();
        body.extend(part("file", Some(name), bytes));
        body.extend(b"--XX--\r\n");
        let request = self
            .request("POST", &format!("{path}/las"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=XX");
        self.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// The same with a file of so many mebibytes that nobody holds in memory.
    pub async fn upload_streamed(&self, path: &str, mebibytes: usize) -> Answer {
        let csrf = self.csrf(path).await;
        let head = part("csrf", None, csrf.as_bytes());
        let mut open = part("file", Some("lista.csv"), b"");
        open.truncate(open.len() - 2);
        let piece = Bytes::from(vec![b'x'; 1024 * 1024]);
        let first = [Bytes::from(head), Bytes::from(open)].into_iter();
        let pieces = first
            .chain(std::iter::repeat_n(piece, mebibytes))
            .chain([Bytes::from_static(b"\r\n--XX--\r\n")])
            .map(Ok::<_, std::io::Error>);
        let request = self
            .request("POST", &format!("{path}/las"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=XX");
        self.ask(request.body(Body::from_stream(stream::iter(pieces))).unwrap()).await
    }

    async fn csrf(&self, path: &str) -> String {
        let page = self.get(path).await;
        let text = page.text();
        let from = text.find("name=\"csrf\" value=\"").expect("a page with a form") + 19;
        text[from..].split('"').next().unwrap().to_owned()
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

fn part(name: &str, file: Option<&str>, content: &[u8]) -> Vec<u8> {
    let file = file.map(|file| format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream"));
    let head = format!(
        "--XX\r\nContent-Disposition: form-data; name=\"{name}\"{}\r\n\r\n",
        file.unwrap_or_default()
    );
    [head.as_bytes(), content, b"\r\n"].concat()
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
        String::from_utf8(self.bytes.to_vec()).unwrap()
    }

    /// What a reader sees: without tags, with single spaces.
    pub fn seen(&self) -> String {
        let mut seen = String::new();
        let mut inside = false;
        for sign in self.text().chars() {
            match sign {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    seen.push(' ');
                }
                sign if !inside => seen.push(sign),
                _ => {}
            }
        }
        decoded(&seen).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map(|to| to.to_str().unwrap()).unwrap_or_default()
    }

    /// The fields of the page's own form, as a browser would send them with its main button.
    pub fn form(&self) -> Fields {
        let text = self.text();
        let main = &text[text.find("<main").unwrap()..];
        fields_of(&main[main.find("<form").expect("a form")..])
    }

    /// The fields of the first form that goes to a path.
    pub fn form_to(&self, path: &str) -> Fields {
        let text = self.text();
        let form = text.split("<form ").find(|form| {
            let tag = form.split('>').next().unwrap_or_default();
            attribute(tag, "action").as_deref() == Some(path)
        });
        fields_of(form.unwrap_or_else(|| panic!("no form to {path} in {}", self.seen())))
    }
}

/// The fields of a form, up to its end.
fn fields_of(form: &str) -> Fields {
    let form = &form[..form.find("</form>").unwrap()];
    let mut fields = Fields::new();
    let mut rest = form;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let tag = &rest[..rest.find('>').unwrap()];
        if let Some(tag) = tag.strip_prefix("input ") {
            let kind = attribute(tag, "type").unwrap_or_default();
            let unticked = matches!(&*kind, "checkbox" | "radio") && !tag.contains(" checked");
            // A button's name is sent with that button alone.
            if kind != "file" && !unticked {
                fields.push((attribute(tag, "name").unwrap(), attribute(tag, "value").unwrap_or_default()));
            }
        } else if let Some(tag) = tag.strip_prefix("select ") {
            let options = &rest[..rest.find("</select>").unwrap()];
            let chosen = options.split("<option ").find(|option| option.contains(" selected"));
            let value = chosen.and_then(|option| attribute(option, "value")).unwrap_or_default();
            fields.push((attribute(tag, "name").unwrap(), value));
        } else if let Some(tag) = tag.strip_prefix("textarea ") {
            let from = rest.find('>').unwrap() + 1;
            let value = decoded(&rest[from..rest.find("</textarea>").unwrap()]);
            fields.push((attribute(tag, "name").unwrap(), value.trim_start_matches('\n').to_owned()));
        }
    }
    fields
}

/// Sets a field of a form, or adds it.
pub fn set(fields: &mut Fields, name: &str, value: &str) {
    match fields.iter_mut().find(|(field, _)| field == name) {
        Some((_, old)) => value.clone_into(old),
        None => fields.push((name.to_owned(), value.to_owned())),
    }
}

/// The value of a field.
pub fn value(fields: &Fields, name: &str) -> String {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// The number of the row whose field holds a text.
pub fn row_with(fields: &Fields, field: &str, text: &str) -> String {
    let prefix = format!("{field}-");
    let found = fields.iter().find(|(name, value)| name.starts_with(&prefix) && value == text);
    found.unwrap_or_else(|| panic!("no row with {text}")).0[prefix.len()..].to_owned()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = format!(" {tag}");
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next().map(decoded)
}

fn decoded(text: &str) -> String {
    text.replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}
