//! A mail server that takes letters as fast as they come and keeps none.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Reads every letter whole, counts it and throws it away: what a bench of letters hands them to, where a real server would be
/// the slower of the two. It lives as long as the process.
#[derive(Clone, Debug)]
pub struct Drain {
    port: u16,
    taken: Arc<AtomicUsize>,
}

impl Drain {
    /// Listens on a free port of loopback.
    ///
    /// # Errors
    /// When there is none.
    pub fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let drain = Self { port: listener.local_addr()?.port(), taken: Arc::default() };
        let taken = Arc::clone(&drain.taken);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let taken = Arc::clone(&taken);
                // Whoever hangs up early is seen in the count.
                thread::spawn(move || talk(&stream, &taken));
            }
        });
        Ok(drain)
    }

    /// The port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// How many letters it has taken.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.taken.load(Ordering::Relaxed)
    }
}

fn talk(stream: &TcpStream, taken: &AtomicUsize) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut lines, mut writer) = (BufReader::new(stream), stream);
    writer.write_all(b"220 drain\r\n")?;
    let mut line = Vec::new();
    let mut is_data = false;
    loop {
        line.clear();
        if lines.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if is_data {
            if line == b".\r\n" {
                is_data = false;
                taken.fetch_add(1, Ordering::Relaxed);
                writer.write_all(b"250 2.0.0 taken\r\n")?;
            }
            continue;
        }
        let word: String = line.iter().take(4).map(|byte| char::from(byte.to_ascii_uppercase())).collect();
        let answer: &[u8] = match word.as_str() {
            "DATA" => {
                is_data = true;
                b"354 go on\r\n"
            }
            "QUIT" => return writer.write_all(b"221 bye\r\n"),
            _ => b"250 ok\r\n",
        };
        writer.write_all(answer)?;
    }
}
