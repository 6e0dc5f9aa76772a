//! The providers of the house: who they are, and which one a mail address leads to.

use std::collections::HashMap;
use std::sync::Arc;

use oidc::{Provider, ProviderSettings};

use super::bound::Place;

/// A provider with the organisations it is bound to.
pub struct Own {
    pub provider: Provider,
    pub places: Vec<Place>,
}

impl Own {
    pub fn name(&self) -> &str {
        &self.provider.settings().name
    }

    pub fn title(&self) -> &str {
        &self.provider.settings().title
    }
}

/// All providers of the house. Cheap to clone.
#[derive(Clone, Default)]
pub struct Providers(Arc<Inner>);

#[derive(Default)]
struct Inner {
    by_name: HashMap<String, Arc<Own>>,
    by_domain: HashMap<String, Arc<Own>>,
}

impl Providers {
    /// As they are configured. Calls none of them.
    ///
    /// # Errors
    /// A sentence that names the provider and what is wrong with it.
    pub fn of(settings: Vec<ProviderSettings>) -> Result<Self, String> {
        let mut inner = Inner::default();
        for one in settings {
            let settings = one.check().map_err(|fault| fault.to_string())?;
            let name = settings.name.clone();
            let fault = |what: String| format!("the provider `{name}` in the configuration: {what}");
            let places = settings.organisations.iter().map(|bound| {
                let read = Place::read(&bound.authority, bound.number.clone());
                read.ok_or_else(|| {
                    let usual = "national, county:21 or municipality:2180";
                    fault(format!("`authority` is {}; write {usual}", bound.authority))
                })
            });
            let places = places.collect::<Result<_, _>>()?;
            let own = Arc::new(Own { provider: Provider::new(settings), places });
            for domain in &own.provider.settings().domains {
                // Two providers that vouch for one domain could each take over the other's people.
                if inner.by_domain.insert(domain.clone(), Arc::clone(&own)).is_some() {
                    return Err(fault(format!("the domain {domain} belongs to another one already")));
                }
            }
            if inner.by_name.insert(name.clone(), own).is_some() {
                return Err(fault("there are two of that name".to_owned()));
            }
        }
        Ok(Self(Arc::new(inner)))
    }

    /// The provider of the address's domain: its short name and what people read.
    #[must_use]
    pub fn of_address(&self, address: &str) -> Option<(String, String)> {
        self.for_address(address).map(|own| (own.name().to_owned(), own.title().to_owned()))
    }

    /// No authority has a sign-in service of its own here.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.by_name.is_empty()
    }

    /// What people call the provider with this issuer.
    pub(super) fn of_issuer(&self, issuer: &str) -> Option<&str> {
        self.0.by_name.values().find(|own| own.provider.issuer() == issuer).map(|own| own.title())
    }

    pub(super) fn named(&self, name: &str) -> Option<&Own> {
        self.0.by_name.get(name).map(Arc::as_ref)
    }

    /// The provider of the address's domain, to the letter: a subdomain is somebody else's.
    pub(super) fn for_address(&self, address: &str) -> Option<&Own> {
        let (_, domain) = address.rsplit_once('@')?;
        self.0.by_domain.get(&domain.trim().to_lowercase()).map(Arc::as_ref)
    }
}
