//! The second wall: on PostgreSQL the database itself shows an authority nothing but what concerns it, whatever the
//! program asks for. The queries here have forgotten the first wall.

mod oracle;

use std::collections::BTreeSet;

use organisation::{Tier, register};
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement};
use store::journal::{self, Filter};
use store::wall::{Hole, UNGUARDED, wall_state};
use store::{Author, Doors, Settings, Sight, Store, outbox, see_as};
use workshop::{day, registration};

use crate::resident::{Base, Resident};

/// Two counties that have invited, with answers, table plans, sessions and a sealed journal.
async fn furnished(base: Base) -> Resident {
    let house = Resident::full(base).await;
    house.person("jonas.revelius@val.example").await;
    let store = house.app.store();
    let desk = store.desk(&Author::program()).await.unwrap();
    for sql in [
        "INSERT INTO table_plan SELECT id, 'mixed', true, 3, 8, 1, 0, 1, made_at, '{}', '{}', '{}' FROM workshop",
        "INSERT INTO round_seat SELECT p.id, 1, i.workshop, 1, false FROM participant p \
         JOIN invitation i ON i.id = p.invitation",
        "INSERT INTO table_plan_version SELECT workshop, 1, 'x', made_at, NULL, NULL, '{}', '{}' FROM table_plan",
        "INSERT INTO table_need SELECT workshop, (SELECT token_hash FROM personal_link LIMIT 1) FROM table_plan",
        "INSERT INTO participant_count SELECT id, '', 4 FROM invitation",
        "INSERT INTO list_columns SELECT DISTINCT municipality, 'x', '[]', sent_at FROM invitation",
        "INSERT INTO disposal SELECT id, county, id, 'mail', NULL, 'done', 1, day, made_at, false, NULL, NULL, '', '', \
         NULL, NULL, 1 FROM workshop",
        "INSERT INTO disclosure SELECT id, county, id, 'municipality', 'x', 'x', 'x', made_at, day, NULL FROM workshop",
        "INSERT INTO disposal_certificate SELECT id, county, 1, id, day, made_at, '{}' FROM workshop",
        "INSERT INTO table_planning SELECT workshop, workshop, 'over', 1, made_at, made_at, '{}' FROM table_plan",
        "INSERT INTO tour SELECT id, '{}', '', 1, made_at FROM programme",
        "INSERT INTO tour_planning SELECT id, id, 'over', 1, made_at, made_at, '{}' FROM programme",
        "INSERT INTO tour_event SELECT programme, county, county, 'A', day, '[]', 0, false, made_at, '', NULL FROM workshop",
    ] {
        assert!(desk.db().execute_unprepared(sql).await.unwrap().rows_affected() > 0, "{sql}");
    }
    let mut desk = desk;
    desk.write(line());
    desk.seal("").await.unwrap();
    journal::seal_due(store).await.unwrap();
    house
}

fn line() -> store::Line {
    let subject_id = sea_orm::prelude::Uuid::nil();
    store::Line {
        deed: "test.prepared",
        subject: "test",
        subject_id,
        owner: None,
        details: serde_json::json!({}),
    }
}

/// Every table of the house.
async fn tables(store: &Store) -> Vec<String> {
    let all = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() \
               AND table_type = 'BASE TABLE' ORDER BY 1";
    texts(store, all).await.unwrap()
}

/// The one column of the answer.
async fn texts(store: &Store, sql: &str) -> Result<Vec<String>, DbErr> {
    let rows = store.reader().query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

/// The rows that somebody sees who asks for all of them.
async fn seen(store: &Store, sight: Sight, table: &str) -> BTreeSet<String> {
    let all = format!("SELECT to_jsonb(t)::text FROM {table} t");
    see_as(sight, texts(store, &all)).await.unwrap().into_iter().collect()
}

/// Who looks: nobody, the house, and authorities of all tiers with and without a workshop.
async fn sights(house: &Resident) -> Vec<Sight> {
    let store = house.app.store();
    let county = |code: &'static str| register::by_code(store, Tier::County, code);
    let national = register::of_tier(store, Tier::National).await.unwrap().remove(0);
    let mut sights = vec![Sight::Nobody, Sight::House, Sight::Overseer(national.id.uuid())];
    for code in ["21", "03", "25"] {
        sights.push(Sight::Authority(county(code).await.unwrap().unwrap().id.uuid()));
    }
    let contractor = register::of_tier(store, Tier::Contractor).await.unwrap().remove(0);
    sights.push(Sight::Authority(contractor.id.uuid()));
    for code in ["2101", "2180", "0380", "2580"] {
        sights.push(Sight::Authority(house.municipality(code).await.uuid()));
    }
    sights
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_for_everything_gets_what_concerns_them() {
    let house = furnished(Base::Postgres).await;
    let store = house.app.store();
    let mut narrowed = 0;
    for table in tables(store).await {
        if UNGUARDED.iter().any(|(name, _)| *name == table) {
            continue;
        }
        let all = seen(store, Sight::House, &table).await;
        assert!(!all.is_empty() || !oracle::is_shown(&table), "{table} has no rows to hide");
        for sight in sights(&house).await {
            let wanted: BTreeSet<_> =
                texts(store, &oracle::question(&table, sight)).await.unwrap().into_iter().collect();
            let got = seen(store, sight, &table).await;
            let (more, less) = (got.difference(&wanted).next(), wanted.difference(&got).next());
            assert_eq!((more, less), (None, None), "{table} as {sight:?}: too much, too little");
            narrowed += usize::from(!wanted.is_empty() && wanted.len() < all.len());
        }
    }
    assert!(
        narrowed > 20,
        "the wall narrows {narrowed} lists only: the house is too empty to prove anything"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_seen_is_not_changed_not_removed_and_not_written_for_another() {
    let house = furnished(Base::Postgres).await;
    let store = house.app.store();
    let mut tried = 0;
    for table in tables(store).await {
        if UNGUARDED.iter().any(|(name, _)| *name == table) {
            continue;
        }
        let columns = format!(
            "SELECT column_name::text FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position"
        );
        let column = texts(store, &columns).await.unwrap().remove(0);
        let all = seen(store, Sight::House, &table).await;
        for sight in sights(&house).await.into_iter().filter(|sight| *sight != Sight::House) {
            let own = seen(store, sight, &table).await;
            let Some(hidden) = all.difference(&own).next() else { continue };
            let hidden = hidden.replace('\'', "''");
            let that = format!("to_jsonb(t) = '{hidden}'::jsonb");
            for write in [
                format!("UPDATE {table} t SET {column} = {column} WHERE {that}"),
                format!("DELETE FROM {table} t WHERE {that}"),
            ] {
                match as_one(store, sight, &write).await {
                    Ok(rows) => assert_eq!(rows, 0, "{sight:?}: {write}"),
                    Err(fault) => assert!(is_refused(&fault), "{sight:?}: {write}: {fault}"),
                }
            }
            let forged =
                format!("INSERT INTO {table} SELECT * FROM jsonb_populate_record(null::{table}, '{hidden}')");
            let fault = as_one(store, sight, &forged).await.expect_err(&forged);
            assert!(is_refused(&fault), "{sight:?}: {forged}: {fault}");
            tried += 1;
        }
        assert_eq!(seen(store, Sight::House, &table).await, all, "{table} is as it was");
    }
    assert!(tried > 60, "{tried} rows were hidden");
}

/// Does a statement on a desk that is cleared.
async fn as_one(store: &Store, sight: Sight, sql: &str) -> Result<u64, DbErr> {
    see_as(sight, async {
        let desk = store.desk(&Author::program()).await.unwrap();
        let done = desk.db().execute_unprepared(sql).await.map(|done| done.rows_affected());
        desk.clear().await.unwrap();
        done
    })
    .await
}

/// By policy or for want of a right (SQLSTATE 42501), and not because something else stood in the way.
fn is_refused(fault: &DbErr) -> bool {
    let text = fault.to_string();
    text.contains("row-level security policy") || text.contains("permission denied")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_all_read_only_its_owner_changes() {
    let house = furnished(Base::Postgres).await;
    let store = house.app.store();
    for sight in sights(&house).await {
        let may = matches!(sight, Sight::House | Sight::Overseer(_));
        for (write, allowed) in [
            ("UPDATE programme SET name = 'x'", may),
            ("UPDATE invitation_draft SET subject = 'x'", sight == Sight::House),
            ("UPDATE programme_plan SET content = 'x'", sight == Sight::House),
            ("UPDATE journal_head SET seq = 0", sight == Sight::House),
            (
                "UPDATE organisation SET mail = 'x' WHERE code = '2101'",
                may || is_in_gavleborg(&house, sight).await,
            ),
        ] {
            let done = as_one(store, sight, write).await;
            assert_eq!(done.unwrap_or(0) > 0, allowed, "{sight:?}: {write}");
        }
        // Nobody, not even the house, takes a line out of the journal, or a version of what was said.
        for table in [
            "journal_line",
            "journal_seal",
            "journal_head",
            "invitation_draft",
            "programme_plan",
            "election",
            "organisation",
        ] {
            let fault = as_one(store, sight, &format!("DELETE FROM {table}")).await.unwrap_err();
            assert!(is_refused(&fault), "{table}: {fault}");
        }
    }
}

async fn is_in_gavleborg(house: &Resident, sight: Sight) -> bool {
    let county = register::by_code(house.app.store(), Tier::County, "21").await.unwrap().unwrap();
    let ockelbo = house.municipality("2101").await;
    [county.id.uuid(), ockelbo.uuid()].map(Sight::Authority).contains(&sight)
}

/// The program's own queries, without the permit that goes with them. On SQLite they show what would have leaked.
#[tokio::test(flavor = "multi_thread")]
async fn a_query_that_forgot_its_permit_returns_nothing_of_another_county() {
    for base in Base::BOTH {
        let house = furnished(base).await;
        let store = house.app.store();
        let gavleborg = house.workshop_of("21").await;
        let uppsala = register::by_code(store, Tier::County, "03").await.unwrap().unwrap().id.uuid();
        let ask = async {
            let mut found = vec![
                day::views::of(store, gavleborg).await.unwrap().is_some(),
                !registration::views::participants(store, gavleborg).await.unwrap().is_empty(),
                !registration::views::answers(store, gavleborg).await.unwrap().is_empty(),
                !outbox::about(store, gavleborg.uuid()).await.unwrap().is_empty(),
            ];
            let lines = journal::read(store, &Filter::default(), 10_000).await.unwrap();
            let own = [Some(uppsala), None];
            found.push(
                lines.iter().any(|line| !own.contains(&line.owner) && line.author_organisation != own[0]),
            );
            found
        };
        let leaks = see_as(Sight::Authority(uppsala), ask).await;
        assert_eq!(leaks, [matches!(base, Base::Sqlite); 5], "{base:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgetful_deed_changes_nothing_of_another_county() {
    let house = furnished(Base::Postgres).await;
    let store = house.app.store();
    let uppsala = register::by_code(store, Tier::County, "03").await.unwrap().unwrap().id.uuid();
    let write = async |sql: &str| as_one(store, Sight::Authority(uppsala), sql).await.unwrap();
    assert_eq!(write("UPDATE workshop SET place = 'x'").await, 1, "its own");
    assert_eq!(write("UPDATE invitation SET reminders = 0").await, 8, "those of its own");
    assert_eq!(write("UPDATE participant SET name = 'x'").await, 0);
    assert_eq!(write("DELETE FROM round_seat").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_wall_is_whole_for_who_serves_and_open_for_who_owns() {
    let house = Resident::on(Base::Postgres).await;
    let store = house.app.store();
    assert_eq!(wall_state(store).await.unwrap(), []);

    let owner = another(house.settings.owner_url.as_deref().unwrap()).await;
    let holes = wall_state(&owner).await.unwrap();
    assert!(holes.contains(&Hole::Owns("participant".to_owned())), "{holes:?}");
    assert!(holes.contains(&Hole::MayCreate), "{holes:?}");
    assert!(!holes.contains(&Hole::Superuser), "{holes:?}");

    // A table that somebody added and forgot, with every right given away.
    let sql = "CREATE TABLE forgotten (id int); GRANT ALL ON forgotten TO PUBLIC";
    owner.reader().execute_unprepared(sql).await.unwrap();
    let holes = wall_state(store).await.unwrap();
    assert!(holes.contains(&Hole::NoPolicy("forgotten".to_owned())), "{holes:?}");
    assert!(
        holes.iter().any(|hole| matches!(hole, Hole::Right(table, _) if table == "forgotten")),
        "{holes:?}"
    );

    let superuser = another(&trials::postgres().url_for_new_database()).await;
    assert!(wall_state(&superuser).await.unwrap().contains(&Hole::Superuser));
    let embedded = Resident::on(Base::Sqlite).await;
    assert_eq!(wall_state(embedded.app.store()).await.unwrap(), [Hole::Embedded]);
}

async fn another(url: &str) -> Store {
    Store::open(&Settings::at(url).for_the_house(), Doors::of_the_system()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_make_tables_serves_when_none_is_lacking_and_is_told_when_one_is() {
    let house = Resident::on(Base::Postgres).await;
    let serving = another(&house.settings.url).await;
    serving.migrate(valskydd::assembly::MIGRATIONS).await.unwrap();
    let roles = trials::postgres().pair_for_new_database();
    let fault = another(&roles.serving).await.migrate(valskydd::assembly::MIGRATIONS).await.unwrap_err();
    assert!(fault.to_string().contains("database_owner"), "{fault}");
}

/// As the program serves: outside every scope one sees nothing. The table plan is made in a task of its own.
#[tokio::test(flavor = "multi_thread")]
async fn work_in_the_background_sees_what_the_one_saw_who_began_it() {
    let house = Resident::serving(Base::Postgres).await;
    let (path, caller) = see_as(Sight::House, async {
        let workshop = house.workshop_of("21").await;
        let caller = house.person("maria.lindholm@lst-gavleborg.example").await;
        (format!("/workshop/{workshop}/bord"), caller)
    })
    .await;
    assert_eq!(seen(house.app.store(), Sight::Nobody, "participant").await.len(), 0);
    let wish = [("version", "0"), ("mixing", "mixed"), ("least", "3"), ("most", "8")];
    let answer = caller.send(&format!("{path}/placera"), &wish).await;
    assert!(answer.status.is_redirection(), "{}: {}", answer.status, answer.text);
    for _ in 0..600 {
        if !seen(house.app.store(), Sight::House, "round_seat").await.is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("nobody was placed: {}", caller.get(&path).await.text);
}
