//! Gates: who may pass to a route. Declared where the route is; enforced before the handler runs.

use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::MethodRouter;
use store::{Sight, see_as};
use web::{Trouble, Visitor, go};

use crate::actor::{Actor, LinkHolder};
use crate::app::App;
use crate::duty::Duty;
use crate::{second_factor, seen};

/// Who may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Everyone, also without having signed in.
    Open,
    /// People with one of these duties. Which of their things they may touch is for the permit to say.
    Duties(&'static [Duty]),
    /// The holder of a personal link of this kind, or people with one of these duties.
    LinkOr(&'static str, &'static [Duty]),
}

/// For pages about what belongs to a person and to no authority: their own means of signing in. The house looks, and
/// each of its questions names the person. `handler.layer(from_fn(as_house))`.
pub async fn as_house(request: Request, next: Next) -> Response {
    see_as(Sight::House, next.run(request)).await
}

/// Routes with our gates.
pub type Routes = web::Routes<Gate, App>;

/// Puts a handler behind its gate.
pub fn enclose(app: &App, handler: MethodRouter<App>, gate: Gate) -> MethodRouter<App> {
    match gate {
        Gate::Open => handler,
        Gate::Duties(_) | Gate::LinkOr(..) => handler.layer(from_fn_with_state((app.clone(), gate), pass)),
    }
}

async fn pass(State((app, gate)): State<(App, Gate)>, mut request: Request, next: Next) -> Response {
    match admit(&app, gate, &mut request).await {
        // From here on the database itself shows nothing beyond what this authority may see (decision 0011).
        Ok(sight) => see_as(sight, next.run(request)).await,
        Err(halted) => halted,
    }
}

async fn admit(app: &App, gate: Gate, request: &mut Request) -> Result<Sight, Response> {
    let admitted = admitted(app, gate, request).await.map_err(Trouble::into_response)?;
    admitted.ok_or_else(|| go(second_factor::PATH))
}

/// What the one who passes sees; none when a second factor is missing.
async fn admitted(app: &App, gate: Gate, request: &mut Request) -> Result<Option<Sight>, Trouble> {
    let visitor = request.extensions().get::<Visitor>().cloned();
    let visitor = visitor.ok_or_else(|| Trouble::ours("a gate without a visitor"))?;
    let (duties, link_kind) = match gate {
        Gate::Open => return Ok(Some(Sight::Nobody)),
        Gate::Duties(duties) => (duties, None),
        Gate::LinkOr(kind, duties) => (duties, Some(kind)),
    };
    let actor = Actor::of_session(app, &visitor).await?;
    let is_open = match &actor {
        Some(actor) => second_factor::opens(second_factor::of(app, &visitor, actor).await?, request),
        None => true,
    };
    let holder = match link_kind {
        Some(kind) => LinkHolder::of_visitor(app, &visitor).await?.filter(|holder| holder.kind == kind),
        None => None,
    };
    let signed_in = actor.is_some();
    let fitting = actor.filter(|actor| is_open && duties.contains(&actor.duty()));
    if fitting.is_none() && holder.is_none() && !is_open {
        return Ok(None);
    }
    if fitting.is_none() && holder.is_none() {
        return Err(match (signed_in, link_kind) {
            (true, _) => Trouble::NotYours,
            (false, Some(_)) => Trouble::NeedsLink,
            (false, None) => Trouble::SignIn,
        });
    }
    let sight = match (&fitting, &holder) {
        (Some(actor), _) => actor.sight(),
        (None, Some(holder)) => holder.sight(),
        (None, None) => Sight::Nobody,
    };
    let seen = seen::line(request, &visitor, fitting.as_ref(), holder.as_ref());
    let extensions = request.extensions_mut();
    if let Some(line) = seen {
        extensions.insert(visitor.seeing(line));
    }
    if let Some(actor) = fitting {
        extensions.insert(actor);
    }
    if let Some(holder) = holder {
        extensions.insert(holder);
    }
    Ok(Some(sight))
}
