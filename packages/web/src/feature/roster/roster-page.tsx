import { addressOf, type Register, routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Input, Segmented } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress, useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useAreaName } from '../../app/use-area-name.ts';
import { FileSender } from '../../ui/file/file-sender.tsx';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Duplicates } from './duplicates.tsx';
import { Households } from './households.tsx';
import { MemberPage } from './member-page.tsx';
import { RegisterState } from './register-state.tsx';
import { useRegister, useShowRegister } from './use-register.ts';
import './roster.css';

const RosterSearch = z.object({ show: z.enum(['households', 'duplicates']).optional().catch(undefined) });

/** The roster, or one person of it. */
export function RosterPage() {
  const { part } = useAddress();
  return part === undefined ? <Roster /> : <MemberPage key={part} id={part} />;
}

/** Who lives behind which door, and where do we not know? The list every round is counted by. */
function Roster() {
  const { t } = useTranslation('roster');
  const outbreak = useOutbreak();
  const may = useMay();
  const change = useChangeSearch();
  const area = useAreaInForce() ?? outbreak.area;
  const show = useAddressSearch(RosterSearch)?.show ?? 'households';
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const acts = (
    <Segmented
      value={show}
      onChange={(value) => change({ show: value === 'households' ? undefined : value })}
      options={[
        { value: 'households', label: t('show.households') },
        { value: 'duplicates', label: t('show.duplicates') },
      ]}
      aria-label={t('show.label')}
    />
  );
  return (
    <>
      <PageTitle question={t('question', { area: useAreaName() })} answer={<Answer area={area} />} acts={acts} />
      <div className="page-body">
        {show === 'duplicates' ? (
          <Duplicates area={area} />
        ) : (
          <>
            {may('roster.write') ? <Registers /> : null}
            <Input
              className="roster-search"
              value={typed}
              maxLength={100}
              allowClear
              aria-label={t('search')}
              placeholder={t('search')}
              onChange={({ target }) => setTyped(target.value)}
            />
            <Households area={area} search={search} />
          </>
        )}
      </div>
    </>
  );
}

/** Brings a register in, and shows how far the last one is and what it did: also after the page was left and opened again. */
function Registers() {
  const { t } = useTranslation('roster');
  const outbreak = useOutbreak().id;
  const show = useShowRegister();
  const { shown, isUnderWay, watch } = useRegister(outbreak);
  return (
    <>
      <FileSender<Register>
        title={t('file.title')}
        hint={t('file.hint')}
        address={addressOf(routes.roster.upload, { params: { outbreak } })}
        accept=".csv,.tsv,.txt,.xlsx"
        disabled={isUnderWay}
        onDone={(answer) => {
          watch(answer.id);
          show(outbreak, answer);
          void refreshOutbreak(outbreak);
        }}
      />
      {shown === undefined ? null : <RegisterState register={shown} outbreak={outbreak} />}
    </>
  );
}

function Answer({ area }: { readonly area: string }) {
  const { t } = useTranslation('roster');
  const { readAt } = useFormat();
  const outbreak = useOutbreak().id;
  const of = (occupancy?: 'unknown') => ({
    params: { outbreak },
    query: { area, limit: 1, ...(occupancy === undefined ? {} : { occupancy }) },
  });
  const all = useQuery(outbreakQuery(routes.roster.households, of())).data;
  const unknown = useQuery(outbreakQuery(routes.roster.households, of('unknown'))).data;
  if (all === undefined || unknown === undefined) return <>…</>;
  return <>{t('answer', { households: countText(all.total), unknown: countText(unknown.total), time: readAt(all.asOf) })}</>;
}
