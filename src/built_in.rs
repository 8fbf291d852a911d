//! The lexicons that are inside the binary: their texts, for people to read and for layers to be laid over, and the index
//! that the build script has compiled from them, for a quick start.

use crate::lexicon::{Layer, Lexicons};

/// Names and texts.
static TEXTS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// The [`Lexicons`] of [`TEXTS`].
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicons.bin"));

impl Layer {
    /// The files that are built into the program.
    pub fn built_in() -> Self {
        Layer::from_files(TEXTS.iter().copied())
    }
}

impl Lexicons {
    /// The lexicons that are built into the program.
    ///
    /// # Panics
    /// Never in a program that was built whole: what is read here was written by the same code.
    pub fn built_in() -> Self {
        postcard::from_bytes(COMPILED).expect("the build script wrote the lexicons with the same code")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_is_what_the_texts_give() {
        let compiled = Lexicons::from_layers(&[Layer::built_in()]).unwrap();
        assert!(postcard::to_stdvec(&compiled).unwrap() == COMPILED);
    }
}
