//! Links the peers written in C++ if the feature `peers` is on and the machine has them.
//!
//! libstdc++ is found by the C++ compiler's own search path, LLVM's static library by the newest `llvm-config`.
//! A peer that is missing is left out.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest LLVM whose function has the parameters that `src/peers.rs` declares.
const OLDEST_LLVM: u32 = 19;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=PATH");
    println!("cargo:rustc-check-cfg=cfg(libstdcxx, llvm)");
    if env::var_os("CARGO_FEATURE_PEERS").is_none() {
        return;
    }
    if let Some(folder) = libstdcxx() {
        println!("cargo:rustc-link-search=native={}", folder.display());
        println!("cargo:rustc-link-lib=dylib=stdc++");
        println!("cargo:rustc-cfg=libstdcxx");
    }
    if let Some((folder, version)) = llvm() {
        println!("cargo:rustc-link-search=native={}", folder.display());
        println!("cargo:rustc-link-lib=static=LLVMDemangle");
        println!("cargo:rustc-link-lib=dylib=stdc++");
        println!("cargo:rustc-env=LLVM_VERSION={version}");
        println!("cargo:rustc-cfg=llvm");
    }
}

/// The folder of the C++ compiler's libstdc++.
fn libstdcxx() -> Option<PathBuf> {
    let library = output("c++", &["-print-file-name=libstdc++.so"])?;
    // The compiler prints a bare name for a library that it does not find.
    Path::new(&library).parent().filter(|folder| folder.is_absolute()).map(Path::to_owned)
}

/// The folder of the newest LLVM's static library, and its version.
fn llvm() -> Option<(PathBuf, String)> {
    let numbered = (OLDEST_LLVM..40).rev().map(|version| format!("llvm-config-{version}"));
    numbered.chain(["llvm-config".to_owned()]).find_map(|config| {
        let folder = PathBuf::from(output(&config, &["--libdir"])?);
        let version = output(&config, &["--version"])?;
        let major: u32 = version.split('.').next()?.parse().ok()?;
        (major >= OLDEST_LLVM && folder.join("libLLVMDemangle.a").exists()).then_some((folder, version))
    })
}

/// The output of a command, or `None` if it is missing or fails.
fn output(command: &str, arguments: &[&str]) -> Option<String> {
    let run = Command::new(command).args(arguments).output().ok()?;
    let text = String::from_utf8(run.stdout).ok()?;
    run.status.success().then(|| text.trim().to_owned())
}
