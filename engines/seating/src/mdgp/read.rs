//! Reads the MDGPLIB text format. The first line holds the number of people, the number of groups, `ss` (groups of
//! the same size) or `ds` (different sizes), then least and most size of each group; every further line is
//! `i j gain` with people counted from 0, each pair once.

use thiserror::Error;

use super::{Instance, place};
use crate::problem::MOST_PEOPLE;

/// A file that is not an instance, with the place where that shows.
#[derive(Debug, Clone, PartialEq, Error)]
#[error("line {line}: {fault}")]
pub struct Unreadable {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What can be wrong with a line of an instance.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Fault {
    /// Bytes that are not text.
    #[error("the file is not text")]
    NotText,
    /// No first line.
    #[error("the file is empty")]
    Empty,
    /// A word of the first line is not the number it should be.
    #[error("\"{word}\" is not {wanted}")]
    NotANumber {
        /// The word as it stands, cut off if long.
        word: String,
        /// What should be there.
        wanted: &'static str,
    },
    /// A size or number below zero.
    #[error("{number} is negative")]
    Negative {
        /// The number.
        number: i64,
    },
    /// The kind is neither `ss` nor `ds`.
    #[error("\"{word}\" is neither ss nor ds")]
    UnknownKind {
        /// The word as it stands, cut off if long.
        word: String,
    },
    /// More people than the engine takes.
    #[error("{people} people are more than the {most} that can be grouped")]
    TooManyPeople {
        /// The number of people.
        people: usize,
        /// The limit.
        most: usize,
    },
    /// More groups than people, or none.
    #[error("{groups} groups cannot be made of {people} people")]
    Groups {
        /// The number of groups.
        groups: usize,
        /// The number of people.
        people: usize,
    },
    /// Not one least and one most size for each group.
    #[error("{found} sizes stand here, but {groups} groups need {}", 2 * groups)]
    SizeCount {
        /// How many sizes there are.
        found: usize,
        /// The number of groups.
        groups: usize,
    },
    /// A group's least size is above its most.
    #[error("group {group} cannot have at least {least} and at most {most} people")]
    SizeUpsideDown {
        /// The group, from 0.
        group: usize,
        /// Its least size.
        least: usize,
        /// Its most size.
        most: usize,
    },
    /// The sizes do not add up to the people.
    #[error("{people} people do not fit: the groups take between {least} and {most}")]
    SizesDoNotFit {
        /// The number of people.
        people: usize,
        /// The sum of the least sizes.
        least: usize,
        /// The sum of the most sizes.
        most: usize,
    },
    /// Not three words.
    #[error("a line must hold two people and a gain, not {words} words")]
    NotAPair {
        /// How many words there are.
        words: usize,
    },
    /// A person beyond the number of people.
    #[error("person {person} does not exist: people are numbered from 0 to {last}")]
    UnknownPerson {
        /// The person.
        person: usize,
        /// The last one there is.
        last: usize,
    },
    /// A person paired with themselves.
    #[error("person {person} is paired with themselves")]
    PairedWithSelf {
        /// The person.
        person: usize,
    },
    /// A gain that is not a finite number.
    #[error("\"{word}\" is not a finite gain")]
    NotAGain {
        /// The word as it stands, cut off if long.
        word: String,
    },
    /// A pair that stood before.
    #[error("the gain of persons {i} and {j} stands twice")]
    Duplicate {
        /// One person.
        i: usize,
        /// The other person.
        j: usize,
    },
    /// Pairs are missing at the end.
    #[error("the file ends too early: {found} of {wanted} pairs are there")]
    Truncated {
        /// Lines after the first.
        found: usize,
        /// Pairs that `n` people make.
        wanted: usize,
    },
}

type Read<T> = Result<T, Fault>;

/// Reads an instance from the bytes of a file.
pub fn read(bytes: &[u8]) -> Result<Instance, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|&byte| byte == b'\n').count();
        Unreadable { line, fault: Fault::NotText }
    })?;
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let (number, first) = lines.next().ok_or(Unreadable { line: 1, fault: Fault::Empty })?;
    let (people, sizes) = header(first).map_err(|fault| Unreadable { line: number, fault })?;
    let wanted = people * (people - 1) / 2;
    // Before memory is taken for pairs that are not there.
    let found = lines.clone().count();
    if found < wanted {
        let line = text.lines().count();
        return Err(Unreadable { line, fault: Fault::Truncated { found, wanted } });
    }
    let mut gains = vec![f64::NAN; wanted];
    // More lines than pairs cannot be, for one of them would stand twice.
    for (number, line) in lines {
        pair(line, people, &mut gains).map_err(|fault| Unreadable { line: number, fault })?;
    }
    Ok(Instance { people, sizes, gains })
}

type Header = (usize, Vec<(usize, usize)>);

fn header(line: &str) -> Read<Header> {
    let mut words = line.split_whitespace();
    let people = count(words.next(), "the number of people")?;
    let groups = count(words.next(), "the number of groups")?;
    countable(people, groups)?;
    let kind = words.next().unwrap_or("");
    if kind != "ss" && kind != "ds" {
        return Err(Fault::UnknownKind { word: short(kind) });
    }
    let numbers = words.map(|word| count(Some(word), "a size")).collect::<Read<Vec<usize>>>()?;
    if numbers.len() != 2 * groups {
        return Err(Fault::SizeCount { found: numbers.len(), groups });
    }
    let sizes: Vec<(usize, usize)> = numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    fitting(people, &sizes)?;
    Ok((people, sizes))
}

fn countable(people: usize, groups: usize) -> Read<()> {
    if people > MOST_PEOPLE {
        return Err(Fault::TooManyPeople { people, most: MOST_PEOPLE });
    }
    if groups == 0 || groups > people {
        return Err(Fault::Groups { groups, people });
    }
    Ok(())
}

/// Whether so many people fit these sizes.
pub(super) fn fitting(people: usize, sizes: &[(usize, usize)]) -> Read<()> {
    countable(people, sizes.len())?;
    let (mut least_sum, mut most_sum) = (0_usize, 0_usize);
    for (group, &(least, most)) in sizes.iter().enumerate() {
        if least > most {
            return Err(Fault::SizeUpsideDown { group, least, most });
        }
        least_sum = least_sum.saturating_add(least);
        most_sum = most_sum.saturating_add(most);
    }
    if people < least_sum || people > most_sum {
        return Err(Fault::SizesDoNotFit { people, least: least_sum, most: most_sum });
    }
    Ok(())
}

fn pair(line: &str, people: usize, gains: &mut [f64]) -> Read<()> {
    let words: Vec<&str> = line.split_whitespace().take(4).collect();
    let [i, j, gain] = words[..] else {
        return Err(Fault::NotAPair { words: words.len() });
    };
    let (i, j) = (person(i, people)?, person(j, people)?);
    if i == j {
        return Err(Fault::PairedWithSelf { person: i });
    }
    let number = gain.parse().ok().filter(|number: &f64| number.is_finite());
    let number = number.ok_or_else(|| Fault::NotAGain { word: short(gain) })?;
    let cell = &mut gains[place(people, i.min(j), i.max(j))];
    if !cell.is_nan() {
        return Err(Fault::Duplicate { i, j });
    }
    *cell = number;
    Ok(())
}

fn person(word: &str, people: usize) -> Read<usize> {
    let person = count(Some(word), "a person")?;
    if person < people { Ok(person) } else { Err(Fault::UnknownPerson { person, last: people - 1 }) }
}

fn count(word: Option<&str>, wanted: &'static str) -> Read<usize> {
    let word = word.unwrap_or("");
    let number: i64 = word.parse().map_err(|_| Fault::NotANumber { word: short(word), wanted })?;
    usize::try_from(number).map_err(|_| Fault::Negative { number })
}

/// A word for a message.
fn short(word: &str) -> String {
    word.chars().take(20).collect()
}
