import i18next from 'i18next';

/** A post of a protocol pack in words; a post of another country's pack, for which there are none, as the pack writes it. */
export function postText(post: string): string {
  const key = `post.${post}`;
  return i18next.exists(key, { ns: 'testRound' })
    ? (i18next.t as (key: string, options: { ns: string }) => string)(key, { ns: 'testRound' })
    : post;
}

/** `cn-covid19 9 f72cb575…`: the hash proves the edition and need not be read whole. */
export const packText = (pack: string): string => pack.replace(/\b([0-9a-f]{8})[0-9a-f]{56}\b/, '$1…');
