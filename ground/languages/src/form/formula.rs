//! How a computed number comes from earlier answers.

use super::{Code, Decimal};

/// A sum, a product or a difference.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// All that are there together; none where none is there.
    Sum(Vec<Operand>),
    /// One times the other; none where one is missing.
    Product(Operand, Operand),
    /// The first without the second; none where one is missing.
    Difference(Operand, Operand),
}

/// A number of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// The answer to a question.
    Answer(Code),
    /// A column of a table, or a question of a part that is given several times: all of them together.
    Column(Code, Code),
}

/// What comes of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Computed {
    /// Not all that it needs is there yet.
    Missing,
    /// More than can be counted.
    TooLarge,
    /// The number.
    Number(Decimal),
}

impl Formula {
    /// The numbers that it is made of.
    pub fn operands(&self) -> Vec<&Operand> {
        match self {
            Formula::Sum(operands) => operands.iter().collect(),
            Formula::Product(one, other) | Formula::Difference(one, other) => vec![one, other],
        }
    }

    /// Counts it. `look` gives the numbers of an operand that are there.
    pub fn compute(&self, look: &impl Fn(&Operand) -> Vec<Decimal>) -> Computed {
        match self {
            Formula::Sum(operands) => sum(operands.iter().flat_map(look)),
            Formula::Product(one, other) => both(sum(look(one)), sum(look(other)), Decimal::times),
            Formula::Difference(one, other) => both(sum(look(one)), sum(look(other)), Decimal::minus),
        }
    }
}

fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Computed {
    numbers.into_iter().fold(Computed::Missing, |sum, number| match sum {
        Computed::Missing => Computed::Number(number),
        Computed::Number(so_far) => so_far.plus(number).map_or(Computed::TooLarge, Computed::Number),
        Computed::TooLarge => Computed::TooLarge,
    })
}

fn both(one: Computed, other: Computed, with: fn(Decimal, Decimal) -> Option<Decimal>) -> Computed {
    match (one, other) {
        (Computed::Number(one), Computed::Number(other)) => with(one, other).map_or(Computed::TooLarge, Computed::Number),
        (Computed::TooLarge, _) | (_, Computed::TooLarge) => Computed::TooLarge,
        _ => Computed::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compute(formula: &Formula, numbers: &[i64]) -> Computed {
        let all: Vec<Decimal> = numbers.iter().filter_map(|number| Decimal::whole(*number)).collect();
        formula.compute(&|operand| match operand {
            Operand::Answer(code) if code == "a" => all.first().copied().into_iter().collect(),
            Operand::Answer(_) => all.get(1).copied().into_iter().collect(),
            Operand::Column(..) => all.clone(),
        })
    }

    #[test]
    fn a_sum_takes_what_is_there_and_the_others_need_both() {
        let code = |text| Code::read(text).expect("a code");
        let (a, b) = (Operand::Answer(code("a")), Operand::Answer(code("b")));
        let number = |whole| Computed::Number(Decimal::whole(whole).expect("fits"));
        let sum = Formula::Sum(vec![a.clone(), b.clone()]);
        assert_eq!(compute(&sum, &[3, 4]), number(7));
        assert_eq!(compute(&sum, &[3]), number(3));
        assert_eq!(compute(&sum, &[]), Computed::Missing);
        assert_eq!(compute(&Formula::Product(a.clone(), b.clone()), &[3, 4]), number(12));
        assert_eq!(compute(&Formula::Product(a.clone(), b.clone()), &[3]), Computed::Missing);
        assert_eq!(compute(&Formula::Difference(a.clone(), b.clone()), &[3, 4]), number(-1));
        let column = Formula::Sum(vec![Operand::Column(code("rows"), code("yen"))]);
        assert_eq!(compute(&column, &[1, 2, 3]), number(6));
        assert_eq!(compute(&Formula::Product(a, b), &[1_000_000_000, 1_000_000_000]), Computed::TooLarge);
    }
}
