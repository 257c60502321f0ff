//! Shows what is read from files: `cargo run -p engawa-documents --example show -- FILE…`; `--json` and `--text` say it otherwise.

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    for file in words.iter().filter(|word| !word.starts_with("--")) {
        let draft = std::fs::read(file)
            .map_err(|fault| fault.to_string())
            .and_then(|bytes| engawa_documents::read(&bytes, Some(file)).map_err(|refused| refused.to_string()));
        match draft {
            Ok(draft) if has("--json") => println!("{}", draft.json()),
            Ok(draft) if has("--text") => println!("{}", draft.text),
            Ok(draft) => println!("{}", draft.sheet()),
            Err(sentence) => {
                eprintln!("{file}: {sentence}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
