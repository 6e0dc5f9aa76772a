//! The papers, as they come out of the router.

use std::io::Write as _;
use std::process::{Command, Stdio};

use axum::http::header;

use workshop::table_plan::rules::{Mixing, Rounds, Wanted};

use crate::hall::{Hall, SIX_TO_EIGHT};

/// The text of a PDF, or nothing where `pdftotext` is not installed.
pub fn text_of(pdf: &[u8]) -> Option<String> {
    let run = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut run = run.ok()?;
    run.stdin.take().unwrap().write_all(pdf).unwrap();
    Some(String::from_utf8(run.wait_with_output().unwrap().stdout).unwrap())
}

#[tokio::test]
async fn every_paper_comes_out_with_the_right_names_and_a_line_in_the_journal() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let mut karin = hall.karin().await;
    karin.get(&hall.path("")).await;
    let named = ["Åsa von Essen", "Per-Olov Öhman", "Mehmet Ärlig"];
    for (kind, name, words) in [
        ("wall", "bordsplacering-gavleborgs-lan-2029-03-14.pdf", &named[..]),
        ("cards", "placeringskort-gavleborgs-lan-2029-03-14.pdf", &named),
        ("tents", "bordsskyltar-gavleborgs-lan-2029-03-14.pdf", &["Gävleborgs län"]),
        ("slips", "lappar-gavleborgs-lan-2029-03-14.pdf", &named),
        ("list", "deltagarlista-gavleborgs-lan-2029-03-14.pdf", &named),
    ] {
        let answer = karin.press(&hall.path("/papper"), &[("kind", kind)]).await;
        let given = answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(given, format!("inline; filename=\"{name}\""));
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/pdf");
        assert!(answer.bytes.starts_with(b"%PDF-"), "{kind}");
        let Some(text) = text_of(&answer.bytes) else { continue };
        // A long name takes two lines on a card.
        for word in words.iter().flat_map(|name| name.split(' ')) {
            assert!(text.contains(word), "{kind}: {word}\n{text}");
        }
    }
    let journal = hall.journal().await;
    let taken: Vec<_> = journal.iter().filter(|line| line.starts_with("paper.taken_out ")).collect();
    assert_eq!(taken.len(), 5);
    for kind in ["wall", "cards", "tents", "slips", "list"] {
        let line = format!("paper.taken_out {{\"kind\":\"{kind}\",\"people\":38}}");
        assert!(taken.contains(&&line), "{taken:?}");
    }
}

#[tokio::test]
async fn the_papers_of_one_round_say_which_and_carry_no_other() {
    let hall = Hall::new().await;
    hall.register_38().await;
    let rounds = Rounds::of(Mixing::Mixed, [Mixing::Together, Mixing::Mixed]);
    hall.place(Wanted { rounds, ..SIX_TO_EIGHT }).await.unwrap();
    let standing = hall.standing().await;
    let mut karin = hall.karin().await;
    let page = karin.get(&hall.path("")).await;
    assert!(page.text().contains("name=\"for_round\"") && page.seen().contains("Alla omgångar"));
    for (kind, name) in [
        ("wall", "bordsplacering-omgang-2-gavleborgs-lan-2029-03-14.pdf"),
        ("cards", "placeringskort-omgang-2-gavleborgs-lan-2029-03-14.pdf"),
        ("tents", "bordsskyltar-omgang-2-gavleborgs-lan-2029-03-14.pdf"),
        ("slips", "lappar-gavleborgs-lan-2029-03-14.pdf"),
    ] {
        let answer = karin.press(&hall.path("/papper"), &[("kind", kind), ("for_round", "2")]).await;
        let given = answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(given, format!("inline; filename=\"{name}\""));
        let Some(text) = text_of(&answer.bytes) else { continue };
        assert!(text.to_lowercase().contains("omgång 2"), "{kind}: {text}");
        assert_eq!(text.contains("Omgång 3"), kind == "slips", "{kind}: {text}");
    }
    // A card carries the table of the second round alone.
    let table = standing.seats.round(1).values().map(|seat| seat.table).min().unwrap();
    let cards = karin.press(&hall.path("/papper"), &[("kind", "cards"), ("for_round", "2")]).await;
    if let Some(text) = text_of(&cards.bytes) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains(&format!("Bord {table}")) && !text.contains(&format!("Bord {table} ·")),
            "{text}"
        );
    }
    let all = karin.press(&hall.path("/papper"), &[("kind", "wall"), ("for_round", "9")]).await;
    let given = all.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert!(given.contains("bordsplacering-gavleborgs"), "a round that is not there: {given}");
    let journal = hall.journal().await;
    assert!(journal.iter().any(|line| line.contains("\"kind\":\"wall\"") && line.contains("\"round\":2")));
}

#[tokio::test]
async fn without_a_plan_there_is_nothing_to_print() {
    let hall = Hall::new().await;
    hall.register_38().await;
    let mut karin = hall.karin().await;
    karin.get(&hall.path("")).await;
    let fields = [("csrf".to_owned(), karin.csrf()), ("kind".to_owned(), "wall".to_owned())];
    assert_eq!(karin.post(&hall.path("/papper"), &fields).await.location(), hall.path(""));
    assert!(hall.journal().await.is_empty());
}
