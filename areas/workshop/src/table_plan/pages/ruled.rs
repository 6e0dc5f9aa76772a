//! Rules: those that hold, in words; setting one, and taking one away.

use axum::response::Response;
use organisation::OrganisationId;
use sea_orm::prelude::Uuid;
use texts::Words;
use web::{Choice, Note, Posted, Trouble};

use crate::records::ParticipantId;
use crate::table_plan::book::{Part, Rule};
use crate::table_plan::deeds;
use crate::table_plan::views::{self, Standing};

use super::place::Asked;
use super::sentences;
use super::typed::Typed;

/// One rule that holds.
pub struct RuleShown {
    /// Its place in the book.
    pub place: usize,
    pub text: String,
    /// Whose page tells what it would cost, for a wish that is not granted.
    pub not_granted: Option<String>,
}

/// The rules, and what can be chosen when one is set.
#[derive(Default)]
pub struct Ruled {
    pub rules: Vec<RuleShown>,
    /// Kinds of rules between people.
    pub kinds: Vec<Choice>,
    /// Rules about parts.
    pub parts: Vec<Choice>,
}

/// Rules about parts, by the code that the form sends.
const PARTS: [(&str, Rule); 3] = [
    ("each-documenter", Rule::Each { part: Part::Documenter }),
    ("spread-guest", Rule::Spread { part: Part::Guest }),
    ("spread-facilitator", Rule::Spread { part: Part::Facilitator }),
];

impl Ruled {
    pub fn of(words: &Words, standing: &Standing) -> Self {
        let shown = |(place, rule): (usize, &Rule)| RuleShown {
            place,
            text: sentences::rule(words, &sentences::of_book(standing, rule)),
            not_granted: not_granted(standing, rule),
        };
        let kind = |kind: &str| {
            let text = |part: &str| words.say(&format!("table_plan-kind-of-rule-{kind}{part}"));
            Choice::new(kind, text("")).hint(text("-hint"))
        };
        let part =
            |(code, _): &(&str, Rule)| Choice::new(*code, words.say(&format!("table_plan-part-rule-{code}")));
        Self {
            rules: standing.book.rules.iter().enumerate().map(shown).collect(),
            kinds: ["apart", "together", "wish"].map(kind).into(),
            parts: PARTS.iter().map(part).collect(),
        }
    }
}

/// The first of two who wished to share a table and do in no round.
fn not_granted(standing: &Standing, rule: &Rule) -> Option<String> {
    let Rule::Wish { people } = rule else { return None };
    let (one, other) = (people.first()?, people.get(1)?);
    let table = |round, person: &ParticipantId| standing.seats.at(round, *person).map(|seat| seat.table);
    let mut both = (0..standing.wanted.rounds.count())
        .filter_map(|round| Some((table(round, one)?, table(round, other)?)))
        .peekable();
    both.peek()?;
    both.all(|(one, other)| one != other).then(|| one.to_string())
}

/// Sets a rule.
pub async fn set(asked: Asked) -> Result<Response, Trouble> {
    let (words, posted) = (asked.words(), &asked.posted);
    let rule = match wanted(posted, words) {
        Ok(rule) => rule,
        Err(faults) => return asked.faulty(faults, |typed| keep(posted, typed)).await,
    };
    let people = rule.people().to_vec();
    let (field, said) = match &rule {
        Rule::Whole { .. } => ("municipality", "whole"),
        Rule::Each { .. } | Rule::Spread { .. } => ("part", "part"),
        other => ("one", other.code()),
    };
    match deeds::set_rule(&asked.app, asked.by()?, rule).await {
        Ok(()) => Ok(asked.done("#regler", &Note::done(&format!("table_plan-set-{said}")))),
        Err(why) => {
            let names = words.list(&views::names(asked.app.store(), asked.id(), &people).await?);
            let wanted = words.say1(&format!("table_plan-asked-{said}"), "names", names);
            asked.not_done(why, field, wanted, |typed| keep(posted, typed)).await
        }
    }
}

fn keep(posted: &Posted, typed: &mut Typed) {
    posted.text("kind").clone_into(&mut typed.kind);
    posted.text("one").clone_into(&mut typed.one);
    posted.text("other").clone_into(&mut typed.other);
    posted.text("third").clone_into(&mut typed.third);
}

/// The rule that a form asks for, or what is wrong with it.
fn wanted(posted: &Posted, words: &Words) -> Result<Rule, Vec<(String, String)>> {
    let fault = |field: &str, key: &str| (field.to_owned(), words.say(key));
    match posted.text("kind") {
        "whole" => match posted.text("municipality").parse::<Uuid>() {
            Ok(municipality) => Ok(Rule::Whole { municipality: OrganisationId::from(municipality) }),
            Err(_) => Err(vec![fault("municipality", "table_plan-municipality-missing")]),
        },
        "part" => {
            let chosen = PARTS.into_iter().find(|(code, _)| *code == posted.text("part"));
            chosen.map(|(_, rule)| rule).ok_or_else(|| vec![fault("part", "table_plan-part-missing")])
        }
        kind => {
            let chosen = |field: &str| posted.text(field).parse::<ParticipantId>().ok();
            let (Some(one), Some(other)) = (chosen("one"), chosen("other")) else {
                let missing = ["one", "other"].into_iter().filter(|field| chosen(field).is_none());
                return Err(missing.map(|field| fault(field, "table_plan-person-missing")).collect());
            };
            let third = chosen("third").filter(|_| kind != "wish");
            if one == other || third == Some(one) || third == Some(other) {
                return Err(vec![fault("other", "table_plan-same-person")]);
            }
            let people = [one, other].into_iter().chain(third);
            Ok(match kind {
                "together" => Rule::together(people),
                "wish" => Rule::wish(people),
                _ => Rule::apart(people),
            })
        }
    }
}

/// Takes a rule away.
pub async fn lift(asked: Asked) -> Result<Response, Trouble> {
    let number: u32 = asked.posted.number("rule")?;
    let standing = views::standing(asked.app.store(), &asked.workshop).await?;
    // The number is of the page that was seen; if the plan has changed since, the deed says so.
    let done = match standing.book.rules.get(number as usize) {
        Some(rule) => {
            let by = asked.by_button(Uuid::from_u128(u128::from(number) + 1))?;
            deeds::lift_rule(&asked.app, by, rule).await
        }
        None => Err(deeds::NotDone::Newer),
    };
    match done {
        Ok(()) => Ok(asked.done("#regler", &Note::done("table_plan-lifted"))),
        Err(why) => asked.not_done(why, "regler", asked.words().say("table_plan-asked-lift"), |_| ()).await,
    }
}
