//! Rules and aims in TOML, each with the line where it stands. The format is described in docs/seating-plan.md.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use seating::{Aims, Rule};
use serde::Deserialize;
use toml::Spanned;

use super::list::List;

/// More text than any workshop has rules for.
const LONGEST: u64 = 1 << 20;

/// What the file asks for.
#[derive(Default)]
pub(super) struct Wanted {
    /// The rules, each with its line.
    pub rules: Vec<(Rule, usize)>,
    /// The aims.
    pub aims: Aims,
    /// Rounds, from 0, in which municipalities sit together.
    pub home: BTreeSet<usize>,
    /// Who is here for the first time.
    pub new: BTreeSet<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    aims: Weights,
    #[serde(default)]
    home: Vec<Spanned<usize>>,
    #[serde(default)]
    new: Vec<Spanned<String>>,
    #[serde(default)]
    groups: BTreeMap<String, Vec<Spanned<String>>>,
    #[serde(default)]
    rule: Vec<Spanned<Written>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    mix: Option<u32>,
    spread_roles: Option<u32>,
    new_beside_experienced: Option<u32>,
    meet_new: Option<u32>,
    wish: Option<u32>,
}

/// A rule as it is written.
#[derive(Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case", deny_unknown_fields)]
enum Written {
    Fixed {
        person: String,
        table: usize,
        round: Option<usize>,
    },
    Only {
        person: String,
        tables: Vec<usize>,
    },
    Together {
        people: Vec<String>,
    },
    Apart {
        people: Vec<String>,
    },
    Quota {
        people: Vec<String>,
        #[serde(default)]
        least: usize,
        most: Option<usize>,
    },
    AtMost {
        most: usize,
    },
    Whole {
        municipality: String,
    },
    Wish {
        people: Vec<String>,
    },
}

impl Wanted {
    pub(super) fn read(file: &Path, list: &List, rounds: usize) -> Result<Self, String> {
        let name = file.display();
        let cannot = |why: &dyn std::fmt::Display| format!("{name} cannot be read: {why}.");
        let size = std::fs::metadata(file).map_err(|fault| cannot(&fault))?.len();
        if size > LONGEST {
            return Err(cannot(&"it is larger than a megabyte"));
        }
        let text = std::fs::read_to_string(file).map_err(|fault| cannot(&fault))?;
        Self::of(&text, list, rounds).map_err(|(line, why)| format!("{name}, line {line}: {why}."))
    }

    /// The fault comes with its line.
    fn of(text: &str, list: &List, rounds: usize) -> Result<Self, (usize, String)> {
        let file: File = toml::from_str(text).map_err(|fault| {
            (line(text, fault.span().map_or(0, |span| span.start)), first_line(fault.message()))
        })?;
        let mut names = Names { list, groups: BTreeMap::new() };
        for (group, people) in file.groups {
            let mut members = Vec::new();
            for person in people {
                let at = line(text, person.span().start);
                members.extend(names.people(person.get_ref()).map_err(|why| (at, why))?);
            }
            names.groups.insert(group.to_lowercase(), members);
        }
        let mut wanted = Self { aims: file.aims.aims(), ..Self::default() };
        for round in file.home {
            let at = line(text, round.span().start);
            wanted.home.insert(from_one(*round.get_ref(), rounds, "round").map_err(|why| (at, why))?);
        }
        for person in file.new {
            let at = line(text, person.span().start);
            wanted.new.extend(names.people(person.get_ref()).map_err(|why| (at, why))?);
        }
        for rule in file.rule {
            let at = line(text, rule.span().start);
            wanted.add(rule.into_inner(), at, &names, rounds).map_err(|why| (at, why))?;
        }
        Ok(wanted)
    }

    /// The line of a rule, as it is shown.
    pub(super) fn lines(&self, rule: usize) -> String {
        self.rules.get(rule).map(|(_, line)| line.to_string()).unwrap_or_default()
    }

    fn add(&mut self, written: Written, at: usize, names: &Names<'_>, rounds: usize) -> Result<(), String> {
        let table = |table: usize| from_one(table, usize::MAX, "table");
        let rule = match written {
            Written::Fixed { person, table: number, round } => Rule::Fixed {
                person: names.list.person(&person)?,
                table: table(number)?,
                round: round.map(|round| from_one(round, rounds, "round")).transpose()?,
            },
            Written::Only { person, tables } => Rule::Only {
                person: names.list.person(&person)?,
                tables: tables.into_iter().map(table).collect::<Result<_, _>>()?,
            },
            Written::Together { people } => Rule::Together { people: names.all(&people)? },
            Written::Apart { people } => Rule::Apart { people: names.all(&people)? },
            Written::Quota { people, least, most } => {
                let people = names.all(&people)?;
                Rule::Quota { most: most.unwrap_or(people.len()), people, least }
            }
            Written::AtMost { most } => Rule::GroupAtMost { most },
            Written::Whole { municipality } => Rule::GroupWhole { group: names.list.group(&municipality)? },
            Written::Wish { people } => {
                let [one, other] = names.all(&people)?[..] else {
                    return Err("a wish is of two people".to_owned());
                };
                self.aims.wishes.push((one, other));
                return Ok(());
            }
        };
        self.rules.push((rule, at));
        Ok(())
    }
}

impl Weights {
    fn aims(self) -> Aims {
        let usual = Aims::default();
        Aims {
            mix: self.mix.unwrap_or(usual.mix),
            spread_roles: self.spread_roles.unwrap_or(usual.spread_roles),
            new_beside_experienced: self.new_beside_experienced.unwrap_or(usual.new_beside_experienced),
            meet_new: self.meet_new.unwrap_or(usual.meet_new),
            wish: self.wish.unwrap_or(usual.wish),
            ..usual
        }
    }
}

/// What a rule may call people by.
struct Names<'a> {
    list: &'a List,
    groups: BTreeMap<String, Vec<usize>>,
}

impl Names<'_> {
    /// A group of the file, `role:CODE`, `municipality:NAME`, or one person by name or address.
    fn people(&self, called: &str) -> Result<Vec<usize>, String> {
        if let Some(code) = called.strip_prefix("role:") {
            return self.list.of_role(code);
        }
        if let Some(name) = called.strip_prefix("municipality:") {
            return Ok(self.list.of_group(self.list.group(name)?));
        }
        match self.groups.get(&called.to_lowercase()) {
            Some(members) => Ok(members.clone()),
            None => Ok(vec![self.list.person(called)?]),
        }
    }

    /// Everyone who is called so, each once.
    fn all(&self, called: &[String]) -> Result<Vec<usize>, String> {
        let mut people = BTreeSet::new();
        for one in called {
            people.extend(self.people(one)?);
        }
        Ok(people.into_iter().collect())
    }
}

/// Tables and rounds are counted from 1 by people, from 0 by the engine.
fn from_one(number: usize, most: usize, what: &str) -> Result<usize, String> {
    if number > most {
        return Err(format!("there is no {what} {number}"));
    }
    number.checked_sub(1).ok_or_else(|| format!("{what}s are counted from 1"))
}

/// The line of a place in the text, from 1.
fn line(text: &str, place: usize) -> usize {
    text.as_bytes().iter().take(place).filter(|&&byte| byte == b'\n').count() + 1
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List {
        let reading = roster::read_text(
            "Namn;E-post;Kommun;Roll\nAnna Ek;anna@gavle.example;Gävle;Kommunikatör\nBo Ek;bo@bollnas.example;Bollnäs;Valsamordnare\nBo Ek;bo@gavle.example;Gävle;Valsamordnare\n",
            &roster::Caps::default(),
        );
        List::of_reading(reading.unwrap())
    }

    fn fault(text: &str) -> String {
        Wanted::of(text, &list(), 2).err().map(|(line, why)| format!("{line}: {why}")).unwrap_or_default()
    }

    #[test]
    fn every_rule_can_be_written() {
        let text = r#"
            home = [2]
            new = ["Anna Ek"]
            [aims]
            mix = 7
            [groups]
            guests = ["bo@gavle.example", "role:communicator"]
            [[rule]]
            is = "fixed"
            person = "anna ek"
            table = 1
            round = 2
            [[rule]]
            is = "quota"
            people = ["guests"]
            most = 1
            [[rule]]
            is = "whole"
            municipality = "gävle"
            [[rule]]
            is = "apart"
            people = ["municipality:Gävle"]
            [[rule]]
            is = "wish"
            people = ["Anna Ek", "bo@bollnas.example"]
        "#;
        let wanted = Wanted::of(text, &list(), 2).ok().unwrap();
        let rules: Vec<Rule> = wanted.rules.iter().map(|(rule, _)| rule.clone()).collect();
        let expected = [
            Rule::Fixed { person: 0, table: 0, round: Some(1) },
            Rule::Quota { people: vec![0, 2], least: 0, most: 1 },
            Rule::GroupWhole { group: 0 },
            Rule::Apart { people: vec![0, 2] },
        ];
        assert_eq!(rules, expected);
        assert_eq!((wanted.aims.mix, wanted.aims.wishes), (7, vec![(0, 1)]));
        assert_eq!((wanted.home, wanted.new), (BTreeSet::from([1]), BTreeSet::from([0])));
        assert_eq!(wanted.rules[0].1, 8);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        assert_eq!(fault("[[rule]]\nis = \"apart\"\npeople = [\"Nils\"]"), "1: Nils is not on the list");
        let twice = "1: Bo Ek is the name of 2 on the list: write the mail address";
        assert_eq!(fault("new = [\"Bo Ek\"]"), twice);
        assert_eq!(fault("\nhome = [3]"), "2: there is no round 3");
        let table = "[[rule]]\nis = \"fixed\"\nperson = \"Anna Ek\"\ntable = 0";
        assert_eq!(fault(table), "1: tables are counted from 1");
        assert!(fault("\n\nplaces = 3").starts_with("3: unknown field `places`"));
        assert!(fault("new = [").starts_with("1: "));
        assert!(fault("[[rule]]\nis = \"quota\"\npeople = [\"role:king\"]").contains("is no role"));
    }
}
