//! Programs that a test needs and that are not part of this project.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{project, skip};

/// A program on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|directory| directory.join(&file)).find(|program| program.is_file())
}

/// A command that runs a program of `PATH` by where it is. A name that has to be looked for on the command's own `PATH` makes
/// the standard library fork, which copies the page tables of all that the tests have in memory.
pub fn command(name: &str) -> Command {
    Command::new(on_path(name).unwrap_or_else(|| name.into()))
}

/// Writes a program that everybody may run. Another process writes it: what this one has open for writing can't be run for as
/// long as a process that a test beside it starts in that moment has it open too, which is until that runs its own program.
pub fn write_program(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut shell = command("sh");
    shell.args(["-c", "cat > \"$0\" && chmod 755 \"$0\""]).arg(path).stdin(Stdio::piped());
    let mut writing = shell.spawn().unwrap();
    writing.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(writing.wait().unwrap().success(), "{} can't be written", path.display());
}

/// Whether all of these are on `PATH`; if not, says what is skipped. Under `CI` that is a failure.
pub fn are_there(programs: &[&str], what: &str) -> bool {
    let missing: Vec<&&str> = programs.iter().filter(|program| on_path(program).is_none()).collect();
    missing.is_empty() || skipped(what, &format!("not on PATH: {missing:?}"))
}

/// A program that `.ci/tools` installs.
pub fn installed(program: &str, what: &str) -> Option<PathBuf> {
    in_group("python", program, what, "`.ci/tools` installs it")
}

/// A program that `.ci/tools aws` installs: the AWS CLI, moto, and the Python that has botocore.
pub fn of_aws(program: &str, what: &str) -> Option<PathBuf> {
    in_group("aws", program, what, "`.ci/tools aws` installs it")
}

/// cfn-lint, which `.ci/tools cfn` installs.
pub fn cfn_lint(what: &str) -> Option<PathBuf> {
    in_group("cfn", "cfn-lint", what, "`.ci/tools cfn` installs it")
}

/// The Python that `.ci/tools ruler` makes, with event-ruler. That is built for Python 3.10 and 3.11 alone: with another one its
/// test is skipped under `CI`, too, where moto is asked the same questions.
pub fn of_ruler(what: &str) -> Option<PathBuf> {
    let python = in_group("ruler", "python", what, "`.ci/tools ruler` installs it")?;
    let succeeds = |program: &str| Command::new(&python).args(["-c", program]).output().unwrap().status.success();
    if !succeeds("import sys; sys.exit(not (3, 10) <= sys.version_info < (3, 12))") {
        eprintln!("skipped: {what}: event-ruler is built for Python 3.10 and 3.11, and this is another one");
        return None;
    }
    let is_there = succeeds("import event_ruler") || skipped(what, "event-ruler can't be imported");
    is_there.then_some(python)
}

fn in_group(group: &str, program: &str, what: &str, how: &str) -> Option<PathBuf> {
    let path = project().join("target/tools").join(group).join("bin").join(program);
    let is_there = path.is_file() || skipped(what, &format!("no {program}; {how}"));
    is_there.then_some(path)
}

fn skipped(what: &str, why: &str) -> bool {
    skip(what, why);
    false
}

/// The words of an enumeration in the newest model of a service that is installed beside the CLI.
pub fn enumeration(python: &Path, service: &str, shape: &str) -> BTreeSet<String> {
    const ENUM: &str = "import sys, botocore.session
service, shape = sys.argv[1:]
model = botocore.session.Session().get_service_model(service)
print('\\n'.join(model.shape_for(shape).enum))";
    let run = Command::new(python).env_clear().args(["-c", ENUM, service, shape]).output().unwrap();
    assert!(run.status.success(), "{service} {shape}: {}", String::from_utf8_lossy(&run.stderr));
    let words: BTreeSet<String> = String::from_utf8(run.stdout).unwrap().lines().map(str::to_owned).collect();
    assert!(words.len() > 1, "{service} {shape}: {words:?}");
    words
}

/// A `PATH` with the directory of the program under test at its front.
pub fn search_path(first: &Path) -> std::ffi::OsString {
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths([first.to_owned()].into_iter().chain(env::split_paths(&inherited))).unwrap()
}
