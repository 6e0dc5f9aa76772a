//! A plan in words: summary, what calls for planning again, tables and pairs.

use std::collections::{BTreeSet, HashMap};

use organisation::OrganisationId;
use texts::Words;
use web::Choice;

use crate::records::ParticipantId;
use crate::registration::views::ParticipantRow;
use crate::table_plan::names::short_forms;
use crate::table_plan::paper::{capital, role_in_words};
use crate::table_plan::rules::{Mixing, RoomSize, at_tables, out_of_bounds};
use crate::table_plan::views::{self, Standing, TablePlan};

use super::picture::Picture;

/// One person in a list. The name is empty for a reader who may not see it.
pub struct Row {
    pub id: ParticipantId,
    pub name: String,
    pub from: OrganisationId,
    pub municipality: String,
    pub role: String,
    pub fixed: bool,
}

/// One table.
pub struct TableShown {
    pub number: i32,
    /// "8 personer från 8 kommuner, 5 roller."
    pub mix: String,
    pub people: Vec<Row>,
}

/// Two people who are kept apart.
pub struct PairShown {
    /// Both ids, for the form.
    pub value: String,
    pub names: String,
}

/// A plan, ready to be shown.
pub struct Shown {
    pub summary: String,
    /// What calls for planning again.
    pub alerts: Vec<String>,
    pub picture: Picture,
    /// Letters and name of each municipality.
    pub legend: Vec<(String, String)>,
    pub tables: Vec<TableShown>,
    /// Those who were registered since.
    pub without: Vec<Row>,
    pub pairs: Vec<PairShown>,
    pub everyone: Vec<Choice>,
    pub numbers: Vec<Choice>,
}

/// A small number as a word at the start of a sentence, a larger one in figures.
pub fn in_words(words: &Words, number: usize) -> String {
    match number {
        1..=12 => words.say(&format!("registration-number-{number}")),
        _ => number.to_string(),
    }
}

impl Shown {
    /// `names`: the reader may see who the people are.
    pub fn of(words: &Words, standing: &Standing, plan: &TablePlan, room: RoomSize, names: bool) -> Self {
        let maker = Maker { words, standing, plan, names };
        let counts = at_tables(standing.seats.values().map(|seat| seat.table));
        let tables = maker.tables(counts.len());
        let (legend, shorts) = maker.legend();
        let wanted = views::wanted(plan);
        Self {
            summary: maker.summary(&tables),
            alerts: maker.alerts(&counts, room),
            picture: Picture::of(&tables, wanted.most, &shorts),
            legend,
            without: maker.rows(|row| !standing.seats.contains_key(&row.id)),
            pairs: maker.pairs(),
            everyone: maker.everyone(),
            numbers: tables
                .iter()
                .map(|table| {
                    let number = table.number.to_string();
                    let text = words.say1("table_plan-table-number", "table", &number);
                    Choice::new(number, text)
                })
                .collect(),
            tables,
        }
    }
}

struct Maker<'a> {
    words: &'a Words,
    standing: &'a Standing,
    plan: &'a TablePlan,
    names: bool,
}

impl Maker<'_> {
    /// The people that fit, by name; by municipality where names are not shown.
    fn rows(&self, fits: impl Fn(&ParticipantRow) -> bool) -> Vec<Row> {
        let seat = |row: &ParticipantRow| self.standing.seats.get(&row.id);
        let people = self.standing.people.iter().filter(|row| fits(row));
        let mut rows: Vec<Row> = people
            .map(|row| Row {
                id: row.id,
                name: if self.names { row.name.clone() } else { String::new() },
                from: row.municipality,
                municipality: row.municipality_name.clone(),
                role: role_in_words(self.words, row),
                fixed: seat(row).is_some_and(|seat| seat.fixed),
            })
            .collect();
        self.words.sort_by_text(&mut rows, |row| &row.municipality);
        self.words.sort_by_text(&mut rows, |row| &row.name);
        rows
    }

    fn tables(&self, count: usize) -> Vec<TableShown> {
        let seats = &self.standing.seats;
        (1..=i32::try_from(count).unwrap_or_default())
            .map(|number| {
                let people = self.rows(|row| seats.get(&row.id).is_some_and(|seat| seat.table == number));
                TableShown { number, mix: self.mix(&people), people }
            })
            .collect()
    }

    fn mix(&self, people: &[Row]) -> String {
        let municipalities: BTreeSet<_> = people.iter().map(|row| row.from).collect();
        let roles: BTreeSet<_> = people.iter().map(|row| &row.role).filter(|role| !role.is_empty()).collect();
        self.words.say_with(
            "table_plan-mix",
            [
                ("people", people.len().into()),
                ("municipalities", municipalities.len().into()),
                ("roles", roles.len().into()),
            ],
        )
    }

    fn summary(&self, tables: &[TableShown]) -> String {
        let sizes: Vec<usize> = tables.iter().map(|table| table.people.len()).collect();
        let (least, most) =
            (sizes.iter().min().copied().unwrap_or(0), sizes.iter().max().copied().unwrap_or(0));
        let span = if least == most { most.to_string() } else { format!("{least}–{most}") };
        let counted = [
            ("people", sizes.iter().sum::<usize>().into()),
            ("tables", tables.len().into()),
            ("span", span.into()),
        ];
        let mut said = vec![self.words.say_with("table_plan-summary", counted)];
        said.push(match self.plan.mixing {
            Mixing::Mixed => {
                self.at_most("table_plan-summary-mixed", most_alike(tables, |row| Some(row.from)))
            }
            Mixing::Together => self.together(tables),
        });
        if self.plan.spread_roles {
            let role = |row: &Row| Some(row.role.clone()).filter(|role| !role.is_empty());
            said.push(self.at_most("table_plan-summary-roles", most_alike(tables, role)));
        }
        let fixed = tables.iter().flat_map(|table| &table.people).filter(|row| row.fixed).count();
        if fixed > 0 {
            said.push(self.at_most("table_plan-summary-fixed", fixed));
        }
        if self.plan.moved > 0 {
            said.push(
                self.at_most("table_plan-summary-moved", usize::try_from(self.plan.moved).unwrap_or(0)),
            );
        }
        said.join(" ")
    }

    fn at_most(&self, key: &str, count: usize) -> String {
        let word = in_words(self.words, count);
        capital(&self.words.say2(key, "count", count, "word", word))
    }

    fn together(&self, tables: &[TableShown]) -> String {
        let mut spread: HashMap<OrganisationId, BTreeSet<i32>> = HashMap::new();
        for table in tables {
            for row in &table.people {
                spread.entry(row.from).or_default().insert(table.number);
            }
        }
        let whole = spread.values().filter(|tables| tables.len() == 1).count();
        self.words.say2("table_plan-summary-together", "whole", whole, "municipalities", spread.len())
    }

    fn alerts(&self, counts: &[usize], room: RoomSize) -> Vec<String> {
        let (words, standing) = (self.words, self.standing);
        let mut alerts = Vec::new();
        let without = standing.people.len() - counts.iter().sum::<usize>().min(standing.people.len());
        if without > 0 {
            alerts.push(words.say1("table_plan-alert-without", "people", without));
        }
        if counts.len() > room.tables {
            alerts.push(words.say2("table_plan-alert-tables", "tables", room.tables, "used", counts.len()));
        }
        let wanted = views::wanted(self.plan);
        for (table, people) in out_of_bounds(counts, standing.people.len(), wanted, room) {
            let key = if people > wanted.most { "table_plan-alert-full" } else { "table_plan-alert-few" };
            let values = [
                ("table", table.to_string().into()),
                ("people", people.into()),
                ("most", wanted.most.into()),
            ];
            alerts.push(words.say_with(key, values));
        }
        let table = |id| standing.seats.get(&id).map(|seat| seat.table);
        for &(one, other) in standing.apart.iter().filter(|_| self.names) {
            if let Some(at) = table(one).filter(|_| table(one) == table(other)) {
                let names = self.both(one, other);
                alerts.push(words.say2("table_plan-alert-apart", "names", names, "table", at.to_string()));
            }
        }
        alerts
    }

    fn both(&self, one: ParticipantId, other: ParticipantId) -> String {
        let mut names: Vec<String> =
            [one, other].into_iter().filter_map(|id| self.person(id)).map(|row| row.name.clone()).collect();
        self.words.sort_by_text(&mut names, |name| name);
        self.words.list(&names)
    }

    fn person(&self, id: ParticipantId) -> Option<&ParticipantRow> {
        self.standing.people.iter().find(|row| row.id == id)
    }

    fn pairs(&self) -> Vec<PairShown> {
        if !self.names {
            return Vec::new();
        }
        let pair = |&(one, other): &(ParticipantId, ParticipantId)| PairShown {
            value: format!("{one} {other}"),
            names: self.both(one, other),
        };
        let mut pairs: Vec<PairShown> = self.standing.apart.iter().map(pair).collect();
        self.words.sort_by_text(&mut pairs, |pair| &pair.names);
        pairs
    }

    fn everyone(&self) -> Vec<Choice> {
        if !self.names {
            return Vec::new();
        }
        let choice = |row: Row| {
            let text =
                self.words.say2("table_plan-person-of", "name", row.name, "municipality", row.municipality);
            Choice::new(row.id.to_string(), text)
        };
        self.rows(|_| true).into_iter().map(choice).collect()
    }

    /// Letters and names of the municipalities, by name; and the letters by municipality.
    fn legend(&self) -> (Vec<(String, String)>, HashMap<OrganisationId, String>) {
        let seated: HashMap<OrganisationId, &str> = self
            .standing
            .people
            .iter()
            .map(|row| (row.municipality, row.municipality_name.as_str()))
            .collect();
        let mut seated: Vec<(OrganisationId, &str)> = seated.into_iter().collect();
        seated
            .sort_by(|(id, name), (other_id, other)| self.words.compare(name, other).then(id.cmp(other_id)));
        let names: Vec<String> = seated.iter().map(|(_, name)| (*name).to_owned()).collect();
        let shorts = short_forms(&names);
        let by_id = seated.iter().zip(&shorts).map(|((id, _), short)| (*id, short.clone())).collect();
        (shorts.into_iter().zip(names).collect(), by_id)
    }
}

/// The most people at one table who share something.
fn most_alike<K: Ord>(tables: &[TableShown], shared: impl Fn(&Row) -> Option<K>) -> usize {
    let at_table = |table: &TableShown| {
        let mut kinds: Vec<K> = table.people.iter().filter_map(&shared).collect();
        kinds.sort_unstable();
        kinds.chunk_by(|one, other| one == other).map(<[K]>::len).max().unwrap_or_default()
    };
    tables.iter().map(at_table).max().unwrap_or_default()
}
