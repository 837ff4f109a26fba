//! Policies of many teams, each in a directory of its own, and the bytes that belong on the disk beside them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::Failure;

/// The policies and their expected bytes, for the reference programs.
pub const POLICIES: &str = "policies.pack";
/// The generated files and their expected bytes.
pub const OUTPUT: &str = "output.pack";
/// Both.
pub const ALL: &str = "all.pack";

/// Variety of the policies of a call.
#[derive(Clone, Copy)]
pub enum Variety {
    /// Each has its own module name, prefix and repositories.
    Different,
    /// They are equal but for the directory.
    Equal,
}

impl Variety {
    /// Returns the word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Different => "different",
            Self::Equal => "equal",
        }
    }
}

/// Policies of a call with their output, in a temporary directory.
pub struct Fleet {
    root: TempDir,
    /// The count of policies.
    pub size: usize,
    /// Their variety.
    pub variety: Variety,
}

impl Fleet {
    /// Writes the policies, generates their output, and packs both.
    pub fn make(directory: &Path, size: usize, variety: Variety) -> Result<Self, Failure> {
        let fleet =
            Self { root: tempfile::Builder::new().prefix("scanwright-bench-").tempdir_in(directory)?, size, variety };
        for team in 0..size {
            let directory = fleet.directory().join(name(team));
            fs::create_dir(&directory)?;
            fs::write(
                directory.join("scan-policy.toml"),
                policy(if matches!(variety, Variety::Equal) { 0 } else { team }),
            )?;
        }
        let mut generate = Command::new(env!("CARGO_BIN_EXE_scanwright"));
        generate
            .current_dir(fleet.directory())
            .args(["generate", "--quiet"])
            .args(fleet.policies())
            .stdout(Stdio::null());
        if !generate.status()?.success() {
            return Err("the policies of the benchmark can't be generated".into());
        }
        fleet.pack()?;
        Ok(fleet)
    }

    /// Returns the directory that everything is relative to.
    pub fn directory(&self) -> &Path {
        self.root.path()
    }

    /// Returns the policies as arguments.
    pub fn policies(&self) -> impl Iterator<Item = String> {
        (0..self.size).map(|team| format!("{}/scan-policy.toml", name(team)))
    }

    /// Removes the output directories, and waits until the disk is quiet.
    pub fn clear(&self) -> Result<(), Failure> {
        for team in 0..self.size {
            match fs::remove_dir_all(self.directory().join(self.output(team))) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        rustix::fs::sync();
        Ok(())
    }

    /// Returns the output directory of a policy.
    fn output(&self, team: usize) -> PathBuf {
        let module = if matches!(self.variety, Variety::Equal) { 0 } else { team };
        Path::new(&name(team)).join(format!("scanning-{}", name(module)))
    }

    fn pack(&self) -> Result<(), Failure> {
        let (mut policies, mut output, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for (team, policy) in self.policies().enumerate() {
            for pack in [&mut policies, &mut all] {
                self.append(pack, Path::new(&policy))?;
            }
            let directory = self.output(team);
            for path in files(self.directory(), &directory)?
                .into_iter()
                .chain(files(self.directory(), &directory.join("tests"))?)
            {
                for pack in [&mut output, &mut all] {
                    self.append(pack, &path)?;
                }
            }
        }
        for (name, pack) in [(POLICIES, policies), (OUTPUT, output), (ALL, all)] {
            fs::write(self.directory().join(name), pack)?;
        }
        Ok(())
    }

    /// Appends a file to a pack: its path, its length, its bytes.
    fn append(&self, pack: &mut Vec<u8>, path: &Path) -> Result<(), Failure> {
        let bytes = fs::read(self.directory().join(path))?;
        pack.extend_from_slice(format!("{}\n{}\n", path.display(), bytes.len()).as_bytes());
        pack.extend_from_slice(&bytes);
        Ok(())
    }
}

/// Returns the files of a directory, as paths from the root, sorted.
fn files(root: &Path, directory: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(root.join(directory))?.collect::<Result<Vec<_>, _>>()?;
    let files = entries.iter().filter(|entry| entry.path().is_file());
    let mut files: Vec<PathBuf> = files.map(|entry| directory.join(entry.file_name())).collect();
    files.sort();
    Ok(files)
}

/// Reads the files of a pack: path and bytes.
pub fn unpack(mut pack: &[u8]) -> Result<Vec<(&Path, &[u8])>, Failure> {
    let mut files = Vec::new();
    while !pack.is_empty() {
        let mut lines = pack.splitn(3, |byte| *byte == b'\n');
        let mut line = || lines.next().ok_or("the pack ends early");
        let (path, length, rest) = (std::str::from_utf8(line()?)?, std::str::from_utf8(line()?)?, line()?);
        let (bytes, next) = rest.split_at_checked(length.parse()?).ok_or("the pack ends early")?;
        files.push((Path::new(path), bytes));
        pack = next;
    }
    Ok(files)
}

fn name(team: usize) -> String {
    format!("team-{team:05}")
}

/// Writes the policy of a team: 4 to 8 repositories, some of them globs.
fn policy(team: usize) -> String {
    const KINDS: [&str; 7] = ["api", "web", "worker-*", "batch", "gateway", "reports-*", "auth"];
    let repository =
        |(number, kind): (usize, &str)| format!("\"{kind}\"").replace('*', &format!("{}*", (team + number) % 10));
    let continuous: Vec<String> =
        KINDS.into_iter().cycle().skip(team % 7).take(2 + team % 3).enumerate().map(repository).collect();
    let on_push = ["migrations", "smoke-tests", "tools/lint"].map(|kind| format!("\"{kind}-{}\"", team % 100));
    let on_push = on_push.get(..1 + team / 3 % 3).unwrap_or_default();
    let name = name(team);
    format!(
        "# What is scanned in the registry of {name}.\nversion = 1\n\n[module]\nname = \"scanning-{name}\"\n\n\
         [registry]\nprefix = \"{name}\"\n\n[release]\nmode = \"on-release\"\nrest = \"unscanned\"\n\n\
         [[scan]]\nname = \"release\"\nrepositories = [{}]\nfrequency = \"continuous\"\n\n\
         [[scan]]\nname = \"tooling\"\nrepositories = [{}]\nfrequency = \"on-push\" # built again for each release\n\n\
         [basic]\nprefix = \"\"\nrepositories = [\"*\"]\nfrequency = \"on-push\"\n",
        continuous.join(", "),
        on_push.join(", "),
    )
}
