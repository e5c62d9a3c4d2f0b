//! The names that the command is started under.

use std::ffi::OsStr;
use std::path::Path;

/// As which program the command behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// As itself.
    CppDemangle,
    /// As GNU c++filt.
    CxxFilt,
    /// As llvm-cxxfilt.
    LlvmCxxfilt,
}

impl Program {
    /// The program of the path that the command was started by: a link named after one of the tools makes it behave as
    /// that tool. A prefix and a suffix of the name are allowed, as in `x86_64-linux-gnu-c++filt` and `llvm-cxxfilt-23`.
    ///
    /// ```
    /// use command::Program;
    ///
    /// assert_eq!(Program::of("/usr/bin/c++filt".as_ref()), Program::CxxFilt);
    /// assert_eq!(Program::of("llvm-cxxfilt-23.exe".as_ref()), Program::LlvmCxxfilt);
    /// assert_eq!(Program::of("cpp-demangle".as_ref()), Program::CppDemangle);
    /// ```
    #[must_use]
    pub fn of(path: &OsStr) -> Self {
        let name = Path::new(path).file_name().unwrap_or(path).to_string_lossy();
        if name.contains("llvm-cxxfilt") {
            Self::LlvmCxxfilt
        } else if name.contains("c++filt") {
            Self::CxxFilt
        } else {
            Self::CppDemangle
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::CppDemangle => "cpp-demangle",
            Self::CxxFilt => "c++filt",
            Self::LlvmCxxfilt => "llvm-cxxfilt",
        }
    }

    /// What `--version` prints.
    pub(crate) fn version(self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        match self {
            Self::CppDemangle => format!("cpp-demangle {version}\n"),
            Self::CxxFilt | Self::LlvmCxxfilt => format!("{} (cpp-demangle) {version}\n", self.name()),
        }
    }

    /// The exit status after wrong arguments.
    pub(crate) fn usage_status(self) -> u8 {
        match self {
            Self::CppDemangle => 2,
            Self::CxxFilt | Self::LlvmCxxfilt => 1,
        }
    }
}
