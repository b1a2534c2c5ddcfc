import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { useRuleTitle } from '../quality/rule-words.ts';
import type { Overview } from './overview.ts';

/** What is missing or wrong in the data, by rule; each rule one click from its list. */
export function QualitySummary({ overview: { quality, asOf }, areaName }: { readonly overview: Overview; readonly areaName: string }) {
  const { t } = useTranslation('overview');
  const outbreak = useOutbreak();
  const may = useMay();
  const go = useGo();
  const format = useFormat();
  const found = quality.filter(({ count }) => count > 0);
  const open = (code?: string): void => go(outbreakPath(outbreak.id, 'quality'), code === undefined ? {} : { search: { rule: code } });
  return (
    <section className="figure quality-summary" aria-labelledby="quality-summary">
      <div className="figure-head">
        <div>
          <h2 id="quality-summary">{t('quality.title')}</h2>
          <p>{t('quality.where', { area: areaName, asOf: format.asOf(asOf) })}</p>
        </div>
      </div>
      {found.length === 0 ? <p>{t('quality.none')}</p> : null}
      <RuleGroup
        name={`✕ ${t('quality.errors')}`}
        rules={found.filter(({ severity }) => severity === 'error')}
        open={may('case.read') ? open : undefined}
      />
      <RuleGroup
        name={`△ ${t('quality.warnings')}`}
        rules={found.filter(({ severity }) => severity === 'warning')}
        open={may('case.read') ? open : undefined}
      />
      {found.length > 0 && may('case.read') ? (
        <button type="button" className="link" onClick={() => open()}>
          {t('quality.all')}
        </button>
      ) : null}
    </section>
  );
}

interface GroupProps {
  readonly name: string;
  readonly rules: Overview['quality'];
  /** Undefined where the person may not see the records. */
  readonly open: ((code: string) => void) | undefined;
}

function RuleGroup({ name, rules, open }: GroupProps) {
  const title = useRuleTitle();
  if (rules.length === 0) return null;
  const most = [...rules].sort((a, b) => b.count - a.count).slice(0, MOST_RULES);
  return (
    <>
      <h3>{name}</h3>
      <ul>
        {most.map(({ code, count }) => (
          <li key={code}>
            {open === undefined ? (
              <span>{title(code)}</span>
            ) : (
              <button type="button" className="link" onClick={() => open(code)}>
                {title(code)}
              </button>
            )}
            <span className="count">{count}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Rules named in the summary; the whole list has them all. */
const MOST_RULES = 6;
