import { type Rack, routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useChangeSearch } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { RiskMark } from '../../ui/risk.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { useErrorText } from '../../ui/state/error-text.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { Clock } from '../task/index.ts';
import { CustodyChain } from './custody-chain.tsx';
import { useTubeAct } from './tube-acts.ts';
import { sentences } from '../../ui/format/sentences.ts';
import { isReason } from '../../ui/reason-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Racks: most urgent first, with who has each and the way it came. */
export function RacksView() {
  const { t } = useTranslation('tube');
  const outbreak = useOutbreak().id;
  const query = useQuery(outbreakQuery(routes.rack.list, { params: { outbreak }, query: {} }));
  const [giving, setGiving] = useState<Rack>();
  if (query.isError) return <Problem error={query.error} again={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  if (query.data.racks.length === 0) return <Empty text={t('none.racks')} />;
  return (
    <>
      {query.data.racks.map((rack) => (
        <RackCard key={rack.rack} rack={rack} give={() => setGiving(rack)} />
      ))}
      {giving === undefined ? null : <HandOver rack={giving} close={() => setGiving(undefined)} />}
    </>
  );
}

function RackCard({ rack, give }: { readonly rack: Rack; readonly give: () => void }) {
  const { t } = useTranslation('tube');
  const may = useMay();
  const change = useChangeSearch();
  return (
    <article className="card rack" aria-label={t('rack.name', { rack: rack.rack })}>
      <h2>
        <span className="code">{rack.rack}</span> <RiskMark level={rack.risk} />
        {rack.resolvesPool ? <span className="mark fault">▲ {t('rack.resolvesPool')}</span> : null}
      </h2>
      <p>
        {sentences(
          t('rack.holds', { tubes: rack.tubes, members: rack.members, laboratory: rack.laboratory ?? '—' }),
          rack.receivedAt === null ? null : t('rack.atLab', { received: rack.received, tested: rack.tested }),
        )}{' '}
        {rack.faulty === 0 ? null : <span className="mark fault">▲ {t('rack.faulty', { count: rack.faulty })}</span>}
      </p>
      {rack.dueAt === null || rack.receivedAt === null || rack.tested >= rack.tubes ? null : (
        <p>
          {t('rack.due')} <Clock openedAt={rack.receivedAt} dueAt={rack.dueAt} />
        </p>
      )}
      <CustodyChain custody={rack.custody} />
      <div className="acts">
        <Button onClick={() => change({ show: 'all', rack: rack.rack })}>{t('rack.tubes')}</Button>
        {may('tube.write') && rack.receivedAt === null ? (
          <Button type="primary" onClick={give}>
            {t('rack.handOver')}
          </Button>
        ) : null}
      </div>
    </article>
  );
}

/** Gives a rack on: to whom, by name; the time is now. */
function HandOver({ rack, close }: { readonly rack: Rack; readonly close: () => void }) {
  const { t } = useTranslation(['tube', 'app']);
  const outbreak = useOutbreak().id;
  const say = useErrorText();
  const [to, setTo] = useState<'courier' | 'laboratory'>(rack.sentAt === null ? 'courier' : 'laboratory');
  const [taker, setTaker] = useState('');
  const [note, setNote] = useState('');
  const text = note.trim();
  const give = useTubeAct(
    () =>
      call(routes.rack.handOver, {
        params: { outbreak, rack: rack.rack },
        body: { to, taker: taker.trim(), ...(text === '' ? {} : { note: text }) },
      }),
    t('handOver.done', { rack: rack.rack, taker: taker.trim() }),
    close,
  );
  return (
    <Dialog
      title={t('handOver.title', { rack: rack.rack })}
      okText={t('handOver.act')}
      cancelText={t('app:act.cancel')}
      okButtonProps={{ disabled: taker.trim() === '' || (text !== '' && !isReason(text)), loading: give.isPending }}
      onCancel={close}
      onOk={() => give.mutate(undefined)}
    >
      <div className="ask">
        <p>{t('rack.holds', { tubes: rack.tubes, members: rack.members, laboratory: rack.laboratory ?? '—' })}</p>
        <Segmented
          block
          aria-label={t('handOver.to')}
          value={to}
          onChange={setTo}
          options={(['courier', 'laboratory'] as const).map((value) => ({ value, label: t(`handOver.${value}`) }))}
        />
        <label htmlFor="taker">{t(`handOver.taker.${to}`)}</label>
        <Input id="taker" maxLength={200} value={taker} onChange={({ target }) => setTaker(target.value)} />
        <label htmlFor="hand-note">{t('handOver.note')}</label>
        <Input id="hand-note" maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
        {give.isError ? (
          <p role="alert" className="wrong">
            {say(give.error)}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
