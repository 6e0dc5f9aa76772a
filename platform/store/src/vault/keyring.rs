//! The keyring: what lies outside the database. One master key, and a folder with a share for each organisation.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::prelude::Uuid;
use secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

use super::cipher::Key;
use crate::{Doors, StoreFault};

/// Where the master key comes from.
#[derive(Clone, Debug)]
pub enum MasterSource {
    /// A file: our own, made at the first start, or a credential that the service manager hands over.
    File(PathBuf),
    /// Given with the configuration, as 43 characters of URL-safe base 64.
    Given(SecretString),
}

/// Where the keys lie.
#[derive(Clone, Debug)]
pub struct Keyring {
    /// The master key.
    pub master: MasterSource,
    /// The folder of shares. Several programs on one database need the same folder.
    pub shares: PathBuf,
}

impl Keyring {
    /// Everything in one folder: `master.key` and `shares/`.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self { master: MasterSource::File(folder.join("master.key")), shares: folder.join("shares") }
    }

    /// The master key, or none when there is none. Read anew each time, so that it is in memory no longer than it is
    /// used and a new one is met without a restart.
    pub(super) fn master(&self) -> Result<Option<Key>, StoreFault> {
        match &self.master {
            MasterSource::File(file) => read(file),
            MasterSource::Given(text) => match key_of(text.expose_secret()) {
                Some(key) => Ok(Some(key)),
                None => Err(StoreFault::Setting(
                    "the master key in the configuration is not 43 characters of URL-safe base 64".to_owned(),
                )),
            },
        }
    }

    /// The file of the master key, when it is one.
    pub(super) fn master_file(&self) -> Option<&Path> {
        match &self.master {
            MasterSource::File(file) => Some(file),
            MasterSource::Given(_) => None,
        }
    }

    /// Where the next master key waits while the data keys are wrapped anew.
    pub(super) fn next_master_file(&self) -> Option<PathBuf> {
        self.master_file().map(|file| file.with_extension("key.next"))
    }

    /// An organisation's share, or none when there is none.
    pub(super) fn share(&self, organisation: Uuid) -> Result<Option<Key>, StoreFault> {
        read(&self.share_file(organisation))
    }

    /// An organisation's share; made when there is none. Of two programs that make it at once, one wins.
    pub(super) fn share_or_new(&self, organisation: Uuid, doors: &Doors) -> Result<Key, StoreFault> {
        let file = self.share_file(organisation);
        if let Some(share) = read(&file)? {
            return Ok(share);
        }
        std::fs::create_dir_all(&self.shares).map_err(|fault| at(&self.shares, fault))?;
        write_new(&file, &Key::of(doors.bytes()), doors)?;
        read(&file)?.ok_or_else(|| at(&file, ErrorKind::NotFound.into()))
    }

    /// Throws an organisation's share away. What was in the file is written over first, for disks that do so in
    /// place; many do not, and then it is gone when the disk uses the block again.
    pub(super) fn destroy_share(&self, organisation: Uuid) -> Result<(), StoreFault> {
        let file = self.share_file(organisation);
        match std::fs::OpenOptions::new().write(true).open(&file) {
            Err(gone) if gone.kind() == ErrorKind::NotFound => return Ok(()),
            Err(fault) => return Err(at(&file, fault)),
            Ok(mut open) => {
                open.write_all(&[b'-'; 44]).map_err(|fault| at(&file, fault))?;
                open.sync_all().map_err(|fault| at(&file, fault))?;
            }
        }
        std::fs::remove_file(&file).map_err(|fault| at(&file, fault))?;
        sync_folder(&self.shares)
    }

    fn share_file(&self, organisation: Uuid) -> PathBuf {
        self.shares.join(format!("{organisation}.key"))
    }
}

/// How a key is written in a file or in the environment.
pub(super) fn text_of(key: &Key) -> Zeroizing<String> {
    Zeroizing::new(URL_SAFE_NO_PAD.encode(key.bytes()))
}

fn key_of(text: &str) -> Option<Key> {
    let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text.trim()).ok()?);
    Some(Key::of(bytes.as_slice().try_into().ok()?))
}

/// The key in a file, or none when there is no file.
pub(crate) fn read(file: &Path) -> Result<Option<Key>, StoreFault> {
    match std::fs::read_to_string(file).map(Zeroizing::new) {
        Ok(text) => match key_of(&text) {
            Some(key) => Ok(Some(key)),
            None => Err(StoreFault::Setting(format!("{} holds no key of 32 bytes", file.display()))),
        },
        Err(gone) if gone.kind() == ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(at(file, fault)),
    }
}

/// Writes a key where none is yet: whole or not at all, and on the disk when this returns. One that is there stays.
pub(super) fn write_new(file: &Path, key: &Key, doors: &Doors) -> Result<(), StoreFault> {
    let fault = |fault| at(file, fault);
    let folder = file.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(fault)?;
    let draft = folder.join(format!(".{}", doors.uuid()));
    let written = write_private(&draft, key).and_then(|()| match std::fs::hard_link(&draft, file) {
        Err(there) if there.kind() == ErrorKind::AlreadyExists => Ok(()),
        // A disk that knows no links: then two programs that begin at the very same moment are not kept apart.
        Err(_) if !file.exists() => std::fs::copy(&draft, file).and_then(|_| private(file)),
        other => other,
    });
    let _ = std::fs::remove_file(&draft);
    written.map_err(fault)?;
    sync_folder(folder)
}

/// Gives a key file a second name.
pub(crate) fn link(file: &Path, name: &Path) -> Result<(), StoreFault> {
    let copied = || std::fs::copy(file, name).and_then(|_| private(name));
    std::fs::hard_link(file, name).or_else(|_| copied()).map_err(|fault| at(name, fault))
}

/// Puts the key in `from` in the place of the one in `to`: the one or the other, never half of one.
pub(crate) fn replace(from: &Path, to: &Path) -> Result<(), StoreFault> {
    std::fs::rename(from, to).map_err(|fault| at(to, fault))?;
    sync_folder(to.parent().unwrap_or(Path::new(".")))
}

fn write_private(file: &Path, key: &Key) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut open = options.open(file)?;
    open.write_all(text_of(key).as_bytes())?;
    open.write_all(b"\n")?;
    open.sync_all()
}

fn private(file: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    std::fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    std::fs::File::open(file)?.sync_all()
}

/// Whether others than its owner may read a file.
pub(super) fn is_open_to_others(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::metadata(file).is_ok_and(|known| known.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        false
    }
}

fn sync_folder(folder: &Path) -> Result<(), StoreFault> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // A folder cannot be opened as a file everywhere; where it can, its new entry is on the disk after this.
    if cfg!(unix) {
        std::fs::File::open(folder).and_then(|open| open.sync_all()).map_err(|fault| at(folder, fault))?;
    }
    Ok(())
}

fn at(file: &Path, source: std::io::Error) -> StoreFault {
    StoreFault::File { what: format!("the key file {}", file.display()), source }
}
