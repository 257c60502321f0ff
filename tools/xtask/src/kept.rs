//! A program that ends when we end, however we end: by return, panic, Ctrl-C or a kill.
//!
//! A small shell stands between us and the program and holds one end of a pipe.
//! The pipe closes with our last breath; the shell then ends the program and removes its folder.
//! So there is one way out for every case, and no signal handler.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use std::os::unix::process::CommandExt;

use crate::Outcome;

/// `$1` folder to remove, `$2` signal that ends the program, then the program and its arguments.
const KEEPER: &str = r#"
folder=$1; signal=$2; shift 2
"$@" &
child=$!
cat >/dev/null
kill -s "$signal" "$child" 2>/dev/null
(sleep 10; kill -s KILL "$child") >/dev/null 2>&1 &
late=$!
wait "$child" 2>/dev/null
kill "$late" 2>/dev/null
rm -rf -- "$folder"
"#;

/// Ends the program and removes its folder when dropped.
pub struct Kept {
    keeper: Child,
}

impl Kept {
    /// Starts `program`; what it prints goes to `log`; `folder` belongs to it and goes with it.
    pub fn start(program: &[&str], envs: &[(&str, &str)], signal: &str, folder: &Path, log: &File) -> Outcome<Kept> {
        let copy = |what| log.try_clone().map_err(|fault| format!("cannot share the log for {what}: {fault}"));
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(folder)
            .arg(signal)
            .args(program)
            .envs(envs.iter().copied())
            .stdin(Stdio::piped())
            .stdout(copy("stdout")?)
            .stderr(copy("stderr")?)
            .process_group(0) // Ctrl-C reaches us, not them: the pipe tells them in order.
            .spawn()
            .map_err(|fault| format!("cannot start {}: {fault}", program.join(" ")))?;
        Ok(Kept { keeper })
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn what_was_started_ends_with_its_keeper_and_leaves_no_folder() {
        let folder = std::env::temp_dir().join(format!("engawa-kept-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let log = File::create(folder.join("log")).expect("a log");
        let began = Instant::now();
        drop(Kept::start(&["sleep", "60"], &[], "TERM", &folder, &log).expect("a start"));
        assert!(began.elapsed().as_secs() < 5);
        assert!(!folder.exists());
    }
}
