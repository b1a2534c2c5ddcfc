import type { AreaLevel } from '@firebreak/epi';
import { pinyin } from 'pinyin-pro';
import { ethnicGroups, placeReadings, receivedNames } from './place-reading.ts';

/** What is written of a unit in letters: its sounds, by which it is found, and its name. */
interface Romanised {
  /** Syllables without tones, one for each character; what is no Chinese character stays as it is. */
  readonly syllables: readonly string[];
  /** Name in English as China writes it: the specific part in pinyin, the generic part translated. */
  readonly nameEn: string;
}

/**
 * A Chinese unit in letters: 海珠区 is Haizhu District, 南石头街道 Nanshitou Subdistrict, 大塘村 Datang Village.
 *
 * The specific part is pinyin written as one word, with an apostrophe before a syllable that begins with a, e or o (Xi'an); the generic
 * part is translated by its level. A specific part of one syllable keeps its generic (单县 is Shanxian County). Autonomous units name
 * their peoples as GB/T 3304 spells them; seats known by another name than their pinyin (Lhasa, Hohhot) have it from GB/T 2260.
 *
 * @param name official or usual name in simplified characters
 * @param level level of the unit, which tells 区 of a county from the 区 at the end of a community's name
 * @param code division code; how 涌 sounds is known by the province
 * @see GB/T 16159-2012 orthography of pinyin; GB/T 2260-2007; GB/T 3304-1991
 */
export function romanise({ name, level, code }: { readonly name: string; readonly level: AreaLevel; readonly code: string }): Romanised {
  const syllables = syllablesOf(name, code);
  const kind = kindOf(name, level);
  const stem = kind === undefined ? name : name.slice(0, -kind.dropped);
  const { specific, peoples } = kind?.isOfPeoples === true ? withoutPeoples(stem) : { specific: stem, peoples: [] };
  const received = REGIONS.test(code) ? receivedNames.find(([place]) => specific.startsWith(place)) : undefined;
  const from = lengthOf(received?.[0] ?? '');
  const isLone = lengthOf(specific) === 1 && kind?.dropped === 1;
  const rest = syllables.slice(from, lengthOf(specific) + (isLone ? 1 : 0));
  const parts = [received?.[1], wordOf(rest), listed(peoples), kind?.english];
  return { syllables, nameEn: parts.filter((part) => part !== undefined && part !== '').join(' ') };
}

/** Inner Mongolia, Xizang and Xinjiang, by the first digits of a code. */
const REGIONS = /^(?:15|54|65)/;

const lengthOf = (text: string): number => [...text].length;

function syllablesOf(name: string, code: string): readonly string[] {
  const sounds = pinyin(name, { toneType: 'none', type: 'array' });
  if (sounds.length !== lengthOf(name)) return sounds;
  for (const { place, sounds: said, province } of placeReadings) {
    if (province !== undefined && !code.startsWith(province)) continue;
    for (let at = name.indexOf(place); at !== -1; at = name.indexOf(place, at + 1)) {
      sounds.splice(lengthOf(name.slice(0, at)), said.length, ...said);
    }
  }
  return sounds;
}

/** Syllables as one word. */
function wordOf(syllables: readonly string[]): string {
  const word = syllables.reduce((text, syllable) => text + (OPEN_START.test(syllable) && /\p{L}$/u.test(text) ? "'" : '') + syllable, '');
  return word.replace(/^./u, (first) => first.toUpperCase());
}

const OPEN_START = /^[aeo]/;

interface Kind {
  /** Characters at the end of the name that are translated. */
  readonly dropped: number;
  readonly english: string;
  /** Whether the names of peoples stand before it. */
  readonly isOfPeoples: boolean;
}

/** The generic part a name ends with; the longest that leaves something before it. */
function kindOf(name: string, level: AreaLevel): Kind | undefined {
  const found = KINDS.find(
    ({ ending, levels }) => levels.includes(level) && name.endsWith(ending) && name.length > ending.length + (ending === '新区' ? 1 : 0),
  );
  if (found === undefined) return undefined;
  const { ending, english } = found;
  return { dropped: ending === OF_A_PEOPLE ? 1 : ending.length, english, isOfPeoples: ending === OF_A_PEOPLE || ending.startsWith('自治') };
}

/** The township of a people: 族 belongs to the people. */
const OF_A_PEOPLE = '族乡';

type Line = readonly [ending: string, english: string, ...levels: AreaLevel[]];

/** A city at the level of a prefecture, and a province, is known by its name alone. */
const LINES: readonly Line[] = [
  ['省', '', 'province'],
  ['市', '', 'province', 'city'],
  ['自治州', 'Autonomous Prefecture', 'city'],
  ['地区', 'Prefecture', 'city'],
  ['盟', 'League', 'city'],
  ['自治县', 'Autonomous County', 'county'],
  ['自治旗', 'Autonomous Banner', 'county'],
  ['旗', 'Banner', 'county'],
  ['县', 'County', 'county'],
  ['市', 'City', 'county'],
  ['新区', 'New Area', 'county', 'street'],
  ['林区', 'Forestry District', 'county'],
  ['特区', 'Special District', 'county'],
  ['区', 'District', 'county'],
  ['街道办事处', 'Subdistrict', 'street'],
  ['街道', 'Subdistrict', 'street'],
  ['镇', 'Town', 'street'],
  [OF_A_PEOPLE, 'Ethnic Township', 'street'],
  ['乡', 'Township', 'street'],
  ['苏木', 'Sumu', 'street'],
  ['经济技术开发区', 'Economic and Technological Development Zone', 'county', 'street'],
  ['高新技术产业开发区', 'High-Tech Industrial Development Zone', 'county', 'street'],
  ['经济开发区', 'Economic Development Zone', 'county', 'street'],
  ['开发区', 'Development Zone', 'county', 'street'],
  ['工业园区', 'Industrial Park', 'county', 'street'],
  ['工业园', 'Industrial Park', 'street'],
  ['产业园', 'Industrial Park', 'street'],
  ['管理区', 'Administrative Area', 'county', 'street', 'community'],
  ['保税区', 'Bonded Zone', 'street'],
  ['林场', 'Forest Farm', 'street', 'community'],
  ['农场', 'Farm', 'street', 'community'],
  ['监狱', 'Prison', 'street'],
  ['农场生活区', 'Farm Residential Area', 'community'],
  ['林场生活区', 'Forest Farm Residential Area', 'community'],
  ['生活区', 'Residential Area', 'community'],
  ['社区', 'Community', 'community'],
  ['村', 'Village', 'community'],
  ['渔委会', 'Fishing Community', 'community'],
];

const KINDS = LINES.map(([ending, english, ...levels]) => ({ ending, english, levels })).toSorted(
  (a, b) => b.ending.length - a.ending.length,
);

/** The peoples at the end of 连山壮族瑶族, in their order, and what stands before them. */
function withoutPeoples(stem: string): { specific: string; peoples: readonly string[] } {
  const found = PEOPLES.find(([ending]) => stem.endsWith(ending));
  if (found === undefined) return { specific: stem, peoples: [] };
  const { specific, peoples } = withoutPeoples(stem.slice(0, -found[0].length));
  return { specific, peoples: [...peoples, found[1]] };
}

/** With 族; the long names stand without it too (伊犁哈萨克自治州). */
const PEOPLES = ethnicGroups
  .flatMap(([people, english]) => [[`${people}族`, english] as const, ...(people.length > 1 ? [[people, english] as const] : [])])
  .toSorted(([a], [b]) => b.length - a.length);

const listed = (peoples: readonly string[]): string =>
  peoples.length < 2 ? (peoples[0] ?? '') : `${peoples.slice(0, -1).join(', ')} and ${String(peoples.at(-1))}`;
