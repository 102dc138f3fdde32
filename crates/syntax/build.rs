//! Makes the parser from `/grammar`, which stands outside this crate because it is the language's, not the
//! parser's; so this crate builds inside the workspace only.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    lalrpop::Configuration::new()
        .set_in_dir("../../grammar")
        .set_out_dir(out)
        .use_colors_if_tty()
        .emit_rerun_directives(true)
        .process()
}
