// SPDX-License-Identifier: MIT
//! One look-up, and what it needs: for its size.
#![no_std]
#![allow(dead_code)]

#[path = "../../src/httpstatus.rs"]
mod httpstatus;
#[path = "../../src/peers.rs"]
mod peers;

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

macro_rules! export {
    ($feature:literal, $type:ty, $call:expr) => {
        #[cfg(feature = $feature)]
        #[no_mangle]
        pub fn lookup(asked: $type) -> u64 {
            let call: fn($type) -> u64 = $call;
            call(asked)
        }
    };
}

fn first(text: Option<&str>) -> u64 {
    text.map_or(0, |text| text.as_ptr() as u64 + text.len() as u64)
}

fn number(code: Option<httpstatus::StatusCode>) -> u64 {
    code.map_or(0, |code| u64::from(code.as_u16()))
}

export!("phrase_match", u16, |code| first(peers::phrase_match(code)));
export!("phrase_span", u16, |code| first(peers::phrase_span(code)));
export!("phrase", u16, |code| first(httpstatus::StatusCode::new(code).canonical_reason()));
export!("status_line", u16, |code| first(httpstatus::StatusCode::new(code).status_line()));
export!("name_match", &str, |name| peers::name_match(name).map_or(0, u64::from));
export!("name_phf", &str, |name| peers::NAME_PHF.get(name).map_or(0, |code| u64::from(*code)));
export!("from_id", &str, |name| number(httpstatus::StatusCode::from_id(name)));
export!("from_name", &str, |name| number(httpstatus::StatusCode::from_name(name)));
