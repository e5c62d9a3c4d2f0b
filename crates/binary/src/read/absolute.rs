//! The values of absolute symbols.

use object::read::coff::{CoffHeader as _, Symbol as _};
use object::read::pe::ImageNtHeaders as _;
use object::{File, ObjectSymbol as _, Symbol};

/// The value of an absolute symbol. Of COFF and PE files, `object` tells only addresses.
pub(super) fn value(object: &File, symbol: &Symbol) -> u64 {
    let index = symbol.index();
    let found = match object {
        File::Coff(file) => file.coff_symbol_table().symbol(index).map(|symbol| symbol.value()),
        File::CoffBig(file) => file.coff_symbol_table().symbol(index).map(|symbol| symbol.value()),
        File::Pe32(file) => {
            let table = file.nt_headers().file_header().symbols(file.data());
            table.and_then(|table| table.symbol(index).map(|symbol| symbol.value()))
        }
        File::Pe64(file) => {
            let table = file.nt_headers().file_header().symbols(file.data());
            table.and_then(|table| table.symbol(index).map(|symbol| symbol.value()))
        }
        _ => return symbol.address(),
    };
    found.map_or(0, u64::from)
}
