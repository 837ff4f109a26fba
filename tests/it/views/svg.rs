//! Lines of a terminal as a picture: text that can be read, searched and enlarged, light or dark as its reader's screen is.

use super::ansi::{Line, Look, Run};

/// The sizes of a character's cell, of the text in it, and of the margin, in pixels.
const CELL: (usize, usize) = (8, 18);
const FONT: usize = 13;
const MARGIN: usize = 16;

/// No picture is narrower, so that all have one scale where they stand below each other.
const COLUMNS: usize = 118;

/// The eight colours on white and on black, each at a contrast of 4.5 or more.
const COLOURS: [(&str, &str); 8] = [
    ("#1f2328", "#8b949e"),
    ("#b3261e", "#ff7b72"),
    ("#116329", "#3fb950"),
    ("#7a5200", "#d29922"),
    ("#0550ae", "#79c0ff"),
    ("#6f3ac7", "#d2a8ff"),
    ("#0b6370", "#39c5cf"),
    ("#57606a", "#e6edf3"),
];

/// The picture, with its title and what is to be seen in words.
pub fn draw(title: &str, words: &str, lines: &[Line]) -> String {
    let (width, height) = (2 * MARGIN + CELL.0 * COLUMNS, 2 * MARGIN + CELL.1 * lines.len());
    let texts: String =
        lines.iter().enumerate().flat_map(|(row, line)| line.iter().map(move |run| text(row, run))).collect();
    let (title, words) = (escaped(title), escaped(words));
    let style = style();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"title words\">\n<title id=\"title\">{title}</title>\n<desc id=\"words\">{words}</desc>\n\
         <style>\n{style}</style>\n<rect class=\"screen\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>\n{texts}</svg>\n"
    )
}

/// A run, stretched to its columns whatever font there is.
fn text(row: usize, run: &Run) -> String {
    let blanks = run.text.len() - run.text.trim_start().len();
    let shown = run.text.trim();
    let look = run.look;
    if shown.is_empty() && !look.underlined && !look.reversed && look.behind.is_none() {
        return String::new();
    }
    let (x, y) = (MARGIN + CELL.0 * (run.column + blanks), MARGIN + CELL.1 * row);
    let width = CELL.0 * shown.chars().count();
    let behind = background(look).map_or_else(String::new, |class| {
        format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\"/>\n", CELL.1)
    });
    let class = class(look);
    let class = if class.is_empty() { class } else { format!(" class=\"{class}\"") };
    let base = y + FONT;
    format!("{behind}<text{class} x=\"{x}\" y=\"{base}\" textLength=\"{width}\">{}</text>\n", escaped(shown))
}

/// The class of what stands behind a text.
fn background(look: Look) -> Option<String> {
    let colour = if look.reversed { Some(look.colour.unwrap_or(7)) } else { look.behind };
    colour.map(|colour| format!("b{colour}"))
}

fn class(look: Look) -> String {
    let colour = look.colour.map(|colour| format!("c{colour}"));
    let colour = if look.reversed { Some("reversed".to_owned()) } else { colour };
    let words = [("bold", look.bold), ("dim", look.dim), ("line", look.underlined)];
    let words = words.into_iter().filter(|(_, is_so)| *is_so).map(|(word, _)| word.to_owned());
    colour.into_iter().chain(words).collect::<Vec<_>>().join(" ")
}

fn style() -> String {
    let colours = |pick: fn(&(&'static str, &'static str)) -> &'static str, indent: &str| -> String {
        let rule = |(number, pair): (usize, &(&'static str, &'static str))| {
            format!("{indent}.c{number} {{ fill: {0} }} .b{number} {{ fill: {0} }}\n", pick(pair))
        };
        COLOURS.iter().enumerate().map(rule).collect()
    };
    format!(
        "text {{ font: {FONT}px ui-monospace, \"SF Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace; fill: #1f2328; white-space: pre }}\n\
         .screen {{ fill: #ffffff; stroke: #d0d7de }}\n.bold {{ font-weight: bold }}\n.dim {{ fill: #57606a }}\n\
         .line {{ text-decoration: underline }}\n.reversed {{ fill: #ffffff }}\n{}\
         @media (prefers-color-scheme: dark) {{\n  text {{ fill: #e6edf3 }}\n  .screen {{ fill: #0d1117; stroke: #30363d }}\n  \
         .dim {{ fill: #8b949e }}\n  .reversed {{ fill: #0d1117 }}\n{}}}\n",
        colours(|pair| pair.0, ""),
        colours(|pair| pair.1, "  "),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
