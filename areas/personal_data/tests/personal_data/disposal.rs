//! From proposal to certificate.

use chrono::TimeDelta;
use organisation::past::Kept;
use personal_data::disposal::certificate::Certificate;
use personal_data::disposal::deeds::{Answer, NotAnswered, answer};
use personal_data::disposal::done::{carry_out, carry_out_due, carry_out_on};
use personal_data::disposal::proposing::propose;
use personal_data::disposal::records::DisposalId;
use personal_data::disposal::rules::{How, Kind, Reason, State};
use personal_data::disposal::views::{certificates, open};
use personal_data::retention::Times;
use sea_orm::ConnectionTrait as _;
use store::Author;
use store::journal::{Verdict, seal_due, verify};

use crate::world::{World, line, on_both};

async fn ids(world: &World) -> Vec<(DisposalId, i32)> {
    let open = open(&world.store, world.county.id).await.unwrap();
    open.into_iter().map(|one| (one.row.id, one.row.version)).collect()
}

async fn kinds(world: &World) -> Vec<(Kind, State, i64, String)> {
    let open = open(&world.store, world.county.id).await.unwrap();
    let mut kinds: Vec<_> = open
        .into_iter()
        .filter(|one| one.row.workshop.is_some())
        .map(|one| (one.row.kind, one.row.state, one.row.count, one.row.due_on.to_string()))
        .collect();
    kinds.sort_by_key(|one| one.0);
    kinds
}

async fn certified(world: &World) -> Vec<Certificate> {
    let all = certificates(&world.store, world.county.id).await.unwrap();
    all.iter().map(|one| serde_json::from_str(&one.content).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_is_proposed_a_month_before_approved_and_gone_on_its_day_with_a_certificate() {
    on_both(async |world| {
        world.filled().await;
        world.on("2029-06-18");
        assert_eq!(propose(&world.store, &world.times).await.unwrap(), 1, "the mail that belongs to no workshop");
        world.on("2029-06-19");
        assert_eq!(propose(&world.store, &world.times).await.unwrap(), 3);
        assert_eq!(propose(&world.store, &world.times).await.unwrap(), 0, "once");
        let due = || "2029-07-19".to_owned();
        let proposed = [(Kind::Participants, 3), (Kind::Guests, 1), (Kind::Mail, 2)];
        let proposed = proposed.map(|(kind, count)| (kind, State::Proposed, count, due()));
        assert_eq!(kinds(&world).await, proposed);

        let eva = world.coordinator("Eva").await;
        let all = ids(&world).await;
        assert_eq!(answer(&world.store, &eva, &all, &Answer::Approve, world.key()).await.unwrap(), 4);
        // Of no workshop: six months after it came, on 2 January.
        world.on("2029-07-18");
        assert_eq!(carry_out_due(&world.store, &world.times).await.unwrap(), 1);
        assert_eq!(world.count("participant").await, 3, "an approval makes nothing go before its day");
        world.on("2029-07-19");
        assert_eq!(carry_out_due(&world.store, &world.times).await.unwrap(), 1);
        assert_eq!(carry_out_due(&world.store, &world.times).await.unwrap(), 0);
        for table in ["participant", "round_seat", "table_plan", "workshop_guest", "personal_link"] {
            assert_eq!(world.count(table).await, 0, "{table}");
        }
        assert_eq!(world.count("received WHERE from_address <> '' OR subject <> ''").await, 0);
        assert!(world.count("participant_count").await > 0, "counts stay");

        let said = certified(&world).await;
        assert_eq!(said.len(), 2);
        assert_eq!((said[1].count(Kind::Mail), said[1].gone.len()), (1, 1));
        assert_eq!((said[0].count(Kind::Participants), said[0].links()), (3, 1));
        assert_eq!((said[0].count(Kind::Guests), said[0].count(Kind::Mail)), (1, 2));
        assert!(said[0].gone.iter().all(|gone| gone.how == How::Approved && gone.answered_on.is_some()));
        let lines = world.journal("disposal.done").await;
        assert_eq!(
            lines[1],
            r#"disposal.done {"day":"2029-01-18","guests":1,"held":0,"links":1,"mails":2,"months":6,"number":2,"outcome":"approved","people":3}"#
        );
        let all = world.journal("").await.join("\n");
        assert!(!all.contains("Anna Ek"), "{all}");
        seal_due(&world.store).await.unwrap();
        assert!(matches!(verify(&world.store, None).await.unwrap(), Verdict::Whole { .. }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_answers_goes_all_the_same_or_so_many_days_later_as_was_decided() {
    on_both(async |world| {
        world.filled().await;
        world.on("2029-06-19");
        propose(&world.store, &world.times).await.unwrap();
        world.on("2029-07-19");
        let waits = Times { unanswered_days: 20, ..Times::default() };
        carry_out_due(&world.store, &waits).await.unwrap();
        assert_eq!(world.count("participant").await, 3);
        assert_eq!(carry_out_due(&world.store, &Times::default()).await.unwrap(), 2);
        assert_eq!(world.count("participant").await, 0);
        let said = certified(&world).await;
        assert!(said.iter().flat_map(|one| &one.gone).all(|gone| gone.how == How::Unanswered));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_back_stays_until_its_day_and_stands_on_the_certificate_of_the_rest() {
    on_both(async |world| {
        world.filled().await;
        world.on("2029-06-19");
        propose(&world.store, &world.times).await.unwrap();
        let eva = world.coordinator("Eva").await;
        let open = open(&world.store, world.county.id).await.unwrap();
        let mail = open.iter().find(|one| one.row.kind == Kind::Mail && one.row.workshop.is_some()).unwrap();
        let until = "2029-12-31".parse().unwrap();
        let hold = Answer::Hold { reason: Reason::Request, note: "dnr 7, Karin Åström".to_owned(), until };
        answer(&world.store, &eva, &[(mail.row.id, 1)], &hold, world.key()).await.unwrap();
        world.on("2029-07-19");
        carry_out_due(&world.store, &world.times).await.unwrap();
        assert_eq!(world.count("received WHERE from_address <> ''").await, 2);
        let said = certified(&world).await;
        let back: Vec<_> = said.iter().flat_map(|one| &one.held).collect();
        assert_eq!(
            (back[0].kind, back[0].reason, back[0].until),
            (Kind::Mail, Some(Reason::Request), Some(until))
        );
        world.on("2029-12-31");
        assert_eq!(carry_out_due(&world.store, &world.times).await.unwrap(), 0, "to and with that day");
        world.on("2030-01-01");
        assert_eq!(carry_out_due(&world.store, &world.times).await.unwrap(), 1);
        assert_eq!(world.count("received WHERE from_address <> ''").await, 0);
        assert_eq!(certified(&world).await[0].gone[0].how, How::HeldUntil);
        let all = world.journal("disposal").await.join("\n");
        assert!(!all.contains("dnr 7"), "the note may name somebody: {all}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_answer_at_once_are_one_who_answers_and_one_who_is_told() {
    on_both(async |world| {
        world.filled().await;
        world.on("2029-06-19");
        propose(&world.store, &world.times).await.unwrap();
        let (eva, siv) = (world.coordinator("Eva").await, world.coordinator("Siv").await);
        let all = ids(&world).await;
        let (one, other) = (world.key(), world.key());
        let until = "2029-12-31".parse().unwrap();
        let hold = Answer::Hold { reason: Reason::Dispute, note: String::new(), until };
        let answers = futures_util::future::join(
            answer(&world.store, &eva, &all, &Answer::Approve, one),
            answer(&world.store, &siv, &all, &hold, other),
        );
        let (first, second) = Box::pin(answers).await;
        let taken = [&first, &second].into_iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(taken, 1, "{first:?} {second:?}");
        assert!([first, second].iter().any(|one| matches!(one, Err(NotAnswered::Changed))));
        let states: std::collections::BTreeSet<_> =
            kinds(&world).await.into_iter().map(|(_, state, ..)| state.code()).collect();
        assert_eq!(states.len(), 1, "all or none: {states:?}");
        // The same form again is the same answer.
        let again = ids(&world).await;
        answer(&world.store, &eva, &again, &Answer::Approve, world.key()).await.unwrap();
        let key = world.key();
        let version = ids(&world).await;
        answer(&world.store, &eva, &version, &Answer::Approve, key).await.unwrap();
        answer(&world.store, &eva, &version, &Answer::Approve, key).await.unwrap();
        assert_eq!(ids(&world).await[0].1, version[0].1 + 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_dies_half_way_has_deleted_nothing_and_the_next_one_does_it_once() {
    on_both(async |world| {
        world.filled().await;
        world.on("2029-06-19");
        propose(&world.store, &world.times).await.unwrap();
        world.on("2029-07-19");
        let (store, about) = (&world.store, Some(world.workshop));
        let mut desk = store.desk(&Author::program()).await.unwrap();
        let went = carry_out_on(&mut desk, store, world.county.id, about, &world.times).await.unwrap();
        assert_eq!(went, Some(true));
        drop(desk);
        // The transaction is undone a little later, when its connection comes back.
        let mut left = 0;
        for _ in 0..50 {
            left = world.count("participant").await;
            if left == 3 {
                break;
            }
            tokio::task::yield_now().await;
        }
        assert_eq!((left, world.count("workshop_guest").await), (3, 1));
        assert_eq!(
            (world.count("disposal_certificate").await, world.journal("disposal.done").await.len()),
            (0, 0)
        );
        assert!(carry_out(store, world.county.id, about, &world.times).await.unwrap());
        assert!(!carry_out(store, world.county.id, about, &world.times).await.unwrap());
        assert_eq!((world.count("participant").await, world.count("disposal_certificate").await), (0, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_at_once_make_one_certificate() {
    on_both(async |world| {
        world.filled().await;
        world.on("2029-06-19");
        let both = futures_util::future::join(
            propose(&world.store, &world.times),
            propose(&world.store, &world.times),
        );
        let (one, other) = Box::pin(both).await;
        assert_eq!(one.unwrap() + other.unwrap(), 4);
        world.on("2029-07-19");
        let (id, about) = (world.county.id, Some(world.workshop));
        let both = futures_util::future::join(
            carry_out(&world.store, id, about, &world.times),
            carry_out(&world.store, id, about, &world.times),
        );
        let (one, other) = Box::pin(both).await;
        assert_ne!(one.unwrap(), other.unwrap());
        assert_eq!(world.count("disposal_certificate").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workshop_that_is_moved_gets_its_new_day_and_waits_for_an_answer_again() {
    on_both(async |world| {
        world.filled().await;
        world.on("2029-06-19");
        propose(&world.store, &world.times).await.unwrap();
        let eva = world.coordinator("Eva").await;
        answer(&world.store, &eva, &ids(&world).await, &Answer::Approve, world.key()).await.unwrap();
        let mut desk = world.desk().await;
        desk.db().execute_unprepared("UPDATE workshop SET day = '2029-03-01'").await.unwrap();
        desk.write(line("workshop", world.workshop.uuid()));
        desk.seal("").await.unwrap();
        // Nobody has looked since; the day that was proposed is there.
        world.on("2029-07-19");
        carry_out_due(&world.store, &world.times).await.unwrap();
        assert_eq!(world.count("participant").await, 3);
        assert!(kinds(&world).await.is_empty(), "of no use any more");
        world.on("2029-08-10");
        propose(&world.store, &world.times).await.unwrap();
        assert_eq!(kinds(&world).await[0].3, "2029-09-02");
        let mut desk = world.desk().await;
        desk.db().execute_unprepared("UPDATE workshop SET day = '2029-03-10'").await.unwrap();
        desk.write(line("workshop", world.workshop.uuid()));
        desk.seal("").await.unwrap();
        propose(&world.store, &world.times).await.unwrap();
        assert_eq!(kinds(&world).await[0].3, "2029-09-11");
        assert!(world.journal("disposal.last_day_moved").await[0].contains("2029-09-02"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_changes_the_time_and_stands_on_the_certificate_and_in_the_line() {
    on_both(async |world| {
        world.filled().await;
        let times = Times {
            participants: Kept { months: 12, decision: "dnr 2029-114".to_owned() },
            proposal_days: 0,
            ..Times::default()
        };
        world.on("2029-07-19");
        assert_eq!(propose(&world.store, &times).await.unwrap(), 0);
        world.on("2030-01-19");
        assert_eq!(propose(&world.store, &times).await.unwrap(), 4);
        carry_out_due(&world.store, &times).await.unwrap();
        assert!(certified(&world).await.iter().all(|one| one.gone[0].decision == "dnr 2029-114"));
        let lines = world.journal("disposal.done").await;
        assert!(lines.iter().all(|line| line.contains(r#""reason":"dnr 2029-114""#)), "{lines:?}");
        world.clock.advance(TimeDelta::days(1));
    })
    .await;
}
