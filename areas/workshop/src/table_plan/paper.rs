//! The plan on paper: for the wall, cards, tents and the list at the door. In Swedish, the workshop's language.

use std::ops::Range;

use organisation::register::Organisation;
use papers::{Press, PressFault, Sheet};
use texts::Words;

use super::names::plain;
use super::views::Standing;
use crate::day::Workshop;
use crate::papers::participant_list::{self, Participant, ParticipantList};
use crate::papers::place_cards::{self, Card, PlaceCards};
use crate::papers::slips::{self, Slip, Slips, Stop};
use crate::papers::table_plan::{self, IndexRow, Round, TablePlan};
use crate::papers::table_tents::{self, TableTents, Tent};
use crate::papers::{Foot, Paper};
use crate::registration::views::ParticipantRow;

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The table plan for the wall.
    Wall,
    /// Place cards.
    Cards,
    /// Table tents.
    Tents,
    /// A slip for each person with all rounds.
    Slips,
    /// The list of participants at the door.
    List,
}

impl Kind {
    /// A choice of rounds makes it another paper.
    #[must_use]
    pub const fn is_by_round(self) -> bool {
        matches!(self, Self::Wall | Self::Cards | Self::Tents)
    }

    /// All of them, in the order in which they are needed.
    pub const ALL: [Self; 5] = [Self::Wall, Self::Cards, Self::Tents, Self::Slips, Self::List];

    /// The code in forms, text keys and the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wall => "wall",
            Self::Cards => "cards",
            Self::Tents => "tents",
            Self::Slips => "slips",
            Self::List => "list",
        }
    }

    /// The paper with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What a paper is made of.
pub(super) struct Matter<'a> {
    pub words: &'a Words,
    pub workshop: &'a Workshop,
    pub county: &'a Organisation,
    pub standing: &'a Standing,
    /// The only round it is for, from 0; none for all of them.
    pub round: Option<usize>,
}

/// A paper ready for the press.
pub(super) struct Ready {
    template: &'static str,
    data: serde_json::Value,
    title: String,
    language: &'static str,
}

impl Ready {
    fn of(paper: &impl Paper, words: &Words) -> Result<Self, serde_json::Error> {
        Ok(Self {
            template: template_of(paper),
            data: serde_json::to_value(paper)?,
            title: paper.title().to_owned(),
            language: words.lang().code(),
        })
    }

    /// Prints it. Blocks for as long as that takes.
    pub fn print(
        &self,
        press: &Press,
        made_at: chrono::DateTime<chrono::Utc>,
    ) -> Result<Vec<u8>, PressFault> {
        let (template, data, title, language) =
            (self.template, &self.data, self.title.as_str(), self.language);
        press.print(&Sheet { template, data, title, language, made_at })
    }
}

const fn template_of<P: Paper>(_: &P) -> &'static str {
    P::TEMPLATE
}

impl Matter<'_> {
    /// The paper of a kind.
    pub fn paper(&self, kind: Kind) -> Result<Ready, serde_json::Error> {
        match kind {
            Kind::Wall => Ready::of(&self.wall(), self.words),
            Kind::Cards => Ready::of(&self.cards(), self.words),
            Kind::Tents => Ready::of(&self.tents(), self.words),
            Kind::Slips => Ready::of(&self.slips(), self.words),
            Kind::List => Ready::of(&self.list(), self.words),
        }
    }

    /// `bordsplacering-gavleborgs-lan-2029-03-14.pdf`, `bordsplacering-omgang-2-gavleborgs-lan-2029-03-14.pdf`
    pub fn file_name(&self, kind: Kind) -> String {
        let name = self.words.say(&format!("table_plan-file-{}", kind.code()));
        let name =
            self.only().filter(|_| kind.is_by_round()).map_or(name.clone(), |only| format!("{name}-{only}"));
        format!("{}-{}-{}.pdf", plain(&name), plain(&self.county.name), self.workshop.day)
    }

    fn wall(&self) -> TablePlan {
        let say = |key: &str| self.words.say(key);
        let person = |row: &&ParticipantRow| table_plan::Person {
            name: row.name.clone(),
            municipality: row.municipality_name.clone(),
            role: role_in_words(self.words, row),
        };
        let round = |round: usize| {
            let seated = self.seated(round);
            let tables = (1..=self.tables()).map(|table| table_plan::Table {
                label: table.to_string(),
                people: seated.iter().filter(|(at, _)| *at == table).map(|(_, row)| person(row)).collect(),
            });
            Round { heading: self.named(round), tables: tables.collect() }
        };
        let mut index: Vec<IndexRow> = self
            .sorted()
            .into_iter()
            .filter(|row| self.shown().any(|round| self.standing.seats.at(round, row.id).is_some()))
            .map(|row| IndexRow {
                name: row.name.clone(),
                municipality: row.municipality_name.clone(),
                tables: self.labels(row, self.shown()),
            })
            .collect();
        self.words.sort_by_text(&mut index, |row| &row.name);
        TablePlan {
            title: self.titled("table_plan-title"),
            when_where: self.when_where(),
            landscape: true,
            rounds: self.shown().map(round).collect(),
            index,
            foot: self.foot_by_round(),
            words: table_plan::Words {
                table: say("table_plan-table"),
                index: say("table_plan-find-yours"),
                name: say("table_plan-name"),
                municipality: say("table_plan-municipality"),
                empty_table: say("table_plan-nobody-here"),
                no_tables: say("table_plan-nobody-placed"),
            },
        }
    }

    /// One card for everybody who comes, table by table; whoever has no seat yet comes last.
    fn cards(&self) -> PlaceCards {
        let card = |row: &ParticipantRow, table: String| Card {
            name: row.name.clone(),
            municipality: row.municipality_name.clone(),
            role: role_in_words(self.words, row),
            table,
        };
        // In the first round's order, so that they are laid out table by table; each card says all its tables.
        let first = self.shown().start;
        let label = |row: &ParticipantRow| self.labels(row, self.shown()).join(" · ");
        let mut cards: Vec<Card> =
            self.seated(first).into_iter().map(|(_, row)| card(row, label(row))).collect();
        let without = self.sorted().into_iter().filter(|row| self.standing.seats.at(first, row.id).is_none());
        cards.extend(without.map(|row| card(row, String::new())));
        PlaceCards {
            title: self.titled("table_plan-cards"),
            cards,
            foot: self.foot_by_round(),
            words: place_cards::Words {
                table: self.words.say("table_plan-table"),
                no_cards: self.words.say("table_plan-no-cards"),
            },
        }
    }

    fn tents(&self) -> TableTents {
        TableTents {
            title: self.titled("table_plan-tents"),
            tables: (1..=self.tables()).map(|table| Tent { label: table.to_string() }).collect(),
            foot: self.foot_by_round(),
            words: table_tents::Words {
                table: self.words.say("table_plan-table"),
                no_tables: self.words.say("table_plan-no-tables"),
            },
        }
    }

    /// One slip for everybody who comes, by name.
    fn slips(&self) -> Slips {
        let stop = |(round, table): (usize, String)| Stop {
            round: if self.rounds() > 1 { self.named(round) } else { self.words.say("table_plan-table") },
            table,
        };
        let slip = |row: &ParticipantRow| Slip {
            name: row.name.clone(),
            municipality: row.municipality_name.clone(),
            rounds: self.labels(row, 0..self.rounds()).into_iter().enumerate().map(stop).collect(),
        };
        Slips {
            title: self.words.say("table_plan-slips"),
            people: self.sorted().into_iter().map(slip).collect(),
            foot: self.foot(),
            words: slips::Words { no_slips: self.words.say("table_plan-no-slips") },
        }
    }

    fn list(&self) -> ParticipantList {
        let say = |key: &str| self.words.say(key);
        let mut people = self.sorted();
        self.words.sort_by_text(&mut people, |row| &row.municipality_name);
        let groups = people.chunk_by(|one, other| one.municipality == other.municipality);
        ParticipantList {
            title: say("table_plan-list"),
            when_where: self.when_where(),
            groups: groups
                .map(|group| participant_list::Group {
                    heading: group.first().map(|row| row.municipality_name.clone()).unwrap_or_default(),
                    count: self.words.say1("table_plan-participants", "people", group.len()),
                    people: group.iter().map(|row| self.participant(row)).collect(),
                })
                .collect(),
            foot: self.foot(),
            words: participant_list::Words {
                name: say("table_plan-name"),
                role: say("table_plan-role"),
                table: say("table_plan-table"),
                nobody: say("table_plan-nobody-registered"),
                nobody_from_here: say("table_plan-nobody-registered"),
            },
        }
    }

    fn participant(&self, row: &ParticipantRow) -> Participant {
        let seated = (0..self.rounds()).any(|round| self.standing.seats.at(round, row.id).is_some());
        Participant {
            name: row.name.clone(),
            role: role_in_words(self.words, row),
            table: if seated { self.labels(row, 0..self.rounds()).join(" · ") } else { String::new() },
        }
    }

    /// How many rounds there are.
    fn rounds(&self) -> usize {
        self.standing.wanted.rounds.count()
    }

    /// The rounds that papers by round are of, from 0.
    fn shown(&self) -> Range<usize> {
        self.round.map_or(0..self.rounds(), |round| round..round + 1)
    }

    /// `Omgång 2`
    fn named(&self, round: usize) -> String {
        self.words.say1("table_plan-round", "round", (round + 1).to_string())
    }

    /// `omgang-2` where only one of several rounds is chosen, for the name of a file.
    fn only(&self) -> Option<String> {
        self.round.filter(|_| self.rounds() > 1).map(|round| plain(&self.named(round)))
    }

    /// The title of a paper by round: `Bordsplacering, omgång 2` where only one is chosen.
    fn titled(&self, key: &str) -> String {
        let title = self.words.say(key);
        match self.round.filter(|_| self.rounds() > 1) {
            Some(round) => {
                self.words.say2("table_plan-paper-of-round", "title", title, "round", (round + 1).to_string())
            }
            None => title,
        }
    }

    /// Somebody's table in each of these rounds, `–` without a seat.
    fn labels(&self, row: &ParticipantRow, rounds: Range<usize>) -> Vec<String> {
        let seat = |round| self.standing.seats.at(round, row.id);
        let label = |round| seat(round).map_or_else(|| "–".to_owned(), |seat| seat.table.to_string());
        rounds.map(label).collect()
    }

    fn sorted(&self) -> Vec<&ParticipantRow> {
        let mut people: Vec<_> = self.standing.people.iter().collect();
        self.words.sort_by_text(&mut people, |row| &row.name);
        people
    }

    /// Everybody with a seat in a round (from 0), by table and name.
    fn seated(&self, round: usize) -> Vec<(i32, &ParticipantRow)> {
        let seats = &self.standing.seats;
        let people = self.sorted().into_iter();
        let mut seated: Vec<_> =
            people.filter_map(|row| Some((seats.at(round, row.id)?.table, row))).collect();
        seated.sort_by_key(|(table, _)| *table);
        seated
    }

    /// The highest table that is used in the rounds.
    fn tables(&self) -> i32 {
        let seats = self.shown().flat_map(|round| self.standing.seats.round(round).values());
        seats.map(|seat| seat.table).max().unwrap_or_default()
    }

    fn when_where(&self) -> String {
        let day = self.words.date(self.workshop.day);
        [capital(&day), self.workshop.place.clone()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The foot with the round, where only one of several is chosen.
    fn foot_by_round(&self) -> Foot {
        let foot = self.foot();
        match self.round.filter(|_| self.rounds() > 1) {
            Some(round) => Foot { line: format!("{} · {}", foot.line, self.named(round)), ..foot },
            None => foot,
        }
    }

    fn foot(&self) -> Foot {
        let day = self.words.date(self.workshop.day);
        Foot {
            line: self.words.say2("table_plan-foot", "county", &self.county.name, "day", day),
            page: self.words.say2("table_plan-page", "page", "{page}", "pages", "{pages}"),
        }
    }
}

/// The role in our words; one that is none of ours in the municipality's, if it wrote any. Empty when
/// their details are protected: a role beside a municipality says who it is.
#[must_use]
pub fn role_in_words(words: &Words, row: &ParticipantRow) -> String {
    match row.role {
        // A role beside a municipality says who it is.
        _ if row.protected => String::new(),
        roster::Role::Other => row.role_text.clone(),
        known => words.say(&format!("role-{}", known.code())),
    }
}

/// The text with a large first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
