//! Routes with their gates: a route that names no gate cannot be written.

use std::convert::Infallible;

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, on};

/// One route.
pub struct Route<G, S> {
    /// GET or POST.
    pub method: Method,
    /// The path, as axum writes it: `/workshop/{workshop}`.
    pub path: &'static str,
    /// Who may pass.
    pub gate: G,
    /// Whether it changes something. A form that only asks for a list or a check changes nothing.
    pub changes: bool,
    handler: MethodRouter<S, Infallible>,
}

/// The routes of an area. `G` is the kind of gate, `S` what handlers may reach.
pub struct Routes<G, S>(Vec<Route<G, S>>);

impl<G: Clone, S: Clone + Send + Sync + 'static> Default for Routes<G, S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<G: Clone, S: Clone + Send + Sync + 'static> Routes<G, S> {
    /// No routes yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// A page to read.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, gate: G, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::GET, path, gate, false, on(axum::routing::MethodFilter::GET, handler))
    }

    /// A form to send.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, gate: G, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::POST, path, gate, true, on(axum::routing::MethodFilter::POST, handler))
    }

    /// A form that changes nothing: it takes out a list or a paper, or has something checked.
    #[must_use]
    pub fn ask<H, T>(self, path: &'static str, gate: G, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::POST, path, gate, false, on(axum::routing::MethodFilter::POST, handler))
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        gate: G,
        changes: bool,
        handler: MethodRouter<S>,
    ) -> Self {
        self.0.push(Route { method, path, gate, changes, handler });
        self
    }

    /// These routes and those of another part.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    /// Method, path and gate of every route, for the access matrix.
    pub fn list(&self) -> impl Iterator<Item = (&Method, &'static str, &G)> {
        self.0.iter().map(|route| (&route.method, route.path, &route.gate))
    }

    /// Path and gate of every form that changes something.
    pub fn changing(&self) -> impl Iterator<Item = (&'static str, &G)> {
        self.0.iter().filter(|route| route.changes).map(|route| (route.path, &route.gate))
    }

    /// The router, each route behind its gate as `enclose` builds it.
    pub fn build(self, enclose: impl Fn(MethodRouter<S>, G) -> MethodRouter<S>) -> Router<S> {
        self.0
            .into_iter()
            .fold(Router::new(), |router, route| router.route(route.path, enclose(route.handler, route.gate)))
    }
}
