//! Samples: empty, usual, longest.
