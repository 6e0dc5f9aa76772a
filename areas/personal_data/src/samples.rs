//! What the tests of pages need: words, frames, and the strict look at what came out.

use std::sync::Arc;

use texts::{Catalogue, Lang, Words};
use web::{Shell, Who};

pub(crate) fn words(lang: Lang) -> Words {
    let sources: Vec<_> = web::TEXTS
        .into_iter()
        .chain(organisation::TEXTS)
        .chain(workshop::TEXTS)
        .chain(crate::TEXTS)
        .collect();
    Words::new(Arc::new(Catalogue::build(&sources).unwrap()), lang)
}

/// Renders samples in both languages; each must be complete.
pub(crate) fn in_both(samples: impl Fn(&Words) -> Vec<Result<String, askama::Error>>) {
    for lang in Lang::ALL {
        for (number, html) in samples(&words(lang)).into_iter().enumerate() {
            let html = html.unwrap();
            let missing = html.find('⟦').map(|at| html[at..].chars().take(60).collect::<String>());
            assert_eq!(missing, None, "sample {number} in {lang}");
            assert!(html.contains(&format!("<html lang=\"{lang}\">")));
            assert_eq!(html.matches("<h1").count(), 1, "sample {number} in {lang}: one main heading");
            assert!(!html.contains("style=\""), "the content policy refuses inline style");
        }
    }
}

/// The frame of a county's coordinator.
pub(crate) fn shell(words: &Words) -> Shell {
    Shell {
        t: words.clone(),
        title: "Titel".to_owned(),
        who: Some(Who {
            organisation: "Länsstyrelsen i Gävleborgs län".to_owned(),
            duty: words.say("duty-county_coordinator"),
            person: "Karin Åberg".to_owned(),
            duties: Vec::new(),
        }),
        navigation: Vec::new(),
        trail: Vec::new(),
        flash: None,
        seen: None,
        csrf: "token".to_owned(),
        path: "/".to_owned(),
        version: "0.1.0",
        holds_link: false,
        refresh_seconds: None,
        script: false,
    }
}
