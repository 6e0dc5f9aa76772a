//! The plan on paper: for the wall, cards, tents and the list at the door. In Swedish, the workshop's language.

use organisation::register::Organisation;
use papers::{Press, PressFault, Sheet};
use texts::Words;

use super::names::plain;
use super::views::Standing;
use crate::day::Workshop;
use crate::papers::participant_list::{self, Participant, ParticipantList};
use crate::papers::place_cards::{self, Card, PlaceCards};
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
    /// The list of participants at the door.
    List,
}

impl Kind {
    /// All of them, in the order in which they are needed.
    pub const ALL: [Self; 4] = [Self::Wall, Self::Cards, Self::Tents, Self::List];

    /// The code in forms, text keys and the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wall => "wall",
            Self::Cards => "cards",
            Self::Tents => "tents",
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
            Kind::List => Ready::of(&self.list(), self.words),
        }
    }

    /// `bordsplacering-gavleborgs-lan-2029-03-14.pdf`
    pub fn file_name(&self, kind: Kind) -> String {
        let name = self.words.say(&format!("table_plan-file-{}", kind.code()));
        format!("{}-{}-{}.pdf", plain(&name), plain(&self.county.name), self.workshop.day)
    }

    fn wall(&self) -> TablePlan {
        let say = |key: &str| self.words.say(key);
        let person = |row: &&ParticipantRow| table_plan::Person {
            name: row.name.clone(),
            municipality: row.municipality_name.clone(),
            role: role_in_words(self.words, row),
        };
        let seated = self.seated();
        let tables = (1..=self.tables()).map(|table| table_plan::Table {
            label: table.to_string(),
            people: seated.iter().filter(|(at, _)| *at == table).map(|(_, row)| person(row)).collect(),
        });
        let mut index: Vec<IndexRow> = seated
            .iter()
            .map(|(table, row)| IndexRow {
                name: row.name.clone(),
                municipality: row.municipality_name.clone(),
                tables: vec![table.to_string()],
            })
            .collect();
        self.words.sort_by_text(&mut index, |row| &row.name);
        TablePlan {
            title: say("table_plan-title"),
            when_where: self.when_where(),
            landscape: true,
            rounds: vec![Round { heading: String::new(), tables: tables.collect() }],
            index,
            foot: self.foot(),
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
        let mut cards: Vec<Card> =
            self.seated().into_iter().map(|(table, row)| card(row, table.to_string())).collect();
        let without = self.sorted().into_iter().filter(|row| !self.standing.seats.contains_key(&row.id));
        cards.extend(without.map(|row| card(row, String::new())));
        PlaceCards {
            title: self.words.say("table_plan-cards"),
            cards,
            foot: self.foot(),
            words: place_cards::Words {
                table: self.words.say("table_plan-table"),
                no_cards: self.words.say("table_plan-no-cards"),
            },
        }
    }

    fn tents(&self) -> TableTents {
        TableTents {
            title: self.words.say("table_plan-tents"),
            tables: (1..=self.tables()).map(|table| Tent { label: table.to_string() }).collect(),
            foot: self.foot(),
            words: table_tents::Words {
                table: self.words.say("table_plan-table"),
                no_tables: self.words.say("table_plan-no-tables"),
            },
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
        let seat = self.standing.seats.get(&row.id);
        Participant {
            name: row.name.clone(),
            role: role_in_words(self.words, row),
            table: seat.map(|seat| seat.table.to_string()).unwrap_or_default(),
        }
    }

    fn sorted(&self) -> Vec<&ParticipantRow> {
        let mut people: Vec<_> = self.standing.people.iter().collect();
        self.words.sort_by_text(&mut people, |row| &row.name);
        people
    }

    /// Everybody with a seat, by table and name.
    fn seated(&self) -> Vec<(i32, &ParticipantRow)> {
        let seats = &self.standing.seats;
        let mut seated: Vec<_> =
            self.sorted().into_iter().filter_map(|row| Some((seats.get(&row.id)?.table, row))).collect();
        seated.sort_by_key(|(table, _)| *table);
        seated
    }

    fn tables(&self) -> i32 {
        self.standing.seats.values().map(|seat| seat.table).max().unwrap_or_default()
    }

    fn when_where(&self) -> String {
        let day = self.words.date(self.workshop.day);
        [capital(&day), self.workshop.place.clone()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn foot(&self) -> Foot {
        let day = self.words.date(self.workshop.day);
        Foot {
            line: self.words.say2("table_plan-foot", "county", &self.county.name, "day", day),
            page: self.words.say2("table_plan-page", "page", "{page}", "pages", "{pages}"),
        }
    }
}

/// The role in our words; one that is none of ours in the municipality's, if it wrote any.
pub(super) fn role_in_words(words: &Words, row: &ParticipantRow) -> String {
    match row.role {
        roster::Role::Other => row.role_text.clone(),
        known => words.say(&format!("role-{}", known.code())),
    }
}

/// The text with a large first letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
