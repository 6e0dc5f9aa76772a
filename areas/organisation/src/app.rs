//! What the handlers of all areas may reach: the house, and what the areas have hung on its walls.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRef;
use chrono::NaiveDate;
use texts::local;
use tokio::sync::Notify;
use web::House;

use crate::Duty;
use crate::duties::DutyRights;
use crate::home::HomeSource;
use crate::provider::Providers;
use crate::second_factor::Demand;

/// A place in the navigation.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Whose navigation it stands in.
    pub duties: &'static [Duty],
    /// Where it leads.
    pub href: &'static str,
    /// Its name, as a text key.
    pub text: &'static str,
}

/// What handlers of all areas may reach. Cheap to clone; stands for the [`House`] wherever one is asked for.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    house: House,
    places: Vec<Place>,
    homes: Vec<Box<dyn HomeSource>>,
    letter_folder: Option<std::path::PathBuf>,
    providers: Providers,
    demand: Demand,
    link_asked: Notify,
}

impl App {
    /// The house with what the areas hang on its walls.
    #[must_use]
    pub fn new(
        house: House,
        places: Vec<Place>,
        homes: Vec<Box<dyn HomeSource>>,
        letter_folder: Option<std::path::PathBuf>,
    ) -> Self {
        house.store().ask_of_rights(Arc::new(DutyRights));
        Self(Arc::new(Inner {
            house,
            places,
            homes,
            letter_folder,
            providers: Providers::default(),
            demand: Demand::default(),
            link_asked: Notify::new(),
        }))
    }

    /// The same with the sign-in services that authorities run themselves.
    #[must_use]
    pub fn with_providers(mut self, providers: Providers) -> Self {
        // Right after it was made, nobody else holds it.
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.providers = providers;
        }
        self
    }

    /// The same with a second factor demanded.
    #[must_use]
    pub fn demanding(mut self, demand: Demand) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.demand = demand;
        }
        self
    }

    /// Of whom a second factor is demanded.
    #[must_use]
    pub fn demand(&self) -> Demand {
        self.0.demand
    }

    /// The sign-in services that authorities run themselves.
    #[must_use]
    pub fn providers(&self) -> &Providers {
        &self.0.providers
    }

    /// The house.
    #[must_use]
    pub fn house(&self) -> &House {
        &self.0.house
    }

    /// Today in Sweden.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        local(self.store().doors().now()).date()
    }

    /// The navigation.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.0.places
    }

    /// Those who have something to say on the first page, in its order.
    #[must_use]
    pub fn homes(&self) -> &[Box<dyn HomeSource>] {
        &self.0.homes
    }

    /// Notified when somebody has asked for a link to sign in.
    #[must_use]
    pub fn link_asked(&self) -> &Notify {
        &self.0.link_asked
    }

    /// Where letters are put when there is no mail server.
    #[must_use]
    pub fn letter_folder(&self) -> Option<&std::path::Path> {
        self.0.letter_folder.as_deref()
    }
}

impl Deref for App {
    type Target = House;

    fn deref(&self) -> &House {
        &self.0.house
    }
}

impl FromRef<App> for House {
    fn from_ref(app: &App) -> Self {
        app.house().clone()
    }
}
