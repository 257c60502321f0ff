//! The app that shows a new code every half minute (RFC 6238).

use engawa_db::random_bytes;
use engawa_kernel::Moment;
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Totp};

use super::digits;

/// The secret that app and town share: 160 random bits, as the standard advises.
pub(crate) fn new_secret() -> [u8; 20] {
    random_bytes()
}

/// SHA-1, six digits, half a minute, one step before and after: what every app knows.
fn app(secret: &[u8], town: &str, name: &str) -> Option<Totp> {
    let plain = |text: &str| text.replace(':', " ");
    let builder = Builder::new().with_secret(secret.to_vec()).with_account_name(plain(name)).with_issuer(Some(plain(town)));
    builder.build().ok()
}

fn seconds(now: Moment) -> u64 {
    u64::try_from(now.millis() / 1_000).unwrap_or(0)
}

/// The step whose code this is, if it is that of now or of its neighbours.
pub(crate) fn step_of(secret: &[u8], typed: &str, now: Moment) -> Option<i64> {
    let app = app(secret, "x", "x")?;
    app.check(&digits::read(typed), seconds(now)).and_then(|step| i64::try_from(step).ok())
}

/// The code that the app shows at a moment.
pub(crate) fn code_at(secret: &[u8], now: Moment) -> String {
    app(secret, "x", "x").map(|app| app.generate(seconds(now)).to_string()).unwrap_or_default()
}

/// The secret as a person brings it into an app: as a picture, and as letters in groups of four.
pub(crate) struct Shown {
    /// An inline SVG.
    pub(crate) picture: String,
    /// `ABCD EFGH …`.
    pub(crate) letters: String,
}

/// How the secret is shown to its owner.
pub(crate) fn shown(secret: &[u8], town: &str, name: &str) -> Option<Shown> {
    let app = app(secret, town, name)?;
    let url = app.to_url().ok()?;
    let letters: Vec<char> = url.split("secret=").nth(1)?.split('&').next()?.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let drawn = QrCode::new(url.as_bytes()).ok()?.render::<svg::Color>().min_dimensions(240, 240).build();
    // What stands before the picture itself belongs into a file of its own, not into a page.
    let picture = drawn.find("<svg").map(|at| drawn[at..].to_owned())?;
    Some(Shown { picture, letters: groups.join(" ") })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";
    const AT: i64 = 1_795_230_000_000;

    #[test]
    fn a_code_holds_for_its_half_minute_and_the_neighbours() {
        let code = code_at(SECRET, Moment::from_millis(AT));
        assert_eq!(code.len(), 6);
        let step = AT / 30_000;
        for (later, answer) in [(0, Some(step)), (30_000, Some(step)), (-30_000, Some(step)), (60_000, None), (-60_000, None)] {
            assert_eq!(step_of(SECRET, &code, Moment::from_millis(AT + later)), answer, "{later}");
        }
        assert_eq!(step_of(SECRET, &format!(" {} {}", &code[..3], &code[3..]), Moment::from_millis(AT)), Some(step));
        for typed in ["", "12345", "1234567", "abcdef"] {
            assert_eq!(step_of(SECRET, typed, Moment::from_millis(AT)), None);
        }
    }

    #[test]
    fn the_code_of_the_standard_comes_out() {
        // RFC 6238, appendix B, cut to six digits.
        assert_eq!(code_at(SECRET, Moment::from_millis(59_000)), "287082");
        assert_eq!(code_at(SECRET, Moment::from_millis(1_111_111_109_000)), "081804");
    }

    #[test]
    fn the_picture_carries_no_style_and_the_letters_stand_in_groups() {
        let shown = shown(&new_secret(), "須坂市: みほん", "hanako@mihon.example").expect("a picture");
        assert!(shown.picture.starts_with("<svg") && !shown.picture.contains("style") && !shown.picture.contains("<script"));
        assert_eq!(shown.letters.len(), 39);
        assert!(shown.letters.split(' ').all(|group| group.len() == 4));
    }
}
