//! Who acts: a person with a duty, or the holder of a personal link.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sea_orm::prelude::Uuid;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use store::{Author, AuthorKind, Sight, Store, StoreFault, see_as};
use texts::Words;
use web::session::Kind;
use web::{Choice, Crumb, NavEntry, Shell, Trouble, Visitor, Who};

use crate::app::App;
use crate::duties::acting;
use crate::duty::{Duty, Tier};
use crate::records::{LinkId, OrganisationId, PersonId, duty_held, organisation, person, personal_link};
use crate::second_factor::rules::Standing;
use crate::{register, second_factor, seen};

/// A signed-in person in the duty that they act in. Made by the gate, once for each request.
#[derive(Clone, Debug)]
pub struct Actor {
    person: person::Model,
    hat: Hat,
    others: Vec<Hat>,
    chosen: bool,
}

/// A duty in which a person can act. Several workshops that somebody leads for the same organisation are one.
#[derive(Clone, Debug, PartialEq)]
pub struct Hat {
    /// The duty held; of several workshops, the one that was given first.
    pub held: Uuid,
    /// What.
    pub duty: Duty,
    /// For which organisation.
    pub organisation: organisation::Model,
    /// The workshops that a facilitator leads.
    pub leads: Vec<Led>,
}

/// A duty held, with the one that the session has chosen.
#[derive(FromQueryResult)]
struct Held {
    #[sea_orm(nested)]
    held: duty_held::Model,
    choice: Option<Uuid>,
}

/// A workshop that somebody leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Led {
    /// Which.
    pub workshop: Uuid,
    /// Whose it is.
    pub county: OrganisationId,
}

impl Actor {
    /// Who.
    #[must_use]
    pub fn person_id(&self) -> PersonId {
        self.person.id
    }

    /// Their name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.person.name
    }

    /// Their mail address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.person.address
    }

    /// In which duty.
    #[must_use]
    pub fn duty(&self) -> Duty {
        self.hat.duty
    }

    /// For which organisation.
    #[must_use]
    pub fn organisation(&self) -> &organisation::Model {
        &self.hat.organisation
    }

    /// The tier of that organisation.
    #[must_use]
    pub fn tier(&self) -> Tier {
        self.hat.organisation.tier
    }

    /// The workshops that a facilitator leads; none for everybody else.
    #[must_use]
    pub fn leads(&self) -> &[Led] {
        &self.hat.leads
    }

    /// The duty in which they act.
    #[must_use]
    pub fn hat(&self) -> &Hat {
        &self.hat
    }

    /// All their duties, the one they act in first.
    pub fn duties(&self) -> impl Iterator<Item = Duty> {
        std::iter::once(&self.hat).chain(&self.others).map(|hat| hat.duty)
    }

    /// Their other duties.
    #[must_use]
    pub fn others(&self) -> &[Hat] {
        &self.others
    }

    /// Whether they have several duties and have not said in this session as which they act.
    #[must_use]
    pub fn has_to_choose(&self) -> bool {
        !self.others.is_empty() && !self.chosen
    }

    /// What the database shows them: what concerns their authority. Which of it is theirs to see, their duty says.
    #[must_use]
    pub fn sight(&self) -> Sight {
        let own = self.organisation().id.uuid();
        match self.tier() {
            Tier::National => Sight::Overseer(own),
            Tier::County | Tier::Municipality | Tier::Contractor => Sight::Authority(own),
        }
    }

    /// As the journal names them.
    #[must_use]
    pub fn author(&self) -> Author {
        Author {
            kind: AuthorKind::Person,
            id: Some(self.person.id.uuid()),
            name: self.person.name.clone(),
            organisation: Some(self.organisation().id.uuid()),
            right: Some(self.hat.held),
        }
    }

    /// The frame of a page that this person sees. The trail starts at the home page.
    #[must_use]
    pub fn shell(&self, app: &App, visitor: &Visitor, title: impl Into<String>) -> Shell {
        let words = visitor.words();
        let title = title.into();
        let path = visitor.path().split('?').next().unwrap_or_default();
        let navigation = app
            .places()
            .iter()
            .filter(|place| place.duties.contains(&self.duty()))
            .map(|place| NavEntry {
                href: place.href.to_owned(),
                text: words.say(place.text),
                current: path == place.href || (place.href != "/" && path.starts_with(place.href)),
            })
            .collect();
        let who = Who {
            organisation: self.organisation().formal_name.clone(),
            duty: words.say(&format!("duty-{}", self.duty().code())),
            person: self.person.name.clone(),
            duties: self.choices(words),
        };
        let trail = if path == "/" {
            Vec::new()
        } else {
            vec![
                Crumb { href: Some("/".to_owned()), text: words.say("home-crumb") },
                Crumb { href: None, text: title.clone() },
            ]
        };
        let shell = visitor.shell(app, title);
        // On a page that is open to all no gate has looked at them.
        let seen = shell.seen.clone().or_else(|| Some(seen::as_whom(words, self)));
        Shell { who: Some(who), navigation, trail, seen, ..shell }
    }

    /// All their duties, for the switch in the head; none for those who have but one.
    fn choices(&self, words: &Words) -> Vec<Choice> {
        if self.others.is_empty() {
            return Vec::new();
        }
        let name = |hat: &Hat| {
            let duty = words.say(&format!("duty-{}", hat.duty.code()));
            Choice::new(hat.held.to_string(), format!("{duty}, {}", hat.organisation.name))
        };
        std::iter::once(&self.hat).chain(&self.others).map(name).collect()
    }

    /// The person as what they are now: duties act at once, also on open sessions. Called by the gate, and by the
    /// roof when it furnishes the demo in people's names.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn of(store: &Store, person: PersonId) -> Result<Option<Self>, StoreFault> {
        Self::acting(store, person, None).await
    }

    async fn acting(
        store: &Store,
        person: PersonId,
        session: Option<Uuid>,
    ) -> Result<Option<Self>, StoreFault> {
        // One query: every request of a signed-in person asks it.
        // The house looks: until then nobody knows what they may see.
        let held = duty_held::Entity::find()
            .expr_as(acting::choice(session), "choice")
            .find_also_related(person::Entity)
            .find_also_related(organisation::Entity)
            .filter(duty_held::Column::Person.eq(person))
            .filter(register::live(store))
            .order_by_asc(duty_held::Column::GivenAt)
            .into_model::<Held, person::Model, organisation::Model>()
            .all(store.reader());
        let held = see_as(Sight::House, held).await?;
        let choice = held.first().and_then(|(first, ..)| first.choice);
        let mut hats: Vec<Hat> = Vec::new();
        let (mut who, mut chosen) = (None, None);
        for (Held { held, .. }, person, organisation) in held {
            let Some(organisation) = organisation else { continue };
            who = who.or(person);
            let led = held.workshop.zip(held.county).map(|(workshop, county)| Led { workshop, county });
            let same = |hat: &Hat| hat.duty == held.duty && hat.organisation.id == organisation.id;
            let at = hats.iter().position(same).unwrap_or(hats.len());
            if choice == Some(held.id) {
                chosen = Some(at);
            }
            match hats.get_mut(at) {
                Some(hat) => hat.leads.extend(led),
                None => hats.push(Hat {
                    held: held.id,
                    duty: held.duty,
                    organisation,
                    leads: led.into_iter().collect(),
                }),
            }
        }
        let Some(person) = who else { return Ok(None) };
        if let (Some(choice), None, true) = (choice, chosen, hats.len() > 1) {
            // The second query is for those alone whose choice is over.
            chosen = see_as(Sight::House, acting::like(store, choice, &hats)).await?;
        }
        let hat = hats.remove(chosen.unwrap_or_default());
        Ok(Some(Self { person, hat, others: hats, chosen: chosen.is_some() }))
    }

    /// The signed-in person of the request, if there is one who has shown all that their duties demand.
    pub(crate) async fn of_visitor(app: &App, visitor: &Visitor) -> Result<Option<Self>, StoreFault> {
        let Some(actor) = Self::of_session(app, visitor).await? else { return Ok(None) };
        let standing = second_factor::of(app, visitor, &actor).await?;
        Ok(Some(actor).filter(|_| standing == Standing::Whole))
    }

    /// The same whether or not a second factor is missing.
    pub(crate) async fn of_session(app: &App, visitor: &Visitor) -> Result<Option<Self>, StoreFault> {
        match visitor.session(Kind::Person) {
            Some(session) => Self::acting(app.store(), session.subject.into(), Some(session.id)).await,
            None => Ok(None),
        }
    }
}

/// Whoever holds a personal link, in a browser where it was opened.
#[derive(Clone, Debug)]
pub struct LinkHolder {
    /// The link.
    pub link: LinkId,
    /// What it is for.
    pub kind: String,
    /// The thing it opens.
    pub about: Option<Uuid>,
    /// The organisation for which the holder acts.
    pub organisation: Option<OrganisationId>,
}

impl LinkHolder {
    /// What the database shows them: what concerns the authority for which they act.
    #[must_use]
    pub fn sight(&self) -> Sight {
        self.organisation.map_or(Sight::Nobody, |organisation| Sight::Authority(organisation.uuid()))
    }

    /// As the journal names them.
    #[must_use]
    pub fn author(&self) -> Author {
        Author {
            kind: AuthorKind::Link,
            id: Some(self.link.uuid()),
            name: String::new(),
            organisation: self.organisation.map(OrganisationId::uuid),
            right: None,
        }
    }

    pub(crate) async fn of_visitor(app: &App, visitor: &Visitor) -> Result<Option<Self>, StoreFault> {
        let Some(session) = visitor.session(Kind::Link) else { return Ok(None) };
        let store = app.store();
        let link = personal_link::Entity::find_by_id(LinkId::from(session.subject))
            .filter(personal_link::Column::EndsAt.gt(store.doors().now()))
            .filter(personal_link::Column::RevokedAt.is_null())
            .one(store.reader());
        let link = see_as(Sight::House, link).await?;
        Ok(link.map(|link| Self {
            link: link.id,
            kind: link.kind,
            about: link.about,
            organisation: link.organisation,
        }))
    }
}

impl<S: Sync> FromRequestParts<S> for Actor {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get::<Self>().cloned().ok_or(Trouble::SignIn)
    }
}
