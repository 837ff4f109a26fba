//! Judgement of Terraform's resources: every case of every directory, and in it every account and region by itself.
//!
//! Unknown arguments of a resource are branched here: the scan type both ways, a list of types with ECR and without, and
//! whether an account that is named by its number is the caller's own. Unknown rules are one set of their own: the model
//! asks of rules nothing but whether they are the same. The number of combinations is the product of the options, and
//! limited by [`MAX_COMBINATIONS`].
//!
//! Configurations in one directory meet where their [`Location`](crate::terraform::Location)s are the same; directories
//! given together are states of one account.

mod branch;
mod combined;
mod directory_cases;
mod enabler;
mod kind;
mod locations;
mod modelled;
mod outcome;
mod read;

pub(crate) use directory_cases::DirectoryCases;
pub(crate) use read::{JudgedDirectories, judge_directories};

use branch::Branches;
use outcome::Combination;

use super::explorations::Explorations;
use super::verdict::Verdict;
use crate::terraform::Case;
use crate::terraform::scanning::{ENABLER, ORGANIZATION, REGISTRY};

/// The types of resources that the model knows or has to hear of.
pub(crate) const KINDS: &[&str] = &[REGISTRY, ENABLER, ORGANIZATION];

/// The most combinations of unknowns that are tried.
const MAX_COMBINATIONS: usize = 512;

/// Returns the verdict on directories whose states are applied in turn, in one account.
pub(crate) fn simulate_directories(directories: &[DirectoryCases]) -> Verdict {
    let Some(combinations) = combinations(directories) else { return too_many() };
    let mut read = Vec::new();
    for chosen in combinations {
        let named: Vec<(&str, &Case)> =
            directories.iter().map(|directory| directory.name.as_str()).zip(chosen).collect();
        let mut branches = Branches::new();
        while let Some(branch) = branches.next_one() {
            read.push(Combination::read(&named, branch));
            if read.len() > MAX_COMBINATIONS {
                return too_many();
            }
        }
    }
    // Before anything is explored, which takes long.
    if read.iter().any(Combination::is_too_large) {
        return Verdict::too_large();
    }
    let mut explorations = Explorations::default();
    combined::verdict(read.into_iter().map(|combination| combination.explore(&mut explorations)).collect())
}

/// Returns every choice of one case from each directory; `None` if there are too many.
fn combinations(directories: &[DirectoryCases]) -> Option<Vec<Vec<&Case>>> {
    let mut combinations: Vec<Vec<&Case>> = vec![Vec::new()];
    for directory in directories {
        combinations = combinations
            .iter()
            .flat_map(|chosen| directory.cases.iter().map(|case| [&chosen[..], &[case]].concat()))
            .collect();
        if combinations.len() > MAX_COMBINATIONS {
            return None;
        }
    }
    Some(combinations)
}

fn too_many() -> Verdict {
    Verdict::unknown(vec![format!("more than {MAX_COMBINATIONS} combinations of unknown values")])
}
