//! A grouping with its contribution matrix, kept up to date per move.

use super::case::{BAR, Case};

/// A grouping, and all that makes trying a change cheap.
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    /// The numbers it stands on.
    pub case: &'a Case,
    /// The group of each person.
    pub group: Vec<u32>,
    /// Contribution matrix, groups × people: what the group's members and seats are worth to the person.
    pub to: Vec<i32>,
    /// What each person's own group is worth to them; [`BAR`] for those who do not move alone, so that no swap
    /// with them pays.
    pub own: Vec<i32>,
    /// The people of each group, in no order.
    pub members: Vec<Vec<u32>>,
    /// The place of each person among the members of their group.
    place: Vec<usize>,
    /// Pair gains within groups plus seat gains.
    pub value: i64,
}

impl<'a> State<'a> {
    /// The state of a grouping.
    pub(super) fn new(case: &'a Case, group_of: &[usize]) -> Self {
        let people = case.people;
        let mut state = Self {
            case,
            group: vec![0; people],
            to: case.seat.clone(),
            own: vec![BAR; people],
            members: vec![Vec::new(); case.groups()],
            place: vec![0; people],
            value: 0,
        };
        for (person, &group) in group_of.iter().enumerate() {
            state.value += i64::from(state.to[group * people + person]);
            add(&mut state.to[group * people..(group + 1) * people], case.gains(person));
            state.enter(person, group);
        }
        for group in 0..case.groups() {
            state.refresh(group);
        }
        state
    }

    /// What a group is worth to a person (who may be in it).
    pub(super) fn worth(&self, group: usize, person: usize) -> i32 {
        self.to[group * self.case.people + person]
    }

    /// The contribution row of a group.
    pub(super) fn row(&self, group: usize) -> &[i32] {
        &self.to[group * self.case.people..(group + 1) * self.case.people]
    }

    /// The group of a person.
    pub(super) fn group_of(&self, person: usize) -> usize {
        self.group[person] as usize
    }

    /// Moves one person, whatever the sizes.
    pub(super) fn relocate(&mut self, person: usize, to: usize) {
        let from = self.group_of(person);
        if from == to {
            return;
        }
        self.value += i64::from(self.worth(to, person)) - i64::from(self.worth(from, person));
        let people = self.case.people;
        let gains = self.case.gains(person);
        subtract(&mut self.to[from * people..(from + 1) * people], gains);
        add(&mut self.to[to * people..(to + 1) * people], gains);
        self.leave(person, from);
        self.enter(person, to);
        self.refresh(from);
        self.refresh(to);
    }

    /// Lets two people of different groups change places.
    pub(super) fn swap(&mut self, i: usize, j: usize) {
        let (a, b) = (self.group_of(i), self.group_of(j));
        self.relocate(i, b);
        self.relocate(j, a);
    }

    /// How many sit in a group.
    pub(super) fn size(&self, group: usize) -> usize {
        self.members[group].len()
    }

    fn leave(&mut self, person: usize, group: usize) {
        let place = self.place[person];
        self.members[group].swap_remove(place);
        if let Some(&moved) = self.members[group].get(place) {
            self.place[moved as usize] = place;
        }
    }

    fn enter(&mut self, person: usize, group: usize) {
        self.place[person] = self.members[group].len();
        // People and groups are at most a few thousand (MOST_PEOPLE), far below u32.
        #[allow(clippy::cast_possible_truncation)]
        self.members[group].push(person as u32);
        #[allow(clippy::cast_possible_truncation)]
        let narrow = group as u32;
        self.group[person] = narrow;
    }

    fn refresh(&mut self, group: usize) {
        let people = self.case.people;
        for &member in &self.members[group] {
            let person = member as usize;
            if self.case.moves_alone[person] {
                self.own[person] = self.to[group * people + person];
            }
        }
    }
}

// Wrapping, because the sums are bounded by the case (LARGEST_SUM) and a check per number would keep the compiler
// from using vector instructions.
fn add(row: &mut [i32], gains: &[i32]) {
    for (sum, gain) in row.iter_mut().zip(gains) {
        *sum = sum.wrapping_add(*gain);
    }
}

fn subtract(row: &mut [i32], gains: &[i32]) {
    for (sum, gain) in row.iter_mut().zip(gains) {
        *sum = sum.wrapping_sub(*gain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_and_the_sums_stay_right_through_swaps_and_moves() {
        let people = 7;
        let mut gain = vec![0; people * people];
        for i in 0..people {
            for j in 0..i {
                let number = i32::try_from((i * 31 + j * 17) % 23).unwrap() - 5;
                gain[i * people + j] = number;
                gain[j * people + i] = number;
            }
        }
        let case = Case::free(vec![(1, 5), (1, 5), (1, 5)], gain, people);
        let mut state = State::new(&case, &[0, 1, 2, 0, 1, 2, 0]);
        state.swap(0, 4);
        state.relocate(3, 2);
        state.swap(5, 6);
        let groups: Vec<usize> = state.group.iter().map(|&group| group as usize).collect();
        let fresh = State::new(&case, &groups);
        assert_eq!((state.value, &state.to, &state.own), (fresh.value, &fresh.to, &fresh.own));
    }
}
