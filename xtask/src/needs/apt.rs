//! Debian's package manager, when we may use it.

use crate::run::{self, answer};

/// A way to run apt-get that works without asking anybody.
pub struct Apt {
    before: &'static [&'static str],
}

impl Apt {
    /// Found when apt-get is there and we are root, or `sudo` asks for no password.
    pub fn here() -> Option<Self> {
        answer("apt-get", ["--version"])?;
        if answer("id", ["-u"])?.trim() == "0" {
            return Some(Self { before: &["env"] });
        }
        answer("sudo", ["-n", "true"])?;
        Some(Self { before: &["sudo", "-n", "env"] })
    }

    /// Renews the lists of packages. A failure is only said: what is listed already may be enough.
    pub fn update(&self) {
        self.try_it(&["update", "-qq"]);
    }

    /// Installs packages. A failure is only said: the programs are looked for again afterwards.
    pub fn install(&self, packages: &[&str]) {
        let words = ["install", "-y", "-qq", "--no-install-recommends"];
        self.try_it(&[&words, packages].concat());
    }

    fn try_it(&self, words: &[&str]) {
        let all = [&self.before[1..], &["DEBIAN_FRONTEND=noninteractive", "apt-get"], words].concat();
        let outcome = run::it(&mut run::command(self.before[0], all));
        if let Err(fault) = outcome {
            eprintln!("{fault:#}");
        }
    }
}
