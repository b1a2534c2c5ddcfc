import i18next from 'i18next';

/** A post of a protocol pack in words; a post of another country's pack, for which there are none, as the pack writes it. */
export function postText(post: string): string {
  const key = `post.${post}`;
  return i18next.exists(key, { ns: 'testRound' })
    ? (i18next.t as (key: string, options: { ns: string }) => string)(key, { ns: 'testRound' })
    : post;
}
