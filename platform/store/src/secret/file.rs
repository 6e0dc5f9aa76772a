//! The files of the house's key: the one in use, and those beside it that newer ones have replaced.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDateTime, Utc};
use zeroize::Zeroizing;

use super::{HouseKey, Older};
use crate::vault::keyring;
use crate::{Doors, StoreFault};

/// Between the key file's name and the moment until which a key was in use (UTC).
const UNTIL: &str = ".until-";
/// How the moment is written: in every file system, and in order.
const MOMENT: &str = "%Y-%m-%dT%H%M%S";

impl HouseKey {
    /// Reads the key file and those of older keys beside it, or makes it when there is none (readable by its owner
    /// only).
    ///
    /// # Errors
    /// [`StoreFault::File`] when a file cannot be read or written, [`StoreFault::Setting`] when one is not a key, or the
    /// name of an older one says no moment.
    pub fn from_file(path: &Path, doors: &Doors) -> Result<Self, StoreFault> {
        let newest = if let Some(key) = read(path)? {
            key
        } else {
            let bytes = Zeroizing::new(doors.bytes());
            write_private(path, &bytes).map_err(|source| at(path, source))?;
            bytes
        };
        let mut older = beside(path)?;
        // A renewal that was cut off: the key in use lies there under its coming name already.
        older.retain(|older| older.key != newest);
        Ok(older.into_iter().fold(Self::of(*newest), Self::beside))
    }
}

/// A new key on its way. The one in use lies beside already, under the name it is to have; nothing is made by the new
/// one before [`Renewal::finish`]. Cut off at any point, the key in use is the old one or the new one, and beginning
/// again mends the rest.
#[must_use]
pub struct Renewal {
    file: PathBuf,
    next: PathBuf,
    old: PathBuf,
}

impl Renewal {
    /// Puts the key in use aside and draws the new one.
    ///
    /// # Errors
    /// [`StoreFault::Setting`] when there is no key to renew or one is none, [`StoreFault::File`] when a file cannot be
    /// read or written.
    pub fn begin(file: &Path, doors: &Doors) -> Result<Self, StoreFault> {
        let present = read(file)?.ok_or_else(|| {
            StoreFault::Setting(format!("{} is not there: no key to renew", file.display()))
        })?;
        let old = named(file, doors.now());
        if !old.exists() {
            keyring::link(file, &old)?;
        }
        for twin in beside(file)?.into_iter().filter(|twin| twin.key == present && twin.file != old) {
            std::fs::remove_file(&twin.file).map_err(|source| at(&twin.file, source))?;
        }
        let next = file.with_extension("key.next");
        if next.exists() {
            std::fs::remove_file(&next).map_err(|source| at(&next, source))?;
        }
        write_private(&next, &Zeroizing::new(doors.bytes())).map_err(|source| at(&next, source))?;
        Ok(Self { file: file.to_owned(), next, old })
    }

    /// Puts the new key in the place of the old one. Says where the old one lies.
    ///
    /// # Errors
    /// [`StoreFault::File`] when the file cannot be put there; the old key is in use then.
    pub fn finish(self) -> Result<PathBuf, StoreFault> {
        keyring::replace(&self.next, &self.file)?;
        Ok(self.old)
    }
}

fn named(file: &Path, until: DateTime<Utc>) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!("{UNTIL}{}", until.format(MOMENT)));
    name.into()
}

/// The older keys beside a key file, the latest first.
fn beside(file: &Path) -> Result<Vec<Older>, StoreFault> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let start = format!("{}{UNTIL}", file.file_name().unwrap_or_default().to_string_lossy());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|source| at(folder, source))? {
        let path = entry.map_err(|source| at(folder, source))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(moment) = name.strip_prefix(&start) else { continue };
        let until = NaiveDateTime::parse_from_str(moment, MOMENT).map_err(|_| {
            StoreFault::Setting(format!("{} does not say until when the key was in use", path.display()))
        })?;
        // One that was taken away in this very moment is gone.
        let Some(key) = read(&path)? else { continue };
        found.push(Older { key, until: until.and_utc(), file: path });
    }
    found.sort_by_key(|older| std::cmp::Reverse(older.until));
    Ok(found)
}

fn read(path: &Path) -> Result<Option<Zeroizing<[u8; 32]>>, StoreFault> {
    Ok(keyring::read(path)?.map(|key| Zeroizing::new(*key.bytes())))
}

fn write_private(path: &Path, key: &[u8; 32]) -> std::io::Result<()> {
    use std::io::Write as _;
    let text = Zeroizing::new(URL_SAFE_NO_PAD.encode(key));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn at(path: &Path, source: std::io::Error) -> StoreFault {
    StoreFault::File { what: format!("the key file {}", path.display()), source }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::TimeDelta;

    use super::*;
    use crate::{FixedClock, SeededChance};

    fn scene() -> (tempfile::TempDir, PathBuf, Arc<FixedClock>, Doors) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("house.key");
        let clock = Arc::new(FixedClock::at("2029-01-10T08:00:00Z".parse().unwrap()));
        let doors = Doors::new(clock.clone(), Arc::new(SeededChance::new(4)));
        (folder, file, clock, doors)
    }

    fn made(key: &HouseKey) -> [u8; 32] {
        key.derive("link", &[])
    }

    #[test]
    fn a_renewed_key_makes_what_is_new_and_the_old_ones_lie_beside_until_they_are_taken_away() {
        let (_folder, file, clock, doors) = scene();
        let first = HouseKey::from_file(&file, &doors).unwrap();
        let aside = Renewal::begin(&file, &doors).unwrap().finish().unwrap();
        assert_eq!(aside.file_name().unwrap(), "house.key.until-2029-01-10T080000");
        let second = HouseKey::from_file(&file, &doors).unwrap();
        assert_ne!(made(&second), made(&first));
        assert_eq!(second.each().map(|key| made(&key)).collect::<Vec<_>>(), [made(&second), made(&first)]);
        assert_eq!(second.since(), Some(doors.now()));
        clock.advance(TimeDelta::days(1));
        let _ = Renewal::begin(&file, &doors).unwrap().finish().unwrap();
        let third = HouseKey::from_file(&file, &doors).unwrap();
        assert_eq!(
            third.each().map(|key| made(&key)).collect::<Vec<_>>(),
            [made(&third), made(&second), made(&first)]
        );
        std::fs::remove_file(aside).unwrap();
        assert_eq!(HouseKey::from_file(&file, &doors).unwrap().each().count(), 2);
    }

    #[test]
    fn a_renewal_that_is_cut_off_changes_nothing_and_the_next_one_mends_it() {
        let (folder, file, clock, doors) = scene();
        let first = HouseKey::from_file(&file, &doors).unwrap();
        drop(Renewal::begin(&file, &doors).unwrap());
        let still = HouseKey::from_file(&file, &doors).unwrap();
        assert_eq!((made(&still), still.each().count()), (made(&first), 1));
        clock.advance(TimeDelta::hours(1));
        let _ = Renewal::begin(&file, &doors).unwrap().finish().unwrap();
        let renewed = HouseKey::from_file(&file, &doors).unwrap();
        assert_eq!(renewed.each().map(|key| made(&key)).skip(1).collect::<Vec<_>>(), [made(&first)]);
        let mut names: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["house.key", "house.key.until-2029-01-10T090000"], "nothing is left over");
        assert_ne!(made(&renewed), made(&first));
    }

    #[test]
    fn what_lies_beside_and_is_no_key_or_says_no_moment_is_refused() {
        for (name, content) in [
            ("house.key.until-2029-01-10T080000", "kort".to_owned()),
            ("house.key.until-igår", "A".repeat(43)),
        ] {
            let (folder, file, _clock, doors) = scene();
            HouseKey::from_file(&file, &doors).unwrap();
            std::fs::write(folder.path().join(name), content).unwrap();
            assert!(matches!(HouseKey::from_file(&file, &doors), Err(StoreFault::Setting(_))), "{name}");
        }
        let (_folder, file, _clock, doors) = scene();
        assert!(matches!(Renewal::begin(&file, &doors), Err(StoreFault::Setting(_))), "no key to renew");
    }
}
