//! The county's version of the national draft, part by part, with what differs word by word.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use organisation::App;
use programme::draft::placeholder::Placeholder;
use programme::draft::{Piece, differences, placeholder, written};
use programme::pages::unknown_placeholder;
use texts::Words;
use web::{Crumb, Faults, Note, Shell, Trouble, conflict, faulty, go_with, page};

use crate::day::{self, Asked, Own};
use crate::invitation::rules::LONGEST_TEXT;
use crate::invitation::version::deeds::{self, Seen, VersionFault};
use crate::invitation::version::views::Standing;
use crate::invitation::views;

#[derive(Template)]
#[template(path = "invitation/pages/own_parts.html")]
pub(super) struct PartsPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub seen: Seen,
    pub parts: Vec<PartRow>,
    pub placeholders: Vec<(String, String)>,
    /// Somebody saved meanwhile.
    pub newer: bool,
    pub offers: usize,
}

/// One part.
pub(super) struct PartRow {
    pub key: String,
    pub field: String,
    pub name: String,
    pub locked: bool,
    /// The county's text, or the nation's when it is locked.
    pub text: String,
    pub rows: String,
    /// What differs from the nation's text; empty when nothing does.
    pub changes: Vec<Piece>,
    /// What somebody else saved meanwhile, beside what was written; empty when it is the same.
    pub theirs: Vec<Piece>,
}

/// The page with the county's saved words.
pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    let standing = views::standing(own.app.store().reader(), &own.workshop).await?;
    page(&parts_page(shell(&own), &own.app, &own.path("inbjudan"), &standing, None))
}

/// Saves the words.
pub(crate) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, visitor, permit, workshop, .. } = &*asked;
    let posted = &asked.posted;
    let standing = views::standing(app.store().reader(), workshop).await?;
    let seen = Seen { own: posted.number("own")?, national: posted.number("national")? };
    let keys: Vec<String> = posted.all("key").map(str::to_owned).collect();
    let texts: BTreeMap<String, String> = keys
        .into_iter()
        .enumerate()
        .map(|(place, key)| (key, written(posted.raw(&format!("del-{}", place + 1)))))
        .collect();
    let (path, shell) = (asked.path("inbjudan"), shell(&asked));
    let mut shown = parts_page(shell, app, &path, &standing, Some(&texts));
    shown.seen = seen;
    check(visitor.words(), &mut shown);
    if !shown.faults.is_empty() {
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    match deeds::save_parts(app, permit, workshop.id, seen, &texts, posted.deed_key()?).await {
        Ok(()) => Ok(go_with(app, &asked.path("inbjudan/delar"), &Note::done("version-saved"))),
        Err(VersionFault::Newer(standing)) => {
            // The form now stands on what was saved: saving again is a choice made with both in sight.
            let shown = parts_page(self::shell(&asked), app, &path, &standing, Some(&texts));
            conflict(&PartsPage { newer: true, ..shown })
        }
        Err(VersionFault::Store(fault)) => Err(fault.into()),
        Err(VersionFault::Approval(_) | VersionFault::NoWorkshop) => Err(Trouble::NotFound),
    }
}

fn check(words: &Words, shown: &mut PartsPage) {
    let length: usize = shown.parts.iter().map(|part| part.text.chars().count()).sum();
    for part in shown.parts.iter().filter(|part| !part.locked) {
        for unknown in placeholder::unknown(&part.text) {
            shown.faults.add(&part.field, unknown_placeholder(words, &unknown));
        }
        if length > LONGEST_TEXT * 6 {
            let said = words.say2("invitation-text-too-long", "length", length, "most", LONGEST_TEXT * 6);
            shown.faults.add(&part.field, said);
            break;
        }
    }
}

fn shell(own: &Own) -> Shell {
    let mut shell =
        day::shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, "version-parts-title");
    let words = own.visitor.words();
    shell.trail.insert(
        shell.trail.len().saturating_sub(1),
        Crumb { href: Some(own.path("inbjudan")), text: words.say("invitation-title") },
    );
    shell
}

/// The page with the county's words, or with those that were typed.
pub(super) fn parts_page(
    shell: Shell,
    app: &App,
    path: &str,
    standing: &Standing,
    typed: Option<&BTreeMap<String, String>>,
) -> PartsPage {
    let words = shell.t.clone();
    PartsPage {
        parts: part_rows(standing, typed),
        faults: Faults::none(),
        path: path.to_owned(),
        deed: app.store().doors().uuid().to_string(),
        seen: Seen { own: standing.number(), national: standing.national.version },
        placeholders: placeholders(&words),
        newer: false,
        offers: standing.offers().len(),
        shell,
    }
}

pub(super) fn placeholders(words: &Words) -> Vec<(String, String)> {
    let all = Placeholder::ALL;
    all.map(|one| (format!("{{{}}}", one.name()), words.say(one.text_key()))).into()
}

pub(super) fn part_rows(standing: &Standing, typed: Option<&BTreeMap<String, String>>) -> Vec<PartRow> {
    let national = &standing.national.text;
    let version = standing.version();
    let mut free = 0;
    let row = |part: programme::draft::Part| {
        if !part.locked {
            free += 1;
        }
        let written = typed.and_then(|typed| typed.get(&part.key)).filter(|_| !part.locked);
        let text = written.cloned().unwrap_or_else(|| part.text.clone());
        // Differences are shown against what the county's text stands on; what came since is an offer of its own.
        let base = version.parts.iter().find(|kept| kept.key == part.key).filter(|kept| !kept.locked);
        let base = base.map(|kept| kept.base.clone());
        let base = base.or_else(|| national.part(&part.key).map(|part| part.text.clone()));
        let changes = base.filter(|base| *base != text).map(|base| differences(&base, &text));
        PartRow {
            field: format!("del-{free}"),
            rows: (text.chars().count() / 60 + 3).clamp(4, 20).to_string(),
            theirs: if written.is_some_and(|text| *text != part.text) {
                differences(&part.text, &text)
            } else {
                Vec::new()
            },
            changes: changes.unwrap_or_default(),
            key: part.key,
            name: part.name,
            locked: part.locked,
            text,
        }
    };
    version.letter(national).into_iter().map(row).collect()
}
