//! [`VerifiedBundle`] and what is on disk → [`Change`]: what writing would do.
//!
//! Compares each file of the bundle with the one that stands at its path, and finds files of ours that the policy no
//! longer yields. Reads only; whether a file may be replaced is decided in `write`.

mod change;
mod disk;
mod earlier;
mod gone;
mod link_out;
mod overriding_file;
mod owned;
mod revision;
pub(crate) mod semantic;
mod switch;
pub(crate) mod text;
mod unknown_baseline;
mod unreadable_output;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) use change::{Change, FileChange, Status};
use disk::Found;
use earlier::Earlier;
pub(crate) use gone::Gone;
use semantic::earlier::EarlierModule;
use semantic::{Sides, StateRules};
pub(crate) use switch::Switch;

use crate::diagnostic::{Code, Diagnostic};
use crate::plan::{Plan, ScanPlan};
use crate::policy::check::CheckedPolicy;
use crate::target::bundle::{Bundle, GeneratedFile};
use crate::target::stamp::Origin;
use crate::target::{self, TARGETS, Target, VerifiedBundle};

/// The codes of this stage.
pub(crate) static CODES: &[&Code] =
    &[&link_out::CODE, &unreadable_output::CODE, &unknown_baseline::CODE, &overriding_file::CODE];

/// What a bundle is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Baseline {
    /// Its own output folder, where it would be written to.
    Output,
    /// A folder that holds an earlier output.
    Folder(PathBuf),
    /// The output folder as it was at a git revision.
    Revision(String),
}

impl Baseline {
    /// The baseline of that name: an existing folder wins over a revision, and `git:` forces a revision.
    pub(crate) fn named(name: &str) -> Self {
        match name.strip_prefix("git:") {
            Some(revision) => Self::Revision(revision.to_owned()),
            None if Path::new(name).is_dir() => Self::Folder(PathBuf::from(name)),
            None => Self::Revision(name.to_owned()),
        }
    }
}

/// Compares a bundle with its output folder, or with an earlier output.
///
/// # Errors
/// The output folder leads out of the repository; or the earlier output can't be read.
pub(crate) fn compare(
    bundle: VerifiedBundle,
    plan: Plan,
    policy: &CheckedPolicy,
    baseline: &Baseline,
) -> Result<Change, Vec<Diagnostic>> {
    let (file, output) = (policy.file().clone(), policy.output().to_owned());
    let earlier = match baseline {
        Baseline::Output => {
            link_out::check_folder(&file, &output)?;
            Earlier::Folder(output.clone())
        }
        Baseline::Folder(folder) => Earlier::Folder(folder.clone()),
        Baseline::Revision(revision) => Earlier::at_revision(revision, &file, &output)?,
    };
    let (target, plan) = (target::of(policy), plan.registry);
    let (bundle, verdict) = bundle.into_parts();
    let Compared { files, kept, overriding, mut others } = against(target, bundle, &earlier)?;
    let (sides, switch) = sides(&files, kept, &plan);
    let warnings = overriding.iter().map(|path| overriding_file::report(&output.join(path))).collect();
    if *baseline != Baseline::Output {
        let is_ours = |path: &str| files.iter().any(|file| file.path == path);
        others = disk::beside(target, &output, is_ours).map(|beside| beside.others).unwrap_or_default();
    }
    others.extend(overriding);
    Ok(Change { file, output, files, sides, switch, others, plan, verdict, warnings })
}

/// The files that tell AWS something and are on both sides alike.
type Kept = Vec<Arc<GeneratedFile>>;

/// A bundle held against an earlier output.
struct Compared {
    files: Vec<FileChange>,
    kept: Kept,
    /// Files of the earlier output that Terraform lays over ours.
    overriding: Vec<String>,
    /// Files in its folder that Terraform reads with ours and that stay there.
    others: Vec<String>,
}

fn against(target: &dyn Target, bundle: Bundle, earlier: &Earlier) -> Result<Compared, Vec<Diagnostic>> {
    let generated = bundle.into_files();
    let mut files = Vec::with_capacity(generated.len());
    let mut kept = Vec::new();
    let mut failures = Vec::new();
    for generated in generated {
        match earlier.read(generated.path, generated.text().len()) {
            Ok(found) => {
                let file = file_change(found, &generated, earlier);
                if file.status == Status::Unchanged && tells(&file.path) {
                    kept.push(Arc::clone(&generated));
                }
                files.push(file);
            }
            Err(failure) => failures.push(failure),
        }
    }
    let (mut overriding, mut others) = (Vec::new(), Vec::new());
    match earlier.beside(target, |path| files.iter().any(|file| file.path == path)) {
        Ok(beside) => {
            files.extend(beside.candidates.into_iter().filter_map(|found| orphan(found, earlier)));
            let goes = |path: &String| files.iter().any(|file| file.path == path.as_str());
            others = beside.others.into_iter().filter(|path| !goes(path)).collect();
            overriding = beside.overriding;
        }
        Err(failure) => failures.push(failure),
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    if failures.is_empty() { Ok(Compared { files, kept, overriding, others }) } else { Err(failures) }
}

/// What is known of both sides. Where nothing differs that tells AWS something, the meaning does not either.
fn sides(files: &[FileChange], kept: Kept, plan: &ScanPlan) -> (Sides, Switch) {
    let new = plan.release.states();
    if !files.iter().any(|file| file.status != Status::Unchanged && tells(&file.path)) {
        return (Sides::Same(new.into_iter().map(crate::plan::State::scan_type).collect()), Switch::default());
    }
    match read_back(files, kept) {
        None => (Sides::Differ { old: Some(Vec::new()), new: planned(plan) }, Switch::default()),
        Some(old) => {
            let switch = old.as_ref().map(|old| Switch::between(old, plan)).unwrap_or_default();
            (Sides::Differ { old: old.map(|old| old.states), new: planned(plan) }, switch)
        }
    }
}

/// Whether what AWS is told depends on the file of that path, whatever target it is of.
fn tells(path: &str) -> bool {
    TARGETS.iter().any(|target| target.tells(path))
}

/// What the earlier files told AWS, read by the one target whose files they are: nothing where there are none, and
/// `Some(None)` where they do not tell.
fn read_back(files: &[FileChange], kept: Kept) -> Option<Option<EarlierModule>> {
    let changed = files.iter().filter_map(|file| Some((&*file.path, file.old.as_deref()?)));
    let changed = changed.map(|(path, old)| (path, Arc::from(String::from_utf8_lossy(old))));
    let kept = kept.iter().map(|file| (file.path, file.shared_text()));
    let old: Vec<(&str, Arc<str>)> = changed.chain(kept).filter(|(path, _)| tells(path)).collect();
    let (first, _) = old.first()?;
    let target = TARGETS.iter().find(|target| target.tells(first))?;
    if !old.iter().all(|(path, _)| target.tells(path)) {
        return Some(None);
    }
    Some(semantic::earlier::module(*target, old.into_iter().map(|(_, text)| text).collect()))
}

fn planned(plan: &ScanPlan) -> Vec<StateRules> {
    plan.release.states().into_iter().map(StateRules::planned).collect()
}

fn file_change(found: Found, generated: &GeneratedFile, earlier: &Earlier) -> FileChange {
    let path = generated.path.into();
    let new = || Some(generated.shared_text());
    match found {
        Found::Nothing => FileChange { path, status: Status::Added, origin: None, old: None, new: new() },
        Found::File(old) if text::is_same(&old, generated.text()) => {
            FileChange { path, status: Status::Unchanged, origin: Some(Origin::Untouched), old: None, new: None }
        }
        Found::File(old) => {
            let origin = Some(owned::origin(generated.path, &old, earlier));
            FileChange { path, status: Status::Changed, origin, old: Some(old), new: new() }
        }
    }
}

/// A file of ours that the policy no longer yields; nothing where it is somebody else's.
fn orphan((path, old): (String, Vec<u8>), earlier: &Earlier) -> Option<FileChange> {
    let origin = owned::origin(&path, &old, earlier);
    let (path, status) = (path.into(), Status::Removed);
    (origin != Origin::Foreign).then_some(FileChange { path, status, origin: Some(origin), old: Some(old), new: None })
}
