import type { ReadLimits } from './limit.ts';
import { bytesOf } from './open-source.ts';
import { ReadingError } from './reading-error.ts';
import type { Encoding, Source } from './table.ts';

/**
 * Finds the encoding of a text by its bytes: a mark at the start decides; else the whole text is read and the first
 * encoding in which every byte is valid wins, UTF-8 before all. GBK and Big5 overlap, so the share of high bytes
 * standing alone decides between them: in GBK text both bytes of a character are high, in Big5 about half of the
 * second bytes are ASCII, in western text nearly every high byte stands alone.
 */
export async function detectEncoding(source: Source, limits: ReadLimits): Promise<{ encoding: Encoding; guessed: boolean }> {
  const candidates = new Map(CANDIDATES.map((name) => [name, new TextDecoder(name, { fatal: true })]));
  const pairs = new HighBytes();
  let first = true;
  for await (const chunk of bytesOf(source, limits)) {
    if (first) {
      const marked = byMark(chunk) ?? withoutMark16(chunk);
      if (marked) return marked;
    }
    first = false;
    pairs.add(chunk);
    dropInvalid(candidates, chunk, true);
  }
  dropInvalid(candidates, new Uint8Array(0), false);
  if (candidates.has('utf-8')) return { encoding: 'utf-8', guessed: false };
  await refuseMixed(source, limits);
  return { encoding: pairs.choose((name) => candidates.has(name)), guessed: true };
}

/** Text of a source in a known encoding, piece by piece, without its mark. Invalid bytes stop it with an error. */
export async function* textOf(source: Source, encoding: Encoding, limits: ReadLimits): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of bytesOf(source, limits)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof ReadingError) throw error;
    throw new ReadingError('TEXT_NOT_DECODABLE', { file: source.name }, { encoding }, error);
  }
}

function byMark(bytes: Buffer): { encoding: Encoding; guessed: boolean } | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', guessed: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', guessed: false };
  return undefined;
}

/** UTF-16 without a mark shows as a zero in every second byte of the ASCII it contains. */
function withoutMark16(bytes: Buffer): { encoding: Encoding; guessed: boolean } | undefined {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 8) return undefined;
  const zeros: [number, number] = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[(at % 2) as 0 | 1]++;
  const half = sample.length / 2;
  if (zeros[1] > half * 0.3 && zeros[0] < half * 0.02) return { encoding: 'utf-16le', guessed: true };
  if (zeros[0] > half * 0.3 && zeros[1] < half * 0.02) return { encoding: 'utf-16be', guessed: true };
  return undefined;
}

/**
 * Parts of different origin put into one file: read by one encoding, the words of the others become others, unseen. Three characters of
 * three bytes that fit are no chance in GBK or Big5, where their shares of such bytes make it one in a million.
 */
async function refuseMixed(source: Source, limits: ReadLimits): Promise<void> {
  const { characters, row } = await utf8Until(source, limits);
  if (characters >= CERTAIN_CHARACTERS) throw new ReadingError('TEXT_ENCODINGS_MIXED', { file: source.name, row });
}

/** How far a text is UTF-8: its characters of three bytes before the first byte that fits none, and the row of that byte. */
async function utf8Until(source: Source, limits: ReadLimits): Promise<{ characters: number; row: number }> {
  let [characters, row, missing, isLong] = [0, 1, 0, false];
  for await (const chunk of bytesOf(source, limits)) {
    for (const byte of chunk) {
      if (missing > 0) {
        if (byte < 0x80 || byte > 0xbf) return { characters, row };
        missing--;
        if (missing === 0 && isLong) characters++;
      } else if (byte >= 0x80) {
        missing = followers(byte);
        if (missing === 0) return { characters, row };
        isLong = missing === 2;
      } else if (byte === NEWLINE) row++;
    }
  }
  return { characters, row };
}

/** Bytes that follow the first byte of a character of UTF-8; 0 for one that begins none. */
const followers = (byte: number): number => (byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3);
const NEWLINE = 0x0a;
const CERTAIN_CHARACTERS = 3;

function dropInvalid(candidates: Map<Encoding, InstanceType<typeof TextDecoder>>, chunk: Uint8Array, stream: boolean): void {
  for (const [name, decoder] of candidates) {
    try {
      decoder.decode(chunk, { stream });
    } catch {
      candidates.delete(name);
    }
  }
}

class HighBytes {
  private high = 0;
  private alone = 0;
  private previousHigh = false;

  /** Counts runs of high bytes; a byte left over in a run of odd length stands alone. */
  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      const isHigh = byte >= 0x80;
      if (isHigh && this.previousHigh) {
        this.high++;
        this.previousHigh = false; // the pair is complete
        continue;
      }
      if (!isHigh && this.previousHigh) this.alone++;
      if (isHigh) this.high++;
      this.previousHigh = isHigh;
    }
  }

  choose(isValid: (name: Encoding) => boolean): Encoding {
    const share = this.alone / Math.max(1, this.high);
    if (share > WESTERN_SHARE) return 'windows-1252';
    const order: Encoding[] = share > BIG5_SHARE ? ['big5', 'gb18030'] : ['gb18030', 'big5'];
    return order.find(isValid) ?? 'windows-1252';
  }
}

const CANDIDATES: readonly Encoding[] = ['utf-8', 'gb18030', 'big5'];
const WESTERN_SHARE = 0.8;
const BIG5_SHARE = 0.1;
