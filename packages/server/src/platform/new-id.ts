import { randomFillSync } from 'node:crypto';
import { V7Generator } from 'uuidv7';

/** Asking the machine for chance is slow, so it is asked for much at once. */
const pool = Buffer.allocUnsafeSlow(2 ** 14);
let used = pool.length;

/** So many random bytes, each of them given once. Read them before the next are asked for. */
export function randomBytesOf(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

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
