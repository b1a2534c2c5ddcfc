import { codeText } from './field.ts';

/**
 * Name of an area as the reader says it. Areas keep the names of their country; only the root, which every tree hangs from and which is
 * stored in two languages at once, has a word in each.
 */
export const areaNameText = (name: string): string => (name === STORED_ROOT ? codeText('area', 'level', 'world') : name);

/** Where an area lies, in words: the last of its names from the top down; the root is left out where anything stands below it. */
export function areaPath(names: readonly string[], most = names.length): readonly string[] {
  const below = names.filter((name) => name !== STORED_ROOT);
  return below.length === 0 ? names.map(areaNameText) : below.slice(-most);
}

/** As the first migration of the server writes it. */
const STORED_ROOT = '全球 World';
