import type { CaseClass, Day } from '@firebreak/epi';
import type { ClusterModel, ClusterPlace } from '../compute/cluster-analysis.ts';
import { areaSeries, type AreaCells } from '../frame/area-series.ts';
import { dayNumber } from '../frame/day.ts';

/** What a scan can look at: areas with a place, and with residents where the model needs them. */
export interface Located {
  readonly places: readonly (ClusterPlace & { readonly name: string })[];
  readonly cases: readonly (readonly number[])[];
  readonly first: Day;
  /** Cases counted, and those in areas without a place or without residents. */
  readonly counted: number;
  readonly notLocated: number;
  /** Areas that stand in the middle of their persons, for want of a place of their own. */
  readonly placedByPersons: number;
}

/** The model to begin with: among residents where they are known for every area that has cases, else among the cases themselves. */
export function usualModel(answer: AreaCells): ClusterModel {
  const withCases = new Set(answer.cells.area);
  const known = answer.areas.filter((area, at) => withCases.has(at) && area.latitude !== null);
  return known.length > 0 && known.every(({ population }) => population !== null) ? 'poisson' : 'permutation';
}

export function locatedCases(answer: AreaCells, classes: readonly CaseClass[], model: ClusterModel): Located | undefined {
  const counted = answer.cells.count.map((count, row) =>
    classes.includes(answer.caseClasses[answer.cells.caseClass[row] ?? -1] ?? 'notACase') ? count : 0,
  );
  const longest = Math.max(-1, ...answer.cells.elapsed.filter((_, row) => (counted[row] ?? 0) > 0));
  if (longest === -1) return undefined;
  const first = dayNumber(answer.day) - longest;
  const series = areaSeries(answer, classes, first);
  const needsPeople = model === 'poisson' || model === 'spaceTimePoisson';
  const rows = answer.areas.flatMap(({ code, name, population, latitude, longitude, contacts, placedBy }, at) => {
    const isUsable = latitude !== null && longitude !== null && (!needsPeople || (population !== null && population > 0));
    return isUsable ? [{ place: { id: code, name, latitude, longitude, population, contacts }, cases: series[at] ?? [], placedBy }] : [];
  });
  const sum = (lists: readonly (readonly number[])[]): number =>
    lists.reduce((total, counts) => counts.reduce((all, count) => all + count, total), 0);
  const usable = sum(rows.map(({ cases }) => cases));
  return {
    places: rows.map(({ place }) => place),
    cases: rows.map(({ cases }) => cases),
    first,
    counted: usable,
    notLocated: sum(series) - usable,
    placedByPersons: rows.filter(({ placedBy }) => placedBy === 'persons').length,
  };
}

/** Distance kept around a single area, so that its circle can be seen: a quarter of the way to the nearest other. */
export function leastRadius(places: readonly ClusterPlace[]): number {
  const distances = places.map((one) =>
    Math.min(
      ...places.flatMap((other) =>
        other === one
          ? []
          : [
              Math.hypot(
                (other.latitude - one.latitude) * 111,
                (other.longitude - one.longitude) * 111 * Math.cos((one.latitude * Math.PI) / 180),
              ),
            ],
      ),
    ),
  );
  const usual = distances.filter((distance) => Number.isFinite(distance) && distance > 0).toSorted((a, b) => a - b);
  return Math.max(0.3, (usual[Math.floor(usual.length / 2)] ?? 2.5) * 0.25);
}
