//! A roster of 20,000 households as a workbook and as CSV: taken in, looked at, laid in, made visible, undone. CPU of all of it.

use std::time::{Duration, Instant};

use engawa_bodies::deeds::By;
use engawa_bodies::deeds::imports::{Checked, File, take_in, undo};
use engawa_bodies::imports::{Looked, confirm, import_of};
use engawa_bodies::model::{Import, Organization};
use engawa_db::{Key, Town};
use engawa_kernel::{AnyId, Id};
use rust_xlsxwriter::Workbook;

use crate::cpu;
use crate::towns::{Demo, runtime};

const HEAD: [&str; 8] = ["班", "世帯主", "フリガナ", "住所", "電話", "人数", "加入日", "回覧"];

/// A household as rosters write it, with something to mend in most cells.
fn row(number: u32) -> [String; 8] {
    [
        format!("{}組", wide(number / 12 + 1)),
        format!("見本　　{number}郎"),
        format!("ﾐﾎﾝ {number}ﾛｳ"),
        format!("みほん市本町{}－{}", wide(number / 20 + 1), wide(number % 20 + 1)),
        format!("{}", 260_000_000 + number),
        format!("{}人", number % 6 + 1),
        format!("平成{}年{}月1日", number % 30 + 1, number % 12 + 1),
        "紙".to_owned(),
    ]
}

fn wide(number: u32) -> String {
    let wider = |sign: char| char::from_u32(u32::from(sign) + 0xfee0).unwrap_or(sign);
    number.to_string().chars().map(wider).collect()
}

fn csv(households: u32) -> Vec<u8> {
    let lines = (0..households).map(|number| row(number).join(","));
    let text: Vec<String> = std::iter::once(HEAD.join(",")).chain(lines).collect();
    text.join("\r\n").into_bytes()
}

fn workbook(households: u32) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = std::iter::once(HEAD.map(str::to_owned)).chain((0..households).map(row));
    for (line, cells) in (0u32..).zip(rows) {
        for (place, cell) in (0u16..).zip(cells) {
            sheet.write_string(line, place, cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// CPU and wall of a step.
fn step<T>(name: &str, work: impl FnOnce() -> T) -> (T, Duration) {
    let (before, start) = (cpu::used(), Instant::now());
    let done = work();
    let used = cpu::used() - before;
    println!("| {name} | {:.2} s | {:.2} s |", used.as_secs_f64(), start.elapsed().as_secs_f64());
    (done, used)
}

fn through(town: &Town, body: Id<Organization>, account: AnyId, file: &File) {
    let by = || By::machine("lab");
    let (bytes, name) = (file.bytes.len(), file.name.clone());
    println!(
        "\n{name}, {:.1} MB\n\n| step | CPU | wall |\n| --- | --- | --- |",
        f64::from(u32::try_from(bytes).unwrap_or(0)) / 1e6
    );
    let mut all = Duration::ZERO;
    let taken = file.clone();
    let (id, used): (Id<Import>, _) = step("taken in", || {
        let checked = Checked::of(taken).expect("a file that is read");
        town.write_now(Key::none(), move |tx| take_in(tx, body, account, false, &checked)).expect("taken in")
    });
    all += used;
    let today = town.today();
    let import = town.read_now(|db| import_of(db, id)).expect("a readable town").expect("an import");
    let (looked, used) = step("looked at", || town.read_now(|db| Looked::at(db, &import, today)).expect("a look"));
    all += used;
    println!("| … of these taken {}, mended cells {} | | |", looked.preview.taken.len(), looked.preview.repairs.len());
    let runtime = runtime();
    let ((), used) = step("looked at again, laid in and made visible", || {
        let again = town.read_now(|db| Looked::at(db, &import, today)).expect("a look");
        let done = runtime.block_on(confirm(town, Key::none(), &import, &again, (by(), std::sync::Arc::new(|_| Ok(())), None)));
        done.map(|_| ()).expect("it stands in the roster");
    });
    all += used;
    println!("| **in the roster** | **{:.2} s** | |", all.as_secs_f64());
    step("undone", || town.write_now(Key::none(), move |tx| undo(tx, id, &by())).expect("undone"));
}

/// Prints the figures.
pub fn run(households: u32) {
    let demo = Demo::make();
    let town = demo.towns.open("mihon").expect("the sample");
    let found = town.read_now(|db| engawa_parties::organization_by_slug(db, "ekimae")).expect("a readable town");
    let body = found.expect("a body of the sample").id;
    let account = town.read_now(|db| engawa_who::accounts::account_by_mail(db, "registrar@mihon.example"));
    let account = account.expect("a readable town").expect("somebody of city hall").id.any();
    println!("## A roster of {households} households");
    through(&town, body, account, &File { name: "roster.xlsx".into(), bytes: workbook(households) });
    through(&town, body, account, &File { name: "roster.csv".into(), bytes: csv(households) });
}
