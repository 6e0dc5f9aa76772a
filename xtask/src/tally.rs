//! Counting what cargo's and Node's test runners say.

/// How many tests passed, failed and were left out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, and runs that broke off.
    pub failed: u64,
    /// Tests marked as ignored, skipped or to do.
    pub left_out: u64,
}

impl Tally {
    /// Adds a line of `cargo test`: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub fn hear_cargo(&mut self, line: &str) {
        let Some(counts) = line.trim().strip_prefix("test result:") else { return };
        let counts = counts.split_once(". ").map_or(counts, |(_, counts)| counts);
        for count in counts.split(';') {
            let mut words = count.split_whitespace();
            let (Some(number), Some(what)) = (words.next(), words.next()) else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.left_out += number,
                _ => {}
            }
        }
    }

    /// Adds a closing line of `node --test`: `ℹ pass 3`.
    pub fn hear_node(&mut self, line: &str) {
        let Some(count) = line.trim().strip_prefix("ℹ ") else { return };
        let Some((what, number)) = count.split_once(' ') else { return };
        let Ok(number) = number.parse::<u64>() else { return };
        match what {
            "pass" => self.passed += number,
            "fail" | "cancelled" => self.failed += number,
            "skipped" | "todo" => self.left_out += number,
            _ => {}
        }
    }

    /// A run that ended badly without a failed test (it did not compile, or died) counts as one failure.
    pub fn close(mut self, ended_well: bool) -> Self {
        if !ended_well && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl std::ops::Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            left_out: self.left_out + other.left_out,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_binaries_are_summed() {
        let mut tally = Tally::default();
        for line in [
            "running 4 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.20s",
        ] {
            tally.hear_cargo(line);
        }
        assert_eq!(tally, Tally { passed: 13, failed: 2, left_out: 1 });
    }

    #[test]
    fn a_test_that_prints_its_own_counts_is_not_counted() {
        let mut tally = Tally::default();
        tally.hear_cargo("5 passed; 1 failed");
        tally.hear_node("pass 3");
        assert_eq!(tally, Tally::default());
    }

    #[test]
    fn node_counts_cancelled_tests_as_failed() {
        let mut tally = Tally::default();
        for line in
            ["ℹ tests 9", "ℹ pass 5", "ℹ fail 1", "ℹ cancelled 2", "ℹ skipped 1", "ℹ duration_ms 12.5"]
        {
            tally.hear_node(line);
        }
        assert_eq!(tally, Tally { passed: 5, failed: 3, left_out: 1 });
    }

    #[test]
    fn a_run_that_does_not_compile_is_one_failure() {
        assert_eq!(Tally::default().close(false).failed, 1);
        assert_eq!(Tally { failed: 2, ..Tally::default() }.close(false).failed, 2);
        assert_eq!(Tally::default().close(true).failed, 0);
    }
}
