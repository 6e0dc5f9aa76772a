//! All counties with their workshops: two queries, however much there is.

use std::collections::HashMap;

use organisation::records::organisation as authority;
use organisation::register::Organisation;
use organisation::{OrganisationId, Tier};
use programme::ProgrammeId;
use programme::interest::records::{interest, question};
use programme::interest::rules::Wants;
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, EntityTrait, ExprTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, QueryTrait as _, RelationDef, Select,
};
use store::{Store, StoreFault};

use super::rules::{Late, Stage};
use crate::day::views::{self, Standing};
use crate::invitation::version::approval::Approval;
use crate::invitation::version::records::version;
use crate::records::workshop;

/// A county and how far it has come.
#[derive(Clone, Debug)]
pub struct County {
    /// The county board.
    pub organisation: Organisation,
    /// How many municipalities it has.
    pub municipalities: i64,
    /// What it said when it was asked; none before it has answered.
    pub wants: Option<Wants>,
    /// How many of its questions nobody has answered.
    pub questions: i64,
    /// How many of its invitations wait for the lead's word.
    pub approvals: i64,
    /// Its newest workshop in the programme.
    pub standing: Option<Standing>,
    /// What is late there.
    pub late: Vec<Late>,
}

impl County {
    /// How far it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        Stage::of(self.standing.as_ref(), self.wants)
    }
}

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    organisation: Organisation,
    municipalities: i64,
    wants: Option<Wants>,
    questions: i64,
    approvals: i64,
}

/// All counties in a programme, by code. What is late is not told yet: that is for whoever knows the day.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn all(store: &Store, programme: ProgrammeId) -> Result<Vec<County>, StoreFault> {
    let rows = authority::Entity::find()
        .filter(authority::Column::Tier.eq(Tier::County))
        .order_by_asc(authority::Column::Code)
        .column_as(municipalities(), "municipalities")
        .column_as(wants(programme), "wants")
        .column_as(questions(programme), "questions")
        .column_as(approvals(programme), "approvals")
        .into_model::<Row>()
        .all(store.reader())
        .await?;
    // The newest comes last, so it is the one that stays.
    let mut workshops: HashMap<OrganisationId, Standing> = views::of_programme(store, programme)
        .await?
        .into_iter()
        .map(|standing| (standing.workshop.county, standing))
        .collect();
    let county = |row: Row| County {
        standing: workshops.remove(&row.organisation.id),
        organisation: row.organisation,
        municipalities: row.municipalities,
        wants: row.wants,
        questions: row.questions,
        approvals: row.approvals,
        late: Vec::new(),
    };
    Ok(rows.into_iter().map(county).collect())
}

/// Of the county in the query around it.
fn below<E: EntityTrait>(rows: Select<E>) -> SimpleExpr {
    SimpleExpr::SubQuery(None, Box::new(rows.into_query().into()))
}

fn county() -> (authority::Entity, authority::Column) {
    (authority::Entity, authority::Column::Id)
}

fn municipalities() -> SimpleExpr {
    let own = sea_orm::sea_query::Alias::new("municipality");
    let counted = sea_orm::sea_query::Query::select()
        .expr(Expr::col((own.clone(), authority::Column::Id)).count())
        .from_as(authority::Entity, own.clone())
        .and_where(Expr::col((own.clone(), authority::Column::Parent)).equals(county()))
        .and_where(Expr::col((own, authority::Column::Tier)).eq(Tier::Municipality))
        .to_owned();
    SimpleExpr::SubQuery(None, Box::new(counted.into()))
}

fn wants(programme: ProgrammeId) -> SimpleExpr {
    below(
        interest::Entity::find()
            .select_only()
            .column(interest::Column::Wants)
            .filter(interest::Column::Programme.eq(programme))
            .filter(Expr::col((interest::Entity, interest::Column::County)).equals(county())),
    )
}

fn questions(programme: ProgrammeId) -> SimpleExpr {
    let to_interest: RelationDef = question::Entity::belongs_to(interest::Entity)
        .from(question::Column::Interest)
        .to(interest::Column::Id)
        .into();
    below(
        question::Entity::find()
            .select_only()
            .column_as(question::Column::Id.count(), "questions")
            .join(JoinType::InnerJoin, to_interest)
            .filter(question::Column::Programme.eq(programme))
            .filter(question::Column::Version.eq(0))
            .filter(Expr::col((interest::Entity, interest::Column::County)).equals(county())),
    )
}

fn approvals(programme: ProgrammeId) -> SimpleExpr {
    let to_workshop: RelationDef = version::Entity::belongs_to(workshop::Entity)
        .from(version::Column::Workshop)
        .to(workshop::Column::Id)
        .into();
    below(
        version::Entity::find()
            .select_only()
            .column_as(version::Column::Workshop.count(), "approvals")
            .join(JoinType::InnerJoin, to_workshop)
            .filter(version::Column::Approval.eq(Approval::Waiting))
            .filter(workshop::Column::Programme.eq(programme))
            .filter(Expr::col((workshop::Entity, workshop::Column::County)).equals(county())),
    )
}
