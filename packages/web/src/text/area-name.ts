import { type Area, type Locale } from '@firebreak/contract';
import i18next from 'i18next';
import { codeText } from './field.ts';
import { AREA_NAMES, currentLocale } from './i18n.ts';

/**
 * Name of an area as the reader says it. Answers carry the names of the country, alone or as a pair (`海珠区 南石头街道`, the wider first);
 * what is known of them in the reader's language is loaded once for an outbreak (`app/area-names.ts`). Where nothing is known, the name stays
 * as it is. The root, which every tree hangs from and which is stored in two languages at once, has a word in each.
 */
export function areaNameText(name: string): string {
  if (name === STORED_ROOT) return codeText('area', 'level', 'world');
  const locale = currentLocale();
  const known = names[locale];
  const whole = known.get(name);
  if (whole !== undefined || known.size === 0) return whole ?? name;
  const pairs = [...name.matchAll(/ /g)].map(({ index }) => [name.slice(0, index), name.slice(index + 1)] as const);
  const pair =
    pairs.find((parts) => parts.every((part) => known.has(part))) ?? pairs.find((parts) => parts.some((part) => known.has(part)));
  if (pair === undefined) return name;
  const [wider, narrower] = pair.map((part) => known.get(part) ?? part);
  return locale === 'en' ? `${String(narrower)}, ${String(wider)}` : `${String(wider)} ${String(narrower)}`;
}

/** The narrower of a pair, or the name itself: all there is room for on a phone. */
export function shortAreaName(name: string): string {
  const known = names[currentLocale()];
  if (known.has(name)) return areaNameText(name);
  return areaNameText(name.split(' ').at(-1) ?? name);
}

/** Name of an area that came with its other names. */
export function nameOfArea({ name, nameEn, nameHant }: Pick<Area, 'name' | 'nameEn' | 'nameHant'>): string {
  if (name === STORED_ROOT) return areaNameText(name);
  return { 'zh-Hans': name, 'zh-Hant': nameHant ?? name, en: nameEn ?? name }[currentLocale()];
}

/** Where an area lies, in words: the last of its names from the top down; the root is left out where anything stands below it. */
export function areaPath(area: Pick<Area, 'names' | 'namesEn' | 'namesHant'>, most = area.names.length): readonly string[] {
  const said = { 'zh-Hans': area.names, 'zh-Hant': area.namesHant, en: area.namesEn }[currentLocale()];
  const below = said.filter((_, at) => area.names[at] !== STORED_ROOT);
  return below.length === 0 ? area.names.map(areaNameText) : below.slice(-most);
}

/** Where an area lies, as one text of names from the top down with blanks between. */
export function areaWayText(way: string): string {
  const parts = way.split(' ');
  const known = names[currentLocale()];
  const said = parts.map((part) => known.get(part) ?? part);
  return currentLocale() === 'en' && parts.every((part) => known.has(part)) ? said.toReversed().join(', ') : said.join(' ');
}

/** Keeps names in a language, by the name of the country; pages that stand already are drawn again. */
export function keepAreaNames(locale: Locale, more: Readonly<Record<string, string>>): void {
  const before = names[locale].size;
  for (const [name, said] of Object.entries(more)) names[locale].set(name, said);
  if (names[locale].size > before) i18next.emit(AREA_NAMES);
}

const names: Readonly<Record<Locale, Map<string, string>>> = { 'zh-Hans': new Map(), 'zh-Hant': new Map(), en: new Map() };

/** As the first migration of the server writes it. */
const STORED_ROOT = '全球 World';
