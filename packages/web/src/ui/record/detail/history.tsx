import { type HistoryEntry, type RecordKind } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { fieldText } from '../../../text/field.ts';
import { actionText } from '../../../text/action.ts';
import { useFormat } from '../../format/use-format.ts';
import { Wrong } from '../../state/wrong.tsx';
import { Problem } from '../../state/problem.tsx';
import { fieldsOf, routesOf } from '../any-record.ts';
import { useUndo } from '../change.ts';
import { Value } from '../value.tsx';

interface Props {
  readonly kind: RecordKind;
  readonly id: string;
  readonly writable: boolean;
}

/** Everything that was done to a record, newest first: who, when, what it was before and after; each change can be undone. */
export function History({ kind, id, writable }: Props) {
  const { t } = useTranslation(['record', 'app']);
  const outbreak = useOutbreak().id;
  const query = useQuery(outbreakQuery(routesOf(kind).history, { params: { outbreak, id } }));
  const undo = useUndo(kind);
  return (
    <section className="related" aria-label={t('history.title')}>
      <h3>{t('history.title')}</h3>
      {query.isError ? <Problem error={query.error} /> : null}
      <Wrong error={undo.error} />
      <ol className="history">
        {query.data?.entries.map((entry) => (
          <Entry
            key={entry.id}
            kind={kind}
            entry={entry}
            {...(writable && entry.undoable ? { undo: () => undo.mutate({ id, entry: entry.id }) } : {})}
          />
        ))}
      </ol>
    </section>
  );
}

function Entry({ kind, entry, undo }: { readonly kind: RecordKind; readonly entry: HistoryEntry; readonly undo?: () => void }) {
  const { t } = useTranslation(['record', 'app']);
  const format = useFormat();
  const names = Object.keys(entry.after).filter((name) => name in fieldsOf(kind));
  return (
    <li>
      <p>
        <time dateTime={entry.at}>{format.instant(entry.at)}</time> <strong>{entry.actor}</strong> {actionText(entry.action)}
        {entry.version === null ? null : <span className="soft"> · {t('history.version', { version: entry.version })}</span>}
        {undo === undefined ? null : (
          <Button size="small" onClick={undo}>
            {t('app:act.undo')}
          </Button>
        )}
      </p>
      {entry.reason === null ? null : <p className="soft">{t('history.reason', { reason: entry.reason })}</p>}
      {names.length === 0 || entry.version === 1 ? null : (
        <ul>
          {names.map((name) => (
            <li key={name}>
              {fieldText(kind, name)}: <Value kind={kind} name={name} value={entry.before[name]} /> →{' '}
              <Value kind={kind} name={name} value={entry.after[name]} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
