//! The list of programmes as a spreadsheet that comes in: each row is a programme, and what is wrong is told with its row.

use engawa_kernel::text::nfkc;
use engawa_kernel::{Choice, Id};
use engawa_sheets::{Bounds, Formulas, Table, Unreadable};
use engawa_who::Section;

use super::act::{Unfit, unfit};
use super::model::{Listed, Online, Statement};
use crate::programmes::is_address;
use crate::programmes::model::Scene;

const BOUNDS: Bounds = Bounds {
    bytes: 2 * 1_024 * 1_024,
    rows: 5_000,
    cells: 60,
    signs: 2_000,
    expanded: 20 * 1_024 * 1_024,
    parts: 200,
    formulas: Formulas::Refused,
};

/// The columns by their names in every language; the order is that of the file that goes out.
pub const COLUMNS: [&str; 12] =
    ["code", "name", "section", "scene", "about", "online", "link", "post", "counter", "national", "basis", "yearly_count"];
const CODE: usize = 0;
const NAME: usize = 1;
const SECTION: usize = 2;
const SCENE: usize = 3;
const ABOUT: usize = 4;
const ONLINE: usize = 5;
const LINK: usize = 6;
const POST: usize = 7;
const COUNTER: usize = 8;
const NATIONAL: usize = 9;
const BASIS: usize = 10;
const YEARLY: usize = 11;

/// What the columns and the choices in them are called on the page, beside their codes.
#[derive(Debug, Clone)]
pub struct Heads {
    /// The columns, as [`COLUMNS`].
    pub columns: [String; 12],
    /// The scenes, as `Scene::ALL`.
    pub scenes: Vec<String>,
    /// What says yes.
    pub yes: Vec<String>,
    /// What says no.
    pub no: Vec<String>,
}

/// Something wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row, as a spreadsheet numbers it.
    pub line: usize,
    /// What.
    pub wrong: RowWrong,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowWrong {
    /// The file cannot be read.
    Unreadable(Unreadable),
    /// A column is missing.
    NoColumn(String),
    /// A name that cannot stand in an address.
    Address(String),
    /// The same programme twice.
    Twice(String),
    /// A section that the town does not have today.
    Section(String),
    /// A scene that is none.
    Scene(String),
    /// Neither yes nor no.
    YesNo(String),
    /// No number.
    Number(String),
    /// It cannot be so.
    Unfit(Unfit),
}

/// Reads a file: names in addresses and what is said of them.
///
/// # Errors
/// Everything that is wrong, row by row.
pub fn read(
    bytes: &[u8],
    heads: &Heads,
    sections: &[Section],
    listed: &[Listed],
) -> Result<Vec<(String, Statement)>, Vec<RowProblem>> {
    let table = engawa_sheets::read(bytes, &BOUNDS)
        .map_err(|why| vec![RowProblem { line: 1, wrong: RowWrong::Unreadable(why) }])?
        .headed(|cell| heads.place(cell).is_some());
    let places: Vec<Option<usize>> = table.head.iter().map(|cell| heads.place(cell)).collect();
    let missing: Vec<RowProblem> = [NAME, SECTION]
        .into_iter()
        .filter(|column| !places.contains(&Some(*column)))
        .map(|column| RowProblem { line: table.head_line, wrong: RowWrong::NoColumn(heads.columns[column].clone()) })
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let mut walk = Walk { heads, sections, listed, rows: Vec::new(), problems: Vec::new() };
    walk.rows(&table, &places);
    if walk.problems.is_empty() { Ok(walk.rows) } else { Err(walk.problems) }
}

impl Heads {
    /// Which column a cell of the first row names.
    fn place(&self, cell: &str) -> Option<usize> {
        let cell = nfkc(cell.trim()).to_lowercase();
        (0..COLUMNS.len()).find(|column| cell == COLUMNS[*column] || cell == nfkc(&self.columns[*column]).to_lowercase())
    }

    fn yes(&self, cell: &str) -> Option<bool> {
        let is = |words: &[String]| words.iter().any(|word| nfkc(word) == cell);
        match cell {
            "yes" | "1" => Some(true),
            "" | "no" | "0" => Some(false),
            _ if is(&self.yes) => Some(true),
            _ if is(&self.no) => Some(false),
            _ => None,
        }
    }
}

struct Walk<'w> {
    heads: &'w Heads,
    sections: &'w [Section],
    listed: &'w [Listed],
    rows: Vec<(String, Statement)>,
    problems: Vec<RowProblem>,
}

impl Walk<'_> {
    fn rows(&mut self, table: &Table, places: &[Option<usize>]) {
        for (line, cells) in &table.rows {
            let mut row: [String; 12] = Default::default();
            for (place, cell) in places.iter().zip(cells) {
                if let Some(column) = place {
                    row[*column] = cell.trim().to_owned();
                }
            }
            self.row(*line, &row);
        }
    }

    fn note(&mut self, line: usize, wrong: RowWrong) {
        self.problems.push(RowProblem { line, wrong });
    }

    fn row(&mut self, line: usize, row: &[String; 12]) {
        let before = self.problems.len();
        let slug = self.slug(row);
        if !is_address(&slug) {
            self.note(line, RowWrong::Address(slug.chars().take(60).collect()));
        } else if self.rows.iter().any(|(other, _)| *other == slug) {
            self.note(line, RowWrong::Twice(slug.clone()));
        }
        let was = self.listed.iter().find(|listed| listed.slug == slug).map(|listed| &listed.statement);
        let Some(said) = self.said(line, row, was) else { return };
        for wrong in unfit(&said) {
            self.note(line, RowWrong::Unfit(wrong));
        }
        if self.problems.len() == before {
            self.rows.push((slug, said));
        }
    }

    /// The name in addresses: as the row says it, as the list has it for this name, or the next free one.
    fn slug(&self, row: &[String; 12]) -> String {
        if !row[CODE].is_empty() {
            return nfkc(&row[CODE]);
        }
        if let Some(listed) = self.listed.iter().find(|listed| listed.statement.name == row[NAME]) {
            return listed.slug.clone();
        }
        let is_free = |slug: &String| {
            self.listed.iter().all(|listed| listed.slug != *slug) && self.rows.iter().all(|(other, _)| other != slug)
        };
        (1..).map(|number: u32| format!("p{number}")).find(is_free).unwrap_or_default()
    }

    fn said(&mut self, line: usize, row: &[String; 12], was: Option<&Statement>) -> Option<Statement> {
        let section = self.section(line, &row[SECTION]);
        let scene = self.scene(line, &row[SCENE]);
        let mut yes = |column: usize| {
            let found = self.heads.yes(&nfkc(&row[column]).to_lowercase());
            if found.is_none() {
                self.problems.push(RowProblem { line, wrong: RowWrong::YesNo(row[column].chars().take(40).collect()) });
            }
            found.unwrap_or_default()
        };
        let (is_online, is_by_post, is_at_counter, is_national) = (yes(ONLINE), yes(POST), yes(COUNTER), yes(NATIONAL));
        let yearly_count = self.number(line, &row[YEARLY]);
        let text = |column: usize| Some(row[column].clone()).filter(|text| !text.is_empty());
        Some(Statement {
            name: row[NAME].clone(),
            section: section?,
            scene: scene?,
            about: row[ABOUT].clone(),
            online: if is_online { Online::Elsewhere } else { Online::No },
            link: text(LINK),
            is_by_post,
            is_at_counter,
            is_national,
            is_inside: was.is_some_and(|was| was.is_inside),
            basis: text(BASIS),
            yearly_count,
            is_gone: false,
        })
    }

    fn section(&mut self, line: usize, cell: &str) -> Option<Id<Section>> {
        let found = self.sections.iter().find(|section| section.name == cell || section.code == cell).map(|section| section.id);
        if found.is_none() {
            self.note(line, RowWrong::Section(cell.chars().take(60).collect()));
        }
        found
    }

    /// Nothing said is a paper or certificate, as most of what is asked of city hall is.
    fn scene(&mut self, line: usize, cell: &str) -> Option<Scene> {
        let by_word = || Scene::ALL.iter().copied().zip(&self.heads.scenes).find(|(_, word)| *word == cell).map(|(scene, _)| scene);
        let found = if cell.is_empty() { Some(Scene::Papers) } else { Scene::from_code(cell).or_else(by_word) };
        if found.is_none() {
            self.note(line, RowWrong::Scene(cell.chars().take(60).collect()));
        }
        found
    }

    fn number(&mut self, line: usize, cell: &str) -> Option<i64> {
        let plain: String = nfkc(cell).chars().filter(|sign| *sign != ',').collect();
        let number = plain.parse().ok();
        if number.is_none() && !plain.is_empty() {
            self.note(line, RowWrong::Number(cell.chars().take(40).collect()));
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use engawa_who::Days;
    use proptest::prelude::*;

    use super::*;

    fn heads() -> Heads {
        let columns = ["番号", "名前", "担当課", "場面", "説明", "オンライン", "アドレス", "郵送", "窓口", "国", "根拠", "件数"];
        Heads {
            columns: columns.map(str::to_owned),
            scenes: Scene::ALL.iter().map(|scene| format!("場面{}", scene.code())).collect(),
            yes: vec!["はい".into(), "○".into()],
            no: vec!["いいえ".into()],
        }
    }

    fn sections() -> Vec<Section> {
        vec![Section { id: Id::random([1; 16]), code: "shimin".into(), name: "市民課".into(), days: Days::default() }]
    }

    fn read_text(text: &str) -> Result<Vec<(String, Statement)>, Vec<RowProblem>> {
        read(text.as_bytes(), &heads(), &sections(), &[])
    }

    #[test]
    fn a_list_is_read_with_the_words_of_the_page_or_with_codes() {
        let text = "手続き一覧\n名前,担当課,窓口,件数,場面\n転入届,市民課,○,\"1,200\",場面moving\n犬の登録,shimin,はい,,\n";
        let rows = read_text(text).expect("rows");
        assert_eq!(
            rows.iter().map(|(slug, said)| (slug.as_str(), said.name.as_str())).collect::<Vec<_>>(),
            [("p1", "転入届"), ("p2", "犬の登録")]
        );
        assert_eq!((rows[0].1.yearly_count, rows[0].1.scene), (Some(1_200), Scene::Moving));
    }

    #[test]
    fn each_wrong_cell_is_told_with_its_row() {
        let text = "code,name,section,online,link,counter,yearly_count\na,甲,市民課,yes,,1,\nb,乙,ない課,,,1,x\na,丙,市民課,?,,1,\nc,,市民課,,,,\n";
        let problems = read_text(text).expect_err("problems");
        let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [2, 3, 3, 4, 5, 5]);
        assert_eq!(problems[0].wrong, RowWrong::Unfit(Unfit::Link));
        assert_eq!(problems[1].wrong, RowWrong::Section("ない課".into()));
        assert_eq!(problems[3].wrong, RowWrong::YesNo("?".into()));
        assert_eq!(read_text("番号,場面\n1,2\n").expect_err("problems").len(), 2);
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reading(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes, &heads(), &sections(), &[]);
        }
    }
}
