#![doc = include_str!("repeated-block.md")]

use super::syntax::Block;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Error "T011" "repeated-block");

/// A block that declares again what another one declares.
pub(super) fn report(later: &Block, first: &Block) -> Diagnostic {
    let name: Vec<&str> = later.labels.iter().map(|label| &**label).collect();
    Diagnostic::new(&CODE, format!("the {} `{}` is declared twice", later.kind, name.join(".")))
        .primary(later.place(), "again here")
        .also(first.place(), "first here, which is what was read")
        .help("remove one of them, or move it to an override file where it is to replace the other")
}
