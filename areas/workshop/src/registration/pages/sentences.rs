//! Every sentence that depends on what was sent, in both languages.

use roster::{FaultCode, Field, Likeness, Refusal, Role};
use texts::Lang;

use super::said;
use super::samples::{FAULTY, id, invited, people, reading, words};
use crate::registration::deeds::List;
use crate::registration::letter;

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
    let told = said::columns(&words, &reading(FAULTY));
    let told: Vec<_> = told.iter().map(|one| format!("{}={}", one.column, one.field)).collect();
    assert!(
        told.contains(&"Roll=Roll".to_owned()) && told.contains(&"X=Används inte".to_owned()),
        "{told:?}"
    );
    assert_eq!(
        said::merged(&words, &reading(FAULTY).merged[0]),
        "Rad 8 har samma mailadress som rad 3 (karin@ockelbo.example) och räknas som samma person. \
         Raderna har olika roll. Det som står på rad 3 gäller."
    );
    assert_eq!(
        said::skipped(&words, &reading(FAULTY)),
        ["Rad 1 lästes som rubrik: ”Anmälan till workshop”."]
    );
}

#[test]
fn the_letter_is_whole_in_both_languages() {
    for lang in Lang::ALL {
        let list = List { people: people(), receipt: "karin@ockelbo.example".into(), ..List::default() };
        let parcel = letter::receipt(&words(lang), &invited(), &list, id(9)).unwrap();
        assert!(!parcel.content.contains('⟦') && !parcel.subject.contains('⟦'), "{}", parcel.content);
        assert!(parcel.once_key.ends_with(":1"));
    }
}
