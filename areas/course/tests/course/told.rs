//! The national lead says where the course is and what its short version says.

use axum::http::StatusCode;
use course::views::told;

use crate::browser::set;
use crate::world::on_both;

#[tokio::test(flavor = "multi_thread")]
async fn where_the_course_is_reaches_every_participant() {
    on_both(async |world| {
        let (lena, path) = (world.lead().await, "/program/kurs");
        let page = lena.get(path).await;
        assert!(page.text().contains("# Utmaningarna"), "{}", page.seen());
        let mut form = page.form_to(path);
        let mut stale = form.clone();
        set(&mut form, "place", "www.utbildning.example");
        let wrong = lena.post(path, &form).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("value=\"www.utbildning.example\""), "what was typed stands");
        set(&mut form, "place", "https://utbildning.example/kurs");
        set(&mut form, "short_sv", "# Kort\n\nDet här är det viktigaste.");
        set(&mut form, "do", "preview");
        let seen = lena.post(path, &form).await;
        assert!(seen.text().contains("<h2>Kort</h2>"), "{}", seen.seen());
        set(&mut form, "do", "save");
        for _ in ["saved", "the same form again"] {
            assert_eq!(lena.post(path, &form).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.lines("course.told").await, 1);
        set(&mut stale, "place", "Valcentralen");
        set(&mut stale, "deed", "01900000-0000-7000-8000-000000000001");
        assert_eq!(lena.post(path, &stale).await.status, StatusCode::CONFLICT);
        let stands = told(world.app.store().reader(), world.programme).await.unwrap();
        assert_eq!((stands.place.as_str(), stands.version), ("https://utbildning.example/kurs", 1));
        assert!(stands.short_en.contains("# The challenges"), "a text that is not changed is as it ships");
        let elsa = world.own(0).await;
        assert!(
            elsa.get(&world.own_path(0)).await.text().contains("href=\"https://utbildning.example/kurs\"")
        );
        // A text that is emptied is as it ships again, and a second save is another version.
        let mut form = lena.get(path).await.form_to(path);
        set(&mut form, "short_sv", " ");
        set(&mut form, "place", "Valcentralen, under Utbildning");
        assert_eq!(lena.post(path, &form).await.status, StatusCode::SEE_OTHER);
        let stands = told(world.app.store().reader(), world.programme).await.unwrap();
        assert!(stands.version == 2 && stands.short_sv.starts_with("# Utmaningarna"), "{stands:?}");
    })
    .await;
}
