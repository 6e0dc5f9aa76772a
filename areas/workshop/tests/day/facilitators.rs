//! A facilitator sees the workshops they lead and nothing else, until these are documented. And who comes with a link.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;

use crate::world::{Browser, World, on_both};

const LOTTA: &str = "lotta@firma.example";

async fn give(county: &mut Browser, workshop: &str) {
    county.get(&format!("/workshop/{workshop}/ledare")).await;
    let fields = [("name", "Lotta"), ("address", LOTTA), ("from", "ny"), ("firm", "Firma AB")];
    let given = county.post(&format!("/workshop/{workshop}/ledare"), &fields).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
}

/// How many letters about duties to this address say this.
async fn told(world: &World, address: &str, text: &str) -> usize {
    let letters = world.letters_of("duty").await;
    letters.iter().filter(|(to, words)| to == address && words.contains(text)).count()
}

const KARIN: &str = "karin@valskydd.example";

#[tokio::test]
async fn a_county_is_told_when_the_national_lead_gives_and_takes_a_facilitator_in_its_workshop() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let mut karin = world.county("Karin", "21").await;
        let mut eva = world.national().await;
        give(&mut eva, &own.to_string()).await;
        let county = "Länsstyrelsen i Gävleborgs län";
        let given = format!("har gett Lotta uppdraget workshopledare för {county}.");
        assert_eq!(told(&world, KARIN, &given).await, 1, "{:?}", world.letters_of("duty").await);
        assert_eq!(
            told(&world, LOTTA, &format!("Du har fått uppdraget workshopledare för {county}")).await,
            1
        );
        let page = karin.get(&format!("/workshop/{own}/ledare")).await.body;
        assert!(page.contains("Lotta"));
        let id = page.split("href=\"/uppdrag/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let nobodys = world.letters_of("duty").await.len();
        let lead = world.actor("Ingrid", Duty::NationalLead, "").await;
        let words = world.app.words(texts::Lang::Sv);
        let which = (id.parse().unwrap(), false);
        organisation::duties::deeds::take_away(&world.store, &words, &lead, which, world.key())
            .await
            .unwrap();
        assert_eq!(world.letters_of("duty").await.len(), nobodys + 2);
        let taken = format!("har tagit bort uppdraget workshopledare för {county} från Lotta.");
        assert_eq!(told(&world, KARIN, &taken).await, 1);
        assert_eq!(told(&world, LOTTA, "har tagit bort ditt uppdrag workshopledare").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_workshop_is_given_its_facilitator_by_whoever_has_just_signed_in_and_nothing_typed_is_lost() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let path = format!("/workshop/{own}/ledare");
        let mut karin = world.county("Karin", "21").await;
        karin.get(&path).await;
        world.clock.advance(TimeDelta::minutes(11));
        let fields = [("name", "Lotta"), ("address", LOTTA), ("from", "ny"), ("firm", "Firma AB")];
        let late = karin.post(&path, &fields).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in [
            "Logga in på nytt innan du skickar.",
            "value=\"Lotta\"",
            "value=\"Firma AB\"",
            &format!("till=workshopledare.{own}"),
        ] {
            assert!(late.body.contains(kept), "{kept} in {}", late.body);
        }
        let early = karin.get(&path).await.body;
        assert!(early.contains("det du kan göra här är känsligt") && !early.contains("name=\"firm\""));
        assert!(world.lines("organisation.firm_added").await.is_empty());
        assert!(world.letters_of("duty").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_facilitator_reads_their_workshop_until_it_is_documented() {
    on_both(async |world| {
        let (own, other) = (world.workshop("21").await, world.workshop("20").await);
        world.invited(own, &[2], 2).await;
        let mut karin = world.county("Karin", "21").await;
        give(&mut karin, &own.to_string()).await;
        let mut lotta = world.signed_in_at(LOTTA).await;
        let list = lotta.get("/workshop").await.body;
        assert!(list.contains(&own.to_string()) && !list.contains(&other.to_string()));
        let page = lotta.get(&format!("/workshop/{own}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.body.contains("Du ser detta som workshopledare från Firma AB. Du kan läsa, inte ändra.")
        );
        for closed in ["/svar", "/deltagare", "/inbjudan", "/ledare", "/lankar", "/installningar"] {
            assert!(!page.body.contains(&format!("/workshop/{own}{closed}")), "{closed}");
            let tried = lotta.get(&format!("/workshop/{own}{closed}")).await;
            assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&tried.status), "{closed}");
        }
        let room = lotta.get(&format!("/workshop/{own}/bord")).await;
        assert_eq!(room.status, StatusCode::OK);
        assert!(!room.body.contains("Person 1"), "no names");
        for part in ["", "/bord"] {
            let foreign = lotta.get(&format!("/workshop/{other}{part}")).await;
            assert_eq!(foreign.status, StatusCode::NOT_FOUND, "{part}");
        }
        assert_eq!(
            lotta.post(&format!("/workshop/{own}/dokumenterad"), &[]).await.status,
            StatusCode::FORBIDDEN
        );
        // Before its day nothing is documented.
        karin.get(&format!("/workshop/{own}/installningar")).await;
        karin.post(&format!("/workshop/{own}/dokumenterad"), &[]).await;
        assert_eq!(lotta.get(&format!("/workshop/{own}")).await.status, StatusCode::OK);
        world.clock.advance(TimeDelta::days(62));
        let mut karin = world.county("Kerstin", "21").await;
        let mut lotta = world.signed_in_at(LOTTA).await;
        assert!(karin.get(&format!("/workshop/{own}")).await.body.contains("Workshopen är dokumenterad"));
        let done = karin.post(&format!("/workshop/{own}/dokumenterad"), &[]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        for closed in ["/workshop".to_owned(), format!("/workshop/{own}")] {
            assert_eq!(lotta.get(&closed).await.location, "/logga-in", "{closed}");
        }
        assert_eq!(world.lines("organisation.duty_ended").await.len(), 1);
        assert_eq!(world.lines("workshop.documented").await.len(), 1);
        let over = told(&world, LOTTA, "är dokumenterad. Därmed är ditt uppdrag workshopledare slut").await;
        assert_eq!(over, 1);
        let shown = karin.get(&format!("/workshop/{own}/ledare")).await.body;
        assert!(shown.contains("Ingen mer kan få uppdraget"));
    })
    .await;
}

#[tokio::test]
async fn the_national_lead_reads_a_countys_workshop_and_the_page_says_so() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let mut karin = world.county("Karin", "21").await;
        let mut eva = world.national().await;
        let (may, may_not) = ("Du kan läsa och ändra.", "Du kan läsa, inte ändra.");
        assert!(karin.get(&format!("/workshop/{own}")).await.body.contains(may));
        let seen = eva.get(&format!("/workshop/{own}")).await.body;
        assert!(
            seen.contains("Du ser detta som nationell ledning för Valmyndigheten.") && seen.contains(may_not)
        );
        assert!(eva.get(&format!("/workshop/{own}/bord")).await.body.contains(may_not));
        assert!(eva.get(&format!("/workshop/{own}/ledare")).await.body.contains(may));
    })
    .await;
}

#[tokio::test]
async fn a_county_cannot_give_what_valmyndigheten_has_not_trusted() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let mut karin = world.county("Karin", "21").await;
        let page = karin.get(&format!("/workshop/{own}/ledare")).await.body;
        let national = world.organisation(organisation::Tier::National, "").await.id.to_string();
        assert!(page.contains(&national));
        let path = format!("/workshop/{own}/ledare");
        let fields = [("name", "Lotta"), ("address", LOTTA), ("from", national.as_str())];
        let refused = karin.post(&path, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Be Valmyndigheten ge uppdraget."));
        let empty = karin.post(&path, &[]).await;
        for said in ["Skriv personens namn.", "Skriv en e-postadress", "Välj varifrån personen kommer."] {
            assert!(empty.body.contains(said), "{said}");
        }
        world.signed_in("Nils", Duty::Auditor, "").await;
        karin.get(&path).await;
        let known = [("name", "Nils"), ("address", "nils@valskydd.example"), ("from", national.as_str())];
        assert_eq!(karin.post(&path, &known).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

async fn open(world: &World, county: &mut Browser, workshop: &str, kind: &str) -> (Browser, String) {
    let path = format!("/workshop/{workshop}/lankar");
    county.get(&path).await;
    let address = format!("{kind}@polisen.example");
    let fields = [("kind", kind), ("name", "Gun"), ("address", address.as_str())];
    assert_eq!(county.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
    let path = world.newest_link(kind).await;
    let mut holder = world.browser();
    holder.get(&path).await;
    let opened = holder.post(&path, &[]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    (holder, opened.location)
}

#[tokio::test]
async fn guests_door_hosts_and_participants_see_their_day_and_no_other() {
    on_both(async |world| {
        let (own, other) = (world.workshop("21").await, world.workshop("20").await);
        world.invited(own, &[1], 0).await;
        let mut karin = world.county("Karin", "21").await;
        for (kind, part, said, may) in [
            ("guest", "gast", "Du svarar på deltagarnas frågor", "Du kan läsa och ändra."),
            ("door_host", "dorr", "Var på plats i god tid", "Du kan läsa, inte ändra."),
        ] {
            let (mut holder, path) = open(&world, &mut karin, &own.to_string(), kind).await;
            assert!(path.starts_with(&format!("/{part}/")), "{path}");
            let page = holder.get(&path).await;
            assert_eq!(page.status, StatusCode::OK);
            for fact in ["tisdag 13 mars 2029", "Slottet, rikssalen", said, may] {
                assert!(page.body.contains(fact), "{fact}");
            }
            assert_eq!(holder.get(&format!("/{part}/{other}")).await.status, StatusCode::NOT_FOUND);
            assert_eq!(holder.get(&format!("/workshop/{own}")).await.location, "/logga-in");
        }
        karin.get(&format!("/workshop/{own}/lankar")).await;
        let sent = karin.post(&format!("/workshop/{own}/lankar/deltagare"), &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        let path = world.newest_link("participant").await;
        let mut person = world.browser();
        person.get(&path).await;
        let day = person.post(&path, &[]).await.location;
        assert!(person.get(&day).await.body.contains("Person 1"));
        let list = karin.get(&format!("/workshop/{own}/lankar")).await.body;
        assert!(!list.contains("Skicka länk till"), "all have one");
    })
    .await;
}
