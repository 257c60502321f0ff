//! Where to go on after signing in: a path inside the town, and nowhere else.

use engawa_web::Face;
use engawa_web::limits::percent_encoded;

const LONGEST: usize = 1_000;

/// The path, if it lies inside the town. Browsers read `//`, `/\` and `/⇥/` as the name of another host.
pub(crate) fn inside(to: &str) -> Option<&str> {
    let is_plain = to.len() <= LONGEST && to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let path = to.split(['?', '#']).next().unwrap_or_default();
    let is_inside = path.starts_with('/') && !path.contains("//") && !path.split('/').any(|part| matches!(part, "." | ".."));
    (is_plain && is_inside).then_some(to)
}

/// Where one goes on: to the page that was asked for, or to the first page of the face. Never in a circle to the entrance.
pub(crate) fn onward(face: Face, to: &str) -> String {
    let asked = inside(to).filter(|to| !is_entrance(to));
    asked.unwrap_or_else(|| face.home_path()).to_owned()
}

fn is_entrance(to: &str) -> bool {
    [Face::Public, Face::Staff].iter().any(|face| to.starts_with(face.sign_in_path()))
}

/// A path that remembers where one was going.
pub(crate) fn with_to(path: &str, to: &str) -> String {
    match inside(to) {
        Some(to) => format!("{path}?to={}", percent_encoded(to)),
        None => path.to_owned(),
    }
}

/// The page of signing in, which says what was done and remembers where one was going.
pub(crate) fn with_done(path: &str, done: &str, to: &str) -> String {
    match inside(to) {
        Some(to) => format!("{path}?done={done}&to={}", percent_encoded(to)),
        None => format!("{path}?done={done}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_out_of_the_town() {
        for to in [
            "",
            "plans",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            " /plans",
            "/ /evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/..//evil.example",
            "/a/../..//evil.example",
            "/./x",
            "/a\\b",
            "//",
            "/\u{2028}/x",
            "/計画",
            "?to=/plans",
            "#x",
            "/a//b",
        ] {
            assert_eq!(inside(to), None, "{to:?}");
            assert_eq!(onward(Face::Public, to), "/my", "{to:?}");
        }
        assert_eq!(inside(&format!("/{}", "a".repeat(1_001))), None);
    }

    #[test]
    fn pages_of_the_town_are_kept() {
        for to in ["/", "/desk/figures/2026?section=s1", "/plans/%E5%BA%83#top", "/my?url=https://mihon.example//x"] {
            assert_eq!(inside(to), Some(to));
        }
        assert_eq!(with_to("/sign-in/second", "/desk?a=1&b=2"), "/sign-in/second?to=/desk%3Fa%3D1%26b%3D2");
        assert_eq!(with_to("/sign-in/second", "//x"), "/sign-in/second");
        assert_eq!(onward(Face::Staff, "/desk/sign-in?to=/x"), "/desk");
    }
}
