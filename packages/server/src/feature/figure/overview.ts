import { type Answer, type routes } from '@firebreak/contract';
import {
  type CalendarDate,
  countsAsCase,
  infectionNamer,
  infectionNode,
  isExposedIn,
  isOwnDayOf,
  lineListOf,
  type LineList,
} from '@firebreak/epi';
import { recordedChains } from '@firebreak/engine/chains/recorded';
import { ageSexPyramid } from '@firebreak/engine/figure/age-sex-pyramid';
import { areaCounts } from '@firebreak/engine/figure/area-counts';
import { dataQuality, type DataQuality, type QualitySubject } from '@firebreak/engine/figure/data-quality';
import { keyFigures } from '@firebreak/engine/figure/key-figures';
import { chainLinks, chainNodes, infectionOf } from './chain-node.ts';
import { type Facts, type FigureArea } from './store.ts';

type Overview = Answer<typeof routes.figure.overview>;

/** Everything the first page shows but the curve, from the facts of one moment. */
export function overviewOf(
  facts: Facts,
  settings: { asOf: CalendarDate; activeDays: number },
  parts: readonly FigureArea[],
): Omit<Overview, 'asOf' | 'day' | 'area'> {
  const list = lineListOfFacts(facts);
  return {
    figures: figuresOf(facts, settings),
    pyramid: pyramidOf(list),
    areas: areasOf(facts, list, parts),
    quality: qualityOf(facts, settings.asOf).counts.flatMap(({ code, severity, count }) =>
      count === 0 ? [] : [{ code, severity: levelOf(severity), count }],
    ),
  };
}

export const lineListOfFacts = ({ cases }: Facts): LineList =>
  lineListOf(
    cases.map((row) => ({
      id: row.id,
      caseClass: row.case_class,
      onset: row.onset_date,
      report: row.report_date,
      outcome: row.outcome,
      outcomeDate: row.outcome_date,
      origin: row.origin,
      sex: row.sex,
      ageYears: row.age_years,
      area: row.area,
    })),
  );

function figuresOf(facts: Facts, { asOf, activeDays }: { asOf: CalendarDate; activeDays: number }): Overview['figures'] {
  const { unlinked } = recordedChains(chainNodes(facts), chainLinks(facts.exposures, facts), { asOf, activeDays });
  const loose = new Set(unlinked);
  const listed = new Map(facts.contacts.map(({ person, report_date }) => [person, report_date]));
  const figures = keyFigures({
    asOf,
    cases: facts.cases.map((row) => ({
      caseClass: row.case_class,
      report: row.report_date,
      onset: row.onset_date,
      outcome: row.outcome,
      outcomeDate: row.outcome_date,
      origin: row.origin,
      linked: !loose.has(infectionNode(row.person, row.episode)),
      wasContact: row.was_contact ?? (listed.has(row.person) && isExposedIn(infectionOf(row), listed.get(row.person) ?? null)),
    })),
    contacts: facts.contacts.map((row) => ({
      status: row.status,
      listed: row.report_date,
      followUpTo: row.follow_up_end,
      ended: row.status === 'active' ? null : row.status === 'converted' ? row.became_case_on : row.follow_up_end,
    })),
    followUps: facts.followUps.map(({ date, status }) => ({ due: date, status })),
  });
  return figures.map(({ code, unit, value, previous, numerator, denominator, from, to }) => ({
    code,
    unit,
    value,
    previous: previous.value,
    numerator,
    denominator,
    from,
    to,
  }));
}

function pyramidOf(list: LineList): Overview['pyramid'] {
  const { bands, unknownAge, unknownSex, denominator } = ageSexPyramid(list, { bandYears: 10 });
  return {
    bands: bands.map(({ from, to, count }) => ({ from, to, male: count.male, female: count.female, other: count.other + count.unknown })),
    unknownAge: Object.values(unknownAge).reduce((sum, count) => sum + count, 0),
    unknownSex,
    denominator,
  };
}

/** The parts of the area in force, each with everything below it; parts where nobody fell ill come with a zero. */
function areasOf({ contacts }: Facts, list: LineList, parts: readonly FigureArea[]): Overview['areas'] {
  const counts = new Map(areaCounts(list, parts).areas.map((area) => [area.path, area]));
  const contactsAt = (path: string) => contacts.filter((row) => row.area === path || row.area.startsWith(`${path}.`)).length;
  return parts.map((part) => {
    const count = counts.get(part.path);
    return {
      code: part.code,
      name: part.name,
      level: part.level,
      cases: count?.total ?? 0,
      contacts: contactsAt(part.path),
      population: part.population,
      latitude: part.latitude,
      longitude: part.longitude,
      rate: count?.ratePer100000 ?? (part.population === null ? null : 0),
    };
  });
}

/** What cannot be true is an error; what is unlikely or missing, a warning. */
export const levelOf = (severity: 'impossible' | 'unlikely' | 'missing') =>
  severity === 'impossible' ? ('error' as const) : ('warning' as const);

/** Each infection is looked at by itself: with its own exposures and specimens, and a number that it may share with another of the person. */
export function qualityOf(facts: Facts, asOf: CalendarDate): DataQuality {
  const name = infectionNamer(facts.cases.filter(({ case_class }) => countsAsCase(case_class)).map(infectionOf));
  return dataQuality({
    asOf,
    cases: facts.cases.map((row) => ({
      id: row.id,
      personId: name === undefined ? row.person : infectionNode(row.person, row.episode),
      visualId: row.number === null || row.episode === 1 ? row.number : `${row.number} (${row.episode})`,
      caseClass: row.case_class,
      origin: row.origin,
      onset: row.onset_date,
      report: row.report_date,
      outcome: row.outcome,
      outcomeDate: row.outcome_date,
      ageYears: row.age_years,
      sex: row.sex,
      area: row.area,
    })),
    contacts: facts.contacts.map((row) => ({
      id: row.id,
      personId: name?.(row.person, row.report_date, isExposedIn) ?? row.person,
      visualId: row.number,
      status: row.status,
      ageYears: row.age_years,
      followUpFrom: row.follow_up_start,
      followUpTo: row.follow_up_end,
    })),
    exposures: chainLinks(facts.exposures, facts),
    specimens: facts.specimens.map((row) => ({
      id: row.id,
      personId: row.person === null ? null : (name?.(row.person, row.taken, isOwnDayOf) ?? row.person),
      taken: row.taken,
      result: row.result,
    })),
  });
}

/** How many records of some kinds the rules of quality looked at: the denominator of what they found. */
export const countChecked = ({ cases, contacts, exposures, specimens }: Facts, kinds: readonly QualitySubject[]): number => {
  const rows = { case: cases, contact: contacts, exposure: exposures, specimen: specimens };
  return kinds.reduce((sum, kind) => sum + rows[kind].length, 0);
};
