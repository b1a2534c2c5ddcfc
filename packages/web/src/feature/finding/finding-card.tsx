import { routes, type Finding } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { codeText } from '../../text/field.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { Clock } from '../task/index.ts';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { areaNameText } from '../../text/area-name.ts';

const severityMarks = { minor: '○', serious: '◆', critical: '▲' } as const;

/** A finding with its deadline, how it was put right, and what the re-check said. */
export function FindingCard({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('finding');
  const { instant } = useFormat();
  const may = useMay();
  const { status } = finding;
  const isOpen = status === 'open' || status === 'reopened';
  return (
    <article className="card finding" aria-label={finding.title}>
      <h2>
        <span className={`severity ${finding.severity}`}>
          {severityMarks[finding.severity]} {t(`severity.${finding.severity}`)}
        </span>{' '}
        {finding.title}
      </h2>
      <p className="soft">
        {[areaNameText(finding.areaName), finding.placeName, finding.sector === null ? null : codeText('task', 'sector', finding.sector)]
          .filter(Boolean)
          .join(' · ')}
        {' · '}
        {t('found', { by: finding.foundBy, time: instant(finding.foundAt) })} · <strong>{t(`status.${status}`)}</strong>{' '}
        {status === 'confirmed' ? null : (
          <Clock openedAt={finding.foundAt} dueAt={finding.rectifyBy} doneAt={status === 'rectified' ? finding.rectifiedAt : null} />
        )}
      </p>
      <p className="finding-text">{finding.text}</p>
      {finding.rectification === null || finding.rectifiedAt === null ? null : (
        <p>
          <strong>{t('rectification')}</strong> {finding.rectification}{' '}
          <span className="soft">
            {finding.rectifiedBy} {instant(finding.rectifiedAt)}
          </span>
        </p>
      )}
      {finding.recheck === null || finding.recheckedAt === null ? null : (
        <p>
          <strong>{t('recheck')}</strong> {finding.recheck}{' '}
          <span className="soft">
            {finding.recheckedBy} {instant(finding.recheckedAt)}
          </span>
        </p>
      )}
      {isOpen && may('finding.act') ? <Rectify finding={finding} /> : null}
      {status === 'rectified' && may('finding.write') ? <Recheck finding={finding} /> : null}
    </article>
  );
}

function useAct(send: (outbreak: string) => Promise<unknown>) {
  const outbreak = useOutbreak().id;
  return useMutation({ mutationFn: () => send(outbreak), onSuccess: () => refreshOutbreak(outbreak) });
}

function Rectify({ finding: { id, version } }: { readonly finding: Finding }) {
  const { t } = useTranslation('finding');
  const [text, setText] = useState('');
  const act = useAct((outbreak) =>
    call(routes.finding.rectify, { params: { outbreak, id }, body: { version, rectification: text.trim() } }),
  );
  return (
    <div className="finding-act">
      <ReasonField value={text} onChange={setText} label={t('rectifyHint')} longest={4000} />
      <Button type="primary" disabled={!isReason(text)} loading={act.isPending} onClick={() => act.mutate()}>
        {t('rectify')}
      </Button>
      <Wrong error={act.error} />
    </div>
  );
}

/** Confirms, or asks again with another day of time. */
function Recheck({ finding: { id, version } }: { readonly finding: Finding }) {
  const { t } = useTranslation('finding');
  const [text, setText] = useState('');
  const recheck = text.trim();
  const params = (outbreak: string) => ({ params: { outbreak, id } });
  const confirm = useAct((outbreak) => call(routes.finding.recheck, { ...params(outbreak), body: { version, met: true, recheck } }));
  const again = useAct((outbreak) => {
    const rectifyBy = new Date(Date.now() + DAY_MS).toISOString();
    return call(routes.finding.recheck, { ...params(outbreak), body: { version, met: false, recheck, rectifyBy } });
  });
  const problem = confirm.error ?? again.error;
  const ready = isReason(recheck);
  return (
    <div className="finding-act">
      <ReasonField value={text} onChange={setText} label={t('recheckHint')} longest={4000} />
      <span className="acts">
        <Button type="primary" disabled={!ready} loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('confirm')}
        </Button>
        <Button disabled={!ready} loading={again.isPending} onClick={() => again.mutate()}>
          {t('askAgain')}
        </Button>
      </span>
      <Wrong error={problem} />
    </div>
  );
}

const DAY_MS = 86_400_000;
