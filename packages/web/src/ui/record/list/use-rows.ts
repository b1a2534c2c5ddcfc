import { type RecordKind } from '@firebreak/contract';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../../app/client.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { keepWithinArea, outbreakKey, outbreakQuery } from '../../../app/query.ts';
import { routesOf } from '../any-record.ts';
import { isCut, useRowsQuery } from '../list-state.ts';

/** Rows of a list page by page, with their number and the number without any cut. */
export function useRows(kind: RecordKind, sort: string) {
  const outbreak = useOutbreak().id;
  const cut = useRowsQuery();
  const query = { ...cut, sort };
  const pages = useInfiniteQuery({
    queryKey: outbreakKey(outbreak, 'rows', kind, query),
    queryFn: ({ pageParam, signal }) =>
      call(
        routesOf(kind).list,
        { params: { outbreak }, query: { ...query, limit: PAGE_ROWS, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const count = useQuery({
    ...outbreakQuery(routesOf(kind).count, { params: { outbreak }, query: cut }),
    placeholderData: keepWithinArea(cut.area),
  });
  const all = useQuery({
    ...outbreakQuery(routesOf(kind).count, { params: { outbreak }, query: cut.area === undefined ? {} : { area: cut.area } }),
    enabled: isCut(cut),
    placeholderData: keepWithinArea(cut.area),
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  return { rows, pages, count: count.data, all: isCut(cut) ? all.data?.count : undefined };
}

const PAGE_ROWS = 100;
