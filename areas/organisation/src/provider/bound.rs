//! Which organisations a provider is bound to, and whom that lets in. Pure.

use crate::duty::Tier;
use crate::provider::refused::Refused;
use crate::records::OrganisationId;

/// One organisation in the configuration: `municipality:2180`, `county:21` or `national`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub tier: Tier,
    pub code: String,
    /// With which the provider must name it, when it is asked to.
    pub number: Option<String>,
}

impl Place {
    /// Reads how it is written.
    pub fn read(written: &str, number: Option<String>) -> Option<Self> {
        let (tier, code) = written.split_once(':').unwrap_or((written, ""));
        let (tier, length) = match tier {
            "national" => (Tier::National, 0),
            "county" => (Tier::County, 2),
            "municipality" => (Tier::Municipality, 4),
            _ => return None,
        };
        let fits = code.len() == length && code.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| Self { tier, code: code.to_owned(), number })
    }
}

/// The places that the provider speaks of with this token: all of its own, or those of the number it names.
///
/// # Errors
/// [`Refused::OtherOrganisation`] when the number is none of them.
pub fn spoken_of<'a>(places: &'a [Place], number: Option<&str>) -> Result<Vec<&'a Place>, Refused> {
    let fits = |place: &&Place| number.is_none_or(|number| place.number.as_deref() == Some(number));
    let found: Vec<&Place> = places.iter().filter(fits).collect();
    if found.is_empty() { Err(Refused::OtherOrganisation) } else { Ok(found) }
}

/// Whether somebody with duties at `held` may come in by a provider that speaks of `own`. A session opens everything
/// that a person may do, so a provider opens none that reaches beyond its own.
///
/// # Errors
/// [`Refused::NoDuty`], [`Refused::DutyElsewhere`].
pub fn may_enter(held: &[OrganisationId], own: &[OrganisationId]) -> Result<(), Refused> {
    if !held.iter().any(|place| own.contains(place)) {
        return Err(Refused::NoDuty);
    }
    if held.iter().all(|place| own.contains(place)) { Ok(()) } else { Err(Refused::DutyElsewhere) }
}

#[cfg(test)]
mod tests {
    use sea_orm::prelude::Uuid;

    use super::*;

    fn place(code: &str, number: Option<&str>) -> Place {
        Place::read(&format!("municipality:{code}"), number.map(str::to_owned)).unwrap()
    }

    #[test]
    fn organisations_are_read_as_they_are_written_and_nothing_else_is() {
        for (written, tier, code) in [
            ("national", Tier::National, ""),
            ("county:21", Tier::County, "21"),
            ("municipality:2180", Tier::Municipality, "2180"),
        ] {
            let read = Place::read(written, None).unwrap();
            assert_eq!((read.tier, read.code.as_str()), (tier, code));
        }
        for none in
            ["", "county", "county:2180", "municipality:21", "municipality:gavl", "national:1", "region:21"]
        {
            assert_eq!(Place::read(none, None), None, "{none}");
        }
    }

    #[test]
    fn a_provider_of_many_speaks_of_the_one_whose_number_it_names() {
        let places = [place("2180", Some("2120002338")), place("2101", Some("2120002262"))];
        let of = |number| spoken_of(&places, number).map(|found| found.len());
        assert_eq!(of(None), Ok(2));
        assert_eq!(of(Some("2120002338")), Ok(1));
        assert_eq!(of(Some("2120000001")), Err(Refused::OtherOrganisation));
        assert_eq!(
            spoken_of(&[place("2180", None)], Some("2120002338")).err(),
            Some(Refused::OtherOrganisation)
        );
    }

    #[test]
    fn whoever_has_a_duty_elsewhere_too_does_not_come_in_by_this_one() {
        let [gavle, ockelbo, county] = [1, 2, 3].map(|id| OrganisationId::from(Uuid::from_u128(id)));
        assert_eq!(may_enter(&[gavle], &[gavle, ockelbo]), Ok(()));
        assert_eq!(may_enter(&[gavle, ockelbo], &[gavle, ockelbo]), Ok(()));
        assert_eq!(may_enter(&[gavle, county], &[gavle]), Err(Refused::DutyElsewhere));
        assert_eq!(may_enter(&[county], &[gavle]), Err(Refused::NoDuty));
        assert_eq!(may_enter(&[], &[gavle]), Err(Refused::NoDuty));
    }
}
