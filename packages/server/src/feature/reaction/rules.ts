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
export async function rulesAt(
  at: Pick<Standing, 'trx' | 'outbreak' | 'now'>,
  shelf: PackShelf,
  area: string,
): Promise<ResolvedPack | undefined> {
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

/**
 * An instant of the clock on the wall as the outbreak's own clock shows it. Work done now in an outbreak that stands at a day of its own
 * (history, an exercise) is done on that day: an hour ago is an hour ago on both clocks. What was there before that day stays where it was.
 *
 * @param at the moment of the outbreak goes with `at.now`
 * @param instant of work that is never dated by hand, such as a sample registered as it was taken; milliseconds since 1970
 */
export function instantOf({ now }: Pick<Standing, 'now'>, moment: number, instant: number): number {
  const ahead = Date.parse(now) - moment;
  return instant > moment || ahead < 0 ? instant - ahead : instant;
}
