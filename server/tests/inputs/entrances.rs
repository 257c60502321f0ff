//! What the program says of its addresses before it serves.

use std::path::Path;

use crate::command_line::engawa;

fn config_in(folder: &Path, text: &str) -> String {
    let path = folder.join("engawa.toml");
    std::fs::write(&path, format!("data = {:?}\n{text}", folder.join("data").display().to_string())).expect("a file");
    path.display().to_string()
}

#[test]
fn an_address_in_use_and_a_missing_certificate_are_said_before_anything_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address");
    let cases = [
        (format!("listen = \"127.0.0.1:0\"\nlisten_staff = \"{address}\"\n"), "choose another port with listen_staff"),
        (format!("listen = \"127.0.0.1:0\"\nlisten_operator = \"{address}\"\n"), "choose another port with listen_operator"),
        (
            "listen = \"127.0.0.1:0\"\n[tls]\ncert = \"/none.pem\"\nkey = \"/none.key\"\n".to_owned(),
            "/none.pem: the certificate cannot be read",
        ),
    ];
    for (text, sentence) in cases {
        let (ok, _, said) = engawa(&["serve", "--config", &config_in(folder.path(), &text)]);
        assert!(!ok && said.contains(sentence), "{said}");
        assert!(!folder.path().join("data").exists(), "nothing is made before the addresses are ours");
    }
}

#[test]
fn check_says_which_face_is_shown_where_and_whether_one_signs_in_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = |text: &str| {
        let config = config_in(folder.path(), text);
        let (ok, said, wrong) = engawa(&["check", "--config", &config]);
        (ok, said + &wrong)
    };
    let config = config_in(folder.path(), "");
    let (ok, _, wrong) = engawa(&["town", "create", "aoba", "--config", &config]);
    assert!(ok, "{wrong}");

    let (ok, said) = check("listen = \"0.0.0.0:8080\"\nlisten_staff = \"127.0.0.1:8081\"\n");
    assert!(ok && said.contains("http://0.0.0.0:8080: public; no sign-in, since passwords would travel in the open"), "{said}");
    assert!(said.contains("http://127.0.0.1:8081: public, staff; sign-in from this machine only"), "{said}");
    assert!(said.contains("operator: not served; give it an address with listen_operator"), "{said}");

    let (ok, said) = check("listen_operator = \"127.0.0.1:8082\"\nproxies = [\"10.0.0.5\"]\n");
    assert!(ok && said.contains("http://127.0.0.1:8080: public, staff; sign-in through a proxy"), "{said}");
    assert!(said.contains("http://127.0.0.1:8082: operator; nobody signs in"), "{said}");

    let (ok, said) = check("path_towns = true\n");
    assert!(ok && said.contains("they share one origin and one cookie jar") && said.contains("(aoba)"), "{said}");

    let (ok, said) = check("[tls]\ncert = \"/none.pem\"\nkey = \"/none.key\"\n");
    assert!(!ok && said.contains("https://127.0.0.1:8080: public, staff; sign-in over TLS"), "{said}");
    assert!(
        said.contains("/none.pem: the certificate cannot be read") && said.contains("this does not serve: the certificate"),
        "{said}"
    );
}
