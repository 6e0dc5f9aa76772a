//! From when and until when a certificate is good (RFC 5280, section 4.1).

use chrono::{DateTime, Utc};
use yasna::tags::TAG_UTCTIME;
use yasna::{ASN1Result, BERReader, BERReaderSeq};

/// From when and until when a certificate in DER is good; none when it cannot be read.
pub(super) fn of(certificate: &[u8]) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let (from, until) = yasna::parse_der(certificate, |reader| {
        reader.read_sequence(|reader| {
            let found = reader.next().read_sequence(signed_part)?;
            the_rest(reader)?;
            Ok(found)
        })
    })
    .ok()?;
    Some((DateTime::from_timestamp(from, 0)?, DateTime::from_timestamp(until, 0)?))
}

/// Version, number, algorithm and issuer come first.
fn signed_part(reader: &mut BERReaderSeq) -> ASN1Result<(i64, i64)> {
    for _ in 0..4 {
        reader.next().read_der()?;
    }
    let found = reader.next().read_sequence(|reader| Ok((moment(reader.next())?, moment(reader.next())?)))?;
    the_rest(reader)?;
    Ok(found)
}

/// Years until 2049 are written in two digits.
fn moment(reader: BERReader) -> ASN1Result<i64> {
    if reader.lookahead_tag()? == TAG_UTCTIME {
        Ok(reader.read_utctime()?.datetime().unix_timestamp())
    } else {
        Ok(reader.read_generalized_time()?.datetime().unix_timestamp())
    }
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general enough")]
fn the_rest(reader: &mut BERReaderSeq) -> ASN1Result<()> {
    while reader.read_optional(|reader| reader.read_der())?.is_some() {}
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_a_certificate_are_read_on_both_sides_of_2050() {
        for (from, until) in [(2020, 2030), (2049, 2051)] {
            let mut parameters = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
            parameters.not_before = rcgen::date_time_ymd(from, 1, 2);
            parameters.not_after = rcgen::date_time_ymd(until, 3, 4);
            let certificate = parameters.self_signed(&rcgen::KeyPair::generate().unwrap()).unwrap();
            let (first, last) = of(certificate.der()).unwrap();
            assert_eq!(first.date_naive().to_string(), format!("{from}-01-02"));
            assert_eq!(last.date_naive().to_string(), format!("{until}-03-04"));
        }
    }

    #[test]
    fn what_is_no_certificate_has_no_times() {
        for bytes in [&b""[..], b"x", &[0x30, 0x03, 0x30, 0x01, 0x00], &[0x30, 0x80]] {
            assert_eq!(of(bytes), None);
        }
    }
}
