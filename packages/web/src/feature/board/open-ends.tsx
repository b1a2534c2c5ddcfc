import { type Board } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../app/address.ts';
import { useMinute } from '../../app/clock.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { countText } from '../../ui/format/date.ts';
import { useDuration } from '../task/index.ts';
import { areaNameText } from '../../text/area-name.ts';

/** Chains without a source, contacts and transfers not under control: the oldest first. */
export function OpenEnds({ board: { openEnds } }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const duration = useDuration();
  const minute = useMinute().getTime();
  const { asOf } = useOutbreak();
  // What is recorded of an exercise or of history is as old as on the day it stands at; tasks run by the real clock.
  const momentOf = (kind: string): number => (kind === 'chain' && asOf !== null ? Date.parse(`${asOf}T23:59:59Z`) : minute);
  return (
    <section className="card" aria-label={t('ends.title')}>
      <h2>{t('ends.title')}</h2>
      <p>
        {(['chain', 'contact', 'transfer'] as const).map((kind) => (
          <span key={kind} className="end-count">
            <strong>{countText(openEnds[kind])}</strong> {t(`ends.${kind}`, { count: openEnds[kind] })}
          </span>
        ))}
      </p>
      {openEnds.oldest.length === 0 ? <p className="soft">{t('ends.none')}</p> : null}
      <ol className="ends">
        {openEnds.oldest.slice(0, SHOWN).map(({ kind, record, label, areaName, since, dueAt }) => {
          const now = momentOf(kind);
          const age = duration(Math.max(0, Math.round((now - Date.parse(since)) / MINUTE_MS)));
          const name = [t(`ends.one.${kind}`), label].filter(Boolean).join(' ');
          const late = dueAt !== null && Date.parse(dueAt) <= now;
          return (
            <li key={`${record.kind}${record.id}`} className={late ? 'late' : undefined}>
              {may(`${record.kind}.read`) ? <Link to={recordPath(outbreak, record.kind, record.id)}>{name}</Link> : name}
              <span className="soft">{areaNameText(areaName)}</span>
              <span>
                {late ? '● ' : ''}
                {age}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const SHOWN = 12;
const MINUTE_MS = 60_000;
