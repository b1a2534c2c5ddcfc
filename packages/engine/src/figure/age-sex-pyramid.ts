import { caseClasses, countsAsCase, sexes, type LineList, type Sex } from '@firebreak/epi';

export interface AgeSexPyramidSettings {
  /** Years of a band. */
  bandYears: 5 | 10;
  /** First age of the open last band, a multiple of `bandYears`. */
  openFrom?: number;
}

export interface AgeBand {
  /** First and last full year of age; the last band has no end. */
  from: number;
  to: number | null;
  count: Record<Sex, number>;
}

export interface AgeSexPyramid {
  bands: AgeBand[];
  /** Cases without an age, or with one below 0 or above 120, by sex. */
  unknownAge: Record<Sex, number>;
  /** Cases whose sex is not recorded, at any age. */
  unknownSex: number;
  /** All cases (classes that count): bands and unknown ages add up to it. */
  denominator: number;
}

/**
 * Cases by age band and sex. A person of 4.9 years is 4; nobody is left out: those of unknown age are counted
 * beside the bands.
 *
 * @throws RangeError when `openFrom` is not a positive multiple of `bandYears`
 */
export function ageSexPyramid(list: LineList, { bandYears, openFrom = DEFAULT_OPEN_FROM }: AgeSexPyramidSettings): AgeSexPyramid {
  if (!(openFrom > 0) || openFrom % bandYears !== 0)
    throw new RangeError(`The open band begins at a positive multiple of ${bandYears} years; got ${openFrom}.`);
  const bands = emptyBands(bandYears, openFrom);
  const pyramid: AgeSexPyramid = { bands, unknownAge: nobody(), unknownSex: 0, denominator: 0 };
  for (let row = 0; row < list.length; row++) {
    if (!countsAsCase(caseClasses[list.classIndex[row]!]!)) continue;
    const sex = sexes[list.sexIndex[row]!]!;
    const age = list.ageYears[row]!;
    const band = age >= 0 && age <= OLDEST ? bands[Math.min(Math.floor(age / bandYears), bands.length - 1)] : undefined;
    (band?.count ?? pyramid.unknownAge)[sex]++;
    pyramid.denominator++;
    if (sex === 'unknown') pyramid.unknownSex++;
  }
  return pyramid;
}

function emptyBands(bandYears: number, openFrom: number): AgeBand[] {
  return Array.from({ length: openFrom / bandYears + 1 }, (_, band) => {
    const from = band * bandYears;
    return { from, to: from === openFrom ? null : from + bandYears - 1, count: nobody() };
  });
}

function nobody(): Record<Sex, number> {
  return { male: 0, female: 0, other: 0, unknown: 0 };
}

const DEFAULT_OPEN_FROM = 80;
/** An age above this is a typing mistake; the oldest person ever verified reached 122. */
const OLDEST = 120;
