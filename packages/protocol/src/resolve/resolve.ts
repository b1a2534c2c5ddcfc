import { contentHash } from '../hash/index.ts';
import {
  type Catalogue,
  type LoadedEdition,
  type LoadedOverlay,
  isApproved,
  mergeOver,
  Pack,
  type Stricter,
  stricterThan,
} from '../pack/index.ts';
import type { Instant } from '../time/index.ts';
import { packAt, type PackRef, type ResolvedPack, type Timeline } from './resolved-pack.ts';

/** Which rules are asked for: the pack, and the areas from the widest to the narrowest (`['CN', '440000', '440100']`). */
export interface Question {
  readonly id: string;
  readonly areas: readonly string[];
  /** Time zone of the area, for packs of the whole world; a pack of one area has its own. */
  readonly zone?: string;
}

/** An overlay that was left out because it asks for more than the level above, without a reason or an approval (层层加码). */
export interface RefusedOverlay {
  readonly overlay: LoadedOverlay;
  readonly stricter: readonly Stricter[];
}

/** Every edition of a pack with the overlays of an area chain, cut wherever one of them begins or ends. */
export function timelineOf(catalogue: Catalogue, question: Question): Timeline & { readonly refused: readonly RefusedOverlay[] } {
  const { id, areas } = question;
  const editions = catalogue.editions
    .filter(({ pack }) => pack.meta.id === id && isIn(pack.meta.area, areas))
    .sort((a, b) => a.from - b.from);
  const overlays = overlaysOf(catalogue, question);
  const refused: RefusedOverlay[] = [];
  const segments = editions.flatMap((edition) => {
    const cuts = [...new Set([edition.from, edition.to, ...overlays.flatMap(({ from, to }) => [from, to])])]
      .filter((at) => at >= edition.from && at <= edition.to)
      .sort((a, b) => a - b);
    return cuts.slice(0, -1).map((from, at) => {
      const laid = overlays.filter((one) => one.from <= from && from < one.to && one.meta.over.includes(edition.pack.meta.edition));
      return resolved(edition, laid, { from, to: cuts[at + 1] ?? edition.to, zone: question.zone }, refused);
    });
  });
  return { id, segments, refused };
}

/**
 * The rules in force for an area chain at a moment: the national edition, with the dated overlays of province, city and county
 * laid over it in this order.
 *
 * @returns undefined where no edition of the pack is in force
 */
export function resolvePack(catalogue: Catalogue, question: Question & { readonly at: Instant }): ResolvedPack | undefined {
  return packAt(timelineOf(catalogue, question), question.at);
}

/**
 * The pack a past decision was made under, whatever has been added since.
 *
 * @returns undefined when the catalogue no longer holds exactly that content: better no replay than a wrong one
 */
export function packOf(catalogue: Catalogue, ref: PackRef, zone?: string): ResolvedPack | undefined {
  const edition = catalogue.editions.find(({ pack }) => pack.meta.id === ref.id && pack.meta.edition === ref.edition);
  const laid = ref.overlays.flatMap((one) => catalogue.overlays.find(({ hash }) => hash === one.hash) ?? []);
  if (edition === undefined || laid.length !== ref.overlays.length) return undefined;
  const found = resolved(edition, laid, { from: edition.from, to: edition.to, zone }, []);
  return found.ref.hash === ref.hash ? found : undefined;
}

/** Overlays for areas of the chain, the widest area first, then the earlier one. */
function overlaysOf({ overlays }: Catalogue, { id, areas }: Question): LoadedOverlay[] {
  const place = (area: string): number => areas.indexOf(area);
  return overlays
    .filter(({ meta }) => meta.id === id && isIn(meta.area, areas))
    .sort((a, b) => place(a.meta.area) - place(b.meta.area) || a.from - b.from || (a.meta.edition < b.meta.edition ? -1 : 1));
}

const isIn = (area: string, areas: readonly string[]): boolean => area === 'world' || areas.includes(area);

interface Period {
  readonly from: Instant;
  readonly to: Instant;
  readonly zone: string | undefined;
}

function resolved(
  edition: LoadedEdition,
  laid: readonly LoadedOverlay[],
  { from, to, zone }: Period,
  refused: RefusedOverlay[],
): ResolvedPack {
  const { pack, hash, taken, left } = laidOver(edition, laid);
  for (const one of left) if (!refused.some(({ overlay }) => overlay === one.overlay)) refused.push(one);
  const overlays = taken.map(({ meta, hash: name }) => ({ edition: meta.edition, area: meta.area, hash: name }));
  return {
    ref: { id: pack.meta.id, edition: pack.meta.edition, hash, overlays },
    pack,
    zone: pack.meta.area === 'world' ? (zone ?? pack.meta.timeZone) : pack.meta.timeZone,
    from,
    to,
  };
}

interface Laid {
  readonly pack: Pack;
  readonly hash: string;
  readonly taken: readonly LoadedOverlay[];
  readonly left: readonly RefusedOverlay[];
}

/** The overlays one by one over the edition, each measured against what lies under it; worked out once for each combination. */
function laidOver(edition: LoadedEdition, laid: readonly LoadedOverlay[]): Laid {
  const key = laid.map(({ hash }) => hash).join(' ');
  let known = combinations.get(edition);
  if (known === undefined) combinations.set(edition, (known = new Map<string, Laid>()));
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = lay(edition, laid)));
  return found;
}

const combinations = new WeakMap<LoadedEdition, Map<string, Laid>>();

function lay(edition: LoadedEdition, laid: readonly LoadedOverlay[]): Laid {
  let { pack } = edition;
  const taken: LoadedOverlay[] = [];
  const left: RefusedOverlay[] = [];
  for (const overlay of laid) {
    const merged = Pack.parse(mergeOver(pack, overlay.parts));
    const stricter = isApproved(overlay) ? [] : stricterThan(pack, merged);
    if (stricter.length > 0) left.push({ overlay, stricter });
    else {
      pack = merged;
      taken.push(overlay);
    }
  }
  return { pack, hash: taken.length === 0 ? edition.hash : contentHash(pack), taken, left };
}
