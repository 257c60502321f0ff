//! Six digits that are shown in one browser and typed in another; every number as likely as every other.

use engawa_db::random_bytes;
use subtle::ConstantTimeEq;

const COUNT: u32 = 1_000_000;
/// The largest multiple of a million below 2^32: what lies above would make small numbers likelier.
const FAIR: u32 = u32::MAX - u32::MAX % COUNT;

/// New digits, from the operating system.
pub(crate) fn new() -> String {
    loop {
        let number = u32::from_le_bytes(random_bytes());
        if number < FAIR {
            return format!("{:06}", number % COUNT);
        }
    }
}

/// What was typed, without blanks and in usual digits.
pub(crate) fn read(typed: &str) -> String {
    engawa_kernel::text::nfkc(typed).chars().filter(char::is_ascii_digit).collect()
}

/// Whether they are the same, in equal time.
pub(crate) fn are_equal(shown: &str, typed: &str) -> bool {
    shown.as_bytes().ct_eq(read(typed).as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_six_and_all_are_used() {
        let all: Vec<String> = (0..2_000).map(|_| new()).collect();
        assert!(all.iter().all(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())));
        for place in 0..6 {
            for digit in '0'..='9' {
                let times = all.iter().filter(|digits| digits.chars().nth(place) == Some(digit)).count();
                // 200 are expected; one in a billion is outside of this.
                assert!((100..320).contains(&times), "{digit} at {place}: {times}");
            }
        }
    }

    #[test]
    fn digits_are_read_as_people_type_them() {
        assert!(are_equal("049213", " 049 213 "));
        assert!(are_equal("049213", "０４９－２１３"));
        for typed in ["", "04921", "0492130", "049214", "x"] {
            assert!(!are_equal("049213", typed), "{typed}");
        }
    }
}
