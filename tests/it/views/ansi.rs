//! A terminal as far as the program uses one: text with colours, folded at the edge.

/// How many characters a line has room for.
const WIDTH: usize = 118;

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    pub bold: bool,
    pub dim: bool,
    pub underlined: bool,
    pub reversed: bool,
    /// One of the eight colours, bright or not.
    pub colour: Option<u8>,
    /// The same behind the text.
    pub behind: Option<u8>,
}

/// Text of one look, and the column where it starts.
#[derive(Debug)]
pub struct Run {
    pub column: usize,
    pub text: String,
    pub look: Look,
}

/// The runs of a line.
pub type Line = Vec<Run>;

/// What has been printed.
#[derive(Debug, Default)]
pub struct Screen {
    lines: Vec<Line>,
}

impl Screen {
    /// A command behind a prompt, as somebody typed it.
    pub fn command(&mut self, command: &str) {
        self.write(&format!("\x1b[2m$\x1b[0m \x1b[1m{command}\x1b[0m"));
    }

    /// Prints lines.
    pub fn write(&mut self, text: &str) {
        let mut look = Look::default();
        for line in text.split('\n') {
            let mut printed: Vec<Line> = vec![Line::new()];
            let mut column = 0;
            let mut rest = line;
            while let Some(next) = rest.chars().next() {
                if let Some(sequence) = rest.strip_prefix("\x1b[") {
                    let (codes, after) = sequence.split_once('m').expect("only looks are set");
                    look = changed(look, codes);
                    rest = after;
                    continue;
                }
                assert!(
                    !next.is_control() && (next < '\u{1100}' || matches!(next, '▲' | '▼')),
                    "{next:?} is not one column wide: {line:?}"
                );
                if column == WIDTH {
                    printed.push(Line::new());
                    column = 0;
                }
                put(printed.last_mut().expect("there is a line"), column, next, look);
                column += 1;
                rest = rest.get(next.len_utf8()..).unwrap_or_default();
            }
            self.lines.extend(printed);
        }
    }

    /// What there is to see, without the empty lines at the end.
    pub fn lines(mut self) -> Vec<Line> {
        while self.lines.last().is_some_and(Vec::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}

fn put(line: &mut Line, column: usize, letter: char, look: Look) {
    match line.last_mut() {
        Some(run) if run.look == look => run.text.push(letter),
        _ => line.push(Run { column, text: letter.to_string(), look }),
    }
}

/// The look after the codes of one sequence.
fn changed(look: Look, codes: &str) -> Look {
    codes.split(';').fold(look, |look, code| match code.parse::<u8>().unwrap_or(0) {
        0 => Look::default(),
        1 => Look { bold: true, ..look },
        2 => Look { dim: true, ..look },
        4 => Look { underlined: true, ..look },
        7 => Look { reversed: true, ..look },
        22 => Look { bold: false, dim: false, ..look },
        24 => Look { underlined: false, ..look },
        27 => Look { reversed: false, ..look },
        code @ 30..=37 => Look { colour: Some(code - 30), ..look },
        39 => Look { colour: None, ..look },
        code @ 40..=47 => Look { behind: Some(code - 40), ..look },
        49 => Look { behind: None, ..look },
        code @ 90..=97 => Look { colour: Some(code - 90), ..look },
        other => panic!("no picture has the code {other}"),
    })
}
