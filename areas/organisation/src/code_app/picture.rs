//! A text as a square for the telephone's camera (QR code), drawn as one path.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};
use web::Trouble;

/// Free modules on each side: what the standard asks for (ISO/IEC 18004, section 6.3.8).
const QUIET: usize = 4;

/// The square.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Square {
    /// Modules on each side, the free ones too.
    pub size: usize,
    /// The dark modules, as the path of an SVG picture.
    pub path: String,
}

impl Square {
    /// The square that holds a text.
    ///
    /// # Errors
    /// [`Trouble`] of ours when it is too long for one.
    pub fn of(text: &str) -> Result<Self, Trouble> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M);
        let code = code.map_err(|fault| Trouble::from_error(&fault))?;
        let width = code.width();
        let mut path = String::new();
        for (at, color) in code.to_colors().into_iter().enumerate() {
            if color == Color::Dark {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET);
            }
        }
        Ok(Self { size: width + 2 * QUIET, path })
    }
}
