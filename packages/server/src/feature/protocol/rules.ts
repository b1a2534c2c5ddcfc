import { type PackChoice, type RulesAnswer } from '@firebreak/contract';
import { instantText, type Instant, type Mark, packAt, type ResolvedPack } from '@firebreak/protocol';
import { areaByCode } from '../area/service.ts';
import { type AreaTimeline, shelfOf } from '../reaction/index.ts';
import { type Standing } from '../registry/index.ts';
import { codesAbove } from './store.ts';
import { momentWanted, timelineAt } from './bound.ts';
import { rulesView } from './plan-view.ts';

/** The rules in force for an area of the outbreak, where each value comes from, and what was refused. */
export async function rulesInForce(
  at: Standing,
  query: { readonly at?: string | undefined; readonly area?: string | undefined },
): Promise<RulesAnswer> {
  const moment = momentWanted(at, query.at);
  const area = query.area === undefined ? undefined : (await areaByCode(at.trx, query.area)).path;
  const timeline = await timelineAt(at, moment, area);
  const rules = timeline && packAt(timeline, moment);
  const base = { asOf: at.now, at: instantText(moment, rules?.zone ?? 'UTC') };
  if (timeline === undefined || rules === undefined) return { ...base, ...nothing };
  const found = [...marksIn(rules.pack, [])];
  const count = (mark: Mark) => found.filter((one) => one.mark === mark).length;
  return {
    ...base,
    rules: rulesView(rules),
    from: boundary(rules.from, rules),
    to: boundary(rules.to, rules),
    note: rules.pack.meta.note ?? null,
    marks: { sourced: count('sourced'), fromMemory: count('fromMemory'), local: count('local') },
    unsourced: found.filter(({ mark }) => mark !== 'sourced'),
    sources: Object.entries(rules.pack.sources).map(([key, { cite, grade }]) => ({ key, cite, grade })),
    refused: refusedOf(timeline),
    overlayTitles: Object.fromEntries(shelfOf(at.directory).catalogue.overlays.map(({ meta }) => [meta.edition, meta.title])),
    editions: timeline.segments.map((segment) => ({
      edition: segment.ref.edition,
      title: segment.pack.meta.title,
      from: instantText(segment.from, segment.zone),
      to: boundary(segment.to, segment),
      overlays: segment.ref.overlays.map(({ edition }) => edition),
      hash: segment.ref.hash,
    })),
  };
}

const nothing = {
  rules: null,
  from: null,
  to: null,
  note: null,
  marks: { sourced: 0, fromMemory: 0, local: 0 },
  unsourced: [],
  sources: [],
  refused: [],
  overlayTitles: {},
  editions: [],
} satisfies Partial<RulesAnswer>;

const boundary = (at: Instant, { zone }: ResolvedPack): string | null => (Number.isFinite(at) ? instantText(at, zone) : null);

const refusedOf = ({ refused }: AreaTimeline): RulesAnswer['refused'] =>
  refused.map(({ overlay, stricter }) => ({ edition: overlay.meta.edition, area: overlay.meta.area, stricter: [...stricter] }));

/** Every value that carries a mark, by its path. */
function* marksIn(value: unknown, path: readonly string[]): Iterable<{ path: string; mark: Mark }> {
  if (typeof value !== 'object' || value === null) return;
  if ('mark' in value && 'source' in value) yield { path: path.join('.'), mark: value.mark as Mark };
  for (const [key, part] of Object.entries(value)) yield* marksIn(part, [...path, key]);
}

/** Packs that hold somewhere in the outbreak's chain of areas, each by its latest edition. */
export async function packChoices(at: Standing): Promise<PackChoice[]> {
  const codes = new Set((await codesAbove(at.trx, [at.outbreak.area])).values());
  const { editions } = shelfOf(at.directory).catalogue;
  const latest = new Map<string, PackChoice>();
  for (const { pack } of editions.toSorted((a, b) => a.from - b.from)) {
    const { id, title, disease, status, area } = pack.meta;
    if (area === 'world' || codes.has(area)) latest.set(id, { id, title, disease, status, area });
  }
  const own = at.outbreak.disease;
  return [...latest.values()].toSorted((a, b) => Number(b.disease === own) - Number(a.disease === own) || (a.id < b.id ? -1 : 1));
}
