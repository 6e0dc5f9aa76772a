//! Mail that comes to a county's mailbox, on a Dovecot of one's own: numbered, tied, a draft, and never a registration.

use axum::http::StatusCode;
use letters::{Block, Party, SecretString, Security, SubAddress};
use mailbox::{Mailbox, MailboxConfig};
use organisation::post::Correspondence;
use organisation::records::organisation as organisations;
use organisation::register::Organisation;
use organisation::{Duty, Tier, register};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Author, outbox};
use texts::Lang;
use trials::ImapServer;
use workshop::received::errand::{MailSource, read_all};
use workshop::received::records::received;
use workshop::received::rules::{Kind, State, Tie, code};

use crate::browser::{Browser, set};
use crate::house::{Base, Town, line};
use crate::lists::FIVE;

pub struct Post {
    pub server: ImapServer,
}

impl Post {
    pub fn start() -> Self {
        Self { server: ImapServer::start().unwrap() }
    }

    pub fn put(&self, mail: &[u8]) {
        self.server.put("lan21", mail).unwrap();
    }

    pub fn source(&self) -> MailSource {
        let config = MailboxConfig {
            host: self.server.host().into(),
            port: self.server.port(),
            security: Security::None,
            user: "lan21".into(),
            password: SecretString::from(ImapServer::PASSWORD),
            folder: "INBOX".into(),
        };
        MailSource {
            county: "21".into(),
            address: "lan21@val.example".into(),
            server: "mx.val.example".into(),
            returns: SubAddress::new("lan21@val.example", '+'),
            mailbox: Mailbox::new(&config).unwrap(),
        }
    }
}

pub fn mail(from: &str, head: &str, text: &str) -> Vec<u8> {
    let text = text.replace('\n', "\r\n");
    format!(
        "From: {from}\r\nTo: lan21@val.example\r\n{head}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n{text}"
    )
    .into_bytes()
}

fn with_attachment(from: &str, head: &str) -> Vec<u8> {
    let list = FIVE.replace('\t', ";").replace('\n', "\r\n");
    format!(
        "From: {from}\r\n{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; \
         charset=utf-8\r\n\r\nHej!\r\n\r\nVår lista ligger bifogad.\r\n\r\n--b\r\nContent-Type: text/csv; charset=utf-8; \
         name=lista.csv\r\nContent-Disposition: attachment; filename=lista.csv\r\n\r\n{list}\r\n--b--\r\n"
    )
    .into_bytes()
}

/// The town, each municipality with an address in the register.
pub async fn addressed(base: Base) -> Town {
    let mut town = Town::on(base).await;
    let mut desk = town.store().desk(&Author::program()).await.unwrap();
    for municipality in &mut town.municipalities {
        municipality.mail = format!("val.{}@kommun.example", municipality.code);
        organisations::Entity::update_many()
            .col_expr(organisations::Column::Mail, Expr::value(municipality.mail.as_str()))
            .filter(organisations::Column::Id.eq(municipality.id))
            .exec(desk.db())
            .await
            .unwrap();
    }
    desk.write(line("organisation.changed", town.county.id.uuid()));
    desk.seal("").await.unwrap();
    town
}

/// A letter of the county about its workshop to a municipality.
async fn letter_to(town: &Town, municipality: &Organisation) -> Uuid {
    letter_from(town, municipality, "eva@val.example").await
}

/// The same, that asks for answers at an address.
pub async fn letter_from(town: &Town, municipality: &Organisation, address: &str) -> Uuid {
    let reply_to = Party { name: "Eva".into(), address: address.into() };
    let letters = Correspondence {
        lang: Lang::Sv,
        occasion: "invitation",
        about: town.workshop.uuid(),
        sender: &town.county,
        reply_to: &reply_to,
    };
    let to = (municipality, "Valnämnden", municipality.mail.as_str());
    let words = ("Inbjudan".to_owned(), vec![Block::Paragraph("Välkomna.".into())]);
    let mut desk = town.store().desk(&Author::program()).await.unwrap();
    desk.post(letters.letter("once".into(), to, words, None).unwrap());
    desk.write(line("invitation.sent", town.workshop.uuid()));
    desk.seal("").await.unwrap();
    outbox::about(town.store(), town.workshop.uuid()).await.unwrap()[0].id
}

pub async fn rows(town: &Town) -> Vec<received::Model> {
    let all = received::Entity::find().order_by_asc(received::Column::Number);
    all.all(town.store().reader()).await.unwrap()
}

fn told(row: &received::Model) -> (i32, Kind, Tie, State, i32) {
    (row.number, row.kind, row.tie, row.state, row.people)
}

pub async fn county(town: &Town) -> Browser {
    town.by_duty(Duty::CountyCoordinator, &town.county).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_comes_by_mail_is_a_draft_for_its_municipality_and_registers_nobody() {
    for base in Base::BOTH {
        let town = addressed(base).await;
        let post = Post::start();
        let ockelbo = town.municipalities[town.at("Ockelbo")].clone();
        let hofors = code(town.invitations[town.at("Hofors")]);
        post.put(&with_attachment(&ockelbo.mail, "Subject: Anmalan\r\n"));
        post.put(&mail("vem.som.helst@annat.example", &format!("Subject: Lista {hofors}\r\n"), FIVE));
        post.put(&mail("okand@annat.example", "Subject: Lista\r\n", FIVE));
        post.put(&mail("nils@annat.example", "Subject: En fraga\r\n", "Var ligger lokalen?\n"));
        read_all(&town.app, &[post.source()]).await.unwrap();

        let found = rows(&town).await;
        assert_eq!(
            found.iter().map(told).collect::<Vec<_>>(),
            [
                (1, Kind::List, Tie::Sender, State::Asked, 5),
                (2, Kind::List, Tie::Code, State::Asked, 5),
                (3, Kind::List, Tie::None, State::Waiting, 5),
                (4, Kind::Words, Tie::None, State::Waiting, 0),
            ],
            "{base:?}"
        );
        assert_eq!(town.people_at_all().await, 0, "nobody is registered by a mail");
        // The way to confirm goes to the municipality's own address, whoever the mail says it is from.
        let letters = town.letters_about(town.workshop.uuid(), "received").await;
        let to: Vec<_> = letters.iter().map(|(to, _)| to.as_str()).collect();
        let own = &town.municipalities[town.at("Hofors")].mail;
        assert_eq!(to, [ockelbo.mail.as_str(), own.as_str()]);
        assert!(letters[0].1.contains("I den finns 5 personer. Ingen är anmäld ännu."), "{}", letters[0].1);
        // The bytes lie sealed: no name of a list stands in the row.
        let sealed = found[1].sealed_content.as_ref().unwrap().bytes().to_vec();
        assert!(!String::from_utf8_lossy(&sealed).contains("Karin"));

        // Read again, numbered anew, and sent once more: each mail is taken in once.
        read_all(&town.app, &[post.source()]).await.unwrap();
        post.server.number_anew("lan21").unwrap();
        post.put(&mail("okand@annat.example", "Subject: Lista\r\n", FIVE));
        read_all(&town.app, &[post.source()]).await.unwrap();
        assert_eq!(rows(&town).await.len(), 4, "{base:?}");
        assert_eq!(town.letters_about(town.workshop.uuid(), "received").await.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_gets_no_answer_and_a_letter_that_came_back_is_marked_until_somebody_mends_it() {
    for base in Base::BOTH {
        let town = addressed(base).await;
        let post = Post::start();
        let ockelbo = town.municipalities[town.at("Ockelbo")].clone();
        let letter = letter_to(&town, &ockelbo).await;
        let reply = format!("Subject: SV: Inbjudan\r\nIn-Reply-To: <{letter}@valskydd.example>\r\n");
        let away = format!("{reply}Auto-Submitted: auto-replied\r\n");
        let report = format!(
            "From: MAILER-DAEMON@mx.example\r\nReturn-Path: <>\r\nContent-Type: multipart/report; \
             report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {to}\r\nAction: failed\r\nStatus: 5.1.1\r\n\
             Diagnostic-Code: smtp; 550 no such mailbox\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n\
             Message-ID: <{letter}@valskydd.example>\r\n\r\n--b--\r\n",
            to = ockelbo.mail
        );
        post.put(&mail("nagon.annan@annat.example", &reply, FIVE));
        post.put(&mail(&ockelbo.mail, &away, &format!("Jag svarar i augusti.\n\n{FIVE}")));
        post.put(report.as_bytes());
        // A report about a letter that nobody here sent marks nothing.
        let strangers = report.replace(&letter.to_string(), &Uuid::from_u128(5).to_string());
        post.put(strangers.as_bytes());
        read_all(&town.app, &[post.source()]).await.unwrap();
        let found = rows(&town).await;
        assert_eq!(
            found.iter().map(told).collect::<Vec<_>>(),
            [
                (1, Kind::List, Tie::Reply, State::Asked, 5),
                (2, Kind::Automatic, Tie::Reply, State::Aside, 0),
                (3, Kind::Bounce, Tie::None, State::Aside, 0),
                (4, Kind::Bounce, Tie::None, State::Aside, 0),
            ],
            "{base:?}"
        );
        assert_eq!(found[2].report, format!("{}: 5.1.1 550 no such mailbox", ockelbo.mail));
        assert_eq!(town.letters_about(town.workshop.uuid(), "received").await.len(), 1);
        let recipients = workshop::invitation::views::recipients(town.store(), town.county.id, town.workshop)
            .await
            .unwrap();
        let broken: Vec<_> = recipients.iter().filter(|one| !one.bounced.is_empty()).collect();
        assert_eq!(broken.len(), 1, "{base:?}");
        assert_eq!(broken[0].municipality.name, "Ockelbo");
        assert_eq!(broken[0].bounced[0].reason, "5.1.1 550 no such mailbox");
        assert!(broken[0].bounced[0].marked, "a bounce of an address that was right can be taken back");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_that_accepts_is_put_aside_and_one_that_declines_waits_for_a_person() {
    for base in Base::BOTH {
        let town = addressed(base).await;
        let post = Post::start();
        let ockelbo = town.municipalities[town.at("Ockelbo")].clone();
        for said in ["ACCEPTED", "DECLINED"] {
            let file = format!(
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:participant-1@valskydd\r\n\
                 ATTENDEE;PARTSTAT={said}:mailto:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                ockelbo.mail
            );
            let header = format!(
                "From: {}\r\nSubject: {said}\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n",
                ockelbo.mail
            );
            post.put(format!("{header}{file}").as_bytes());
        }
        read_all(&town.app, &[post.source()]).await.unwrap();
        assert_eq!(
            rows(&town).await.iter().map(told).collect::<Vec<_>>(),
            [
                (1, Kind::Automatic, Tie::Sender, State::Aside, 0),
                (2, Kind::Words, Tie::Sender, State::Waiting, 0),
            ],
            "{base:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_county_says_whose_a_mail_is_takes_it_out_and_puts_it_aside() {
    let town = addressed(Base::Sqlite).await;
    let post = Post::start();
    let proven =
        "Authentication-Results: mx.val.example; dkim=pass header.d=annat.example\r\nSubject: Lista\r\n";
    let bytes = mail("okand@annat.example", proven, FIVE);
    post.put(&bytes);
    post.put(&mail("nils@annat.example", "Subject: =?utf-8?q?En_fr=C3=A5ga?=\r\n", "Var?\n"));
    read_all(&town.app, &[post.source()]).await.unwrap();
    let county = county(&town).await;
    let list = county.get("/inkommet").await.seen();
    for said in [
        "2 mejl väntar på er",
        "Svar på era brev går till lan21@val.example",
        "En fråga",
        "ingen kommun ännu",
    ] {
        assert!(list.contains(said), "{said} in {list}");
    }
    let [first, second] = rows(&town).await.try_into().unwrap();
    let path = format!("/inkommet/{}", first.id);
    let page = county.get(&path).await;
    for said in ["avsändarens domän är styrkt", "DKIM godkänt (annat.example)", "lista med 5 personer"] {
        assert!(page.seen().contains(said), "{said} in {}", page.seen());
    }
    let out = county.post(&format!("{path}/mejl.eml"), &page.form()).await;
    assert_eq!((out.status, out.bytes.as_ref()), (StatusCode::OK, bytes.as_slice()), "byte for byte");
    // No municipality chosen is a fault beside the field; then Hofors is asked, once.
    let mut fields = page.form();
    let key = town.store().doors().uuid().to_string();
    set(&mut fields, "deed", &key);
    set(&mut fields, "invitation", "");
    let answer = county.post(&format!("{path}/kommun"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.seen().contains("Välj den kommun som mejlet gäller."), "{}", answer.seen());
    set(&mut fields, "invitation", &town.invitations[town.at("Hofors")].to_string());
    for _ in 0..2 {
        let answer = county.post(&format!("{path}/kommun"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.seen());
    }
    let letters = town.letters_about(town.workshop.uuid(), "received").await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].0, town.municipalities[town.at("Hofors")].mail);
    assert!(county.get(&path).await.seen().contains("enligt någon vid länsstyrelsen"));

    let other = format!("/inkommet/{}", second.id);
    let text = county.post(&format!("{other}/visa"), &county.get(&other).await.form()).await;
    assert!(text.seen().contains("Var?"), "{}", text.seen());
    let mut fields = county.get(&other).await.form();
    set(&mut fields, "deed", &town.store().doors().uuid().to_string());
    let answer = county.post(&format!("{other}/undan"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.seen());
    assert!(county.get("/inkommet").await.seen().contains("Inget mejl väntar på er"));
    assert!(county.get("/inkommet?visa=alla").await.seen().contains("En fråga"));
    let deeds: Vec<String> = town.journal_of(&["mail."]).await;
    let names: Vec<&str> = deeds.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(
        names,
        ["mail.received", "mail.received", "mail.opened", "mail.tied", "mail.opened", "mail.put_aside"]
    );
    assert!(deeds.iter().all(|line| !line.contains("annat.example")), "no address in the journal: {deeds:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_county_and_a_municipality_find_no_mail() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let post = Post::start();
        post.put(&mail("nils@annat.example", "Subject: En fraga\r\n", "Var?\n"));
        read_all(&town.app, &[post.source()]).await.unwrap();
        let path = format!("/inkommet/{}", rows(&town).await[0].id);
        let other = register::by_code(town.store(), Tier::County, "20").await.unwrap().unwrap();
        let dalarna = town.by_duty(Duty::CountyCoordinator, &other).await;
        assert_eq!(dalarna.get(&path).await.status, StatusCode::NOT_FOUND);
        assert!(!dalarna.get("/inkommet?visa=alla").await.seen().contains("En fraga"));
        let municipality = town.municipalities[0].clone();
        let ockelbo = town.by_duty(Duty::MunicipalCoordinator, &municipality).await;
        assert_eq!(ockelbo.get(&path).await.status, StatusCode::FORBIDDEN);
        assert_ne!(town.by_link("Ockelbo").await.get("/inkommet").await.status, StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_municipality_looks_its_list_through_and_registers_it_itself() {
    for base in Base::BOTH {
        let town = addressed(base).await;
        let post = Post::start();
        let ockelbo = town.municipalities[town.at("Ockelbo")].clone();
        post.put(&with_attachment(&ockelbo.mail, "Subject: Anmalan\r\n"));
        read_all(&town.app, &[post.source()]).await.unwrap();
        let mail = rows(&town).await[0].id.to_string();
        let read = async |browser: &Browser, name: &str| {
            let path = town.path(name);
            let mut fields = browser.get(&path).await.form();
            set(&mut fields, "received", &mail);
            browser.post(&format!("{path}/las"), &fields).await
        };
        // Whoever holds the link sees the list, and not what people eat: a link can be sent on.
        let by_link = town.by_link("Ockelbo").await;
        let start = by_link.get(&town.path("Ockelbo")).await.seen();
        assert!(start.contains("En lista har kommit med mejl") && start.contains("5 personer"), "{start}");
        let review = read(&by_link, "Ockelbo").await;
        assert_eq!(review.status, StatusCode::OK, "{}", review.seen());
        assert!(review.text().contains("Karin Åström") && !review.text().contains("glutenfri"));
        assert!(review.seen().contains("visas bara för den som har loggat in"), "{}", review.seen());
        // Another municipality does not find it.
        let stranger = town.by_link("Hofors").await;
        assert_eq!(read(&stranger, "Hofors").await.status, StatusCode::NOT_FOUND, "{base:?}");

        let coordinator = town.by_duty(Duty::MunicipalCoordinator, &ockelbo).await;
        let review = read(&coordinator, "Ockelbo").await;
        assert!(review.text().contains("glutenfri"), "{base:?}: {}", review.seen());
        assert_eq!(town.people_at_all().await, 0);
        let answer = coordinator.post(&format!("{}/anmal", town.path("Ockelbo")), &review.form()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.seen());
        assert_eq!(town.people("Ockelbo").await.len(), 5);
        // Answered: the draft is not offered any more.
        let start = coordinator.get(&town.path("Ockelbo")).await.seen();
        assert!(!start.contains("En lista har kommit med mejl"), "{start}");
        assert_eq!(read(&coordinator, "Ockelbo").await.status, StatusCode::NOT_FOUND);
        assert_eq!(town.journal_of(&["mail."]).await.len(), 3, "received once, opened twice");
    }
}
