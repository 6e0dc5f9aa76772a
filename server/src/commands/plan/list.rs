//! The people of a list, and how rules speak of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use roster::{Person, Role};
use seating::Guest;

/// A list as it was read.
pub(super) struct List {
    /// Everyone in it, in its order.
    pub people: Vec<Person>,
    /// The municipality of each: its number among [`Self::municipalities`].
    group: Vec<u32>,
    /// The municipalities, as written by their first.
    pub municipalities: Vec<String>,
    /// Who has this name or address, folded.
    called: HashMap<String, Vec<usize>>,
}

impl List {
    /// Reads a file: everyone with a name or an address, in its order. Without a municipality the part of the address
    /// after the sign tells people's municipalities apart. Whoever stands on two lines is refused, since one of them
    /// would be an empty chair.
    pub(super) fn read(file: &Path) -> Result<Self, String> {
        let reading = roster::command::read_path(file)?;
        let twice = twice(&reading);
        if twice.is_empty() {
            return Ok(Self::of_reading(reading));
        }
        let file = file.display();
        let lines: Vec<String> = twice
            .into_iter()
            .map(|(first, second, who)| format!("{file}, line {second}: {who} stands on line {first} too.\n"))
            .collect();
        Err(lines.concat())
    }

    pub(super) fn of_reading(reading: roster::Reading) -> Self {
        let is_someone = |person: &Person| !person.name.is_empty() || !person.email.is_empty();
        Self::of(reading.rows.into_iter().map(|row| row.person).filter(is_someone).collect())
    }

    fn of(people: Vec<Person>) -> Self {
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let mut municipalities = Vec::new();
        let mut group = Vec::new();
        let mut called: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, person) in people.iter().enumerate() {
            let domain = person.email.rsplit_once('@').map(|(_, domain)| domain).unwrap_or_default();
            let name = if person.municipality.is_empty() { domain } else { &person.municipality };
            let number = *numbers.entry(name.to_lowercase()).or_insert_with(|| {
                municipalities.push(name.to_owned());
                narrow(municipalities.len() - 1)
            });
            group.push(number);
            let names: BTreeSet<String> =
                [&person.name, &person.email].into_iter().map(|name| name.to_lowercase()).collect();
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                called.entry(name).or_default().push(at);
            }
        }
        Self { people, group, municipalities, called }
    }

    /// The people as the engine knows them. A role that is none of the target roles is shared with nobody.
    pub(super) fn guests(&self, new: &BTreeSet<usize>) -> Vec<Guest> {
        let role = |at: usize, role: Option<Role>| match role {
            Some(Role::Other) | None => narrow(Role::ALL.len() + at),
            Some(known) => narrow(Role::ALL.iter().position(|one| *one == known).unwrap_or_default()),
        };
        let guest = |(at, person): (usize, &Person)| Guest {
            key: at as u64,
            group: self.group[at],
            role: role(at, person.role),
            new: new.contains(&at),
        };
        self.people.iter().enumerate().map(guest).collect()
    }

    /// What a person is called on paper.
    pub(super) fn name(&self, person: usize) -> &str {
        self.people.get(person).map_or("", |one| if one.name.is_empty() { &one.email } else { &one.name })
    }

    /// The municipality of a person, as on paper.
    pub(super) fn municipality(&self, person: usize) -> &str {
        self.group.get(person).map_or("", |&group| &self.municipalities[group as usize])
    }

    /// The one person with this name or address.
    pub(super) fn person(&self, called: &str) -> Result<usize, String> {
        match self.called.get(&called.trim().to_lowercase()).map(Vec::as_slice) {
            Some([person]) => Ok(*person),
            Some(several) => {
                Err(format!("{called} is the name of {} on the list: write the mail address", several.len()))
            }
            None => Err(format!("{called} is not on the list")),
        }
    }

    /// The number of a municipality.
    pub(super) fn group(&self, name: &str) -> Result<u32, String> {
        let wanted = name.trim().to_lowercase();
        let found = self.municipalities.iter().position(|one| one.to_lowercase() == wanted);
        found.map(narrow).ok_or_else(|| format!("nobody on the list comes from {name}"))
    }

    /// Everyone from a municipality.
    pub(super) fn of_group(&self, group: u32) -> Vec<usize> {
        (0..self.people.len()).filter(|&person| self.group[person] == group).collect()
    }

    /// Everyone in a role, by its code.
    pub(super) fn of_role(&self, code: &str) -> Result<Vec<usize>, String> {
        let role = Role::ALL.into_iter().find(|role| role.code() == code.trim());
        let role = role.ok_or_else(|| {
            let codes: Vec<&str> = Role::ALL.into_iter().map(Role::code).collect();
            format!("{code} is no role: the roles are {}", codes.join(", "))
        })?;
        Ok((0..self.people.len()).filter(|&person| self.people[person].role == Some(role)).collect())
    }
}

/// Who stands on two lines: by mail address, or without one by name and municipality.
fn twice(reading: &roster::Reading) -> Vec<(usize, usize, String)> {
    let by_address = reading.merged.iter().map(|row| (row.kept, row.number, row.email.clone()));
    let mut seen: HashMap<(String, String), usize> = HashMap::new();
    let by_name = reading.rows.iter().filter_map(|row| {
        let person = &row.person;
        if person.name.is_empty() || !person.email.is_empty() {
            return None;
        }
        let key = (person.name.to_lowercase(), person.municipality.to_lowercase());
        let first = *seen.entry(key).or_insert(row.number);
        (first != row.number).then(|| (first, row.number, person.name.clone()))
    });
    let mut all: Vec<_> = by_address.chain(by_name).collect();
    all.sort_by_key(|(_, second, _)| *second);
    all
}

fn narrow(number: usize) -> u32 {
    // Lists are capped far below this.
    u32::try_from(number).unwrap_or(u32::MAX)
}
