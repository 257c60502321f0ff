//! The fence: tests run without a way to the outside, and whoever looks for one is named.
//!
//! A network namespace of its own has only the loopback; strace notes every address that is asked for. PostgreSQL is reached
//! through a socket in the file system, which no namespace of the network hides.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How far this machine can be closed.
pub struct Fence {
    unshare: Option<&'static str>,
    has_strace: bool,
    log: PathBuf,
}

impl Fence {
    /// What this machine allows: namespaces need rights that some containers lack, and so does watching another process.
    pub fn of_this_machine(log: &Path) -> Fence {
        let unshare = ["-n", "-rn"]
            .into_iter()
            .find(|how| answers(&["unshare", how, "-p", "-f", "--mount-proc", "ip", "link", "set", "lo", "up"]));
        Fence { unshare, has_strace: answers(&["strace", "-qq", "-o", "/dev/null", "true"]), log: log.to_owned() }
    }

    /// Whether both the way is closed and whoever looks for one is seen.
    pub fn is_whole(&self) -> bool {
        self.unshare.is_some() && self.has_strace
    }

    /// The command, inside.
    pub fn around(&self, command: &Command) -> Command {
        let mut words: Vec<String> = Vec::new();
        if self.has_strace {
            let log = self.log.display().to_string();
            words.extend(["strace", "-f", "-qq", "--seccomp-bpf", "-e", "signal=none", "-e"].map(str::to_owned));
            words.extend(["trace=connect,sendto,sendmsg".to_owned(), "-o".to_owned(), log]);
        }
        if let Some(how) = self.unshare {
            // A namespace of processes too: what a test leaves behind ends with it, and strace does not wait for ever.
            words.extend(["unshare", how, "-p", "-f", "--mount-proc", "sh", "-c"].map(str::to_owned));
            words.extend(["ip link set lo up && exec \"$@\"", "sh"].map(str::to_owned));
        }
        words.push(command.get_program().to_string_lossy().into_owned());
        words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
        let mut fenced = Command::new(&words[0]);
        fenced.args(&words[1..]);
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => fenced.env(name, value),
                None => fenced.env_remove(name),
            };
        }
        fenced
    }

    /// The addresses outside that somebody asked for, each once.
    pub fn tried(&self) -> Vec<String> {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let mut found: Vec<String> = log.lines().filter_map(outside).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn answers(words: &[&str]) -> bool {
    let quiet = || Stdio::null();
    let status = Command::new(words[0]).args(&words[1..]).stdin(quiet()).stdout(quiet()).stderr(quiet()).status();
    status.is_ok_and(|status| status.success())
}

/// The address of a line of strace, where it is one of the net and not of this machine.
fn outside(line: &str) -> Option<String> {
    if !line.contains("sa_family=AF_INET") {
        return None;
    }
    let quoted = |begin: &str| line.split(begin).nth(1).and_then(|rest| rest.split('"').next());
    let address = quoted("inet_addr(\"").or_else(|| quoted("inet_pton(AF_INET6, \""))?;
    let address: std::net::IpAddr = address.parse().ok()?;
    let is_here = address.to_canonical().is_loopback() || address.is_unspecified();
    (!is_here).then(|| address.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_outside_is_seen_in_what_strace_writes() {
        let line =
            |family: &str, address: &str| format!("77 connect(9, {{sa_family={family}, sin_port=htons(53), {address}}}, 16) = -1");
        assert_eq!(outside(&line("AF_INET", "sin_addr=inet_addr(\"192.0.2.1\")")), Some("192.0.2.1".into()));
        assert_eq!(outside(&line("AF_INET", "sin_addr=inet_addr(\"127.0.0.1\")")), None);
        let six =
            "77 connect(9, {sa_family=AF_INET6, sin6_port=htons(80), inet_pton(AF_INET6, \"2001:db8::1\", &sin6_addr)}, 28) = -1";
        assert_eq!(outside(six), Some("2001:db8::1".into()));
        assert_eq!(outside("77 connect(9, {sa_family=AF_UNIX, sun_path=\"/x\"}, 110) = 0"), None);
    }

    #[test]
    fn what_is_left_behind_ends_with_the_command() {
        let log = std::env::temp_dir().join(format!("engawa-left-{}", std::process::id()));
        let fence = Fence::of_this_machine(&log);
        if !fence.is_whole() {
            return;
        }
        let mut leaving = Command::new("sh");
        leaving.args(["-c", "sleep 1000 >/dev/null 2>&1 & true"]);
        let began = std::time::Instant::now();
        assert!(fence.around(&leaving).status().expect("it runs").success());
        assert!(began.elapsed().as_secs() < 60, "the fence waited for what was left behind");
        let _ = std::fs::remove_file(log);
    }

    #[test]
    fn whoever_looks_for_a_way_out_is_named() {
        let folder = std::env::temp_dir().join(format!("engawa-fence-{}", std::process::id()));
        let fence = Fence::of_this_machine(&folder);
        if !fence.is_whole() {
            return;
        }
        let mut asking = Command::new("bash");
        asking.args(["-c", "exec 3<>/dev/tcp/192.0.2.1/80"]);
        let status = fence.around(&asking).stderr(Stdio::null()).status().expect("it runs");
        assert!(!status.success(), "there is a way out");
        assert_eq!(fence.tried(), ["192.0.2.1"]);
        let _ = std::fs::remove_file(folder);
    }
}
