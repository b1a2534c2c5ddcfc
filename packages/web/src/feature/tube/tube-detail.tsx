import { type Answer, routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { usePhone } from '../../app/phone.ts';
import { outbreakQuery } from '../../app/query.ts';
import { codeText } from '../../text/field.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { usePageName } from '../../ui/page-name.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { CustodyChain } from './custody-chain.tsx';
import { FaultDialog } from './fault-dialog.tsx';
import { FaultMarks, OutcomeMark, StateMark } from './marks.tsx';
import { TubeMembers } from './tube-members.tsx';
import { useSeal } from './tube-acts.ts';
import { areaNameText } from '../../text/area-name.ts';

type Stored = Answer<typeof routes.tube.get>;

/** One tube: where it is, what is wrong with it, its chain of custody, and who is in it for those who may know. */
export function TubeDetail({ code }: { readonly code: string }) {
  const { t } = useTranslation('tube');
  const outbreak = useOutbreak().id;
  const go = useGo();
  const phone = usePhone();
  usePageName(t('one', { code }));
  const query = useQuery(outbreakQuery(routes.tube.get, { params: { outbreak, code } }));
  return (
    <section className="tube-detail" aria-label={t('one', { code })}>
      <header>
        {phone ? <h1>{code}</h1> : <h2>{code}</h2>}
        <Button type="text" aria-label={t('close')} onClick={() => go(outbreakPath(outbreak, 'tubes'))}>
          ✕
        </Button>
      </header>
      {query.isError ? (
        <Problem error={query.error} again={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading />
      ) : (
        <Tube tube={query.data} />
      )}
    </section>
  );
}

function Tube({ tube }: { readonly tube: Stored }) {
  const { t } = useTranslation('tube');
  const may = useMay();
  const seal = useSeal();
  const [fault, setFault] = useState<'new' | 'right'>();
  return (
    <>
      <p className="tube-marks">
        <StateMark state={tube.state} /> <OutcomeMark outcome={tube.outcome} /> <FaultMarks faults={tube.faults} />
      </p>
      {tube.faultNote === null ? null : <p>{tube.faultNote}</p>}
      <Facts tube={tube} />
      <div className="acts">
        {may('tube.write') && tube.state === 'open' ? (
          <Button type="primary" loading={seal.isPending} onClick={() => seal.mutate([tube.code])}>
            {t('act.sealOne')}
          </Button>
        ) : null}
        <Button onClick={() => setFault('new')}>{t('act.fault')}</Button>
        {tube.faults.length === 0 ? null : <Button onClick={() => setFault('right')}>{t('act.right')}</Button>}
      </div>
      <Part>{t('custody.title')}</Part>
      <CustodyChain custody={tube.custody} />
      <Part>{t('members.title')}</Part>
      {may('sample.read') ? <TubeMembers tube={tube} /> : <p className="soft">{t('members.notYours', { count: tube.members })}</p>}
      {fault === undefined ? null : <FaultDialog tube={tube} putRight={fault === 'right'} close={() => setFault(undefined)} />}
    </>
  );
}

/** Heading of a part, one below that of the tube: beside the list, or a page of its own on a phone. */
function Part({ children }: { readonly children: string }) {
  const Heading = usePhone() ? 'h2' : 'h3';
  return <Heading className="part">{children}</Heading>;
}

function Facts({ tube }: { readonly tube: Stored }) {
  const { t } = useTranslation('tube');
  const { instant } = useFormat();
  const time = (at: string | null) => (at === null ? undefined : instant(at));
  const facts: readonly (readonly [label: string, value: string | null | undefined])[] = [
    [t('fact.members'), t('fill', { members: tube.members, capacity: tube.capacity })],
    [t('fact.risk'), codeText('case', 'riskLevel', tube.risk)],
    [t('fact.area'), areaNameText(tube.areaName)],
    [t('fact.rack'), tube.rack],
    [t('fact.laboratory'), tube.laboratory],
    [t('fact.resolves'), tube.resolves],
    [t('fact.opened'), time(tube.openedAt)],
    [t('fact.sealed'), time(tube.sealedAt)],
    [t('fact.sent'), time(tube.sentAt)],
    [t('fact.received'), time(tube.receivedAt)],
    [t('fact.tested'), time(tube.testedAt)],
  ];
  return (
    <dl className="tube-facts">
      {facts.map(([label, value]) =>
        value === null || value === undefined ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
