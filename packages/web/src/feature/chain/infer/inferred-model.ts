import {
  type ChainAnswer,
  type InferenceAnswer,
  type InferenceResult,
  type InferredCandidate,
  type InferredCase,
  type LinkDecision,
} from '@firebreak/contract';
import type { ChainNode } from '../scene/scene.ts';

/** How a link is known; each is drawn differently. `impossible`: its recorded dates contradict each other. */
export const linkKinds = ['inferred', 'reported', 'accepted', 'rejected', 'impossible'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A possible link of two cases, with its posterior. */
export interface InferredLink {
  readonly source: string;
  readonly target: string;
  readonly p: number;
  readonly kind: LinkKind;
  /** The likeliest candidate of its case. */
  readonly best: boolean;
}

/** Recorded and inferred facts of an outbreak, ready to be asked. */
export interface InferredModel {
  readonly result: InferenceResult;
  readonly nodes: ReadonlyMap<string, ChainNode>;
  readonly cases: ReadonlyMap<string, InferredCase>;
  readonly links: readonly InferredLink[];
  /** Decisions in force by case, and everything decided on it, oldest first. */
  readonly inForce: ReadonlyMap<string, readonly LinkDecision[]>;
  readonly history: ReadonlyMap<string, readonly LinkDecision[]>;
  /** Recorded sources of each case. */
  readonly reported: ReadonlyMap<string, readonly string[]>;
}

/** Below this a link is not worth a line even among the alternatives. */
export const leastShown = 0.02;

export function inferredModel(answer: ChainAnswer, result: InferenceResult, decisions: InferenceAnswer['decisions']): InferredModel {
  const nodes = new Map(answer.nodes.map((node) => [node.id, node]));
  const cases = new Map(result.cases.map((one) => [one.id, one]));
  const history = groupBy(decisions, ({ infectee }) => infectee);
  const inForce = new Map([...history].map(([id, all]) => [id, standing(all)] as const).filter(([, all]) => all.length > 0));
  const recorded = answer.links.filter(({ source, target }) => cases.has(source) && cases.has(target));
  const reported = new Map(
    [...groupBy(recorded, ({ target }) => target)].map(([id, links]) => [id, [...new Set(links.map(({ source }) => source))]]),
  );
  const impossible = new Set(
    answer.conflicts.filter(({ severity }) => severity === 'impossible').map(({ source, target }) => pairOf(source, target)),
  );
  const kindOf = (source: string, target: string): LinkKind => {
    const decided = inForce.get(target)?.find(({ infector, infectorElsewhere }) => infector === source && !infectorElsewhere);
    if (decided?.verdict === 'accepted' || decided?.verdict === 'rejected') return decided.verdict;
    if (reported.get(target)?.includes(source) === true) return impossible.has(pairOf(source, target)) ? 'impossible' : 'reported';
    return 'inferred';
  };
  return { result, nodes, cases, inForce, history, reported, links: linksOf(result, reported, inForce, kindOf) };
}

const pairOf = (source: string, target: string): string => `${source} ${target}`;

/** Candidates with a share, what is recorded whatever its share, and what was decided. */
function linksOf(
  { cases }: InferenceResult,
  reported: InferredModel['reported'],
  inForce: InferredModel['inForce'],
  kindOf: (source: string, target: string) => LinkKind,
): InferredLink[] {
  return cases.flatMap((one) => {
    const shares = new Map(one.candidates.flatMap(({ infector, p }) => (infector === null ? [] : [[infector, p] as const])));
    const best = one.candidates[0]?.infector ?? null;
    const decided = (inForce.get(one.id) ?? []).flatMap(({ infector }) => (infector === null ? [] : [infector]));
    const sources = new Set([...shares.keys(), ...(reported.get(one.id) ?? []), ...decided]);
    return [...sources].map((source) => ({
      source,
      target: one.id,
      p: shares.get(source) ?? 0,
      kind: kindOf(source, one.id),
      best: source === best,
    }));
  });
}

function standing(decisions: readonly LinkDecision[]): LinkDecision[] {
  const newest = new Map(decisions.map((one) => [`${one.infector} ${one.infectorElsewhere}`, one]));
  return [...newest.values()].filter(({ verdict }) => verdict !== 'open');
}

/** The probability of a kind of candidate of a case. */
export const shareOf = (one: InferredCase, kind: InferredCandidate['kind']): number =>
  one.candidates.reduce((sum, candidate) => (candidate.kind === kind ? sum + candidate.p : sum), 0);

/** A source and everybody who stands below it in the likeliest tree. */
export function descendantsOf({ cases }: Pick<InferenceResult, 'cases'>, source: string): ReadonlySet<string> {
  const below = groupBy(cases, ({ tree }) => tree.infector ?? '');
  const found = new Set([source]);
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child.id);
  return found;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
