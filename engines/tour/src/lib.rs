//! Which team visits which county on which day, and what follows when one of them cannot.
//!
//! Counties with their days, teams of people, a calendar and distances go in; a day and a team for every county comes out
//! with what it costs and a bound below every plan, or the counties and rules that cannot hold together. The method and
//! its sources are in README.md.
//!
//! The engine is pure. It has no clock and no global state: the work is bounded by a step budget or by a [`Watch`] that
//! says stop, chance comes from a seed, and whatever decides is counted in integers or in IEEE operations that every
//! machine rounds alike. The same problem, seed and budget give the same plan everywhere.

mod board;
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

pub use board::{Board, Moved, Row, board, choices, moved};
pub use day::Day;
pub use judge::{Breach, Judgement, Route, judge};
pub use plan::{Changes, Cost, Plan, Visit};
pub use problem::{
    Budget, Calendar, County, Dates, Format, Length, Limits, MOST_COUNTIES, MOST_DAYS, MOST_KM, MOST_PEOPLE,
    MOST_TEAMS, MOST_WEIGHT, Person, Problem, Team, Travel, Weights,
};
pub use refused::{Refused, Rule, Who};
pub use road::Road;
pub use solve::{replan, solve};
pub use watch::{Progress, Watch};
