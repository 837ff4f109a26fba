#![doc = include_str!("refused-filter.md")]

use crate::diagnostic::{Code, Diagnostic, page};
use crate::registry::FilterRefused;
use crate::registry::limits::MAX_FILTER_LENGTH;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "F001" "refused-filter");

/// A filter that AWS would refuse.
pub(super) fn report(filter: &str, refused: FilterRefused) -> Diagnostic {
    let what = match refused {
        FilterRefused::TooLong(length) => {
            format!("it has {length} characters, and a filter has at most {}", MAX_FILTER_LENGTH)
        }
        FilterRefused::Spelling => {
            "a filter consists of `a-z`, `0-9` and `*`, with single `.`, `_`, `-` or `/` between them".to_owned()
        }
    };
    Diagnostic::new(&CODE, format!("AWS does not accept the filter `{filter}`: {what}"))
        .primary(Place::new(&Source::new("<argument>", filter), Span { start: 0, end: filter.len() }), "")
        .help("write a `*` between adjacent separators: `team_*_api` matches `team__api`")
}
