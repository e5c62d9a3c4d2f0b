//! The calling conventions.

/// The letter of a calling convention. The tool reads any, and prints those that it knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallingConvention(pub(crate) u8);

/// Two are the same if they are printed the same.
impl PartialEq for CallingConvention {
    fn eq(&self, other: &CallingConvention) -> bool {
        self.as_str() == other.as_str()
    }
}

impl CallingConvention {
    /// The keyword; empty if the letter is not known. As in the tool, Swift's end with a space.
    pub(crate) fn as_str(self) -> &'static str {
        match self.0 {
            b'A' | b'B' => "__cdecl",
            b'C' | b'D' => "__pascal",
            b'E' | b'F' => "__thiscall",
            b'G' | b'H' => "__stdcall",
            b'I' | b'J' => "__fastcall",
            b'M' | b'N' => "__clrcall",
            b'O' | b'P' => "__eabi",
            b'Q' => "__vectorcall",
            b'S' => "__attribute__((__swiftcall__)) ",
            b'W' => "__attribute__((__swiftasynccall__)) ",
            _ => "",
        }
    }
}
