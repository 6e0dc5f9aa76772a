//! Plans generated programmes. `cargo bench -p tour --bench programme -- COUNTIES SEED [STEPS]`.
use std::time::Instant;
#[path = "support/generated.rs"]
mod generated;
use tour::{Budget, solve};
#[allow(clippy::print_stdout)]
fn main() {
    let args: Vec<u64> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let (n, seed) = (args[0], args[1]);
    let problem = generated::programme(n as usize, seed);
    let budget = Budget {
        steps: args.get(2).copied().unwrap_or(400_000),
        proof: args.get(3).copied().unwrap_or(400_000_000),
    };
    let t = Instant::now();
    let plan = solve(&problem, 1, budget, &()).unwrap();
    println!("{:?} bound {} total {} {:?}", plan.cost, plan.bound, plan.cost.total(), t.elapsed());
}
