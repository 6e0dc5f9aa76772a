//! The county's version of the national draft: adapted, corrected from above, approved.

use axum::http::StatusCode;
use organisation::{Duty, MayLead, Tier, register};
use programme::draft::DraftText;
use store::outbox;
use workshop::invitation::version::approval::Approval;
use workshop::invitation::version::views::{Standing, standing};

use crate::browser::{Fields, set, value};
use crate::house::{Base, Somebody, Town, form_to};

async fn stands(town: &Town) -> Standing {
    standing(town.store().reader(), &town.workshop().await).await.unwrap()
}

async fn lead(town: &Town) -> Somebody {
    let national = register::of_tier(town.store(), Tier::National).await.unwrap().remove(0);
    town.signed_in("Eva", Duty::NationalLead, &national).await
}

async fn permit_to_lead(town: &Town, lead: &Somebody) -> MayLead {
    MayLead::of(&town.actor(lead).await).unwrap()
}

/// The nation saves a draft that `work` has changed.
async fn nation_writes(town: &Town, lead: &Somebody, work: impl FnOnce(&mut DraftText)) {
    let programme = town.workshop().await.programme;
    let permit = permit_to_lead(town, lead).await;
    let newest = programme::views::newest_draft(town.store(), programme).await.unwrap();
    let mut text = newest.text;
    work(&mut text);
    let (store, key) = (town.store(), town.key());
    let saved = programme::deeds::save_draft(store, &permit, programme, newest.version, &text, key);
    saved.await.unwrap();
}

async fn asks_for_approval(town: &Town, lead: &Somebody) {
    let (permit, programme) = (permit_to_lead(town, lead).await, town.workshop().await.programme);
    let said = programme::draft_settings::say(town.store(), &permit, programme, true, town.key());
    said.await.unwrap();
}

async fn parts_form(town: &Town, by: &Somebody) -> Fields {
    form_to(&by.get(&town.path("inbjudan/delar")).await, "/inbjudan/delar")
}

/// The county writes its first free part.
async fn county_writes(town: &Town, by: &Somebody, text: &str) {
    let mut form = parts_form(town, by).await;
    set(&mut form, "del-1", text);
    let answer = by.post(&town.path("inbjudan/delar"), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.seen());
}

async fn letter_to_ockelbo(town: &Town) -> String {
    let letter = town.letters_to("Ockelbo", "invitation").await.pop().unwrap();
    town.kept(&letter).await.content
}

#[tokio::test(flavor = "multi_thread")]
async fn the_county_adapts_a_free_part_and_its_words_go_into_every_letter() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        let page = karin.get(&town.path("inbjudan/delar")).await;
        let form = form_to(&page, "/inbjudan/delar");
        assert!(value(&form, "del-1").starts_with("Välkomna till en workshop"), "{base:?}");
        assert!(page.seen().contains("Låst Valmyndigheten bestämmer texten."), "{}", page.seen());
        assert!(
            !form.iter().any(|(_, text)| text.starts_with("Alla som kommer gör")),
            "a locked part is no field"
        );
        county_writes(&town, &karin, "Välkomna till {plats}, {kommun}!").await;
        let mut again = form.clone();
        set(&mut again, "del-1", "Välkomna till {plats}, {kommun}!");
        let again = karin.post(&town.path("inbjudan/delar"), &again).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "the same form twice");
        assert_eq!(stands(&town).await.number(), 1);
        let page = karin.get(&town.path("inbjudan/delar")).await.text();
        assert!(page.contains("<del>") && page.contains("<ins>"), "what differs is shown");
        assert_eq!(town.journal("invitation.part_saved").await.len(), 1);
        town.send(&karin).await;
        let letter = letter_to_ockelbo(&town).await;
        assert!(letter.contains("Välkomna till Slottet, rikssalen, Ockelbo kommun!"), "{letter}");
        assert!(
            letter.contains("Alla som kommer gör före dagen") && letter.contains("3–5 personer"),
            "{letter}"
        );
        assert!(!letter.contains('{') || !letter.contains("{kommun}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_placeholder_that_does_not_exist_is_refused_at_its_place() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        let mut form = parts_form(&town, &karin).await;
        set(&mut form, "del-1", "Hej\r\n{komun}!");
        let answer = karin.post(&town.path("inbjudan/delar"), &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{base:?}");
        let seen = answer.seen().replace(['\u{2068}', '\u{2069}'], "");
        assert!(seen.contains("(rad 2, tecken 1). Menade du {kommun}?"), "{seen}");
        assert!(answer.text().contains("href=\"#del-1\""));
        assert_eq!(value(&form_to(&answer, "/delar"), "del-1"), "Hej\n{komun}!");
        let mut own = form_to(&karin.get(&town.path("inbjudan")).await, "/inbjudan");
        set(&mut own, "own_text", "{dga}");
        set(&mut own, "do", "save");
        let answer = karin.post(&town.path("inbjudan"), &own).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!((stands(&town).await.number(), town.workshop().await.own_text), (0, String::new()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_coordinators_the_later_one_sees_both_texts_and_loses_nothing() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (karin, per) = (town.coordinator("Karin").await, town.coordinator("Per").await);
        let mut pers = parts_form(&town, &per).await;
        county_writes(&town, &karin, "Karins ord.").await;
        set(&mut pers, "del-1", "Pers ord.");
        let told = per.post(&town.path("inbjudan/delar"), &pers).await;
        assert_eq!(told.status, StatusCode::CONFLICT, "{base:?}");
        assert!(
            told.text().contains("<ins>Karins</ins> ord.") && told.text().contains("<ins>Pers</ins> ord.")
        );
        let over = form_to(&told, "/delar");
        assert_eq!(value(&over, "del-1"), "Pers ord.");
        assert_eq!(per.post(&town.path("inbjudan/delar"), &over).await.status, StatusCode::SEE_OTHER);
        assert_eq!(stands(&town).await.version().parts[0].text, "Pers ord.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_national_correction_comes_down_part_by_part_and_locked_parts_at_once() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (karin, eva) = (town.coordinator("Karin").await, lead(&town).await);
        county_writes(&town, &karin, "Länets ord.").await;
        nation_writes(&town, &eva, |text| {
            text.parts[0].text = "Nationens ord.".into();
            text.parts[1].text = "Ny dag.".into();
            let locked = text.parts.iter_mut().find(|part| part.locked).unwrap();
            locked.text = "Nytt lås.".into();
        })
        .await;
        let home = karin.get(&town.path("inbjudan")).await.seen();
        assert!(home.contains("Valmyndigheten har ändrat 2 delar"), "{base:?}: {home}");
        let told = town.told(&karin).await;
        let need = "Ta ställning till 2 ändringar i Valmyndighetens inbjudan".to_owned();
        assert!(told.contains(&need), "{base:?}: {told:?}");
        let page = karin.get(&town.path("inbjudan/andringar")).await;
        let text = page.text();
        assert!(
            text.contains("samma mening")
                && text.contains("<ins>Länets</ins>")
                && text.contains("<ins>Nationens</ins>")
        );
        let mut form = form_to(&page, "/inbjudan/andringar");
        set(&mut form, "val-1", "write");
        set(&mut form, "text-1", "Bådas ord.");
        set(&mut form, "val-2", "take");
        let answer = karin.post(&town.path("inbjudan/andringar"), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.seen());
        assert!(karin.follow(&answer).await.seen().contains("Dina 2 val är sparade."));
        assert_eq!(stands(&town).await.offers(), []);
        town.send(&karin).await;
        let letter = letter_to_ockelbo(&town).await;
        for said in ["Bådas ord.", "Ny dag.", "Nytt lås."] {
            assert!(letter.contains(said), "{said} in {letter}");
        }
        assert!(!letter.contains("Nationens ord.") && !letter.contains("Länets ord."));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_made_of_an_older_draft_is_not_taken() {
    let town = Town::on(Base::Sqlite).await;
    let (karin, eva) = (town.coordinator("Karin").await, lead(&town).await);
    county_writes(&town, &karin, "Länets ord.").await;
    nation_writes(&town, &eva, |text| text.parts[0].text = "Nationens ord.".into()).await;
    let mut form = form_to(&karin.get(&town.path("inbjudan/andringar")).await, "/inbjudan/andringar");
    set(&mut form, "val-1", "take");
    nation_writes(&town, &eva, |text| text.parts[0].text = "Ännu nyare.".into()).await;
    let told = karin.post(&town.path("inbjudan/andringar"), &form).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.seen().contains("Ännu nyare"), "{}", told.seen());
    assert_eq!(stands(&town).await.version().parts[0].text, "Länets ord.");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_before_the_lead_has_approved_what_is_sent() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (karin, eva) = (town.coordinator("Karin").await, lead(&town).await);
        asks_for_approval(&town, &eva).await;
        let page = karin.get(&town.path("inbjudan")).await;
        let (send, mut ask) = (form_to(&page, "/inbjudan/skicka"), form_to(&page, "/inbjudan/godkannande"));
        let refused = karin.post(&town.path("inbjudan/skicka"), &send).await;
        assert!(karin.follow(&refused).await.seen().contains("behöver godkänna den först"), "{base:?}");
        assert_eq!(town.letters().await, []);

        for _ in 0..2 {
            karin.post(&town.path("inbjudan/godkannande"), &ask).await;
        }
        assert_eq!(town.journal("invitation.approval_asked").await.len(), 1);
        let about = town.workshop().await.programme.uuid();
        let asked = outbox::about(town.store(), about).await.unwrap();
        assert_eq!(
            asked.iter().map(|one| one.address.as_str()).collect::<Vec<_>>(),
            ["eva@valskydd.example"]
        );

        let path = format!("/inbjudningar/{}", town.workshop);
        let mut form = form_to(&eva.get(&path).await, &path);
        set(&mut form, "do", "return");
        let empty = eva.post(&path, &form).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        set(&mut form, "words", "Ta bort lunchen.");
        assert_eq!(eva.post(&path, &form).await.location(), "/inbjudningar");
        assert_eq!(stands(&town).await.approval(), Approval::Returned);
        let told = town.told(&karin).await;
        let need = "Läs vad Valmyndigheten vill ändra i er inbjudan".to_owned();
        assert!(told.contains(&need), "{base:?}: {told:?}");
        assert!(karin.get(&town.path("inbjudan")).await.seen().contains("Ta bort lunchen."));
        let letters = outbox::about(town.store(), about).await.unwrap();
        assert_eq!(letters.last().unwrap().address, "karin@valskydd.example");

        set(&mut ask, "deed", &town.key().0.to_string());
        karin.post(&town.path("inbjudan/godkannande"), &ask).await;
        let mut stale = form_to(&eva.get(&path).await, &path);
        set(&mut stale, "do", "approve");
        county_writes(&town, &karin, "Nya ord efteråt.").await;
        assert_eq!(
            eva.post(&path, &stale).await.status,
            StatusCode::CONFLICT,
            "what was read is not what stands"
        );
        assert_eq!(stands(&town).await.approval(), Approval::Writing);

        set(&mut ask, "deed", &town.key().0.to_string());
        karin.post(&town.path("inbjudan/godkannande"), &ask).await;
        let mut form = form_to(&eva.get(&path).await, &path);
        set(&mut form, "do", "approve");
        for _ in 0..2 {
            assert_eq!(eva.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(town.journal("invitation.approved").await.len(), 1);
        town.send(&karin).await;
        assert_eq!(town.letters().await.len(), 10, "{base:?}");
        assert!(letter_to_ockelbo(&town).await.contains("Nya ord efteråt."));

        let mut own = form_to(&karin.get(&town.path("inbjudan")).await, "/inbjudan");
        set(&mut own, "own_text", "Och en sak till.");
        set(&mut own, "do", "save");
        karin.post(&town.path("inbjudan"), &own).await;
        assert_eq!(
            stands(&town).await.approval(),
            Approval::Writing,
            "another text is not what was approved"
        );
    }
}
