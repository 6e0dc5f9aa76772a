//! Each thing the tests need: how to see that it runs, and where it comes from.

use std::path::PathBuf;

use crate::run::answer;

/// The oldest PostgreSQL that is supported.
const POSTGRES: u32 = 15;
/// Debian 12 has 18; the browser tests keep to what it knows.
const NODE_MAJOR: u32 = 18;
/// What the tests' letter server and the checks of calendars and signatures are made of.
const IMPORTS: &str = "import aiosmtpd, dkim, icalendar, nacl, vobject, venv, ensurepip";

/// One thing the tests need.
pub struct Need {
    /// What it is called.
    pub name: &'static str,
    /// Debian's packages that hold it.
    pub packages: &'static [&'static str],
    /// How to get it elsewhere, as a phrase.
    pub how: &'static str,
    met: fn() -> bool,
}

impl Need {
    /// Whether it runs here, by running it.
    pub fn is_met(&self) -> bool {
        (self.met)()
    }
}

/// The browser.
pub const CHROMIUM: Need = Need {
    name: "Chromium",
    packages: &["chromium"],
    how: "install it, or name the program in CHROMIUM",
    met: || chromium().is_some(),
};

/// What runs the browser tests.
pub const NODE: Need = Need {
    name: "Node 18 or newer",
    packages: &["nodejs"],
    how: "from the system, or from nodejs.org when the system's is older",
    met: || version("node").is_some_and(|major| major >= NODE_MAJOR),
};

/// Looked at and installed together.
pub const FIRST: [Need; 7] = [
    CHROMIUM,
    NODE,
    Need {
        name: "PostgreSQL 15 or newer, the server",
        packages: &["postgresql"],
        how: "its programs `postgres` and `initdb` on the path or in /usr/lib/postgresql",
        met: has_postgres,
    },
    Need {
        name: "nginx, the caching proxy",
        packages: &["nginx-light"],
        how: "its program `nginx` on the path or in /usr/sbin",
        met: has_nginx,
    },
    Need {
        name: "Dovecot, the mailboxes",
        packages: &["dovecot-imapd"],
        how: "its program `dovecot` on the path or in /usr/sbin",
        met: has_dovecot,
    },
    Need {
        name: "Poppler's programs",
        packages: &["poppler-utils"],
        how: "`pdftotext`, `pdftoppm` and `pdfinfo` on the path",
        met: || ["pdftotext", "pdftoppm", "pdfinfo"].iter().all(|program| answer(program, ["-v"]).is_some()),
    },
    Need {
        name: "Python 3 with venv, aiosmtpd, dkim, icalendar, nacl and vobject",
        packages: &[
            "python3",
            "python3-venv",
            "python3-aiosmtpd",
            "python3-dkim",
            "python3-icalendar",
            "python3-nacl",
            "python3-vobject",
        ],
        how: "pip install aiosmtpd dkimpy icalendar pynacl vobject; name another Python in VALSKYDD_TEST_PYTHON",
        met: || python().is_some(),
    },
];

/// Looked at when the first are installed: some packages of Node bring npm, some refuse its package.
pub const SECOND: [Need; 1] = [Need {
    name: "npm",
    packages: &["npm"],
    how: "it comes with Node from nodejs.org",
    met: || version("npm").is_some(),
}];

/// The browser's program: named in `CHROMIUM`, or found.
pub fn chromium() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    named
        .into_iter()
        .chain(["chromium", "chromium-browser", "google-chrome"].map(String::from))
        .find(|program| answer(program, ["--version"]).is_some())
}

/// A Python that has what the tests import: named in `VALSKYDD_TEST_PYTHON`, or found.
pub fn python() -> Option<String> {
    let named = std::env::var("VALSKYDD_TEST_PYTHON").ok();
    named
        .into_iter()
        .chain(["python3", "/usr/bin/python3"].map(String::from))
        .find(|program| answer(program, ["-c", IMPORTS]).is_some())
}

fn version(program: &str) -> Option<u32> {
    major(&answer(program, ["--version"])?)
}

/// Debian keeps the server's programs off the path, one folder for each version.
fn has_postgres() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    std::iter::once(PathBuf::from("postgres"))
        .chain(versions.map(|version| version.path().join("bin/postgres")))
        .filter_map(|program| version(program.to_str()?))
        .any(|major| major >= POSTGRES)
}

fn has_dovecot() -> bool {
    ["dovecot", "/usr/sbin/dovecot"].iter().any(|program| answer(program, ["--version"]).is_some())
}

fn has_nginx() -> bool {
    ["nginx", "/usr/sbin/nginx"].iter().any(|program| answer(program, ["-v"]).is_some())
}

/// The first whole number in what a program says of its version.
fn major(said: &str) -> Option<u32> {
    let digits = said.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    digits.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_out_of_what_programs_say() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(major("10.8.2"), Some(10));
        assert_eq!(major("none"), None);
    }
}
