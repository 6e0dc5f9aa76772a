//! Erasing personal values from lines that stay.

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _,
};

use super::Line;
use super::records::line;
use super::veil::{MARKED, Part, Taken, tally};
use crate::connect::ROWS_AT_ONCE;
use crate::{Desk, StoreFault};

/// The deed under which erasing stands in the journal.
pub(super) const ERASED: &str = "journal.erased";

/// Whose personal values go.
#[derive(Clone, Debug, Default)]
pub struct Forgotten {
    /// Their names go from the lines of their own deeds.
    pub authors: Vec<Uuid>,
    /// Personal values go from the lines about these things.
    pub subjects: Vec<Uuid>,
}

/// Replaces personal values in the journal by nothing and writes a line of its own that says how many. The lines, and
/// the chain, stay. Lines from before the marked form are left as they are: their chain holds the values themselves.
///
/// `subject`, `subject_id` and `owner` are those of the line that is written. Gives how many values went; with none,
/// nothing is written.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn erase(
    desk: &mut Desk,
    forgotten: &Forgotten,
    subject: &'static str,
    subject_id: Uuid,
    owner: Option<Uuid>,
) -> Result<usize, StoreFault> {
    let by: Uuid = desk.id();
    let authors = take(desk.db(), by, Part::Author, &forgotten.authors).await?;
    let details = take(desk.db(), by, Part::Details, &forgotten.subjects).await?;
    let taken: Vec<_> = authors.into_iter().chain(details).collect();
    let count = taken.len();
    if count > 0 {
        let details = tally(taken);
        desk.write_as(by, Line { deed: ERASED, subject, subject_id, owner, details });
    }
    Ok(count)
}

/// Takes one part out of the lines of these people or things; gives which.
async fn take<C: ConnectionTrait>(
    db: &C,
    by: Uuid,
    part: Part,
    of: &[Uuid],
) -> Result<Vec<Taken>, StoreFault> {
    use line::Column as C;
    let (whose, value, salt, erased) = match part {
        Part::Author => (C::AuthorId, C::AuthorName, C::AuthorSalt, C::AuthorErased),
        Part::Details => (C::SubjectId, C::Personal, C::PersonalSalt, C::PersonalErased),
    };
    let mut taken = Vec::new();
    for some in of.chunks(ROWS_AT_ONCE) {
        let which = Condition::all()
            .add(whose.is_in(some.iter().copied()))
            .add(C::Form.eq(MARKED))
            .add(value.ne(""))
            .add(erased.is_null());
        // Locked, so that what is counted is what goes, also when two are at it.
        let ids: Vec<Uuid> = line::Entity::find()
            .select_only()
            .column(C::Id)
            .filter(which)
            .lock_exclusive()
            .into_tuple()
            .all(db)
            .await?;
        for some in ids.chunks(ROWS_AT_ONCE) {
            line::Entity::update_many()
                .col_expr(value, Expr::value(""))
                .col_expr(salt, Expr::value(None::<Vec<u8>>))
                .col_expr(erased, Expr::value(Some(by)))
                .filter(C::Id.is_in(some.iter().copied()))
                .exec(db)
                .await?;
        }
        taken.extend(ids.into_iter().map(|id| (id, part)));
    }
    Ok(taken)
}
