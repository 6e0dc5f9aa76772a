//! The page that says how long things are kept.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use organisation::{Actor, App};
use web::{Shell, Trouble, Visitor, page};

use super::Times;
use super::said::Said;
use super::table::{Enforced, RULES};
use crate::pages::under;

#[derive(Template)]
#[template(path = "retention/page.html")]
pub(super) struct TablePage {
    pub shell: Shell,
    pub heads: [String; 4],
    /// What is stored.
    pub rules: Vec<Said>,
    /// What will be, when there is something of the kind.
    pub later: Vec<Said>,
    /// How approval goes.
    pub approval: String,
    /// The decision behind other times than the usual; empty without one.
    pub decision: String,
}

pub(super) fn table_page(shell: Shell, times: &Times) -> TablePage {
    let words = &shell.t;
    let said = |later: bool| {
        let own = RULES.iter().filter(|rule| (rule.enforced == Enforced::NotYet) == later);
        own.map(|rule| Said::of(rule, times, words)).collect()
    };
    let days = |days: u32| i64::from(days);
    TablePage {
        heads: ["what", "time", "enforced", "grounds"]
            .map(|head| words.say(&format!("retention-head-{head}"))),
        rules: said(false),
        later: said(true),
        approval: words.say2(
            "retention-approval",
            "proposal",
            days(times.proposal_days),
            "unanswered",
            days(times.unanswered_days),
        ),
        decision: times.decision().to_owned(),
        shell,
    }
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    times: Times,
) -> Result<Response, Trouble> {
    page(&table_page(under(&app, &visitor, &actor, "retention-title"), &times))
}

#[cfg(test)]
mod tests {
    use organisation::past::Kept;

    use super::*;
    use crate::samples;

    #[test]
    fn the_page_is_whole_with_usual_and_other_times() {
        samples::in_both(|words| {
            let other = Kept { months: 120, decision: "dnr 2029-114".to_owned() };
            let decided = Times { participants: other, unanswered_days: 60, ..Times::default() };
            [Times::default(), decided].map(|times| table_page(samples::shell(words), &times).render()).into()
        });
    }
}
