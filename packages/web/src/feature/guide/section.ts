import { type GuideSection } from './markdown/document.ts';

/**
 * The place an address names: by its anchor, or by its number (`section-3` is the fourth), which is the same in every language.
 */
export function findSection(sections: readonly GuideSection[], hash: string): GuideSection | undefined {
  const number = /^section-(\d+)$/.exec(hash)?.[1];
  return number === undefined ? sections.find((section) => section.id === hash) : sections[Number(number)];
}
