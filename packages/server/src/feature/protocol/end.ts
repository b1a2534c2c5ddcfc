import { type EndAnswer } from '@firebreak/contract';
import { countsAsCase, type Day } from '@firebreak/epi';
import {
  type CaseFact,
  dayAt,
  holds,
  instantText,
  missingFacts,
  outbreakEnd,
  type OutbreakFacts,
  packAt,
  type PlainFacts,
  type ResolvedPack,
  zoneProposals,
} from '@firebreak/protocol';
import { listAct, type Standing } from '../registry/index.ts';
import { bindOutbreak, momentWanted } from './bound.ts';
import { factsOf } from './fact.ts';
import { dateText, sourcesOf } from './plan-view.ts';
import { type CasePlace, type CaseRow, placesOfCases } from './store.ts';

const week = 7;

/** How far the outbreak is from its end, and what the pack proposes about places, from recorded facts alone. */
export async function endOfOutbreak(at: Standing, wanted: string | undefined): Promise<EndAnswer> {
  const moment = momentWanted(at, wanted);
  const bound = await bindOutbreak(at, moment);
  const timeline = [...bound.evaluations.keys()][0];
  const rules = timeline && packAt(timeline, moment);
  const base = { asOf: at.now, at: instantText(moment, bound.zone) };
  if (rules === undefined) return { ...base, ends: [], zones: { proposals: [], undecided: [] } };
  const facts = factsOf(bound.rows, { zone: rules.zone, asOf: at.outbreak.as_of });
  const cases = facts.filter((fact): fact is CaseFact => fact.kind === 'case');
  const known = outbreakFacts(cases, bound.rows.cases, dayAt(moment, rules.zone));
  const places = await placesOfCases(at.trx, at.outbreak.home);
  at.readings.push(listAct(at, 'case', 'endWatched', { cases: cases.length }));
  return {
    ...base,
    ends: rules.pack.outbreakOver.flatMap((rule, alternative) => {
      const end = outbreakEnd(rules, known, moment, alternative);
      if (end === undefined) return [];
      const isAboutPersons = rule.type === 'countdown' || rule.type === 'incubations' || rule.type === 'vectorIndex';
      const persons = new Set(cases.map(({ person }) => person));
      const missingPersons = new Set(isAboutPersons ? end.missing.filter((one) => persons.has(one)) : []);
      const text = (instant: number | null) => (instant === null ? null : instantText(instant, rules.zone));
      return [
        {
          type: end.type,
          text: rule.text,
          state: end.state,
          anchorDay: end.anchorDay === null ? null : dateText(end.anchorDay),
          endsAt: text(end.endsAt),
          daysLeft: end.daysLeft,
          watchEndsAt: text(end.watchEndsAt),
          weeks: end.weeks,
          missingFacts: end.missing.filter((one) => !missingPersons.has(one)),
          missingPersons: missingPersons.size,
          sources: sourcesOf(rules, rule),
        },
      ];
    }),
    zones: zonesOf(rules, places, moment),
  };
}

/** Weeks begin on the weekday of the first case; weeks without a case count too, up to today. */
function outbreakFacts(cases: readonly CaseFact[], rows: readonly CaseRow[], today: Day): OutbreakFacts {
  const counted = cases.filter(({ caseClass, withdrawnAt }) => countsAsCase(caseClass) && withdrawnAt === undefined);
  const days = counted.flatMap(({ onset, firstPositiveSample }) => onset ?? firstPositiveSample ?? []);
  const first = days.length === 0 ? undefined : Math.min(...days);
  const weeks = first === undefined ? 0 : Math.max(0, Math.floor((today - first) / week) + 1);
  const caseWeeks = Array.from({ length: weeks }, (_, at) => {
    const from = (first ?? 0) + at * week;
    return { from, cases: days.filter((day) => day >= from && day < from + week).length };
  });
  const incubations = rows.flatMap(({ infection_date: infected, onset_date: onset, withdrawn_at: gone }) =>
    infected === null || onset === null || gone !== null ? [] : [(Date.parse(onset) - Date.parse(infected)) / 86_400_000],
  );
  return { cases, caseWeeks, ...(incubations.length === 0 ? {} : { longestIncubationDays: Math.max(...incubations) }) };
}

function zonesOf(rules: ResolvedPack, places: readonly CasePlace[], moment: number): EndAnswer['zones'] {
  const facts = new Map(places.map((place) => [place.id, placeFacts(place)]));
  const proposals = zoneProposals(
    rules,
    [],
    [...facts].map(([id, found]) => ({ id, facts: found })),
    moment,
  );
  const proposed = new Map(proposals.map((one) => [one.subject, one]));
  const view = ({ id, name, area_name: areaName, cases }: CasePlace) => ({ place: id, name, areaName, cases });
  return {
    proposals: places.flatMap((place) => {
      const proposal = proposed.get(place.id);
      const level = proposal?.to ?? undefined;
      if (proposal === undefined || level === undefined) return [];
      const mark = rules.pack.zones.levels[level]?.mark ?? 'local';
      return [{ ...view(place), level, sources: sourcesOf(rules, { source: proposal.source, mark }) }];
    }),
    undecided: places.flatMap((place) => {
      const missing = proposed.has(place.id) ? [] : missingFor(rules, facts.get(place.id) ?? {});
      return missing.length === 0 ? [] : [{ ...view(place), missing }];
    }),
  };
}

/** What the records say about a place: a case lived there, or stayed there. How far it can spread is judged by people. */
const placeFacts = ({ kind }: CasePlace): PlainFacts => ({ caseResidence: kind === 'dwelling', caseStayed: true });

/** Facts without which no level can be proposed or ruled out. */
const missingFor = ({ pack }: ResolvedPack, facts: PlainFacts): string[] => [
  ...new Set(
    Object.values(pack.zones.levels).flatMap(({ drawnWhen }) =>
      holds(drawnWhen, facts) === undefined ? missingFacts(drawnWhen, facts) : [],
    ),
  ),
];
