//! The logo of an office: a picture as it is on the disk, with its size.

use std::fmt;
use std::sync::Arc;

/// A logo.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    /// What its file holds.
    pub bytes: Arc<[u8]>,
    /// How it is written.
    pub kind: LogoKind,
    /// From left to right, in pixels.
    pub width: u32,
    /// From top to bottom, in pixels.
    pub height: u32,
}

/// How a logo is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogoKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// Why a logo cannot be printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogoError {
    /// It is SVG, which is not drawn.
    Svg,
    /// It is no picture of a known kind.
    NoPicture,
    /// Its beginning does not say how large it is, or says that it is larger than anybody could mean.
    NoSize,
}

/// More pixels than a logo can have in any direction: what a few bytes say may take gigabytes to unpack.
const MOST_PIXELS: u32 = 8_192;

impl Logo {
    /// The logo that a file holds.
    ///
    /// # Errors
    /// When it cannot be printed.
    pub fn read(bytes: Vec<u8>) -> Result<Self, LogoError> {
        let kind = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            LogoKind::Png
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            LogoKind::Jpeg
        } else {
            let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
            return Err(if head.contains("<svg") { LogoError::Svg } else { LogoError::NoPicture });
        };
        let size = match kind {
            LogoKind::Png => png_size(&bytes),
            LogoKind::Jpeg => jpeg_size(&bytes),
        };
        let usual = 1..=MOST_PIXELS;
        let (width, height) = size
            .filter(|(width, height)| usual.contains(width) && usual.contains(height))
            .ok_or(LogoError::NoSize)?;
        Ok(Self { bytes: bytes.into(), kind, width, height })
    }

    /// Its width and height when it has to fit a box.
    pub(crate) fn within(&self, width: f64, height: f64) -> (f64, f64) {
        let (own_width, own_height) = (f64::from(self.width), f64::from(self.height));
        let scale = (width / own_width).min(height / own_height);
        (own_width * scale, own_height * scale)
    }
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} of {} x {} pixels", self.kind, self.width, self.height)
    }
}

/// Behind the signature the first block of a PNG begins with width and height.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((number(16)?, number(20)?))
}

/// A JPEG is a list of segments; one of those that begin a frame has height and width.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes);
    let mut at = 2;
    loop {
        let &[0xff, marker] = bytes.get(at..at + 2)? else { return None };
        match marker {
            // Filling.
            0xff => at += 1,
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some((number(at + 7)?.into(), number(at + 5)?.into()));
            }
            _ => at += 2 + usize::from(number(at + 2)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Logo, LogoError, LogoKind};

    #[test]
    fn sizes_are_read_and_nonsense_is_refused() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x14\0\0\0\x1e".to_vec();
        let logo = Logo::read(png.clone()).unwrap();
        assert_eq!((logo.kind, logo.width, logo.height), (LogoKind::Png, 20, 30));
        assert_eq!(logo.within(30.0, 30.0), (20.0, 30.0));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xff\xc0\0\x11\x08\0\x1e\0\x14".to_vec();
        let logo = Logo::read(jpeg.clone()).unwrap();
        assert_eq!((logo.kind, logo.width, logo.height), (LogoKind::Jpeg, 20, 30));
        for broken in [&png[..20], &jpeg[..14], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\0\0\0\x1e"] {
            assert_eq!(Logo::read(broken.to_vec()), Err(LogoError::NoSize));
        }
        assert_eq!(Logo::read(b"<?xml version='1.0'?><svg/>".to_vec()), Err(LogoError::Svg));
        assert_eq!(Logo::read(b"GIF89a".to_vec()), Err(LogoError::NoPicture));
    }
}
