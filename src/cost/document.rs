//! Files with an answer of AWS: bytes → text and its documents.

use std::path::Path;

use super::diagnostics;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::json::{self, Error, Kind, Value};
use crate::reading;
use crate::source::{Place, Source, Span};

/// The most bytes of a file: the price list of all Regions takes a hundredth of it.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The options that answers belong to, in the order of the members that they are told by; the first is the answer's own.
const OPTIONS: [&str; 7] =
    ["", "--prices", "--usage", "--inspector", "--repositories", "--repositories", "--repositories"];

/// A kind of answer: its code, what it is called, and the command that prints it.
pub(super) struct Answer {
    pub(super) code: &'static Code,
    pub(super) name: &'static str,
    pub(super) command: &'static str,
}

/// Text of a file with such an answer.
pub(super) struct Document<'a> {
    answer: &'a Answer,
    name: String,
    text: String,
}

impl<'a> Document<'a> {
    /// Reads a file that was named.
    pub(super) fn read(path: &Path, answer: &'a Answer) -> Result<Self, Findings> {
        let name = path.display().to_string();
        let bytes = reading::named(path, MAX_BYTES).map_err(|error| diagnostics::unreadable(answer, &name, &error))?;
        if crate::io::is_utf16(&bytes) {
            return Err(diagnostics::utf16(answer, &name).into());
        }
        let text = String::from_utf8(bytes).map_err(|_| diagnostics::not_utf8(answer, &name))?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        Ok(Self { answer, name, text })
    }

    /// The member that makes an object this answer; else the answer that it probably is, and where that belongs.
    pub(super) fn member<'t>(&self, object: Value<'t>, name: &'static str) -> Result<Value<'t>, Findings> {
        let members =
            [name, "PriceList", "totals", "ecrConfiguration", "imageDetails", "coveredResources", "repositories"];
        let found = object.fields(members).map_err(|error| self.broken(&error))?;
        if let [Some(member), ..] = found {
            return Ok(member);
        }
        let mut others = found.iter().zip(members).zip(OPTIONS);
        let other = others.find_map(|((found, name), option)| found.map(|_| (name, option)));
        let what = match other {
            Some((name, option)) => format!("it has `{name}`, which belongs to `{option}`"),
            None => format!("there is no `{name}`"),
        };
        Err(self.other(object.span(), &what).into())
    }

    /// The objects in the text, at least one.
    pub(super) fn objects(&self) -> Result<Vec<Value<'_>>, Findings> {
        if !self.text.trim_start().starts_with(['{', '[']) && !self.text.trim().is_empty() {
            let start = self.text.len() - self.text.trim_start().len();
            return Err(self.other(Span { start, end: self.text.len() }, "it is not JSON").into());
        }
        let mut objects = Vec::new();
        for document in json::documents(&self.text) {
            let document = document.map_err(|error| self.broken(&error))?;
            match document.kind() {
                Kind::Object => objects.push(document),
                _ => return Err(self.other(document.span(), "this is no object").into()),
            }
        }
        if objects.is_empty() { Err(self.other(Span::default(), "the file is empty").into()) } else { Ok(objects) }
    }

    /// Text that is no JSON, or has a part of another type.
    pub(super) fn broken(&self, error: &Error) -> Diagnostic {
        self.other(Span { start: error.at, end: error.at }, &error.reason)
    }

    /// A document of another call.
    pub(super) fn other(&self, span: Span, what: &str) -> Diagnostic {
        let Answer { name, command, .. } = self.answer;
        self.finding(span, format!("this is not {name}: {what}")).help(format!("pass the JSON output of `{command}`"))
    }

    /// The place of a span's first line.
    pub(super) fn place(&self, span: Span) -> Place {
        let written = self.text.get(span.range()).unwrap_or_default();
        let end = span.start + written.lines().next().map_or(0, str::len);
        Place::new(&Source::new(self.name.clone(), self.text.clone()), Span { start: span.start, end })
    }

    /// A finding of this kind of answer, with a place in the first line of a span.
    pub(super) fn finding(&self, span: Span, message: String) -> Diagnostic {
        Diagnostic::new(self.answer.code, message).primary(self.place(span), "")
    }
}
