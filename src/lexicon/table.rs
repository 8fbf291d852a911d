//! A map from hashes to records, as one run of bytes: it needs no work to be read back, so the built-in lexicons can be
//! used where they lie in the binary.
//!
//! Records are sorted by the first bits of their hash, and a list of offsets tells where those with the same first bits
//! begin. A look-up reads two neighbouring offsets and, on average, one record.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::marker::PhantomData;

/// What a [`Table`] can hold: something that is a few bytes.
pub trait Record: Sized + PartialEq {
    /// How many bytes it takes.
    const SIZE: usize;

    /// Appends its bytes.
    fn write(&self, out: &mut Vec<u8>);

    /// The record of `bytes`, which are as many as it takes.
    fn read(bytes: &[u8]) -> Self;
}

impl Record for u32 {
    const SIZE: usize = 4;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.to_le_bytes());
    }

    fn read(bytes: &[u8]) -> Self {
        word(bytes)
    }
}

/// The number in the first four bytes.
fn word(bytes: &[u8]) -> u32 {
    u32::from_le_bytes(std::array::from_fn(|i| bytes[i]))
}

const HASH: usize = size_of::<u64>();

/// See the module's head.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Table<R> {
    /// How many first bits of a hash choose the offset.
    bits: u32,
    /// One offset more than there are choices, in records.
    #[serde(borrow)]
    offsets: Cow<'static, [u8]>,
    /// Hash and record in turn.
    #[serde(borrow)]
    entries: Cow<'static, [u8]>,
    records: PhantomData<R>,
}

impl<R: Record> Table<R> {
    /// A table of `entries`; those with the same hash keep their order, and what stands twice is kept once.
    pub fn new(entries: &[(u64, R)]) -> Self {
        let bits = entries.len().max(2).ilog2();
        // counted first, then dealt out: linear, and what belongs together stays in order
        let mut ends = vec![0u32; 1 << bits];
        for (hash, _) in entries {
            ends[place(*hash, bits)] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        let mut order = vec![0u32; entries.len()];
        for (i, (hash, _)) in entries.iter().enumerate() {
            let end = &mut ends[place(*hash, bits)];
            order[*end as usize] = i as u32;
            *end += 1;
        }
        let mut offsets = Vec::with_capacity((ends.len() + 1) * u32::SIZE);
        let mut bytes = Vec::with_capacity(entries.len() * (HASH + R::SIZE));
        let mut count = 0u32;
        let mut start = 0;
        for &end in &ends {
            count.write(&mut offsets);
            let group = &order[start..end as usize];
            for (n, &i) in group.iter().enumerate() {
                let entry = &entries[i as usize];
                if group[..n].iter().any(|&earlier| entries[earlier as usize] == *entry) {
                    continue;
                }
                bytes.extend_from_slice(&entry.0.to_le_bytes());
                entry.1.write(&mut bytes);
                count += 1;
            }
            start = end as usize;
        }
        count.write(&mut offsets);
        Table {
            bits,
            offsets: offsets.into(),
            entries: bytes.into(),
            records: PhantomData,
        }
    }

    /// The records of `hash`.
    pub fn get(&self, hash: u64) -> impl Iterator<Item = R> + use<'_, R> {
        let at = place(hash, self.bits) * u32::SIZE;
        let range = self
            .offsets
            .get(at..at + 2 * u32::SIZE)
            .map_or(0..0, |o| word(o) as usize..word(&o[u32::SIZE..]) as usize);
        self.entries[range.start * (HASH + R::SIZE)..range.end * (HASH + R::SIZE)]
            .chunks_exact(HASH + R::SIZE)
            .filter(move |entry| entry[..HASH] == hash.to_le_bytes())
            .map(|entry| R::read(&entry[HASH..]))
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.entries.len() / (HASH + R::SIZE)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Which offset is that of `hash`.
fn place(hash: u64, bits: u32) -> usize {
    (hash >> (u64::BITS - bits)) as usize
}

impl<R: Record> Default for Table<R> {
    fn default() -> Self {
        Table::new(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_in_their_order_and_once() {
        const HALF: u64 = 1 << 63;
        let table = Table::new(&[(HALF, 3), (1, 7), (HALF, 2), (2, 9), (HALF, 3), (HALF + 1, 4)]);
        let get = |hash| table.get(hash).collect::<Vec<u32>>();
        assert_eq!(get(HALF), [3, 2]);
        assert_eq!(get(1), [7]);
        assert_eq!(get(HALF + 1), [4]);
        assert!(get(3).is_empty());
        assert_eq!(table.len(), 5);
    }

    #[test]
    fn an_empty_table_holds_nothing() {
        let table = Table::<u32>::default();
        assert!(table.is_empty());
        assert_eq!(table.get(u64::MAX).next(), None);
    }

    #[test]
    fn a_table_is_read_back_from_its_bytes() {
        let table = Table::new(&[(5, 1), (u64::MAX, 2)]);
        let bytes = postcard::to_stdvec(&table).unwrap().leak();
        let back: Table<u32> = postcard::from_bytes(bytes).unwrap();
        assert!(matches!(back.entries, Cow::Borrowed(_)));
        assert_eq!(back.get(u64::MAX).next(), Some(2));
    }
}
