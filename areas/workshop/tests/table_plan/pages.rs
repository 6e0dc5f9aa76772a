//! The pages, through the whole router.

use axum::http::StatusCode;
use organisation::{Duty, Tier, register};
use roster::Role;

use crate::hall::{Hall, SIX_TO_EIGHT};

#[tokio::test]
async fn a_county_places_its_people_and_sees_the_room() {
    let hall = Hall::new().await;
    let mut karin = hall.karin().await;
    assert!(karin.get(&hall.path("")).await.seen().contains("Det finns ingen att placera än"));
    hall.register_38().await;
    let page = karin.get(&hall.path("")).await;
    assert!(page.seen().contains("38 personer är anmälda."), "{}", page.seen());
    let wish = [("mixing", "mixed"), ("spread", "ja"), ("least", "6"), ("most", "8")];
    let done = karin.press(&hall.path("/placera"), &wish).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, hall.path("").as_str()));
    let page = karin.get(&hall.path("")).await;
    let seen = page.seen();
    for part in ["38 personer vid 5 bord, 7–8 per bord.", "från samma kommun", "Åsa von Essen", "Bord 5"]
    {
        assert!(seen.contains(part), "{part}: {seen}");
    }
    let text = page.text();
    assert_eq!(text.matches("<figure class=\"vs-hall__table\"").count(), 5);
    assert_eq!(text.matches("<g class=\"vs-hall__seat").count(), 38);
    assert_eq!(text.matches("<circle class=\"vs-hall__free\"").count(), 2);
    assert!(text.contains("<title>Åsa von Essen, ") && text.contains(">Åsa E</text>"));
    assert!(!text.contains('⟦') && !text.contains("style="));
}

#[tokio::test]
async fn locking_in_the_list_comes_back_to_the_person_and_shows_it() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let person = *hall.tables().await.keys().next().unwrap();
    let mut karin = hall.karin().await;
    karin.get(&hall.path("")).await;
    let done = karin.press(&hall.path("/las"), &[("participant", &person.to_string())]).await;
    assert_eq!(done.location(), hall.path(&format!("#p-{person}")));
    let page = karin.get(&hall.path("")).await;
    assert!(page.seen().contains("En person är låst.") && page.text().contains("vs-hall__seat--fixed"));
    let preset = karin.get(&hall.path(&format!("?person={person}"))).await;
    assert!(preset.text().contains(&format!("<option value=\"{person}\" selected>")));
    let to = hall.free_chair(hall.tables().await[&person]).await;
    let there = [("person", person.to_string()), ("table", to.to_string())];
    let there: Vec<(&str, &str)> = there.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let moved = karin.press(&hall.path("/las"), &there).await;
    assert_eq!(moved.location(), hall.path(&format!("#bord-{to}")));
    assert_eq!(hall.tables().await[&person], to);
    let empty = karin.press(&hall.path("/las"), &[("person", ""), ("table", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("href=\"#person\"") && empty.text().contains("href=\"#table\""));
}

#[tokio::test]
async fn refused_wishes_stand_by_the_form_with_what_was_typed() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let mut karin = hall.karin().await;
    karin.get(&hall.path("")).await;
    let wish = [("mixing", "together"), ("least", "2"), ("most", "3")];
    let refused = karin.press(&hall.path("/placera"), &wish).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let seen = refused.seen();
    assert!(seen.contains("38 personer ska ha plats, men borden räcker till 18."), "{seen}");
    assert!(refused.text().contains("value=\"3\"") && refused.text().contains("href=\"#placera\""));
    let odd = karin.press(&hall.path("/placera"), &[("mixing", "x"), ("least", "nio"), ("most", "9")]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["Välj om kommunerna", "med siffror", "Vid varje bord finns 8 stolar."] {
        assert!(odd.seen().contains(part), "{part}");
    }
    assert_eq!(hall.version().await, 1);
}

#[tokio::test]
async fn whoever_comes_too_late_sees_the_plan_as_it_is() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let people: Vec<_> = hall.tables().await.into_keys().take(2).collect();
    let (mut one, mut other) = (hall.karin().await, hall.karin().await);
    one.get(&hall.path("")).await;
    other.get(&hall.path("")).await;
    let pair =
        [("kind", "apart".to_owned()), ("one", people[0].to_string()), ("other", people[1].to_string())];
    let pair: Vec<(&str, &str)> = pair.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(one.press(&hall.path("/regel"), &pair).await.status, StatusCode::SEE_OTHER);
    let late = other.press(&hall.path("/regel"), &pair).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.seen().contains("Någon annan ändrade placeringen")
            && late.seen().contains("Du ville hålla isär")
    );
    // What was chosen is still chosen.
    assert_eq!(late.text().matches(&format!("<option value=\"{}\" selected>", people[0])).count(), 1);
    assert_eq!(hall.standing().await.book.rules.len(), 1);
}

#[tokio::test]
async fn late_registrations_and_cancellations_call_for_a_new_plan() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    hall.register(hall.invitations[0], 5, "Sen Anmälan", Role::Other).await;
    hall.register(hall.invitations[1], 5, "Ännu Senare", Role::Other).await;
    let at_two: Vec<_> = hall.tables().await.into_iter().filter(|(_, table)| *table == 2).collect();
    for (person, _) in at_two.iter().take(4) {
        hall.cancel(*person).await;
    }
    let mut karin = hall.karin().await;
    let seen = karin.get(&hall.path("")).await.seen();
    assert!(seen.contains("Inte placerade än: 2") && seen.contains("Sen Anmälan"), "{seen}");
    assert!(seen.contains("Vid bord 2 sitter bara"), "{seen}");
    let wish = [("mixing", "mixed"), ("spread", "ja"), ("least", "6"), ("most", "8")];
    karin.press(&hall.path("/placera"), &wish).await;
    let seen = karin.get(&hall.path("")).await.seen();
    assert!(!seen.contains("Inte placerade än") && !seen.contains("sitter bara"), "{seen}");
}

#[tokio::test]
async fn another_county_finds_nothing_and_the_nation_sees_no_names() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let other = register::by_code(hall.store(), Tier::County, "20").await.unwrap().unwrap();
    let mut stranger = hall.browser(Duty::CountyCoordinator, &other).await;
    assert_eq!(stranger.get(&hall.path("")).await.status, StatusCode::NOT_FOUND);
    let national = register::of_tier(hall.store(), Tier::National).await.unwrap().remove(0);
    let mut lead = hall.browser(Duty::NationalLead, &national).await;
    let page = lead.get(&hall.path("")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.seen().contains("38 personer vid 5 bord") && page.seen().contains("Ockelbo"));
    assert!(
        !page.text().contains("Essen") && !page.text().contains("<form method=\"post\" action=\"/workshop")
    );
    let municipality = register::by_code(hall.store(), Tier::Municipality, "2101").await.unwrap().unwrap();
    let mut own = hall.browser(Duty::MunicipalCoordinator, &municipality).await;
    assert_eq!(own.get(&hall.path("")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_from_elsewhere_does_nothing() {
    let hall = Hall::new().await;
    hall.register_38().await;
    let mut karin = hall.karin().await;
    karin.get(&hall.path("")).await;
    let fields = [("version", "0"), ("deed", &hall.key().0.to_string()), ("csrf", "x"), ("least", "6")];
    let fields: Vec<_> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    assert_eq!(karin.post(&hall.path("/placera"), &fields).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(hall.version().await, 0);
}

#[tokio::test]
async fn the_number_of_queries_does_not_grow_with_the_people() {
    let hall = Hall::new().await;
    let mut karin = hall.karin().await;
    for (position, invitation) in hall.invitations.iter().enumerate() {
        hall.register(*invitation, position, &format!("Ensam {position}"), Role::Other).await;
    }
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let mut count = async || {
        let before = hall.store().queries_run();
        assert_eq!(karin.get(&hall.path("")).await.status, StatusCode::OK);
        hall.store().queries_run() - before
    };
    let few = count().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    assert_eq!(count().await, few);
    assert!(few <= 11, "{few} queries");
}

#[tokio::test]
async fn rounds_are_tabs_and_stand_side_by_side_and_the_screen_shows_names_only() {
    let hall = Hall::new().await;
    hall.register_38().await;
    let mut karin = hall.karin().await;
    karin.get(&hall.path("")).await;
    let wish =
        [("mixing", "mixed"), ("round2", "together"), ("round4", "mixed"), ("least", "6"), ("most", "8")];
    assert_eq!(karin.press(&hall.path("/placera"), &wish).await.location(), hall.path(""));
    let seen = karin.get(&hall.path("?omgang=2")).await.seen();
    for part in ["Omgång 1: Blandat", "Omgång 2: Hemma", "Omgång 3: Blandat", "kommuner sitter samlade"] {
        assert!(seen.contains(part), "{part}: {seen}");
    }
    let side = karin.get(&hall.path("/omgangar")).await;
    assert!(side.seen().contains("Var och ens bord") && !side.text().contains('⟦'));
    let screen = karin.get(&hall.path("/skarm?omgang=3")).await.seen();
    assert!(screen.contains("Omgång 3") && screen.contains("Åsa von Essen"), "{screen}");
    for part in ["Gävle", "samordnare", "@", "Eva Lind"] {
        assert!(!screen.contains(part), "{part}: {screen}");
    }
    let national = register::of_tier(hall.store(), Tier::National).await.unwrap().remove(0);
    let mut lead = hall.browser(Duty::NationalLead, &national).await;
    for page in ["/omgangar", "/skarm", "/person"] {
        assert_eq!(lead.get(&hall.path(page)).await.status, StatusCode::FORBIDDEN, "{page}");
    }
}

#[tokio::test]
async fn a_person_sees_why_they_sit_where_they_sit_and_what_is_noted_of_them_is_saved() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let person = *hall.tables().await.keys().next().unwrap();
    let mut karin = hall.karin().await;
    let path = hall.path(&format!("/person?person={person}"));
    let seen = karin.get(&path).await.seen();
    assert!(seen.contains("Varför här") && seen.contains("Blandningen:"), "{seen}");
    let noted = [("part", "guest"), ("new", "ja"), ("needs", "near_door")];
    assert_eq!(karin.press(&hall.path("/person"), &noted).await.location(), path);
    let mark = hall.standing().await.book.mark(person);
    assert_eq!((mark.part.code(), mark.new, mark.needs.len()), ("guest", true, 1));
    let nobody = hall.path("/person?person=0190b0a0-0000-7000-8000-000000000000");
    assert_eq!(karin.get(&nobody).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn undoing_is_a_button_that_is_there_when_there_is_something_to_undo() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let mut karin = hall.karin().await;
    assert!(!karin.get(&hall.path("")).await.seen().contains("Ångra"));
    let person = *hall.tables().await.keys().next().unwrap();
    hall.fix(person, None).await.unwrap();
    assert!(karin.get(&hall.path("")).await.seen().contains("Ångra"));
    karin.press(&hall.path("/angra"), &[]).await;
    assert!(!hall.seat(person).await.fixed);
    let seen = karin.get(&hall.path("")).await.seen();
    assert!(seen.contains("Gör om") && seen.contains("Senast: en ändring ångrades."), "{seen}");
}

#[tokio::test]
async fn contradicting_rules_are_told_in_words_beside_the_button() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let people: Vec<String> = hall.tables().await.into_keys().take(2).map(|id| id.to_string()).collect();
    let mut karin = hall.karin().await;
    for kind in ["apart", "together"] {
        karin.get(&hall.path("")).await;
        let rule = [("kind", kind), ("one", people[0].as_str()), ("other", people[1].as_str())];
        assert_eq!(karin.press(&hall.path("/regel"), &rule).await.location(), hall.path("#regler"));
    }
    karin.get(&hall.path("")).await;
    let wish = [("mixing", "mixed"), ("least", "6"), ("most", "8")];
    let refused = karin.press(&hall.path("/placera"), &wish).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let seen = refused.seen();
    let said = "De här reglerna går inte att förena:";
    assert!(seen.contains(said) && seen.contains("sitter vid olika bord."), "{seen}");
    karin.get(&hall.path("")).await;
    karin.press(&hall.path("/regel/ta-bort"), &[("rule", "0")]).await;
    assert_eq!(hall.standing().await.book.rules.len(), 1);
}
