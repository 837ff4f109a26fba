//! The templates of the page, their one escape function, and what the page allows itself to load: nothing.

use std::io::{self, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};
use tera::{Context, Tera};

use super::findings::Broken;
use super::page::Page;
use crate::diagnostic::is_unsafe;
use crate::report::phrases;

/// The templates, by the names by which they include each other.
const TEMPLATES: [(&str, &str); 8] = [
    ("page", include_str!("page.html.tera")),
    ("gate", include_str!("gate.html.tera")),
    ("meaning", include_str!("meaning.html.tera")),
    ("coverage", include_str!("coverage.html.tera")),
    ("repositories", include_str!("repositories.html.tera")),
    ("apply_loop", include_str!("apply_loop.html.tera")),
    ("text", include_str!("text.html.tera")),
    ("findings", include_str!("findings.html.tera")),
];

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("search.js");

/// The page with its style, its script and their hashes.
#[derive(Serialize)]
struct Frame<'p, P> {
    page: &'p P,
    titles: Titles,
    style: &'static str,
    script: &'static str,
    style_hash: String,
    script_hash: String,
}

/// The titles of the lists of a policy.
#[derive(Serialize)]
struct Titles {
    registry: &'static str,
    less: &'static str,
    more: &'static str,
    costs: &'static str,
}

const TITLES: Titles =
    Titles { registry: phrases::REGISTRY, less: phrases::LESS, more: phrases::MORE, costs: phrases::COSTS };

/// The page as text; the reason where a template fails.
pub(super) fn render(page: &Page) -> Result<String, String> {
    laid_out("page", page)
}

/// The page of findings as text; the reason where a template fails.
pub(super) fn render_findings(page: &Broken) -> Result<String, String> {
    laid_out("findings", page)
}

fn laid_out(template: &str, page: &impl Serialize) -> Result<String, String> {
    let mut engine = Tera::new();
    engine.set_escape_fn(escape);
    // tera compares the ends of names, and every name ends in nothing.
    engine.autoescape_on([""]);
    engine.add_raw_templates(TEMPLATES).map_err(|error| error.to_string())?;
    let frame = Frame {
        page,
        titles: TITLES,
        style: STYLE,
        script: SCRIPT,
        style_hash: source_hash(STYLE),
        script_hash: source_hash(SCRIPT),
    };
    let context = Context::from_serialize(&frame).map_err(|error| error.to_string())?;
    engine.render(template, &context).map_err(|error| error.to_string())
}

/// Writes a value as text of HTML, or as the inside of a quoted attribute. What no reader sees is made visible: control
/// characters, and those that turn the order of letters around.
fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        return out.write_all(text.as_bytes());
    }
    for char in text.chars() {
        match char {
            '&' => out.write_all(b"&amp;")?,
            '<' => out.write_all(b"&lt;")?,
            '>' => out.write_all(b"&gt;")?,
            '"' => out.write_all(b"&quot;")?,
            '\'' => out.write_all(b"&#39;")?,
            '\t' => out.write_all(b"\t")?,
            char if is_unsafe(char) => out.write_all("\u{fffd}".as_bytes())?,
            char => write!(out, "{char}")?,
        }
    }
    Ok(())
}

/// A source of Content-Security-Policy that allows exactly this text.
fn source_hash(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text)))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let three = [0, 1, 2].map(|index| u32::from(group.get(index).copied().unwrap_or_default()));
        let bits = three.iter().fold(0, |bits, byte| bits << 8 | byte);
        for place in 0..4 {
            let digit = usize::try_from(bits >> (18 - 6 * place) & 63).ok().and_then(|digit| DIGITS.get(digit));
            let is_there = place <= group.len();
            text.push(digit.filter(|_| is_there).map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_base64() {
        let texts = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(texts, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }

    #[test]
    fn nothing_leaves_its_place() {
        let mut out = Vec::new();
        escape("<b a='1' c=\"2\">&\u{202e}\u{0}\t</b>", &mut out).unwrap();
        let escaped = String::from_utf8(out).unwrap();
        assert_eq!(escaped, "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\u{fffd}\u{fffd}\t&lt;/b&gt;");
    }

    #[test]
    fn neither_script_nor_style_ends_its_element() {
        assert!(!SCRIPT.contains("</") && !STYLE.contains("</"));
    }
}
