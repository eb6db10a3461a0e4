//! Compiles and runs the code of the README as a test.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
