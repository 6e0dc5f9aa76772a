//! `[sign_in]`

use organisation::second_factor::Demand;
use serde::Deserialize;

/// What it takes to sign in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// Of whom a second factor is demanded.
    #[serde(default)]
    pub second_factor: Demand,
}
