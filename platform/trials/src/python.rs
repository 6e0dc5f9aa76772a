//! Finding a Python that has a module, for second implementations to hold ours against.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::TrialFault;

/// Names the Python to use, when the machine has several.
const PYTHON_VARIABLE: &str = "VALSKYDD_TEST_PYTHON";

/// A Python interpreter known to have the module that was asked for.
#[derive(Debug, Clone)]
pub struct Python {
    /// The interpreter.
    pub program: PathBuf,
}

/// The first Python that can import `module` (for example `aiosmtpd`, Debian package `python3-aiosmtpd`).
///
/// Looked for: the one named by `VALSKYDD_TEST_PYTHON`, `python3` on the path, the system's, and a virtual
/// environment `test-python` in the cargo target folder.
///
/// # Errors
/// [`TrialFault::Missing`] says what to install.
pub fn python_with(module: &str) -> Result<Python, TrialFault> {
    candidates()
        .into_iter()
        .find(|program| imports(program, module))
        .map(|program| Python { program })
        .ok_or_else(|| missing(module))
}

fn candidates() -> Vec<PathBuf> {
    let named = env::var_os(PYTHON_VARIABLE).map(PathBuf::from);
    let environment = target_folder().map(|target| target.join("test-python/bin/python3"));
    let usual = ["python3", "/usr/bin/python3"].map(PathBuf::from);
    named.into_iter().chain(usual).chain(environment).collect()
}

fn imports(program: &Path, module: &str) -> bool {
    Command::new(program)
        .args(["-c", "import importlib, sys; importlib.import_module(sys.argv[1])", module])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The cargo target folder, found from where the test binary lies (`target/debug/deps/name-hash`).
fn target_folder() -> Option<PathBuf> {
    let binary = env::current_exe().ok()?;
    let deps = binary.ancestors().find(|folder| folder.ends_with("deps"))?;
    deps.parent()?.parent().map(Path::to_path_buf)
}

fn missing(module: &str) -> TrialFault {
    let environment =
        target_folder().map_or_else(|| "target/test-python".into(), |target| target.join("test-python"));
    let environment = environment.display();
    TrialFault::Missing {
        what: format!("the Python module {module}"),
        remedy: format!(
            "Debian: apt-get install python3-{module}. Elsewhere: python3 -m venv {environment} && \
             {environment}/bin/pip install {module}"
        ),
    }
}
