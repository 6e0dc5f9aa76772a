//! Groupings that beat the published best.

use std::error::Error;
use std::fs;
use std::path::Path;

use seating::mdgp::{Instance, MdgpPlan};

use crate::Published;
use crate::report::SAME;

/// Writes the grouping if it beats the published best and the one that is there.
pub fn keep(
    folder: &Path,
    published: &Published,
    instance: &Instance,
    plan: &MdgpPlan,
) -> Result<(), Box<dyn Error>> {
    let path = folder.join(format!("{}.txt", published.name));
    let known = fs::read_to_string(&path)
        .map_or(published.best, |text| instance.objective(&group_of(&text, instance)));
    if plan.objective < known.max(published.best) + SAME {
        return Ok(());
    }
    let mut groups = vec![Vec::new(); instance.sizes().len()];
    for (person, &group) in plan.group_of.iter().enumerate() {
        groups[group].push(person.to_string());
    }
    let lines: Vec<String> = groups.iter().map(|people| people.join(" ") + "\n").collect();
    Ok(fs::write(path, lines.concat())?)
}

/// The grouping that a record holds; people that it leaves out are in a group of nobody else.
fn group_of(text: &str, instance: &Instance) -> Vec<usize> {
    let mut group_of: Vec<usize> = (0..instance.people()).map(|person| usize::MAX - person).collect();
    for (group, line) in text.lines().enumerate() {
        for person in line.split_whitespace().filter_map(|word| word.parse::<usize>().ok()) {
            if let Some(seat) = group_of.get_mut(person) {
                *seat = group;
            }
        }
    }
    group_of
}
