//! A person's own accounts at providers: which there are, and taking one away.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::json;
use store::journal::personal;
use store::{Line, Sight, StoreFault, see_as};
use texts::Words;
use web::{Note, Posted, Shell, Trouble, Visitor, go_with, page};

use super::records::identity;
use crate::account::letter::{Told, told};
use crate::{Actor, App, Fresh, Return};

/// The accounts, each with its button.
#[derive(Template)]
#[template(path = "provider/account.html")]
struct AccountPage {
    shell: Shell,
    rows: Vec<Row>,
}

/// One account.
struct Row {
    id: String,
    provider: String,
    since: String,
}

pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let own = identity::Entity::find()
        .filter(identity::Column::Person.eq(actor.person_id()))
        .order_by_asc(identity::Column::LinkedAt)
        .all(app.store().reader());
    // Who may have what account the house alone sees.
    let own = see_as(Sight::House, own).await?;
    let rows = own.into_iter().map(|one| row(&one, title_of(&app, &one.issuer), words)).collect();
    page(&AccountPage { shell: actor.shell(&app, &visitor, words.say("provider-account-title")), rows })
}

/// Takes an account away, and tells its owner; somebody else's does not exist. The next sign-in by it finds the person by address again.
pub(super) async fn take_away(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    Path(id): Path<Uuid>,
    _form: Posted,
) -> Result<Response, Trouble> {
    if !see_as(Sight::House, unlink(&app, visitor.words(), &actor, id)).await? {
        return Err(Trouble::NotFound);
    }
    Ok(go_with(&app, &Return::Accounts.path(), &Note::done("provider-account-gone")))
}

async fn unlink(app: &App, words: &Words, actor: &Actor, id: Uuid) -> Result<bool, StoreFault> {
    let mut desk = app.store().desk(&actor.author()).await?;
    let own = identity::Entity::find_by_id(id)
        .filter(identity::Column::Person.eq(actor.person_id()))
        .one(desk.db())
        .await?;
    let Some(own) = own else {
        desk.clear().await?;
        return Ok(false);
    };
    identity::Entity::delete_by_id(own.id).exec(desk.db()).await?;
    let title = title_of(app, &own.issuer);
    let letter = told(&desk, words, actor, Told::ProviderUnlinked(&title))?;
    desk.post(letter);
    desk.write(Line {
        deed: "sign_in.provider_unlinked",
        subject: "person",
        subject_id: actor.person_id().uuid(),
        owner: Some(actor.organisation().id.uuid()),
        details: json!({ "name": personal(actor.name()), "provider": title }),
    });
    desk.seal("").await?;
    Ok(true)
}

/// What people call it; the issuer's own name when it is configured no more.
fn title_of(app: &App, issuer: &str) -> String {
    app.providers().of_issuer(issuer).unwrap_or(issuer).to_owned()
}

fn row(one: &identity::Model, provider: String, words: &Words) -> Row {
    Row { id: one.id.to_string(), provider, since: words.moment(one.linked_at) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let account = |count: u128, title: &str| {
                let rows = (0..count).map(|number| {
                    let one = identity::Model {
                        id: Uuid::from_u128(number),
                        issuer: String::new(),
                        subject: String::new(),
                        person: Uuid::nil().into(),
                        linked_at: "2029-01-10T08:00:00Z".parse().unwrap(),
                    };
                    row(&one, title.to_owned(), words)
                });
                AccountPage { shell: samples::shell(words), rows: rows.collect() }.render()
            };
            vec![account(0, ""), account(1, "Gävle kommun"), account(9, &"Å".repeat(80))]
        });
    }
}
