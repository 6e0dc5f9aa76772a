//! Bringing the tables up to date.

use sea_orm_migration::prelude::*;
use store::Backend;

use crate::support::{Scene, notes, write_lines};

const BOTH: [Backend; 2] = [Backend::Sqlite, Backend::Postgres];

#[tokio::test(flavor = "multi_thread")]
async fn migrating_twice_changes_nothing() {
    for backend in BOTH {
        let scene = Scene::new(backend).await;
        write_lines(&scene.store, 2).await;
        scene.store.migrate(&[notes]).await.unwrap();
        assert_eq!(scene.number("SELECT count(*) FROM journal_line").await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_area_that_comes_later_gets_its_tables() {
    for backend in BOTH {
        let scene = Scene::bare(backend).await;
        scene.store.migrate(&[]).await.unwrap();
        scene.store.migrate(&[notes]).await.unwrap();
        assert_eq!(scene.number("SELECT count(*) FROM note").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn four_programs_that_start_at_once_wait_for_each_other() {
    for backend in BOTH {
        let scene = Scene::bare(backend).await;
        let mut programs = Vec::new();
        for _ in 0..4 {
            let store = scene.another().await;
            programs.push(tokio::spawn(async move { store.migrate(&[notes]).await }));
        }
        for program in programs {
            program.await.unwrap().unwrap();
        }
        assert_eq!(scene.number("SELECT count(*) FROM journal_head").await, 1, "{backend:?}");
    }
}

fn broken() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(Broken)]
}

struct Broken;

impl MigrationName for Broken {
    fn name(&self) -> &'static str {
        "0002_broken"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Broken {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create().table("half").col(ColumnDef::new("id").integer()).to_owned();
        schema.create_table(table).await?;
        Err(DbErr::Custom("the power went".to_owned()))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_migration_that_breaks_off_leaves_nothing_half_done() {
    for backend in BOTH {
        let scene = Scene::new(backend).await;
        scene.store.migrate(&[notes, broken]).await.unwrap_err();
        let tables =
            if scene.is_embedded() { "sqlite_master WHERE name" } else { "pg_tables WHERE tablename" };
        let left = scene.number(&format!("SELECT count(*) FROM {tables} = 'half'")).await;
        assert_eq!(left, 0, "{backend:?}");
        write_lines(&scene.store, 1).await;
    }
}
