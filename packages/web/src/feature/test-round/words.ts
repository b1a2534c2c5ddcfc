import i18next from 'i18next';

/** A post of a protocol pack in words; a post of another country's pack, for which there are none, as the pack writes it. */
export function postText(post: string): string {
  const key = `post.${post}`;
  return i18next.exists(key, { ns: 'testRound' })
    ? (i18next.t as (key: string, options: { ns: string }) => string)(key, { ns: 'testRound' })
    : post;
}

/** `cn-covid19 9`: which pack and edition a person reads; the hash that proves it is kept with the answer and stands on the page of rules. */
export const packText = (pack: string): string => pack.replace(/\s+[0-9a-f]{64}\b/, '');
