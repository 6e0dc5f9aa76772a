//! The county's own text: saved, previewed, printed, and never lost.

use std::io::Write as _;
use std::process::{Command, Stdio};

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;

use crate::browser::{Answer, Fields, set, value};
use crate::house::{Base, Somebody, Town, form_to};

const OWN: &str = "Vi ses på slottet.\r\n\r\nTa med legitimation, <b>inte</b> passerkort.";

async fn text_form(town: &Town, by: &Somebody) -> Fields {
    form_to(&by.get(&town.path("inbjudan")).await, "/inbjudan")
}

/// Presses a button of a form with another text in it.
async fn press(town: &Town, by: &Somebody, form: &Fields, button: &str, text: &str) -> Answer {
    let mut form = form.clone();
    set(&mut form, "own_text", text);
    set(&mut form, "do", button);
    by.post(&town.path("inbjudan"), &form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_is_saved_and_goes_into_the_letter() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        let form = text_form(&town, &karin).await;
        assert_eq!(value(&form, "own_text"), "");
        let answer = press(&town, &karin, &form, "save", OWN).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, &*town.path("inbjudan")));
        let page = karin.follow(&answer).await;
        assert!(page.seen().contains("Texten är sparad."), "{base:?}: {}", page.seen());
        let kept = OWN.replace("\r\n", "\n");
        assert_eq!(value(&form_to(&page, "/inbjudan"), "own_text"), kept);
        assert_eq!((town.workshop().await.own_text, town.workshop().await.version), (kept, 2));
        assert_eq!(
            town.journal("invitation.").await,
            [r#"invitation.text_saved {"characters":64,"version":2}"#]
        );

        // The same form once more, as after a double click.
        let again = press(&town, &karin, &form, "save", OWN).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert_eq!(town.workshop().await.version, 2);
        assert_eq!(town.journal("invitation.").await.len(), 1);

        town.send(&karin).await;
        let letter = town.letters_to("Ockelbo", "invitation").await.remove(0);
        let content = town.kept(&letter).await.content;
        for said in ["Vi ses på slottet.", "Ta med legitimation, <b>inte</b> passerkort."] {
            assert!(content.contains(&format!("{{\"Paragraph\":\"{said}\"}}")), "{said} in {content}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn going_back_and_saving_another_text_is_never_swallowed() {
    let town = Town::on(Base::Sqlite).await;
    let karin = town.coordinator("Karin").await;
    let form = text_form(&town, &karin).await;
    press(&town, &karin, &form, "save", "Första.").await;
    let answer = press(&town, &karin, &form, "save", "Andra.").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.seen().contains("Första.") && answer.seen().contains("Andra."));
    let saved = karin.post(&town.path("inbjudan"), &form_to(&answer, "/inbjudan")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!(town.workshop().await.own_text, "Andra.");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_overtaken_sees_both_texts_and_chooses() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (karin, eva) = (town.coordinator("Karin").await, town.coordinator("Eva").await);
        let (one, other) = (text_form(&town, &karin).await, text_form(&town, &eva).await);
        assert_eq!(press(&town, &karin, &one, "save", "Karins text.").await.status, StatusCode::SEE_OTHER);

        let answer = press(&town, &eva, &other, "save", "Evas text.").await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{base:?}");
        let seen = answer.seen();
        for said in ["Någon annan har sparat texten", "Sparad nyss Karins text.", "Din text Evas text."] {
            assert!(seen.contains(said), "{base:?}: {said} in {seen}");
        }
        assert_eq!(town.workshop().await.own_text, "Karins text.", "nothing was done");
        assert_eq!(town.journal("invitation.").await.len(), 1);

        let over = form_to(&answer, "/inbjudan");
        assert_eq!((value(&over, "own_text"), value(&over, "version")), ("Evas text.".into(), "2".into()));
        assert_eq!(eva.post(&town.path("inbjudan"), &over).await.status, StatusCode::SEE_OTHER);
        assert_eq!(town.workshop().await.own_text, "Evas text.");
        assert_eq!(town.journal("invitation.").await.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_save_at_the_same_moment_one_is_asked() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (karin, eva) = (town.coordinator("Karin").await, town.coordinator("Eva").await);
        let (one, other) = (text_form(&town, &karin).await, text_form(&town, &eva).await);
        let (first, second) = tokio::join!(
            press(&town, &karin, &one, "save", "Karins text."),
            press(&town, &eva, &other, "save", "Evas text.")
        );
        let mut statuses = [first.status, second.status];
        statuses.sort();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "{base:?}");
        assert_eq!(town.workshop().await.version, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_a_preview_does_not_hide_that_somebody_saved_meanwhile() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let (karin, eva) = (town.coordinator("Karin").await, town.coordinator("Eva").await);
        let (one, other) = (text_form(&town, &karin).await, text_form(&town, &eva).await);
        press(&town, &karin, &one, "save", "Karins text.").await;
        let long = "å".repeat(10_001);
        for (button, text) in [("preview", "Evas text."), ("save", &long)] {
            let shown = press(&town, &eva, &other, button, text).await;
            let form = form_to(&shown, "/inbjudan");
            let answer = press(&town, &eva, &form, "save", "Evas text.").await;
            assert_eq!(answer.status, StatusCode::CONFLICT, "{base:?}: after {button}");
            assert_eq!(town.workshop().await.own_text, "Karins text.");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_too_long_is_said_beside_the_field_and_kept() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        let form = text_form(&town, &karin).await;
        let long = "åäö ".repeat(2_501);
        for button in ["save", "preview"] {
            let answer = press(&town, &karin, &form, button, long.trim()).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{base:?}");
            let (text, seen) = (answer.text(), answer.seen());
            let said = "Texten har 10\u{a0}003 tecken. Högst 10\u{a0}000 får plats. Korta den.";
            let plain = |text: &str| text.replace('\u{a0}', "").replace("10 0", "100");
            assert!(plain(&seen).contains(&plain(said)), "{}", &seen[..2_000]);
            assert!(text.contains("id=\"own_text-fault\"") && text.contains("href=\"#own_text\""));
            assert_eq!(value(&form_to(&answer, "/inbjudan"), "own_text"), long.trim());
        }
        assert_eq!(town.workshop().await.version, 1);
        let most = "åäöÅ".repeat(2_500) + "\r\n";
        assert_eq!(press(&town, &karin, &form, "save", &most).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_shows_the_letter_as_it_will_be_and_stores_nothing() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let karin = town.coordinator("Karin").await;
        let form = text_form(&town, &karin).await;
        let answer = press(&town, &karin, &form, "preview", OWN).await;
        assert_eq!(answer.status, StatusCode::OK, "{base:?}");
        let (text, seen) = (answer.text(), answer.seen());
        let letter = &text[text.find("vs-letter").unwrap()..];
        for paragraph in [
            "<p>Vi ses på slottet.</p>",
            "<p>Ta med legitimation, &#60;b&#62;inte&#60;/b&#62; passerkort.</p>",
        ] {
            assert!(letter.contains(paragraph), "{paragraph} in {letter}");
        }
        assert!(seen.contains("Så läser Ockelbo kommun brevet"), "{seen}");
        for said in [
            "bjuder tillsammans med Valmyndigheten in Ockelbo kommun",
            "tisdag 13 mars 2029",
            "Slottet, rikssalen",
        ] {
            assert!(seen.contains(said), "{said} in {seen}");
        }
        assert_eq!(value(&form_to(&answer, "/inbjudan"), "own_text"), OWN, "as it was typed");
        assert_eq!((town.workshop().await.own_text, town.workshop().await.version), (String::new(), 1));
        assert_eq!((town.letters().await.len(), town.links_at_all().await), (0, 0));
        assert_eq!(town.journal("invitation.").await, Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pasted_keeps_its_paragraphs_and_its_words_apart() {
    let town = Town::on(Base::Sqlite).await;
    let karin = town.coordinator("Karin").await;
    let form = text_form(&town, &karin).await;
    press(&town, &karin, &form, "save", "Kl. 9\tKaffe\r\n \r\nKl. 12\tLunch \u{7}\r\n").await;
    assert_eq!(town.workshop().await.own_text, "Kl. 9 Kaffe\n\nKl. 12 Lunch");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_invitation_is_printed_for_the_municipality_that_was_asked_for() {
    let town = Town::on(Base::Sqlite).await;
    let karin = town.coordinator("Karin").await;
    let form = text_form(&town, &karin).await;
    press(&town, &karin, &form, "save", OWN).await;
    for (asked, name) in [("", "Ockelbo kommun"), ("?kommun=2180", "Gävle kommun")] {
        let answer = karin.get(&town.path(&format!("inbjudan.pdf{asked}"))).await;
        assert_eq!(
            (answer.status, &answer.headers[CONTENT_TYPE]),
            (StatusCode::OK, &"application/pdf".parse().unwrap())
        );
        assert!(answer.bytes.starts_with(b"%PDF"));
        let words = words_of_pdf(&answer.bytes);
        for said in [name, "Länsstyrelsen", "tisdag 13 mars 2029", "Vi ses på slottet.", "Karin Åberg"] {
            assert!(words.contains(said), "{said} in {words}");
        }
        assert!(!words.contains('⟦') && !words.contains("/l/"), "no token on paper: {words}");
    }
    let other = karin.get(&town.path("inbjudan.pdf?kommun=0180")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "a municipality of another county");
}

/// The words of a PDF with single spaces, by poppler's pdftotext.
fn words_of_pdf(bytes: &[u8]) -> String {
    let mut tool = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext (poppler-utils) is installed");
    tool.stdin.take().unwrap().write_all(bytes).unwrap();
    let said = String::from_utf8(tool.wait_with_output().unwrap().stdout).unwrap();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}
