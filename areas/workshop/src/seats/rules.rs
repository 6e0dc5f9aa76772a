//! Who has a seat, who waits and why, and whose turn it is. Pure.
//!
//! A municipality takes a seat for each person who has one, and for each seat that it holds in a role before there is a
//! name: whoever is named in that role afterwards sits on the seat that was held. So a name never takes a second seat.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use roster::Role;
use sea_orm::entity::prelude::*;

use crate::day::Workshop;
use crate::day::rules::Format;
use crate::records::{InvitationId, ParticipantId};
use crate::registration::rules::{SHOWN, TARGET};

/// How many more than its seats a municipality may put on the waiting list.
pub const MOST_WAITING: i32 = 10;

/// How somebody on a list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Place {
    /// Has a seat.
    #[default]
    #[sea_orm(string_value = "seated")]
    Seated,
    /// Waits: the room is full.
    #[sea_orm(string_value = "room")]
    RoomFull,
    /// Waits: the municipality has all the seats that it may have.
    #[sea_orm(string_value = "most")]
    OverMost,
    /// Waits: the municipality has as many in this role as it may have.
    #[sea_orm(string_value = "role")]
    RoleFull,
    /// Waits for the county's leave: the list came after the last day.
    #[sea_orm(string_value = "late")]
    Late,
}

impl Place {
    /// Every place.
    pub const ALL: [Self; 5] = [Self::Seated, Self::RoomFull, Self::OverMost, Self::RoleFull, Self::Late];

    /// Has no seat.
    #[must_use]
    pub const fn waits(self) -> bool {
        !matches!(self, Self::Seated)
    }

    /// The end of its text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seated => "seated",
            Self::RoomFull => "room",
            Self::OverMost => "most",
            Self::RoleFull => "role",
            Self::Late => "late",
        }
    }
}

/// What becomes of people who are registered after the last day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum LateAnswers {
    /// They wait until the county gives them leave. Whoever comes instead of somebody needs none.
    #[default]
    #[sea_orm(string_value = "asked")]
    Asked,
    /// They get a seat while there is one.
    #[sea_orm(string_value = "taken")]
    Taken,
}

impl LateAnswers {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Asked, Self::Taken];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Taken => "taken",
        }
    }
}

/// How many a municipality sends in one role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// At least; fewer, and the role is missing.
    pub least: u16,
    /// As the county wishes; never fewer than the least.
    pub wished: u16,
    /// At most; none for no limit but the municipality's.
    pub most: Option<u16>,
}

/// The rules of a workshop's seats beside its least and most for each municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRules {
    /// How many the county wishes from each municipality, between its least and most.
    pub wished: Option<u16>,
    /// Most people in the room; none for as many as there are chairs.
    pub room: Option<u16>,
    /// By role.
    pub roles: BTreeMap<Role, Span>,
    /// What becomes of late answers.
    pub late: LateAnswers,
}

impl Default for SeatRules {
    /// One in each target role (invitation of 2022, *Målgrupp*), and one in the role that is welcome beside them.
    fn default() -> Self {
        let span = |role: Role| Span { least: u16::from(TARGET.contains(&role)), wished: 1, most: None };
        Self {
            wished: None,
            room: None,
            roles: SHOWN.into_iter().map(|role| (role, span(role))).collect(),
            late: LateAnswers::Asked,
        }
    }
}

impl SeatRules {
    /// How many in a role.
    #[must_use]
    pub fn of(&self, role: Role) -> Span {
        self.roles.get(&role).copied().unwrap_or_default()
    }

    /// How a municipality covers a role with `named` people and `held` seats without a name.
    #[must_use]
    pub fn cover(&self, role: Role, named: usize, held: usize) -> Cover {
        let span = self.of(role);
        let (least, wished) = (usize::from(span.least), usize::from(span.wished.max(span.least)));
        match named {
            _ if named.max(held) < least => Cover::Missing,
            _ if named < held => Cover::Vacant,
            0 => Cover::None,
            _ if named > wished.max(1) => Cover::Doubled(named),
            _ => Cover::Filled(named),
        }
    }

    /// Most people in the room of a workshop: as the county says, else as many as there are chairs; no limit by video.
    #[must_use]
    pub fn room_of(&self, workshop: &Workshop) -> Option<usize> {
        let settings = workshop.settings();
        let chairs =
            || (settings.format != Format::Digital).then(|| usize::try_from(settings.room()).ok()).flatten();
        self.room.map(usize::from).or_else(chairs)
    }

    /// Most from a municipality in the roles that have a limit.
    #[must_use]
    pub fn most_by_role(&self) -> BTreeMap<Role, usize> {
        self.roles.iter().filter_map(|(role, span)| Some((*role, usize::from(span.most?)))).collect()
    }

    /// The roles that are missing, in the order in which they are shown.
    #[must_use]
    pub fn missing(&self, named: &BTreeMap<Role, usize>, held: &BTreeMap<Role, usize>) -> Vec<Role> {
        let count = |of: &BTreeMap<Role, usize>, role| of.get(&role).copied().unwrap_or_default();
        let is_missing =
            |role: &Role| self.cover(*role, count(named, *role), count(held, *role)) == Cover::Missing;
        SHOWN.into_iter().filter(is_missing).collect()
    }
}

/// How a municipality covers a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// Fewer than there must be.
    Missing,
    /// Nobody, and nobody must be.
    None,
    /// A seat is held and its name is not there yet.
    Vacant,
    /// By so many people.
    Filled(usize),
    /// By more people than are wished.
    Doubled(usize),
}

/// One person of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: ParticipantId,
    /// In which role. Whoever covers two sits in the one that was written.
    pub role: Role,
    /// How they stand.
    pub place: Place,
    /// How they stood before.
    pub was: Place,
    /// Since when they wait.
    pub since: Option<DateTime<Utc>>,
    /// Place in the municipality's list.
    pub position: i32,
}

/// A municipality's people and the seats it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// By which invitation.
    pub invitation: InvitationId,
    /// Most seats.
    pub most: usize,
    /// Seats held, by role.
    pub held: BTreeMap<Role, usize>,
    /// Who is on its list.
    pub people: Vec<Person>,
}

impl Group {
    pub(super) fn named(&self, role: Role) -> usize {
        self.people.iter().filter(|person| !person.place.waits() && person.role == role).count()
    }

    /// How many have a seat.
    #[must_use]
    pub fn seated(&self) -> usize {
        self.people.iter().filter(|person| !person.place.waits()).count()
    }

    /// Seats it holds without a name.
    #[must_use]
    pub fn vacant(&self) -> usize {
        self.held.iter().map(|(role, held)| held.saturating_sub(self.named(*role))).sum()
    }

    /// Seats it takes.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.seated() + self.vacant()
    }

    /// Whether one more in a role sits on a seat that is held.
    fn has_vacant(&self, role: Role) -> bool {
        self.held.get(&role).is_some_and(|held| *held > self.named(role))
    }
}

/// All seats of a workshop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hall {
    /// Most people; none for no limit.
    pub room: Option<usize>,
    /// Most from a municipality in one role.
    pub role_most: BTreeMap<Role, usize>,
    /// The municipalities.
    pub groups: Vec<Group>,
}

impl Hall {
    /// Seats taken.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.groups.iter().map(Group::taken).sum()
    }

    /// Gives somebody who waits a seat, whatever keeps them from one. Says by which invitation, and how many seats its
    /// municipality has from now on when that is more than before. None when nobody such waits.
    pub fn give(&mut self, who: ParticipantId) -> Option<(InvitationId, Option<usize>)> {
        let at = self.groups.iter().position(|group| group.people.iter().any(|one| one.id == who))?;
        let one = self.groups[at].people.iter().position(|one| one.id == who && one.place.waits())?;
        self.seat(at, one);
        let group = &mut self.groups[at];
        let taken = group.taken();
        let more = (taken > group.most).then_some(taken);
        group.most = group.most.max(taken);
        Some((group.invitation, more))
    }

    /// Seats left; none when there is no limit.
    #[must_use]
    pub fn left(&self) -> Option<usize> {
        self.room.map(|room| room.saturating_sub(self.taken()))
    }

    /// What keeps somebody from a seat; nothing when there is one for them.
    fn kept_from(&self, group: &Group, role: Role, taken: usize) -> Option<Place> {
        if self.role_most.get(&role).is_some_and(|most| group.named(role) >= *most) {
            Some(Place::RoleFull)
        } else if group.has_vacant(role) {
            None
        } else if group.taken() >= group.most {
            Some(Place::OverMost)
        } else if self.room.is_some_and(|room| taken >= room) {
            Some(Place::RoomFull)
        } else {
            None
        }
    }

    /// Counts somebody of a municipality as seated who is on no list.
    pub fn count_in(&mut self, invitation: InvitationId, id: ParticipantId, role: Role) {
        if let Some(group) = self.groups.iter_mut().find(|group| group.invitation == invitation) {
            let (place, position) = (Place::Seated, i32::MAX);
            group.people.push(Person { id, role, place, was: place, since: None, position });
        }
    }

    /// What keeps one more of a municipality from a seat at the door, where it is known who stays `away`; nothing when
    /// there is a seat. None for both when the municipality is not invited.
    #[must_use]
    pub fn at_the_door(
        &self,
        invitation: InvitationId,
        role: Role,
        away: &[ParticipantId],
    ) -> Option<Option<Place>> {
        let mut here = self.clone();
        for group in &mut here.groups {
            group.people.retain(|person| !away.contains(&person.id));
        }
        let group = here.groups.iter().find(|group| group.invitation == invitation)?;
        Some(here.kept_from(group, role, here.taken()))
    }

    /// Seats those of a municipality who take no more seats than it had: whoever comes instead of somebody, and whoever
    /// is named for a seat that was held. The first on the list first; late or not.
    pub fn stand_in(&mut self, invitation: InvitationId, had: usize) {
        let Some(at) = self.groups.iter().position(|group| group.invitation == invitation) else { return };
        let mut waiting: Vec<usize> = (0..self.groups[at].people.len()).collect();
        waiting.sort_by_key(|one| self.groups[at].people[*one].position);
        for one in waiting {
            let group = &self.groups[at];
            let person = &group.people[one];
            let has_seat = group.has_vacant(person.role) || group.taken() < had;
            let is_one_too_many =
                self.role_most.get(&person.role).is_some_and(|most| group.named(person.role) >= *most);
            if person.place.waits() && has_seat && !is_one_too_many {
                self.seat(at, one);
            }
        }
    }

    fn seat(&mut self, group: usize, person: usize) {
        let person = &mut self.groups[group].people[person];
        (person.place, person.since) = (Place::Seated, None);
    }

    /// Gives the seats that are left to those who wait: first to whom of a municipality where nobody has one, then to
    /// whoever has waited longest. Who waits for leave gets none. Everybody else who waits is told why.
    pub fn allot(&mut self) {
        let mut taken = self.taken();
        while let Some((at, one)) = self.next(taken) {
            taken -= self.groups[at].taken();
            self.seat(at, one);
            taken += self.groups[at].taken();
        }
        for at in 0..self.groups.len() {
            for one in 0..self.groups[at].people.len() {
                let (group, person) = (&self.groups[at], &self.groups[at].people[one]);
                if !matches!(person.place, Place::Seated | Place::Late) {
                    let why = self.kept_from(group, person.role, taken).unwrap_or(Place::RoomFull);
                    self.groups[at].people[one].place = why;
                }
            }
        }
    }

    /// Whose turn it is.
    pub(super) fn next(&self, taken: usize) -> Option<(usize, usize)> {
        let groups = self.groups.iter().enumerate();
        let waiting = groups.flat_map(|(at, group)| {
            let has_none = group.seated() == 0;
            let people = group.people.iter().enumerate();
            let waiting = people.filter(|(_, one)| !matches!(one.place, Place::Seated | Place::Late));
            waiting
                .filter(move |(_, one)| self.kept_from(group, one.role, taken).is_none())
                .map(move |(one, person)| ((!has_none, person.since, person.position, person.id), (at, one)))
        });
        waiting.min_by_key(|(order, _)| *order).map(|(_, who)| who)
    }

    /// Whose place is another than it was.
    pub fn changed(&self) -> impl Iterator<Item = (&Group, &Person)> {
        let people = self.groups.iter().flat_map(|group| group.people.iter().map(move |one| (group, one)));
        people.filter(|(_, person)| person.place != person.was)
    }
}
