//! As what somebody sees a page, and what they may do there: said in one line on every page. Told from the gates of
//! the routes, never written by hand.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use texts::Words;
use web::Visitor;

use crate::actor::{Actor, LinkHolder};
use crate::duty::Duty;
use crate::gate::{Gate, Routes};

/// Who may change something on which page. A form belongs to the page in whose address its own lies; a page without
/// forms belongs to the one above it.
#[derive(Clone, Debug, Default)]
pub struct Ways(HashMap<&'static str, Changers>);

/// Who may change what a page is about.
#[derive(Clone, Debug, Default)]
struct Changers {
    duties: Vec<Duty>,
    link: bool,
}

impl Ways {
    /// Reads them out of all routes.
    #[must_use]
    pub fn of(routes: &Routes) -> Self {
        let pages: Vec<&'static str> = routes
            .list()
            .filter(|(method, path, _)| **method == Method::GET && *path != "/")
            .map(|(_, path, _)| path)
            .collect();
        let mut ways: HashMap<&'static str, Changers> =
            pages.iter().map(|page| (*page, Changers::default())).collect();
        for (path, gate) in routes.changing() {
            let home = pages.iter().filter(|page| lies_under(path, page)).max_by_key(|page| page.len());
            let Some(changers) = home.and_then(|page| ways.get_mut(page)) else { continue };
            match gate {
                Gate::Open => {}
                Gate::Duties(duties) => changers.duties.extend_from_slice(duties),
                Gate::LinkOr(_, duties) => {
                    changers.duties.extend_from_slice(duties);
                    changers.link = true;
                }
            }
        }
        Self(ways)
    }

    fn above<'a>(&'a self, page: &'a str) -> impl Iterator<Item = &'a Changers> {
        self.0.iter().filter(move |(other, _)| lies_under(page, other)).map(|(_, changers)| changers)
    }

    /// Whether a duty may change what a page is about.
    #[must_use]
    pub fn may_change(&self, page: &str, duty: Duty) -> bool {
        self.above(page).any(|changers| changers.duties.contains(&duty))
    }

    /// Whether the holder of a link may.
    #[must_use]
    pub fn link_may_change(&self, page: &str) -> bool {
        self.above(page).any(|changers| changers.link)
    }
}

/// Whether an address is another, or lies under it.
fn lies_under(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The line of the page that a request asks for, when the routes are known.
pub(crate) fn line(
    request: &Request,
    visitor: &Visitor,
    actor: Option<&Actor>,
    holder: Option<&LinkHolder>,
) -> Option<String> {
    let ways = request.extensions().get::<Arc<Ways>>()?;
    let page = request.extensions().get::<MatchedPath>()?.as_str();
    let words = visitor.words();
    match (actor, holder) {
        (Some(actor), _) => Some(by_duty(words, actor, ways, page)),
        (None, Some(holder)) => Some(by_link(words, holder, ways, page)),
        (None, None) => None,
    }
}

/// As what a person with a duty sees a page.
pub(crate) fn as_whom(words: &Words, actor: &Actor) -> String {
    let key = if actor.duty() == Duty::Facilitator { "seen-as-from" } else { "seen-as" };
    let duty = words.say(&format!("duty-{}", actor.duty().code()));
    words.say2(key, "duty", duty, "organisation", &actor.organisation().name)
}

/// The same with what they may do there.
fn by_duty(words: &Words, actor: &Actor, ways: &Ways, page: &str) -> String {
    format!("{} {}", as_whom(words, actor), may(words, ways.may_change(page, actor.duty())))
}

/// As what the holder of a link sees a page, and what they may do there.
fn by_link(words: &Words, holder: &LinkHolder, ways: &Ways, page: &str) -> String {
    format!("{} {}", by_which_link(words, holder), may(words, ways.link_may_change(page)))
}

/// As what the holder of a link sees a page.
pub(crate) fn by_which_link(words: &Words, holder: &LinkHolder) -> String {
    words.say(&format!("seen-by-link-{}", holder.kind))
}

fn may(words: &Words, change: bool) -> String {
    words.say(if change { "seen-may-change" } else { "seen-may-read" })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn nothing() {}

    #[test]
    fn a_form_belongs_to_the_page_it_lies_under_and_a_page_without_forms_to_the_one_above() {
        const COUNTY: Gate = Gate::Duties(&[Duty::CountyCoordinator]);
        const BOTH: Gate = Gate::Duties(&[Duty::CountyCoordinator, Duty::NationalLead]);
        let routes = Routes::new()
            .get("/", Gate::Open, nothing)
            .get("/workshop/{workshop}", BOTH, nothing)
            .post("/workshop/{workshop}/paminn", COUNTY, nothing)
            .get("/workshop/{workshop}/svar", BOTH, nothing)
            .get("/workshop/{workshop}/ledare", BOTH, nothing)
            .post("/workshop/{workshop}/ledare", BOTH, nothing)
            .get("/anmalan/{invitation}", Gate::LinkOr("registration", &[]), nothing)
            .post("/anmalan/{invitation}/las", Gate::LinkOr("registration", &[]), nothing)
            .ask("/handelser", COUNTY, nothing)
            .get("/handelser", COUNTY, nothing)
            .post("/logga-ut", Gate::Open, nothing);
        let ways = Ways::of(&routes);
        for page in ["/workshop/{workshop}", "/workshop/{workshop}/svar"] {
            assert!(ways.may_change(page, Duty::CountyCoordinator), "{page}");
            assert!(!ways.may_change(page, Duty::NationalLead), "{page}");
        }
        assert!(ways.may_change("/workshop/{workshop}/ledare", Duty::NationalLead));
        assert!(ways.link_may_change("/anmalan/{invitation}"));
        assert!(!ways.may_change("/", Duty::CountyCoordinator));
        assert!(!ways.may_change("/handelser", Duty::CountyCoordinator), "a check changes nothing");
    }
}
