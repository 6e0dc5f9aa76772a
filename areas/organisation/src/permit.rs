//! Permits: proof that the bearer may do a certain thing to a certain organisation's matter. Their fields are private,
//! so that they are made here or nowhere.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sea_orm::prelude::Uuid;
use store::Author;
use web::Trouble;

use crate::actor::{Actor, Led, LinkHolder};
use crate::duty::{Duty, Tier};
use crate::link;
use crate::records::OrganisationId;

/// May lead the programme.
#[derive(Clone, Debug)]
pub struct MayLead {
    author: Author,
}

impl MayLead {
    /// For the national lead.
    ///
    /// # Errors
    /// [`Trouble::NotYours`] for everyone else.
    pub fn of(actor: &Actor) -> Result<Self, Trouble> {
        match actor.duty() {
            Duty::NationalLead => Ok(Self { author: actor.author() }),
            Duty::CountyCoordinator | Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => {
                Err(Trouble::NotYours)
            }
        }
    }

    /// As the journal names the bearer.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }
}

/// May coordinate one county's workshops.
#[derive(Clone, Debug)]
pub struct MayCoordinate {
    author: Author,
    county: OrganisationId,
}

impl MayCoordinate {
    /// For the county's own coordinator.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] when the matter is another county's: from outside it does not exist.
    pub fn of(actor: &Actor, county: OrganisationId) -> Result<Self, Trouble> {
        let own = actor.duty() == Duty::CountyCoordinator && actor.organisation().id == county;
        if own { Ok(Self { author: actor.author(), county }) } else { Err(Trouble::NotFound) }
    }

    /// The county.
    #[must_use]
    pub fn county(&self) -> OrganisationId {
        self.county
    }

    /// As the journal names the bearer.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }
}

/// May read one workshop: its county's coordinator, the national lead who helps to run it, and whoever leads it.
#[derive(Clone, Debug)]
pub struct MayRead {
    county: OrganisationId,
}

impl MayRead {
    /// For the county's coordinator, the national lead and the workshop's facilitators.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for everyone else.
    pub fn of(actor: &Actor, county: OrganisationId, workshop: Uuid) -> Result<Self, Trouble> {
        let own = actor.duty() == Duty::CountyCoordinator && actor.organisation().id == county;
        let national = actor.duty() == Duty::NationalLead && actor.tier() == Tier::National;
        let leads = actor.duty() == Duty::Facilitator && actor.leads().contains(&Led { workshop, county });
        if own || national || leads { Ok(Self { county }) } else { Err(Trouble::NotFound) }
    }

    /// The county.
    #[must_use]
    pub fn county(&self) -> OrganisationId {
        self.county
    }
}

/// May register one municipality's people: whoever holds the link in its invitation, or its coordinator.
///
/// Taken out of the request; [`MayRegister::for_invitation`] then binds it to the one invitation.
#[derive(Clone, Debug)]
pub struct MayRegister {
    author: Author,
    municipality: OrganisationId,
    invitation: Option<Uuid>,
    opens_sealed: bool,
}

impl MayRegister {
    /// For the municipality's own coordinator.
    ///
    /// # Errors
    /// [`Trouble::NotYours`] for everyone else.
    pub fn of(actor: &Actor) -> Result<Self, Trouble> {
        match actor.duty() {
            Duty::MunicipalCoordinator => Ok(Self {
                author: actor.author(),
                municipality: actor.organisation().id,
                invitation: None,
                opens_sealed: true,
            }),
            Duty::NationalLead | Duty::CountyCoordinator | Duty::Auditor | Duty::Facilitator => {
                Err(Trouble::NotYours)
            }
        }
    }

    /// The municipality for which the bearer acts.
    #[must_use]
    pub fn municipality(&self) -> OrganisationId {
        self.municipality
    }

    /// May see what lies sealed on the list: whoever signed in. A link can be sent on, and whoever holds it writes what
    /// people need but does not read it.
    #[must_use]
    pub fn opens_sealed(&self) -> bool {
        self.opens_sealed
    }

    /// Binds the permit to an invitation of `municipality`.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] when it is another municipality's invitation, or not the one the link was made for.
    pub fn for_invitation(self, invitation: Uuid, municipality: OrganisationId) -> Result<Self, Trouble> {
        let fits = self.municipality == municipality && self.invitation.is_none_or(|own| own == invitation);
        if fits { Ok(Self { invitation: Some(invitation), ..self }) } else { Err(Trouble::NotFound) }
    }

    /// As the journal names the bearer.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }
}

/// May say whether a county wants a workshop: whoever holds the link in the letter to it, or its coordinator.
///
/// Taken out of the request; [`MayAnswer::for_interest`] then binds it to the one interest.
#[derive(Clone, Debug)]
pub struct MayAnswer {
    author: Author,
    county: OrganisationId,
    interest: Option<Uuid>,
}

impl MayAnswer {
    /// For the county's own coordinator.
    ///
    /// # Errors
    /// [`Trouble::NotYours`] for everyone else.
    pub fn of(actor: &Actor) -> Result<Self, Trouble> {
        match actor.duty() {
            Duty::CountyCoordinator => {
                Ok(Self { author: actor.author(), county: actor.organisation().id, interest: None })
            }
            Duty::NationalLead | Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => {
                Err(Trouble::NotYours)
            }
        }
    }

    /// The county for which the bearer acts.
    #[must_use]
    pub fn county(&self) -> OrganisationId {
        self.county
    }

    /// Binds the permit to an interest of `county`.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] when it is another county's, or not the one the link was made for.
    pub fn for_interest(self, interest: Uuid, county: OrganisationId) -> Result<Self, Trouble> {
        let fits = self.county == county && self.interest.is_none_or(|own| own == interest);
        if fits { Ok(Self { interest: Some(interest), ..self }) } else { Err(Trouble::NotFound) }
    }

    /// As the journal names the bearer.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }
}

/// May say whether a guest comes: whoever holds the link in the letter to them.
///
/// Taken out of the request; [`MayVisit::for_guest`] then binds it to the one guest.
#[derive(Clone, Debug)]
pub struct MayVisit {
    author: Author,
    county: OrganisationId,
    guest: Option<Uuid>,
}

impl MayVisit {
    /// The county whose guest it is.
    #[must_use]
    pub fn county(&self) -> OrganisationId {
        self.county
    }

    /// Binds the permit to a guest.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] when it is not the one the link was made for.
    pub fn for_guest(self, guest: Uuid) -> Result<Self, Trouble> {
        if self.guest == Some(guest) { Ok(self) } else { Err(Trouble::NotFound) }
    }

    /// As the journal names the bearer.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }
}

/// May join the meeting of a day: whoever holds a participant's link.
///
/// Taken out of the request; [`MayJoin::for_participant`] then binds it to the one participant.
#[derive(Clone, Debug)]
pub struct MayJoin {
    author: Author,
    participant: Option<Uuid>,
}

impl MayJoin {
    /// Binds the permit to a participant.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] when it is not the one the link was made for.
    pub fn for_participant(self, participant: Uuid) -> Result<Self, Trouble> {
        if self.participant == Some(participant) { Ok(self) } else { Err(Trouble::NotFound) }
    }

    /// As the journal names the bearer.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }
}

/// May check people in at one workshop's door: its county's coordinator, whoever leads it, and whoever holds a link to
/// that door.
#[derive(Clone, Debug)]
pub struct MayHost {
    author: Author,
    county: OrganisationId,
}

impl MayHost {
    /// For a signed-in person.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for everyone but the county's coordinator and the workshop's facilitators.
    pub fn of(actor: &Actor, county: OrganisationId, workshop: Uuid) -> Result<Self, Trouble> {
        let own = actor.duty() == Duty::CountyCoordinator && actor.organisation().id == county;
        let leads = actor.duty() == Duty::Facilitator && actor.leads().contains(&Led { workshop, county });
        if own || leads { Ok(Self { author: actor.author(), county }) } else { Err(Trouble::NotFound) }
    }

    /// For whoever holds a link.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] when it was made for another thing.
    pub fn by_link(holder: &LinkHolder, county: OrganisationId, workshop: Uuid) -> Result<Self, Trouble> {
        let fits =
            holder.kind == DOOR_HOST && holder.about == Some(workshop) && holder.organisation == Some(county);
        if fits { Ok(Self { author: holder.author(), county }) } else { Err(Trouble::NotFound) }
    }

    /// The county whose workshop it is.
    #[must_use]
    pub fn county(&self) -> OrganisationId {
        self.county
    }

    /// As the journal names the bearer.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }
}

/// The kind of personal link of somebody at the door.
pub(crate) const DOOR_HOST: &str = "door_host";

/// The kind of personal link by which a county answers.
pub(crate) const INTEREST: &str = "interest";

/// The kind of personal link of a guest.
pub(crate) const GUEST: &str = "guest";

/// The kind of personal link that opens a registration.
pub(crate) const REGISTRATION: &str = "registration";

impl<S: Sync> FromRequestParts<S> for MayRegister {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let own = parts.extensions.get::<Actor>().map(Self::of).and_then(Result::ok);
        if let Some(permit) = own {
            return Ok(permit);
        }
        let (author, municipality, invitation) = by_link(parts, REGISTRATION)?;
        Ok(Self { author, municipality, invitation, opens_sealed: false })
    }
}

impl<S: Sync> FromRequestParts<S> for MayAnswer {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let own = parts.extensions.get::<Actor>().map(Self::of).and_then(Result::ok);
        if let Some(permit) = own {
            return Ok(permit);
        }
        let (author, county, interest) = by_link(parts, INTEREST)?;
        Ok(Self { author, county, interest })
    }
}

impl<S: Sync> FromRequestParts<S> for MayVisit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let (author, county, guest) = by_link(parts, GUEST)?;
        Ok(Self { author, county, guest })
    }
}

impl<S: Sync> FromRequestParts<S> for MayJoin {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let (author, _, participant) = by_link(parts, link::PARTICIPANT)?;
        Ok(Self { author, participant })
    }
}

/// Whoever holds a link of this kind: as the journal names them, for which authority, and what the link opens.
fn by_link(parts: &Parts, kind: &str) -> Result<(Author, OrganisationId, Option<Uuid>), Trouble> {
    let holder = parts.extensions.get::<LinkHolder>().filter(|holder| holder.kind == kind);
    let (Some(holder), Some(organisation)) = (holder, holder.and_then(|holder| holder.organisation)) else {
        return Err(Trouble::NeedsLink);
    };
    Ok((holder.author(), organisation, holder.about))
}
