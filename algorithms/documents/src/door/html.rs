//! Web pages, and texts with tables written as tags: blocks become lines, tables stay tables.

use html5gum::{Token, Tokenizer};

use super::{CellText, Part};
use crate::bounds::{COLUMNS_MAX, DEPTH_MAX};

/// Whether a text is a web page, or holds a table of tags.
pub fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
    is_page(&head) || (text.contains("<table") || text.contains("<TABLE")) && (text.contains("<td") || text.contains("<TD"))
}

fn is_page(head: &str) -> bool {
    head.contains("<!doctype html") || head.contains("<html") || head.contains("<body") || head.contains("<head>")
}

/// Reads a page.
pub fn read(text: &str) -> Vec<Part> {
    let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
    let mut reader = Reader { keeps_lines: !is_page(&head), ..Reader::default() };
    for token in Tokenizer::new(text) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
                let span = |wanted: &[u8]| {
                    let value = tag.attributes.iter().find(|(name, _)| name.as_slice() == wanted).map(|(_, value)| value);
                    value.and_then(|value| String::from_utf8_lossy(value).trim().parse().ok()).unwrap_or(1)
                };
                let cell = CellText {
                    text: String::new(),
                    columns: span(b"colspan").clamp(1, COLUMNS_MAX),
                    rows: span(b"rowspan").clamp(1, 5000),
                };
                reader.start(&name, cell, tag.self_closing);
            }
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name).to_ascii_lowercase()),
            Token::String(said) => reader.put(&String::from_utf8_lossy(&said)),
            _ => {}
        }
    }
    reader.close()
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<CellText>>,
    in_cell: bool,
    /// Another table lies inside: this one only arranges the page.
    is_frame: bool,
}

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    lines: String,
    tables: Vec<Table>,
    silent: Option<String>,
    keeps_lines: bool,
    in_caption: bool,
}

impl Reader {
    fn start(&mut self, name: &str, cell: CellText, closed: bool) {
        self.close_reading();
        if self.silent.is_some() {
            return;
        }
        self.in_caption = name == "caption" || (self.in_caption && !matches!(name, "tr" | "td" | "th" | "thead" | "tbody"));
        match name {
            "rt" | "rp" if !closed => self.silent = Some(name.to_owned()),
            "script" | "style" | "noscript" | "template" | "svg" | "nav" if !closed => self.silent = Some(name.to_owned()),
            "table" if self.tables.len() < DEPTH_MAX => {
                if let Some(outer) = self.tables.last_mut() {
                    outer.is_frame = true;
                }
                self.frames_to_lines();
                self.flush();
                self.tables.push(Table::default());
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = false;
                    table.rows.push(Vec::new());
                }
            }
            "td" | "th" => {
                if let Some(table) = self.tables.last_mut() {
                    if table.rows.is_empty() {
                        table.rows.push(Vec::new());
                    }
                    table.in_cell = true;
                    if let Some(row) = table.rows.last_mut() {
                        row.push(cell);
                    }
                }
            }
            "li" => {
                self.line_break();
                self.put("・");
            }
            "br" | "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "dt" | "dd" | "section"
            | "article" | "header" | "footer" | "caption" | "hr" | "tbody" | "title" => {
                self.line_break();
            }
            _ => {}
        }
    }

    /// The reading of a word may end without a tag of its own.
    fn close_reading(&mut self) {
        if self.silent.as_deref().is_some_and(|silent| matches!(silent, "rt" | "rp")) {
            self.silent = None;
        }
    }

    fn end(&mut self, name: &str) {
        if self.silent.as_deref().is_some_and(|silent| silent != name) {
            self.close_reading();
        }
        if name == "caption" {
            self.lines.push('\n');
            self.in_caption = false;
        }
        if let Some(silent) = &self.silent {
            if silent == name {
                self.silent = None;
            }
            return;
        }
        match name {
            "table" => {
                if let Some(table) = self.tables.pop() {
                    self.flush();
                    let rows: Vec<Vec<CellText>> = table.rows.into_iter().filter(|row| !row.is_empty()).collect();
                    if table.is_frame {
                        let said: Vec<String> =
                            rows.iter().flatten().map(|cell| cell.text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
                        self.parts.push(Part::Lines(said.join("\n")));
                    } else if !rows.is_empty() {
                        self.parts.push(Part::Table(rows));
                    }
                }
            }
            "td" | "th" | "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = false;
                }
            }
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "ul" | "ol" | "dt" | "dd" | "section" | "article"
            | "caption" | "title" => self.line_break(),
            _ => {}
        }
    }

    /// What the cells of a frame held so far comes before the table inside of it.
    fn frames_to_lines(&mut self) {
        let said: Vec<String> = self
            .tables
            .iter_mut()
            .filter(|table| table.is_frame)
            .flat_map(|table| std::mem::take(&mut table.rows))
            .flatten()
            .map(|cell| cell.text)
            .collect();
        for text in said.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
            self.lines.push_str(text);
            self.lines.push('\n');
        }
    }

    fn cell(&mut self) -> Option<&mut String> {
        let table = self.tables.last_mut().filter(|table| table.in_cell)?;
        table.rows.last_mut()?.last_mut().map(|cell| &mut cell.text)
    }

    fn put(&mut self, said: &str) {
        if self.silent.is_some() {
            return;
        }
        if self.keeps_lines && self.tables.is_empty() {
            self.lines.push_str(said);
            return;
        }
        let in_table = !self.tables.is_empty() && !self.in_caption;
        let target = match self.cell() {
            Some(cell) => cell,
            None if in_table => return,
            None => &mut self.lines,
        };
        for c in said.chars() {
            let space = c.is_ascii_whitespace();
            let doubled = target.chars().next_back().is_none_or(|last| last.is_whitespace());
            if !space {
                target.push(c);
            } else if !doubled {
                target.push(' ');
            }
        }
    }

    fn line_break(&mut self) {
        let in_table = !self.tables.is_empty();
        let keeps = self.keeps_lines;
        if let Some(cell) = self.cell() {
            if !cell.is_empty() && !cell.ends_with('\n') {
                cell.push('\n');
            }
        } else if !(in_table || keeps && self.lines.ends_with('\n')) {
            self.lines.push('\n');
        }
    }

    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        if !lines.trim().is_empty() {
            self.parts.push(Part::Lines(lines));
        }
    }

    fn close(mut self) -> Vec<Part> {
        while !self.tables.is_empty() {
            self.end("table");
        }
        self.flush();
        self.parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_keep_their_spans_and_scripts_are_silent() {
        let parts = read(
            "<html><body><script>1<2</script><p>見出し</p><table><tr><th rowspan=2>指標</th><th colspan=\"2\">目標値</th></tr><tr><td>R5<br>年度</td><td>R&#55;</td></tr></table></body></html>",
        );
        let Part::Table(rows) = &parts[1] else { panic!("a table") };
        assert_eq!(parts[0], Part::Lines("\n見出し\n".into()));
        assert_eq!((rows[0][0].rows, rows[0][1].columns), (2, 2));
        assert_eq!((rows[1][0].text.as_str(), rows[1][1].text.as_str()), ("R5\n年度", "R7"));
    }

    #[test]
    fn a_table_that_arranges_the_page_gives_way_to_the_one_inside() {
        let parts = read("<html><table><tr><td>前文<table><tr><td>a</td><td>b</td></tr></table>後文</td></tr></table></html>");
        assert!(parts.iter().any(|part| matches!(part, Part::Table(rows) if rows[0].len() == 2)), "{parts:?}");
        assert!(format!("{parts:?}").contains("前文"));
    }
}
