// SPDX-License-Identifier: MIT
//! Puts the vendored file where include!() finds it. The generator itself is not needed to build.
use std::{env, fs, path::Path};

fn main() {
    println!("cargo:rerun-if-changed=src/httpstatus.rs");
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::copy("src/httpstatus.rs", Path::new(&out).join("codes.rs")).expect("it is vendored");
}
