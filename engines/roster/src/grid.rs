//! Tables and the text around them, as documents and web pages hold them: tables within tables, cells over many rows.

use std::collections::HashMap;

use crate::caps::Caps;
use crate::refusal::Refusal;
use crate::table::{Builder, Sheet};
use crate::words::trimmed;

/// Tables within tables. Letters made of tables go ten deep; deeper ones are read as part of the last.
const MAX_DEPTH: usize = 40;
/// Columns of a table, and rows that one cell may stand over. What stands further right belongs to the last column.
const MAX_SPAN: usize = 1_000;
/// Characters of a text that is put into each row its cell stands over.
const MAX_SPREAD: usize = 200;

/// What a document or a page holds.
pub(crate) struct Page {
    /// Tables without tables in them, each as a sheet.
    pub tables: Vec<Sheet>,
    /// Everything else, line by line.
    pub text: String,
    /// Pictures.
    pub pictures: usize,
}

/// Takes tables and text as they come.
pub(crate) struct Grid<'a> {
    builder: Builder<'a>,
    open: Vec<Table>,
    /// Tables that are open beyond the depth.
    deeper: usize,
    tables: Vec<Sheet>,
    text: String,
    pictures: usize,
    /// Cells that may still be opened, those that stand over others counted in each row.
    left: usize,
    max_cells: usize,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<Cell>>,
    in_row: bool,
    in_cell: bool,
    column: usize,
    holds_tables: bool,
    /// How many rows below are taken by a cell above, by column.
    taken: HashMap<usize, usize>,
}

struct Cell {
    column: usize,
    text: String,
    /// It is a part of the cell above it.
    above: bool,
}

impl<'a> Grid<'a> {
    pub fn new(caps: &'a Caps) -> Self {
        Self {
            builder: Builder::new(caps),
            open: Vec::new(),
            deeper: 0,
            tables: Vec::new(),
            text: String::new(),
            pictures: 0,
            left: caps.max_cells,
            max_cells: caps.max_cells,
        }
    }

    pub fn open_table(&mut self) {
        if self.open.len() >= MAX_DEPTH {
            self.deeper += 1;
            return;
        }
        if let Some(around) = self.open.last_mut() {
            around.holds_tables = true;
        }
        self.open.push(Table::default());
    }

    pub fn close_table(&mut self) -> Result<(), Refusal> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return Ok(());
        }
        let Some(table) = self.open.pop() else { return Ok(()) };
        if table.holds_tables {
            for row in &table.rows {
                let texts: Vec<&str> =
                    row.iter().map(|cell| cell.text.trim()).filter(|t| !t.is_empty()).collect();
                self.line_break();
                self.text(&texts.join("\t"));
            }
            self.line_break();
            return Ok(());
        }
        self.lay_out(table)
    }

    fn lay_out(&mut self, table: Table) -> Result<(), Refusal> {
        self.builder.begin(None, false);
        let mut above: HashMap<usize, String> = HashMap::new();
        for (number, row) in (1..).zip(table.rows) {
            let is_own = row.iter().any(|cell| !cell.above && !trimmed(&cell.text).is_empty());
            for cell in row {
                if !cell.above {
                    let text = cell.text.trim();
                    self.builder.cell(number, cell.column, text)?;
                    above.insert(cell.column, text.chars().take(MAX_SPREAD).collect());
                } else if let Some(text) = above.get(&cell.column).filter(|_| is_own) {
                    self.builder.cell(number, cell.column, text)?;
                }
            }
        }
        let sheet = self.builder.take();
        if !sheet.rows.is_empty() {
            self.tables.push(sheet);
        }
        Ok(())
    }

    pub fn open_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.rows.push(Vec::new());
            (table.in_row, table.in_cell, table.column) = (true, false, 0);
        }
    }

    /// Leaves columns at the row's start empty.
    pub fn leave_out(&mut self, columns: usize) {
        if let Some(table) = self.open.last_mut() {
            table.column = table.column.saturating_add(columns).min(MAX_SPAN);
        }
    }

    /// A cell over so many columns and rows; `above` says that it is a part of the cell above it.
    pub fn open_cell(&mut self, columns: usize, rows: usize, above: bool) {
        if self.open.last().is_some_and(|table| !table.in_row) {
            self.open_row();
        }
        let Some(table) = self.open.last_mut() else { return };
        table.pass_taken(&mut self.left);
        table.in_cell = true;
        if self.left == 0 || table.column >= MAX_SPAN {
            return;
        }
        self.left -= 1;
        let (columns, rows) = (columns.clamp(1, MAX_SPAN - table.column), rows.clamp(1, MAX_SPAN));
        if rows > 1 {
            for column in table.column..table.column + columns {
                table.taken.insert(column, rows - 1);
            }
        }
        let cell = Cell { column: table.column, text: String::new(), above };
        table.column += columns;
        if let Some(row) = table.rows.last_mut() {
            row.push(cell);
        }
    }

    pub fn close_cell(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.in_cell = false;
        }
    }

    pub fn close_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.pass_taken(&mut self.left);
            (table.in_row, table.in_cell) = (false, false);
        }
    }

    pub fn text(&mut self, text: &str) {
        self.target().push_str(text);
    }

    /// Ends the line, unless nothing stands on it.
    pub fn line_break(&mut self) {
        let target = self.target();
        if !target.is_empty() && !target.ends_with('\n') {
            target.push('\n');
        }
    }

    /// Whether what was taken last is white space, or nothing.
    pub fn ends_with_space(&mut self) -> bool {
        self.target().chars().next_back().is_none_or(char::is_whitespace)
    }

    pub fn picture(&mut self) {
        self.pictures += 1;
    }

    /// Where text goes: the open cell, else the row's last cell's table has no place for it and it stands outside.
    fn target(&mut self) -> &mut String {
        let cell = self.open.last_mut().filter(|table| table.in_cell);
        match cell.and_then(|table| table.rows.last_mut()?.last_mut()) {
            Some(cell) => &mut cell.text,
            None => &mut self.text,
        }
    }

    pub fn finish(mut self) -> Result<Page, Refusal> {
        if self.left == 0 {
            return Err(Refusal::TooManyCells { place: self.builder.place(), max: self.max_cells });
        }
        self.deeper = 0;
        while !self.open.is_empty() {
            self.close_table()?;
        }
        if self.tables.len() > 1 {
            for (number, table) in (1..).zip(&mut self.tables) {
                table.name = Some(format!("tabell {number}"));
            }
        }
        Ok(Page { tables: self.tables, text: self.text, pictures: self.pictures })
    }
}

impl Table {
    /// Steps over the columns that a cell above has taken, and notes that it stands there.
    fn pass_taken(&mut self, left: &mut usize) {
        while *left > 0
            && let Some(rows) = self.taken.get_mut(&self.column)
        {
            *left -= 1;
            *rows -= 1;
            if *rows == 0 {
                self.taken.remove(&self.column);
            }
            if let Some(row) = self.rows.last_mut() {
                row.push(Cell { column: self.column, text: String::new(), above: true });
            }
            self.column += 1;
        }
    }
}
