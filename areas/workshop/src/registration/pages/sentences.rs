//! Every sentence that depends on what was sent, in both languages.

use roster::{FaultCode, Field, Likeness, Refusal, Role};
use texts::Lang;

use super::arrived;
use super::said;
use super::samples::{FAULTY, MAIL, id, invited, people, words};
use crate::registration::deeds::List;
use crate::registration::letter;
use crate::seats::rules::Place;

#[test]
fn every_fault_refusal_and_role_has_its_sentence() {
    let place = || "blad 1, rad 4".to_owned();
    let refusals = [
        Refusal::Empty,
        Refusal::OnlyHeader { row: 3 },
        Refusal::TooLarge { bytes: 200 << 20, max: 10 << 20 },
        Refusal::NotAList { looks_like: Likeness::Prose },
        Refusal::Encrypted,
        Refusal::OldWorkbook,
        Refusal::Damaged { place: place(), reason: "x".into() },
        Refusal::ZipButNotWorkbook { looks_like: Likeness::Archive },
        Refusal::TooManySheets { found: 40, max: 30 },
        Refusal::TooManyRows { place: place(), max: 1_000 },
        Refusal::TooManyCells { place: place(), max: 1_000 },
        Refusal::TooMuchText { place: place() },
        Refusal::UnpacksTooLarge { part: place(), max: 200 << 20 },
        Refusal::XmlEntities { part: place() },
    ];
    let likenesses = [
        Likeness::Pdf,
        Likeness::Picture,
        Likeness::TextDocument,
        Likeness::Slides,
        Likeness::Archive,
        Likeness::WebPage,
        Likeness::ContactCards,
        Likeness::BinaryWorkbook,
        Likeness::OfficeFile,
        Likeness::Prose,
        Likeness::Binary,
    ];
    let faults = [
        FaultCode::NameMissing,
        FaultCode::NameTurned,
        FaultCode::EmailMissing,
        FaultCode::EmailInvalid,
        FaultCode::AddressShared,
        FaultCode::FormulaAsText,
        FaultCode::TooLong,
        FaultCode::CellCut,
        FaultCode::RoleUnknown,
        FaultCode::ControlCharacters,
        FaultCode::TextMended,
        FaultCode::LettersLost,
        FaultCode::PhoneZeroLost,
        FaultCode::PhoneUnclear,
        FaultCode::SeveralPeople,
    ];
    for lang in Lang::ALL {
        let words = words(lang);
        let mut said: Vec<String> = refusals.iter().map(|one| said::refusal(&words, one)).collect();
        said.extend(likenesses.map(|one| words.say(&format!("registration-likeness-{}", one.code()))));
        said.extend(faults.map(|one| {
            words.say_with(
                &format!("registration-fault-{}", one.code()),
                [("given", "x".into()), ("max", 200.into()), ("municipality", "y".into())],
            )
        }));
        said.extend(Field::ALL.map(|one| words.say(&format!("registration-field-{}", one.code()))));
        for role in Role::ALL {
            said.push(words.say(&format!("role-{}", role.code())));
            said.push(words.say(&format!("role-in-text-{}", role.code())));
        }
        for sentence in said {
            assert!(!sentence.contains('⟦'), "{lang}: {sentence}");
        }
    }
}

#[test]
fn a_reading_of_every_kind_is_told_in_words() {
    let words = words(Lang::Sv);
    let (_, came, asides) = arrived::read(&words, FAULTY.as_bytes(), &[]).unwrap().parts();
    let told = said::columns(&words, came.found().unwrap());
    let told: Vec<_> =
        told.iter().map(|one| format!("{}: {} = {}", one.column, one.holds, one.field)).collect();
    assert_eq!(told[1], "Roll: Valsamordnare · Registrator · Kommunikatör = role");
    assert_eq!(told[7], "X: 1 = ");
    assert_eq!(
        asides,
        [
            "Rad 8 har samma mailadress som rad 3 (karin@ockelbo.example) och räknas som samma person. \
             Raderna har olika roll. Det som står på rad 3 gäller.",
            "Rad 1 lästes som rubrik: ”Anmälan till workshop”."
        ]
    );
}

#[test]
fn what_was_in_a_mail_and_is_not_in_the_list_is_said() {
    let words = words(Lang::Sv);
    let (_, came, _) = arrived::read(&words, MAIL.as_bytes(), &[]).unwrap().parts();
    assert_eq!(came.lists.len(), 2);
    assert_eq!(came.found().unwrap().read_as, "Listan lästes ur texten i mailet, som text.");
    assert_eq!(
        came.said,
        [
            "Mailet säger att det kommer från karin@ockelbo.example och gäller ”Deltagare”. \
             Avsändaren är inte kontrollerad.",
            "Bilagan ”lista.png” är eller innehåller en bild. Bilder går inte att läsa. \
             Finns listan där får den skrivas in eller skickas som text.",
        ]
    );
    assert_eq!(
        came.beside,
        [
            "Texten i mailet är löpande text: ”Hej!”",
            "Texten i mailet slutar med en underskrift: ”Hälsningar Karin”"
        ]
    );
}

#[test]
fn every_way_and_every_reason_has_its_sentence() {
    use roster::{Left, Part, Source, Step, Why};
    let parts = [
        Part(Vec::new()),
        Part(vec![Step::Body, Step::Before]),
        Part(vec![Step::Attachment { number: 2, name: String::new() }]),
        Part(vec![Step::Attachment { number: 2, name: "a.xlsx".into() }]),
    ];
    let whys = [
        Why::Picture,
        Why::Prose,
        Why::Before,
        Why::Signature,
        Why::OtherForm,
        Why::TooDeep,
        Why::TooManyParts,
        Why::Refused(Refusal::Encrypted),
    ];
    let sources = [
        Source::Separated,
        Source::Addresses,
        Source::Lines,
        Source::Xlsx,
        Source::Ods,
        Source::Xls,
        Source::Docx,
        Source::Html,
        Source::Eml,
        Source::Msg,
    ];
    for lang in Lang::ALL {
        let words = words(lang);
        let mut said: Vec<String> = Vec::new();
        for part in &parts {
            said.push(arrived::place(&words, part));
            said.extend(whys.iter().map(|why| {
                let left = Left { part: part.clone(), lines: None, why: why.clone(), text: "x".into() };
                said::left(&words, &left)
            }));
        }
        said.extend(sources.map(|source| words.say(&format!("registration-form-{}", source.code()))));
        said.push(words.say("registration-form-cells"));
        for field in Field::ALL.into_iter().filter(|field| {
            !matches!(field, Field::FirstName | Field::LastName | Field::Municipality | Field::Note)
        }) {
            said.push(words.say(&format!("registration-changed-{}", field.code())));
        }
        for sentence in said {
            assert!(!sentence.contains('⟦'), "{lang}: {sentence}");
        }
    }
}

#[test]
fn the_letter_is_whole_in_both_languages() {
    for lang in Lang::ALL {
        let list = List { people: people(), receipt: "karin@ockelbo.example".into(), ..List::default() };
        let places = [(1, Place::Seated), (2, Place::OverMost)].into();
        let parcel = letter::receipt(&words(lang), &invited(), &list, &places, id(9)).unwrap();
        assert!(!parcel.content.contains('⟦') && !parcel.subject.contains('⟦'), "{}", parcel.content);
        assert!(parcel.once_key.ends_with(":1"));
    }
}
