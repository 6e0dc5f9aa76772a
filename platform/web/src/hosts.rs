//! The name under which we are asked for. A request for another one is a mistake, or somebody who wants our pages, or
//! a cache before us, to hold a name of theirs.

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::house::{Front, House};

/// Asked by load balancers, which know us by an address.
const HEALTH: &str = "/halsa";

/// Lets requests for our own names through.
pub async fn guard(State(house): State<House>, request: Request, next: Next) -> Response {
    if request.uri().path() == HEALTH {
        return next.run(request).await;
    }
    match asked_for(request.uri(), request.headers()) {
        Some(host) if is_ours(house.front(), &host) => next.run(request).await,
        Some(_) => refused(StatusCode::MISDIRECTED_REQUEST),
        None => refused(StatusCode::BAD_REQUEST),
    }
}

fn refused(status: StatusCode) -> Response {
    let text = "Den här adressen finns inte här.\nThis address is not here.\n";
    (status, [(header::CACHE_CONTROL, "no-store, private")], text).into_response()
}

/// The host that was asked for, without its port: in the target (HTTP/2), or in the one `Host` header. None when it is
/// missing, no host, or said in two ways.
fn asked_for(target: &Uri, headers: &HeaderMap) -> Option<String> {
    let mut said = headers.get_all(header::HOST).iter();
    let header = match (said.next(), said.next()) {
        (None, _) => None,
        (Some(host), None) => Some(host.to_str().ok()?.parse::<Authority>().ok()?),
        (Some(_), Some(_)) => return None,
    };
    let (first, second) = (target.authority().cloned().or_else(|| header.clone())?, header);
    let bare = |authority: &Authority| {
        let is_plain = !authority.as_str().contains('@');
        is_plain.then(|| authority.host().trim_end_matches('.').to_ascii_lowercase())
    };
    let host = bare(&first)?;
    match second {
        Some(second) if bare(&second)? != host => None,
        _ => Some(host),
    }
}

fn is_ours(front: &Front, host: &str) -> bool {
    let own = front.base_url.split_once("://").map_or("", |(_, rest)| rest);
    let own =
        own.parse::<Authority>().map(|authority| authority.host().to_ascii_lowercase()).unwrap_or_default();
    // On one's own computer one writes either; nobody outside can make a browser go there under another name.
    let is_near = |name: &str| ["localhost", "127.0.0.1", "[::1]"].contains(&name);
    host == own
        || (is_near(&own) && is_near(host))
        || front.more_hosts.iter().any(|name| name.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn front() -> Front {
        Front {
            more_hosts: vec!["gammalt.example".to_owned()],
            ..Front::new("https://Valskydd.example:8443", "1")
        }
    }

    fn asked(target: &str, hosts: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(header::HOST, HeaderValue::from_str(host).unwrap());
        }
        asked_for(&target.parse().unwrap(), &headers)
    }

    #[test]
    fn our_names_are_known_with_any_port_and_in_any_letters() {
        for host in ["valskydd.example", "VALSKYDD.example:443", "valskydd.example.", "Gammalt.example"] {
            assert!(asked("/", &[host]).is_some_and(|host| is_ours(&front(), &host)), "{host}");
        }
        assert!(asked("https://valskydd.example/", &[]).is_some_and(|host| is_ours(&front(), &host)));
    }

    #[test]
    fn other_names_are_not_ours() {
        for host in
            ["evil.example", "valskydd.example.evil.example", "localhost", "127.0.0.1", "xvalskydd.example"]
        {
            assert!(asked("/", &[host]).is_some_and(|host| !is_ours(&front(), &host)), "{host}");
        }
    }

    #[test]
    fn what_is_no_host_or_said_in_two_ways_is_refused() {
        assert_eq!(asked("/", &[]), None);
        for hosts in [&["a b"][..], &[""], &["valskydd.example@evil.example"], &["a.example", "a.example"]] {
            assert_eq!(asked("/", hosts), None, "{hosts:?}");
        }
        assert_eq!(asked("https://valskydd.example/", &["evil.example"]), None);
    }

    #[test]
    fn on_ones_own_computer_either_name_will_do() {
        let front = Front::new("http://127.0.0.1:8080", "1");
        assert!(is_ours(&front, "localhost") && is_ours(&front, "[::1]"));
        assert!(!is_ours(&front, "evil.example"));
    }
}
