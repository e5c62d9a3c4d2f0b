//! Links the peers written in C++, where the machine has them: libstdc++ by the C++ compiler's own search
//! path, LLVM's static library by the newest `llvm-config`. A peer that is missing is left out and said to be.

use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let libstdcxx = output("c++", &["-print-file-name=libstdc++.so"]).filter(|path| path.contains('/'));
    if let Some(folder) = libstdcxx.as_deref().and_then(parent) {
        println!("cargo:rustc-link-search=native={folder}");
        println!("cargo:rustc-link-lib=dylib=stdc++");
        println!("cargo:rustc-cfg=libstdcxx");
    }
    let newest = (15..40).rev().find_map(|version| output(&format!("llvm-config-{version}"), &["--libdir"]));
    let llvm = newest.or_else(|| output("llvm-config", &["--libdir"]));
    if let Some(folder) = llvm.filter(|folder| std::path::Path::new(folder).join("libLLVMDemangle.a").exists()) {
        println!("cargo:rustc-link-search=native={folder}");
        println!("cargo:rustc-link-lib=static=LLVMDemangle");
        println!("cargo:rustc-link-lib=dylib=stdc++");
        println!("cargo:rustc-cfg=llvm");
    }
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// What a command prints, or None when it is not there or fails.
fn output(command: &str, arguments: &[&str]) -> Option<String> {
    let run = Command::new(command).args(arguments).output().ok()?;
    let text = String::from_utf8(run.stdout).ok()?;
    run.status.success().then(|| text.trim().to_owned())
}
