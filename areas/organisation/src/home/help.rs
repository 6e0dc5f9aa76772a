//! Help and the accessibility statement: for everybody, signed in or not.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use texts::Words;
use web::{Shell, Trouble, Visitor, page};

use crate::{Actor, App, Duty};

/// A short guide to what the reader has to do.
#[derive(Template)]
#[template(path = "home/help.html")]
struct HelpPage {
    shell: Shell,
    lead: String,
    steps: Vec<String>,
}

/// How accessible the system is (lagen (2018:1937) om tillgänglighet till digital offentlig service, 12 §).
#[derive(Template)]
#[template(path = "home/accessibility.html")]
struct AccessibilityPage {
    shell: Shell,
}

pub(super) async fn help(State(app): State<App>, visitor: Visitor) -> Result<Response, Trouble> {
    let actor = Actor::of_visitor(&app, &visitor).await?;
    let duty = actor.as_ref().map(Actor::duty);
    let shell = frame(&app, &visitor, actor.as_ref(), "help-title");
    page(&HelpPage { shell, lead: lead(duty, visitor.words()), steps: steps(duty, visitor.words()) })
}

pub(super) async fn accessibility(State(app): State<App>, visitor: Visitor) -> Result<Response, Trouble> {
    let actor = Actor::of_visitor(&app, &visitor).await?;
    page(&AccessibilityPage { shell: frame(&app, &visitor, actor.as_ref(), "accessibility-title") })
}

fn frame(app: &App, visitor: &Visitor, actor: Option<&Actor>, title: &str) -> Shell {
    let title = visitor.words().say(title);
    match actor {
        Some(actor) => actor.shell(app, visitor, title),
        None => visitor.shell(app, title),
    }
}

fn lead(duty: Option<Duty>, words: &Words) -> String {
    match duty {
        Some(duty) => words.say1("help-lead", "duty", words.say(&format!("duty-{}", duty.code()))),
        None => words.say("help-lead-open"),
    }
}

/// One text for each step of the duty.
const fn keys(duty: Option<Duty>) -> &'static [&'static str] {
    match duty {
        Some(Duty::NationalLead) => {
            &["help-national-1", "help-national-2", "help-national-3", "help-national-4"]
        }
        Some(Duty::CountyCoordinator) => &[
            "help-county-1",
            "help-county-2",
            "help-county-3",
            "help-county-4",
            "help-county-5",
            "help-county-6",
        ],
        Some(Duty::MunicipalCoordinator) => {
            &["help-municipal-1", "help-municipal-2", "help-municipal-3", "help-municipal-4"]
        }
        Some(Duty::Auditor) => &["help-auditor-1", "help-auditor-2", "help-auditor-3"],
        Some(Duty::Facilitator) => &["help-facilitator-1", "help-facilitator-2", "help-facilitator-3"],
        None => &["help-open-1", "help-open-2", "help-open-3"],
    }
}

fn steps(duty: Option<Duty>, words: &Words) -> Vec<String> {
    keys(duty).iter().map(|key| words.say(key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_duty_has_its_guide_in_both_languages() {
        samples::in_both(|words| {
            let readers = Duty::ALL.into_iter().map(Some).chain([None]);
            let mut pages: Vec<_> = readers
                .map(|duty| {
                    let (lead, steps) = (lead(duty, words), steps(duty, words));
                    HelpPage { shell: samples::shell(words), lead, steps }.render()
                })
                .collect();
            pages.push(AccessibilityPage { shell: samples::open_shell(words) }.render());
            pages
        });
    }
}
