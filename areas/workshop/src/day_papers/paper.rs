//! The papers for the day. In Swedish, the workshop's language.

use organisation::Square;
use organisation::register::Organisation;
use store::HouseKey;
use texts::Words;
use web::Trouble;

use super::code::Code;
use super::form::Says;
use super::rules::{Kind, by_surname};
use super::views::Everybody;
use crate::day::Workshop;
use crate::invitation::letters::place;
use crate::papers::Foot;
use crate::papers::badges::{self, Badge, Badges};
use crate::papers::certificates::{self, Certificates, Fact, Holder};
use crate::papers::door_list::{self, DoorList, Expected};
use crate::papers::sign_in_sheet::{self, Group, SignInSheet, Signer};
use crate::papers::signs::{Arrow, Sign};
use crate::registration::views::ParticipantRow;
use crate::table_plan::names::plain;
use crate::table_plan::paper::{capital, role_in_words};

/// What a paper is made of.
pub(super) struct Matter<'a> {
    pub words: &'a Words,
    pub workshop: &'a Workshop,
    pub county: &'a Organisation,
    pub everybody: &'a Everybody,
    /// Makes the codes on badges.
    pub key: &'a HouseKey,
}

/// `dorrlista-gavleborgs-lan-2029-03-14.pdf`
pub(super) fn file_name(words: &Words, kind: Kind, county: &Organisation, workshop: &Workshop) -> String {
    let name = words.say(&format!("day_papers-file-{}", kind.code()));
    format!("{}-{}-{}.pdf", plain(&name), plain(&county.name), workshop.day)
}

/// A direction sign.
pub(super) fn sign(
    words: &Words,
    (county, workshop): (&Organisation, &Workshop),
    (says, own, arrow): (Says, String, Arrow),
) -> Sign {
    Sign {
        text: if says == Says::Own { own } else { words.say(&format!("day_papers-says-{}", says.code())) },
        arrow,
        arrow_said: match arrow {
            Arrow::None => String::new(),
            Arrow::Left | Arrow::Right | Arrow::Straight => {
                words.say(&format!("day_papers-arrow-{}", arrow.code()))
            }
        },
        foot: foot(words, county, workshop).line,
    }
}

fn foot(words: &Words, county: &Organisation, workshop: &Workshop) -> Foot {
    Foot {
        line: words.say2("table_plan-foot", "county", &county.name, "day", words.date(workshop.day)),
        page: words.say2("table_plan-page", "page", "{page}", "pages", "{pages}"),
    }
}

/// Somebody in a list by surname.
struct Found<T> {
    sorted: String,
    what: T,
}

impl Matter<'_> {
    /// Badges by surname; guests and facilitators come last, with their marks.
    ///
    /// # Errors
    /// [`Trouble`] of ours when a code cannot be drawn.
    pub fn badges(&self) -> Result<Badges, Trouble> {
        let say = |key: &str| self.words.say(key);
        let badge = |row: &ParticipantRow| {
            let code = Code::of(self.key, row.id);
            Ok(Badge {
                name: if row.protected { worn(&row.name).to_owned() } else { row.name.clone() },
                municipality: row.municipality_name.clone(),
                role: role_in_words(self.words, row),
                table: self.table(row),
                mark: String::new(),
                square: picture(&Square::of(&code.to_string())?),
                code: code.in_groups(),
            })
        };
        let other = |name: &str, from: &str, mark: &str| Badge {
            name: name.to_owned(),
            municipality: from.to_owned(),
            role: String::new(),
            table: String::new(),
            mark: say(mark),
            // Nobody checks them in.
            square: String::new(),
            code: String::new(),
        };
        let mut badges: Vec<Badge> = self.sorted().into_iter().map(badge).collect::<Result<_, Trouble>>()?;
        let guests = self.everybody.guests.iter();
        badges.extend(guests.map(|guest| other(&guest.name, &guest.organisation, "day_papers-guest")));
        let leaders = self.everybody.leaders.iter();
        badges.extend(leaders.map(|(name, from)| other(name, from, "day_papers-leader")));
        Ok(Badges {
            title: say("day_papers-badges"),
            each: badges,
            foot: self.foot(),
            words: badges::Words {
                table: say("table_plan-table"),
                nobody: say("day_papers-nobody"),
                square: say("day_papers-square"),
            },
        })
    }

    /// Everybody who is to be let in, guests and facilitators among them.
    pub fn door(&self) -> DoorList {
        let say = |key: &str| self.words.say(key);
        let found = |name: &str, protected: bool, municipality: &str, table: String| {
            let (name, sorted) =
                if protected { (name.to_owned(), name.to_owned()) } else { by_surname(name) };
            Found { sorted, what: Expected { name, municipality: municipality.to_owned(), table } }
        };
        let people = self.everybody.plan.people.iter();
        let mut all: Vec<Found<Expected>> = people
            .map(|row| found(&row.name, row.protected, &row.municipality_name, self.table(row)))
            .collect();
        let guests = self.everybody.guests.iter();
        all.extend(guests.map(|one| found(&one.name, false, &one.organisation, say("day_papers-guest"))));
        let leaders = self.everybody.leaders.iter();
        all.extend(leaders.map(|(name, from)| found(name, false, from, say("day_papers-leader"))));
        self.words.sort_by_text(&mut all, |found| &found.sorted);
        let when_where = self.when_where();
        let count = self.words.say1("day_papers-expected", "people", all.len());
        DoorList {
            title: say("day_papers-door"),
            when_where: format!("{when_where}. {count}"),
            people: all.into_iter().map(|found| found.what).collect(),
            foot: self.foot(),
            words: door_list::Words {
                here: say("day_papers-here"),
                name: say("table_plan-name"),
                municipality: say("table_plan-municipality"),
                table: say("table_plan-table"),
                nobody: say("day_papers-nobody"),
            },
        }
    }

    /// A line to sign for each participant; a box to tick for those whose details are protected.
    pub fn sign_in(&self) -> SignInSheet {
        let say = |key: &str| self.words.say(key);
        let mut people = self.sorted();
        self.words.sort_by_text(&mut people, |row| &row.municipality_name);
        let signer = |row: &&ParticipantRow| Signer { name: row.name.clone(), signs: !row.protected };
        let group = |group: &[&ParticipantRow]| Group {
            heading: group.first().map(|row| row.municipality_name.clone()).unwrap_or_default(),
            people: group.iter().map(signer).collect(),
        };
        SignInSheet {
            title: say("day_papers-sign_in"),
            when_where: self.when_where(),
            lead: say("day_papers-sign-here"),
            groups: people.chunk_by(|one, other| one.municipality == other.municipality).map(group).collect(),
            foot: self.foot(),
            words: sign_in_sheet::Words {
                name: say("table_plan-name"),
                signature: say("day_papers-signature"),
                tick: say("day_papers-tick"),
                nobody: say("day_papers-nobody"),
            },
        }
    }

    /// A certificate for each participant. For all who are registered: who came is not known before the door has said
    /// it, and then those alone.
    pub fn certificates(&self, programme: String, agenda: Vec<String>) -> Certificates {
        let say = |key: &str| self.words.say(key);
        let (words, workshop) = (self.words, self.workshop);
        let holder = |row: &ParticipantRow| Holder {
            // A certificate in the name of a label is nobody's; the name is written by hand.
            name: if row.protected { String::new() } else { row.name.clone() },
            municipality: row.municipality_name.clone(),
        };
        let facts = [
            ("day_papers-day", words.date(workshop.day)),
            ("day_papers-hours", words.span(workshop.starts, workshop.ends)),
            ("day_papers-place", place(words, workshop)),
        ];
        Certificates {
            title: say("day_papers-certificate"),
            sender: self.county.formal_name.clone(),
            people: self.sorted().into_iter().map(holder).collect(),
            matter: words.say1("day_papers-matter", "county", &self.county.name),
            programme,
            facts: facts
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(key, text)| Fact { term: say(key), text })
                .collect(),
            agenda,
            foot: self.foot(),
            words: certificates::Words {
                opening: say("day_papers-certify"),
                took_part: say("day_papers-took-part"),
                agenda: say("day_papers-held"),
                place_and_date: say("day_papers-place-and-date"),
                signature: say("day_papers-signature"),
                printed_name: say("day_papers-printed-name"),
                nobody: say("day_papers-nobody"),
            },
        }
    }

    /// The table of the first round; empty before there is a plan, and for those without a seat.
    fn table(&self, row: &ParticipantRow) -> String {
        let seat = self.everybody.plan.seats.at(0, row.id);
        seat.map(|seat| seat.table.to_string()).unwrap_or_default()
    }

    /// The participants by surname; labels by themselves.
    fn sorted(&self) -> Vec<&ParticipantRow> {
        let sorted = |row: &ParticipantRow| {
            if row.protected { row.name.clone() } else { by_surname(&row.name).1 }
        };
        let people = self.everybody.plan.people.iter();
        let mut people: Vec<_> = people.map(|row| Found { sorted: sorted(row), what: row }).collect();
        self.words.sort_by_text(&mut people, |found| &found.sorted);
        people.into_iter().map(|found| found.what).collect()
    }

    fn when_where(&self) -> String {
        let day = capital(&self.words.date(self.workshop.day));
        let parts = [day, self.workshop.place.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn foot(&self) -> Foot {
        foot(self.words, self.county, self.workshop)
    }
}

/// A square as a picture by itself.
fn picture(Square { size, path }: &Square) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\"><path d=\"{path}\"/></svg>"
    )
}

/// What of a label is worn: `Deltagare 7`. That somebody is protected does not stand on their chest.
pub fn worn(label: &str) -> &str {
    label.split_once(" (").map_or(label, |(worn, _)| worn)
}

#[cfg(test)]
mod tests {
    use super::worn;

    #[test]
    fn a_badge_does_not_say_that_somebody_is_protected() {
        assert_eq!(worn("Deltagare 7 (skyddad)"), "Deltagare 7");
        assert_eq!(worn("Deltagare 7"), "Deltagare 7");
    }
}
