//! Letters from here to the mail server: what the outbox holds of a letter, and the carrier that makes it whole when
//! it leaves. Only then do its links get their tokens (decision 0006).

use std::collections::HashMap;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDateTime, Utc};
use letters::{Block, Body, CalendarPart, Letter, Method, Party, Post, PostFault, SubAddress};
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use store::Parcel;
use store::outbox::{Carried, Carrier, CarryFault};
use texts::{Lang, STOCKHOLM};
use web::House;

use crate::link;
use crate::records::LinkId;
use crate::register::Organisation;

/// What the outbox holds of a letter. A button's address may be [`link::placeholder`], or a path of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Language of the words: `sv` or `en`.
    pub language: String,
    /// Who sends it, as the receiver reads it; the address is the house's own.
    pub sender: String,
    /// Where answers go.
    pub reply_to: Option<Party>,
    /// The words.
    pub body: Body,
    /// The meeting to put into the calendar.
    pub appointment: Option<Appointment>,
}

/// A meeting in a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Stays the same through all changes.
    pub uid: String,
    /// One more for each change.
    pub sequence: u32,
    /// When this version was written.
    pub stamp: DateTime<Utc>,
    /// Begins, on the clock in Sweden.
    pub start: NaiveDateTime,
    /// Ends, on the clock in Sweden.
    pub end: NaiveDateTime,
    /// One line.
    pub summary: String,
    /// A few lines.
    pub description: String,
    /// Where.
    pub location: String,
    /// It is called off: the letter takes it out of the calendar.
    #[serde(default)]
    pub cancelled: bool,
}

/// To whom and about what a letter goes.
#[derive(Clone, Debug)]
pub struct Address {
    /// Makes the letter itself; a second one with the same key is dropped.
    pub once_key: String,
    /// What for: `invitation`, `reminder`, `receipt`, `sign-in`.
    pub occasion: &'static str,
    /// The thing it is about.
    pub about: Uuid,
    /// The organisation that sends it.
    pub sender: Option<Uuid>,
    /// The organisation it is for.
    pub receiver: Option<Uuid>,
    /// Name of the person or office.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// Subject line.
    pub subject: String,
}

impl Content {
    /// A letter in `lang` from `sender` with these blocks.
    #[must_use]
    pub fn new(lang: Lang, sender: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self {
            language: lang.code().to_owned(),
            sender: sender.into(),
            reply_to: None,
            body: Body { blocks },
            appointment: None,
        }
    }

    /// Addressed, ready for the desk.
    ///
    /// # Errors
    /// [`store::StoreFault::Unreadable`] never in practice: plain text always becomes JSON.
    pub fn to(&self, address: Address) -> Result<Parcel, store::StoreFault> {
        let content =
            serde_json::to_string(self).map_err(|fault| store::StoreFault::Unreadable(fault.to_string()))?;
        Ok(Parcel {
            once_key: address.once_key,
            occasion: address.occasion,
            about: address.about,
            sender: address.sender,
            receiver: address.receiver,
            name: address.name,
            address: address.address,
            subject: address.subject,
            content,
        })
    }
}

/// Letters of one authority about one thing, to people and offices of others.
#[derive(Clone, Copy, Debug)]
pub struct Correspondence<'a> {
    /// Language of the words.
    pub lang: Lang,
    /// What for, as [`Address::occasion`].
    pub occasion: &'static str,
    /// The thing they are about.
    pub about: Uuid,
    /// Who sends them.
    pub sender: &'a Organisation,
    /// Where answers go.
    pub reply_to: &'a Party,
}

impl Correspondence<'_> {
    /// A letter to somebody, or to an office, of an authority: name and address; subject line and words.
    ///
    /// # Errors
    /// As [`Content::to`].
    pub fn letter(
        &self,
        once_key: String,
        (receiver, name, address): (&Organisation, &str, &str),
        (subject, blocks): (String, Vec<Block>),
        appointment: Option<Appointment>,
    ) -> Result<Parcel, store::StoreFault> {
        let mut content = Content::new(self.lang, self.sender.formal_name.clone(), blocks);
        content.reply_to = Some(self.reply_to.clone());
        content.appointment = appointment;
        content.to(Address {
            once_key,
            occasion: self.occasion,
            about: self.about,
            sender: Some(self.sender.id.uuid()),
            receiver: Some(receiver.id.uuid()),
            name: name.to_owned(),
            address: address.to_owned(),
            subject,
        })
    }
}

/// How letters leave the house.
pub struct Postman {
    post: Post,
    house: House,
    from: String,
    returns: Vec<SubAddress>,
}

/// Before the id of a link in a letter that waits, and of a feed.
const LINK: &str = "link:";
const FEED: &str = "feed:";

/// The link that stands for an address.
fn waiting(url: &str) -> Option<LinkId> {
    url.strip_prefix(LINK).or_else(|| url.strip_prefix(FEED))?.parse().ok()
}

/// The tokens of a letter's links, by their ids.
type Tokens = HashMap<LinkId, String>;

impl Postman {
    /// Letters leave by `post`, with the house's own address `from` and links that begin with the house's.
    #[must_use]
    pub fn new(post: Post, house: House, from: String) -> Self {
        Self { post, house, from, returns: Vec::new() }
    }

    /// The same, with mailboxes to whose sub-addresses reports go: of a letter that asks for answers in one of them to that
    /// one, of every other to the first that is the house's own address.
    #[must_use]
    pub fn returning_to(self, returns: Vec<SubAddress>) -> Self {
        Self { returns, ..self }
    }

    /// Where the report goes when this letter does not arrive.
    fn bounces_to(&self, carried: &Carried, reply_to: Option<&Party>) -> Option<String> {
        let of = |address: &str| self.returns.iter().find(|own| own.mailbox().eq_ignore_ascii_case(address));
        let own = reply_to.and_then(|party| of(&party.address)).or_else(|| of(&self.from))?;
        own.of(&carried.id.simple().to_string())
    }

    /// A letter whose link would open nothing is not sent.
    async fn tokens(&self, content: &Content) -> Result<Tokens, CarryFault> {
        let mut tokens = Tokens::new();
        for block in &content.body.blocks {
            let Block::Button { url, .. } = block else { continue };
            let Some(link) = waiting(url) else { continue };
            let token = link::token_again(self.house.store(), self.house.key(), link).await;
            let token = token.map_err(|fault| CarryFault::Later(fault.to_string()))?;
            let gone = || CarryFault::Never("its link was made by a house key that is gone".to_owned());
            tokens.insert(link, token.ok_or_else(gone)?);
        }
        Ok(tokens)
    }

    fn address(&self, url: &str, tokens: &Tokens) -> String {
        match waiting(url).and_then(|link| tokens.get(&link)) {
            Some(token) if url.starts_with(FEED) => link::feed_address(&self.house, token),
            Some(token) => self.house.absolute(&format!("/l/{token}")),
            None if url.starts_with('/') => self.house.absolute(url),
            None => url.to_owned(),
        }
    }

    fn whole(&self, carried: &Carried, content: Content, tokens: &Tokens) -> Letter {
        let host = self.from.rsplit_once('@').map_or("valskydd.invalid", |(_, host)| host);
        let from = Party { name: content.sender, address: self.from.clone() };
        let to = Party { name: carried.name.clone(), address: carried.address.clone() };
        let calendar = content.appointment.map(|meeting| calendar(meeting, &from, &to));
        let bounces_to = self.bounces_to(carried, content.reply_to.as_ref());
        let blocks = content.body.blocks.into_iter().map(|block| match block {
            Block::Button { text, url } => Block::Button { text, url: self.address(&url, tokens) },
            other => other,
        });
        Letter {
            message_id: format!("{}@{host}", carried.id),
            from,
            reply_to: content.reply_to,
            to,
            subject: carried.subject.clone(),
            body: Body { blocks: blocks.collect() },
            calendar,
            attachments: Vec::new(),
            date: carried.posted_at,
            language: content.language,
            auto_submitted: true,
            bounces_to,
        }
    }
}

fn calendar(meeting: Appointment, from: &Party, to: &Party) -> CalendarPart {
    let cancelled = meeting.cancelled;
    let meeting = letters::calendar::Meeting {
        uid: meeting.uid,
        sequence: meeting.sequence,
        stamp: meeting.stamp,
        start: meeting.start,
        end: meeting.end,
        zone: STOCKHOLM,
        summary: meeting.summary,
        description: meeting.description,
        location: meeting.location,
        organizer: from.clone(),
        attendee: Some(to.clone()),
        url: None,
    };
    if cancelled {
        CalendarPart { method: Method::Cancel, ics: letters::calendar::cancel(&meeting) }
    } else {
        CalendarPart { method: Method::Request, ics: letters::calendar::request(&meeting) }
    }
}

#[async_trait]
impl Carrier for Postman {
    async fn carry(&self, carried: &Carried) -> Result<(), CarryFault> {
        let content: Content =
            serde_json::from_str(&carried.content).map_err(|fault| CarryFault::Never(fault.to_string()))?;
        let tokens = self.tokens(&content).await?;
        match self.post.deliver(&self.whole(carried, content, &tokens)).await {
            Ok(_) => Ok(()),
            Err(PostFault::Later { reason }) => Err(CarryFault::Later(reason)),
            Err(PostFault::Never { reason }) => Err(CarryFault::Never(reason)),
            Err(PostFault::InDoubt { reason }) => Err(CarryFault::InDoubt(reason)),
        }
    }

    async fn rest(&self) {
        self.post.hang_up().await;
    }

    fn repeatable(&self) -> bool {
        self.post.repeatable()
    }
}
