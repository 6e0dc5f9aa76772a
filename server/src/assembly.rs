//! The house put together: store, words, key, routes.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use axum::{Extension, Router};
use letters::Post;
use organisation::home::HomeSource;
use organisation::journal::Witness;
use organisation::post::Postman;
use organisation::provider::Providers;
use organisation::{App, Gate, Place, Routes, Ways, enclose};
use papers::Press;
use personal_data::extract::Sources;
use store::{Doors, HouseKey, Migrations, Sight, Store, see_as};
use texts::{Catalogue, Source};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use web::House;
use workshop::received::errand::MailSource;

use crate::config::{Config, CountyMailbox, Retention};
use crate::panics;

/// The migrations of everything above the store, in order.
pub const MIGRATIONS: &[Migrations] = &[
    web::migrations,
    organisation::migrations,
    programme::migrations,
    workshop::migrations,
    course::migrations,
    mailings::migrations,
    joining::migrations,
    ::door::migrations,
    personal_data::migrations,
];

/// Every Fluent source.
#[must_use]
pub fn sources() -> Vec<Source> {
    let mut sources = vec![programme::TEXTS, course::TEXTS, mailings::TEXTS, joining::TEXTS];
    sources.extend(organisation::TEXTS);
    sources.extend(web::TEXTS);
    sources.extend(workshop::TEXTS);
    sources.push(::door::TEXTS);
    sources.extend(personal_data::TEXTS);
    sources
}

/// The routes of all areas.
#[must_use]
pub fn routes() -> Routes {
    organisation::routes()
        .and(programme::routes())
        .and(workshop::routes())
        .and(course::routes())
        .and(mailings::routes())
        .and(joining::routes())
        .and(::door::routes())
        .and(personal_data::routes())
}

/// Who came, to the room or by video.
pub(crate) fn attending() -> workshop::day_papers::Attending {
    workshop::day_papers::Attending::new(::door::attendance::DoorAttendance)
        .and(joining::attendance::JoinedAttendance)
}

/// The first page first, then the areas in the order of the chain, then letters and journal.
fn places() -> Vec<Place> {
    let mut places = organisation::home::places();
    let last = places.split_off(1);
    places.extend(programme::places());
    places.extend(workshop::day::places());
    places.extend(workshop::invitation::places());
    places.extend(last);
    places.extend(personal_data::places());
    places
}

/// Those who have something to say on the first page.
fn homes() -> Vec<Box<dyn HomeSource>> {
    vec![
        Box::new(programme::interest::InterestNeeds),
        Box::new(workshop::home::WorkshopHome),
        Box::new(workshop::invitation::InvitationNeeds),
        Box::new(workshop::received::ReceivedNeeds),
        Box::new(personal_data::disposal::DisposalNeeds),
        Box::new(organisation::second_person::SecondPersonNeeds),
        Box::new(organisation::links::LinkNeeds),
        Box::new(organisation::duties::DutyNeeds),
    ]
}

/// Those who hold something about people, in the order of an extract.
fn held() -> Sources {
    Sources::of(vec![
        Box::new(workshop::WorkshopHeld),
        Box::new(course::CourseHeld),
        Box::new(door::DoorHeld),
        Box::new(joining::JoiningHeld),
        Box::new(mailings::MailingsHeld),
        Box::new(programme::interest::InterestHeld),
        Box::new(organisation::held::OrganisationHeld),
    ])
}

/// A house ready to be lived in.
pub struct Assembled {
    /// What handlers reach.
    pub app: App,
    /// How letters leave.
    pub postman: Arc<Postman>,
    /// Where the journal's heads go.
    pub witness: Witness,
    /// How long things are kept.
    pub retention: Retention,
    /// Mailboxes that are read.
    pub mailboxes: Vec<MailSource>,
}

/// Opens the store, brings its tables up to date and puts the house together.
///
/// # Errors
/// Says what is missing: the data folder, the database, the key, the mail server's settings.
pub async fn assemble(config: &Config, doors: Doors, base_url: &str) -> anyhow::Result<Assembled> {
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("the data folder {} cannot be made", config.data.display()))?;
    let key = HouseKey::from_file(&config.key_file(), &doors)?;
    let store = Store::open(&config.store_settings(), doors).await?;
    store.migrate(MIGRATIONS).await?;
    see_as(Sight::House, async {
        store::vault::prepare(&store).await?;
        workshop::registration::sealed::seal_stored(&store).await
    })
    .await?;
    let post = match (&config.mail.smtp, config.letter_folder()) {
        (Some(smtp), _) => Post::smtp(smtp).context("the mail server's settings cannot be used")?,
        (None, folder) => Post::folder(folder.unwrap_or_else(|| PathBuf::from("letters"))),
    };
    let post = post.signing(config.mail.keys().context("letters cannot be signed")?);
    let front = config.front(base_url);
    let catalogue = Arc::new(Catalogue::build(&sources())?);
    let house = House::new(store, catalogue, key, front);
    let returns = config.mailboxes.iter().filter_map(CountyMailbox::returns).chain(config.mail.returns());
    let postman = Postman::new(post, house.clone(), config.mail.from.clone()).returning_to(returns.collect());
    let providers = Providers::of(config.providers.clone()).map_err(anyhow::Error::msg)?;
    let app = furnished(house, config.letter_folder())
        .with_providers(providers)
        .demanding(config.sign_in.second_factor);
    let mailboxes = config.mailboxes.iter().map(CountyMailbox::source).collect::<Result<_, _>>();
    Ok(Assembled {
        mailboxes: mailboxes.context("a mailbox cannot be used")?,
        app,
        postman: Arc::new(postman),
        witness: config.journal.clone(),
        retention: config.retention.clone(),
    })
}

/// The house with what every area hangs on its walls.
#[must_use]
pub fn furnished(house: House, letter_folder: Option<PathBuf>) -> App {
    App::new(house, places(), homes(), letter_folder)
}

/// The router of the whole house. The headers that every answer carries are put on by its door
/// ([`crate::door::outer`]).
pub fn router(app: &App, press: Press) -> Router {
    let routes = routes();
    let ways = Arc::new(Ways::of(&routes));
    let pages = routes
        .build(|handler, gate| enclose(app, handler, gate))
        .route("/sprak", get(web::language::switch))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(Extension(press))
        .layer(Extension(ways))
        .layer(Extension(held()))
        .layer(Extension(programme::interest::Days::new(workshop::counties::WorkshopDays)))
        .layer(Extension(attending()))
        // Forms bound themselves (web::Posted), so that a file that is too large gets its sentence beside the field.
        .layer(DefaultBodyLimit::disable())
        .layer(CatchPanicLayer::custom(panics::explain))
        .layer(from_fn_with_state(app.clone(), organisation::frame))
        .layer(from_fn_with_state(app.house().clone(), web::receive))
        .layer(CompressionLayer::new());
    Router::new()
        .merge(pages)
        .merge(web::assets::router())
        .route("/halsa", get(|| async { "ok" }))
        .with_state(app.clone())
}

/// Every route with its gate, for the access matrix.
#[must_use]
pub fn route_list() -> Vec<(Method, &'static str, Gate)> {
    let routes = routes();
    let mut list: Vec<_> = routes.list().map(|(method, path, gate)| (method.clone(), path, *gate)).collect();
    list.push((Method::GET, "/halsa", Gate::Open));
    list.push((Method::GET, "/sprak", Gate::Open));
    list.sort_by(|left, right| (left.1, left.0.as_str()).cmp(&(right.1, right.0.as_str())));
    list
}

/// Every form that changes nothing: it takes out a list or a paper, or has something checked.
#[must_use]
pub fn asking_list() -> Vec<&'static str> {
    let routes = routes();
    let changing: Vec<_> = routes.changing().map(|(path, _)| path).collect();
    let forms = routes.list().filter(|(method, ..)| **method == Method::POST);
    forms.map(|(_, path, _)| path).filter(|path| !changing.contains(path)).collect()
}
