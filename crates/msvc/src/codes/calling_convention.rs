//! The calling conventions.

use demangling::Padded;

/// The letter of a calling convention. The tool reads any, and prints those that it knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallingConvention(pub(crate) u8);

/// Two are the same if they are printed the same.
impl PartialEq for CallingConvention {
    fn eq(&self, other: &CallingConvention) -> bool {
        self.keyword() == other.keyword()
    }
}

impl CallingConvention {
    /// The keyword; empty if the letter is not known. As in the tool, Swift's end with a space.
    pub(crate) fn keyword(self) -> &'static Padded<40> {
        match self.0 {
            b'A' | b'B' => const { &Padded::new("__cdecl") },
            b'C' | b'D' => const { &Padded::new("__pascal") },
            b'E' | b'F' => const { &Padded::new("__thiscall") },
            b'G' | b'H' => const { &Padded::new("__stdcall") },
            b'I' | b'J' => const { &Padded::new("__fastcall") },
            b'M' | b'N' => const { &Padded::new("__clrcall") },
            b'O' | b'P' => const { &Padded::new("__eabi") },
            b'Q' => const { &Padded::new("__vectorcall") },
            b'S' => const { &Padded::new("__attribute__((__swiftcall__)) ") },
            b'W' => const { &Padded::new("__attribute__((__swiftasynccall__)) ") },
            _ => const { &Padded::new("") },
        }
    }
}
