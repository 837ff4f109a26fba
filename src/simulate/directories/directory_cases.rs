//! A directory of Terraform with the cases that its unknowns can turn out as.

use crate::terraform::Case;

#[derive(Debug)]
pub(crate) struct DirectoryCases {
    /// The directory's name.
    pub name: String,
    pub cases: Vec<Case>,
}
