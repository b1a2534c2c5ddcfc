import { currentLocale } from '../../text/i18n.ts';

/** What stands between two sentences: a space, and in Chinese nothing, for its full stop brings its own room. */
export const sentenceGap = (): string => (currentLocale() === 'en' ? ' ' : '');

/** Sentences that follow each other in one paragraph, each whole in itself; what is not there is left out. */
export function sentences(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(sentenceGap());
}
