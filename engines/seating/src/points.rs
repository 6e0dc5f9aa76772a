//! What a plan is worth, in points. The only place where aims become numbers; README.md has the table.

use crate::problem::{Problem, Round};

/// Points for what happens at a table. All are costs: never negative, taken off the objective.
#[derive(Debug, Clone)]
pub(crate) struct Points {
    /// Two people of the same municipality in a mixed round.
    same_group: i64,
    /// One municipality at one more table in a round at home.
    piece: i64,
    /// How finely uneven pieces are told apart in a round at home.
    uneven: i64,
    role: i64,
    /// A new person without a neighbour who is not.
    pub lonely_new: i64,
    /// A pair that meets once more in mixed rounds.
    pub repeat: i64,
    /// A wish that is not granted.
    pub wish: i64,
}

impl Points {
    /// The points of a problem.
    pub(crate) fn of(problem: &Problem) -> Self {
        let aims = &problem.aims;
        let largest = problem.tables.iter().map(|table| table.most).max().unwrap_or(0);
        let largest = number(largest.min(problem.people.len()));
        Self {
            same_group: 4 * i64::from(aims.mix),
            piece: i64::from(aims.mix) * largest * largest,
            uneven: i64::from(aims.mix),
            role: i64::from(aims.spread_roles),
            lonely_new: 8 * i64::from(aims.new_beside_experienced),
            repeat: 8 * i64::from(aims.meet_new),
            wish: 8 * i64::from(aims.wish),
        }
    }

    /// So many people at a table, whoever they are: makes even tables best.
    pub(crate) fn size(kind: Round, people: usize) -> i64 {
        let pair = if kind == Round::Mixed { 2 } else { 1 };
        pair * pairs(people)
    }

    /// So many of one municipality, which has `all` in the hall, at a table.
    ///
    /// At home every table that it is spread over costs a *piece*, as much as all evenness can weigh, and somebody
    /// alone two more, so that nine at tables of eight are five and four, not eight and one.
    pub(crate) fn group(&self, kind: Round, here: usize, all: usize) -> i64 {
        if kind == Round::Mixed {
            return self.same_group * pairs(here);
        }
        if here == 0 || all <= 1 {
            return 0;
        }
        let alone = if here == 1 { 2 * self.piece } else { 0 };
        self.piece + alone + self.uneven * pairs(here)
    }

    /// So many of one role at a table.
    pub(crate) fn role(&self, kind: Round, here: usize) -> i64 {
        let pair = if kind == Round::Mixed { 2 * self.role } else { self.role };
        pair * pairs(here)
    }

    /// So many new people among so many at a table: each of the others has two neighbours.
    pub(crate) fn new_people(&self, new: usize, people: usize) -> i64 {
        self.lonely_new * number(lonely(new, people))
    }

    /// What a person's move must mend when an old plan is changed: three pairs in a mixed round, half of one more
    /// table in a round at home. With less, everybody would be shuffled for a slightly better mix.
    pub(crate) fn price(&self, kind: Round) -> i64 {
        if kind == Round::Mixed {
            3 * self.same_group.max(2 * self.role).max(4)
        } else {
            (self.piece / 2).max(3 * self.role).max(6)
        }
    }
}

/// New people at a table who have no neighbour that is not new.
pub(crate) fn lonely(new: usize, people: usize) -> usize {
    new.saturating_sub(2 * (people - new))
}

/// The pairs among so many people.
pub(crate) fn pairs(people: usize) -> i64 {
    number(people * people.saturating_sub(1) / 2)
}

/// Counts of people and pairs are far below the limits of i64.
pub(crate) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
