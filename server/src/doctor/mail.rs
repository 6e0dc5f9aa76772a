//! The mail server: within reach, with the encryption and the login that are set.

use letters::Post;

use super::Finding;
use crate::config::Config;

const CHECK: &str = "e-post";

/// Says hello to the mail server and goodbye again; no letter is sent.
pub(super) async fn server(config: &Config) -> Option<Finding> {
    let Some(smtp) = &config.mail.smtp else {
        let what = "Ingen e-postserver: breven stannar som filer i datamappen.";
        return Some(Finding::warning(CHECK, what, "Sätt mail.smtp om brev ska gå ut."));
    };
    let server = format!("{}:{}", smtp.host, smtp.port);
    let post = match Post::smtp(smtp) {
        Ok(post) => post,
        Err(fault) => {
            return Some(Finding::fault(CHECK, format!("{server}: {fault}"), "Rätta mail.smtp."));
        }
    };
    Some(match post.probe().await {
        Ok(()) => Finding::ok(CHECK, format!("{server} svarar och släpper in oss.")),
        Err(reason) => Finding::fault(
            CHECK,
            format!("{server} tar inte emot oss: {reason}"),
            "Kontrollera att servern är igång och mail.smtp: port, security, user, password. Brev väntar tills det går.",
        ),
    })
}
