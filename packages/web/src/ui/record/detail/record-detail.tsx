import { records } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../../app/address.ts';
import { useMay, useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { usePhone } from '../../../app/phone.ts';
import { useShortcut } from '../../../app/shortcut.ts';
import { kindText, kindsText } from '../../../text/field.ts';
import { usePageName } from '../../page-name.ts';
import { Loading } from '../../state/loading.tsx';
import { Problem } from '../../state/problem.tsx';
import { routesOf, type AnyRecord } from '../any-record.ts';
import { EditForm } from '../form/edit-form.tsx';
import { editFormName, useKeptDraft } from '../form/use-form.ts';
import { useListState } from '../list-state.ts';
import { type Noun } from '../noun.ts';
import { subtitleOf, titleOf } from '../title.ts';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** One record: what is known, what belongs to it, and everything that was done to it. */
export function RecordDetail({ noun, id }: { readonly noun: Noun; readonly id: string }) {
  const outbreak = useOutbreak();
  const query = useQuery(outbreakQuery(routesOf(noun.kind).get, { params: { outbreak: outbreak.id, id } }));
  if (query.isError) {
    return (
      <section className="detail">
        <Back noun={noun} />
        <Problem error={query.error} again={() => void query.refetch()} />
      </section>
    );
  }
  if (query.data === undefined) {
    return (
      <section className="detail">
        <Loading />
      </section>
    );
  }
  return <Opened noun={noun} record={query.data} />;
}

function Opened({ noun, record }: { readonly noun: Noun; readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak();
  const may = useMay();
  const [withdrawing, setWithdrawing] = useState(false);
  const writable = may(`${noun.kind}.write`);
  const withdrawn = record.withdrawnAt !== null;
  // Somebody who was in the middle of a change when the page went comes back into it.
  const isBegun = useKeptDraft(editFormName(outbreak.id, record.id)) !== undefined;
  const [editing, setEditing] = useState(isBegun && writable && !withdrawn);
  useShortcut('e', () => setEditing(true), writable && !withdrawn && !editing);
  usePageName(`${kindText(noun.kind)} ${numberOf(record)}`);
  const { Acts, Lead, Related } = noun;
  const active = !withdrawn && outbreak.status !== 'closed';
  const acts = Acts !== undefined && active ? <Acts record={record} /> : null;
  // On a phone the record is the page and the list with its heading is away: the page then says for itself what it is.
  const phone = usePhone();
  return (
    <section className="detail" aria-labelledby="record-title">
      <header className="detail-head">
        <Back noun={noun} />
        <div className="detail-title">
          {phone ? <h1 className="unseen">{kindText(noun.kind)}</h1> : null}
          <h2 id="record-title">{titleOf(noun.kind, record)}</h2>
          <p className="soft">
            {kindText(noun.kind)} · {subtitleOf(noun.kind, record)}
          </p>
        </div>
        {editing ? null : (
          <div className="acts">
            {writable && !withdrawn ? (
              <Button type={Lead !== undefined ? 'default' : 'primary'} onClick={() => setEditing(true)}>
                {t('act.edit')}
              </Button>
            ) : null}
            {acts}
            {writable ? <Button onClick={() => setWithdrawing(true)}>{withdrawn ? t('act.restore') : t('act.withdraw')}</Button> : null}
          </div>
        )}
      </header>
      {withdrawn ? (
        <p className="withdrawn-note" role="status">
          {t('detail.withdrawn')}
        </p>
      ) : null}
      {editing ? (
        <EditForm noun={noun} record={record} done={() => setEditing(false)} />
      ) : (
        <>
          {Lead === undefined ? null : <Lead record={record} acts={active} />}
          <Facts noun={noun} record={record} />
          {Related === undefined ? null : <Related record={record} />}
          <History kind={noun.kind} id={record.id} writable={writable} />
        </>
      )}
      {withdrawing ? <WithdrawDialog kind={noun.kind} record={record} close={() => setWithdrawing(false)} /> : null}
    </section>
  );
}

/** What tells the record from others without naming anybody. */
const numberOf = (record: AnyRecord): string => (typeof record['number'] === 'string' ? record['number'] : `#${record.id.slice(-6)}`);

/** Back to the list as it was, and away from the record. */
function Back({ noun }: { readonly noun: Noun }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak();
  const go = useGo();
  const [list] = useListState();
  const close = () => go(outbreakPath(outbreak.id, records[noun.kind].plural), { search: list });
  useShortcut('Escape', close);
  return (
    <Button type="text" className="back" onClick={close} aria-label={t('detail.back', { kinds: kindsText(noun.kind) })}>
      ←
    </Button>
  );
}
