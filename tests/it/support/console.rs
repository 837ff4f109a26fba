//! Console sessions in Markdown: fenced `console` blocks, a command behind each `$ ` (continued behind `> `), and
//! below it what it prints.

/// A piece of a Markdown file.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// Lines outside fences, and the fences themselves.
    Text(String),
    /// What stands in a fenced block, and the word behind the fence's opening.
    Fenced(String, String),
}

/// The pieces of a Markdown text; joined they are the text again.
pub fn pieces(markdown: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut language, mut lines): (Option<String>, String) = (None, String::new());
    for line in markdown.split_inclusive('\n') {
        let fence = line.strip_prefix("```").map(|word| word.trim_end().to_owned());
        match (fence, language.take()) {
            (Some(word), None) => {
                pieces.push(Piece::Text(std::mem::take(&mut lines) + line));
                language = Some(word);
            }
            (Some(_), Some(word)) => {
                pieces.push(Piece::Fenced(word, std::mem::take(&mut lines)));
                lines.push_str(line);
            }
            (None, inside) => {
                lines.push_str(line);
                language = inside;
            }
        }
    }
    pieces.push(Piece::Text(lines));
    pieces
}

/// The bodies of the fenced blocks of one language.
pub fn fenced(markdown: &str, language: &str) -> Vec<String> {
    let body = |piece| match piece {
        Piece::Fenced(word, body) if word == language => Some(body),
        _ => None,
    };
    pieces(markdown).into_iter().filter_map(body).collect()
}

/// A command of a session as it is written, `$ ` and line end included, and what is said to be its output.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    pub written: String,
    pub output: String,
}

impl Step {
    /// The command for a shell.
    pub fn command(&self) -> String {
        self.written.lines().filter_map(|line| line.get(2..)).collect::<Vec<_>>().join("\n")
    }
}

/// The steps of a console block.
pub fn steps(block: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in block.split_inclusive('\n') {
        match steps.last_mut() {
            _ if line.starts_with("$ ") => steps.push(Step { written: line.to_owned(), output: String::new() }),
            Some(step) if line.starts_with("> ") && step.output.is_empty() => step.written.push_str(line),
            Some(step) => step.output.push_str(line),
            None => panic!("a console block starts with a command: {block}"),
        }
    }
    steps
}
