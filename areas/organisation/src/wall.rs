//! Who sees which rows of this area's tables, when the first wall has forgotten to ask (decision 0011).

use store::wall::{Guard, Wall};

/// Rows of an authority and of those right below it: a county's own people and its municipalities'.
macro_rules! own_or_below {
    ($or:literal) => {
        concat!(
            "organisation = sight_authority() OR organisation IN \
             (SELECT below.id FROM organisation below WHERE below.parent = sight_authority())",
            $or
        )
    };
}

/// A county gives and takes the duties in its own workshops, whoever the facilitator works for.
const DUTY: &str = own_or_below!(" OR county = sight_authority()");

/// An authority and the one above it.
const ASKED: &str = "authority = sight_authority() OR authority IN \
                     (SELECT below.id FROM organisation below WHERE below.parent = sight_authority())";

/// A county makes the links in its invitations, a municipality the one in its receipt; a list has one owner. A link to
/// sign in belongs to a person and is the house's.
const LINK: &str = own_or_below!(" OR owner = sight_authority()");

/// The guards of this area.
pub(crate) const WALL: Wall = Wall {
    name: "0003_organisation_wall",
    before: &[],
    guards: &[
        // Sweden's authorities with their official addresses: no secret, and named on every page.
        Guard::of("organisation")
            .read("true")
            .change("sight_overseer() OR sight_authority() IN (id, parent)")
            .kept(),
        Guard::of("duty_held").read(DUTY).write(DUTY),
        // Whoever sees a duty sees whose it is. People are added by the house, which knows whether they are new.
        Guard::of("person").read("EXISTS (SELECT 1 FROM duty_held held WHERE held.person = person.id)"),
        Guard::of("personal_link").read(LINK).write(LINK),
        Guard::of("link_browser")
            .read("EXISTS (SELECT 1 FROM personal_link own WHERE own.id = link_browser.link)"),
        // As what a session acts belongs to the session, which is the house's.
        Guard::of("acting"),
        Guard::of("duty_review")
            .read("authority = sight_authority()")
            .add("authority = sight_authority()")
            .kept(),
        // Accounts at providers are looked up before anybody is known.
        Guard::of("provider_identity"),
        Guard::of("provider_parting"),
        // So are a person's own means of signing in.
        Guard::of("passkey"),
        Guard::of("ceremony"),
        Guard::of("code_app"),
        Guard::of("recovery_code"),
        Guard::of("link_request"),
        // The tier above answers too.
        Guard::of("second_person").read(ASKED).write(ASKED),
    ],
};
