import { useQuery } from '@tanstack/react-query';
import { areaQuery } from '../ui/area-query.ts';
import { useAreaInForce, useOutbreak } from './outbreak.ts';
import { useOwnAreaName } from './own-area-name.ts';
import { nameOfArea } from '../text/area-name.ts';

/** Name of the area whose figures are shown; where none is in force, of what the person sees of the outbreak. */
export function useAreaName(): string {
  const outbreak = useOutbreak();
  const own = useOwnAreaName();
  const area = useAreaInForce();
  const code = area ?? outbreak.area;
  const { data } = useQuery({ ...areaQuery(code), enabled: code !== outbreak.area });
  return code === outbreak.area ? own : data === undefined ? code : nameOfArea(data);
}
