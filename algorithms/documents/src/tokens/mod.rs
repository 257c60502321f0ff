//! Typed pieces of text: years in any style, numbers, units, values with all that stands around them.

pub mod number;
pub mod unit;
pub mod value;
pub mod year;

/// Whether `word` stands at this place.
pub fn at(chars: &[char], place: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(step, c)| chars.get(place + step) == Some(&c))
}

/// The longest of the words that stands at this place, and the place behind it.
pub fn longest<'w>(chars: &[char], place: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    let found = words.iter().filter(|word| at(chars, place, word)).max_by_key(|word| word.len())?;
    Some((found, place + found.chars().count()))
}

/// The place behind spaces.
pub fn skip_spaces(chars: &[char], mut place: usize) -> usize {
    while chars.get(place).is_some_and(|c| c.is_whitespace()) {
        place += 1;
    }
    place
}

/// The place of the bracket that closes the one at this place, within sixty letters.
pub fn closing(chars: &[char], place: usize) -> Option<usize> {
    let close = match chars.get(place)? {
        '(' => ')',
        '[' => ']',
        '【' => '】',
        '〈' => '〉',
        '「' => '」',
        _ => return None,
    };
    let open = chars[place];
    let mut depth = 0;
    for (step, c) in chars[place..].iter().enumerate().take(61) {
        if *c == open {
            depth += 1;
        } else if *c == close {
            depth -= 1;
            if depth == 0 {
                return Some(place + step);
            }
        }
    }
    None
}
