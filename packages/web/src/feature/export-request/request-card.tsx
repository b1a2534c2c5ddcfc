import { addressOf, type ExportRequest, routes } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { kindsText } from '../../text/field.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { fetchFile, saveFile } from '../../ui/record/save-file.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { areaNameText } from '../../text/area-name.ts';

/** One request: what would leave, what for, and what became of it. */
export function RequestCard({ request }: { readonly request: ExportRequest }) {
  const { t } = useTranslation('exporting');
  const { instant } = useFormat();
  const may = useMay();
  const { rows, state, cut } = request;
  const title = t('card', { kinds: listName(request, t('missing')), rows });
  const isOpen = state === 'waiting' || state === 'approved';
  return (
    <article className="card" aria-label={title}>
      <h2>
        {title} <span className="soft">{`${t(`sign.${state}`)} ${t(`state.${state}`)}`}</span>
      </h2>
      <p className="soft">
        {t('asked', { by: request.requestedBy, time: instant(request.requestedAt), area: areaNameText(request.areaName) })}
      </p>
      <p>{t('reason', { reason: request.reason })}</p>
      <p>
        {t(cut.identified === 'yes' ? 'identified' : 'masked')} · {t('cut', { cut: cutText(request) || t('whole') })}
      </p>
      {request.decidedBy === null || request.decidedAt === null ? null : (
        <p>{t('decided', { by: request.decidedBy, time: instant(request.decidedAt), reason: request.decisionReason ?? '' })}</p>
      )}
      {isOpen ? <p className="soft">{t('expires', { time: instant(request.expiresAt) })}</p> : null}
      {request.isOwn ? (
        isOpen ? (
          <OwnActs request={request} />
        ) : null
      ) : state === 'waiting' && may('export.approve') ? (
        <Decision request={request} />
      ) : null}
    </article>
  );
}

const listName = ({ kind }: ExportRequest, missing: string): string => (kind === 'missing' ? missing : kindsText(kind));

/** The registry gives its lists by the request; a round gives its own. */
function fileAddress(outbreak: string, { id, kind, cut }: ExportRequest): string {
  return kind === 'missing'
    ? addressOf(routes.testRound.exportMissing, {
        params: { outbreak, id: cut.round ?? '' },
        query: { area: cut.area ?? '', approval: id },
      })
    : addressOf(routes.exportRequest.file, { params: { outbreak, id } });
}

/** What of the list is meant: the words of the search and the filter as they were sent. */
const cutText = ({ cut }: ExportRequest): string =>
  [cut.search, cut.filter, cut.area, cut.withdrawn].filter((part) => part !== undefined && part !== '').join(' · ');

function Decision({ request }: { readonly request: ExportRequest }) {
  const { t } = useTranslation('exporting');
  const outbreak = useOutbreak().id;
  const [reason, setReason] = useState('');
  const run = useAct((verdict: 'approved' | 'refused') =>
    call(routes.exportRequest.decide, {
      params: { outbreak, id: request.id },
      body: { version: request.version, verdict, reason: reason.trim() },
    }),
  );
  const isShort = !isReason(reason);
  return (
    <div className="stack">
      <ReasonField value={reason} onChange={setReason} label={t('decisionReason')} />
      <div className="acts">
        <Button type="primary" disabled={isShort} loading={run.isPending} onClick={() => run.mutate('approved')}>
          {t('approve')}
        </Button>
        <Button disabled={isShort} loading={run.isPending} onClick={() => run.mutate('refused')}>
          {t('refuse')}
        </Button>
      </div>
      <Failed error={run.error} />
    </div>
  );
}

function OwnActs({ request }: { readonly request: ExportRequest }) {
  const { t } = useTranslation('exporting');
  const { id: outbreak, name } = useOutbreak();
  const params = { outbreak, id: request.id };
  const withdraw = useAct(() => call(routes.exportRequest.withdraw, { params, body: { version: request.version } }));
  const take = useAct(async () =>
    saveFile(await fetchFile(fileAddress(outbreak, request)), `${name}-${listName(request, t('missing'))}.${request.cut.format ?? 'csv'}`),
  );
  return (
    <div className="stack">
      {request.state === 'waiting' ? <p className="soft">{t('ownWaits')}</p> : null}
      <div className="acts">
        {request.state === 'approved' ? (
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate(undefined)}>
            {t('take')}
          </Button>
        ) : null}
        <Button loading={withdraw.isPending} onClick={() => withdraw.mutate(undefined)}>
          {t('withdraw')}
        </Button>
      </div>
      <Failed error={take.error ?? withdraw.error} />
    </div>
  );
}

function useAct<T>(act: (given: T) => Promise<unknown>) {
  const outbreak = useOutbreak().id;
  return useMutation({ mutationFn: act, onSettled: () => refreshOutbreak(outbreak) });
}

function Failed({ error }: { readonly error: Error | null }) {
  const say = useErrorText();
  return error === null ? null : (
    <p className="wrong" role="alert">
      {say(error)}
    </p>
  );
}
