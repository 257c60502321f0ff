//! Prints the draft of a text as JSON.
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    println!("{}", engawa_documents::read_text(&text).json());
}
