//! Reminders, the ladder, practical information, the link to join, thanks: to whom, when, and once.

use std::collections::BTreeSet;

use mailings::deeds::{self, NotDone};
use mailings::ruled::Ruled;
use mailings::rules::{Letter, Rule};
use mailings::sending::send_due;
use organisation::Duty;
use workshop::day_papers::Attending;

use crate::house::{Base, Town};

/// Everybody invited on 10 January: ten letters.
async fn invited(base: Base) -> Town {
    let town = Town::on(base).await;
    let karin = town.coordinator("Karin").await;
    town.send(&karin).await;
    assert_eq!(town.letters().await.len(), 10);
    town
}

#[tokio::test(flavor = "multi_thread")]
async fn the_silent_are_reminded_then_their_municipality_then_the_county_is_told() {
    for base in Base::BOTH {
        let town = invited(base).await;
        assert_eq!(town.looks().await, 0, "{base:?}: too early");
        town.answers("Ockelbo").await;
        // Seven days before Monday 5 March, at eight.
        town.at("2029-02-26T07:55");
        assert_eq!(town.looks().await, 0, "{base:?}");
        town.at("2029-02-26T08:05");
        assert_eq!(town.looks().await, 9, "{base:?}: all but the one that has answered");
        assert_eq!(town.looks().await, 0, "{base:?}: once");
        town.answers("Hofors").await;
        town.at("2029-03-01T08:05");
        assert_eq!(town.looks().await, 0, "{base:?}: nothing on a Thursday");
        // Two days before a Monday is a Saturday: Monday morning.
        town.at("2029-03-03T10:00");
        assert_eq!(town.looks().await, 0, "{base:?}: not on a Saturday");
        town.at("2029-03-05T07:05");
        assert_eq!(town.looks().await, 8, "{base:?}");
        assert_eq!(town.about("Sista påminnelsen").await.len(), 8);
        // Their municipality's own address is the one that was asked: there is nobody else to ask.
        assert!(town.about("Ingen anmälan från").await.is_empty());

        // Whom the county is told of.
        town.at("2029-03-06T08:05");
        assert_eq!(town.looks().await, 1, "{base:?}");
        let told = town.about("inte har svarat på inbjudan").await;
        assert_eq!(told[0].address, "karin@valskydd.example");
        let text = town.content(&told[0]).await.body.to_text();
        assert!(text.contains("Bollnäs") && !text.contains("Ockelbo") && !text.contains("Hofors"), "{text}");
        assert_eq!(town.looks().await, 0, "{base:?}: once");
        assert_eq!(
            town.journal("mailing.sent").await,
            [
                r#"mailing.sent {"letters":9,"rule":"first_reminder"}"#,
                r#"mailing.sent {"letters":8,"rule":"last_reminder"}"#,
                r#"mailing.sent {"letters":1,"rule":"county"}"#
            ],
            "{base:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ladder_goes_to_the_municipality_itself_with_who_was_asked() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let asa = town.municipality("Ockelbo").clone();
        town.signed_in("Asa", Duty::MunicipalCoordinator, &asa).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let karin = town.coordinator("Karin").await;
        // Registration until a Thursday.
        let before = town.workshop().await;
        let mut settings = before.settings();
        settings.register_by = "2029-03-01".parse().unwrap();
        let permit = town.permit(&karin).await;
        let key = town.key();
        workshop::day::deeds::save_settings(
            &town.app,
            &permit,
            town.workshop,
            before.version,
            &settings,
            key,
        )
        .await
        .unwrap();
        town.at("2029-02-22T08:05");
        assert_eq!(town.looks().await, 10, "{base:?}");
        town.at("2029-02-27T08:05");
        assert_eq!(town.looks().await, 10, "{base:?}");
        town.at("2029-02-28T08:05");
        assert_eq!(town.looks().await, 1, "{base:?}: the others were asked at their own address");
        let letter = &town.about("Ingen anmälan från Ockelbo").await[0];
        assert_eq!(letter.address, "val@k2101.example");
        let text = town.content(letter).await.body.to_text();
        assert!(text.contains("Asa, asa@valskydd.example"), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_registered_gets_what_they_need_also_who_comes_late_and_nobody_twice() {
    for base in Base::BOTH {
        let town = invited(base).await;
        town.meets_by_video().await;
        town.answers("Ockelbo").await;
        town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
        town.registers("Ockelbo", "Skyddad", "").await;
        town.at("2029-03-08T08:05");
        // The municipalities' reminders are over: the last day was Monday.
        town.looks().await;
        let practical = town.about("Välkommen till workshopen").await;
        assert_eq!(practical.len(), 1, "{base:?}: nobody without an address");
        let content = town.content(&practical[0]).await;
        let text = content.body.to_text();
        assert!(text.contains("Hej Åsa Öst,") && text.contains("Slottet, rikssalen"), "{text}");
        let meeting = content.appointment.unwrap();
        assert!(!meeting.cancelled && meeting.location.contains("Slottet"));

        // Late, on the evening before: in the morning, both letters.
        town.at("2029-03-12T08:05");
        assert_eq!(town.looks().await, 1, "{base:?}: the link to join");
        let bo = town.registers("Ockelbo", "Bo Ek", "bo@ockelbo.example").await;
        town.at("2029-03-12T21:30");
        assert_eq!(town.looks().await, 0, "{base:?}: not at night");
        town.at("2029-03-13T07:05");
        assert_eq!(town.looks().await, 2, "{base:?}");
        assert_eq!(town.looks().await, 0, "{base:?}");
        let joining = town.about("Så ansluter du").await;
        let to: BTreeSet<_> = joining.iter().map(|letter| letter.address.as_str()).collect();
        assert_eq!(to, BTreeSet::from(["asa@ockelbo.example", "bo@ockelbo.example"]));
        // Registered anew is somebody else; the same person gets nothing twice.
        town.at("2029-03-13T08:05");
        assert_eq!(town.looks().await, 0, "{base:?}");
        town.withdraws(bo).await;

        town.at("2029-03-14T08:05");
        assert_eq!(town.looks().await, 1, "{base:?}: thanks to who was there to the end");
        assert_eq!(town.about("Tack för workshopen").await.len(), 1);
        assert_eq!(town.looks().await, 0, "{base:?}");
        town.at("2029-06-01T08:05");
        town.registers("Ockelbo", "För sent", "sent@ockelbo.example").await;
        assert_eq!(town.looks().await, 0, "{base:?}: it makes no sense any more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_to_join_stands_in_no_letter() {
    let town = invited(Base::Sqlite).await;
    town.meets_by_video().await;
    town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
    town.at("2029-03-12T08:05");
    town.looks().await;
    let letter = &town.about("Så ansluter du").await[0];
    let content = town.kept(letter).await.content;
    assert!(
        !content.contains("http"),
        "one's own page alone, by a link that gets its token when the letter leaves: {content}"
    );
    assert!(content.contains("\"link:"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_that_look_at_once_send_once() {
    for base in Base::BOTH {
        let town = invited(base).await;
        town.registers("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
        town.at("2029-02-26T08:05");
        let house = town.app.house();
        let nobody = Attending::nobody();
        let send = || send_due(house, &nobody);
        let all = tokio::join!(send(), send(), send());
        let letters = all.0.unwrap() + all.1.unwrap() + all.2.unwrap();
        assert_eq!(letters, 10, "{base:?}");
        assert_eq!(town.about("Påminnelse").await.len(), 10, "{base:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_switches_a_rule_off_and_changes_its_time_and_words() {
    for base in Base::BOTH {
        let town = invited(base).await;
        let karin = town.coordinator("Karin").await;
        let permit = town.permit(&karin).await;
        let off = Ruled {
            rule: Rule { is_on: false, ..Letter::LastReminder.usual() },
            subject: String::new(),
            text: String::new(),
            version: 0,
        };
        deeds::save_rule(town.app.house(), &permit, town.workshop, 0, &off, town.key()).await.unwrap();
        let rule = Rule { count: 10, ..Letter::FirstReminder.usual() };
        let own = Ruled {
            rule,
            subject: "Glöm inte, {kommun}".to_owned(),
            text: "Ring {kontakt}.".to_owned(),
            version: 0,
        };
        deeds::save_rule(town.app.house(), &permit, town.workshop, 0, &own, town.key()).await.unwrap();
        let late = deeds::save_rule(town.app.house(), &permit, town.workshop, 0, &own, town.key()).await;
        assert!(matches!(late, Err(NotDone::Newer(newer)) if newer.version == 1), "{base:?}");
        // Ten days before 5 March, a Friday.
        town.at("2029-02-23T08:05");
        assert_eq!(town.looks().await, 10, "{base:?}");
        let letter = &town.about("Glöm inte, Ockelbo kommun").await[0];
        assert!(town.content(letter).await.body.to_text().contains("Ring Karin Åberg, 010-000 00 00."));
        town.at("2029-03-05T12:05");
        assert_eq!(town.looks().await, 0, "{base:?}: the last one is off");
        let saved = r#"mailing.rule_saved {"retimed":false,"rule":"last_reminder","state":"off"}"#;
        assert!(town.journal("mailing.rule_saved").await.contains(&saved.to_owned()), "{base:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_back_waits_until_it_is_let_go() {
    for base in Base::BOTH {
        let town = invited(base).await;
        let karin = town.coordinator("Karin").await;
        let permit = town.permit(&karin).await;
        let of = town.municipality("Gävle").id;
        let whom = town.invitations().await.into_iter().find(|row| row.municipality == of).unwrap().id.uuid();
        let which = (Letter::FirstReminder, whom);
        let (house, id) = (town.app.house(), town.workshop);
        assert!(deeds::hold(house, &permit, id, which, true, town.key()).await.unwrap(), "{base:?}");
        assert!(
            !deeds::hold(house, &permit, id, which, true, town.key()).await.unwrap(),
            "{base:?}: held already"
        );
        town.at("2029-02-26T08:05");
        assert_eq!(town.looks().await, 9, "{base:?}");
        let permit = town.permit(&town.coordinator("Karin").await).await;
        assert!(deeds::hold(house, &permit, id, which, false, town.key()).await.unwrap(), "{base:?}");
        assert_eq!(town.looks().await, 1, "{base:?}");
        assert!(
            !deeds::hold(house, &permit, id, which, true, town.key()).await.unwrap(),
            "{base:?}: too late"
        );
        assert_eq!(town.looks().await, 0, "{base:?}");
    }
}
