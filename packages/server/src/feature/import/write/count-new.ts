import { type Permission } from '@firebreak/contract';
import { areasWith, isWithin } from '../../../platform/access/index.ts';
import { type DraftKind } from '../mapping/index.ts';
import { type DraftOutline } from '../staging/draft-folder.ts';
import { areasByCode } from '../store.ts';
import { noCounts, type RecordCounts } from './count.ts';
import { type Ask, type PlacingContext } from './placing.ts';

/**
 * What writing would come to where nothing is there to compare with: every draft that stands is a new record. The reader
 * has seen that drafts point at drafts, so a draft can only be refused for its area.
 *
 * @returns undefined where an area is unknown, or not the actor's for one of the kinds: each draft must then be placed
 */
export async function countNew(
  ask: Ask,
  { actor, outbreak }: PlacingContext,
  { totals, withdrawn, areaCodes }: DraftOutline,
): Promise<ReadonlyMap<DraftKind, RecordCounts> | undefined> {
  const kinds = Object.entries(totals) as [DraftKind, number][];
  if (areaCodes === undefined || kinds.some(([kind]) => kind === 'area')) return undefined;
  const areas = areaCodes.length === 0 ? [] : await ask((trx) => areasByCode(trx, areaCodes));
  if (areas.length < areaCodes.length) return undefined;
  const paths = [outbreak.area, ...areas.map(({ path }) => path)];
  const isTheirs = kinds.every(([kind]) => {
    const granted = areasWith(actor, `${kind}.write` as Permission, outbreak.id);
    return paths.every((path) => granted.some((area) => isWithin(path, area)));
  });
  if (!isTheirs) return undefined;
  return new Map(kinds.map(([kind, drafts]) => [kind, { ...noCounts, new: drafts - (withdrawn[kind] ?? 0) }]));
}
