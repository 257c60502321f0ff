//! CPU time of this process, and the memory of another.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// CPU time that this process has used, all threads together.
pub fn used() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// CPU time of one call, over so many calls.
pub fn each(times: u32, mut call: impl FnMut(u32)) -> Duration {
    let before = used();
    (0..times).for_each(&mut call);
    (used() - before) / times
}

/// Resident memory of a process in MB, from `/proc/PID/status`.
pub fn resident_mb(pid: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0 kB");
    let kb: f64 = line.trim().trim_end_matches(" kB").trim().parse().unwrap_or(0.0);
    kb / 1024.0
}
