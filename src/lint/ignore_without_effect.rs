#![doc = include_str!("ignore-without-effect.md")]

use super::CODES;
use super::silence::Ignore;
use crate::diagnostic::{Code, Diagnostic, page};

pub(super) static CODE: Code = page!(Warning "L016" "ignore-without-effect");

/// A comment with nothing to silence: its code is no lint's, or there is no such finding in what it stands on.
pub(super) fn report(ignore: &Ignore) -> Diagnostic {
    let code = &ignore.code;
    let (message, help) = match ignore.known.filter(|known| CODES.contains(known)) {
        Some(_) => (
            format!("there is no finding `{code}` here to ignore"),
            "delete the comment; one that stands alone is for the line below it",
        ),
        None => (format!("`{code}` is not the code of a lint"), "`scanwright code` lists the codes"),
    };
    Diagnostic::new(&CODE, message).primary(ignore.place.clone(), "").help(help)
}
