//! An extract for somebody whose details are protected: their municipality finds them by who they are, the county by their
//! label, and each what it holds.

use crate::resident::{Base, Caller};

use super::{ADDRESS, LABEL, MARIA, MIKAEL, NAME, Shielded, typed};

const SEARCH: &str = "/personuppgifter/utdrag/sok";

async fn found(caller: &Caller, name: &str, address: &str) -> String {
    let (name, address) = (typed(name), typed(address));
    let answer = caller.send(SEARCH, &[("reference", "dnr+7"), ("name", &name), ("address", &address)]).await;
    assert!(answer.status.is_success(), "{}: {}", answer.status, answer.text);
    answer.text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_finds_all_that_it_holds_of_somebody_who_is_a_label_to_others() {
    for base in Base::BOTH {
        let shielded = Shielded::on(base).await;
        let mikael = shielded.house.person(MIKAEL).await;
        for (name, address) in [(NAME, ADDRESS), ("", ADDRESS), (NAME, "")] {
            let text = found(&mikael, name, address).await;
            for said in [ADDRESS, LABEL, "Introduktionsutbildning", "Anslutning till mötet"] {
                assert!(text.contains(said), "{base:?} {name} {address}: {said} in {text}");
            }
            // Who came is for those at the door, and the letter is the county's.
            for not_theirs in ["Incheckning i dörren", "Praktiskt inför workshopen"] {
                assert!(!text.contains(not_theirs), "{base:?}: {not_theirs}");
            }
        }
        let other = shielded.house.person("hakan.ljung@gavle.example").await;
        let text = found(&other, NAME, ADDRESS).await;
        assert!(text.contains("Inga uppgifter hittades"), "{base:?}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_finds_by_the_label_all_that_it_holds_of_them() {
    for base in Base::BOTH {
        let shielded = Shielded::on(base).await;
        let maria = shielded.house.person(MARIA).await;
        let ask = maria.get("/personuppgifter/utdrag").await;
        assert!(ask.text.contains("Deltagare 1 (skyddad)"), "how they are found is said: {}", ask.text);
        let text = found(&maria, LABEL, "").await;
        for said in [
            "Anmälan",
            "omgång 1: bord",
            "Introduktionsutbildning",
            "Incheckning i dörren",
            "med kod",
            "Anslutning till mötet",
            "Brev: Praktiskt inför workshopen",
            "Lämna över det här till",
            "Händelselogg: Utbildning intygad",
        ] {
            assert!(text.contains(said), "{base:?}: {said} in {text}");
        }
        assert!(!text.contains(NAME) && !text.contains(ADDRESS), "{base:?}");
        let text = found(&maria, NAME, ADDRESS).await;
        assert!(text.contains("Inga uppgifter hittades"), "{base:?}: {text}");
    }
}
