//! Sizes of the objects of a text, found before it is parsed.

use super::tokens::{Kind, tokens};

/// A pair of braces that is not a block's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Object {
    /// The byte of its opening brace.
    pub(crate) start: usize,
    /// Number of its keys.
    pub(crate) keys: usize,
}

/// Every object that is closed, inner ones before outer ones.
pub(crate) fn objects(source: &str) -> Vec<Object> {
    let (mut found, mut open, mut at, mut last) = (Vec::new(), Vec::new(), 0, Kind::Newline);
    for token in tokens(source) {
        let start = at + token.spaces as usize;
        at = start + token.text.len();
        match token.kind {
            Kind::OpenBrace => {
                let is_block = matches!(last, Kind::Ident | Kind::In | Kind::CloseQuote | Kind::BareLabel);
                open.push((!is_block).then_some(Object { start, keys: 0 }));
            }
            Kind::CloseBrace => found.extend(open.pop().flatten()),
            Kind::Assign => count(&mut open),
            Kind::Operator if token.text == ":" => count(&mut open),
            _ => {}
        }
        last = token.kind;
    }
    found
}

fn count(open: &mut [Option<Object>]) {
    if let Some(Some(object)) = open.last_mut() {
        object.keys += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_told_from_blocks() {
        let text = "a \"b\" {\n  c = {\n    d = \"${{ x : 1 }}\"\n    e : <<E\nf = {\nE\n  }\n}\ng = [{}]\n";
        let found: Vec<(usize, usize)> = objects(text).iter().map(|object| (object.start, object.keys)).collect();
        let at = |part: &str| text.find(part).unwrap();
        assert_eq!(found, [(at("{ x"), 1), (at("{\n    d"), 2), (at("{}"), 0)]);
    }
}
