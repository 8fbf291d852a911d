#![no_main]

// The reader of Parquet makes errors of its library's panics. The hook of libfuzzer would end the process at them; without
// it a panic that nobody catches is still found.
libfuzzer_sys::fuzz_target!(
    init: std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))),
    |data: &[u8]| isnad_fuzz::parquet(data)
);
