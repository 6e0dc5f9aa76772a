//! What every handler may reach: the store, the words, the key, and how the house is called from outside.

use std::sync::Arc;

use chrono::TimeDelta;
use store::{HouseKey, Store};
use texts::{Catalogue, Lang, Words};
use tokio::sync::Semaphore;

use crate::headers::OnlyTls;
use crate::peer::Proxies;
use crate::trouble::Trouble;

/// Settings of the front door.
#[derive(Clone, Debug)]
pub struct Front {
    /// How the house is reached, without a slash at the end: `https://valskydd.example`. Links in letters begin with
    /// it, never with what a request claims.
    pub base_url: String,
    /// The program's version, at the foot of every page.
    pub version: &'static str,
    /// How long a person's session lasts without a request.
    pub idle: TimeDelta,
    /// More host names under which it answers.
    pub more_hosts: Vec<String>,
    /// Proxies whose word on a visitor's address counts.
    pub proxies: Proxies,
    /// For which names browsers are told to come over TLS only, where the house is reached by TLS.
    pub only_tls: OnlyTls,
}

/// How long a person's session lasts without a request when nothing else is set.
pub const USUAL_IDLE: TimeDelta = TimeDelta::minutes(30);

impl Front {
    /// A front door at this address, with no proxy before it.
    #[must_use]
    pub fn new(base_url: impl Into<String>, version: &'static str) -> Self {
        Self {
            base_url: base_url.into(),
            version,
            idle: USUAL_IDLE,
            more_hosts: Vec::new(),
            proxies: Proxies::default(),
            only_tls: OnlyTls::default(),
        }
    }

    /// Whether cookies may travel over TLS only.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// What every handler may reach. Cheap to clone.
#[derive(Clone)]
pub struct House(Arc<Inner>);

struct Inner {
    store: Store,
    catalogue: Arc<Catalogue>,
    key: HouseKey,
    front: Front,
    benches: Arc<Semaphore>,
}

/// So much heavy work at once: each may hold some hundred megabytes for a moment.
pub const BENCHES: usize = 2;

impl House {
    /// A house of these parts.
    #[must_use]
    pub fn new(store: Store, catalogue: Arc<Catalogue>, key: HouseKey, front: Front) -> Self {
        let benches = Arc::new(Semaphore::new(BENCHES));
        Self(Arc::new(Inner { store, catalogue, key, front, benches }))
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The words in a language.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Words {
        Words::new(Arc::clone(&self.0.catalogue), lang)
    }

    /// The key that marks our forms and links.
    #[must_use]
    pub fn key(&self) -> &HouseKey {
        &self.0.key
    }

    /// The front door.
    #[must_use]
    pub fn front(&self) -> &Front {
        &self.0.front
    }

    /// Does work that takes much memory or a processor for long, as making papers and reading files, away from the
    /// requests' threads and at most [`BENCHES`] at once: those who come at the same time wait for their turn. A place
    /// is free when the work is done, also if whoever asked has gone.
    ///
    /// # Errors
    /// [`Trouble`] when the work panics.
    pub async fn at_a_bench<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Trouble> {
        let place = Arc::clone(&self.0.benches).acquire_owned().await;
        let place = place.map_err(|fault| Trouble::from_error(&fault))?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(place);
            done
        });
        done.await.map_err(|fault| Trouble::from_error(&fault))
    }

    /// A path as an address that works from outside.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.0.front.base_url)
    }
}
