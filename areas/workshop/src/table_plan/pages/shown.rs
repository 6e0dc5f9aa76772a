//! A plan in words and pictures: summary, what calls for planning again, the tables of one round.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use organisation::OrganisationId;
use texts::Words;
use web::Choice;

use crate::records::ParticipantId;
use crate::registration::views::ParticipantRow;
use crate::table_plan::book::{Mark, Part, Trait};
use crate::table_plan::meetings::repeated;
use crate::table_plan::names::short_forms;
use crate::table_plan::paper::{capital, role_in_words};
use crate::table_plan::rules::{Mixing, RoomSize, at_tables, out_of_bounds};
use crate::table_plan::views::{Standing, TablePlan};

use super::picture::{HUES, Spot};
use super::signs::{parts, roles, sign};

/// One person in a list. The name is empty for a reader who may not see it.
pub struct Row {
    pub id: ParticipantId,
    pub name: String,
    pub from: OrganisationId,
    pub municipality: String,
    /// The municipality's letters.
    pub short: String,
    /// The end of the class for the municipality's colour.
    pub hue: char,
    pub role: String,
    /// One letter for the role; empty for one that is none of the target roles.
    pub sign: String,
    pub mark: Mark,
    /// "Dokumentatör · första gången": empty for most.
    pub noted: String,
    pub fixed: bool,
}

/// One table of the round that is shown.
pub struct TableShown {
    pub number: i32,
    /// "8 personer från 8 kommuner, 5 roller."
    pub mix: String,
    /// "Gävle 2, Ockelbo 1": what the bar shows.
    pub bar: String,
    /// "Nås utan trappsteg": what the table offers; empty for most.
    pub offers: String,
    pub people: Vec<Row>,
    pub spot: Spot,
}

/// One round to go to.
pub struct Tab {
    pub number: usize,
    pub text: String,
    pub current: bool,
}

/// A plan, ready to be shown.
pub struct Shown {
    pub summary: String,
    /// What calls for planning again.
    pub alerts: Vec<String>,
    /// The round that is shown, from 1.
    pub round: usize,
    pub tabs: Vec<Tab>,
    /// Of which rounds papers can be: all, or one.
    pub paper_rounds: Vec<Choice>,
    /// Letters, hue and name of each municipality.
    pub legend: Vec<(String, char, String)>,
    /// Letter and name of each role that is seen.
    pub roles: Vec<(String, String)>,
    /// Letter and name of what people do besides.
    pub parts: Vec<(String, String)>,
    pub tables: Vec<TableShown>,
    /// Those who were registered since.
    pub without: Vec<Row>,
    pub everyone: Vec<Choice>,
    pub numbers: Vec<Choice>,
    pub municipalities: Vec<Choice>,
}

/// A small number as a word, a larger one in figures.
pub fn in_words(words: &Words, number: usize) -> String {
    match number {
        1..=12 => words.say(&format!("registration-number-{number}")),
        _ => number.to_string(),
    }
}

/// What is noted of somebody, in a few words. What they need of a table is said on their own page alone.
pub fn noted(words: &Words, mark: &Mark) -> String {
    let part =
        (mark.part != Part::Participant).then(|| words.say(&format!("table_plan-part-{}", mark.part.code())));
    let new = mark.new.then(|| words.say("table_plan-new-short"));
    part.into_iter().chain(new).collect::<Vec<_>>().join(" · ")
}

/// Traits in words, as a list.
pub fn traits(words: &Words, traits: &BTreeSet<Trait>) -> String {
    let said: Vec<String> =
        traits.iter().map(|one| words.say(&format!("table_plan-trait-{}", one.code()))).collect();
    words.list(&said)
}

impl Shown {
    /// `names`: the reader may see who the people are. `round`: from 0.
    pub fn of(
        words: &Words,
        standing: &Standing,
        plan: &TablePlan,
        room: RoomSize,
        names: bool,
        round: usize,
    ) -> Self {
        let round = round.min(standing.wanted.rounds.count() - 1);
        let maker = Maker { words, standing, plan, names, round, shorts: shorts(words, standing) };
        let counts = at_tables(standing.seats.round(round).values().map(|seat| seat.table));
        let tables = maker.tables(counts.len());
        Self {
            summary: maker.summary(&tables),
            alerts: maker.alerts(&counts, room),
            round: round + 1,
            paper_rounds: maker.paper_rounds(),
            tabs: maker.tabs(),
            roles: roles(&tables),
            legend: maker.legend(),
            parts: parts(words),
            without: maker.rows(|row| standing.seats.at(round, row.id).is_none()),
            everyone: maker.everyone(),
            numbers: maker.numbers(tables.len()),
            municipalities: maker.municipalities(),
            tables,
        }
    }
}

/// Letters and place of each municipality, in the order of their names.
fn shorts(words: &Words, standing: &Standing) -> HashMap<OrganisationId, (usize, String)> {
    let seated: HashMap<OrganisationId, &str> =
        standing.people.iter().map(|row| (row.municipality, row.municipality_name.as_str())).collect();
    let mut seated: Vec<(OrganisationId, &str)> = seated.into_iter().collect();
    seated.sort_by(|(id, name), (other_id, other)| words.compare(name, other).then(id.cmp(other_id)));
    let names: Vec<String> = seated.iter().map(|(_, name)| (*name).to_owned()).collect();
    let shorts = short_forms(&names);
    seated.iter().zip(shorts).enumerate().map(|(place, ((id, _), short))| (*id, (place, short))).collect()
}

struct Maker<'a> {
    words: &'a Words,
    standing: &'a Standing,
    plan: &'a TablePlan,
    names: bool,
    round: usize,
    shorts: HashMap<OrganisationId, (usize, String)>,
}

impl Maker<'_> {
    /// The people that fit, by name; by municipality where names are not shown.
    fn rows(&self, fits: impl Fn(&ParticipantRow) -> bool) -> Vec<Row> {
        let people = self.standing.people.iter().filter(|row| fits(row));
        let mut rows: Vec<Row> = people.map(|row| self.row(row)).collect();
        self.words.sort_by_text(&mut rows, |row| &row.municipality);
        self.words.sort_by_text(&mut rows, |row| &row.name);
        rows
    }

    fn row(&self, row: &ParticipantRow) -> Row {
        let (place, short) = self.shorts.get(&row.municipality).cloned().unwrap_or_default();
        let mark = self.standing.book.mark(row.id);
        Row {
            id: row.id,
            name: if self.names { row.name.clone() } else { String::new() },
            from: row.municipality,
            municipality: row.municipality_name.clone(),
            short,
            hue: HUES[place % HUES.len()],
            role: role_in_words(self.words, row),
            sign: sign(self.words, row.role),
            noted: noted(self.words, &mark),
            mark,
            fixed: self.standing.seats.at(self.round, row.id).is_some_and(|seat| seat.fixed),
        }
    }

    fn tables(&self, count: usize) -> Vec<TableShown> {
        let seats = self.standing.seats.round(self.round);
        let mut sitting: BTreeMap<i32, Vec<Row>> = BTreeMap::new();
        for row in self.rows(|row| seats.contains_key(&row.id)) {
            let table = seats.get(&row.id).map(|seat| seat.table).unwrap_or_default();
            sitting.entry(table).or_default().push(row);
        }
        let most = sitting.values().map(Vec::len).max().unwrap_or_default().max(self.standing.wanted.most);
        (1..=i32::try_from(count).unwrap_or_default())
            .map(|number| {
                let people = sitting.remove(&number).unwrap_or_default();
                let offers = self.standing.book.offers(number);
                TableShown {
                    number,
                    mix: self.mix(&people),
                    bar: self.bar(&people),
                    offers: capital(&traits(self.words, &offers)),
                    spot: Spot::of(self.words, &people, self.standing.wanted.most, most),
                    people,
                }
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

    fn bar(&self, people: &[Row]) -> String {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for row in people {
            *counts.entry(&row.municipality).or_default() += 1;
        }
        let mut said: Vec<(&str, usize)> = counts.into_iter().collect();
        said.sort_by(|(one, many), (other, more)| more.cmp(many).then(self.words.compare(one, other)));
        said.into_iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
    }

    fn paper_rounds(&self) -> Vec<Choice> {
        let rounds = (1..=self.standing.wanted.rounds.count()).map(|round| round.to_string());
        let one = |round: String| {
            let text = self.words.say1("table_plan-round", "round", &round);
            Choice::new(round, text)
        };
        let all = Choice::new("", self.words.say("table_plan-all-rounds"));
        [all].into_iter().chain(rounds.map(one)).collect()
    }

    fn tabs(&self) -> Vec<Tab> {
        let rounds = self.standing.wanted.rounds;
        if rounds.count() < 2 {
            return Vec::new();
        }
        let kinds = rounds.kinds().enumerate();
        kinds
            .map(|(round, kind)| Tab {
                number: round + 1,
                text: self.words.say2(
                    "table_plan-round-of",
                    "round",
                    (round + 1).to_string(),
                    "kind",
                    self.words.say(&format!("table_plan-kind-{}", kind.code())),
                ),
                current: round == self.round,
            })
            .collect()
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
        let wanted = self.standing.wanted;
        said.push(match wanted.rounds.kinds().nth(self.round) {
            Some(Mixing::Together) => self.together(tables),
            _ => self.at_most("table_plan-summary-mixed", most_alike(tables, |row| Some(row.from))),
        });
        if wanted.spread_roles {
            let role = |row: &Row| Some(row.role.clone()).filter(|role| !role.is_empty());
            said.push(self.at_most("table_plan-summary-roles", most_alike(tables, role)));
        }
        let fixed = tables.iter().flat_map(|table| &table.people).filter(|row| row.fixed).count();
        if fixed > 0 {
            said.push(self.at_most("table_plan-summary-fixed", fixed));
        }
        if self.plan.moved > 0 {
            let moved = usize::try_from(self.plan.moved).unwrap_or(0);
            said.push(self.at_most("table_plan-summary-moved", moved));
        }
        if wanted.rounds.kinds().filter(|kind| *kind == Mixing::Mixed).count() > 1 {
            let repeats = repeated(&self.standing.seats, wanted.rounds);
            said.push(self.words.say1("table_plan-summary-repeats", "count", repeats));
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
        for (table, people) in out_of_bounds(counts, standing.people.len(), standing.wanted, room) {
            let most = standing.wanted.most;
            let key = if people > most { "table_plan-alert-full" } else { "table_plan-alert-few" };
            let values =
                [("table", table.to_string().into()), ("people", people.into()), ("most", most.into())];
            alerts.push(words.say_with(key, values));
        }
        if self.names {
            alerts.extend(super::broken::sentences(words, standing, self.round));
        }
        alerts
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

    fn numbers(&self, tables: usize) -> Vec<Choice> {
        let number = |number: usize| {
            let number = number.to_string();
            let text = self.words.say1("table_plan-table-number", "table", &number);
            Choice::new(number, text)
        };
        (1..=tables).map(number).collect()
    }

    fn municipalities(&self) -> Vec<Choice> {
        let names: HashMap<OrganisationId, &str> = self
            .standing
            .people
            .iter()
            .map(|row| (row.municipality, row.municipality_name.as_str()))
            .collect();
        let mut choices: Vec<Choice> =
            names.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
        self.words.sort_by_text(&mut choices, |choice| &choice.text);
        choices
    }

    /// Letters, hues and names of the municipalities, by name.
    fn legend(&self) -> Vec<(String, char, String)> {
        let mut legend: BTreeMap<usize, (String, char, String)> = BTreeMap::new();
        for row in &self.standing.people {
            let Some((place, short)) = self.shorts.get(&row.municipality) else { continue };
            let hue = HUES[place % HUES.len()];
            legend.insert(*place, (short.clone(), hue, row.municipality_name.clone()));
        }
        legend.into_values().collect()
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
