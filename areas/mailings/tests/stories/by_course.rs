//! The ladder of the course: the person, their municipality, the county; and that it stops at once.

use crate::house::{Base, Town};

#[tokio::test(flavor = "multi_thread")]
async fn who_has_not_done_the_course_is_reminded_until_it_is_done_and_then_no_more() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        town.answers("Ockelbo").await;
        let asa = town.registers_untaught("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
        let bo = town.registers_untaught("Ockelbo", "Bo Ek", "bo@ockelbo.example").await;
        town.registers("Ockelbo", "Cecilia Vik", "cecilia@ockelbo.example").await;
        town.at("2029-02-26T08:05");
        town.looks().await;
        // Fourteen days before Tuesday 13 March.
        town.at("2029-02-27T07:55");
        assert_eq!(town.looks().await, 0, "{base:?}: too early");
        town.at("2029-02-27T08:05");
        assert_eq!(town.looks().await, 2, "{base:?}: not to the one who has done it");
        assert_eq!(town.looks().await, 0, "{base:?}: once");
        let first = town.about("Gör introduktionsutbildningen före workshopen").await;
        assert_eq!(first.len(), 2, "{base:?}");
        let content = town.kept(&first[0]).await.content;
        assert!(content.contains("\"link:") && !content.contains("http"), "{content}");

        town.does_the_course(bo).await;
        town.at("2029-03-06T08:05");
        town.looks().await;
        let second = town.about("Påminnelse: introduktionsutbildningen").await;
        assert_eq!(second.len(), 1, "{base:?}");
        assert_eq!(second[0].address, "asa@ockelbo.example");

        // Five days before, those who were invited are told who of their own is missing.
        town.at("2029-03-08T08:05");
        town.looks().await;
        let told = town.about("saknar introduktionsutbildningen").await;
        let told: Vec<_> = told.iter().filter(|letter| letter.subject.contains("Ockelbo")).collect();
        assert_eq!(told.len(), 1, "{base:?}");
        assert_eq!(told[0].address, "val@k2101.example");
        let text = town.content(told[0]).await.body.to_text();
        assert!(text.contains("Åsa Öst") && !text.contains("Bo Ek"), "{text}");

        // Three and two days before are a weekend: both letters leave on Monday morning.
        town.at("2029-03-12T07:05");
        assert_eq!(town.looks().await, 2, "{base:?}: the person and the county");
        let county = town.about("Deltagare som saknar introduktionsutbildningen").await;
        assert_eq!(county[0].address, "karin@valskydd.example");
        let text = town.content(&county[0]).await.body.to_text();
        assert!(text.contains("Ockelbo: 1") && !text.contains("Åsa"), "{text}");

        // Done before the last one: it does not leave.
        town.does_the_course(asa).await;
        town.at("2029-03-12T08:05");
        town.looks().await;
        assert!(town.about("Sista påminnelsen: introduktionsutbildningen").await.is_empty(), "{base:?}");
        let sent = town.journal("mailing.sent").await;
        let about: Vec<_> = sent.iter().filter(|line| line.contains("course_")).collect();
        assert_eq!(about.len(), 5, "{sent:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_comes_late_gets_one_reminder_and_not_all_that_were_before() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        for name in ["Ockelbo", "Gävle", "Hofors"] {
            town.answers(name).await;
        }
        town.at("2029-03-07T08:05");
        town.looks().await;
        town.registers_untaught("Ockelbo", "Åsa Öst", "asa@ockelbo.example").await;
        town.at("2029-03-07T10:05");
        assert_eq!(town.looks().await, 1, "{base:?}");
        assert_eq!(town.about("Påminnelse: introduktionsutbildningen").await.len(), 1);
    }
}
