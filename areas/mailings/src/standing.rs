//! What is known of a workshop, and of everybody a letter of a rule may be for. As many queries for one municipality as for
//! all.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use letters::Party;
use organisation::OrganisationId;
use organisation::register::{self, Organisation, folded};
use sea_orm::EntityTrait as _;
use sea_orm::prelude::Uuid;
use store::outbox::{self, Posted};
use store::{Store, StoreFault};
use texts::local;
use workshop::day::Workshop;
use workshop::day::rules::Format;
use workshop::day_papers::Attending;
use workshop::invitation::addresses::views::Addresses;
use workshop::invitation::views::Invitation;
use workshop::received::rules::code;
use workshop::records::workshop as workshops;
use workshop::registration::views::ParticipantRow;
use workshop::{InvitationId, ParticipantId, WorkshopId};

use crate::noted::Noted;
use crate::records::once;
use crate::ruled::{Ruled, ruled, rules};
use crate::rules::{Decision, Done, Known, Letter, Receiver, Times, Whom, decide};

/// The letters after which a municipality is left in peace for a while.
const REMINDING: [&str; 4] = ["invitation", "reminder", "follow-up", "rule"];

/// Somebody a letter may be for.
#[derive(Clone, Debug)]
pub struct Target {
    /// As what.
    pub receiver: Receiver,
    /// By which id.
    pub whom: Whom,
    /// The authority they belong to.
    pub organisation: Organisation,
    /// The invitation, of a municipality.
    pub invitation: Option<InvitationId>,
    /// Name and address of each who gets it.
    pub people: Vec<(String, String)>,
    /// What is known of them.
    pub known: Known,
    /// They stand for somebody whose details are protected: who gets the letter hands it over. What the lists call them.
    pub hands_over: Option<String>,
}

/// What is known.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The workshop.
    pub workshop: Workshop,
    /// Whose.
    pub county: Organisation,
    /// Every rule.
    pub rules: Vec<Ruled>,
    /// Its times.
    pub times: Times,
    /// Everybody a letter may be for.
    pub targets: Vec<Target>,
    /// What was sent or is held back.
    pub done: BTreeMap<(Letter, Whom), once::Model>,
    /// Where answers go.
    pub reply_to: Option<Party>,
    /// That mailbox is read: lists may come by mail.
    pub by_mail: bool,
    /// Addresses that have the meeting in the calendar by the invitation.
    pub invited: BTreeSet<String>,
    /// Those who have not answered, by name.
    pub silent: Vec<String>,
    /// Those who have not done the course, by their municipality's id and short name.
    pub untaught: Vec<Untaught>,
    /// Where the course is; empty while nobody has said it.
    pub course_place: String,
    /// Every letter about it that was written, the oldest first.
    pub letters: Vec<Posted>,
    /// Those of them that came back after they had left.
    pub returned: HashSet<Uuid>,
}

/// Those of a municipality who have not done the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untaught {
    /// By whose invitation.
    pub invitation: InvitationId,
    /// The municipality's short name.
    pub municipality: String,
    /// Their names; of those whose details are protected the labels.
    pub people: Vec<String>,
}

/// The times of a workshop.
#[must_use]
pub fn times(workshop: &Workshop) -> Times {
    Times {
        last_day: workshop.register_by,
        start: workshop.day.and_time(workshop.starts),
        end: workshop.day.and_time(workshop.ends),
        by_video: workshop.format != Format::Physical,
        changed: None,
    }
}

/// What is known of a workshop, and by `attending` of who came. None when there is no such workshop.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn standing(
    store: &Store,
    attending: &Attending,
    id: WorkshopId,
) -> Result<Option<Standing>, StoreFault> {
    let Some(workshop) = workshops::Entity::find_by_id(id).one(store.reader()).await? else {
        return Ok(None);
    };
    let county = register::organisation(store, workshop.county).await?;
    standing_of(store, attending, workshop, county).await.map(Some)
}

/// What is known of a workshop of this county, for pages that have both at hand.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn standing_of(
    store: &Store,
    attending: &Attending,
    workshop: Workshop,
    county: Organisation,
) -> Result<Standing, StoreFault> {
    let noted = Noted::of(store, &workshop).await?;
    let change = noted.change.filter(|(sequence, _)| *sequence == workshop.sequence && *sequence > 0);
    let mut standing = Standing {
        rules: rules(&noted.rules),
        times: Times { changed: change.map(|(_, seen_at)| local(seen_at)), ..times(&workshop) },
        targets: Vec::new(),
        done: noted.done.into_iter().map(|row| ((row.letter, row.whom), row)).collect(),
        reply_to: None,
        by_mail: noted.mailbox.is_some(),
        invited: BTreeSet::new(),
        silent: Vec::new(),
        untaught: Vec::new(),
        letters: Vec::new(),
        returned: HashSet::new(),
        course_place: noted.course_place,
        workshop,
        county,
    };
    let (addresses, invited) = Addresses::of_invited(store, standing.county.id, standing.workshop.id).await?;
    standing.answers(noted.mailbox, addresses.county());
    let municipalities = standing.municipalities(store, &addresses, &invited).await?;
    // Before the day is over no letter asks who came.
    let is_over = local(store.doors().now()) >= standing.times.end;
    let came = if is_over { attending.came(store, &standing.workshop).await? } else { None };
    standing.people(store, &municipalities, came.as_ref()).await?;
    Ok(standing)
}

impl Standing {
    /// Where answers go, and the county itself.
    fn answers(&mut self, mailbox: Option<String>, coordinators: &[(String, String)]) {
        let county = &self.county;
        let known = mailbox
            .or_else(|| Some(county.mail.clone()).filter(|mail| !mail.is_empty()))
            .or_else(|| coordinators.first().map(|(_, address)| address.clone()));
        self.reply_to = known.map(|address| Party { name: county.formal_name.clone(), address });
        self.targets.push(Target {
            receiver: Receiver::County,
            whom: self.workshop.id.uuid(),
            organisation: county.clone(),
            invitation: None,
            known: Known { reachable: !coordinators.is_empty(), ..Known::default() },
            people: coordinators.to_vec(),
            hands_over: None,
        });
    }

    /// Those who are invited, and their municipalities' own addresses. Gives the municipalities.
    async fn municipalities(
        &mut self,
        store: &Store,
        addresses: &Addresses,
        invited: &[Invitation],
    ) -> Result<Municipalities, StoreFault> {
        let letters = outbox::about(store, self.workshop.id.uuid()).await?;
        let last = last_letters(&letters);
        let recipients = addresses.recipients(&letters);
        self.returned = addresses.returned();
        self.letters = letters;
        let all = recipients.iter().map(|one| (one.municipality.id, one.municipality.clone())).collect();
        for recipient in recipients {
            let municipality = recipient.municipality;
            let Some(row) = invited.iter().find(|row| row.municipality == municipality.id) else { continue };
            self.invited.extend(recipient.people.iter().map(|(_, address)| folded(address)));
            let answered = row.answered_at.is_some();
            if !answered {
                self.silent.push(municipality.name.clone());
            }
            let whom = row.id.uuid();
            let reminded = row.reminders > 0
                || [Letter::FirstReminder, Letter::LastReminder]
                    .iter()
                    .any(|letter| self.done.get(&(*letter, whom)).is_some_and(|one| !one.held));
            let last_letter = last.get(&municipality.id.uuid()).copied().or(Some(row.sent_at)).map(local);
            let changed = row.told_sequence < self.workshop.sequence;
            let known =
                Known { reachable: true, answered, reminded, changed, last_letter, ..Known::default() };
            let own = municipality.mail.as_str();
            let is_asked = |(_, address): &(String, String)| folded(address) == folded(own);
            let bounced = recipient.bounced.iter().any(|one| folded(&one.address) == folded(own));
            let contact = !own.is_empty() && !bounced && !recipient.people.iter().any(is_asked);
            let target = Target {
                receiver: Receiver::Contact,
                whom,
                invitation: Some(row.id),
                people: vec![(municipality.formal_name.clone(), own.to_owned())],
                known: Known { reachable: contact, ..known },
                organisation: municipality,
                hands_over: None,
            };
            let asked = Target {
                receiver: Receiver::Municipality,
                known: Known { reachable: !recipient.people.is_empty(), ..known },
                people: recipient.people,
                ..target.clone()
            };
            self.targets.extend([asked, target]);
        }
        let answered = self.silent.is_empty();
        if let Some(county) = self.targets.first_mut() {
            county.known.answered = answered;
        }
        Ok(all)
    }

    /// Everybody who is registered. Of somebody whose details are protected neither name nor address is known here: their
    /// letter goes to whoever answers for their municipality, to be handed over.
    async fn people(
        &mut self,
        store: &Store,
        of: &Municipalities,
        came: Option<&HashSet<ParticipantId>>,
    ) -> Result<(), StoreFault> {
        for (person, course) in course::views::people(store.reader(), self.workshop.id).await? {
            let Some(organisation) = of.get(&person.municipality).cloned() else { continue };
            let course_missing = !course.is_enough();
            if course_missing {
                self.untaught(&person);
            }
            let (people, hands_over) = if person.protected {
                (self.answering(person.invitation), Some(person.name))
            } else {
                (vec![(person.name, person.email)], None)
            };
            let reachable = people.iter().any(|(_, address)| !address.is_empty());
            let came = came.map(|came| came.contains(&person.id));
            self.targets.push(Target {
                receiver: Receiver::Person,
                whom: person.id.uuid(),
                organisation,
                invitation: Some(person.invitation),
                known: Known { reachable, course_missing, came, ..Known::default() },
                people,
                hands_over,
            });
        }
        for target in &mut self.targets {
            match target.receiver {
                Receiver::Municipality | Receiver::Contact => {
                    let own = |one: &Untaught| Some(one.invitation) == target.invitation;
                    target.known.course_missing = self.untaught.iter().any(own);
                }
                Receiver::County => target.known.course_missing = !self.untaught.is_empty(),
                Receiver::Person => {}
            }
        }
        Ok(())
    }

    /// Who answers for a municipality: the first who was invited and can be reached, else its own address. One, since what
    /// they hand over opens a page that is one person's.
    fn answering(&self, invitation: InvitationId) -> Vec<(String, String)> {
        let own = self.targets.iter().filter(|one| one.invitation == Some(invitation) && one.known.reachable);
        let ways = [Receiver::Municipality, Receiver::Contact];
        let of = |way: Receiver| own.clone().find(move |one| one.receiver == way);
        let target = ways.into_iter().find_map(of);
        target.and_then(|one| one.people.first().cloned()).into_iter().collect()
    }

    /// Puts somebody among those who have not done the course. They come municipality by municipality.
    fn untaught(&mut self, person: &ParticipantRow) {
        match self.untaught.last_mut().filter(|one| one.invitation == person.invitation) {
            Some(of) => of.people.push(person.name.clone()),
            None => self.untaught.push(Untaught {
                invitation: person.invitation,
                municipality: person.municipality_name.clone(),
                people: vec![person.name.clone()],
            }),
        }
    }

    /// The rule of a letter.
    #[must_use]
    pub fn ruled(&self, letter: Letter) -> Ruled {
        self.rules
            .iter()
            .find(|one| one.rule.letter == letter)
            .cloned()
            .unwrap_or_else(|| ruled(letter, None))
    }

    /// Whom an id stands for, of those that a letter is for.
    #[must_use]
    pub fn target(&self, letter: Letter, whom: Whom) -> Option<&Target> {
        self.targets.iter().find(|one| one.receiver == letter.receiver() && one.whom == whom)
    }

    /// What was sent or is held back.
    #[must_use]
    pub fn done(&self) -> Done {
        let all = self.done.keys().filter(|(letter, whom)| self.mark(*letter, *whom).is_some());
        all.copied().collect()
    }

    /// What was sent, or is held back. Of a letter that is sent once for each change only what is held back: whoever was
    /// told of the last change is known by that.
    #[must_use]
    pub fn mark(&self, letter: Letter, whom: Whom) -> Option<&once::Model> {
        self.done.get(&(letter, whom)).filter(|one| one.held || !letter.is_repeated())
    }

    /// When a letter leaves that was not sent, or would leave if nobody held it back; none when it does not.
    #[must_use]
    pub fn leaves(&self, letter: Letter, target: &Target, now: NaiveDateTime) -> Option<NaiveDateTime> {
        match decide(&self.ruled(letter).rule, &self.times, &target.known, now) {
            Decision::Waits(then) => Some(then),
            Decision::Leaves => Some(now),
            Decision::Stays => None,
        }
    }

    /// The letters that leave now.
    #[must_use]
    pub fn round(&self, now: NaiveDateTime) -> Vec<(Letter, Whom)> {
        let rules: Vec<_> = self.rules.iter().map(|one| one.rule).collect();
        let people: Vec<_> = self.targets.iter().map(|one| (one.receiver, one.whom, one.known)).collect();
        crate::rules::round(&rules, &self.times, &people, &self.done(), now)
    }

    /// The code that ties a list that comes by mail to its invitation.
    #[must_use]
    pub fn code(&self, target: &Target) -> Option<String> {
        target.invitation.filter(|_| self.by_mail).map(code)
    }
}

/// The municipalities of the county.
type Municipalities = HashMap<OrganisationId, Organisation>;

/// When each municipality was last written to, by the letters about the workshop.
fn last_letters(letters: &[Posted]) -> HashMap<Whom, DateTime<Utc>> {
    // Oldest first, so that the newest is what stays.
    let all = letters.iter().filter(|letter| REMINDING.contains(&letter.occasion.as_str()));
    all.filter_map(|letter| Some((letter.receiver?, letter.posted_at))).collect()
}
