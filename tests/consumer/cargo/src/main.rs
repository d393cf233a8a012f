// SPDX-License-Identifier: MIT
//! The same file twice: as a module of its own, and included.
#[allow(dead_code)]
mod httpstatus;
#[allow(dead_code)]
mod included {
    include!(concat!(env!("OUT_DIR"), "/codes.rs"));
}

fn main() {
    let code = httpstatus::acme::QUOTA_EXHAUSTED.as_u16();
    assert_eq!(code, included::acme::QUOTA_EXHAUSTED.as_u16());
    println!("{code}");
}
