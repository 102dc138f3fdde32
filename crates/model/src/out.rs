//! Where a builtin writes the text that it makes.

/// A buffer that is emptied before each call and copied into the workspace behind it.
///
/// It never grows past its limit: what does not fit is dropped and remembered, and the call becomes an
/// out-of-memory trap. So `string.replaceAll` cannot blow up, whatever it is given.
#[derive(Debug, Default)]
pub struct Out {
    bytes: Vec<u8>,
    limit: usize,
    overflowed: bool,
}

impl Out {
    /// Empties the buffer and sets how many bytes it may take.
    pub fn begin(&mut self, limit: usize) {
        self.bytes.clear();
        self.limit = limit;
        self.overflowed = false;
    }

    /// Appends bytes.
    #[inline]
    pub fn push_slice(&mut self, bytes: &[u8]) {
        if self.fits(bytes.len()) {
            self.bytes.extend_from_slice(bytes);
        }
    }

    /// Appends one byte.
    #[inline]
    pub fn push(&mut self, byte: u8) {
        if self.fits(1) {
            self.bytes.push(byte);
        }
    }

    /// Appends an integer in decimal.
    pub fn push_int(&mut self, int: i64) {
        if self.fits(20) {
            crate::render_int(int, &mut self.bytes);
        }
    }

    /// Appends a double as the language prints it.
    pub fn push_double(&mut self, double: f64) {
        if self.fits(32) {
            crate::render_double(double, &mut self.bytes);
        }
    }

    /// What was written so far.
    #[inline]
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes
    }

    /// What was written so far, for editing in place (never to grow it).
    pub fn as_mut_slice(&mut self) -> &mut [u8] {
        &mut self.bytes
    }

    /// Drops what stands behind the first `len` bytes.
    pub fn truncate(&mut self, len: usize) {
        self.bytes.truncate(len);
    }

    /// Whether something did not fit.
    pub fn overflowed(&self) -> bool {
        self.overflowed
    }

    /// Whether `more` bytes still fit; if not, the call will be an out-of-memory trap. A builtin that works
    /// long before it writes asks this first.
    #[inline]
    pub fn fits(&mut self, more: usize) -> bool {
        let fits = !self.overflowed && more <= self.limit.saturating_sub(self.bytes.len());
        self.overflowed |= !fits;
        fits
    }
}
