//! Meetings that are moved and taken out again, each with a sequence above the last.

use crate::house::{Base, Town};

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_that_moves_is_told_of_half_an_hour_later_and_one_that_is_over_is_taken_out() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let asa = town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
        // Who has the meeting by the invitation gets no second one.
        town.registers("Ockelbo", "Valnämnden", "val@k2101.example").await;
        town.at("2029-03-08T08:05");
        town.looks().await;
        let practical = town.about("Välkommen till workshopen").await;
        assert_eq!(practical.len(), 2, "{base:?}");
        let mut first = None;
        for letter in &practical {
            let meeting = town.content(letter).await.appointment;
            assert_eq!(meeting.is_some(), letter.address == "asa@ockelbo.example", "{base:?}");
            first = first.or(meeting);
        }
        let first = first.unwrap();

        let karin = town.coordinator("Karin").await;
        town.moves_the_day(&karin).await;
        assert_eq!(town.looks().await, 0, "{base:?}: seen");
        town.at("2029-03-08T08:20");
        assert_eq!(town.looks().await, 0, "{base:?}: it may have been a slip");
        town.at("2029-03-08T08:40");
        assert_eq!(town.looks().await, 1, "{base:?}");
        assert_eq!(town.looks().await, 0, "{base:?}: once");
        let moved = town.meeting(&town.about("Ändrad tid eller plats").await[0]).await;
        assert_eq!(moved.uid, first.uid);
        assert!(moved.sequence > first.sequence && !moved.cancelled, "{base:?}");
        assert_eq!(moved.start - first.start, chrono::TimeDelta::days(1));

        town.at("2029-03-08T09:10");
        assert_eq!(town.looks().await, 10, "{base:?}: the municipalities");

        town.withdraws(asa).await;
        town.at("2029-03-08T19:45");
        assert_eq!(town.looks().await, 0, "{base:?}: seen");
        town.at("2029-03-08T20:20");
        assert_eq!(town.looks().await, 0, "{base:?}: not at night");
        town.at("2029-03-09T07:05");
        assert_eq!(town.looks().await, 1, "{base:?}");
        let out = town.about("inte längre anmäld").await;
        assert_eq!(out[0].address, "asa@ockelbo.example");
        let out = town.meeting(&out[0]).await;
        assert!(out.cancelled && out.uid == first.uid && out.sequence > moved.sequence, "{base:?}");
        town.at("2029-03-09T12:05");
        assert_eq!(town.looks().await, 0, "{base:?}: once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn when_lists_are_deleted_after_the_day_nobody_is_told() {
    let town = Town::on(Base::Sqlite).await;
    let karin = town.coordinator("Karin").await;
    town.send(&karin).await;
    let asa = town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
    town.at("2029-03-08T08:05");
    town.looks().await;
    town.at("2029-03-20T08:05");
    town.looks().await;
    town.withdraws(asa).await;
    assert_eq!(town.looks().await, 0);
    town.at("2029-03-20T10:05");
    assert_eq!(town.looks().await, 0);
    assert!(town.about("inte längre anmäld").await.is_empty());
}
