//! The crate's corpora.

/// A name and the texts of the tools; a tool prints a name unchanged that it rejects.
#[derive(Clone, Debug)]
#[allow(dead_code, reason = "not all tests compare texts")]
pub struct Row {
    pub mangled: Vec<u8>,
    pub rustfilt: Vec<u8>,
    pub rustfilt_h: Vec<u8>,
    pub gnu: Vec<u8>,
    pub llvm: Vec<u8>,
}

/// All rows.
pub fn rows() -> Vec<Row> {
    let tables: [&[u8]; 2] = [include_bytes!("../corpus/compiled.tsv"), include_bytes!("../corpus/drawn.tsv")];
    let lines = tables.into_iter().flat_map(|table| table.split(|&byte| byte == b'\n'));
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with(b"#"));
    let row = |line: &[u8]| {
        let mut fields = line.split(|&byte| byte == b'\t').map(<[u8]>::to_vec);
        let mut next = || fields.next().expect("five fields");
        Row { mangled: next(), rustfilt: next(), rustfilt_h: next(), gnu: next(), llvm: next() }
    };
    lines.map(row).collect()
}
