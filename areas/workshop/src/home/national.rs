//! The national home page: the counties by stage on the map and in a table, late ones first.

use askama::Template;
use chrono::NaiveDate;
use organisation::home::{FigureState, HomeReader, Look, Need, Whose};
use programme::calendar::Window;
use programme::plan;
use programme::views::Programme;
use store::StoreFault;
use texts::Words;

use super::figure;
use crate::counties::County;
use crate::counties::pages::standing;
use crate::counties::picture::{Frame, Picture};
use crate::day::needs::is_outside;
use crate::tour;

/// The map and the table, under a heading of their own.
#[derive(Template)]
#[template(path = "home/national.html")]
struct NationalPicture {
    picture: Picture,
}

pub(super) async fn look(reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
    let HomeReader { app, words, .. } = *reader;
    let Some((programme, window)) = plan::views::current(app.store()).await? else {
        let text = words.say("day-need-programme");
        return Ok(Look::of(vec![Need { text, href: "/program".to_owned(), due: None, whose: Whose::Own }]));
    };
    let counties = standing(app, programme.id, window).await?;
    let frame = Frame { window, today: app.today(), doors: app.store().doors() };
    let picture = Picture::of(words, reader.csrf, &counties, &frame);
    let mut look = of_nation(words, &programme, window, &counties, app.today());
    look.needs.extend(tour::to_tell(app.store(), programme.id, words).await?);
    look.picture = Some(Box::new(NationalPicture { picture }));
    Ok(look)
}

fn of_nation(
    words: &Words,
    programme: &Programme,
    window: Window,
    counties: &[County],
    today: NaiveDate,
) -> Look {
    let left = (programme.election_day - today).num_days().max(0);
    let with = counties.iter().filter(|county| county.standing.is_some()).count();
    let sum = |of: fn(&crate::day::views::Standing) -> i64| -> i64 {
        counties.iter().filter_map(|county| county.standing.as_ref()).map(of).sum()
    };
    let (answered, invited) = (sum(|own| own.answered), sum(|own| own.invited));
    let late = counties.iter().filter(|county| !county.late.is_empty()).count();
    let of = |part: String, whole: String| words.say2("home-of", "part", part, "whole", whole);
    let counties_href = "/lan".to_owned();
    let figures = vec![
        figure(
            left.to_string(),
            words.say1("home-nation-days", "days", left),
            "/program".to_owned(),
            FigureState::Plain,
        ),
        figure(
            of(with.to_string(), counties.len().to_string()),
            words.say("home-nation-counties"),
            counties_href.clone(),
            if with == counties.len() { FigureState::Done } else { FigureState::Plain },
        ),
        figure(
            of(answered.to_string(), invited.to_string()),
            words.say("home-nation-answers"),
            counties_href.clone(),
            if invited > 0 && answered == invited { FigureState::Done } else { FigureState::Plain },
        ),
        figure(
            late.to_string(),
            words.say1("home-nation-late", "count", late),
            "#tabell".to_owned(),
            if late > 0 { FigureState::Late } else { FigureState::Plain },
        ),
    ];
    Look { figures, needs: needs(words, window, counties, today), ..Look::default() }
}

fn needs(words: &Words, window: Window, counties: &[County], today: NaiveDate) -> Vec<Need> {
    let mut needs = Vec::new();
    let standings = counties.iter().filter_map(|county| county.standing.as_ref());
    let outside = standings.filter(|standing| is_outside(standing, window, today)).count();
    if outside > 0 {
        needs.push(Need {
            text: words.say1("day-need-outside-counties", "count", outside),
            href: "/lan".to_owned(),
            due: Some(today.min(window.first)),
            whose: Whose::Own,
        });
    }
    let open = |county: &&County| {
        county.standing.is_none() && county.wants != Some(programme::interest::rules::Wants::No)
    };
    let without = counties.iter().filter(open).count();
    if without > 0 {
        needs.push(Need {
            text: words.say1("day-need-counties", "count", without),
            href: "/lan".to_owned(),
            due: Some(window.first),
            whose: Whose::Own,
        });
    }
    let questions: i64 = counties.iter().map(|county| county.questions).sum();
    if questions > 0 {
        needs.push(Need {
            text: words.say1("interest-need-questions", "questions", questions),
            href: "/program/intresse/fragor".to_owned(),
            due: None,
            whose: Whose::Own,
        });
    }
    let approvals: i64 = counties.iter().map(|county| county.approvals).sum();
    if approvals > 0 {
        needs.push(Need {
            text: words.say1("version-need-approve", "counties", approvals),
            href: "/inbjudningar".to_owned(),
            due: None,
            whose: Whose::Own,
        });
    }
    needs
}

#[cfg(test)]
mod tests {
    use programme::calendar::ElectionKind;
    use programme::interest::rules::Wants;
    use sea_orm::prelude::Uuid;
    use texts::Lang;

    use super::*;
    use crate::counties::Late;
    use crate::counties::samples::county;
    use crate::day::pages::samples::{standing, words};
    use crate::day::rules::State;

    #[test]
    fn what_waits_for_the_lead_is_counted_over_the_counties() {
        let day = |month, day| NaiveDate::from_ymd_opt(2029, month, day).unwrap();
        let programme = Programme {
            id: Uuid::nil().into(),
            name: "Valet 2029".to_owned(),
            election: ElectionKind::EuropeanParliament,
            election_day: day(6, 10),
            made_at: chrono::DateTime::UNIX_EPOCH,
        };
        let window = Window { first: day(4, 1), last: day(4, 30) };
        let mut held = county("21", "X", "Gävleborgs län", Some(standing(State::Invited, [10, 7, 31, 0])));
        held.late = vec![Late::Tasks(2)];
        held.questions = 2;
        held.approvals = 1;
        let without = county("25", "BD", "Norrbottens län", None);
        let mut declined = county("12", "M", "Skåne län", None);
        declined.wants = Some(Wants::No);
        let look = of_nation(&words(Lang::Sv), &programme, window, &[held, without, declined], day(1, 10));
        let needs: Vec<_> = look.needs.iter().map(|need| need.text.as_str()).collect();
        let expected = [
            "En workshop ligger utanför",
            "Ett län har ingen workshop än",
            "Svara på",
            "Läs ett läns inbjudan",
        ];
        for (need, begins) in needs.iter().zip(expected) {
            assert!(need.starts_with(begins), "{needs:?}");
        }
        assert_eq!(needs.len(), 4, "{needs:?}");
        let figures: Vec<_> =
            look.figures.iter().map(|figure| (figure.value.as_str(), figure.state)).collect();
        let plain = |value| (value, FigureState::Plain);
        assert_eq!(
            figures,
            [plain("151"), plain("1 av 3"), plain("7 av 10"), ("1", FigureState::Late)],
            "days to 10 June, counties, answers, late"
        );
    }
}
