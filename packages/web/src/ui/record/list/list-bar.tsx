import { FilterOutlined, MoreOutlined } from '@ant-design/icons';
import { Badge, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/outbreak.ts';
import { usePhone } from '../../../app/phone.ts';
import { useListState } from '../list-state.ts';
import { type Noun } from '../noun.ts';
import { ColumnMenu } from './column-menu.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { FilterBuilder } from './filter-builder.tsx';
import { FilterTags } from './filter-tags.tsx';
import { SortChoice } from './sort-choice.tsx';
import { ViewMenu } from './view-menu.tsx';

interface Props {
  readonly noun: Noun;
  readonly columns: readonly string[];
  readonly sort: string;
}

/** Search, filter, saved views, columns and export of a list; on a phone all but the first two wait behind a button. */
export function ListBar({ noun, columns, sort }: Props) {
  const { t } = useTranslation('record');
  const phone = usePhone();
  const [state] = useListState();
  const [filtering, setFiltering] = useState(false);
  const [more, setMore] = useState(false);
  const cuts = (state.filter?.length ?? 0) + (state.withdrawn === undefined ? 0 : 1);
  return (
    <div className="list-bar" role="toolbar" aria-label={t('list.bar')}>
      <div className="list-tools">
        <ListSearch key={noun.kind} />
        <Badge count={cuts} size="small" color="var(--accent)" style={{ color: 'var(--on-accent)' }}>
          <Button
            icon={<FilterOutlined aria-hidden="true" />}
            onClick={() => setFiltering(!filtering)}
            aria-expanded={filtering}
            aria-label={t('list.filter')}
          >
            {phone ? null : t('list.filter')}
          </Button>
        </Badge>
        {phone ? (
          <Button
            icon={<MoreOutlined aria-hidden="true" />}
            aria-label={t('list.more')}
            aria-expanded={more}
            onClick={() => setMore(!more)}
          />
        ) : null}
        {!phone || more ? <Tools noun={noun} columns={columns} sort={sort} phone={phone} /> : null}
      </div>
      {filtering ? <FilterBuilder noun={noun} close={() => setFiltering(false)} /> : <FilterTags noun={noun} />}
    </div>
  );
}

function Tools({ noun, columns, sort, phone }: Props & { readonly phone: boolean }) {
  const { t } = useTranslation('record');
  const may = useMay();
  const [exporting, setExporting] = useState(false);
  return (
    <>
      {phone ? <SortChoice noun={noun} columns={columns} sort={sort} /> : null}
      <ViewMenu noun={noun} columns={columns} />
      <ColumnMenu noun={noun} columns={columns} />
      {may('export.run') ? <Button onClick={() => setExporting(true)}>{t('list.export')}</Button> : null}
      {exporting ? <ExportDialog kind={noun.kind} sort={sort} close={() => setExporting(false)} /> : null}
    </>
  );
}

/** Search inside the list; the address follows once the person stops typing. */
function ListSearch() {
  const { t } = useTranslation('record');
  const [state, change] = useListState();
  const [text, setText] = useState(state.q ?? '');
  const inForce = state.q ?? '';
  const [taken, setTaken] = useState(inForce);
  if (taken !== inForce) {
    setTaken(inForce);
    setText(inForce);
  }
  useEffect(() => {
    if (text === inForce) return;
    const timer = setTimeout(() => change({ q: text === '' ? undefined : text }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, inForce, change]);
  return (
    <span data-list-search className="list-search">
      <Input
        type="search"
        allowClear
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
      />
    </span>
  );
}

const TYPING_PAUSE_MS = 250;
