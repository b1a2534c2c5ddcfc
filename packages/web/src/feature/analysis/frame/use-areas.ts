import { routes, type DayBasis } from '@firebreak/contract';
import type { AreaLevel } from '@firebreak/epi';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useAreaInForce, useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';

/** Cases by area and day; fetched anew when the outbreak changes. */
export function useAreas(basis: DayBasis, level: AreaLevel | undefined) {
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  return useQuery({
    ...outbreakQuery(routes.analysis.areas, { params: { outbreak: outbreak.id }, query: { area, level, basis } }),
    placeholderData: keepPreviousData,
  });
}
