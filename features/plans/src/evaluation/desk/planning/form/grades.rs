//! The grades as they are typed: their order, words and bounds, and those that are added or left out.

use engawa_kernel::Choice;
use engawa_web::Fields;

use super::mend::{BandPart, Mend, Place, Why, order_of};
use crate::desk::value::{read_value, write_value};
use crate::evaluation::form::upward;
use crate::model::{Band, Grade};

/// So many grades can be added at once.
const NEW_ROWS: usize = 3;

/// Which row of the page a grade has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum GradeKey {
    /// The grade of this number is there.
    Stands(i64),
    /// It is to be added.
    New(usize),
}

impl GradeKey {
    /// What ends the names of its inputs.
    pub(in super::super) fn suffix(self) -> String {
        match self {
            GradeKey::Stands(number) => number.to_string(),
            GradeKey::New(row) => format!("new-{row}"),
        }
    }
}

/// A grade.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct TypedGrade {
    pub(in super::super) key: GradeKey,
    pub(in super::super) order: String,
    pub(in super::super) label: String,
    pub(in super::super) band: String,
    pub(in super::super) from: String,
    pub(in super::super) to: String,
    pub(in super::super) is_kept: bool,
}

/// How the results of a grade are bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum BandKind {
    /// 超える
    Above,
    /// ちょうど
    Equals,
    /// 以上
    From,
    /// 以上、未満
    Between,
    /// 未満
    Below,
    /// 人が決める
    Judged,
}

impl Choice for BandKind {
    const ALL: &'static [Self] =
        &[BandKind::Above, BandKind::Equals, BandKind::From, BandKind::Between, BandKind::Below, BandKind::Judged];

    fn code(self) -> &'static str {
        match self {
            BandKind::Above => "above",
            BandKind::Equals => "equals",
            BandKind::From => "from",
            BandKind::Between => "between",
            BandKind::Below => "below",
            BandKind::Judged => "judged",
        }
    }
}

impl BandKind {
    fn of(band: Band) -> BandKind {
        match band {
            Band::Above(_) => BandKind::Above,
            Band::Equals(_) => BandKind::Equals,
            Band::Between(_, f64::INFINITY) => BandKind::From,
            Band::Between(..) => BandKind::Between,
            Band::Below(_) => BandKind::Below,
            Band::Judged => BandKind::Judged,
        }
    }

    /// Whether it has a lower and an upper bound.
    fn bounds(self) -> (bool, bool) {
        match self {
            BandKind::Above | BandKind::Equals | BandKind::From => (true, false),
            BandKind::Between => (true, true),
            BandKind::Below => (false, true),
            BandKind::Judged => (false, false),
        }
    }
}

/// The grades as they stand, and empty rows for new ones.
pub(super) fn rows(grades: &[Grade]) -> Vec<TypedGrade> {
    grades.iter().map(TypedGrade::of).chain((1..=NEW_ROWS).map(TypedGrade::empty)).collect()
}

/// The grades that are meant, each with its row. They keep their numbers while none comes, goes or moves; else they are counted
/// anew from the top, for the number of a grade is its place.
pub(super) fn meant(typed: &[TypedGrade]) -> Result<Vec<(GradeKey, Grade)>, Vec<Mend>> {
    let (mut found, mut mends) = (Vec::new(), Vec::new());
    for row in typed.iter().filter(|row| row.is_meant()) {
        match (row.order(), row.band()) {
            (Ok(order), Ok(band)) => found.push((order, row, band)),
            (order, band) => mends.extend(order.err().into_iter().chain(band.err().into_iter().flatten())),
        }
    }
    if !mends.is_empty() {
        return Err(mends);
    }
    found.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
    let keys: Vec<GradeKey> = found.iter().map(|(_, row, _)| row.key).collect();
    let stood = typed.iter().map(|row| row.key).filter(|key| matches!(key, GradeKey::Stands(_)));
    let is_same = stood.eq(keys.iter().copied());
    let grade = |(place, (_, row, band)): (i64, (f64, &TypedGrade, Band))| {
        let number = match row.key {
            GradeKey::Stands(number) if is_same => number,
            _ => place,
        };
        (row.key, Grade { grade: number, label: row.label.trim().to_owned(), band })
    };
    Ok((1..).zip(found).map(grade).collect())
}

impl TypedGrade {
    fn of(grade: &Grade) -> TypedGrade {
        let write = |bound: f64| write_value(bound, 0);
        let (from, to) = match grade.band {
            Band::Above(bound) | Band::Equals(bound) | Band::Between(bound, f64::INFINITY) => (write(bound), String::new()),
            Band::Between(from, to) => (write(from), write(to)),
            Band::Below(bound) => (String::new(), write(bound)),
            Band::Judged => (String::new(), String::new()),
        };
        TypedGrade {
            key: GradeKey::Stands(grade.grade),
            order: grade.grade.to_string(),
            label: grade.label.clone(),
            band: BandKind::of(grade.band).code().into(),
            from,
            to,
            is_kept: true,
        }
    }

    fn empty(row: usize) -> TypedGrade {
        TypedGrade {
            key: GradeKey::New(row),
            order: String::new(),
            label: String::new(),
            band: BandKind::Between.code().into(),
            from: String::new(),
            to: String::new(),
            is_kept: true,
        }
    }

    pub(super) fn read(self, fields: &Fields) -> TypedGrade {
        let suffix = self.key.suffix();
        let name = |part: &str| format!("grade-{part}-{suffix}");
        if !fields.has(&name("label")) {
            return self;
        }
        let value = |part: &str| fields.get(&name(part)).to_owned();
        TypedGrade {
            order: value("order"),
            label: value("label"),
            band: value("band"),
            from: value("from"),
            to: value("to"),
            is_kept: fields.get(&name("keep")) != "no",
            key: self.key,
        }
    }

    /// Whether anything is typed in it.
    pub(in super::super) fn is_empty(&self) -> bool {
        [&self.order, &self.label, &self.from, &self.to].iter().all(|typed| typed.trim().is_empty())
    }

    fn is_meant(&self) -> bool {
        match self.key {
            GradeKey::Stands(_) => self.is_kept,
            GradeKey::New(_) => !self.is_empty(),
        }
    }

    fn order(&self) -> Result<f64, Mend> {
        let is_new = matches!(self.key, GradeKey::New(_));
        order_of(&self.order, is_new).map_err(|why| Mend { place: Place::Grade(self.key, BandPart::Order), why })
    }

    /// The band that is meant.
    fn band(&self) -> Result<Band, Vec<Mend>> {
        let mend = |part, why| Mend { place: Place::Grade(self.key, part), why };
        let Some(kind) = BandKind::from_code(&self.band) else { return Err(vec![mend(BandPart::Band, Why::NoBand)]) };
        let (has_from, has_to) = kind.bounds();
        let from = bound(&self.from, has_from).map_err(|why| mend(BandPart::From, why));
        let to = bound(&self.to, has_to).map_err(|why| mend(BandPart::To, why));
        let (from, to) = match (from, to) {
            (Ok(from), Ok(to)) => (from, to),
            (from, to) => return Err(from.err().into_iter().chain(to.err()).collect()),
        };
        Ok(match kind {
            BandKind::Above => Band::Above(from),
            BandKind::Equals => Band::Equals(from),
            BandKind::From => upward(from),
            BandKind::Between => Band::Between(from, to),
            BandKind::Below => Band::Below(to),
            BandKind::Judged => Band::Judged,
        })
    }
}

/// A bound where the band has one, and nothing where it has none.
fn bound(typed: &str, is_there: bool) -> Result<f64, Why> {
    match (read_value(typed, None), is_there) {
        (Ok(Some(bound)), true) => Ok(bound),
        (Ok(None), true) => Err(Why::NoBound),
        (Ok(None), false) => Ok(0.0),
        (Ok(Some(_)) | Err(_), false) => Err(Why::StrayBound),
        (Err(why), true) => Err(Why::NoNumber(why)),
    }
}
