import { type SamplingPoint } from '@firebreak/contract';
import { Temporal } from 'temporal-polyfill';

type Openness = Pick<SamplingPoint, 'hours' | 'shifts' | 'stations' | 'isOpen'>;

/**
 * Stations that work at a moment: none outside the opening hours, and no more than the shifts bring samplers. A point without hours
 * works while it is open, one without shifts has a sampler at every station.
 */
export function stationsAt(point: Openness, at: string, zone: string): number {
  if (!isWithinHours(point, at, zone)) return 0;
  if (point.shifts.length === 0) return point.stations;
  const samplers = point.shifts.filter(({ from, to }) => Date.parse(from) <= Date.parse(at) && Date.parse(at) < Date.parse(to));
  return Math.min(
    point.stations,
    samplers.reduce((all, shift) => all + shift.samplers, 0),
  );
}

function isWithinHours({ hours, isOpen }: Openness, at: string, zone: string): boolean {
  if (hours.length === 0) return isOpen;
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const clock = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
  return hours.some(({ days, from, to }) => days.includes(local.dayOfWeek) && from <= clock && clock < to);
}
