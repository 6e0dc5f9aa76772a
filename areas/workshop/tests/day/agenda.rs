//! The agenda from the county's first look to the letter with exact times, and what it does when things go wrong.

use axum::http::StatusCode;
use organisation::Tier;
use organisation::records::organisation as organisations;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::outbox;
use workshop::WorkshopId;
use workshop::agenda::views;

use crate::world::{Answer, Browser, World, on_both};

/// A form of four items and a welcome by somebody.
fn form(who: &str) -> Vec<(String, String)> {
    let welcome = format!("Välkomna, säger {who}");
    let items = [
        (welcome.as_str(), ["10", "20", "60"]),
        ("Hotbilden", ["30", "60", "90"]),
        ("Övning", ["30", "60", "90"]),
        ("Slut", ["10", "20", "60"]),
    ];
    let mut fields = Vec::new();
    for (place, (title, [least, usual, most])) in items.into_iter().enumerate() {
        let number = ((place + 1) * 10).to_string();
        let values = [
            ("title", title),
            ("kind", "talk"),
            ("least", least),
            ("usual", usual),
            ("most", most),
            ("place", &number),
        ];
        fields.extend(values.map(|(name, value)| (format!("{name}-{place}"), value.to_owned())));
    }
    let pauses = [
        ("least-rest", "10"),
        ("usual-rest", "15"),
        ("most-rest", "30"),
        ("least-lunch", "45"),
        ("usual-lunch", "60"),
        ("most-lunch", "75"),
        ("stretch", "90"),
    ];
    fields.extend(pauses.map(|(name, value)| (name.to_owned(), value.to_owned())));
    fields
}

async fn send(browser: &mut Browser, path: &str, form: &[(String, String)], version: Option<&str>) -> Answer {
    let mut fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (&name[..], &value[..])).collect();
    fields.extend(version.map(|version| ("version", version)));
    browser.post(path, &fields).await
}

async fn stands(world: &World, id: WorkshopId) -> views::Standing {
    let workshop = world.loaded(id).await;
    views::standing(world.store.reader(), &workshop).await.unwrap()
}

/// The county's municipalities have an address each.
async fn with_addresses(world: &World, county: &str) {
    let county = world.organisation(Tier::County, county).await;
    let mut desk = world.desk().await;
    organisations::Entity::update_many()
        .col_expr(organisations::Column::Mail, Expr::value("val@kommun.example"))
        .filter(organisations::Column::Parent.eq(county.id))
        .exec(desk.db())
        .await
        .unwrap();
    desk.write(crate::world::line(county.id.uuid()));
    desk.seal("").await.unwrap();
}

#[tokio::test]
async fn the_county_makes_its_agenda_and_tells_the_municipalities_of_exact_times() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let path = format!("/workshop/{own}/dagordning");
        let letters = async || outbox::about(&world.store, own.uuid()).await.unwrap();
        let mut karin = world.county("Karin", "21").await;
        let first = karin.get(&path).await.body;
        assert!(first.contains("Det här är ett förslag") && first.contains("09.00"), "{first}");
        assert!(!first.contains("/skicka"), "nobody is invited");
        karin.get(&format!("{path}/andra")).await;
        let saved = send(&mut karin, &format!("{path}/andra"), &form("Karin"), None).await;
        assert_eq!(saved.location, path, "{}", saved.body);
        let standing = stands(&world, own).await;
        assert_eq!((standing.version, standing.agenda.items.len()), (1, 4));
        assert!(standing.fitted.is_ok(), "{:?}", standing.fitted);
        karin.get(&path).await;
        karin.post(&format!("{path}/skicka"), &[]).await;
        assert!(letters().await.is_empty(), "there is nobody to tell before the invitation");
        world.invited(own, &[3, 0, 2], 0).await;
        with_addresses(&world, "21").await;
        let page = karin.get(&path).await.body;
        assert!(page.contains("3 inbjudna kommuner och 5 anmälda deltagare"), "{page}");
        for _ in ["sent", "the same form again: the browser went back"] {
            assert_eq!(karin.post(&format!("{path}/skicka"), &[]).await.location, path);
        }
        assert_eq!(letters().await.len(), 3);
        assert!(letters().await.iter().all(|letter| letter.subject.contains("Exakta tider")));
        assert!(karin.get(&path).await.body.contains("har fått de här tiderna"));
        assert_eq!(world.lines("workshop.agenda_saved").await.len(), 1);
        assert_eq!(world.lines("workshop.agenda_told").await.len(), 1);
        // Another end: the times are others, and the page says what the municipalities know.
        karin.post(&format!("{path}/sluta"), &[("length", "whole")]).await;
        let page = karin.get(&path).await.body;
        assert!(page.contains("Tiderna har ändrats") && page.contains("Kommunerna vet"), "{page}");
        karin.post(&format!("{path}/skicka"), &[]).await;
        assert_eq!(letters().await.len(), 6);
        let changed = letters().await.into_iter().filter(|letter| letter.subject.contains("Ändrade tider"));
        assert_eq!(changed.count(), 3);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_change_it_the_later_sees_both_and_loses_nothing() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let path = format!("/workshop/{own}/dagordning/andra");
        let (mut karin, mut per) = (world.county("Karin", "21").await, world.county("Per", "21").await);
        karin.get(&path).await;
        per.get(&path).await;
        send(&mut karin, &path, &form("Karin"), None).await;
        let late = send(&mut per, &path, &form("Per"), None).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("säger Karin") && late.body.contains("säger Per"), "{}", late.body);
        let chosen = send(&mut per, &path, &form("Per"), None).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER);
        assert_eq!(stands(&world, own).await.agenda.items[0].title, "Välkomna, säger Per");
    })
    .await;
}

#[tokio::test]
async fn what_does_not_fit_is_kept_and_said_and_is_never_told() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        world.invited(own, &[3], 0).await;
        let path = format!("/workshop/{own}/dagordning");
        let mut karin = world.county("Karin", "21").await;
        karin.get(&format!("{path}/andra")).await;
        let mut short = form("Karin");
        short.retain(|(name, _)| !name.ends_with("-1") && !name.ends_with("-2"));
        assert_eq!(send(&mut karin, &format!("{path}/andra"), &short, None).await.location, path);
        let page = karin.get(&path).await.body;
        assert!(page.contains("Dagordningen går inte ihop med dagens tider"), "{page}");
        karin.post(&format!("{path}/skicka"), &[]).await;
        assert!(outbox::about(&world.store, own.uuid()).await.unwrap().is_empty());
        karin.get(&format!("{path}/andra")).await;
        let mut wrong = form("Karin");
        wrong[2].1 = "47".into();
        let refused = send(&mut karin, &format!("{path}/andra"), &wrong, None).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("least-0-fault") && refused.body.contains("value=\"47\""));
    })
    .await;
}

#[tokio::test]
async fn the_nation_reads_it_and_another_county_finds_nothing() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let path = format!("/workshop/{own}/dagordning");
        let read = world.national().await.get(&path).await;
        assert_eq!(read.status, StatusCode::OK);
        assert!(!read.body.contains("/andra"));
        let mut other = world.county("Stina", "20").await;
        for page in [path.clone(), format!("{path}/andra")] {
            assert_eq!(other.get(&page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        let theirs = world.workshop("20").await;
        other.get(&format!("/workshop/{theirs}/dagordning")).await;
        for deed in ["andra", "sluta", "skicka"] {
            let mut fields = form("Stina");
            fields.push(("length".into(), "three".into()));
            let tried = send(&mut other, &format!("{path}/{deed}"), &fields, None).await;
            assert_eq!(tried.status, StatusCode::NOT_FOUND, "{deed}");
        }
        assert_eq!(stands(&world, own).await.version, 0);
        assert_eq!(world.loaded(own).await.version, 1);
    })
    .await;
}
