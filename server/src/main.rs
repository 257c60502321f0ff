//! The program `engawa`.

fn main() -> std::process::ExitCode {
    engawa::run()
}
