//! What the engine says, in words: what clashes and what a plan breaks. Everything is told by name, so that it can be
//! kept and read later.

use ::tour::{Breach, Refused, Rule};
use serde::{Deserialize, Serialize};
use texts::Words;

use super::frame::{Frame, date, rule_code};

/// One rule in a clash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// Which: the end of its text key.
    pub rule: String,
    /// Whom it is about: a county, a team's letter, a person; empty where it is about all.
    pub who: String,
    /// The number in it: workshops a week.
    pub number: usize,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clash {
    /// These counties cannot all have a day while these rules are kept.
    Counties {
        /// Their names.
        counties: Vec<String>,
        /// The rules.
        because: Vec<Because>,
        /// It is proven; else none was found.
        proven: bool,
    },
    /// What was asked is none that can be planned: the code ends the text key.
    Input {
        /// Why.
        code: String,
        /// Who it is about.
        who: String,
    },
}

/// What the engine refused.
#[must_use]
pub fn clash(frame: &Frame, refused: &Refused) -> Clash {
    let county =
        |index: usize| frame.problem.counties.get(index).map(|own| own.name.clone()).unwrap_or_default();
    match refused {
        Refused::Clash { counties, rules, proven, .. } => Clash::Counties {
            counties: counties.iter().map(|index| county(*index)).collect(),
            because: rules.iter().map(|rule| because(frame, rule)).collect(),
            proven: *proven,
        },
        Refused::TeamOfNobody { name, .. }
        | Refused::UnknownPerson { name, .. }
        | Refused::MemberTwice { name, .. }
        | Refused::PlaceMissing { name, .. } => Clash::Input { code: "team".into(), who: name.clone() },
        Refused::WindowOutOfRange { .. } | Refused::FreezeUpsideDown => {
            Clash::Input { code: "window".into(), who: String::new() }
        }
        Refused::RankedTwice { name, .. }
        | Refused::CanAndCannot { name, .. }
        | Refused::UnknownTeam { name, .. } => Clash::Input { code: "county".into(), who: name.clone() },
        Refused::TooMany { .. }
        | Refused::TravelNotSquare { .. }
        | Refused::WayOutOfRange { .. }
        | Refused::WeightOutOfRange { .. }
        | Refused::OldPlanOfOtherLength { .. } => Clash::Input { code: "size".into(), who: String::new() },
    }
}

fn because(frame: &Frame, rule: &Rule) -> Because {
    let problem = &frame.problem;
    let (who, number) = match *rule {
        Rule::Closed | Rule::Freeze | Rule::OneADay | Rule::Travel => (None, 0),
        Rule::FixedDay { county } | Rule::FixedTeam { county } => {
            (problem.counties.get(county).map(|own| own.name.clone()), 0)
        }
        Rule::TeamAway { team } => (problem.teams.get(team).map(|own| own.name.clone()), 0),
        Rule::PersonAway { person } => (problem.people.get(person).map(|own| own.name.clone()), 0),
        Rule::MostAWeek { person } => {
            let own = problem.people.get(person);
            (own.map(|own| own.name.clone()), own.map_or(0, |own| own.most_a_week))
        }
    };
    Because { rule: rule_code(rule).to_owned(), who: who.unwrap_or_default(), number }
}

/// The clash as a sentence, and a line for each rule.
#[must_use]
pub fn said(words: &Words, clash: &Clash) -> (String, Vec<String>) {
    match clash {
        Clash::Input { code, who } => (words.say1(&format!("tour-refused-{code}"), "who", who), Vec::new()),
        Clash::Counties { counties, because, proven } => {
            let key = if *proven { "tour-clash" } else { "tour-clash-unproven" };
            let lead = words.say2(key, "counties", words.list(counties), "count", counties.len());
            let line = |one: &Because| {
                words.say2(&format!("tour-rule-{}", one.rule), "who", &one.who, "number", one.number)
            };
            let mut lines: Vec<String> = because.iter().map(line).collect();
            lines.insert(0, words.say1("tour-rule-answers", "count", counties.len()));
            (lead, lines)
        }
    }
}

/// A broken rule as a sentence.
#[must_use]
pub fn breach(words: &Words, frame: &Frame, breach: &Breach) -> String {
    let problem = &frame.problem;
    let county = |index: usize| problem.counties.get(index).map(|own| own.name.clone()).unwrap_or_default();
    let people = |all: &[usize]| {
        let names = all.iter().filter_map(|person| problem.people.get(*person).map(|own| own.name.clone()));
        words.list(&names.collect::<Vec<_>>())
    };
    let day = |day: ::tour::Day| words.date(date(day));
    match breach {
        Breach::NoDate { county: index } => words.say1("tour-breaks-no-date", "county", county(*index)),
        Breach::NoSuchTeam { county: index, .. } => {
            words.say1("tour-breaks-no-team", "county", county(*index))
        }
        Breach::OutsideWindow { county: index, day: on } => {
            words.say2("tour-breaks-window", "county", county(*index), "day", day(*on))
        }
        Breach::Weekend { county: index, day: on } => {
            words.say2("tour-breaks-weekend", "county", county(*index), "day", day(*on))
        }
        Breach::CountyCannot { county: index, day: on } => {
            words.say2("tour-breaks-cannot", "county", county(*index), "day", day(*on))
        }
        Breach::Alone { county: index, day: on, rule } => {
            let Because { rule, who, .. } = because(frame, rule);
            words.say_with(
                &format!("tour-breaks-{rule}"),
                [("county", county(*index).into()), ("day", day(*on).into()), ("who", who.into())],
            )
        }
        Breach::TwoPlaces { counties, day: on, people: who } => words.say_with(
            "tour-breaks-two-places",
            [
                ("one", county(counties[0]).into()),
                ("other", county(counties[1]).into()),
                ("day", day(*on).into()),
                ("people", people(who).into()),
            ],
        ),
        Breach::TooFar { counties, minutes, room, .. } => words.say_with(
            "tour-breaks-too-far",
            [
                ("one", county(counties[0]).into()),
                ("other", county(counties[1]).into()),
                ("hours", hours(*minutes).into()),
                ("room", hours(*room).into()),
            ],
        ),
        Breach::TooManyInWeek { person, monday, counties, most } => words.say_with(
            "tour-breaks-week",
            [
                ("people", people(&[*person]).into()),
                ("week", words.week(date(*monday)).into()),
                ("count", counties.len().into()),
                ("most", (*most).into()),
            ],
        ),
    }
}

/// Minutes as hours and minutes: "5:30".
fn hours(minutes: u64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
