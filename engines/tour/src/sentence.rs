//! A clash in plain English. A page with words of its own takes the counties and rules instead.

use crate::problem::Problem;
use crate::refused::Rule;

/// Which counties cannot be visited, and which rules forbid it.
pub(crate) fn sentence(problem: &Problem, counties: &[usize], rules: &[Rule], proven: bool) -> String {
    let names: Vec<&str> = counties.iter().map(|&county| problem.counties[county].name.as_str()).collect();
    let who = match names.as_slice() {
        [one] => format!("{one} cannot be visited on any day that it can"),
        [first, second] => format!("{first} and {second} cannot both be visited on days that they can"),
        [rest @ .., last] => {
            format!("{} and {last} cannot all be visited on days that they can", rest.join(", "))
        }
        [] => "there is no plan".to_owned(),
    };
    let why: Vec<String> = rules.iter().map(|&rule| words(problem, rule)).collect();
    let why = if why.is_empty() { String::new() } else { format!(" while {}", why.join(", and ")) };
    let doubt = if proven { "" } else { ", as far as the search could tell" };
    format!("{who}{why}{doubt}")
}

fn words(problem: &Problem, rule: Rule) -> String {
    let county = |county: usize| &problem.counties[county].name;
    let person = |person: usize| &problem.people[person].name;
    match rule {
        Rule::Closed => "closed days are kept free".to_owned(),
        Rule::Freeze => "the freeze window is kept free".to_owned(),
        Rule::OneADay => "everyone is in one place a day".to_owned(),
        Rule::Travel => "travel fits between two days".to_owned(),
        Rule::FixedDay { county: which } => format!("{} keeps its fixed day", county(which)),
        Rule::FixedTeam { county: which } => format!("{} keeps its fixed team", county(which)),
        Rule::TeamAway { team } => format!("team {} stays away when it must", problem.teams[team].name),
        Rule::PersonAway { person: who } => format!("{} is away when they must be", person(who)),
        Rule::MostAWeek { person: who } => {
            let most = problem.people[who].most_a_week;
            format!("{} has at most {most} workshops a week", person(who))
        }
    }
}
