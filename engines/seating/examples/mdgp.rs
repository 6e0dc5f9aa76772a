//! For experiments.
#![allow(clippy::print_stdout)]
use seating::mdgp::*;
use std::time::Instant;
struct Clock(Instant, f64);
impl Watch for Clock {
    fn spent(&self) -> f64 {
        self.0.elapsed().as_secs_f64() / self.1
    }
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let seconds: f64 = args[1].parse().unwrap();
    let threads: usize = args[2].parse().unwrap();
    let seeds: u64 = args[3].parse().unwrap();
    let vectors = match std::env::var("V").as_deref() {
        Ok("avx2") => Vectors::Avx2,
        Ok("least") => Vectors::Least,
        Ok("scalar") => Vectors::Scalar,
        _ => Vectors::Widest,
    };
    for path in &args[4..] {
        let begun = Instant::now();
        let instance = read(&std::fs::read(path).unwrap()).unwrap();
        let reading = begun.elapsed();
        for seed in 1..=seeds {
            let begun = Instant::now();
            let clock = Clock(begun, seconds);
            let limit = if seconds > 0.0 { Limit::Time(&clock) } else { Limit::Steps((-seconds) as u64) };
            let plan = solve_instance_with(&instance, seed, &Effort { limit, threads, vectors });
            let took = begun.elapsed().as_secs_f64();
            let mut size = vec![0_usize; instance.sizes().len()];
            for &g in &plan.group_of {
                size[g] += 1;
            }
            assert!(size.iter().zip(instance.sizes()).all(|(s, (l, m))| (l..=m).contains(&s)));
            size.sort();
            if std::env::var("SZ").is_ok() {
                println!("{} {size:?}", size.iter().map(|s| s * (s - 1) / 2).sum::<usize>());
            }
            println!(
                "{} {seed} {:.3} {took:.3} {:.3} {:.0}",
                path.rsplit('/').next().unwrap().trim_end_matches(".txt"),
                plan.objective,
                reading.as_secs_f64(),
                plan.steps as f64 / took
            );
        }
    }
}
