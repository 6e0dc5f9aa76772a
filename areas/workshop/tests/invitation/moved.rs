//! A workshop, or the programme, that is moved after the invitations went out: who has been told what, and the letter that
//! tells them.

use chrono::TimeDelta;
use organisation::{Duty, MayLead, Tier, register};
use programme::plan::views as plans;

use crate::browser::set;
use crate::house::{Base, Town, form_to};

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_was_moved_says_who_knows_the_old_one_and_offers_the_letter() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let seen = karin.get(&town.path("inbjudan")).await.seen();
        assert!(!seen.contains("annan dag") && seen.contains("Har fått det som gäller"), "{base:?}: {seen}");
        for _ in 0..7 {
            town.moves_the_day(&karin).await;
        }
        town.forget_address("Hofors").await;
        let seen = karin.get(&town.path("inbjudan")).await.seen();
        assert!(
            seen.contains("10 kommuner har en inbjudan med annan dag, tid eller plats"),
            "{base:?}: {seen}"
        );
        assert_eq!(seen.matches("Har fått en äldre dag, tid eller plats").count(), 10, "{base:?}");
        let needs_now = town.told(&karin).await;
        assert!(needs_now.iter().any(|need| need.contains("skicka den igen")), "{base:?}: {needs_now:?}");
        assert_eq!(town.letters().await.len(), 10, "{base:?}: nothing is sent by itself");

        let path = town.path("inbjudan/uppfoljning");
        let page = karin.get(&path).await;
        assert!(page.text().contains("Ändrat: workshopen hålls {dag}"), "{base:?}: {}", page.seen());
        assert!(page.seen().contains("Får inget brev, för att adress saknas: Hofors"), "{}", page.seen());
        let mut form = form_to(&page, "/uppfoljning");
        set(&mut form, "do", "send");
        karin.post(&path, &form).await;
        let letter = town.letters_to("Ockelbo", "follow-up").await.remove(0);
        assert_eq!(letter.subject, "Ändrat: workshopen hålls tisdag 20 mars 2029", "{base:?}");
        let seen = karin.get(&town.path("inbjudan")).await.seen();
        assert!(seen.contains("En kommun har en inbjudan med annan dag"), "{base:?}: {seen}");
        assert_eq!(seen.matches("Har fått det som gäller").count(), 9, "{base:?}");
        assert!(town.invitations().await.iter().any(|row| row.told_sequence == 0), "Hofors");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_that_was_moved_by_a_week_says_which_workshops_lie_outside_and_what_was_told() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        town.send(&karin).await;
        let national = register::of_tier(town.store(), Tier::National).await.unwrap().remove(0);
        let eva = town.signed_in("Eva", Duty::NationalLead, &national).await;
        assert!(!eva.get("/lan").await.seen().contains("Utanför"), "{base:?}");
        let programme = programme::views::current(town.store()).await.unwrap().unwrap();
        let saved = plans::newest_plan(town.store(), &programme).await.unwrap();
        let mut plan = saved.plan;
        // The first day passes the workshop by, which is on 13 March.
        plan.first += TimeDelta::days(14);
        plan.last += TimeDelta::days(7);
        let lead = MayLead::of(&town.actor(&eva).await).unwrap();
        let (store, key) = (town.store(), town.key());
        programme::plan::deeds::save(store, &lead, &programme, saved.version, &plan, key).await.unwrap();

        let seen = eva.get("/lan").await.seen();
        assert!(seen.contains("Utanför programmets dagar"), "{base:?}: {seen}");
        assert!(seen.contains("10 kommuner är inbjudna till den här dagen"), "{base:?}: {seen}");
        let of_nation = town.told(&eva).await;
        assert!(of_nation[0].contains("En workshop ligger utanför"), "{base:?}: {of_nation:?}");
        let of_county = town.told(&karin).await;
        assert!(of_county.iter().any(|need| need.contains("utanför programmets dagar")), "{of_county:?}");
        assert_eq!(town.letters().await.len(), 10, "{base:?}: nothing is sent by itself");

        // The county moves its day into the window: now its municipalities know an old one.
        for _ in 0..7 {
            town.moves_the_day(&karin).await;
        }
        let seen = eva.get("/lan").await.seen();
        assert!(!seen.contains("Utanför"), "{base:?}: {seen}");
        assert!(seen.contains("10 kommuner har en inbjudan med annan dag"), "{base:?}: {seen}");
        assert!(!town.told(&karin).await.iter().any(|need| need.contains("utanför")), "{base:?}");
    }
}
