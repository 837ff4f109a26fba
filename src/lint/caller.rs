//! Findings in a module that is called: the caller's line, which is the one that a user can change.

use crate::diagnostic::Diagnostic;
use crate::hcl;
use crate::source::{Place, Span};
use crate::terraform::Resource;

/// Points a finding on a resource at the call that makes it, if it stands in a module: at the value, where the call
/// writes it out, or else at the call. The place in the module comes second.
pub(super) fn at_caller(resource: &Resource, value: Option<&str>, mut finding: Diagnostic) -> Diagnostic {
    let Some(outermost) = resource.calls.first() else { return finding };
    let address = &resource.address;
    if !finding.message.contains(address.as_str()) {
        finding.message = format!("`{address}`: {}", finding.message);
    }
    let written = value.and_then(|value| resource.calls.iter().find_map(|call| written(call, value)));
    let place = written.unwrap_or_else(|| first_line(outermost));
    if finding.labels.iter().any(|label| label.place == place) { finding } else { finding.led_by(place) }
}

/// Returns the place at which a call writes a string out.
fn written(call: &Place, value: &str) -> Option<Place> {
    let mut quoted = String::new();
    hcl::quoted(&mut quoted, value).ok()?;
    let start = call.span.start + call.text().find(&quoted)?;
    Some(Place::new(&call.source, Span { start, end: start + quoted.len() }))
}

fn first_line(call: &Place) -> Place {
    let length = call.text().lines().next().map_or(0, |line| line.trim_end_matches([' ', '{']).len());
    Place::new(&call.source, Span { start: call.span.start, end: call.span.start + length })
}
