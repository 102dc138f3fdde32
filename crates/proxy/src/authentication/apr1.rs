//! The hash that `htpasswd -m` writes: Apache's variant of the MD5-based `crypt`. It is old and quick to break; files are
//! full of it, so it is read. There is no crate for it that is kept well, and it is one page over RustCrypto's MD5.

use md5::{Digest, Md5};

const MAGIC: &[u8] = b"$apr1$";
const ROUNDS: usize = 1000;
/// The digest's bytes in the order in which they are written, three at a time.
const ORDER: [[usize; 3]; 5] = [[0, 6, 12], [1, 7, 13], [2, 8, 14], [3, 9, 15], [4, 10, 5]];
const DIGITS: &[u8; 64] = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The part of the hash behind the salt.
pub(super) fn digest(password: &[u8], salt: &[u8]) -> String {
    let mut inner = Md5::new();
    for part in [password, salt, password] {
        inner.update(part);
    }
    let inner = inner.finalize();
    let mut outer = Md5::new();
    for part in [password, MAGIC, salt] {
        outer.update(part);
    }
    for at in (0..password.len()).step_by(16) {
        outer.update(&inner[..16.min(password.len() - at)]);
    }
    // For each bit of the length, from the lowest: a zero byte when it is set, else the first of the password.
    let mut bits = password.len();
    while bits > 0 {
        match (bits & 1, password.first()) {
            (0, Some(first)) => outer.update([*first]),
            _ => outer.update([0]),
        }
        bits >>= 1;
    }
    let mut state = outer.finalize();
    for round in 0..ROUNDS {
        let mut next = Md5::new();
        let odd = round % 2 == 1;
        if odd {
            next.update(password)
        } else {
            next.update(state)
        }
        if round % 3 != 0 {
            next.update(salt);
        }
        if round % 7 != 0 {
            next.update(password);
        }
        if odd {
            next.update(state)
        } else {
            next.update(password)
        }
        state = next.finalize();
    }
    let mut text = String::with_capacity(22);
    for [high, middle, low] in ORDER {
        let bits = u32::from(state[high]) << 16 | u32::from(state[middle]) << 8 | u32::from(state[low]);
        write(&mut text, bits, 4);
    }
    write(&mut text, u32::from(state[11]), 2);
    text
}

fn write(text: &mut String, mut bits: u32, digits: usize) {
    for _ in 0..digits {
        text.push(char::from(DIGITS[(bits & 63) as usize]));
        bits >>= 6;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `openssl passwd -apr1 -salt SALT PASSWORD` writes them.
    #[test]
    fn it_is_what_others_write() {
        VECTORS.iter().for_each(|(password, salt, hash)| {
            assert_eq!(digest(password.as_bytes(), salt.as_bytes()), *hash, "{password}");
        });
    }

    const VECTORS: &[(&str, &str, &str)] = &[
        ("", "r31ZBJ1x", "7D1e6Ion7ACJq0vwQKiYx1"),
        ("", "ab", "S8K6Sgp3W8c9Jb6LxgywZ."),
        ("a", "r31ZBJ1x", "3heY0imX1LnesW5xZ/bJD0"),
        ("a", "ab", "MW8Wizufu9hz465GKNNrn."),
        ("secret", "r31ZBJ1x", "nfmilZgWJly1TBsk3cTjW."),
        ("secret", "ab", "jiiV6N7hIIuIoJbc1hxOE/"),
        ("myPassword", "r31ZBJ1x", "SNWNRdLsrwH3yRMupVTmh0"),
        ("myPassword", "ab", "8kcutQXL76cHBkdcXul75/"),
        ("a password of more than sixteen bytes, and then some", "r31ZBJ1x", "tTrpYERz1q/QbVoVA7EzT."),
        ("a password of more than sixteen bytes, and then some", "ab", "thfuXdY/KxQFU1WWHtBPR1"),
    ];
}
