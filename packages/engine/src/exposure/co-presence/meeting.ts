import { ArgumentError, requireFinite } from '@firebreak/epi/distribution/index';
import { type SortedStays, stayAt, type VisitIndex } from '../visit/visit-index.ts';

/** A case while it could infect others (传染期): minutes, half-open [from, to). */
export interface InfectiousCase {
  /** Code of the person, as in the visits; a person without visits met nobody. */
  readonly person: number;
  readonly from: number;
  readonly to: number;
}

/** Receives one meeting: another person at the same place from minute `from` to `to`. */
export type MeetingVisitor = (person: number, place: number, from: number, to: number) => void;

/** @throws ArgumentError for a code that is none, a window that is not finite or ends before it starts */
export function requireInfectiousCase(argument: string, { person, from, to }: InfectiousCase): void {
  if (!Number.isInteger(person) || person < 0) {
    throw new ArgumentError('OUT_OF_RANGE', `${argument}.person`, 'Give the code of the person: a whole number from 0.', person);
  }
  requireFinite(`${argument}.from`, from);
  requireFinite(`${argument}.to`, to);
  if (to < from) throw new ArgumentError('INCONSISTENT', `${argument}.to`, 'Give a window that ends after it starts.', to);
}

/**
 * Calls `visit` for each stretch that anyone else spent at the same place as the case, within the case's window.
 *
 * Each pair of a stay of the case and a stay of another that overlap is one meeting. Order: by stay of the case, then by
 * start of the other's stay, long stays last.
 */
export function forEachMeeting(index: VisitIndex, { person, from, to }: InfectiousCase, visit: MeetingVisitor): void {
  if (person >= index.persons) return;
  const { positions, offsets } = index.ofPerson;
  for (let i = offsets[person]!; i < offsets[person + 1]!; i++) {
    const { stays, at } = stayAt(index, positions[i]!);
    const own = { person, place: stays.place[at]!, from: Math.max(from, stays.start[at]!), to: Math.min(to, stays.end[at]!) };
    if (own.to <= own.from) continue;
    othersAmong(index.ordinary, own, visit);
    othersAmong(index.long, own, visit);
  }
}

interface Stretch extends InfectiousCase {
  readonly place: number;
}

function othersAmong({ offsets, start, end, person, longest }: SortedStays, own: Stretch, visit: MeetingVisitor): void {
  const stop = offsets[own.place + 1]!;
  for (let i = firstFrom(start, own.from - longest - SPARE_MINUTE, offsets[own.place]!, stop); i < stop; i++) {
    const begun = start[i]!;
    if (begun >= own.to) break;
    const left = end[i]!;
    if (left <= own.from || person[i] === own.person) continue;
    visit(person[i]!, own.place, begun > own.from ? begun : own.from, left < own.to ? left : own.to);
  }
}

/** First position from `begin` to `stop` whose start is not before `minute`. */
function firstFrom(start: Float64Array, minute: number, begin: number, stop: number): number {
  let [low, high] = [begin, stop];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[middle]! >= minute) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Looked back further than the longest stay, so that rounding of fractions of a minute loses nobody. */
const SPARE_MINUTE = 1;
