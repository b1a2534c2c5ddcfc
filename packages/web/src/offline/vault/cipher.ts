/**
 * AES-GCM with 256 bits as browsers bring it (WebCrypto). A key never leaves the browser's engine again once it is taken in, and lives in the
 * memory of the page alone: what is on the disk is ciphertext.
 */

const NONCE_BYTES = 12;
const ALGORITHM = 'AES-GCM';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Takes a key in. @param base64 32 bytes as the server gives them */
export const takeKey = (base64: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOf(base64), ALGORITHM, false, ['encrypt', 'decrypt']);

/**
 * Seals a text: a random nonce, then ciphertext and tag.
 *
 * @param covered what must be the same when it is opened, though it is not hidden
 */
export async function seal(key: CryptoKey, text: string, covered: string): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const hidden = await crypto.subtle.encrypt(
    { name: ALGORITHM, iv: nonce, additionalData: encoder.encode(covered) },
    key,
    encoder.encode(text),
  );
  const sealed = new Uint8Array(NONCE_BYTES + hidden.byteLength);
  sealed.set(nonce);
  sealed.set(new Uint8Array(hidden), NONCE_BYTES);
  return sealed;
}

/** Opens what was sealed; undefined when the key is another one, or a byte of it or of what it covers was changed. */
export async function unseal(key: CryptoKey, sealed: Uint8Array<ArrayBuffer>, covered: string): Promise<string | undefined> {
  const iv = sealed.subarray(0, NONCE_BYTES);
  try {
    const parameters = { name: ALGORITHM, iv, additionalData: encoder.encode(covered) };
    return decoder.decode(await crypto.subtle.decrypt(parameters, key, sealed.subarray(NONCE_BYTES)));
  } catch {
    return undefined;
  }
}

/** Browsers do this only for pages that came over https or from the machine itself. */
export const canSeal = (): boolean => typeof crypto !== 'undefined' && (crypto.subtle as SubtleCrypto | undefined) !== undefined;

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
const CHUNK = 8192;
