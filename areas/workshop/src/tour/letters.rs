//! The letters of the tour: a county's day, and what is new for somebody who leads.

use ::letters::{Block, Party};
use chrono::{DateTime, Utc};
use organisation::post::{Address, Content};
use organisation::records::LinkId;
use organisation::register::Organisation;
use store::{DeedKey, Parcel, StoreFault};
use texts::Words;

use super::agreed::{Event, Leader, News};
use super::calendar;
use super::proposals::{Item, Proposal};
use super::views::Standing;

/// What the letters are made of.
pub(super) struct Matter<'a> {
    /// The letters' language, not the reader's on the screen.
    pub words: &'a Words,
    /// The tour.
    pub standing: &'a Standing,
    /// The authority that leads the programme.
    pub sender: &'a Organisation,
    /// Where answers go.
    pub reply_to: &'a Party,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Matter<'_> {
    /// A letter to one receiver of a county, with the day for the calendar.
    pub fn to_county(
        &self,
        county: &Organisation,
        (name, address): &(String, String),
        (event, news): (&Event, News),
        feed: Option<LinkId>,
        key: DeedKey,
    ) -> Result<Parcel, StoreFault> {
        let (subject, blocks) = self.county_words(county, event, news, feed);
        let mut content = self.content(blocks);
        let workshop = self.standing.workshops.get(&event.county);
        content.appointment =
            Some(calendar::appointment(self.words, self.standing, event, workshop, self.now));
        content.to(Address {
            once_key: format!("tour:{}:{}:{address}", key.0, county.code),
            occasion: "tour",
            about: self.standing.programme.id.uuid(),
            sender: Some(self.sender.id.uuid()),
            receiver: Some(county.id.uuid()),
            name: name.clone(),
            address: address.clone(),
            subject,
        })
    }

    /// Subject line and words of a county's letter.
    pub fn county_words(
        &self,
        county: &Organisation,
        event: &Event,
        news: News,
        feed: Option<LinkId>,
    ) -> (String, Vec<Block>) {
        let t = self.words;
        let known = match news {
            News::Moved(day) | News::CalledOff(day) => t.date(day),
            News::New | News::Others => String::new(),
        };
        let day = t.date(event.day);
        let values = || {
            [
                ("county", county.formal_name.as_str().into()),
                ("sender", self.sender.formal_name.as_str().into()),
                ("day", day.as_str().into()),
                ("before", known.as_str().into()),
            ]
        };
        let subject = t.say_with(&format!("tour-county-subject-{}", news.code()), values());
        let opening = t.say_with(&format!("tour-county-opening-{}", news.code()), values());
        let mut blocks = vec![Block::Heading(subject.clone()), Block::Paragraph(opening)];
        if !event.cancelled {
            let names: Vec<String> = event.people.iter().map(|person| person.name.clone()).collect();
            blocks.push(Block::Facts(vec![
                (t.say("tour-fact-day"), day.clone()),
                (t.say("tour-fact-people"), t.list(&names)),
            ]));
            blocks.push(Block::Paragraph(t.say("tour-county-next")));
            blocks.extend(self.feed_button(feed));
        }
        blocks.push(self.contact());
        (subject, blocks)
    }

    /// A letter to somebody who leads, with everything that is new for them.
    pub fn to_leader(
        &self,
        person: &Leader,
        items: &[Item],
        proposal: &Proposal,
        feed: Option<LinkId>,
        key: DeedKey,
    ) -> Result<Parcel, StoreFault> {
        let (subject, blocks) = self.leader_words(items, &proposal.name, feed);
        self.content(blocks).to(Address {
            once_key: format!("tour:{}:{}:{}", key.0, proposal.audience, person.address),
            occasion: "tour",
            about: self.standing.programme.id.uuid(),
            sender: Some(self.sender.id.uuid()),
            receiver: None,
            name: person.name.clone(),
            address: person.address.clone(),
            subject,
        })
    }

    /// Subject line and words of a leader's letter.
    pub fn leader_words(&self, items: &[Item], team: &str, feed: Option<LinkId>) -> (String, Vec<Block>) {
        let t = self.words;
        let subject = t.say1("tour-team-subject", "count", items.len());
        let opening = t.say2("tour-team-opening", "sender", &self.sender.formal_name, "team", team);
        let fact = |item: &Item| {
            let known = match item.news {
                News::Moved(day) | News::CalledOff(day) => t.date(day),
                News::New | News::Others => String::new(),
            };
            let line = t.say2(
                &format!("tour-team-news-{}", item.news.code()),
                "day",
                t.date(item.day),
                "before",
                known,
            );
            (item.county.clone(), line)
        };
        let mut blocks = vec![
            Block::Heading(subject.clone()),
            Block::Paragraph(opening),
            Block::Facts(items.iter().map(fact).collect()),
        ];
        blocks.extend(self.feed_button(feed));
        blocks.push(self.contact());
        (subject, blocks)
    }

    fn feed_button(&self, feed: Option<LinkId>) -> Vec<Block> {
        let Some(feed) = feed else { return Vec::new() };
        vec![
            Block::Paragraph(self.words.say("tour-feed-text")),
            Block::Button {
                text: self.words.say("tour-feed-button"),
                url: organisation::link::feed_placeholder(feed),
            },
        ]
    }

    fn contact(&self) -> Block {
        let contact = format!("{}, {}", self.reply_to.name, self.reply_to.address);
        Block::Paragraph(self.words.say1("tour-contact", "contact", contact))
    }

    fn content(&self, blocks: Vec<Block>) -> Content {
        let mut content = Content::new(self.words.lang(), self.sender.formal_name.clone(), blocks);
        content.reply_to = Some(self.reply_to.clone());
        content
    }
}
