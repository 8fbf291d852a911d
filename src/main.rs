//! The `isnad` program; everything lies in the library.

fn main() -> std::process::ExitCode {
    isnad::cli::run()
}
