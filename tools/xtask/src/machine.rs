//! What the machine has, and how to get the rest from Debian's packages.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// Debian starts a cluster of its own when the server package arrives; ours is the only one we want.
const NO_CLUSTER: &str = "sed -i 's/^#\\?create_main_cluster.*/create_main_cluster = false/' \
                          /etc/postgresql-common/createcluster.conf";

/// Something the tests need from the machine.
struct Need {
    present: bool,
    packages: &'static [&'static str],
    sentence: &'static str,
}

/// Installs the PostgreSQL server if it is missing.
pub fn prepare_postgres() -> Outcome<()> {
    install(&[postgres_need()])
}

/// Installs all that the browser tests need if it is missing.
pub fn prepare_browser() -> Outcome<()> {
    install(&browser_needs())?;
    has_node_or_sentence()
}

/// Installs everything in one go, so that the package list is read once.
pub fn prepare_all() -> Outcome<()> {
    let mut needs = browser_needs();
    needs.push(postgres_need());
    needs.extend(fence_needs());
    install(&needs)?;
    has_node_or_sentence()
}

/// Debian 11 has an older one than the browser driver asks for. Debian 12 is why the driver is pinned to 1.61.
fn has_node_or_sentence() -> Outcome<()> {
    let sentence = "Debian's Node.js is too old here; please install Node.js 18 or later and run this again";
    if has_node() { Ok(()) } else { Err(sentence.into()) }
}

fn postgres_need() -> Need {
    Need { present: postgres_bin("initdb").is_some(), packages: &["postgresql"], sentence: "PostgreSQL 15 or later" }
}

fn fence_needs() -> [Need; 2] {
    [
        Need { present: on_path("strace").is_some(), packages: &["strace"], sentence: "strace" },
        Need { present: on_path("ip").is_some(), packages: &["iproute2"], sentence: "ip (iproute2)" },
    ]
}

fn browser_needs() -> Vec<Need> {
    vec![
        Need { present: chromium().is_some(), packages: &["chromium"], sentence: "Chromium" },
        Need { present: has_japanese_font(), packages: &["fonts-noto-cjk"], sentence: "a Japanese font (Noto CJK)" },
        Need { present: has_poppler(), packages: &["poppler-utils"], sentence: "pdftoppm and pdftotext (poppler-utils)" },
        Need { present: has_node(), packages: &["nodejs"], sentence: "Node.js 18 or later" },
        Need { present: on_path("npm").is_some(), packages: &["npm"], sentence: "npm" },
    ]
}

fn install(needs: &[Need]) -> Outcome<()> {
    let missing: Vec<&Need> = needs.iter().filter(|need| !need.present).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|need| need.sentence).collect::<Vec<_>>().join(", ");
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    let please = format!("please install {names} (on Debian: apt-get install {}) and run this again", packages.join(" "));
    let Some(become_root) = way_to_root() else {
        return Err(format!("{please}; this command may do it itself when run as root or with sudo"));
    };
    println!("installing from Debian: {}", packages.join(" "));
    let said = |step: Outcome<()>| step.map_err(|fault| format!("{fault}; {please}"));
    said(as_root(become_root, "apt-get update -qq"))?;
    if packages.contains(&"postgresql") {
        said(as_root(become_root, &format!("{} postgresql-common", apt_install())))?;
        said(as_root(become_root, NO_CLUSTER))?;
    }
    said(as_root(become_root, &format!("{} {}", apt_install(), packages.join(" "))))
}

fn apt_install() -> &'static str {
    "DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0"
}

/// The words before a command that make it run as root; none when there is no apt or no way.
fn way_to_root() -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    if is_root() {
        return Some(&[]);
    }
    let sudo = Command::new("sudo").args(["-n", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    sudo.is_ok_and(|status| status.success()).then_some(&["sudo", "-n"])
}

fn as_root(become_root: &[&str], script: &str) -> Outcome<()> {
    let mut words = become_root.to_vec();
    words.extend(["sh", "-c", script]);
    quiet(&words)
}

/// Runs a command and shows what it said only when it failed.
pub fn quiet(words: &[&str]) -> Outcome<()> {
    let output = Command::new(words[0])
        .args(&words[1..])
        .current_dir("/")
        .stdin(Stdio::null())
        .output()
        .map_err(|fault| format!("cannot run {}: {fault}", words[0]))?;
    if output.status.success() {
        return Ok(());
    }
    eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(format!("`{}` failed", words.join(" ")))
}

/// Whether the machine knows this account.
pub fn has_account(name: &str) -> bool {
    Command::new("id").arg(name).output().is_ok_and(|output| output.status.success())
}

/// PostgreSQL refuses to run as root, so the tests must know.
pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

/// A server program of PostgreSQL: the newest of Debian's, or the one on the path.
pub fn postgres_bin(name: &str) -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|version| Path::new(&format!("/usr/lib/postgresql/{version}/bin/{name}")).exists())
        .max();
    match newest {
        Some(version) => Some(PathBuf::from(format!("/usr/lib/postgresql/{version}/bin/{name}"))),
        None => on_path(name),
    }
}

/// The browser: named by `CHROMIUM`, or the one on the path.
pub fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.exists());
    named.or_else(|| ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| on_path(name)))
}

fn has_japanese_font() -> bool {
    if Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists() {
        return true;
    }
    Command::new("fc-list").arg(":lang=ja").output().is_ok_and(|output| !output.stdout.is_empty())
}

fn has_poppler() -> bool {
    ["pdftoppm", "pdftotext", "pdfinfo", "pdffonts"].iter().all(|name| on_path(name).is_some())
}

/// The version is printed as `v18.20.4`.
fn has_node() -> bool {
    let Ok(output) = Command::new("node").arg("--version").output() else {
        return false;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let major = said.trim_start_matches('v').split('.').next().and_then(|word| word.parse::<u32>().ok());
    major.is_some_and(|major| major >= 18)
}

/// Where a program lies on the path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
