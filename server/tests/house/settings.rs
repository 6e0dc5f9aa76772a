//! The settings: every key is in the table, the table is in the guide, and no secret is ever printed.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use valskydd::config::{Config, KEYS, table};

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/operations/README.md");
const BEGIN: &str = "<!-- written by `BLESS=1 cargo test -p valskydd --test house settings`: begin -->\n\n";
const END: &str = "\n<!-- written by `BLESS=1 cargo test -p valskydd --test house settings`: end -->";

fn valskydd(folder: &Path, toml: &str, environment: &[(&str, &str)], arguments: &[&str]) -> Output {
    let file = folder.join("valskydd.toml");
    std::fs::write(&file, toml).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_valskydd"));
    command.env("VALSKYDD_DATA", folder.join("data")).env("VALSKYDD_LOG", "debug");
    command.envs(environment.iter().copied()).arg("--config").arg(&file).args(arguments).output().unwrap()
}

fn check(toml: &str, environment: &[(&str, &str)]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let output = valskydd(folder.path(), toml, environment, &["config", "check"]);
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.success(), said)
}

#[test]
fn the_table_in_the_guide_is_made_of_the_code() {
    let guide = std::fs::read_to_string(GUIDE).unwrap();
    let (before, rest) = guide.split_once(BEGIN).expect("the guide has a place for the table");
    let (written, after) = rest.split_once(END).expect("the table has an end");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(GUIDE, format!("{before}{BEGIN}{}{END}{after}", table())).unwrap();
        return;
    }
    assert!(written == table(), "the table of settings is behind the code; make it anew with BLESS=1");
}

/// A key that does not exist is refused with those that do: so the structs themselves say which keys there are.
#[test]
fn the_table_holds_every_key_there_is_and_no_other() {
    let tables = [
        "",
        "mail",
        "mail.smtp",
        "tls",
        "proxy",
        "sign_in",
        "session",
        "connections",
        "journal",
        "retention",
        "keys",
    ];
    let mut there = BTreeSet::new();
    for table in tables {
        let head = if table.is_empty() { String::new() } else { format!("[{table}]\n") };
        let (is_good, said) = check(&format!("{head}finns_inte = 1\n"), &[]);
        assert!(!is_good, "{table}");
        let known = said.split("de som finns är ").nth(1).expect(&said).lines().next().unwrap().to_owned();
        for name in known.split(", ") {
            let key = if table.is_empty() { name.to_owned() } else { format!("{table}.{name}") };
            if !tables.contains(&key.as_str()) {
                there.insert(key);
            }
        }
    }
    let written: BTreeSet<_> = KEYS.iter().map(|key| key.key.to_owned()).collect();
    assert_eq!(there, written);
}

#[test]
fn what_is_wrong_is_said_with_its_line_and_what_would_do() {
    let toml = "listen = \"127.0.0.1:8080\"\n\n[mail]\nfrom = \"a@b.se\"\n\n[mail.smtp]\nhost = \"post\"\nport = \"många\"\nsecurity = \"tls\"\n";
    let (is_good, said) = check(toml, &[]);
    assert!(!is_good);
    assert!(said.contains("valskydd.toml:8: mail.smtp.port kan inte vara"), "{said}");
    let (_, said) = check("listen = \"127.0.0.1:1\"\nbase_url = \"valskydd.se\"\n", &[]);
    assert!(
        said.contains("valskydd.toml:2: base_url är ingen adress") && said.contains("skriv https://"),
        "{said}"
    );
    let (_, said) = check("listen = [\n", &[]);
    assert!(said.contains("är inte TOML"), "{said}");
    let (_, said) = check("", &[("VALSKYDD_PROXY__TRUSTED", "[\"0.0.0.0/0\"]")]);
    assert!(said.contains("proxy.trusted litar på alla"), "{said}");
    let (is_good, said) = check("base_url = \"http://valskydd.exempel.se\"\n", &[]);
    assert!(
        is_good && said.contains("varning: ") && said.contains("valskydd.toml:1: base_url är http://"),
        "{said}"
    );
}

#[test]
fn clear_text_to_another_machine_is_refused_unless_the_file_says_so() {
    let smtp = "[mail.smtp]\nport = 25\nsecurity = \"none\"\n";
    let far = format!("{smtp}host = \"10.0.0.5\"\n");
    let (is_good, said) = check(&far, &[]);
    assert!(!is_good && said.contains("valskydd.toml:3: mail.smtp.security är none"), "{said}");
    let (is_good, said) = check(&format!("in_clear = [\"mail\"]\n{far}"), &[]);
    assert!(is_good && said.contains("valskydd.toml:1: in_clear"), "{said}");
    assert!(check(&format!("{smtp}host = \"localhost\"\n"), &[]).0);
    let (is_good, said) = check("", &[("VALSKYDD_DATABASE", "postgres://valskydd@db.val.example/valskydd")]);
    assert!(!is_good && said.contains("database går till en annan dator"), "{said}");
    let (is_good, said) = check("in_clear = [\"allt\"]\n", &[]);
    assert!(!is_good && said.contains("in_clear"), "{said}");
}

const PASSWORD: &str = "hemligt-losenord-91";

#[test]
fn no_secret_is_printed_whatever_is_wrong_around_it() {
    let smtp = "[mail.smtp]\nhost = \"post\"\nport = 25\nsecurity = \"none\"\nuser = \"u\"\n";
    let url = format!("postgres://valskydd:{PASSWORD}@127.0.0.1:1/valskydd");
    let cases = [
        format!("database = \"{url}\"\n{smtp}password = \"{PASSWORD}\"\n"),
        format!("{smtp}password = \"{PASSWORD}\"\nfinns_inte = 1\n"),
        // Not a text, not closed, not TOML.
        format!("{smtp}password = [\"{PASSWORD}\"]\n"),
        format!("{smtp}password = \"{PASSWORD}\n"),
        format!("database = {{ url = \"{url}\" }}\n"),
        format!("database = \"oracle://valskydd:{PASSWORD}@127.0.0.1/valskydd\"\n"),
    ];
    for toml in cases {
        let folder = tempfile::tempdir().unwrap();
        for arguments in [&["config", "check"][..], &["doctor"], &["doctor", "--json"], &["serve"]] {
            if arguments == ["serve"] && !toml.contains("oracle") {
                continue;
            }
            let output = valskydd(folder.path(), &toml, &[("VALSKYDD_LISTEN", "127.0.0.1:0")], arguments);
            let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            assert!(!said.is_empty() && !said.contains(PASSWORD), "{arguments:?}: {said}");
        }
    }
}

#[test]
fn a_secret_comes_from_a_file_of_its_own_or_from_the_service_manager() {
    let folder = tempfile::tempdir().unwrap();
    let smtp = "[mail.smtp]\nhost = \"127.0.0.1\"\nport = 25\nsecurity = \"none\"\nuser = \"u\"\n";
    let (is_good, said) = check(smtp, &[]);
    assert!(!is_good && said.contains("både user och password"), "{said}");
    let file = folder.path().join("valskydd.mail.smtp.password");
    std::fs::write(&file, format!("{PASSWORD}\n")).unwrap();
    let (is_good, said) = check(smtp, &[("VALSKYDD_MAIL__SMTP__PASSWORD_FILE", file.to_str().unwrap())]);
    assert!(is_good, "{said}");
    let (is_good, said) = check(smtp, &[("CREDENTIALS_DIRECTORY", folder.path().to_str().unwrap())]);
    assert!(is_good, "{said}");
    // Digits stay a text.
    let (is_good, said) = check(smtp, &[("VALSKYDD_MAIL__SMTP__PASSWORD", "0123456789")]);
    assert!(is_good, "{said}");
    let both = [("VALSKYDD_MAIL__SMTP__PASSWORD", "x"), ("VALSKYDD_MAIL__SMTP__PASSWORD_FILE", "/dev/null")];
    let (is_good, said) = check(smtp, &both);
    assert!(!is_good && said.contains("ta bort den ena"), "{said}");
    let (is_good, said) = check(smtp, &[("VALSKYDD_MAIL__SMTP__PASSWORD_FILE", "/finns/inte")]);
    assert!(!is_good && said.contains("/finns/inte"), "{said}");
}

#[test]
fn a_configuration_that_is_printed_holds_no_secret() {
    let mut config = Config::in_folder("data".into(), "127.0.0.1:0".into(), String::new());
    config.database = format!("postgres://valskydd:{PASSWORD}@127.0.0.1/valskydd").into();
    let settings = config.store_settings();
    assert!(settings.url.contains(PASSWORD));
    assert!(!format!("{config:?}{config:#?}{settings:?}").contains(PASSWORD));
}
