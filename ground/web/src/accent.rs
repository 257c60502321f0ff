//! The one colour of a town: a token of step 900 to 1200, dark enough to be read on paper.

use std::fmt::Write;

/// A town's colour. Style sheets know it as the class `accent-cyan-1000` on `<html>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(&'static Token);

#[derive(Debug, PartialEq, Eq)]
struct Token {
    name: &'static str,
    colour: u32,
    /// Step 1200 of the same hue: large figures, a deed under the pointer.
    deep: u32,
    /// Step 50 of the same hue: the ground of the current row.
    soft: u32,
}

/// Values of `@digital-go-jp/design-tokens` 1.1.9 (MIT). Red is left out: it belongs to errors and emergencies.
static TOKENS: [Token; 12] = [
    Token { name: "cyan-1000", colour: 0x006173, deep: 0x003741, soft: 0xe9f7f9 },
    Token { name: "cyan-1100", colour: 0x004c59, deep: 0x003741, soft: 0xe9f7f9 },
    Token { name: "green-900", colour: 0x115a36, deep: 0x032213, soft: 0xe6f5ec },
    Token { name: "green-1000", colour: 0x0c472a, deep: 0x032213, soft: 0xe6f5ec },
    Token { name: "lime-1000", colour: 0x3e5a00, deep: 0x1e2d00, soft: 0xebfad9 },
    Token { name: "orange-1000", colour: 0x8b3200, deep: 0x541e00, soft: 0xffeee2 },
    Token { name: "light-blue-900", colour: 0x0055ad, deep: 0x00234b, soft: 0xf0f9ff },
    Token { name: "light-blue-1000", colour: 0x00428c, deep: 0x00234b, soft: 0xf0f9ff },
    Token { name: "blue-1000", colour: 0x00118f, deep: 0x000060, soft: 0xe8f1fe },
    Token { name: "purple-900", colour: 0x5109ad, deep: 0x21004b, soft: 0xf1eafa },
    Token { name: "purple-1000", colour: 0x41048e, deep: 0x21004b, soft: 0xf1eafa },
    Token { name: "magenta-1000", colour: 0x6c006c, deep: 0x3b003b, soft: 0xf3e5f4 },
];

impl Default for Accent {
    fn default() -> Accent {
        Accent(&TOKENS[0])
    }
}

impl Accent {
    /// Finds the colour by the name of its token; an unknown or too light one is refused.
    pub fn from_token(name: &str) -> Option<Accent> {
        TOKENS.iter().find(|token| token.name == name).map(Accent)
    }

    /// All colours that a town may choose.
    pub fn all() -> impl Iterator<Item = Accent> {
        TOKENS.iter().map(Accent)
    }

    /// The name of the token.
    pub fn name(self) -> &'static str {
        self.0.name
    }
}

/// The classes of all colours, as the style sheet carries them.
pub(crate) fn style_rules() -> String {
    let mut css = String::from("@layer tokens {\n");
    for token in &TOKENS {
        let line = lighter(token.colour);
        // Writing into a String cannot fail.
        let _ = writeln!(
            css,
            "  .accent-{} {{ --accent: #{:06x}; --accent-deep: #{:06x}; --accent-soft: #{:06x}; --accent-line: #{line:06x}; }}",
            token.name, token.colour, token.deep, token.soft
        );
    }
    css.push_str("}\n");
    css
}

/// Two parts of the colour in five, the rest white: for thin decoration only.
fn lighter(colour: u32) -> u32 {
    (0..3).map(|place| place * 8).fold(0, |mixed, shift| {
        let part = (colour >> shift) & 0xff;
        mixed | (((part * 2 + 255 * 3) / 5) << shift)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: u32) -> f64 {
        let part = |shift: u32| {
            let value = f64::from((colour >> shift) & 0xff) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_of_a_town_can_be_read_on_paper_and_carries_white() {
        for token in &TOKENS {
            assert!(contrast(token.colour, 0xfdfcf8) >= 6.5, "{} on paper", token.name);
            assert!(contrast(token.colour, 0xffffff) >= 6.5, "white on {}", token.name);
            assert!(contrast(token.colour, token.soft) >= 6.0, "{} on its soft ground", token.name);
            assert!(contrast(token.deep, token.soft) >= 10.0, "{} deep on soft", token.name);
        }
    }

    #[test]
    fn every_colour_of_a_state_can_be_read_on_its_ground() {
        for (colour, ground) in
            [(0x115a36, 0xe6f5ec), (0x00428c, 0xf0f9ff), (0x8b3200, 0xffeee2), (0x4d4d4d, 0xf2f2f2), (0xa90000, 0xfdeeee)]
        {
            assert!(contrast(colour, ground) >= 6.5, "{colour:06x} on {ground:06x}");
        }
        assert!(contrast(0x4d4d4d, 0xf6f3eb) >= 6.5, "second ink on wash");
        assert!(contrast(0x403a2e, 0xf3ecdf) >= 6.5, "the foot");
    }

    #[test]
    fn a_colour_is_found_by_its_token() {
        assert_eq!(Accent::from_token("green-900").map(Accent::name), Some("green-900"));
        assert_eq!(Accent::from_token("yellow-300"), None);
        assert_eq!(Accent::all().count(), TOKENS.len());
    }
}
