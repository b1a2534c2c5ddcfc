import type { ChainAnswer } from '@firebreak/contract';
import type { ChainLink, ChainNode, Selection } from '../scene/scene.ts';
import { descendantsOf, leastShown, type InferredLink, type InferredModel, linkKinds, shareOf } from './inferred-model.ts';

/** What of the inferred chains is shown. */
export interface InferredChoice {
  /** Only this case and its descendants in the likeliest tree. */
  readonly source: string | undefined;
  readonly contacts: boolean;
  readonly events: boolean;
  /** Least posterior of a link, 0 to 1. */
  readonly threshold: number;
  /** All candidates above the threshold, what is recorded, and what was rejected; else the likeliest infector alone. */
  readonly alternatives: boolean;
  /** Of this case every candidate is drawn, whatever the threshold: it is being looked at. */
  readonly chosen?: string | undefined;
}

/** Nodes and the links that give them their places: whatever the threshold, every case stays where it is. */
export interface PlacedCast {
  readonly nodes: readonly ChainNode[];
  readonly placing: readonly ChainLink[];
}

/** Cases of the run (and contacts and events recorded with them), placed by the likeliest tree. */
export function placedCast(
  answer: ChainAnswer,
  model: InferredModel,
  choice: Pick<InferredChoice, 'source' | 'contacts' | 'events'>,
): PlacedCast {
  const chosen = choice.source === undefined ? undefined : descendantsOf(model.result, choice.source);
  const isShown = (id: string): boolean => model.cases.has(id) && (chosen === undefined || chosen.has(id));
  const beside = besideOf(answer, isShown, choice);
  const nodes = answer.nodes.filter(({ id }) => isShown(id) || beside.has(id));
  const tree = model.result.cases.flatMap(({ id, tree: { infector } }) =>
    infector !== null && isShown(id) && isShown(infector) ? [linkOf(infector, id)] : [],
  );
  const others = answer.links.filter(
    ({ source, target }) =>
      (beside.has(source) || beside.has(target)) && (beside.has(source) || isShown(source)) && (beside.has(target) || isShown(target)),
  );
  return { nodes, placing: [...tree, ...others] };
}

/** Contacts and events with a recorded link to a case that is shown. */
function besideOf(
  answer: ChainAnswer,
  isShown: (id: string) => boolean,
  { contacts, events }: Pick<InferredChoice, 'contacts' | 'events'>,
): Set<string> {
  const wanted = new Set(
    answer.nodes.filter(({ kind }) => (kind === 'contact' && contacts) || (kind === 'event' && events)).map(({ id }) => id),
  );
  return new Set(
    answer.links.flatMap(({ source, target }) =>
      isShown(source) && wanted.has(target) ? [target] : isShown(target) && wanted.has(source) ? [source] : [],
    ),
  );
}

/** The links of a choice over a cast, with how each is drawn. */
export function inferredSelection(
  cast: PlacedCast,
  model: InferredModel,
  choice: Pick<InferredChoice, 'threshold' | 'alternatives' | 'chosen'>,
): Selection {
  const index = new Map(cast.nodes.map(({ id }, at) => [id, at]));
  const shown = model.links.filter((link) => index.has(link.source) && index.has(link.target) && isWanted(link, choice));
  const recorded = cast.placing.filter(({ source, target }) => !model.cases.has(source) || !model.cases.has(target));
  const links = [...shown.map(({ source, target }) => linkOf(source, target)), ...recorded];
  const reported = linkKinds.indexOf('reported');
  return {
    nodes: cast.nodes,
    links,
    linkSource: Int32Array.from(links, ({ source }) => index.get(source) ?? 0),
    linkTarget: Int32Array.from(links, ({ target }) => index.get(target) ?? 0),
    linkConflict: Uint8Array.from(links, (_, at) => (shown[at]?.kind === 'impossible' ? 1 : 0)),
    placedBy: cast.placing,
    linkLook: {
      kind: Uint8Array.from(links, (_, at) => (shown[at] === undefined ? reported : linkKinds.indexOf(shown[at].kind))),
      p: Float32Array.from(links, (_, at) => shown[at]?.p ?? 1),
    },
    nodeStart: Uint8Array.from(cast.nodes, ({ id }) => startOf(model, id)),
  };
}

function isWanted(
  { target, p, best, kind }: InferredLink,
  { threshold, alternatives, chosen }: Pick<InferredChoice, 'threshold' | 'alternatives' | 'chosen'>,
): boolean {
  if (kind === 'accepted') return true;
  if (target === chosen) return p >= leastShown || kind !== 'inferred';
  if (!alternatives) return best && kind !== 'rejected' && p >= threshold;
  const isRecorded = kind === 'reported' && threshold <= leastShown;
  return kind === 'rejected' || kind === 'impossible' || isRecorded || p >= Math.max(threshold, leastShown);
}

/** Where a case comes from when no line says it: 1 from outside, 2 not known (nobody reaches one half). */
function startOf({ cases }: InferredModel, id: string): number {
  const one = cases.get(id);
  if (one === undefined) return 0;
  if (shareOf(one, 'importation') + shareOf(one, 'elsewhere') >= 0.5) return 1;
  return one.openEnd ? 2 : 0;
}

const linkOf = (source: string, target: string): ChainLink => ({
  id: `${source} ${target}`,
  source,
  target,
  date: null,
  certainty: null,
  setting: null,
});
