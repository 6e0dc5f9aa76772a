//! Every letter about a workshop as a row, in the order of time: what waits for its time, what is held back, what left, what
//! came back.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use chrono::NaiveDateTime;
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use store::outbox::{Posted, State};
use texts::{Words, local};
use web::{Shell, Trouble, page};
use workshop::day::Own;

use super::coming::{self, Filter};
use super::{Knowing, shell, short};
use crate::standing::{Standing, standing_of};

/// Rows on a page.
const ON_A_PAGE: usize = 50;

/// Where a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// It leaves by its rule when its time comes.
    Waits,
    /// Somebody holds it back.
    Held,
    /// It is written, and leaves now.
    Leaving,
    /// It left.
    Sent,
    /// It came back, or no mail server took it.
    Bounced,
    /// It may have left: a person decides.
    Uncertain,
}

impl Stage {
    /// In the order in which they can be chosen.
    const ALL: [Self; 6] =
        [Self::Waits, Self::Held, Self::Leaving, Self::Sent, Self::Bounced, Self::Uncertain];

    /// In addresses and text keys.
    const fn code(self) -> &'static str {
        match self {
            Self::Waits => "vantar",
            Self::Held => "kvar",
            Self::Leaving => "gar",
            Self::Sent => "skickade",
            Self::Bounced => "studsade",
            Self::Uncertain => "osakra",
        }
    }

    /// How it looks, and its sign, which says the same without colour.
    const fn looks(self) -> (&'static str, &'static str) {
        match self {
            Self::Waits => ("none", "◷"),
            Self::Held => ("due", "‖"),
            Self::Leaving => ("now", "→"),
            Self::Sent => ("done", "✓"),
            Self::Bounced => ("late", "↩"),
            Self::Uncertain => ("due", "?"),
        }
    }

    const fn of(state: State, came_back: bool) -> Self {
        match state {
            State::Sent if !came_back => Self::Sent,
            State::Sent | State::Failed => Self::Bounced,
            State::Waiting | State::Sending => Self::Leaving,
            State::Uncertain => Self::Uncertain,
            State::Held => Self::Held,
        }
    }
}

/// One letter.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub stage: Stage,
    /// When it leaves or left; before that, when it was written.
    pub at: NaiveDateTime,
    pub to: String,
    pub of: String,
    pub what: String,
    pub href: String,
}

/// A row as the table has it.
pub(super) struct Shown {
    pub to: String,
    pub of: String,
    pub what: String,
    pub href: String,
    pub when: String,
    pub kind: &'static str,
    pub sign: &'static str,
    pub state: String,
}

#[derive(Template)]
#[template(path = "pages/all.html")]
pub(super) struct AllPage {
    pub shell: Shell,
    pub path: String,
    pub filters: Vec<Filter>,
    pub rows: Vec<Shown>,
    /// "Sida 2 av 7"; empty when there is one page.
    pub place: String,
    /// The page with earlier letters, and that with later ones; empty where there is none.
    pub earlier: String,
    pub later: String,
}

#[derive(Default, Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    visa: String,
    /// From 1; without it the page on which the next letter stands.
    sida: Option<usize>,
}

pub(crate) async fn show(
    knowing: Knowing,
    own: Own,
    Query(which): Query<Which>,
) -> Result<Response, Trouble> {
    let store = own.app.store();
    let of = (own.workshop.clone(), own.actor.organisation().clone());
    let standing = standing_of(store, &knowing.0, of.0, of.1).await?;
    let (now, path) = (local(store.doors().now()), own.path("utskick"));
    let rows = rows(own.visitor.words(), &standing, (now, &path));
    page(&all_page(shell(&own, "mailings-all-title"), path, rows, (&which, now)))
}

/// Every letter, the first one first.
fn rows(words: &Words, standing: &Standing, (now, path): (NaiveDateTime, &str)) -> Vec<Row> {
    let mut rows: Vec<Row> = coming::rows(words, standing, now, path)
        .into_iter()
        .map(|row| Row {
            stage: if row.held { Stage::Held } else { Stage::Waits },
            at: row.leaves,
            to: row.to,
            of: row.of,
            what: row.what,
            href: row.href,
        })
        .collect();
    let names: HashMap<Uuid, &str> = standing
        .targets
        .iter()
        .map(|target| (target.organisation.id.uuid(), target.organisation.name.as_str()))
        .collect();
    rows.extend(standing.letters.iter().map(|letter| posted(letter, &names, &standing.returned, path)));
    words.sort_by_text(&mut rows, |row| &row.to);
    rows.sort_by_key(|row| row.at);
    rows
}

fn posted(letter: &Posted, names: &HashMap<Uuid, &str>, returned: &HashSet<Uuid>, path: &str) -> Row {
    let of = letter.receiver.and_then(|receiver| names.get(&receiver).copied());
    Row {
        stage: Stage::of(letter.state, returned.contains(&letter.id)),
        at: local(letter.sent_at.unwrap_or(letter.posted_at)),
        to: if letter.name.is_empty() { letter.address.clone() } else { letter.name.clone() },
        of: of.unwrap_or_default().to_owned(),
        what: letter.subject.clone(),
        href: format!("{path}/brev/{}", letter.id),
    }
}

pub(super) fn all_page(
    shell: Shell,
    path: String,
    all: Vec<Row>,
    (which, now): (&Which, NaiveDateTime),
) -> AllPage {
    let words = shell.t.clone();
    let here = format!("{path}/alla");
    let chosen = Stage::ALL.into_iter().find(|stage| stage.code() == which.visa);
    let filters = filters(&words, &here, &all, chosen);
    let mut rows = all;
    rows.retain(|row| chosen.is_none_or(|stage| row.stage == stage));
    let pages = rows.len().div_ceil(ON_A_PAGE).max(1);
    // What comes next is what somebody looks for; when all has left, the last that did.
    let next = rows.iter().position(|row| row.at >= now).unwrap_or(rows.len().saturating_sub(1));
    let at = which.sida.map_or(next / ON_A_PAGE, |page| page.saturating_sub(1)).min(pages - 1);
    let link = |page: usize| {
        let shown = chosen.map(|stage| format!("visa={}&", stage.code())).unwrap_or_default();
        format!("{here}?{shown}sida={}", page + 1)
    };
    let shown = rows.into_iter().skip(at * ON_A_PAGE).take(ON_A_PAGE).map(|row| {
        let (kind, sign) = row.stage.looks();
        Shown {
            to: row.to,
            of: row.of,
            what: row.what,
            href: row.href,
            when: short(&words, row.at),
            kind,
            sign,
            state: words.say(&format!("mailings-stage-{}", row.stage.code())),
        }
    });
    AllPage {
        rows: shown.collect(),
        filters,
        path,
        place: if pages > 1 {
            words.say2("mailings-all-place", "page", at + 1, "pages", pages)
        } else {
            String::new()
        },
        earlier: if at > 0 { link(at - 1) } else { String::new() },
        later: if at + 1 < pages { link(at + 1) } else { String::new() },
        shell,
    }
}

/// All, and each stage in which there is a letter.
fn filters(words: &Words, here: &str, all: &[Row], chosen: Option<Stage>) -> Vec<Filter> {
    let everything = Filter {
        href: here.to_owned(),
        text: words.say("mailings-filter-all"),
        count: all.len(),
        is_chosen: chosen.is_none(),
    };
    let of = |stage: Stage| Filter {
        href: format!("{here}?visa={}", stage.code()),
        text: words.say(&format!("mailings-show-{}", stage.code())),
        count: all.iter().filter(|row| row.stage == stage).count(),
        is_chosen: chosen == Some(stage),
    };
    let each = Stage::ALL.into_iter().map(of).filter(|filter| filter.count > 0 || filter.is_chosen);
    [everything].into_iter().chain(each).collect()
}

#[cfg(test)]
mod tests {
    use texts::Lang;

    use super::*;

    fn words(lang: Lang) -> Words {
        let sources = [&web::TEXTS[..], &organisation::TEXTS, &workshop::TEXTS, &[crate::TEXTS]].concat();
        Words::new(std::sync::Arc::new(texts::Catalogue::build(&sources).unwrap()), lang)
    }

    fn shell(words: &Words) -> Shell {
        Shell {
            t: words.clone(),
            title: "Alla brev".into(),
            who: None,
            navigation: Vec::new(),
            trail: Vec::new(),
            flash: None,
            seen: None,
            csrf: String::new(),
            path: "/".into(),
            version: "0.1.0",
            holds_link: false,
            refresh_seconds: None,
            script: false,
        }
    }

    fn moment(day: u32) -> NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2029, 3, day).unwrap().and_hms_opt(8, 0, 0).unwrap()
    }

    fn row(stage: Stage, day: u32, number: usize) -> Row {
        Row {
            stage,
            at: moment(day),
            to: format!("Åsa Öst {number:04}"),
            of: "Ockelbo".into(),
            what: "Praktisk information".into(),
            href: format!("/{number}"),
        }
    }

    /// The pages of so many letters that left and so many that wait.
    fn shown(left: usize, waiting: usize, which: &Which) -> AllPage {
        let sent = (0..left).map(|number| row(Stage::Sent, 1, number));
        let all = sent.chain((0..waiting).map(|number| row(Stage::Waits, 20, left + number)));
        let words = words(Lang::Sv);
        all_page(shell(&words), "/utskick".into(), all.collect(), (which, moment(10)))
    }

    #[test]
    fn the_page_that_opens_is_the_one_with_the_letter_that_leaves_next() {
        let page = shown(250, 300, &Which::default());
        assert_eq!((page.rows.len(), page.rows[0].href.as_str()), (50, "/250"));
        assert_eq!(page.place, "Sida 6 av 11");
        assert_eq!(
            (page.earlier.as_str(), page.later.as_str()),
            ("/utskick/alla?sida=5", "/utskick/alla?sida=7")
        );
        let last = shown(250, 0, &Which::default());
        assert_eq!((last.rows.len(), last.later.as_str()), (50, ""));
        let few = shown(3, 4, &Which::default());
        assert_eq!((few.rows.len(), few.place.as_str(), few.earlier.as_str()), (7, "", ""));
        assert!(shown(0, 0, &Which { visa: "studsade".into(), sida: Some(9) }).rows.is_empty());
    }

    #[test]
    fn no_letter_is_lost_between_pages_and_the_filter_stays() {
        let mut seen = Vec::new();
        for sida in 1..=5 {
            let page = shown(7, 250, &Which { visa: "vantar".into(), sida: Some(sida) });
            assert!(page.later.is_empty() || page.later.contains("visa=vantar&sida="));
            seen.extend(page.rows.into_iter().map(|row| row.href));
        }
        assert_eq!(seen.len(), 250);
        seen.dedup();
        assert_eq!(seen.len(), 250);
        let page = shown(7, 250, &Which { visa: "vantar".into(), sida: None });
        let counts: Vec<_> = page.filters.iter().map(|filter| (filter.count, filter.is_chosen)).collect();
        assert_eq!(counts, [(257, false), (250, true), (7, false)]);
    }

    #[test]
    fn every_stage_has_its_word_and_its_sign_in_both_languages() {
        let signs: HashSet<_> = Stage::ALL.into_iter().map(|stage| stage.looks().1).collect();
        assert_eq!(signs.len(), Stage::ALL.len());
        for lang in [Lang::Sv, Lang::En] {
            let words = words(lang);
            let all: Vec<Row> = Stage::ALL.into_iter().zip(0..).map(|(stage, n)| row(stage, 3, n)).collect();
            let page = all_page(shell(&words), "/utskick".into(), all, (&Which::default(), moment(1)));
            let html = page.render().unwrap();
            assert!(!html.contains('⟦'), "{html}");
        }
    }
}
