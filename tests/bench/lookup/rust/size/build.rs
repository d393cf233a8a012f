// SPDX-License-Identifier: MIT
// A library that needs nothing, so that its size is that of the look-up.
fn main() {
    println!("cargo:rustc-link-arg=-nostdlib");
}
