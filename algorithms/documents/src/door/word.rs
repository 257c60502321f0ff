//! Documents of a word processor: paragraphs are lines, tables are tables with their spans.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{CellText, Part};
use crate::bounds::{CELLS_MAX, COLUMNS_MAX, DEPTH_MAX};

#[derive(Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
}

#[derive(Default)]
struct Cell {
    text: String,
    columns: usize,
    /// It goes on with the cell above.
    continues: bool,
}

/// Reads the main part of a document.
pub fn read(xml: &[u8]) -> Vec<Part> {
    let mut reader = Reader::from_reader(xml);
    let mut walk = Walk::default();
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => walk.start(&tag),
            Ok(Event::Empty(tag)) => walk.empty(&tag),
            Ok(Event::End(tag)) => walk.end(tag.local_name().as_ref()),
            Ok(Event::Text(text)) if walk.in_text => walk.put(&text),
            Ok(Event::GeneralRef(name)) if walk.in_text => walk.put(entity(&name)),
            Ok(Event::Eof) | Err(_) => break,
            _ => {}
        }
        buffer.clear();
    }
    walk.close()
}

fn entity(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

#[derive(Default)]
struct Walk {
    parts: Vec<Part>,
    lines: String,
    tables: Vec<Table>,
    in_text: bool,
    cells: usize,
}

impl Walk {
    fn start(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "t" => self.in_text = true,
            "tbl" => {
                if self.tables.is_empty() {
                    self.flush();
                }
                if self.tables.len() < DEPTH_MAX {
                    self.tables.push(Table::default());
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "tc" if self.cells < CELLS_MAX => {
                self.cells += 1;
                if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(Cell { columns: 1, ..Cell::default() });
                }
            }
            _ => self.empty(tag),
        }
    }

    fn empty(&mut self, tag: &BytesStart) {
        let value = tag
            .attributes()
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == "val")
            .map(|attribute| attribute.value.into_owned());
        match tag.local_name().as_ref() {
            "gridSpan" => {
                if let (Some(cell), Some(columns)) = (self.cell(), value.and_then(|value| value.parse::<usize>().ok())) {
                    cell.columns = columns.clamp(1, COLUMNS_MAX);
                }
            }
            "vMerge" => {
                if let Some(cell) = self.cell() {
                    cell.continues = value.as_deref() != Some("restart");
                }
            }
            "tab" => self.put(" "),
            "br" | "cr" => self.put("\n"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.put("\n"),
            "tbl" => {
                let Some(table) = self.tables.pop() else { return };
                let rows = laid(table);
                match self.cell() {
                    // A table inside of a cell is said there in words.
                    Some(cell) => cell.text.extend(rows.iter().flatten().map(|inner| format!("{}\n", inner.text.trim()))),
                    None => self.parts.push(Part::Table(rows)),
                }
            }
            _ => {}
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut()?.rows.last_mut()?.last_mut()
    }

    fn put(&mut self, said: &str) {
        if self.tables.is_empty() {
            self.lines.push_str(said);
        } else if let Some(cell) = self.cell() {
            cell.text.push_str(said);
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
            self.end("tbl");
        }
        self.flush();
        self.parts
    }
}

/// The cells with their heights: a cell that is gone on with below is as high as that.
fn laid(table: Table) -> Vec<Vec<CellText>> {
    let starts = |row: &Vec<Cell>| -> Vec<usize> {
        row.iter()
            .scan(0, |at, cell| {
                let start = *at;
                *at += cell.columns;
                Some(start)
            })
            .collect()
    };
    let columns: Vec<Vec<usize>> = table.rows.iter().map(starts).collect();
    let goes_on = |row: usize, column: usize| {
        columns
            .get(row)
            .and_then(|starts| starts.iter().position(|start| *start == column))
            .is_some_and(|at| table.rows[row][at].continues)
    };
    let row = |(number, row): (usize, &Vec<Cell>)| {
        let cells = row.iter().enumerate().filter(|(_, cell)| !cell.continues).map(|(at, cell)| {
            let column = columns[number][at];
            let rows = 1 + (number + 1..table.rows.len()).take_while(|below| goes_on(*below, column)).count();
            CellText { text: cell.text.trim().to_owned(), columns: cell.columns, rows }
        });
        cells.collect()
    };
    table.rows.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_merged_cells_are_read() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>施策1</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>A &amp; B</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>C</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>D</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>E</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
        let parts = read(xml.as_bytes());
        assert_eq!(parts[0], Part::Lines("施策1\n".into()));
        let Part::Table(rows) = &parts[1] else { panic!("a table") };
        assert_eq!((rows[0][0].text.as_str(), rows[0][0].columns, rows[1][0].rows, rows[2][0].text.as_str()), ("A & B", 2, 2, "E"));
    }
}
