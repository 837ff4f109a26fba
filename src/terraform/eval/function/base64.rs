//! Base64, in the standard alphabet with padding.

use super::super::convert::Maybe;
use super::super::expression::is_normal;
use super::super::typed_value::{EvalError, TypedValue};
use super::argument::{known, text};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `base64decode`: to a text, else it is wrong.
pub(super) fn decode(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    let encoded = known!(text(value)?);
    // Go passes over the ends of lines.
    let encoded: Vec<u8> = encoded.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    let decoded = bytes(&encoded).and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(EvalError)?;
    Ok(is_normal(&decoded).then(|| TypedValue::text(decoded)))
}

fn bytes(encoded: &[u8]) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(encoded.len() / 4 * 3);
    let mut groups = encoded.chunks(4).peekable();
    while let Some(group) = groups.next() {
        let padding = group.iter().rev().take_while(|byte| **byte == b'=').count();
        let is_last = groups.peek().is_none();
        if group.len() != 4 || padding > 2 || padding > 0 && !is_last {
            return None;
        }
        let mut joined = 0_u32;
        for byte in group.iter().take(4 - padding) {
            joined = joined << 6 | u32::try_from(ALPHABET.iter().position(|letter| letter == byte)?).ok()?;
        }
        joined <<= 6 * u32::try_from(padding).ok()?;
        decoded.extend(joined.to_be_bytes().iter().skip(1).take(3 - padding));
    }
    Some(decoded)
}

/// `base64encode`.
pub(super) fn encode(given: &[TypedValue]) -> Maybe {
    let [value] = given else { return Err(EvalError) };
    let plain = known!(text(value)?);
    let mut encoded = String::new();
    for group in plain.as_bytes().chunks(3) {
        let byte = |index: usize| u32::from(group.get(index).copied().unwrap_or_default());
        let joined = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4_usize {
            let letter = usize::try_from(joined >> (18 - 6 * place) & 63).ok().and_then(|index| ALPHABET.get(index));
            encoded.push(letter.filter(|_| place <= group.len()).map_or('=', |letter| char::from(*letter)));
        }
    }
    Ok(Some(TypedValue::text(encoded)))
}
