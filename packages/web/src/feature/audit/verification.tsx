import { type Answer, type routes } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { countText } from '../../ui/format/date.ts';

/** What recomputing the hash chains found. */
export function Verification({ result }: { readonly result: Answer<typeof routes.system.verifyAudit> }) {
  const { t } = useTranslation('audit');
  const entries = result.homes.reduce((sum, home) => sum + home.entries, 0);
  if (result.ok) {
    return (
      <p className="card" role="status">
        ✓ {t('sound', { entries: countText(entries), homes: result.homes.length })}
      </p>
    );
  }
  return (
    <section className="card" role="alert">
      <h2>✕ {t('broken', { count: result.faults.length })}</h2>
      <ul>
        {result.faults.map((fault) => (
          <li key={`${fault.home}.${fault.sequence}.${fault.fault}`}>
            {t('faultAt', { home: fault.home, sequence: fault.sequence, fault: t(`fault.${fault.fault}`) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
