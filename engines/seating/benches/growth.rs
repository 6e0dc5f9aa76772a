//! How the cost grows with the number of people: steps per second, and the shortest run (doubling from 0.02 s) that
//! comes within 0.1 % of what the longest reaches. Groups of ten, uniform gains, seconds of processor time on one thread.
//! Prints a table and draws it.
//!
//! `cargo bench -p seating --bench growth -- PICTURE.svg [SECONDS OF THE LONGEST RUN, 20]`
#![allow(clippy::print_stdout, reason = "a benchmark's output is what it prints")]

#[path = "support/clock.rs"]
mod clock;

use std::error::Error;
use std::fmt::Write as _;

use seating::mdgp::{Effort, Instance, Limit, MdgpPlan, Vectors, solve_instance_with};

use clock::Clock;

const PEOPLE: [usize; 6] = [120, 250, 500, 1_000, 2_500, 5_000];
const SHORTEST: f64 = 0.02;

/// What was measured at one size.
struct Point {
    people: f64,
    steps_per_second: f64,
    seconds: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let Some(picture) = words.next() else {
        println!("growth -- PICTURE.svg [SECONDS OF THE LONGEST RUN]");
        return Ok(());
    };
    let longest: f64 = words.next().map_or(Ok(20.0), |word| word.parse())?;
    println!("{:>8} {:>14} {:>22} {:>14}", "people", "steps/s", "s to 99.9 % of best", "best");
    let mut points = Vec::new();
    for people in PEOPLE {
        let instance = instance(people)?;
        let best = run(&instance, longest);
        let reached = |seconds: &f64| run(&instance, *seconds).objective >= 0.999 * best.objective;
        let tries = std::iter::successors(Some(SHORTEST), |seconds| Some(seconds * 2.0));
        let seconds = tries.take_while(|&seconds| seconds < longest).find(reached).unwrap_or(longest);
        let steps_per_second = best.steps as f64 / longest;
        println!("{people:>8} {steps_per_second:>14.0} {seconds:>22.2} {:>14.0}", best.objective);
        points.push(Point { people: people as f64, steps_per_second, seconds });
    }
    Ok(std::fs::write(picture, drawn(&points)?)?)
}

/// Uniform gains from 0 to 100 in groups of ten.
fn instance(people: usize) -> Result<Instance, Box<dyn Error>> {
    let mut word = 1_u64;
    let gain = |_, _| {
        word = word.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (word >> 44) as f64 * 100.0 / f64::from(1 << 20)
    };
    Ok(Instance::new(people, vec![(10, 10); people / 10], gain)?)
}

fn run(instance: &Instance, seconds: f64) -> MdgpPlan {
    let clock = Clock::new(1, seconds);
    let effort = Effort { limit: Limit::Time(&clock), threads: 1, vectors: Vectors::Widest };
    solve_instance_with(instance, 1, &effort)
}

/// Two plots side by side, both axes logarithmic.
fn drawn(points: &[Point]) -> Result<String, std::fmt::Error> {
    let mut svg = String::from(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 760 320' font-family='sans-serif' font-size='12'>\n\
         <rect width='760' height='320' fill='white'/>\n",
    );
    plot(&mut svg, 60.0, "Steps per second", points, |point| point.steps_per_second)?;
    plot(&mut svg, 440.0, "Seconds to 99.9 % of the best", points, |point| point.seconds)?;
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn plot(
    svg: &mut String,
    left: f64,
    title: &str,
    points: &[Point],
    value: impl Fn(&Point) -> f64,
) -> std::fmt::Result {
    let (width, height, top) = (290.0, 220.0, 50.0);
    let values = || points.iter().map(|point| value(point).log10());
    let low = values().fold(f64::INFINITY, f64::min).floor();
    let high = values().fold(f64::NEG_INFINITY, f64::max).ceil().max(low + 1.0);
    let first = 100_f64.log10();
    let last = 10_000_f64.log10();
    let x = |people: f64| left + width * (people.log10() - first) / (last - first);
    let y = |log: f64| top + height * (high - log) / (high - low);
    writeln!(svg, "<text x='{left}' y='28' font-size='14'>{title}</text>")?;
    let mut log = low;
    while log <= high {
        let (line, right, label) = (y(log), left + width, 10_f64.powf(log));
        writeln!(svg, "<path d='M{left} {line:.1}H{right}' stroke='#ccc'/>")?;
        writeln!(svg, "<text x='{}' y='{:.1}' text-anchor='end'>{label}</text>", left - 6.0, line + 4.0)?;
        log += 1.0;
    }
    for people in [100.0, 1_000.0, 10_000.0] {
        let (line, bottom) = (x(people), top + height);
        writeln!(svg, "<path d='M{line:.1} {top}V{bottom}' stroke='#ccc'/>")?;
        writeln!(svg, "<text x='{line:.1}' y='{}' text-anchor='middle'>{people}</text>", bottom + 18.0)?;
    }
    writeln!(
        svg,
        "<text x='{}' y='{}' text-anchor='middle'>people</text>",
        left + width / 2.0,
        top + height + 36.0
    )?;
    let place = |point: &Point| format!("{:.1},{:.1}", x(point.people), y(value(point).log10()));
    let places: Vec<String> = points.iter().map(place).collect();
    writeln!(svg, "<polyline points='{}' fill='none' stroke='#1d5c8f' stroke-width='2'/>", places.join(" "))?;
    for point in points {
        let (x, y) = (x(point.people), y(value(point).log10()));
        writeln!(svg, "<circle cx='{x:.1}' cy='{y:.1}' r='4' fill='#1d5c8f'/>")?;
    }
    Ok(())
}
