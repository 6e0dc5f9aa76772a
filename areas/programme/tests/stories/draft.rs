//! Making a programme and saving its draft, also when two save at once.

use chrono::NaiveDate;
use programme::calendar::ElectionKind;
use programme::deeds::{DraftFault, Saved, save_draft};
use programme::draft::{DraftText, default_draft};
use programme::draft_settings::{asks_for_approval, say};
use programme::views;
use sea_orm::ConnectionTrait as _;
use sea_orm::prelude::Uuid;
use sea_orm_migration::MigrationTrait;
use store::{Author, Doors, Settings, Store};

use crate::world::on_both;

fn text(subject: &str) -> DraftText {
    DraftText { subject: subject.to_owned(), ..default_draft() }
}

#[tokio::test]
async fn a_programme_is_born_with_the_shipped_draft() {
    on_both(async |world| {
        assert_eq!(views::current(&world.store).await.unwrap(), None);
        let id = world.programme().await;
        let programme = views::current(&world.store).await.unwrap().unwrap();
        assert_eq!(programme.id, id);
        assert_eq!(programme.election, ElectionKind::EuropeanParliament);
        assert_eq!(programme.election_day, NaiveDate::from_ymd_opt(2029, 6, 10).unwrap());
        let draft = views::newest_draft(&world.store, id).await.unwrap();
        assert_eq!((draft.version, draft.text), (1, default_draft()));
        assert_eq!(world.done("programme.made").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_newest_programme_is_the_one_that_counts() {
    on_both(async |world| {
        let first = world.programme().await;
        let second = world.programme().await;
        assert_ne!(first, second);
        assert_eq!(views::current(&world.store).await.unwrap().unwrap().id, second);
    })
    .await;
}

#[tokio::test]
async fn each_saving_is_a_version_and_what_changes_nothing_is_none() {
    on_both(async |world| {
        let id = world.programme().await;
        let lead = world.lead("Eva").await;
        let save = async |base, text: DraftText| {
            save_draft(&world.store, &lead, id, base, &text, world.key()).await.unwrap()
        };
        assert_eq!(save(1, text("Två")).await, Saved { version: 2 });
        assert_eq!(save(2, text("Två")).await, Saved { version: 2 });
        assert_eq!(save(2, text("Tre")).await, Saved { version: 3 });
        let draft = views::newest_draft(&world.store, id).await.unwrap();
        assert_eq!((draft.version, draft.text.subject.as_str(), draft.saved_by.as_str()), (3, "Tre", "Eva"));
        assert_eq!(world.done("programme.draft_saved").await, 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_saves_over_a_newer_version_is_told_whose_it_is() {
    on_both(async |world| {
        let id = world.programme().await;
        let (eva, per) = (world.lead("Eva").await, world.lead("Per").await);
        save_draft(&world.store, &eva, id, 1, &text("Evas"), world.key()).await.unwrap();
        let fault = save_draft(&world.store, &per, id, 1, &text("Pers"), world.key()).await.unwrap_err();
        let DraftFault::NewerVersion(theirs) = fault else { panic!("{fault}") };
        assert_eq!((theirs.version, theirs.saved_by.as_str()), (2, "Eva"));
        assert_eq!(theirs.text, text("Evas"));
        let saved = save_draft(&world.store, &per, id, 2, &text("Pers"), world.key()).await.unwrap();
        assert_eq!(saved.version, 3);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_save_at_the_same_moment_one_is_told() {
    on_both(async |world| {
        let id = world.programme().await;
        let (eva, per) = (world.lead("Eva").await, world.lead("Per").await);
        for base in 1..6 {
            let (evas, pers) = (text(&format!("Eva {base}")), text(&format!("Per {base}")));
            let (one, other) = tokio::join!(
                save_draft(&world.store, &eva, id, base, &evas, world.key()),
                save_draft(&world.store, &per, id, base, &pers, world.key()),
            );
            let told = [one, other].into_iter().filter_map(Result::err).collect::<Vec<_>>();
            assert!(matches!(told[..], [DraftFault::NewerVersion(_)]), "{told:?}");
        }
        assert_eq!(views::newest_draft(&world.store, id).await.unwrap().version, 6);
        assert_eq!(world.done("programme.draft_saved").await, 5);
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_saves_once() {
    on_both(async |world| {
        let id = world.programme().await;
        let eva = world.lead("Eva").await;
        let key = world.key();
        for _ in 0..2 {
            let saved = save_draft(&world.store, &eva, id, 1, &text("En gång"), key).await.unwrap();
            assert_eq!(saved, Saved { version: 2 });
        }
        assert_eq!(world.done("programme.draft_saved").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_lead_asks_for_approval_and_stops_asking() {
    on_both(async |world| {
        let id = world.programme().await;
        let lead = world.lead("Eva").await;
        let asks = async || asks_for_approval(world.store.reader(), id).await.unwrap();
        assert!(!asks().await, "until somebody says so");
        let key = world.key();
        for _ in 0..2 {
            say(&world.store, &lead, id, true, key).await.unwrap();
        }
        assert!(asks().await);
        assert_eq!(world.done("programme.approval_said").await, 1);
        say(&world.store, &lead, id, false, world.key()).await.unwrap();
        assert!(!asks().await);
    })
    .await;
}

#[tokio::test]
async fn a_text_from_before_there_were_parts_is_one_free_part() {
    let room = tempfile::tempdir().unwrap();
    let roles = trials::postgres().pair_for_new_database();
    let on_postgres = Settings::at(roles.serving).owned_at(roles.owner);
    for settings in [Settings::embedded(room.path()), on_postgres] {
        let store = Store::open(&settings.for_the_house(), Doors::of_the_system()).await.unwrap();
        store.migrate(&[web::migrations, organisation::migrations, before]).await.unwrap();
        let desk = store.desk(&Author::command("test")).await.unwrap();
        for sql in [
            "INSERT INTO programme VALUES ('00000000-0000-0000-0000-000000000007', 'V', 'general', '2029-06-10', '2028-09-01 08:00:00+00:00')",
            "INSERT INTO invitation_draft VALUES ('00000000-0000-0000-0000-000000000008', \
             '00000000-0000-0000-0000-000000000007', 1, 'Kom!', 'Ett \"ord\".\n\nTvå.', '', 'Eva', '2028-09-01 08:00:00+00:00')",
        ] {
            let sql = match store.backend() {
                // SQLite keeps ids as their sixteen bytes.
                store::Backend::Sqlite => {
                    sql.replace("'00000000-0000-0000-0000-00000000000", "X'0000000000000000000000000000000")
                }
                store::Backend::Postgres => sql.to_owned(),
            };
            desk.db().execute_unprepared(&sql).await.unwrap();
        }
        let mut desk = desk;
        desk.write(crate::world::test_line());
        desk.seal("").await.unwrap();
        store.migrate(&[web::migrations, organisation::migrations, programme::migrations]).await.unwrap();
        let id = Uuid::from_u128(7).into();
        let draft = views::newest_draft(&store, id).await.unwrap();
        assert_eq!(draft.text.subject, "Kom!");
        let [part] = &draft.text.parts[..] else { panic!("{:?}", draft.text.parts) };
        assert_eq!((part.text.as_str(), part.locked), ("Ett \"ord\".\n\nTvå.", false));
        assert_eq!(draft.text.faults(), []);
    }
}

/// The migrations of the time before.
fn before() -> Vec<Box<dyn MigrationTrait>> {
    programme::migrations().into_iter().filter(|one| !one.name().contains("draft")).collect()
}
