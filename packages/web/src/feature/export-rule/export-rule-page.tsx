import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roleText } from '../../text/permission.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { type RuleAnswer, ruleQuery } from './rule.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleHistory } from './rule-history.tsx';
import '../../ui/record/record.css';

/** How much may one person export alone? Read by everybody it binds, changed by whoever keeps the accounts of the whole. */
export function ExportRulePage() {
  const { t } = useTranslation('exporting');
  const { data, error, refetch } = useQuery(ruleQuery);
  const answer = data === undefined ? '…' : t('rule.answer', { limit: data.rule.mostRows, hours: data.rule.hours });
  return (
    <>
      <PageTitle question={t('rule.question')} answer={answer} />
      <div className="page-body">
        {error !== null ? (
          <Problem error={error} again={() => void refetch()} />
        ) : data === undefined ? (
          <Loading />
        ) : (
          <>
            <RuleInForce answer={data} />
            {data.mayChange ? <RuleForm key={data.rule.version} rule={data.rule} /> : <p className="soft">{t('rule.readOnly')}</p>}
            <RuleHistory versions={data.history} />
          </>
        )}
      </div>
    </>
  );
}

function RuleInForce({ answer: { rule, approvers } }: { readonly answer: RuleAnswer }) {
  const { t } = useTranslation('exporting');
  const { instant } = useFormat();
  const facts: readonly (readonly [label: string, value: string])[] = [
    [t('rule.mostRows'), t('rule.rows', { count: rule.mostRows })],
    [t('rule.mostPersons'), t('rule.people', { count: rule.mostPersons })],
    [t('rule.mostResidents'), t('rule.people', { count: rule.mostResidents })],
    [t('rule.hours'), t('rule.hoursLong', { count: rule.hours })],
    [t('rule.keepDays'), t('rule.days', { count: rule.keepDays })],
    [t('rule.approvers'), approvers.map(roleText).join(' · ') || t('rule.nobody')],
    [t('rule.since'), rule.setAt === null ? t('rule.delivered') : instant(rule.setAt)],
    [t('rule.by'), rule.setBy ?? '—'],
    [t('rule.reason'), rule.reason ?? '—'],
  ];
  return (
    <section className="card facts" aria-labelledby="rule-in-force">
      <h2 id="rule-in-force">{t('rule.inForce')}</h2>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t('rule.how', { hours: rule.hours })}</p>
    </section>
  );
}
