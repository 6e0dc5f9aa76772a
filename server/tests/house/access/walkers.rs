//! Who walks, and what each may reach.

use organisation::{Duty, Gate, link};

use super::things::{Relation, Thing};
use crate::resident::{Caller, Resident};

/// How somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    /// Without having signed in.
    Stranger,
    /// With a duty: the person's address in the demo.
    With(Duty, &'static str),
    /// By a link of this kind: Ockelbo's to register, Gävleborg's to state its interest, a participant's of Ockelbo, a
    /// guest's or a door host's in Gävleborg.
    ByLink(&'static str),
}

/// One column of the matrix.
#[derive(Clone, Copy, Debug)]
pub struct Walker {
    /// Its heading.
    pub name: &'static str,
    /// How they come.
    pub comes: Comes,
}

/// Every column.
pub const WALKERS: [Walker; 11] = [
    Walker { name: "nobody", comes: Comes::Stranger },
    Walker { name: "national lead", comes: Comes::With(Duty::NationalLead, "ingrid.sandell@val.example") },
    Walker {
        name: "county coordinator",
        comes: Comes::With(Duty::CountyCoordinator, "maria.lindholm@lst-gavleborg.example"),
    },
    Walker {
        name: "municipal coordinator",
        comes: Comes::With(Duty::MunicipalCoordinator, "karin.astrom@ockelbo.example"),
    },
    Walker { name: "auditor", comes: Comes::With(Duty::Auditor, "jonas.revelius@val.example") },
    Walker { name: "facilitator", comes: Comes::With(Duty::Facilitator, crate::resident::FACILITATOR) },
    Walker { name: "registration link", comes: Comes::ByLink(link::REGISTRATION) },
    Walker { name: "interest link", comes: Comes::ByLink(link::INTEREST) },
    Walker { name: "participant link", comes: Comes::ByLink(link::PARTICIPANT) },
    Walker { name: "guest link", comes: Comes::ByLink(link::GUEST) },
    Walker { name: "door link", comes: Comes::ByLink(link::DOOR_HOST) },
];

impl Walker {
    /// Their browser, in this house.
    pub async fn arrives(&self, house: &Resident) -> Caller {
        match self.comes {
            Comes::Stranger => house.stranger(),
            Comes::With(_, address) => house.person(address).await,
            Comes::ByLink(kind) => house.by_link(kind).await,
        }
    }

    /// Their duty, if they have one.
    pub fn duty(&self) -> Option<Duty> {
        match self.comes {
            Comes::With(duty, _) => Some(duty),
            Comes::Stranger | Comes::ByLink(_) => None,
        }
    }

    /// Whether the gate lets them by.
    pub fn passes(&self, gate: Gate) -> bool {
        match gate {
            Gate::Open => true,
            Gate::Duties(duties) => self.duty().is_some_and(|duty| duties.contains(&duty)),
            Gate::LinkOr(kind, duties) => {
                self.comes == Comes::ByLink(kind) || self.duty().is_some_and(|duty| duties.contains(&duty))
            }
        }
    }

    /// Past the gate: whether things of such an authority are there for them.
    pub fn reaches(&self, thing: Thing, relation: Relation) -> bool {
        match (self.comes, thing) {
            (
                Comes::With(Duty::NationalLead, _),
                Thing::Workshop | Thing::County | Thing::Interest | Thing::Link | Thing::Disclosure,
            )
            | (Comes::With(..), Thing::DutyBelow) => relation == Relation::Below,
            (Comes::With(Duty::Facilitator, _), Thing::Workshop) => relation == Relation::Led,
            // Somebody of the tier above may be the second person; a county sees the links that it handed out below.
            (Comes::With(..), Thing::Request) | (Comes::With(Duty::CountyCoordinator, _), Thing::Link) => {
                matches!(relation, Relation::Own | Relation::Below)
            }
            (
                Comes::With(Duty::CountyCoordinator, _),
                Thing::Workshop | Thing::Interest | Thing::Received | Thing::Disposal | Thing::Disclosure,
            )
            | (Comes::With(Duty::CountyCoordinator | Duty::Auditor, _), Thing::Certificate)
            | (Comes::ByLink(link::INTEREST), Thing::Interest)
            | (
                Comes::With(Duty::MunicipalCoordinator, _),
                Thing::Link | Thing::Invitation | Thing::Address,
            )
            | (Comes::ByLink(link::REGISTRATION), Thing::Invitation)
            | (Comes::ByLink(link::DOOR_HOST), Thing::Workshop)
            | (Comes::With(..), Thing::Letter | Thing::DutyHeld) => relation == Relation::Own,
            (Comes::With(..), Thing::Passkey | Thing::Account)
            | (Comes::ByLink(_), Thing::ParticipantDay | Thing::GuestDay | Thing::Door) => {
                relation == Relation::Mine
            }
            _ => false,
        }
    }
}
