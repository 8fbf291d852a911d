//! Compiles the lexicon files into the form the program starts with, so that no run has to read and conjugate them again.
//!
//! The compiler is the program's own: the modules below are those of the library, and the files under `lexicons/` stay
//! the only place where linguistic knowledge is written down.

#![allow(dead_code, unused_imports, reason = "the library uses what this script does not")]
#![allow(
    clippy::upper_case_acronyms,
    reason = "names of the library's interface, which a script has none of"
)]

#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/text/mod.rs"]
mod text;

use lexicon::{Layer, Lexicons, format};
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lexicons");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("lexicons");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let files = format::read_dir(&folder)?;

    let mut texts = String::from("&[\n");
    for (name, _) in &files {
        writeln!(texts, "    ({name:?}, include_str!({:?})),", folder.join(name))?;
    }
    texts.push(']');
    fs::write(out.join("lexicons.rs"), texts)?;

    match Lexicons::from_layers(&[Layer::from_files(files)]) {
        Ok(lexicons) => fs::write(out.join("lexicons.bin"), postcard::to_stdvec(&lexicons)?)?,
        Err(problems) => {
            for problem in problems.0 {
                println!("cargo::error=lexicons/{problem}");
            }
        }
    }
    Ok(())
}
