//! Giving back: memory of the browser's that is read and not wanted any more.
//!
//! A browser frees a buffer with the small object that stands for it, and collects objects once there are many. A worker that has read half a megabyte from each of
//! a hundred small objects keeps all of it for as long as it likes.

use js_sys::{Array, ArrayBuffer};
use web_sys::MessageChannel;

/// Less is not worth the trouble: a browser unpacks by 64 KB, which would be a thousand channels for a corpus.
const LEAST: u32 = 1 << 17;

/// Frees a buffer. It is empty for all that hold it.
pub(super) fn give_back(buffer: &ArrayBuffer) {
    if buffer.byte_length() < LEAST {
        return;
    }
    // `ArrayBuffer.transfer(0)` is not enough: what came with a message is held by the browser as well as by its scripts.
    if let Ok(channel) = MessageChannel::new() {
        let port = channel.port1();
        let _ = port.post_message_with_transferable(buffer, &Array::of1(buffer));
        port.close();
        channel.port2().close();
    }
}
