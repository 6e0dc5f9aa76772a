//! The pages of plan, checklists, calendar and elections, through the whole router.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;
use programme::plan::views as plans;
use programme::views;

use crate::world::{Browser, World, on_both};

const EDIT: &str = "/program/andra";
const TASKS: &str = "/program/uppgifter/andra";
const ELECTION: &str = "/program/kalender/nytt-val";

/// The fields of an agenda of three items.
const AGENDA: [(&str, &str); 22] = [
    ("title-0", "Samling och fika"),
    ("kind-0", "gathering"),
    ("least-0", "10"),
    ("usual-0", "20"),
    ("most-0", "60"),
    ("title-1", "Övning"),
    ("kind-1", "exercise"),
    ("least-1", "60"),
    ("usual-1", "75"),
    ("most-1", "90"),
    ("title-2", "Återsamling"),
    ("kind-2", "talk"),
    ("least-2", "10"),
    ("usual-2", "60"),
    ("most-2", "90"),
    ("least-rest", "10"),
    ("usual-rest", "15"),
    ("most-rest", "25"),
    ("least-lunch", "40"),
    ("usual-lunch", "60"),
    ("most-lunch", "75"),
    ("stretch", "90"),
];

/// The fields of the plan's form as they stand on the page, with some written anew.
fn form<'a>(changed: &'a [(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("interest_by", "2029-01-22"),
        ("course_opens", "2028-11-15"),
        ("first", "2029-03-01"),
        ("last", "2029-04-30"),
        ("invite_days", "42"),
        ("register_days", "8"),
        ("list_days", "5"),
        ("link_days", "1"),
        ("seats_least", "3"),
        ("seats_most", "5"),
        ("roles", "Valsamordnare\nKommunikatör"),
        ("course", "Introduktionsutbildning i valsäkerhet"),
        ("evaluation", "Utvärdering efter workshopen"),
    ];
    let value = |name| changed.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
    usual.into_iter().chain(AGENDA).map(|(name, usual)| (name, value(name).unwrap_or(usual))).collect()
}

async fn plan_of(world: &World) -> plans::Saved {
    let programme = views::current(&world.store).await.unwrap().unwrap();
    plans::newest_plan(&world.store, &programme).await.unwrap()
}

async fn refused(browser: &mut Browser, changed: &[(&str, &str)], said: &[&str]) {
    let page = browser.post(EDIT, &form(changed)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
    for (name, value) in changed {
        assert!(page.body.contains(&format!("href=\"#{name}\"")), "{name} has no fault");
        assert!(page.body.contains(value), "{value} is lost");
    }
    for said in said {
        assert!(page.body.contains(said), "{said}");
    }
}

#[tokio::test]
async fn a_plan_with_days_that_cannot_be_says_so_beside_the_field_and_keeps_what_was_written() {
    on_both(async |world| {
        world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        lead.get(EDIT).await;
        refused(&mut lead, &[("last", "2029-02-28")], &["Sista dagen kommer före den första."]).await;
        refused(&mut lead, &[("interest_by", "2029-01-09")], &["Sista dagen har passerat."]).await;
        refused(&mut lead, &[("last", "2029-02-29")], &["Den dagen finns inte i kalendern."]).await;
        refused(&mut lead, &[("first", "i vår")], &["Dagen går inte att läsa."]).await;
        refused(&mut lead, &[("least-1", "47")], &["Skriv minuter i steg om fem"]).await;
        refused(&mut lead, &[("most-1", "60")], &["Det mesta kan inte vara mindre än det vanliga"]).await;
        refused(&mut lead, &[("most-lunch", "500")], &["Högst 480 minuter"]).await;
        // Too much for three hours, and in five there is nothing after which lunch could stand.
        let fixed = [("least-0", "20"), ("most-0", "20"), ("least-1", "90"), ("usual-1", "90")];
        let rest = [("most-1", "90"), ("least-2", "75"), ("usual-2", "75"), ("most-2", "75")];
        let short = [fixed, rest].concat();
        let page = lead.post(EDIT, &form(&short)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = "Dagordningen går inte ihop med fem timmar från kl. 9, och inte med tre timmar eller en heldag. \
                   Lunchen ska börja mellan 11.00 och 13.00, men det finns ingen gräns mellan två punkter då. \
                   Korta eller dela en punkt, eller flytta den.";
        let said = format!("<li><a href=\"#title-0\">{why}</a></li>");
        assert!(page.body.contains(&said), "{}", page.body);
        let many = [("interest_by", ""), ("seats_most", "fem"), ("course", " ")];
        let page = lead.post(EDIT, &form(&many)).await.body;
        for said in ["Skriv en dag", "Skriv ett antal med siffror.", "Skriv vad utbildningen heter."] {
            assert!(page.contains(said), "{said}");
        }
        assert!(page.contains("Övning"), "what was right stays too");
        assert_eq!(plan_of(&world).await.version, 1, "nothing is half done");
    })
    .await;
}

#[tokio::test]
async fn a_county_sees_what_changed_since_it_took_the_programme() {
    on_both(async |world| {
        world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        let mut county = world.signed_in("Karin", Duty::CountyCoordinator).await;
        assert!(county.get("/program").await.body.contains("Länet har inte hämtat programmet än."));
        county.get("/program/andringar").await;
        assert_eq!(county.post("/program/andringar", &[]).await.location, "/program");
        assert!(county.get("/program").await.body.contains("version 1, som är den senaste"));

        lead.get(EDIT).await;
        assert_eq!(lead.post(EDIT, &form(&[("seats_most", "6")])).await.location, "/program");
        assert!(lead.get("/program").await.body.contains("ett efter en äldre."));
        assert!(
            county.get("/program").await.body.contains("Ni arbetar efter version 1. Nu finns version 2.")
        );
        let page = county.get("/program/andringar").await.body;
        for said in ["Eva", "Högst antal deltagare från en kommun", "<del>5</del>", "<ins>6</ins>"] {
            assert!(page.contains(said), "{said}");
        }
        assert_eq!(county.post("/program/andringar", &[]).await.status, StatusCode::SEE_OTHER);
        let page = county.get("/program/andringar").await.body;
        assert!(page.contains("Inget har ändrats"), "{page}");
        assert_eq!(world.done("programme.plan_taken").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_save_over_a_newer_version_shows_what_the_other_changed_and_loses_nothing() {
    on_both(async |world| {
        world.programme().await;
        let mut eva = world.signed_in("Eva", Duty::NationalLead).await;
        let mut per = world.signed_in("Per", Duty::NationalLead).await;
        eva.get(EDIT).await;
        per.get(EDIT).await;
        eva.post(EDIT, &form(&[("seats_most", "6")])).await;
        let told = per.post(EDIT, &form(&[("course", "Pers kurs")])).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        for said in ["Eva sparade version 2", "<ins>6</ins>", "value=\"Pers kurs\""] {
            assert!(told.body.contains(said), "{said}");
        }
        assert_eq!(per.hidden("version"), "2");
        let both = form(&[("course", "Pers kurs"), ("seats_most", "6")]);
        assert_eq!(per.post(EDIT, &both).await.status, StatusCode::SEE_OTHER);
        let saved = plan_of(&world).await;
        assert_eq!((saved.version, saved.plan.seats_most, &*saved.plan.course), (3, 6, "Pers kurs"));
    })
    .await;
}

/// The rows of a checklist's form as they stand on the page.
fn rows(page: &str) -> Vec<(String, String)> {
    let field = |text: &str, name: &str| -> Option<String> {
        Some(text.split_once(&format!("name=\"{name}\""))?.1.to_owned())
    };
    let mut rows = Vec::new();
    for part in page.split("name=\"row\" value=\"").skip(1) {
        let id = part.split('"').next().unwrap().to_owned();
        let stage = field(part, &format!("stage-{id}")).unwrap();
        let stage = stage.split('"').nth(1).unwrap().to_owned();
        let what = field(part, &format!("what-{id}")).unwrap();
        let what = what.split_once(">\n").unwrap().1.split("</textarea>").next().unwrap().to_owned();
        rows.push(("row".to_owned(), id.clone()));
        rows.push((format!("stage-{id}"), stage));
        rows.push((format!("what-{id}"), what));
        if let Some(days) = field(part, &format!("days-{id}")) {
            let days = days.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            rows.push((format!("days-{id}"), days));
        }
    }
    rows
}

async fn send_rows(browser: &mut Browser, tier: &str, rows: &[(String, String)]) -> crate::world::Answer {
    let mut fields = vec![("niva", tier)];
    fields.extend(rows.iter().map(|(name, value)| (&**name, &**value)));
    browser.post(TASKS, &fields).await
}

fn put(rows: &mut [(String, String)], name: &str, value: &str) {
    rows.iter_mut().find(|(other, _)| other == name).unwrap().1.replace_range(.., value);
}

#[tokio::test]
async fn tasks_are_changed_added_and_taken_away_in_one_form() {
    on_both(async |world| {
        world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        let page = lead.get(&format!("{TASKS}?niva=county")).await.body;
        let mut filled = rows(&page);
        put(&mut filled, "what-county-pens", "");
        put(&mut filled, "what-county-it", "Se till att någon kan laga nätet.");
        put(&mut filled, "what-new-before-1", "Skylta vägen till lokalen.");
        put(&mut filled, "days-new-before-1", "två");
        let bad = send_rows(&mut lead, "county", &filled).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["href=\"#days-new-before-1\"", "value=\"två\"", "Skylta vägen", "laga nätet"] {
            assert!(bad.body.contains(said), "{said}");
        }
        put(&mut filled, "days-new-before-1", "2");
        assert_eq!(send_rows(&mut lead, "county", &filled).await.location, "/program/uppgifter");
        let plan = plan_of(&world).await.plan;
        assert!(plan.tasks.iter().all(|task| task.id != "county-pens"));
        let new = plan.tasks.iter().find(|task| task.what == "Skylta vägen till lokalen.").unwrap();
        assert!(new.id.starts_with("own-") && new.days == Some(2));
        let page = lead.get("/program/uppgifter").await.body;
        assert!(
            page.contains("Se till att någon kan laga nätet.")
                && page.contains("senast 2 dagar före workshopen")
        );
    })
    .await;
}

#[tokio::test]
async fn of_two_who_edit_a_checklist_the_later_sees_what_the_other_added_and_keeps_it() {
    on_both(async |world| {
        world.programme().await;
        let mut eva = world.signed_in("Eva", Duty::NationalLead).await;
        let mut per = world.signed_in("Per", Duty::NationalLead).await;
        let page = eva.get(&format!("{TASKS}?niva=municipality")).await.body;
        per.get(&format!("{TASKS}?niva=municipality")).await;
        let (mut evas, mut pers) = (rows(&page), rows(&page));
        put(&mut evas, "what-new-after-1", "Evas uppgift.");
        put(&mut pers, "what-new-after-1", "Pers uppgift.");
        assert_eq!(send_rows(&mut eva, "municipality", &evas).await.status, StatusCode::SEE_OTHER);
        let told = send_rows(&mut per, "municipality", &pers).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        for said in ["Ny uppgift: Kommunen", "Evas uppgift.", "Pers uppgift.", "tillagd av någon annan"] {
            assert!(told.body.contains(said), "{said}");
        }
        let both = rows(&told.body);
        assert_eq!(send_rows(&mut per, "municipality", &both).await.status, StatusCode::SEE_OTHER);
        let plan = plan_of(&world).await.plan;
        for what in ["Evas uppgift.", "Pers uppgift."] {
            assert_eq!(plan.tasks.iter().filter(|task| task.what == what).count(), 1, "{what}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_tier_reads_its_checklist_and_only_the_lead_changes_it() {
    on_both(async |world| {
        let mut municipal = world.signed_in("Stina", Duty::MunicipalCoordinator).await;
        assert!(municipal.get("/program/uppgifter").await.body.contains("Det finns inget program än"));
        world.programme().await;
        let page = municipal.get("/program/uppgifter").await.body;
        assert!(page.contains("Anmäl deltagarna") && !page.contains("Boka en lokal"), "{page}");
        assert!(!page.contains(TASKS), "a link that leads to a closed gate");
        let mut county = world.signed_in("Karin", Duty::CountyCoordinator).await;
        let page = county.get("/program/uppgifter").await.body;
        assert!(page.contains("Boka en lokal") && page.contains("Anmäl deltagarna"));
        for path in [EDIT, TASKS, ELECTION, "/program/nytt"] {
            assert_eq!(county.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(municipal.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        for path in ["/program/kalender", "/program/andringar"] {
            assert_eq!(county.get(path).await.status, StatusCode::OK, "{path}");
            assert_eq!(municipal.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        }
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        lead.get("/program/andringar").await;
        let posted = lead.post("/program/andringar", &[("version", "1")]).await;
        assert_eq!(posted.status, StatusCode::FORBIDDEN, "what a county follows is its own to say");
    })
    .await;
}

#[tokio::test]
async fn an_extra_election_is_put_in_by_form_and_gets_its_programme() {
    on_both(async |world| {
        world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        lead.get(ELECTION).await;
        let extra = [
            ("kind", "extra"),
            ("name", "Extra val 2029"),
            ("decided_on", "2029-01-09"),
            ("day", "2029-04-01"),
        ];
        for (field, value, said) in [
            ("kind", "", "Välj vilket slags val det är."),
            ("name", " ", "Skriv vad valet kallas."),
            ("day", "2029-02-29", "Den dagen finns inte i kalendern."),
            ("day", "2029-04-02", "Val hålls på en söndag"),
            ("day", "2029-04-15", "inom tre månader från beslutet"),
            ("day", "2029-01-07", "Valdagen har passerat."),
            ("decided_on", "", "Skriv en dag"),
            ("decided_on", "2029-01-11", "Dagen för beslutet har inte varit än."),
        ] {
            let fields = extra.map(|(name, usual)| (name, if name == field { value } else { usual }));
            let page = lead.post(ELECTION, &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}: {value}");
            assert!(page.body.contains(said), "{said}");
        }
        let done = lead.post(ELECTION, &extra).await;
        assert_eq!(done.location, "/program/kalender?val=extra.2029-04-01");
        let page = lead.get(&done.location).await.body;
        // Early voting begins ten days before, not eighteen.
        assert!(page.contains("Extra val 2029") && page.contains("<time datetime=\"2029-03-22\">"), "{page}");
        assert!(page.contains("regeringsformen 3 kap. 11 §"));
        lead.get(ELECTION).await;
        assert!(lead.post(ELECTION, &extra).await.body.contains("Det finns redan ett sådant val den dagen."));

        world.later(TimeDelta::seconds(1));
        lead.get("/program/nytt").await;
        let again = [("name", "Extra"), ("election", "extra.2029-04-01"), ("again", "ja")];
        assert!(lead.post("/program", &again).await.body.contains("Välj vad programmet ska bygga på."));
        let fields =
            [("name", "Extra val"), ("election", "extra.2029-04-01"), ("again", "ja"), ("from", "last")];
        assert_eq!(lead.post("/program", &fields).await.location, "/program");
        let plan = plan_of(&world).await.plan;
        assert_eq!(plan.first.to_string(), "2029-02-18");
        assert!(lead.get("/program").await.body.contains("Extra val 2029"));
    })
    .await;
}

#[tokio::test]
async fn a_programme_is_made_from_the_last_one_with_what_was_changed_there() {
    on_both(async |world| {
        let id = world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        lead.get(EDIT).await;
        lead.post(EDIT, &form(&[("course", "En egen kurs")])).await;
        lead.get("/program/utkast").await;
        let part = [("part-1-key", "a"), ("part-1-name", "Text"), ("part-1-text", "Ett")];
        let draft = [&[("parts", "1"), ("subject", "Kom!"), ("audience", "")], &part[..]].concat();
        lead.post("/program/utkast", &draft).await;
        for (from, course, subject) in [
            ("last", "En egen kurs", "Kom!"),
            ("template", "Introduktionsutbildning i valsäkerhet", "Inbjudan till workshop i valsäkerhet"),
        ] {
            world.later(TimeDelta::seconds(1));
            lead.get("/program/nytt").await;
            let fields = [("name", "Valet 2030"), ("election", "general.2030-09-08"), ("from", from)];
            assert_eq!(lead.post("/program", &fields).await.location, "/program");
            let programme = views::current(&world.store).await.unwrap().unwrap();
            assert_ne!(programme.id, id);
            assert_eq!(plan_of(&world).await.plan.course, course);
            assert_eq!(plan_of(&world).await.plan.first.to_string(), "2030-01-08");
            assert_eq!(views::newest_draft(&world.store, programme.id).await.unwrap().text.subject, subject);
        }
    })
    .await;
}

#[tokio::test]
async fn the_calendar_shows_elections_that_overlap_and_whose_each_day_is() {
    on_both(async |world| {
        world.programme().await;
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        let page = lead.get("/program/kalender").await.body;
        for said in [
            "Val till Sametinget 2029 och Val till Europaparlamentet 2029 pågår samtidigt",
            "Lag, vallagen 5 kap. 8 §",
            "v. 23",
            "om 151 dagar",
            "P1 Förtidsröstning",
            "Frysta dagar",
            "Långfredagen",
            "2026-11-29",
        ] {
            assert!(page.contains(said), "{said}");
        }
        let sami = lead.get("/program/kalender?val=sami_parliament.2029-05-20").await.body;
        assert!(sami.contains("<h2>Val till Sametinget 2029</h2>"));
        assert_eq!(lead.get("/program/kalender?val=gurka").await.status, StatusCode::OK);
    })
    .await;
}
