//! A public list page of 50 rows out of 10,000, as CPU time of a request, against the same page of a small list.

use engawa_kernel::FiscalYear;

use crate::cpu;
use crate::deed::{INDICATOR, add_actions};
use crate::towns::{Demo, page, runtime};

const REQUESTS: u32 = 2_000;

/// Prints the figures.
pub fn run() {
    let demo = Demo::make();
    let router = demo.router();
    let runtime = runtime();
    let path = format!("/mihon/plans/sogo/indicators/{INDICATOR}/records");
    let measure = |label: &str| {
        let length = runtime.block_on(page(&router, &path));
        let each = cpu::each(REQUESTS, |_| {
            runtime.block_on(page(&router, &path));
        });
        println!("| {label} | {:.3} ms | {length} bytes |", each.as_secs_f64() * 1e3);
        each
    };
    println!("## List page of 50 rows, CPU a request over {REQUESTS} requests\n| rows behind it | CPU | page |\n|---|---|---|");
    let small = measure("those of the sample");
    let town = demo.towns.open("mihon").expect("the sample");
    // All in the year that the page shows.
    add_actions(&town, 10_000, FiscalYear::of(town.today()).first_day());
    let large = measure("10,000 more");
    println!("| ratio | {:.2} | |", large.as_secs_f64() / small.as_secs_f64());
}
