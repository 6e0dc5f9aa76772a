//! The rules of a workshop, and one of them: on or off, when, in which words.

use ::letters::Body;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDateTime;
use programme::draft::placeholder::Placeholder;
use programme::pages::unknown_placeholder;
use serde::Deserialize;
use texts::{Lang, Words, local};
use web::{Choice, Faults, Note, Posted, Shell, Trouble, conflict, faulty, go_with, page};
use workshop::day::{Asked, Own};
use workshop::invitation::follow_up::{FollowUp, FollowUpFault};
use workshop::invitation::rules::LONGEST_TEXT;

use super::{Knowing, Shown, at, beside, name, shell, short, under, when};
use crate::deeds::{self, NotDone};
use crate::ruled::Ruled;
use crate::rules::{Letter, Rule, Unit};
use crate::standing::{Standing, standing_of};
use crate::wording::{self, Matter, NOWHERE};

#[derive(Template)]
#[template(path = "pages/rules.html")]
pub(super) struct RulesPage {
    pub shell: Shell,
    pub path: String,
    pub rows: Vec<Row>,
}

/// One rule.
pub(super) struct Row {
    pub id: &'static str,
    pub name: String,
    pub hint: String,
    pub href: String,
    pub kind: &'static str,
    pub state: String,
}

#[derive(Template)]
#[template(path = "pages/rule.html")]
pub(super) struct RulePage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub name: String,
    pub lead: String,
    pub form: RuleForm,
    pub units: Vec<Choice>,
    pub beside: String,
    pub leaves: String,
    pub placeholders: Vec<(String, String)>,
    pub preview: Option<Shown>,
    pub is_newer: bool,
}

/// What was typed.
#[derive(Clone, Default)]
pub(super) struct RuleForm {
    pub is_on: bool,
    pub count: String,
    pub unit: String,
    pub subject: String,
    pub text: String,
    pub version: i32,
}

/// Which rule an address means.
#[derive(Deserialize)]
pub(crate) struct Which {
    rule: String,
}

pub(crate) async fn list(knowing: Knowing, own: Own) -> Result<Response, Trouble> {
    let standing =
        standing_of(own.app.store(), &knowing.0, own.workshop.clone(), own.actor.organisation().clone())
            .await?;
    let now = local(own.app.store().doors().now());
    page(&rules_page(shell(&own, "mailings-rules-title"), own.path("utskick"), &standing, now))
}

pub(super) fn rules_page(shell: Shell, path: String, standing: &Standing, now: NaiveDateTime) -> RulesPage {
    let words = shell.t.clone();
    let rows = standing.rules.iter().map(|ruled| {
        let rule = ruled.rule;
        let letter = rule.letter;
        let (kind, state) = tag(&words, rule, standing, now);
        let to = words.say(&format!("mailings-{}-to", letter.code()));
        Row {
            id: letter.code(),
            name: name(&words, letter),
            hint: words.say2("mailings-rule-hint", "to", to, "when", when(&words, rule)),
            href: format!("{path}/regler/{}", letter.code()),
            kind,
            state,
        }
    });
    RulesPage { rows: rows.collect(), shell, path }
}

/// What a rule does next, or has done.
fn tag(words: &Words, rule: Rule, standing: &Standing, now: NaiveDateTime) -> (&'static str, String) {
    if !rule.is_on {
        return ("none", words.say("mailings-state-off"));
    }
    let sent = standing.done.values().filter(|one| one.letter == rule.letter && !one.held).count();
    if sent > 0 {
        return ("done", words.say1("mailings-state-sent", "count", sent));
    }
    if rule.letter == Letter::Joining && !standing.times.by_video {
        return ("none", words.say("mailings-state-no-video"));
    }
    if rule.letter.is_repeated() && standing.times.changed.is_none() {
        return ("none", words.say("mailings-state-no-change"));
    }
    match rule.leaves(&standing.times) {
        Some(leaves) if leaves >= now => ("plain", short(words, leaves)),
        Some(_) if now < rule.until(&standing.times) => ("now", words.say("mailings-state-runs")),
        Some(_) | None => ("none", words.say("mailings-state-over")),
    }
}

pub(crate) async fn show(knowing: Knowing, own: Own, Path(which): Path<Which>) -> Result<Response, Trouble> {
    let letter = Letter::of(&which.rule).ok_or(Trouble::NotFound)?;
    let standing =
        standing_of(own.app.store(), &knowing.0, own.workshop.clone(), own.actor.organisation().clone())
            .await?;
    let ruled = standing.ruled(letter);
    page(&rule_page(&own, &standing, ruled.rule, form_of(&own.app.words(Lang::Sv), &ruled)))
}

/// Looks at the letter, or saves the rule.
pub(crate) async fn save(
    knowing: Knowing,
    Path(which): Path<Which>,
    asked: Asked,
) -> Result<Response, Trouble> {
    let letter = Letter::of(&which.rule).ok_or(Trouble::NotFound)?;
    let posted = &asked.posted;
    let standing = standing_of(
        asked.app.store(),
        &knowing.0,
        asked.workshop.clone(),
        asked.actor.organisation().clone(),
    )
    .await?;
    let words = asked.app.words(Lang::Sv);
    let typed = typed(posted, &words, letter);
    let (new, faults) = checked(asked.visitor.words(), letter, &typed);
    let mut shown = rule_page(&asked, &standing, new.rule, typed);
    if !faults.is_empty() {
        shown.shell = shown.shell.with_faults(&faults);
        shown.faults = faults;
        return faulty(&shown);
    }
    if posted.text("do") == "preview" {
        shown.preview = preview(&words, &standing, &new);
        return page(&shown);
    }
    let version = shown.form.version;
    let saved =
        deeds::save_rule(&asked.app, &asked.permit, asked.workshop.id, version, &new, posted.deed_key()?);
    match saved.await {
        Ok(()) => {
            let note = Note::done("mailings-rule-saved").with("name", name(asked.visitor.words(), letter));
            Ok(go_with(&asked.app, &asked.path("utskick/regler"), &note))
        }
        Err(NotDone::Newer(newer)) => {
            shown.is_newer = true;
            shown.form.version = newer.version;
            conflict(&shown)
        }
        Err(fault) => Err(fault.into()),
    }
}

fn form_of(words: &Words, ruled: &Ruled) -> RuleForm {
    RuleForm {
        is_on: ruled.rule.is_on,
        count: ruled.rule.count.to_string(),
        unit: ruled.rule.unit.code().to_owned(),
        subject: wording::subject(words, ruled),
        text: wording::text(words, ruled),
        version: ruled.version,
    }
}

/// What was typed; an empty subject or text means as it ships.
fn typed(posted: &Posted, words: &Words, letter: Letter) -> RuleForm {
    let written = FollowUp::written(posted.raw("subject"), posted.raw("text"));
    let shipped = Ruled { rule: letter.usual(), subject: written.subject, text: written.text, version: 0 };
    RuleForm {
        is_on: posted.text("on") == "ja",
        count: posted.text("count").to_owned(),
        unit: posted.text("unit").to_owned(),
        subject: wording::subject(words, &shipped),
        text: wording::text(words, &shipped),
        version: posted.text("version").parse().unwrap_or_default(),
    }
}

/// The rule that was typed, and what is wrong with it.
pub(super) fn checked(words: &Words, letter: Letter, typed: &RuleForm) -> (Ruled, Faults) {
    let mut faults = Faults::none();
    let usual = letter.usual();
    let unit = Unit::ALL.into_iter().find(|unit| unit.code() == typed.unit);
    if unit.is_none() {
        faults.add("unit", words.say("mailings-fault-unit"));
    }
    let unit = unit.unwrap_or(usual.unit);
    let count = typed.count.parse::<u16>().ok().filter(|count| *count <= unit.most());
    if count.is_none() {
        faults.add("count", words.say1("mailings-fault-count", "most", unit.most()));
    }
    let written = FollowUp::written(&typed.subject, &typed.text);
    for fault in written.faults() {
        match fault {
            FollowUpFault::Empty(field) => faults.add(field, words.say(&format!("follow_up-{field}-empty"))),
            FollowUpFault::Long(field) => {
                let most = if field == "text" { LONGEST_TEXT } else { programme::draft::LONGEST_LINE };
                faults.add(field, words.say1("follow_up-long", "most", most));
            }
            FollowUpFault::Unknown(field, unknown) => faults.add(field, unknown_placeholder(words, &unknown)),
        }
    }
    let rule = Rule { letter, is_on: typed.is_on, count: count.unwrap_or(usual.count), unit };
    (Ruled { rule, subject: written.subject, text: written.text, version: typed.version }, faults)
}

pub(super) fn rule_page(own: &Own, standing: &Standing, rule: Rule, form: RuleForm) -> RulePage {
    let words = own.visitor.words();
    let shell = shell(own, &format!("mailings-{}-name", rule.letter.code()));
    let shell = under(shell, own.path("utskick/regler"), words.say("mailings-rules-title"));
    let deed = own.app.store().doors().uuid().to_string();
    rule_page_of(shell, &own.path("utskick/regler"), standing, rule, (form, deed))
}

pub(super) fn rule_page_of(
    shell: Shell,
    path: &str,
    standing: &Standing,
    rule: Rule,
    (form, deed): (RuleForm, String),
) -> RulePage {
    let words = shell.t.clone();
    let (anchor, side) = rule.letter.anchor();
    let leaves = match rule.leaves(&standing.times) {
        _ if rule.letter.is_repeated() && standing.times.changed.is_none() => {
            words.say("mailings-rule-no-change")
        }
        Some(leaves) => words.say1("mailings-rule-leaves", "moment", at(&words, leaves)),
        None => words.say("mailings-rule-never"),
    };
    RulePage {
        faults: Faults::none(),
        path: format!("{path}/{}", rule.letter.code()),
        deed,
        name: name(&words, rule.letter),
        lead: words.say(&format!("mailings-{}-lead", rule.letter.code())),
        units: Unit::ALL
            .map(|unit| Choice::new(unit.code(), words.say(&format!("mailings-unit-{}", unit.code()))))
            .to_vec(),
        beside: beside(&words, anchor, side),
        leaves,
        placeholders: Placeholder::ALL
            .map(|one| (format!("{{{}}}", one.name()), words.say(one.text_key())))
            .into(),
        preview: None,
        is_newer: false,
        form,
        shell,
    }
}

/// The letter to the first whom it is for; none while there is nobody.
pub(super) fn preview(words: &Words, standing: &Standing, ruled: &Ruled) -> Option<Shown> {
    let target = standing.targets.iter().find(|target| target.receiver == ruled.rule.letter.receiver())?;
    let matter = Matter { words, standing, today: standing.workshop.register_by };
    let name = target.people.first().map(|(name, _)| name.as_str()).unwrap_or_default();
    let (subject, blocks) = matter.letter(ruled, target, name, NOWHERE);
    let body = Body { blocks };
    Some(Shown { subject, text: body.to_text(), html: body.to_fragment() })
}
