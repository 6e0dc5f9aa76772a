//! A certificate, on the page and on paper.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use papers::Press;
use texts::Lang;
use web::{Shell, Trouble, Visitor, page};

use super::{PATH, under_list};
use crate::disposal::paper::{Sheet, sheet};
use crate::disposal::views::{self, Certified};
use crate::printing::printed;

#[derive(Template)]
#[template(path = "disposal/pages/certificate.html")]
pub(super) struct CertificatePage {
    pub shell: Shell,
    pub sheet: Sheet,
    pub pdf: String,
}

async fn own(app: &App, actor: &Actor, id: &str) -> Result<Certified, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    views::certificate_of(app.store(), actor.organisation().id, id).await?.ok_or(Trouble::NotFound)
}

pub(in crate::disposal) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let certified = own(&app, &actor, &id).await?;
    let sheet = sheet(visitor.words(), actor.organisation(), &certified);
    let mut shell = under_list(&app, &visitor, &actor, "disposal-certificate-head");
    shell.title.clone_from(&sheet.title);
    page(&CertificatePage { shell, sheet, pdf: format!("{PATH}/protokoll/{}/pdf", certified.id) })
}

/// In Swedish, as all papers.
pub(in crate::disposal) async fn pdf(
    State(app): State<App>,
    Extension(press): Extension<Press>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let certified = own(&app, &actor, &id).await?;
    let sheet = sheet(&app.words(Lang::Sv), actor.organisation(), &certified);
    let name = format!("gallringsprotokoll-{}.pdf", certified.number);
    printed(&app, press, Lang::Sv.code(), sheet, &name).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disposal::paper::samples::{certified, county};
    use crate::samples;

    #[test]
    fn a_certificate_is_whole_in_both_languages() {
        samples::in_both(|words| {
            let of = |full| CertificatePage {
                shell: samples::shell(words),
                sheet: sheet(words, &county(), &certified(full)),
                pdf: "/x".to_owned(),
            };
            [false, true].map(|full| of(full).render()).into()
        });
    }
}
