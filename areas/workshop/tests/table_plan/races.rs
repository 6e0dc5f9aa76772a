//! Many at once for the last chairs.

use std::sync::Arc;

use workshop::table_plan::deeds::{Move, NotDone};

use crate::hall::{SIX_TO_EIGHT, on_both};

/// Ten organisers each want somebody at the same table, and try again as long as they are only told that somebody was
/// faster: as many get in as there are chairs, whoever they are.
#[tokio::test(flavor = "multi_thread")]
async fn of_ten_who_want_the_last_chairs_as_many_get_one_as_there_are() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let tables = hall.tables().await;
        let count = |table: i32| tables.values().filter(|at| **at == table).count();
        let table = hall.free_chair(0).await;
        let chairs = 8 - count(table);
        assert!(chairs > 0, "somebody must get one");
        let want: Vec<_> =
            tables.iter().filter(|(_, at)| **at != table).map(|(who, _)| *who).take(10).collect();
        let hall = Arc::new(hall);
        let mut tries = Vec::new();
        for person in want {
            let hall = Arc::clone(&hall);
            tries.push(tokio::spawn(async move {
                loop {
                    let asked = Move { person, round: 0, table: Some(table), swap: None };
                    match hall.shift(asked).await {
                        Ok(()) => return true,
                        Err(NotDone::Newer) => {}
                        Err(NotDone::Refused(why)) => {
                            assert_eq!(why[0].code, "table_full");
                            return false;
                        }
                        Err(other) => panic!("{other}"),
                    }
                }
            }));
        }
        let mut got = 0;
        for one in tries {
            got += usize::from(one.await.unwrap());
        }
        assert_eq!(got, chairs);
        let tables = hall.tables().await;
        assert_eq!(tables.values().filter(|at| **at == table).count(), 8);
        assert_eq!(tables.len(), 38, "nobody lost their seat");
        let fixed =
            hall.journal().await.iter().filter(|line| line.starts_with("table_plan.seat_fixed")).count();
        assert_eq!(fixed, chairs, "a line for each who got one");
    })
    .await;
}
