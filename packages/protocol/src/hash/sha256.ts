/**
 * SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits.
 *
 * Own code because pure packages have only what the language gives: Web Crypto is not part of it and answers later, while a
 * pack must be named at once. It names content; it is not used to keep a secret.
 *
 * @see FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.2
 * @example sha256('abc') // 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
 */
export function sha256(text: string): string {
  const words = paddedWords(utf8(text));
  const hash = Uint32Array.from(initial);
  const schedule = new Uint32Array(64);
  for (let at = 0; at < words.length; at += 16) compress(hash, schedule, words.subarray(at, at + 16));
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** One block of 16 words, section 6.2.2. */
function compress(hash: Uint32Array, w: Uint32Array, block: Uint32Array): void {
  w.set(block);
  for (let t = 16; t < 64; t++)
    w[t] = smallSigma(w[t - 2] ?? 0, 17, 19, 10) + (w[t - 7] ?? 0) + smallSigma(w[t - 15] ?? 0, 7, 18, 3) + (w[t - 16] ?? 0);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = (h + bigSigma(e, 6, 11, 25) + choice + (constants[t] ?? 0) + (w[t] ?? 0)) | 0;
    const second = (bigSigma(a, 2, 13, 22) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => (hash[index] = (hash[index] ?? 0) + value));
}

const rotate = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
const bigSigma = (x: number, a: number, b: number, c: number): number => rotate(x, a) ^ rotate(x, b) ^ rotate(x, c);
const smallSigma = (x: number, a: number, b: number, shift: number): number => rotate(x, a) ^ rotate(x, b) ^ (x >>> shift);

/** The message, a one bit, zeros, and the length in bits as 64 bits: whole blocks of 16 words. */
function paddedWords(bytes: readonly number[]): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
  bytes.forEach((byte, at) => (words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at & 3) * 8))));
  words[bytes.length >> 2] = (words[bytes.length >> 2] ?? 0) | (0x80 << (24 - (bytes.length & 3) * 8));
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = (bytes.length << 3) >>> 0;
  return words;
}

/** UTF-8 bytes; a surrogate without its other half becomes U+FFFD, as everywhere. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** The first 64 primes: their roots give the constants, so no table can be mistyped. */
const primes: readonly number[] = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: 18 }, (_, d) => d + 2).some((d) => d < n && n % d === 0),
);

/** First 32 bits of the fraction of a root. Doubles have 53 bits; a root up to 17.7 needs 5 of them for its whole part. */
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = Int32Array.from(primes.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)) | 0));
