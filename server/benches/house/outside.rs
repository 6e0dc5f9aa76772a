//! Start, memory, pages a second, processor time for each page, weight of the first page.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

pub struct Running {
    child: Child,
    address: String,
    pub links: Vec<String>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn start(data: &Path) -> (Running, f64) {
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_valskydd"))
        .args(["demo", "--port", "0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut printed = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut wanted = |name: &str| {
        let line = printed.by_ref().find(|line| line.starts_with(name)).unwrap();
        line.split_once(": ").unwrap().1.to_owned()
    };
    let address = wanted("Adress");
    let links = ["Nationell ledning", "Länssamordnare", "Kommunsamordnare"].map(&mut wanted).to_vec();
    let running = Running { child, address, links };
    assert!(running.ask("GET", "/", "", "").0.starts_with("HTTP/1.1 200"));
    (running, began.elapsed().as_secs_f64())
}

impl Running {
    /// Head and body of an answer.
    pub fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> (String, Vec<u8>) {
        let host = self.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host).unwrap();
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8_lossy(&answer[..end]).into_owned(), answer[end + 4..].to_vec())
    }

    /// Signs in by a printed link and gives the cookies.
    pub fn sign_in(&self, link: &str) -> String {
        let path = link.strip_prefix(&self.address).unwrap();
        let (head, page) = self.ask("GET", path, "", "");
        let browser = cookies(&head);
        let page = String::from_utf8(page).unwrap();
        let csrf = page.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let headers = format!("cookie: {browser}\r\ncontent-type: application/x-www-form-urlencoded\r\n");
        let (head, _) = self.ask("POST", path, &headers, &format!("csrf={csrf}"));
        format!("{browser}; {}", cookies(&head))
    }

    fn processor_seconds(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        // utime and stime, in ticks of a hundredth of a second (proc(5)).
        (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
    }

    pub fn load(&self, what: &str, path: &str, cookies: &str, connections: u32) {
        let before = self.processor_seconds();
        let output = Command::new("wrk")
            .args([
                // wrk refuses more threads than connections.
                if connections > 1 { "-t2" } else { "-t1" },
                "-d8s",
                "--latency",
                "-c",
                &connections.to_string(),
                "-H",
                &format!("Cookie: {cookies}"),
            ])
            .arg(format!("{}{path}", self.address))
            .output()
            .expect("wrk is installed (apt-get install wrk)");
        let spent = self.processor_seconds() - before;
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains("Non-2xx"), "{text}");
        let word = |start: &str, at: usize| {
            let line = text.lines().find(|line| line.trim_start().starts_with(start)).unwrap();
            line.split_whitespace().nth(at).unwrap().to_owned()
        };
        let requests: f64 = text
            .lines()
            .find(|line| line.contains("requests in"))
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap()
            .parse()
            .unwrap();
        let (rate, p99) = (word("Requests/sec:", 1), word("99%", 1));
        println!(
            "| {what}, {connections} connections | {rate} pages/s, p99 {p99}, {:.2} ms processor a page |",
            spent * 1000.0 / requests
        );
    }
}

/// What a process holds in memory.
pub fn resident_mebibytes(process: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

fn cookies(head: &str) -> String {
    let lines = head.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
    lines.map(|line| line.split(';').next().unwrap()).collect::<Vec<_>>().join("; ")
}

fn weight(house: &Running) -> f64 {
    let packed = |path: &str| house.ask("GET", path, "accept-encoding: gzip\r\n", "").1.len();
    let page = String::from_utf8(house.ask("GET", "/", "", "").1).unwrap();
    let named = page.split('"').filter(|quoted| quoted.starts_with("/static/"));
    let mut assets: Vec<&str> = named.collect();
    assets.sort_unstable();
    assets.dedup();
    let bytes = packed("/") + assets.into_iter().map(packed).sum::<usize>();
    bytes as f64 / 1000.0
}

pub fn measure() {
    let data = tempfile::tempdir().unwrap();
    let (first, fresh) = start(data.path());
    drop(first);
    let (house, again) = start(data.path());
    println!("| Start to first answer, empty (makes the demo's county) | {fresh:.2} s |");
    println!("| Start to first answer, furnished | {again:.2} s |");
    println!("| First page with style sheet, typeface and marks, gzipped | {:.1} kB |", weight(&house));
    let county = house.sign_in(&house.links[1]);
    let (head, _) = house.ask("GET", "/workshop", &format!("cookie: {county}\r\n"), "");
    let workshop = head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap().to_owned();
    let municipality = house.sign_in(&house.links[2]);
    let (head, _) = house.ask("GET", "/anmalan", &format!("cookie: {municipality}\r\n"), "");
    let registration = head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap().to_owned();
    for connections in [4, 64] {
        house.load("First page, nobody signed in", "/", "", connections);
        house.load("Workshop page", &workshop, &county, connections);
        house.load("Registration page", &registration, &municipality, connections);
    }
    println!("| Resident after the load above | {:.0} MiB |", resident_mebibytes(house.child.id()));
}
