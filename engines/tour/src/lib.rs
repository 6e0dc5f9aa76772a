//! Which team visits which county on which day, and what follows when one of them cannot.
mod case;
mod chance;
mod check;
mod conflict;
mod day;
mod judge;
mod plan;
mod problem;
mod prove;
mod refused;
mod road;
mod search;
mod sentence;
mod solve;
mod watch;
mod ways;

pub use day::Day;
pub use judge::{Breach, Judgement, Route, judge};
pub use plan::{Changes, Cost, Plan, Visit};
pub use problem::{
    Budget, Calendar, County, Dates, Format, Length, Limits, MOST_COUNTIES, MOST_DAYS, MOST_KM, MOST_TEAMS,
    MOST_WEIGHT, Person, Problem, Team, Travel, Weights,
};
pub use refused::{Refused, Rule, Who};
pub use road::Road;
pub use solve::{replan, solve};
pub use watch::{Progress, Watch};
