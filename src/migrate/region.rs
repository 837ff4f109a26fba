//! Region that what is there sets by an argument of its own.

use crate::hcl::{self, Kind};
use crate::plan::REGION;
use crate::terraform::{Declared, Directory, Resource, Value};

/// Word for a region that is unknown, in a command.
pub(super) const UNKNOWN_REGION: &str = "REGION";

/// Region of an argument, in words of the root module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// The expression: `"us-east-1"`, `var.region`.
    pub(super) words: String,
    /// The region itself, where it is known.
    value: Option<String>,
}

impl Region {
    /// The region of a resource or a call; `None` where it is that of its provider.
    pub(super) fn of(directory: &Directory, declared: Declared<'_>, evaluated: &Resource) -> Option<Self> {
        let value = evaluated.body.value(REGION.name);
        if *value == Value::Null {
            return None;
        }
        let attribute = declared.block.attribute(REGION.name)?;
        let words = directory.part_at_root(declared.node, &attribute.value, &attribute.source);
        let value = value.as_text().map(str::to_owned);
        let words =
            words.or_else(|| value.as_deref().filter(|value| is_plain(value)).map(|value| format!("\"{value}\"")))?;
        Some(Self { words, value })
    }

    /// The id of an `import` block: an account, written out or as an expression, and the region behind it, by which the provider
    /// takes what is not in its own region.
    pub(super) fn import_id(region: Option<&Self>, account: &str, is_written_out: bool) -> String {
        match (region.map(Self::in_string), is_written_out) {
            (None, true) => format!("\"{account}\""),
            (None, false) => account.to_owned(),
            (Some(region), true) => format!("\"{account}@{region}\""),
            (Some(region), false) => format!("\"${{{account}}}@{region}\""),
        }
    }

    /// The region as a shell gives it: where it is unknown, a word to be replaced.
    pub(super) fn shell_word(&self) -> &str {
        self.value.as_deref().unwrap_or(UNKNOWN_REGION)
    }

    pub(super) fn is_known(&self) -> bool {
        self.value.is_some()
    }

    /// The region within a string.
    fn in_string(&self) -> String {
        let is_string = hcl::expression(&self.words, 0)
            .is_ok_and(|expression| matches!(expression.kind, Kind::Text(_) | Kind::Template(_)));
        let text = self.words.strip_prefix('"').and_then(|words| words.strip_suffix('"'));
        text.filter(|_| is_string).map_or_else(|| format!("${{{}}}", self.words), str::to_owned)
    }
}

/// Tells whether a text is the same between quotes, as the name of every region is.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
