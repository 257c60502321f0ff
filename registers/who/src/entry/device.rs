//! What is kept of a browser: its family and its system, as its owner knows them; nothing that tells two of them apart.

use axum::http::{HeaderMap, header};

/// Marks of a family in what browsers say of themselves. Most claim to be several; the first that fits is meant.
const FAMILIES: [(&str, &str); 10] = [
    ("Line/", "LINE"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
    ("AppleWebKit/", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
];

/// `Chrome・Windows`; empty where the browser says nothing that is known.
pub(crate) fn device(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    label(said)
}

fn label(said: &str) -> String {
    let find = |marks: &[(&str, &'static str)]| marks.iter().find(|(mark, _)| said.contains(mark)).map(|(_, word)| *word);
    [find(&FAMILIES), find(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join("・")
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn browsers_are_called_as_their_owners_call_them() {
        let kit = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
        for (said, word) in [
            (kit.to_owned(), "Chrome・Windows"),
            (format!("{kit} Edg/140.0"), "Edge・Windows"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1".into(), "Safari・iPhone"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0".into(), "Firefox・Linux"),
            ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140 Mobile Safari/537.36 Line/15.1".into(), "LINE・Android"),
            ("curl/8".into(), ""),
            ("<script>".into(), ""),
            (String::new(), ""),
        ] {
            assert_eq!(label(&said), word);
        }
    }
}
