/** `cn-covid19 9 HASH`, as records keep what they rest on: pack, edition, and the hash that proves it. */
export function packParts(kept: string): { readonly id: string; readonly edition: string; readonly hash: string } {
  const [, id = '', edition = '', hash = ''] = /^(\S*)\s*(.*?)(?:\s+([0-9a-f]{64}))?$/.exec(kept.trim()) ?? [];
  return { id, edition, hash };
}
