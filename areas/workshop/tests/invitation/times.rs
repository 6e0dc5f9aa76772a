//! Exact times: in the invitation once the county has set its agenda, and after a change in the letter that follows up.

use letters::Post;
use organisation::post::Postman;
use programme::agenda::Agenda;
use programme::plan::standard_agenda;
use store::outbox::carry_due;
use workshop::agenda::deeds;

use crate::browser::set;
use crate::house::{Base, Somebody, Town, form_to, known_address};
use crate::leaving::in_folder;

/// The county saves an agenda; the version that it stands on goes before it.
pub async fn sets_agenda(town: &Town, by: &Somebody, version: i32, agenda: &Agenda) {
    let permit = town.permit(by).await;
    deeds::save(&town.app, &permit, town.workshop, version, agenda, town.key()).await.unwrap();
}

/// The standard agenda with a first item of the county's own.
pub fn own_agenda(title: &str) -> Agenda {
    let mut agenda = standard_agenda();
    title.clone_into(&mut agenda.items[1].title);
    agenda
}

async fn follows_up(town: &Town, by: &Somebody) {
    let path = town.path("inbjudan/uppfoljning");
    let mut form = form_to(&by.get(&path).await, "/uppfoljning");
    set(&mut form, "do", "send");
    let sent = by.post(&path, &form).await;
    assert_eq!(sent.location(), town.path("utskick"), "{}", sent.seen());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_invitation_and_its_calendar_say_when_what_happens_once_the_county_has_set_it() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        let preview = async || {
            let mut form = form_to(&karin.get(&town.path("inbjudan")).await, "/inbjudan");
            set(&mut form, "do", "preview");
            karin.post(&town.path("inbjudan"), &form).await.seen()
        };
        assert!(!preview().await.contains("Dagordning:"), "{base:?}: nobody has set it");
        sets_agenda(&town, &karin, 0, &own_agenda("Landshövdingen hälsar välkomna")).await;
        let seen = preview().await;
        assert!(seen.contains("Dagordning:") && seen.contains("Landshövdingen hälsar"), "{base:?}: {seen}");
        let paper = karin.get(&town.path("inbjudan.pdf")).await;
        assert!(paper.bytes.starts_with(b"%PDF"), "{base:?}");

        town.send(&karin).await;
        let folder = town.folder().join("letters");
        let postman =
            Postman::new(Post::folder(&folder), town.app.house().clone(), "val@lst.example".to_owned());
        carry_due(town.store(), &postman).await.unwrap();
        let letters = in_folder(&folder).await;
        for municipality in &town.municipalities {
            let letter = &letters[&known_address(municipality)];
            assert!(letter.text.contains("Landshövdingen hälsar välkomna"), "{base:?}: {}", letter.text);
            let calendar = letter.calendar.as_deref().unwrap().replace("\r\n ", "");
            assert!(calendar.contains("Landshövdingen hälsar välkomna"), "{base:?}: {calendar}");
        }
        let page = karin.get(&town.path("dagordning")).await.seen();
        assert!(page.contains("har fått de här tiderna"), "{base:?}: {page}");

        // A change afterwards: whom it concerns, what they know, and a letter that tells them.
        sets_agenda(&town, &karin, 1, &own_agenda("Länsrådet hälsar välkomna")).await;
        let page = karin.get(&town.path("dagordning")).await.seen();
        for said in ["Tiderna har ändrats", "10 inbjudna kommuner", "Landshövdingen", "Länsrådet"] {
            assert!(page.contains(said), "{base:?}: {said} in {page}");
        }
        follows_up(&town, &karin).await;
        let page = karin.get(&town.path("dagordning")).await.seen();
        assert!(page.contains("har fått de här tiderna"), "{base:?}: {page}");
        let letter = town.letters_to("Ockelbo", "follow-up").await.remove(0);
        let content = town.kept(&letter).await.content;
        assert_eq!(content.matches("Länsrådet hälsar välkomna").count(), 2, "{base:?}: letter and calendar");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_invited_before_the_times_were_set_is_not_taken_to_know_them() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        sets_agenda(&town, &karin, 0, &own_agenda("Välkomna")).await;
        town.send(&karin).await;
        assert_eq!(town.letters().await.len(), 10, "{base:?}: whoever has the letter gets no other");
        let page = karin.get(&town.path("dagordning")).await.seen();
        assert!(page.contains("har inte fått de exakta tiderna än"), "{base:?}: {page}");
        let need = "Kommunerna har inte fått de exakta tiderna som gäller nu: skicka dem".to_owned();
        let told = town.told(&karin).await;
        assert!(told.contains(&need), "{base:?}: {told:?}");
        let page = karin.get(&town.path("dagordning")).await;
        karin.post(&town.path("dagordning/skicka"), &form_to(&page, "/skicka")).await;
        assert_eq!(town.letters().await.len(), 20, "{base:?}");
        let page = karin.get(&town.path("dagordning")).await.seen();
        assert!(page.contains("har fått de här tiderna"), "{base:?}: {page}");
        assert!(!town.told(&karin).await.contains(&need), "{base:?}");
    }
}
