import { type Session } from '@firebreak/contract';
import { useQueries } from '@tanstack/react-query';
import { areaNameText, nameOfArea, shortAreaName } from '../text/area-name.ts';
import { areaQuery } from '../ui/area-query.ts';
import { useOutbreak } from './outbreak.ts';
import { useSession } from './session.tsx';

/**
 * Name of what a person sees of the outbreak when no area is chosen: its area, or the parts of it the person answers for. A number of
 * one county must not stand under the name of its city.
 */
export function useOwnAreaName({ isShort = false } = {}): string {
  const outbreak = useOutbreak();
  const grants = useGrants(outbreak.id);
  const codes = [outbreak.area, ...new Set(grants.map(({ area }) => area))];
  const areas = useQueries({ queries: codes.map((code) => areaQuery(code)) }).map(({ data }) => data);
  const whole = areas[0];
  const known = areas.slice(1).flatMap((area) => (area === undefined ? [] : [area]));
  const name = isShort ? shortAreaName(outbreak.areaName) : areaNameText(outbreak.areaName);
  if (whole === undefined || known.length < codes.length - 1) return name;
  return ownAreaName(
    name,
    whole.names,
    known.map((area) => ({ name: nameOfArea(area), names: area.names })),
  );
}

/** The whole outbreak as soon as one role covers it; else the areas that lie in it. `names` lead from the top of the tree down. */
export function ownAreaName(
  whole: string,
  wholeNames: readonly string[],
  own: readonly { readonly name: string; readonly names: readonly string[] }[],
): string {
  const inside = own.filter(({ names }) => names.length > wholeNames.length && startsWith(names, wholeNames));
  const covered = own.some(({ names }) => startsWith(wholeNames, names));
  return covered || inside.length === 0 ? whole : [...new Set(inside.map(({ name }) => name))].join(' · ');
}

const startsWith = (path: readonly string[], head: readonly string[]): boolean => head.every((name, at) => path[at] === name);

function useGrants(outbreak: string): Session['grants'] {
  return useSession().grants.filter((grant) => grant.outbreak === null || grant.outbreak === outbreak);
}
