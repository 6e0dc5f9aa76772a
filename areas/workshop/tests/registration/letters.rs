//! The receipt lies in the outbox when the list stands, and not before.

use store::outbox::{self, Posted};

use crate::browser::set;
use crate::house::Town;
use crate::lists::{FIVE, pasted, registered};

/// The receipts of a municipality, oldest first.
pub async fn receipts(town: &Town, name: &str) -> Vec<Posted> {
    let about = town.invitations[town.at(name)].uuid();
    let letters = outbox::about(town.store(), about).await.unwrap();
    letters.into_iter().filter(|letter| letter.occasion == "receipt").collect()
}

#[tokio::test]
async fn the_receipt_goes_where_it_was_asked_for_with_the_list_and_a_way_back() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    let mut fields = pasted(&town, &browser, "Ockelbo", FIVE).await.form();
    assert_eq!(receipts(&town, "Ockelbo").await, []);
    set(&mut fields, "receipt", "kommun@ockelbo.example");
    browser.post(&format!("{}/anmal", town.path("Ockelbo")), &fields).await;

    let [letter] = &receipts(&town, "Ockelbo").await[..] else { panic!("one receipt") };
    assert_eq!(letter.address, "kommun@ockelbo.example");
    assert_eq!(letter.subject, "Kvitto: 5 personer anmälda från Ockelbo kommun");
    assert_eq!(letter.receiver, Some(town.municipalities[town.at("Ockelbo")].id.uuid()));
    let kept = outbox::one(town.store(), town.county.id.uuid(), letter.id).await.unwrap().unwrap();
    for said in [
        "Karin Åström, Valsamordnare, karin.astrom@ockelbo.example",
        "link:",
        "val@lansstyrelsen.example",
        &town.county.formal_name,
    ] {
        assert!(kept.content.contains(said), "{said} in {}", kept.content);
    }
    assert!(!kept.content.contains("gluten"), "what somebody eats goes into no letter");
    assert!(!kept.content.contains('⟦'));
}

#[tokio::test]
async fn each_list_has_a_receipt_of_its_own() {
    let town = Town::new().await;
    let browser = town.by_link("Ockelbo").await;
    registered(&town, &browser, "Ockelbo", FIVE).await;
    registered(&town, &browser, "Ockelbo", &FIVE.replace("070-111 22 01", "070-111 22 09")).await;
    assert_eq!(receipts(&town, "Ockelbo").await.len(), 2);
}
