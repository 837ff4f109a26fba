//! Files of what is expected: compared with what there is, or written where the tests bless.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::module::files;

/// The variable that makes tests write what they would otherwise compare with.
const BLESS: &str = "SCANWRIGHT_BLESS";

/// Whether expected files are to be written anew.
pub(crate) fn is_blessing() -> bool {
    std::env::var_os(BLESS).is_some_and(|value| value == "1")
}

/// Everything that a test finds not as expected, told at its end.
#[derive(Debug, Default)]
#[must_use = "what differs is told by `hold`"]
pub(crate) struct Expected {
    faults: Vec<String>,
}

impl Expected {
    /// The text of a file.
    pub(crate) fn file(&mut self, path: &Path, actual: &str) {
        self.file_or_none(path, Some(actual));
    }

    /// The text of a file, or that there is no such file.
    pub(crate) fn file_or_none(&mut self, path: &Path, actual: Option<&str>) {
        if is_blessing() {
            bless(path, actual.map(str::as_bytes));
        }
        match (actual, path.exists()) {
            (None, true) => self.fault(format!("{} stands for nothing", path.display())),
            (Some(_), false) => self.fault(format!("{} is not there", path.display())),
            _ => {}
        }
        let expected = fs::read_to_string(path).unwrap_or_default();
        let difference = difference(&expected, actual.unwrap_or_default());
        self.faults.extend(difference.map(|difference| format!("{}\n{difference}", path.display())));
    }

    /// All files below a directory, and no other.
    pub(crate) fn directory(&mut self, directory: &Path, actual: &BTreeMap<String, Vec<u8>>) {
        let mut expected = files(directory);
        if is_blessing() {
            for name in expected.keys().chain(actual.keys()) {
                bless(&directory.join(name), actual.get(name).map(Vec::as_slice));
            }
            expected = files(directory);
        }
        if !expected.keys().eq(actual.keys()) {
            let [expected, actual] = [&expected, actual].map(|files| files.keys().collect::<Vec<_>>());
            self.fault(format!("{}: expected are {expected:?}, there are {actual:?}", directory.display()));
        }
        for (name, bytes) in actual {
            let wanted = expected.get(name).map(Vec::as_slice).unwrap_or_default();
            if wanted != bytes {
                let [wanted, actual] = [wanted, bytes].map(String::from_utf8_lossy);
                let difference = difference(&wanted, &actual).unwrap_or_default();
                self.fault(format!("{}\n{difference}", directory.join(name).display()));
            }
        }
    }

    /// Something else that is wrong.
    pub(crate) fn fault(&mut self, fault: String) {
        self.faults.push(fault);
    }

    /// Fails where something was not as expected.
    #[track_caller]
    pub(crate) fn hold(self) {
        assert!(self.faults.is_empty(), "{}\n{BLESS}=1 writes what is expected", self.faults.join("\n"));
    }
}

/// Holds one text against a file.
#[track_caller]
pub(crate) fn expect_file(path: &Path, actual: &str) {
    let mut expected = Expected::default();
    expected.file(path, actual);
    expected.hold();
}

/// Holds files against all below a directory.
#[track_caller]
pub(crate) fn expect_directory(directory: &Path, actual: &BTreeMap<String, Vec<u8>>) {
    let mut expected = Expected::default();
    expected.directory(directory, actual);
    expected.hold();
}

/// Writes a file, or removes it; one that is right already stays as it is.
fn bless(path: &Path, bytes: Option<&[u8]>) {
    if fs::read(path).ok().as_deref() == bytes {
        return;
    }
    match bytes {
        Some(bytes) => {
            fs::create_dir_all(path.parent().unwrap()).and_then(|()| fs::write(path, bytes)).unwrap();
        }
        None => fs::remove_file(path).unwrap(),
    }
}

/// The difference between two texts as a unified diff; `None` where they are the same.
pub(crate) fn difference(expected: &str, actual: &str) -> Option<String> {
    let diff = similar::TextDiff::from_lines(expected, actual);
    (expected != actual).then(|| diff.unified_diff().header("expected", "actual").to_string())
}
