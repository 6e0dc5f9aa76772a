//! The device in words that a person knows again: "Firefox på Windows". Only words of the tables below are kept, never
//! what a browser says of itself: that is long, changes each month, and may be anything.

use texts::Words;

/// What a browser is known by. The first mark that is found counts: most browsers claim to be several others too.
const BROWSERS: [(&str, &str); 10] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// A browser and the system it runs on; empty where nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Device {
    browser: &'static str,
    system: &'static str,
}

impl Device {
    /// From the `User-Agent` header.
    #[must_use]
    pub fn of(user_agent: &str) -> Self {
        Self { browser: find(&BROWSERS, user_agent), system: find(&SYSTEMS, user_agent) }
    }

    /// As it is stored: `Firefox/Windows`.
    pub(super) fn code(self) -> String {
        format!("{}/{}", self.browser, self.system)
    }

    pub(super) fn read(code: &str) -> Self {
        let (browser, system) = code.split_once('/').unwrap_or_default();
        Self { browser: same(&BROWSERS, browser), system: same(&SYSTEMS, system) }
    }

    /// As a person reads it.
    #[must_use]
    pub fn words(self, words: &Words) -> String {
        match (self.browser, self.system) {
            ("", "") => words.say("session-device-unknown"),
            (known, "") | ("", known) => known.to_owned(),
            (browser, system) => words.say2("session-device", "browser", browser, "system", system),
        }
    }
}

fn find(table: &[(&str, &'static str)], text: &str) -> &'static str {
    table.iter().find(|(mark, _)| text.contains(mark)).map_or("", |(_, name)| name)
}

fn same(table: &[(&str, &'static str)], text: &str) -> &'static str {
    table.iter().find(|(_, name)| *name == text).map_or("", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_browsers_are_known_by_their_own_names() {
        let cases = [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
                "Firefox/Windows",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
                "Edge/Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
                "Safari/macOS",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1",
                "Chrome/iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
                "Chrome/Android",
            ),
            ("curl/8.5.0", "/"),
            ("", "/"),
        ];
        for (user_agent, code) in cases {
            assert_eq!(Device::of(user_agent).code(), code, "{user_agent}");
        }
    }

    #[test]
    fn what_is_stored_comes_back_and_nothing_else_does() {
        for (_, browser) in BROWSERS {
            for (_, system) in SYSTEMS {
                let code = format!("{browser}/{system}");
                assert_eq!(Device::read(&code).code(), code);
            }
        }
        assert_eq!(Device::read("<b>/Windows").code(), "/Windows");
        assert_eq!(Device::read("nothing"), Device::default());
    }
}
