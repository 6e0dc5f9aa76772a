//! A page that says what is wrong has the frame of whoever is signed in: their menu, and as what they see it. Also where
//! no gate has looked at them, as at an address that does not exist.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use store::{Sight, StoreFault, see_as};
use web::{Framed, Shell, Visitor};

use crate::actor::{Actor, LinkHolder};
use crate::app::App;
use crate::seen;

/// Puts the frame into answers that become such pages. Stands right inside [`web::receive`].
pub async fn frame(State(app): State<App>, request: Request, next: Next) -> Response {
    let visitor = request.extensions().get::<Visitor>().cloned();
    let mut response = next.run(request).await;
    let Some(visitor) = visitor.filter(|_| Framed::is_wanted(&response)) else { return response };
    match see_as(Sight::House, shell(&app, &visitor)).await {
        Ok(Some(shell)) => {
            response.extensions_mut().insert(Framed(shell));
        }
        Ok(None) => {}
        // What is wrong may be the database: its page then has the frame of nobody.
        Err(fault) => tracing::warn!(%fault, "a page of trouble has no frame"),
    }
    response
}

/// None when nobody is signed in and the browser holds no link.
async fn shell(app: &App, visitor: &Visitor) -> Result<Option<Shell>, StoreFault> {
    if let Some(actor) = Actor::of_visitor(app, visitor).await? {
        return Ok(Some(actor.shell(app, visitor, "")));
    }
    let holder = LinkHolder::of_visitor(app, visitor).await?;
    Ok(holder.map(|holder| {
        let seen = Some(seen::by_which_link(visitor.words(), &holder));
        Shell { seen, ..visitor.shell(app, "") }
    }))
}
