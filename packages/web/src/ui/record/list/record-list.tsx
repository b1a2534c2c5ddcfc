import { Button } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath, recordPath, useGo } from '../../../app/address.ts';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { leavePastedRows, usePastedRows } from '../../../app/pasted-rows.ts';
import { usePhone } from '../../../app/phone.ts';
import { useAreaName } from '../../../app/use-area-name.ts';
import { useShortcut } from '../../../app/shortcut.ts';
import { kindWord } from '../../../text/field.ts';
import { records } from '@firebreak/contract';
import { countText } from '../../format/date.ts';
import { useFormat } from '../../format/use-format.ts';
import { PageTitle } from '../../page-title.tsx';
import { Empty } from '../../state/empty.tsx';
import { Loading } from '../../state/loading.tsx';
import { Problem } from '../../state/problem.tsx';
import { columnsOf } from '../column.ts';
import { isCut, useListState, useRowsQuery } from '../list-state.ts';
import { type Noun } from '../noun.ts';
import { Grid } from './grid.tsx';
import { ListBar } from './list-bar.tsx';
import { useRows } from './use-rows.ts';

/** List of a noun: how many there are, what cuts it, and its rows; `n` begins a new record. */
export function RecordList({ noun, opened }: { readonly noun: Noun; readonly opened: string | undefined }) {
  const { kind } = noun;
  const { t } = useTranslation('record');
  const outbreak = useOutbreak();
  const may = useMay();
  const phone = usePhone();
  const go = useGo();
  const [state, change] = useListState();
  const sort = state.sort ?? noun.sort;
  const columns = shownColumns(noun, state.columns, opened !== undefined);
  const { rows, pages, count } = useRows(kind, sort);
  const writable = may(`${kind}.write`);
  const openNew = () => go(outbreakPath(outbreak.id, records[kind].plural, 'new'), { search: state });
  useShortcut('n', openNew, writable);
  usePastedRows((file) => {
    leavePastedRows(file);
    go(outbreakPath(outbreak.id, 'imports'));
  }, may('import.run'));
  const more = useCallback(() => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  }, [pages]);
  useFocusOnList(rows.length > 0 && opened === undefined);
  const add = writable ? (
    <Button type="primary" onClick={openNew}>
      {t('list.new', { kind: kindWord(kind) })}
      {phone ? null : <kbd aria-hidden="true">N</kbd>}
    </Button>
  ) : undefined;
  return (
    <section className="list" aria-label={t(`question.${kind}`)}>
      <PageTitle question={t(`question.${kind}`)} answer={<Answer noun={noun} sort={sort} />} acts={add} />
      <ListBar noun={noun} columns={columns} sort={sort} />
      {pages.isError && rows.length === 0 ? (
        <Problem error={pages.error} again={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Nothing kind={kind} add={add} />
      ) : (
        <Grid
          kind={kind}
          rows={rows}
          total={count?.count ?? rows.length}
          columns={columns}
          sort={sort}
          onSort={(next) => change({ sort: next === noun.sort ? undefined : next })}
          open={(record) => go(recordPath(outbreak.id, kind, record.id), { search: state })}
          opened={opened}
          more={more}
          phone={phone}
        />
      )}
    </section>
  );
}

/** How many, of how many, and when they were counted. */
function Answer({ noun, sort }: { readonly noun: Noun; readonly sort: string }) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const area = useAreaName();
  const { count, all } = useRows(noun.kind, sort);
  if (count === undefined) return <>…</>;
  const time = format.readAtTime(count.asOf);
  return (
    <>
      {all === undefined
        ? t('list.count', { count: count.count, shown: countText(count.count), area, time })
        : t('list.countOf', { shown: countText(count.count), all: countText(all), area, time })}
    </>
  );
}

function Nothing({ kind, add }: { readonly kind: Noun['kind']; readonly add: React.ReactNode }) {
  const { t } = useTranslation('record');
  const [, change] = useListState();
  if (isCut(useRowsQuery())) {
    return (
      <Empty
        text={t('list.noneFit')}
        act={<Button onClick={() => change({ q: undefined, filter: undefined, withdrawn: undefined })}>{t('list.clear')}</Button>}
      />
    );
  }
  return <Empty text={t(`empty.${kind}`)} act={add} />;
}

/** Beside an open record there is room for the first columns only. */
function shownColumns(noun: Noun, chosen: readonly string[] | undefined, narrow: boolean): readonly string[] {
  const known = new Set(columnsOf(noun.kind));
  const columns = (chosen ?? noun.columns).filter((name) => known.has(name));
  const all = columns.length === 0 ? noun.columns : columns;
  return narrow ? all.slice(0, COLUMNS_BESIDE) : all;
}

/** Puts the keyboard on the list once its rows are there, unless the person is already somewhere. */
function useFocusOnList(ready: boolean): void {
  const done = useRef(false);
  useEffect(() => {
    if (!ready || done.current) return;
    done.current = true;
    const here = document.activeElement;
    if (here === null || here === document.body) document.querySelector<HTMLElement>('[data-list]')?.focus({ preventScroll: true });
  }, [ready]);
}

const COLUMNS_BESIDE = 4;
