//! Copies a text, with its names demangled.

use std::io::{self, ErrorKind, Read, Write};
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

use bulk::{Caller, Filled, pipeline};
use text::{Cuts, Has, Rule};

use crate::{collapsed, failure::Failure, render::Form, request::Request, standard};

/// How much is read at a time. It stays in the processor's second cache.
const CHUNK: usize = 1 << 17;

/// Copies standard input to standard output.
pub(crate) fn standard(request: &Request) -> Result<(), Failure> {
    stream(request, standard::input()?, &mut *standard::output()?)
}

/// Copies a text. What has been read is written at once, but for a name that may be unfinished.
pub(crate) fn stream(request: &Request, mut source: impl Read + Send, sink: &mut dyn Write) -> Result<(), Failure> {
    if request.form == Form::Collapsed {
        return collapsed::copy(request, source, sink);
    }
    if request.jobs > NonZeroUsize::MIN {
        return side_by_side(request, source, sink);
    }
    let rule = request.rule();
    let (mut cuts, mut chunk, mut out) = (Cuts::default(), vec![0; CHUNK], Vec::new());
    loop {
        let piece = read(&mut source, &mut chunk).map_err(Failure::Read)?;
        if piece.is_empty() {
            break;
        }
        cuts.push(piece, |part, has| append(request.form, part, has, &rule, &mut out));
        write(sink, &mut out, request.lines)?;
    }
    cuts.finish(|part, has| append(request.form, part, has, &rule, &mut out));
    write(sink, &mut out, request.lines)?;
    Ok(())
}

fn append(form: Form, part: &[u8], has: Has, rule: &Rule, out: &mut Vec<u8>) {
    match has {
        Has::Names => form.append(part, rule, out),
        Has::NoNames => form.append_other(part, out),
    }
}

/// Reads what there is now. Nothing is the end.
fn read<'c>(source: &mut impl Read, chunk: &'c mut [u8]) -> io::Result<&'c [u8]> {
    loop {
        match source.read(chunk) {
            Ok(length) => return Ok(&chunk[..length]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Writes `out` and empties it.
pub(crate) fn write(sink: &mut dyn Write, out: &mut Vec<u8>, lines: bool) -> io::Result<()> {
    if lines {
        out.split_inclusive(|byte| *byte == b'\n').try_for_each(|line| sink.write_all(line))?;
    } else {
        sink.write_all(out)?;
    }
    out.clear();
    sink.flush()
}

/// How many chunks are read ahead.
const READ_AHEAD: usize = 2;

/// Copies a text with several threads, in order: one reads, this one writes, and all others but that demangle.
fn side_by_side(request: &Request, mut source: impl Read + Send, sink: &mut dyn Write) -> Result<(), Failure> {
    let rule = request.rule();
    thread::scope(|scope| {
        let (sender, chunks) = sync_channel(READ_AHEAD);
        // It ends with the text, or when nobody receives any more.
        scope.spawn(move || {
            loop {
                let mut chunk = vec![0; CHUNK];
                let piece = read(&mut source, &mut chunk).map(<[u8]>::len);
                let is_last = !matches!(piece, Ok(1..));
                let sent = sender.send(piece.map(|length| {
                    chunk.truncate(length);
                    chunk
                }));
                if is_last || sent.is_err() {
                    return;
                }
            }
        });
        let mut ends = Ends { chunks, cuts: Cuts::default(), is_over: false, sink, lines: request.lines };
        pipeline(
            &mut ends,
            request.jobs,
            || true,
            |block: &mut Block, _| {
                for (part, has) in &block.parts {
                    append(request.form, part, *has, &rule, &mut block.out);
                }
            },
        )
    })
}

/// A part of the text, and what is written of it.
#[derive(Default)]
struct Block {
    parts: Vec<(Vec<u8>, Has)>,
    out: Vec<u8>,
}

/// Both ends of a text that several threads work on.
struct Ends<'s> {
    chunks: Receiver<io::Result<Vec<u8>>>,
    cuts: Cuts,
    is_over: bool,
    sink: &'s mut dyn Write,
    lines: bool,
}

impl Caller for Ends<'_> {
    type Block = Block;
    type Error = Failure;

    fn fill(&mut self, block: &mut Block, waits: bool) -> Result<Filled, Failure> {
        if self.is_over {
            return Ok(Filled::Never);
        }
        let chunk = match self.chunks.try_recv() {
            Err(TryRecvError::Empty) if !waits => return Ok(Filled::NotYet),
            Err(TryRecvError::Empty) => self.chunks.recv().unwrap_or(Ok(Vec::new())),
            Err(TryRecvError::Disconnected) => Ok(Vec::new()),
            Ok(chunk) => chunk,
        }
        .map_err(Failure::Read)?;
        block.parts.clear();
        let add = |part: &[u8], has| block.parts.push((part.to_vec(), has));
        if chunk.is_empty() {
            self.is_over = true;
            self.cuts.finish(add);
        } else {
            self.cuts.push(&chunk, add);
        }
        Ok(Filled::Yes)
    }

    fn empty(&mut self, block: &mut Block) -> Result<(), Failure> {
        Ok(write(self.sink, &mut block.out, self.lines)?)
    }
}
