import { createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type SealedEntry, sealedWith } from '@firebreak/contract';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** A new key of lists; nothing else can make it again once it is destroyed. */
export const newListKey = (): string => randomBytes(keyBytes).toString('base64');

/**
 * The key of a device's queue, as HKDF-SHA-256 (RFC 5869) of the installation's secret with the device as salt. It follows from the two and is
 * kept nowhere, so a queue can be opened however old the copy of the database is that somebody had to go back to.
 */
export const queueKeyOf = (secret: string, device: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'utf8'), Buffer.from(device, 'utf8'), 'firebreak queue', keyBytes));

/** Opens what a device sealed; undefined when it is not whole, or was sealed for another person, time, outbreak or device. */
export function openSealed(key: Buffer, entry: SealedEntry): string | undefined {
  const bytes = Buffer.from(entry.sealed, 'base64');
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
  opening.setAAD(Buffer.from(sealedWith(entry), 'utf8'));
  opening.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const content = Buffer.concat([opening.update(bytes.subarray(nonceBytes, -tagBytes)), opening.final()]);
    return content.toString('utf8');
  } catch {
    return undefined;
  }
}
