import { calendarDate } from '@firebreak/epi';
import { z } from 'zod';
import { evaluate, type PersonState } from '../evaluate/index.ts';
import { type Catalogue, type PackFile, type PackIssue, readDocument } from '../pack/index.ts';
import { schemaIssues } from '../pack/schema-issue.ts';
import { packAt, timelineOf } from '../resolve/index.ts';
import { parseInstant } from '../time/index.ts';
import { FactsFile } from './facts-file.ts';

/** What a scenario says about a person; what it leaves out is not looked at. */
const Expected = z.strictObject({
  class: z.string().nullable().optional(),
  status: z.string().optional(),
  edition: z.string().optional(),
  stages: z.array(z.string()).optional(),
  tests: z.array(z.string()).optional(),
  lastDay: z.string().nullable().optional(),
});

/** A story that a pack must tell right: facts, moments, and who stands where then. Shipped beside the pack under `scenario/`. */
const Scenario = z.strictObject({
  title: z.string().min(1),
  pack: z.string(),
  areas: z.array(z.string()).min(1),
  zone: z.string().optional(),
  facts: FactsFile.shape.facts,
  expect: z.array(z.strictObject({ at: z.string(), persons: z.record(z.string(), Expected) })).min(1),
});

/** One expectation that a pack does not meet, or a scenario that cannot be read. */
export interface ScenarioFailure {
  readonly file: string;
  readonly at: string;
  readonly person: string;
  readonly expected: string;
  readonly found: string;
}

/** Plays a scenario against a catalogue. Files whose `title` and `expect` make them none are not for here. */
export function playScenario(
  catalogue: Catalogue,
  file: PackFile,
): { readonly failures: readonly ScenarioFailure[]; readonly issues: readonly PackIssue[] } {
  const document = readDocument(file);
  if (document.issues.length > 0) return { failures: [], issues: document.issues };
  const parsed = Scenario.safeParse(document.value);
  if (!parsed.success) return { failures: [], issues: schemaIssues(document, document.value, parsed.error.issues) };
  return { failures: play(catalogue, file.path, parsed.data), issues: [] };
}

function play(catalogue: Catalogue, file: string, scenario: z.infer<typeof Scenario>): ScenarioFailure[] {
  const { pack, areas, zone } = scenario;
  const timeline = timelineOf(catalogue, { id: pack, areas, ...(zone === undefined ? {} : { zone }) });
  return scenario.expect.flatMap(({ at, persons }) => {
    const moment = parseInstant(at);
    if (moment === undefined || packAt(timeline, moment) === undefined)
      return [{ file, at, person: '', expected: `an edition of ${pack} in force`, found: 'none' }];
    const { states } = evaluate(timeline, scenario.facts, moment);
    return Object.entries(persons).flatMap(([person, expected]) => {
      const found = shown(states.get(person));
      return Object.entries(expected).flatMap(([key, value]) => {
        const [want, have] = [JSON.stringify(value), JSON.stringify(found[key as keyof typeof found])];
        return want === have ? [] : [{ file, at, person: `${person}.${key}`, expected: want, found: have }];
      });
    });
  });
}

/** A state in the words of a scenario: `home 2022-07-12 2022-07-18`. */
function shown(state: PersonState | undefined) {
  const plan = state?.plan ?? null;
  return {
    class: state?.class ?? null,
    status: state?.status ?? 'notExposed',
    edition: plan?.pack.edition ?? '',
    stages: (plan?.stages ?? []).map(({ mode, from, to }) => `${mode} ${calendarDate(from)} ${to === null ? '…' : calendarDate(to)}`),
    tests: (plan?.tests ?? []).map(({ day }) => calendarDate(day) as string),
    lastDay: plan === null || plan.lastDay === null ? null : (calendarDate(plan.lastDay) as string),
  };
}
