//! Deeds come from our own pages only: `Sec-Fetch-Site` where the browser says it, an equal `Origin` where it does not.

use axum::http::{HeaderMap, header};

/// Whether a deed was sent by a page of this very origin. A browser that says nothing is not believed.
pub fn is_own(headers: &HeaderMap) -> bool {
    let one = |name: &str| {
        let mut values = headers.get_all(name).into_iter();
        let first = values.next()?.to_str().ok()?;
        // Said twice is not said.
        if values.next().is_some() { Some("") } else { Some(first) }
    };
    match one("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => match (one(header::ORIGIN.as_str()), one(header::HOST.as_str())) {
            (Some(origin), Some(host)) => {
                let from = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
                from.is_some_and(|from| !from.is_empty() && from.eq_ignore_ascii_case(host))
            }
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn own(pairs: &[(&str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            let name: HeaderName = name.parse().expect("a name");
            headers.append(name, HeaderValue::from_str(value).expect("a value"));
        }
        is_own(&headers)
    }

    #[test]
    fn only_our_own_pages_send_deeds() {
        let host = ("host", "mihon.example");
        assert!(own(&[host, ("sec-fetch-site", "same-origin")]));
        assert!(own(&[host, ("origin", "https://mihon.example")]));
        for site in ["cross-site", "same-site", "none", ""] {
            assert!(!own(&[host, ("sec-fetch-site", site), ("origin", "https://mihon.example")]), "{site}");
        }
        assert!(!own(&[host]));
        for origin in ["https://evil.example", "null", "https://mihon.example.evil", "mihon.example", "https://"] {
            assert!(!own(&[host, ("origin", origin)]), "{origin}");
        }
        assert!(!own(&[host, ("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")]));
    }
}
