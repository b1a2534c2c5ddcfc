import { randomFillSync } from 'node:crypto';
import { V7Generator } from 'uuidv7';

/** Asking the machine for chance is slow, so it is asked for much at once. */
const pool = Buffer.allocUnsafeSlow(2 ** 14);
let used = pool.length;

/** A random text of so many letters of base64url, six bits of chance each; every letter is given once. */
export function randomTextOf(length: number): string {
  if (usedLetters + length > letters.length) {
    letters = randomFillSync(Buffer.allocUnsafe(lettersAtOnce)).toString('base64url');
    usedLetters = 0;
  }
  usedLetters += length;
  return letters.slice(usedLetters - length, usedLetters);
}
/** A small piece: whoever keeps one text of it keeps it all alive. */
const lettersAtOnce = 3 * 2 ** 10;
let letters = '';
let usedLetters = 0;

function nextUint32(): number {
  if (used + 4 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 4;
  return pool.readUInt32LE(used - 4);
}

const generator = new V7Generator({ nextUint32 });

/** A UUIDv7 that is larger than those this thread made before: rows that come in their order go to the end of an index. */
export const newId = (): string => generator.generate().toString();
