import { recordKinds, type RecordKind } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { recordPath, useGo } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { GrowingList } from '../../chart/growing-list.tsx';
import { kindText } from '../../text/field.ts';
import type { RuleGroup } from './finding-filter.ts';
import type { QualityFinding } from './quality.ts';
import { useFindingWords, useRuleTitle } from './rule-words.ts';

/** Findings of one rule. A rule among others shows its first ones; alone it shows many. */
export function FindingGroup({ group: { code, severity, findings }, alone }: { readonly group: RuleGroup; readonly alone: boolean }) {
  const { t } = useTranslation('quality');
  const title = useRuleTitle();
  return (
    <section className="finding-group" aria-labelledby={`rule-${code}`}>
      <h2 id={`rule-${code}`}>
        <span className={severity === 'error' ? 'bad' : 'warn'} title={t(`severity.${severity}`)}>
          <span aria-hidden="true">{severity === 'error' ? '✕' : '△'}</span>
          <span className="unseen">{t(`severity.${severity}`)}: </span>
        </span>{' '}
        {title(code)} <span className="count">{findings.length}</span>
      </h2>
      <GrowingList key={alone ? 'alone' : 'among'} className="finding-list" items={findings} page={alone ? SHOWN_ALONE : SHOWN_AMONG}>
        {(finding) => <Finding key={`${finding.kind} ${finding.id}`} finding={finding} />}
      </GrowingList>
    </section>
  );
}

function Finding({ finding }: { readonly finding: QualityFinding }) {
  const { t } = useTranslation('quality');
  const outbreak = useOutbreak();
  const go = useGo();
  const words = useFindingWords();
  const kind = recordKinds.find((one): one is RecordKind => one === finding.kind);
  const label = finding.label === '' ? t('unnamed') : finding.label;
  return (
    <li>
      <span className="record">
        {kind === undefined ? (
          label
        ) : (
          <button
            type="button"
            className="link"
            aria-label={t('open', { label: `${kindText(kind)} ${label}` })}
            onClick={() => go(recordPath(outbreak.id, kind, finding.id))}
          >
            {label}
          </button>
        )}{' '}
        <span className="kind">{kind === undefined ? null : kindText(kind)}</span>
      </span>
      <span>{words(finding)}</span>
    </li>
  );
}

const SHOWN_ALONE = 200;
const SHOWN_AMONG = 10;
