//! # Extract (*registerutdrag*)
//! A person asks what is held about them (GDPR, article 15). Their name or address is searched for in what the authority
//! answers for; a person ticks what is theirs; what is ticked is shown, printed and given as data.
//!
//! Always: the extract is not stored; that it was searched for and made stands in the journal by the number of the matter,
//! never by a name; what fits by name alone is not ticked by itself; what is sealed opens for those who may read it
//! anyway, and for everybody else it says who they are.

mod form;
mod pages;
mod paper;

use std::sync::Arc;

use organisation::held::{HeldReader, HeldSource, Piece};
use organisation::{Duty, Gate, Routes};
use store::StoreFault;

/// Those who decide for their authority.
const DECIDE: Gate = Gate::Duties(&[Duty::NationalLead, Duty::CountyCoordinator, Duty::MunicipalCoordinator]);

/// The routes of this part.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/personuppgifter/utdrag", DECIDE, pages::ask)
        .ask("/personuppgifter/utdrag/sok", DECIDE, pages::search)
        .ask("/personuppgifter/utdrag/visa", DECIDE, pages::make)
}

/// The areas that hold something, in the order of the extract: the one that knows who is a participant before those that hold
/// something of participants.
#[derive(Clone)]
pub struct Sources(Arc<Vec<Box<dyn HeldSource>>>);

impl Sources {
    /// These.
    #[must_use]
    pub fn of(sources: Vec<Box<dyn HeldSource>>) -> Self {
        Self(Arc::new(sources))
    }

    /// All that they hold, each piece once.
    async fn held(&self, whom: HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
        let mut pieces: Vec<Piece> = Vec::new();
        for source in self.0.iter() {
            let held = source.held(&HeldReader { found: &pieces, ..whom }).await?;
            for piece in held {
                match pieces.iter_mut().find(|known| known.id == piece.id) {
                    Some(known) => known.fits = known.fits.min(piece.fits),
                    None => pieces.push(piece),
                }
            }
        }
        Ok(pieces)
    }
}
