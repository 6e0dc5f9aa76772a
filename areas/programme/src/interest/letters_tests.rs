//! Every letter, usual and longest, in both languages.

use chrono::TimeDelta;
use letters::{Block, Body, Party};
use texts::Lang;

use super::answering::Answerer;
use super::letters::{self as own, Matter};
use super::pages::samples::{
    answered, asked, day, long_answer, organisation, programme, question, window, words,
};
use super::rules::Wants;

fn whole(lang: Lang, (subject, blocks): (String, Vec<Block>)) {
    let text = Body { blocks: blocks.clone() }.to_text();
    assert!(!subject.contains('⟦') && !text.contains('⟦'), "{lang:?}: {subject}\n{text}");
    assert!(subject.chars().count() < 140, "{subject}");
    // Matter and what is asked stand first; the first block repeats the subject line.
    assert!(matches!(blocks.first(), Some(Block::Heading(first)) if *first == subject), "{text}");
    assert!(!Body { blocks }.to_fragment().is_empty());
}

#[test]
fn letters_to_a_county_are_whole_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let (sender, county) =
            (organisation("Valmyndigheten"), organisation("Länsstyrelsen i Västra Götalands län"));
        for contact in ["Eva", &"Å".repeat(200)] {
            let contact = Party { name: contact.to_owned(), address: "eva@val.example".to_owned() };
            let (programme, last_day) = (programme(), day(2029, 1, 22));
            let matter = Matter {
                words: &words,
                programme: &programme,
                sender: &sender,
                contact: &contact,
                last_day,
                window: window(),
            };
            whole(lang, matter.ask(&county, "link:x"));
            for days in [-3, 0, 1, 40] {
                whole(lang, matter.reminder(&county, "link:x", last_day + TimeDelta::days(days)));
            }
            whole(lang, matter.answer(&question("Varför?"), "För att.\n\nDärför.", "link:x"));
        }
    }
}

#[test]
fn receipts_and_the_letter_of_a_county_that_withdraws_are_whole_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        for wants in Wants::ALL {
            let asked = answered(wants);
            let answer = asked.answer.clone().unwrap();
            for answer in [answer, long_answer(wants)] {
                for late in [false, true] {
                    whole(lang, own::receipt_words(&words, &asked, &answer, late, "link:x"));
                }
            }
        }
        whole(lang, own::withdrawn_words(&words, &asked(), day(2029, 3, 14), "Karin Åberg"));
    }
    let by = Answerer { name: "Karin".into(), address: "k@lst.example".into(), url: "link:x".into() };
    let asked = answered(Wants::Yes);
    let answer = asked.answer.clone().unwrap();
    let parcel = own::receipt(&words(Lang::Sv), &asked, (&answer, true), &by).unwrap();
    assert!(parcel.content.contains("link:x") && parcel.content.contains("sent"));
}
