#![doc = include_str!("not-utf8.md")]

use super::file::Text;
use crate::diagnostic::{Code, Diagnostic, Findings, page};
use crate::encrypted::encrypted_by;
use crate::source::{Place, Source, Span};

pub(super) static CODE: Code = page!(Error "S002" "not-utf8");

/// The text of the bytes.
pub(super) fn decode(text: &Text) -> Result<String, Findings> {
    std::str::from_utf8(&text.bytes).map(str::to_owned).map_err(|error| report(text, error.valid_up_to()).into())
}

/// Shows the text with each wrong byte replaced, the first one underlined.
fn report(text: &Text, valid: usize) -> Diagnostic {
    let source = Source::new(text.name.clone(), String::from_utf8_lossy(&text.bytes));
    let start = valid.saturating_sub(bom_length(&text.bytes));
    let wrong = text.bytes.get(valid).copied().unwrap_or_default();
    Diagnostic::new(&CODE, format!("the policy is not UTF-8: byte {wrong:#04x} at offset {valid}"))
        .primary(Place::new(&source, Span { start, end: start + '\u{fffd}'.len_utf8() }), "not UTF-8 from here")
        .help(repair(&text.bytes))
}

fn repair(bytes: &[u8]) -> String {
    match encrypted_by(bytes) {
        Some(program) => decrypt(program),
        None if crate::io::is_utf16(bytes) => {
            "save the file as UTF-8: it is UTF-16, which Windows PowerShell writes with `>`".to_owned()
        }
        None => "save the file as UTF-8".to_owned(),
    }
}

/// Says how a file is decrypted.
pub(super) fn decrypt(program: &str) -> String {
    match program {
        "git-crypt" => "the file is encrypted by git-crypt: run `git-crypt unlock`".to_owned(),
        _ => format!(
            "the file is encrypted by {program}: decrypt it first, or keep policies as they are, which hold no secrets"
        ),
    }
}

/// Counts the bytes of a byte order mark, which a source leaves out.
fn bom_length(bytes: &[u8]) -> usize {
    if bytes.starts_with("\u{feff}".as_bytes()) { '\u{feff}'.len_utf8() } else { 0 }
}
