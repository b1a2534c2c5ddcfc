import { ruleOutReasons, type RuledOutSource } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { recordPath } from '../../../app/address.ts';
import { useOutbreak } from '../../../app/outbreak.ts';
import { recordKindOf, useSourceWords } from './use-source-words.ts';

/** What is no source by the records, by the reason. */
export function RuledOutList({ ruledOut, hidden }: { readonly ruledOut: readonly RuledOutSource[]; readonly hidden: number }) {
  const { t } = useTranslation('source');
  if (ruledOut.length === 0) return null;
  return (
    <section className="source-ruled-out">
      <h2>{t('ruledOut', { count: ruledOut.length })}</h2>
      {ruleOutReasons.map((reason) => (
        <OneReason key={reason} reason={reason} sources={ruledOut.filter((one) => one.reason === reason)} />
      ))}
      {hidden > 0 ? <p className="hint">{t('ruledOutHidden', { count: hidden })}</p> : null}
    </section>
  );
}

/** Names are many where a city is searched: they unfold. */
function OneReason({ reason, sources }: { readonly reason: RuledOutSource['reason']; readonly sources: readonly RuledOutSource[] }) {
  const { t } = useTranslation('source');
  const outbreak = useOutbreak();
  const words = useSourceWords();
  if (sources.length === 0) return null;
  return (
    <details open={sources.length <= FEW}>
      <summary>{t(`reason.${reason}`, { count: sources.length })}</summary>
      <ul>
        {sources.map((source) => (
          <li key={`${source.kind} ${source.id}`}>
            <Link to={recordPath(outbreak.id, recordKindOf(source.kind), source.record)}>{words.name(source)}</Link>{' '}
            <small>{t(`kind.${source.kind}`)}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

const FEW = 6;
