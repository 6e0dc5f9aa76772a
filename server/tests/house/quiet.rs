//! A link's token stands in no line of the log, however much the log tells.

use std::io::Write;
use std::sync::{Arc, Mutex};

use crate::resident::{Base, Resident};

#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_log_line_holds_the_token_of_a_link() {
    let house = Resident::on(Base::Sqlite).await;
    let heard = Heard::default();
    let writer = heard.clone();
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let listening = tracing::subscriber::set_default(log);
    tracing::info!("listening");
    let token = "tokens-are-secret-and-43-signs-long-like-thi";
    let stranger = house.stranger();
    for path in [format!("/l/{token}"), format!("/l/{token}/ny"), format!("/l/{token}/%00")] {
        let read = stranger.get(&path).await;
        assert!(read.status.is_client_error(), "{path}: {}", read.status);
        stranger.post(&path).await;
        stranger.post(&format!("{path}?x=%ff")).await;
    }
    drop(listening);
    let said = String::from_utf8_lossy(&heard.0.lock().unwrap()).into_owned();
    assert!(said.contains("listening"), "the log was heard");
    let lines: Vec<_> = said.lines().filter(|line| line.contains(token)).collect();
    assert!(lines.is_empty(), "{lines:?}");
}
