//! Reading the journal: filtered, newest first, page by page.

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::{BinOper, Expr, Func};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::records::line;
use super::veil::whole;
use crate::{Store, StoreFault};

/// What to look for. Empty fields look for nothing in particular.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only lines that are this organisation's matter or its people's deeds. `None` is the national auditor.
    pub organisation: Option<Uuid>,
    /// Only lines that are the matter, or the people's deeds, of one of these; empty for all.
    pub among: Vec<Uuid>,
    /// The beginning of the deed: an area, or a whole deed.
    pub deed: String,
    /// A part of the author's name.
    pub author: String,
    /// Only what was done to this.
    pub subject: Option<Uuid>,
    /// From this moment.
    pub from: Option<DateTimeUtc>,
    /// Before this moment.
    pub until: Option<DateTimeUtc>,
    /// Only lines older than this one: the next page.
    pub before: Option<Uuid>,
}

/// One line as an auditor reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line's id.
    pub id: Uuid,
    /// When.
    pub at: DateTimeUtc,
    /// What kind of hand: `person`, `link`, `command`, `program`.
    pub author_kind: String,
    /// Whose: the person or the link.
    pub author_id: Option<Uuid>,
    /// The name at the time.
    pub author: String,
    /// On whose behalf.
    pub author_organisation: Option<Uuid>,
    /// What.
    pub deed: String,
    /// To what kind of thing.
    pub subject: String,
    /// To which.
    pub subject_id: Uuid,
    /// Whose matter.
    pub owner: Option<Uuid>,
    /// What changed, as JSON.
    pub details: String,
    /// Whether it has its place in the chain.
    pub sealed: bool,
}

/// At most `limit` lines that fit, newest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn read(store: &Store, filter: &Filter, limit: u64) -> Result<Vec<Entry>, StoreFault> {
    let mut query = line::Entity::find();
    if let Some(organisation) = filter.organisation {
        query = query.filter(
            line::Column::Owner.eq(organisation).or(line::Column::AuthorOrganisation.eq(organisation)),
        );
    }
    if !filter.among.is_empty() {
        let among = || filter.among.iter().copied();
        query = query
            .filter(line::Column::Owner.is_in(among()).or(line::Column::AuthorOrganisation.is_in(among())));
    }
    if !filter.deed.is_empty() {
        query = query.filter(like(line::Column::Deed, &format!("{}%", literal(&filter.deed))));
    }
    if !filter.author.is_empty() {
        query = query.filter(like(line::Column::AuthorName, &format!("%{}%", literal(&filter.author))));
    }
    if let Some(subject) = filter.subject {
        query = query.filter(line::Column::SubjectId.eq(subject));
    }
    if let Some(from) = filter.from {
        query = query.filter(line::Column::At.gte(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(line::Column::At.lt(until));
    }
    if let Some(before) = filter.before {
        query = query.filter(line::Column::Id.lt(before));
    }
    let lines = query.order_by_desc(line::Column::Id).limit(limit).all(store.reader()).await?;
    Ok(lines.into_iter().map(entry).collect())
}

/// At most `limit` lines that these people wrote, that name somebody so or that are about one of these things, the oldest
/// first, among those that are an organisation's matter or its people's deeds.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn naming(
    store: &Store,
    organisation: Uuid,
    (authors, named, subjects): (&[Uuid], &[String], &[Uuid]),
    limit: u64,
) -> Result<Vec<Entry>, StoreFault> {
    let part = |one: &String| {
        // As it stands in JSON, between quotes.
        let json = serde_json::to_string(one).unwrap_or_default();
        let inner = json.get(1..json.len().saturating_sub(1)).unwrap_or_default().to_owned();
        let pattern = format!("%{}%", literal(&inner));
        like(line::Column::Personal, &pattern).or(like(line::Column::AuthorName, &literal(one)))
    };
    let mut any = Condition::any()
        .add(line::Column::AuthorId.is_in(authors.iter().copied()))
        .add(line::Column::SubjectId.is_in(subjects.iter().copied()));
    for one in named {
        any = any.add(part(one));
    }
    let own = line::Column::Owner.eq(organisation).or(line::Column::AuthorOrganisation.eq(organisation));
    let lines = line::Entity::find()
        .filter(own)
        .filter(any)
        .order_by_asc(line::Column::Id)
        .limit(limit)
        .all(store.reader())
        .await?;
    Ok(lines.into_iter().map(entry).collect())
}

/// Text in which no sign means anything to LIKE.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// LIKE that reads `\\` and the size of letters the same way on both databases.
fn like(column: line::Column, pattern: &str) -> Expr {
    let pattern = Expr::from(Func::lower(Expr::value(pattern)));
    Expr::from(Func::lower(Expr::col(column)))
        .binary(BinOper::Like, pattern.binary(BinOper::Escape, Expr::cust("'\\'")))
}

fn entry(line: line::Model) -> Entry {
    Entry {
        id: line.id,
        at: line.at,
        author_kind: line.author_kind,
        author_id: line.author_id,
        author: line.author_name,
        author_organisation: line.author_organisation,
        deed: line.deed,
        subject: line.subject,
        subject_id: line.subject_id,
        owner: line.owner,
        details: whole(&line.details, &line.personal),
        sealed: line.sealed,
    }
}
