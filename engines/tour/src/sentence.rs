//! A clash in plain English. A page with words of its own takes the counties and rules instead.

use crate::problem::Problem;
use crate::refused::Rule;

/// Which counties cannot be visited, and which rules forbid it.
pub(crate) fn sentence(problem: &Problem, counties: &[usize], rules: &[Rule], proven: bool) -> String {
    let names: Vec<&str> = counties.iter().map(|&county| problem.counties[county].name.as_str()).collect();
    let who = match names.as_slice() {
        [] => "there is no plan".to_owned(),
        [one] => format!("{one} cannot be visited on any day that it can"),
        [_, _] => format!("{} cannot both be visited on days that they can", listed(&names)),
        _ => format!("{} cannot all be visited on days that they can", listed(&names)),
    };
    let why = reasons(problem, rules);
    let why: Vec<&str> = why.iter().map(String::as_str).collect();
    let why = if why.is_empty() { String::new() } else { format!(" while {}", listed(&why)) };
    let doubt = if proven { "" } else { ", as far as the search could tell" };
    format!("{who}{why}{doubt}")
}

fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The rules in words, those of one kind together.
fn reasons(problem: &Problem, rules: &[Rule]) -> Vec<String> {
    let named = |of: &dyn Fn(Rule) -> Option<String>| -> Vec<String> {
        rules.iter().filter_map(|&rule| of(rule)).collect()
    };
    let county = |county: usize| problem.counties[county].name.clone();
    let mut reasons = Vec::new();
    for (rule, words) in [
        (Rule::Closed, "closed days are kept free"),
        (Rule::Freeze, "the freeze window is kept free"),
        (Rule::OneADay, "everyone is in one place a day"),
        (Rule::Travel, "travel fits between two days"),
    ] {
        if rules.contains(&rule) {
            reasons.push(words.to_owned());
        }
    }
    let fixed_days = named(&|rule| match rule {
        Rule::FixedDay { county: which } => Some(county(which)),
        _ => None,
    });
    let fixed_teams = named(&|rule| match rule {
        Rule::FixedTeam { county: which } => Some(county(which)),
        _ => None,
    });
    let away = named(&|rule| match rule {
        Rule::TeamAway { team } => Some(problem.teams[team].name.clone()),
        Rule::PersonAway { person } => Some(problem.people[person].name.clone()),
        _ => None,
    });
    let weekly = named(&|rule| match rule {
        Rule::MostAWeek { person } => {
            let who = &problem.people[person];
            Some(format!("{} has at most {} workshops a week", who.name, who.most_a_week))
        }
        _ => None,
    });
    for (names, one, several) in [
        (fixed_days, "keeps its fixed day", "keep their fixed days"),
        (fixed_teams, "keeps its fixed team", "keep their fixed teams"),
        (away, "is away when they must be", "are away when they must be"),
    ] {
        let short: Vec<&str> = names.iter().map(String::as_str).collect();
        match short.len() {
            0 => {}
            1 => reasons.push(format!("{} {one}", short[0])),
            _ => reasons.push(format!("{} {several}", listed(&short))),
        }
    }
    reasons.extend(weekly);
    reasons
}
