import { AppError, errorCodes, type ErrorCode } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useSession } from '../../app/session.tsx';
import { type Entry, isUnsent } from '../../offline/entry.ts';
import { markSeen, sendAgain } from '../../offline/outbox.ts';
import { sendNow, useSendState } from '../../offline/sender.ts';
import { type Field } from '../../offline/use-field.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { sentenceGap } from '../../ui/format/sentences.ts';
import { useErrorText } from '../../ui/state/error-text.ts';

/** What is on the device and not settled: what waits for a network, and what somebody has to look at. */
export function WaitingView({ field }: { readonly field: Field }) {
  const { t } = useTranslation('sampling');
  const go = useGo();
  const send = useSendState();
  const me = useSession().user;
  const look = field.entries.filter(({ state }) => state === 'attention' || state === 'refused');
  const mine = field.entries.filter((entry) => isUnsent(entry) && entry.by === me.id);
  const others = field.entries.filter((entry) => isUnsent(entry) && entry.by !== me.id);
  return (
    <>
      <PageTitle
        question={t('waiting.question')}
        answer={t('waiting.answer', { waiting: mine.length + others.length, look: look.length, state: t(`waiting.state.${send}`) })}
        acts={
          <>
            <Button onClick={() => go(outbreakPath(field.outbreak, 'sampling'))}>{t('waiting.back')}</Button>
            <Button type="primary" disabled={mine.length === 0} loading={send === 'sending'} onClick={sendNow}>
              {t('waiting.sendNow')}
            </Button>
          </>
        }
      />
      <div className="page-body">
        {look.length + mine.length + others.length === 0 ? <Empty text={t('waiting.none')} /> : null}
        <Group title={t('waiting.look')} entries={look} withActs />
        <Group title={t('waiting.mine')} entries={mine} />
        {others.length === 0 ? null : (
          <section className="card">
            <h2>{t('waiting.others', { names: [...new Set(others.map(({ byName }) => byName))].join('、') })}</h2>
            <p>{t('waiting.othersHint')}</p>
            <Button
              onClick={() =>
                void sendAgain(
                  others.map(({ id }) => id),
                  { by: me.id, byName: me.displayName },
                )
              }
            >
              {t('waiting.takeOver', { count: others.length })}
            </Button>
          </section>
        )}
      </div>
    </>
  );
}

function Group({
  title,
  entries,
  withActs = false,
}: {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly withActs?: boolean;
}) {
  if (entries.length === 0) return null;
  return (
    <section className="card">
      <h2>{title}</h2>
      <ul className="waiting">
        {entries.slice(0, MOST).map((entry) => (
          <EntryLine key={entry.id} entry={entry} withActs={withActs} />
        ))}
      </ul>
      {entries.length > MOST ? <p className="soft">+ {entries.length - MOST}</p> : null}
    </section>
  );
}

function EntryLine({ entry, withActs }: { readonly entry: Entry; readonly withActs: boolean }) {
  const { t } = useTranslation('sampling');
  const { instant } = useFormat();
  const say = useErrorText();
  const { act, state, code, details } = entry;
  const tube = act.kind === 'sample' ? act.sample.tube : act.kind === 'seal' ? act.tube : '';
  return (
    <li>
      <span className="what">
        {state === 'attention' || state === 'refused' ? <span aria-hidden="true">▲ </span> : null}
        {[t(`act.${act.kind}`), entry.label, tube].filter((text) => text !== '').join(' · ')}
      </span>
      <span className="soft">{instant(entry.at)}</span>
      {code === null ? null : (
        <p>
          {isKnown(code) ? say(new AppError(code, details)) : t('waiting.code', { code })}
          {sentenceGap()}
          <strong>{t(state === 'attention' ? 'waiting.kept' : 'waiting.onlyHere')}</strong>
        </p>
      )}
      {withActs ? (
        <span className="acts">
          {state === 'refused' ? <Button onClick={() => void sendAgain([entry.id])}>{t('waiting.again')}</Button> : null}
          {state === 'attention' ? <Button onClick={() => void markSeen([entry.id])}>{t('waiting.seen')}</Button> : null}
        </span>
      ) : null}
    </li>
  );
}

const isKnown = (code: string): code is ErrorCode => code in errorCodes;
const MOST = 200;
