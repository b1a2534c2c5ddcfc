import { routes } from '@firebreak/contract';
import { call } from '../app/client.ts';

/** One area by its code. */
export const areaQuery = (code: string) => ({
  queryKey: ['area', 'one', code],
  queryFn: () => call(routes.area.get, { params: { code } }),
  staleTime: Infinity,
});

/** Areas right under an area; without one the top of the tree. */
export const childrenQuery = (parent: string | undefined) => ({
  queryKey: ['area', 'children', parent ?? ''],
  queryFn: async () => (await call(routes.area.children, { query: { ...(parent === undefined ? {} : { parent }), limit: 500 } })).areas,
  staleTime: 10 * 60_000,
});
