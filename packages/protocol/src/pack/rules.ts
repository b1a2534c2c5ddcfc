import { parseInstant } from '../time/index.ts';
import { findCycle } from './cycle.ts';
import type { Path } from './document.ts';
import { isPlain } from './merge.ts';
import type { PackIssueCode } from './issue.ts';
import type { Pack } from './schema/index.ts';

/** One finding of a rule, before it has a line. */
export interface Finding {
  readonly code: PackIssueCode;
  readonly path: Path;
  readonly details: Readonly<Record<string, string>>;
}

/** What a schema cannot see: names that point nowhere, circles, sources that are not listed, periods that end before they begin. */
export function packFindings(pack: Pack): Finding[] {
  return [...periodFindings(pack), ...sourceFindings(pack), ...referenceFindings(pack), ...cycleFindings(pack)];
}

function periodFindings({ meta }: Pack): Finding[] {
  const { effectiveFrom: from, effectiveTo: to } = meta;
  if (to === null || (parseInstant(from) ?? 0) < (parseInstant(to) ?? 0)) return [];
  return [{ code: 'PACK_PERIOD_EMPTY', path: ['meta', 'effectiveTo'], details: { from, to } }];
}

function sourceFindings(pack: Pack): Finding[] {
  const known = new Set(Object.keys(pack.sources));
  return [...sourcesIn(pack, [])].flatMap(({ path, key }) =>
    known.has(key) ? [] : [{ code: 'PACK_SOURCE_UNKNOWN' as const, path, details: { value: key } }],
  );
}

function* sourcesIn(value: unknown, path: Path): Iterable<{ path: Path; key: string }> {
  if (Array.isArray(value)) for (const [at, part] of value.entries()) yield* sourcesIn(part, [...path, at]);
  if (!isPlain(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'source' && 'mark' in value) for (const one of [part].flat()) yield { path: [...path, key], key: String(one) };
    else yield* sourcesIn(part, [...path, key]);
  }
}

interface Reference {
  readonly path: Path;
  readonly value: string;
  readonly among: string;
  readonly known: Readonly<Record<string, unknown>>;
}

function referenceFindings(pack: Pack): Finding[] {
  return references(pack).flatMap(({ path, value, among, known }) =>
    value in known
      ? []
      : [
          {
            code: 'PACK_REFERENCE_UNKNOWN' as const,
            path,
            details: { key: String(path.at(path.at(-1) === value ? -2 : -1)), value, among },
          },
        ],
  );
}

function references(pack: Pack): Reference[] {
  return [
    ...classReferences(pack),
    ...scheduleReferences(pack),
    ...zoneReferences(pack),
    ...clockReferences(pack),
    ...measureReferences(pack),
  ];
}

function classReferences({ contactClasses }: Pack): Reference[] {
  const among = { among: 'contactClasses', known: contactClasses };
  return Object.entries(contactClasses).flatMap(([name, rule]) => [
    ...rule.basis.flatMap((basis, at) =>
      basis.kind === 'contact' ? [{ path: ['contactClasses', name, 'basis', at, 'class'], value: basis.class, ...among }] : [],
    ),
    ...rule.upgrade.map(({ to }, at) => ({ path: ['contactClasses', name, 'upgrade', at, 'to'], value: to, ...among })),
  ]);
}

/** Rules for a class that the pack does not have, and tests in a stage that its quarantine does not have. */
function scheduleReferences({ contactClasses, quarantine, testing, monitoring, arrivals }: Pack): Reference[] {
  const classes = { among: 'contactClasses', known: { ...contactClasses, case: true } };
  const keyed = (part: 'quarantine' | 'testing', names: readonly string[]) =>
    names.map((name) => ({ path: [part, name], value: name, ...classes }));
  return [
    ...keyed('quarantine', Object.keys(quarantine)),
    ...keyed('testing', Object.keys(testing)),
    ...Object.keys(monitoring.followUp).map((name) => ({ path: ['monitoring', 'followUp', name], value: name, ...classes })),
    ...arrivals.map((rule, at) => ({ path: ['arrivals', at, 'class'], value: rule.class, ...classes })),
    ...Object.entries(testing).flatMap(([name, schedules]) =>
      schedules.map(({ stage }, at) => ({
        path: ['testing', name, at, 'stage'],
        value: stage,
        among: `quarantine.${name}.stages`,
        known: Object.fromEntries((quarantine[name]?.stages ?? []).map(({ id }) => [id, true])),
      })),
    ),
  ];
}

function zoneReferences({ zones, measures }: Pack): Reference[] {
  return Object.entries(zones.levels).flatMap(([name, level]) => [
    ...level.stepDown.map(({ to }, at) => ({
      path: ['zones', 'levels', name, 'stepDown', at, 'to'],
      value: to,
      among: 'zones.levels',
      known: { ...zones.levels, none: true },
    })),
    ...level.measures.map((measure, at) => ({
      path: ['zones', 'levels', name, 'measures', at],
      value: measure,
      among: 'measures',
      known: measures,
    })),
  ]);
}

function clockReferences({ clocks, reporting }: Pack): Reference[] {
  const limits = { among: 'clocks.limits', known: clocks.limits };
  return [
    ...Object.entries(clocks.onEvent).flatMap(([event, starts = []]) =>
      starts.flatMap((start, at) => [
        { path: ['clocks', 'onEvent', event, at, 'within'], value: start.within, ...limits },
        ...(start.after ?? []).map((kind, index) => ({
          path: ['clocks', 'onEvent', event, at, 'after', index],
          value: kind,
          among: `clocks.onEvent.${event}`,
          known: Object.fromEntries(starts.map((other) => [other.do, true])),
        })),
      ]),
    ),
    ...reporting.reports.map(({ within }, at) => ({ path: ['reporting', 'reports', at, 'within'], value: within, ...limits })),
    ...(reporting.cluster === undefined
      ? []
      : [{ path: ['reporting', 'cluster', 'reportWithin'], value: reporting.cluster.reportWithin, ...limits }]),
  ];
}

function measureReferences({ measures, contactClasses }: Pack): Reference[] {
  return Object.entries(measures).flatMap(([name, { classes = [] }]) =>
    classes.map((value, at) => ({
      path: ['measures', name, 'classes', at],
      value,
      among: 'contactClasses',
      known: { ...contactClasses, case: true },
    })),
  );
}

function cycleFindings(pack: Pack): Finding[] {
  return dependencyGraphs(pack).flatMap(({ path, edges }) => {
    const cycle = findCycle(edges);
    return cycle === undefined
      ? []
      : [{ code: 'PACK_CYCLE' as const, path: [...path, cycle[0] ?? ''], details: { cycle: cycle.join(' → ') } }];
  });
}

/** Everything in a pack where one rule waits for another. */
function dependencyGraphs({ contactClasses, zones, clocks, arrivals }: Pack): { path: Path; edges: Map<string, string[]> }[] {
  const classes = Object.entries(contactClasses);
  return [
    {
      path: ['contactClasses'],
      edges: new Map(classes.map(([name, { basis }]) => [name, basis.flatMap((one) => (one.kind === 'contact' ? [one.class] : []))])),
    },
    { path: ['contactClasses'], edges: new Map(classes.map(([name, { upgrade }]) => [name, upgrade.map(({ to }) => to)])) },
    {
      path: ['zones', 'levels'],
      edges: new Map(Object.entries(zones.levels).map(([name, { stepDown }]) => [name, stepDown.map(({ to }) => to)])),
    },
    { path: ['arrivals'], edges: new Map(arrivals.map(({ id, supersedes }) => [id, [...supersedes]])) },
    ...Object.entries(clocks.onEvent).map(([event, starts = []]) => ({
      path: ['clocks', 'onEvent', event],
      edges: new Map(starts.map((start) => [start.do, [...(start.after ?? [])]])),
    })),
  ];
}
