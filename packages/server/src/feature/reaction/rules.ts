import { OutbreakSettings } from '@firebreak/contract';
import { type ResolvedPack } from '@firebreak/protocol';
import { Temporal } from 'temporal-polyfill';
import { areaCodesOf } from '../area/service.ts';
import { type Standing } from '../registry/index.ts';
import { PackShelf } from './pack-shelf.ts';

const shelves = new Map<string, PackShelf>();

/** The packs of an installation, read once. */
export function shelfOf(directory: string): PackShelf {
  const shelf = shelves.get(directory) ?? PackShelf.read(directory);
  shelves.set(directory, shelf);
  return shelf;
}

/**
 * The rules in force for an area of an outbreak. An outbreak that stands at a day of its own (history, an exercise) is
 * judged by the edition of that day, at the time of day it is now.
 *
 * @param area ltree path
 */
export async function rulesAt(at: Standing, shelf: PackShelf, area: string): Promise<ResolvedPack | undefined> {
  const { pack, timeZone } = OutbreakSettings.parse(at.outbreak.settings);
  const wanted = { pack, disease: at.outbreak.disease, areas: await areaCodesOf(at.trx, area) };
  return shelf.rulesFor(wanted, momentOf(at, timeZone));
}

/** Milliseconds since 1970 of the moment the outbreak stands at. */
export function momentOf({ outbreak, now }: Pick<Standing, 'outbreak' | 'now'>, timeZone: string): number {
  if (outbreak.as_of === null) return Date.parse(now);
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  return Temporal.PlainDate.from(outbreak.as_of).toZonedDateTime({ timeZone, plainTime: local.toPlainTime() }).epochMilliseconds;
}
