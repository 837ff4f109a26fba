//! Where the temporary directories of the tests are.
//!
//! Tests write thousands of small files, and what writes in place of an earlier file waits until the disk has it. In memory
//! nothing is waited for.

use std::fs;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::Command;

/// Where Linux has a file system in memory.
const IN_MEMORY: &str = "/dev/shm";

/// The space that a run may take where the provider lies packed in its mirror, and is unpacked for each test.
const NEEDED: u64 = 4 << 30;

/// Puts temporary directories into memory, where there is room for them and programs in it can be run; not where `TMPDIR`
/// says where they shall be.
pub fn choose() {
    let directory = Path::new(IN_MEMORY);
    if std::env::var_os("TMPDIR").is_none() && has_room(directory) && runs_programs(directory) {
        // Refused where it was set before, which nothing does.
        let _ = tempfile::env::override_temp_dir(directory);
    }
}

fn has_room(directory: &Path) -> bool {
    rustix::fs::statvfs(directory).is_ok_and(|system| system.f_bavail.saturating_mul(system.f_frsize) >= NEEDED)
}

/// Containers often forbid it.
fn runs_programs(directory: &Path) -> bool {
    let Ok(probe) = tempfile::tempdir_in(directory) else { return false };
    let program = probe.path().join("program");
    let mut options = fs::OpenOptions::new();
    let written = options.write(true).create_new(true).mode(0o755).open(&program);
    let written = written.and_then(|mut file| std::io::Write::write_all(&mut file, b"#!/bin/sh\n"));
    written.is_ok() && Command::new(program).status().is_ok_and(|status| status.success())
}
