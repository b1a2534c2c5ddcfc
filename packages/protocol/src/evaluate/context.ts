import { type Anchor, anchors, type ContactClass, type Pack, type Span } from '../pack/index.ts';
import { onDay, type Plan } from '../plan/index.ts';
import { planStages } from '../plan/plan-stages.ts';
import type { ResolvedPack, Timeline } from '../resolve/index.ts';
import type { Instant } from '../time/index.ts';
import type { Dossiers } from './dossier.ts';

/** What a class of one edition needs, looked up once. */
export interface ClassRule {
  readonly name: string;
  readonly rule: ContactClass;
  /** 1 for classes that need a case, a place or an area; one more than the class they hang on for the others. */
  readonly level: number;
}

/** An edition prepared for many people. */
export interface Segment {
  readonly index: number;
  readonly resolved: ResolvedPack;
  /** The highest rank first. */
  readonly classes: readonly ClassRule[];
  readonly levels: number;
  readonly ranks: ReadonlyMap<string, number>;
  /** Days from an exposure to the end of what a class asks for: a later meeting than that begins anew. */
  readonly reachDays: ReadonlyMap<string, number>;
  /** Anchors that the rules of a class ask for, and whether any counts hours. */
  readonly anchorsOf: ReadonlyMap<string, { readonly names: readonly string[]; readonly hours: boolean }>;
}

/** Everything an evaluation works with. */
export interface Context {
  readonly timeline: Timeline;
  readonly moment: Instant;
  /** Zone of the edition in force: days of facts are days there. */
  readonly zone: string;
  /** After how long a closed episode a positive is another infection, under the edition in force. */
  readonly reinfection: Span | undefined;
  readonly segments: readonly Segment[];
  readonly dossiers: Dossiers;
  /** Most people share their anchors with others: one plan object serves all of them. */
  readonly plans: Map<string, Plan | undefined>;
}

export function contextOf(timeline: Timeline, dossiers: Dossiers, moment: Instant): Context {
  const begun = timeline.segments.filter(({ from }) => from <= moment);
  const zone = begun.at(-1)?.zone ?? timeline.segments[0]?.zone ?? 'UTC';
  const reinfection = begun.at(-1)?.pack.reinfection.interval;
  return { timeline, moment, zone, reinfection, dossiers, segments: begun.map(segmentOf), plans: new Map() };
}

function segmentOf(resolved: ResolvedPack, index: number): Segment {
  const { pack } = resolved;
  const level = (name: string): number =>
    1 + Math.max(0, ...(pack.contactClasses[name]?.basis ?? []).map((basis) => (basis.kind === 'contact' ? level(basis.class) : 0)));
  const classes = Object.entries(pack.contactClasses)
    .map(([name, rule]) => ({ name, rule, level: level(name) }))
    .sort((a, b) => b.rule.rank - a.rule.rank || (a.name < b.name ? -1 : 1));
  return {
    index,
    resolved,
    classes,
    ranks: new Map(classes.map(({ name, rule }) => [name, rule.rank])),
    levels: Math.max(0, ...classes.map((one) => one.level)),
    reachDays: new Map(classes.map(({ name }) => [name, reachOf(resolved, name)])),
    anchorsOf: new Map(Object.keys(pack.quarantine).map((name) => [name, anchorsFor(pack, name)])),
  };
}

/** As if every anchor were day 0: the last day of the last stage; for a stage without an end, no end. */
function reachOf({ pack, zone }: ResolvedPack, name: string): number {
  const rule = pack.quarantine[name];
  if (rule === undefined || rule.stages.length === 0) return 0;
  const everything = Object.fromEntries(anchors.filter((anchor) => anchor !== 'previousStage').map((anchor) => [anchor, onDay(0)]));
  const laid = planStages(rule, everything, zone, {});
  return laid?.nominalEnd ?? Infinity;
}

function anchorsFor(pack: Pack, name: string): { names: string[]; hours: boolean } {
  const offers = Object.values(pack.measures).filter(({ classes }) => classes?.includes(name));
  const rules = [pack.quarantine[name], pack.testing[name], offers.map(({ window }) => window)];
  const names = new Set(['quarantineStart', 'lastExposure']);
  let hours = false;
  for (const { unit, from } of spansIn(rules)) {
    for (const anchor of anchorNames(from)) names.add(anchor);
    hours ||= unit !== 'days';
  }
  return { names: [...names].sort(), hours };
}

function* spansIn(value: unknown): Iterable<{ unit: unknown; from: Anchor }> {
  if (typeof value !== 'object' || value === null) return;
  if ('from' in value && 'unit' in value) yield value as { unit: unknown; from: Anchor };
  for (const part of Object.values(value)) yield* spansIn(part);
}

const anchorNames = (anchor: Anchor): readonly string[] =>
  typeof anchor === 'string' ? [anchor] : 'firstOf' in anchor ? anchor.firstOf : anchor.lastOf;
