import { hash, verify } from '@node-rs/argon2';

/** argon2id, the second recommended setting of RFC 9106 (section 4): 64 MiB of memory, 3 passes. The library's default algorithm is argon2id. */
const settings = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, settings);

/** A hash of nothing anybody knows: an unknown name takes as long to refuse as a wrong password. */
let nobody: Promise<string> | undefined;

export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  if (stored === null || stored === undefined) {
    nobody ??= hashPassword(crypto.randomUUID());
    await verify(await nobody, password);
    return false;
  }
  return verify(stored, password);
}
