//! The second wall: whether the database user could walk through it.

use store::Store;
use store::wall::{Hole, wall_state};

use super::Finding;

const CHECK: &str = "wall";

/// What is open, all of it in one finding: the remedy is the same.
pub(super) async fn stands(store: &Store) -> Finding {
    match wall_state(store).await {
        Ok(holes) if holes.is_empty() => {
            Finding::ok(CHECK, "Databasen visar ingen myndighet en annans rader (radnivåskydd).")
        }
        Ok(holes) if holes == [Hole::Embedded] => Finding::ok(
            CHECK,
            "Den inbyggda databasen har inget eget skydd mellan myndigheter; programmet har det.",
        ),
        Ok(holes) => {
            let said: Vec<String> = holes.iter().map(in_words).collect();
            Finding::warning(
                CHECK,
                format!("Databasanvändaren kan gå förbi radnivåskyddet: {}.", said.join("; ")),
                "Låt en annan roll äga tabellerna och ange den i database_owner (docs/operations, PostgreSQL: two roles).",
            )
        }
        Err(fault) => Finding::fault(
            CHECK,
            format!("Skyddet mellan myndigheter går inte att undersöka: {fault}"),
            "Kontrollera databasanvändarens rättigheter.",
        ),
    }
}

fn in_words(hole: &Hole) -> String {
    match hole {
        Hole::Embedded => "databasen är inbyggd".to_owned(),
        Hole::Superuser => "rollen är superuser".to_owned(),
        Hole::PassesPolicies => "rollen har BYPASSRLS".to_owned(),
        Hole::Owns(table) => format!("rollen äger tabellen {table}"),
        Hole::MayCreate => "rollen får skapa i schemat".to_owned(),
        Hole::NoPolicy(table) => format!("tabellen {table} saknar regler"),
        Hole::Right(table, right) => format!("rollen har {right} på {table}"),
    }
}
