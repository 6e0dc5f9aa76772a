//! Who sees which rows of this area's tables, when the first wall has forgotten to ask (decision 0011). A county sees
//! its workshops and what municipalities sent to them; a municipality what it was invited to and what it sent; who leads a
//! workshop what belongs to it; the national authority reads.

use store::wall::{Guard, Wall};

/// To which workshops the authority that asks is invited. As the tables' owner: the guard of a workshop asks for
/// invitations and that of an invitation for workshops, which PostgreSQL would follow in a circle.
const INVITED: &str = "DO $do$ BEGIN EXECUTE format($make$
    CREATE OR REPLACE FUNCTION workshop_invited() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = %I, pg_temp AS
    $$ SELECT workshop FROM invitation WHERE municipality = sight_authority() $$
$make$, current_schema()); END $do$";

/// The workshops that people of the organisation that asks lead, until their duty is over.
macro_rules! led {
    () => {
        "(SELECT led.workshop FROM duty_held led WHERE led.organisation = sight_authority() \
          AND led.workshop IS NOT NULL AND led.over_at IS NULL)"
    };
}

/// A row of a workshop of the county that asks.
macro_rules! of_own_workshop {
    ($table:literal $(, $or:expr)*) => {
        concat!(
            "EXISTS (SELECT 1 FROM workshop own WHERE own.id = ",
            $table,
            ".workshop AND (own.county = sight_authority()",
            $($or,)*
            "))"
        )
    };
}

/// The guard of a table that belongs to a workshop's table plan.
macro_rules! plan {
    ($table:literal) => {
        Guard::of($table)
            .read(of_own_workshop!($table, " OR sight_overseer()", " OR own.id IN ", led!()))
            .write(of_own_workshop!($table))
    };
}

/// Sent to the county that asks, or by the municipality that asks.
const SENT: &str = "EXISTS (SELECT 1 FROM invitation sent JOIN workshop own ON own.id = sent.workshop \
                    WHERE sent.id = participant.invitation AND sight_authority() IN (sent.municipality, own.county))";

/// The guard of a workshop since tours: the national authority sets its day, too, and its county the rest.
pub(crate) const WORKSHOP_AND_ITS_DAY: Guard = Guard::of("workshop")
    .read(concat!(
        "county = sight_authority() OR sight_overseer() OR id IN (SELECT workshop_invited()) OR id IN ",
        led!()
    ))
    .add("county = sight_authority() OR sight_overseer()")
    .change("county = sight_authority() OR sight_overseer()");

/// The guards of this area.
pub(crate) const WALL: Wall = Wall {
    name: "0003_workshop_wall",
    before: &[INVITED],
    guards: &[
        // What waits to be sealed when an older database is opened.
        Guard::of("unsealed_diet"),
        Guard::of("workshop")
            .read(concat!(
                "county = sight_authority() OR sight_overseer() OR id IN (SELECT workshop_invited()) OR id IN ",
                led!()
            ))
            .add("county = sight_authority() OR sight_overseer()")
            .change("county = sight_authority()"),
        Guard::of("invitation")
            .read(of_own_workshop!(
                "invitation",
                " OR sight_overseer() OR invitation.municipality = sight_authority() OR own.id IN ",
                led!()
            ))
            .write(of_own_workshop!("invitation"))
            .change(of_own_workshop!("invitation", " OR invitation.municipality = sight_authority()")),
        // Whoever sees the invitation sees who came by it.
        Guard::of("participant")
            .read("EXISTS (SELECT 1 FROM invitation sent WHERE sent.id = participant.invitation)")
            .write(SENT),
        plan!("table_plan"),
        plan!("round_seat"),
        plan!("table_plan_version"),
        plan!("table_planning"),
        Guard::of("table_need")
            .read(concat!(
                "EXISTS (SELECT 1 FROM workshop own WHERE own.id = table_need.id AND \
                 (own.county = sight_authority() OR sight_overseer() OR own.id IN ",
                led!(),
                "))"
            ))
            .write(
                "EXISTS (SELECT 1 FROM workshop own WHERE own.id = table_need.id AND own.county = sight_authority())",
            ),
    ],
};
