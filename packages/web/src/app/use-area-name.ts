import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { useAreaInForce, useOutbreak } from './outbreak.ts';
import { useOwnAreaName } from './own-area-name.ts';
import { nameOfArea } from '../text/area-name.ts';

/** Name of the area whose figures are shown; where none is in force, of what the person sees of the outbreak. */
export function useAreaName(): string {
  const outbreak = useOutbreak();
  const own = useOwnAreaName();
  const area = useAreaInForce();
  const code = area ?? outbreak.area;
  const { data } = useQuery({
    queryKey: ['area', code],
    queryFn: ({ signal }) => call(routes.area.get, { params: { code } }, signal),
    enabled: code !== outbreak.area,
    staleTime: Infinity, // names of areas do not change while somebody looks
  });
  return code === outbreak.area ? own : data === undefined ? code : nameOfArea(data);
}
