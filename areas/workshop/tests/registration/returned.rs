//! Letters that leave with an address of their own for reports, and reports that come back to it.

use letters::{Security, SmtpConfig, SubAddress};
use organisation::post::Postman;
use store::outbox::carry_due;
use trials::MailServer;
use workshop::invitation::views::recipients;
use workshop::received::errand::read_all;
use workshop::received::rules::Kind;

use crate::house::Base;
use crate::received::{Post, addressed, letter_from, mail, rows};

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_that_says_next_to_nothing_marks_the_letter_by_the_address_it_came_to() {
    for base in Base::BOTH {
        let town = addressed(base).await;
        let (post, server) = (Post::start(), MailServer::start().unwrap());
        let ockelbo = town.municipalities[town.at("Ockelbo")].clone();
        letter_from(&town, &ockelbo, "lan21@val.example").await;
        let config = SmtpConfig {
            host: server.host().into(),
            port: server.port(),
            security: Security::None,
            user: None,
            password: None,
        };
        let from = "valskydd@val.example".to_owned();
        let postman = Postman::new(letters::Post::smtp(&config).unwrap(), town.app.house().clone(), from)
            .returning_to(vec![SubAddress::new("lan21@val.example", '+').unwrap()]);
        assert_eq!(carry_due(town.store(), &postman).await.unwrap(), 1);
        let returns_to = server.received()[0].from.clone();
        assert!(returns_to.starts_with("lan21+") && returns_to.ends_with("@val.example"), "{returns_to}");

        let head = format!("Delivered-To: {returns_to}\r\nSubject: failure notice\r\n");
        post.put(&mail("MAILER-DAEMON@mx.example", &head, "Sorry.\n"));
        post.put(&mail(
            "asa@kommun.example",
            &format!("Delivered-To: {returns_to}\r\nAuto-Submitted: auto-replied\r\nSubject: Borta\r\n"),
            "Hej\n",
        ));
        read_all(&town.app, &[post.source()]).await.unwrap();
        let kinds: Vec<_> = rows(&town).await.iter().map(|row| row.kind).collect();
        assert_eq!(kinds, [Kind::Bounce, Kind::Automatic], "{base:?}");
        let all = recipients(town.store(), town.county.id, town.workshop).await.unwrap();
        let broken: Vec<_> = all.iter().filter(|one| !one.bounced.is_empty()).collect();
        assert_eq!(broken.len(), 1, "{base:?}");
        assert_eq!(broken[0].municipality.name, "Ockelbo");
        assert_eq!(broken[0].bounced[0].reason, "failure notice");
    }
}
