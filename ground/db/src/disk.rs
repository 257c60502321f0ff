//! The disk under a data folder: room that is left, and file systems on which SQLite cannot keep its promise.

use std::path::Path;

use crate::fault::Fault;

/// Refuses when less than the floor is free.
pub(crate) fn has_room(folder: &Path, floor_mb: u64) -> Result<(), Fault> {
    let stat = rustix::fs::statvfs(folder).map_err(|error| Fault::Folder(format!("{}: {error}", folder.display())))?;
    let free_mb = stat.f_bavail.saturating_mul(stat.f_frsize) / (1024 * 1024);
    if free_mb < floor_mb { Err(Fault::NoSpace { floor_mb }) } else { Ok(()) }
}

/// Kinds of network file systems (Linux `statfs(2)`): locks and `fsync` do not hold there what SQLite needs.
const NETWORK: [(i64, &str); 6] = [
    (0x6969, "NFS"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x517B, "SMB"),
    (0x0065_7357, "sshfs or another FUSE"),
    (0x0102_1997, "9P"),
];

/// Refuses a folder on a network file system.
pub(crate) fn is_local(folder: &Path) -> Result<(), Fault> {
    let stat = rustix::fs::statfs(folder).map_err(|error| Fault::Folder(format!("{}: {error}", folder.display())))?;
    match network_name(stat.f_type) {
        Some(name) => Err(Fault::Folder(format!(
            "{} lies on a network file system ({name}), where a crash can lose what was acknowledged; use a local disk, or PostgreSQL",
            folder.display()
        ))),
        None => Ok(()),
    }
}

fn network_name(kind: rustix::fs::FsWord) -> Option<&'static str> {
    NETWORK.iter().find(|(number, _)| *number == kind).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_file_system_is_known_by_its_number_and_a_local_one_is_not() {
        assert_eq!(network_name(0x6969), Some("NFS"));
        assert_eq!(network_name(0xEF53), None);
    }

    #[test]
    fn a_full_disk_is_refused_before_it_is_full() {
        let here = std::env::temp_dir();
        assert!(has_room(&here, 0).is_ok());
        assert!(matches!(has_room(&here, u64::MAX), Err(Fault::NoSpace { .. })));
    }
}
