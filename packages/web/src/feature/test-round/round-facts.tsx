import { type TestRound } from '@firebreak/contract';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';
import { RoundStatus } from './round-status.tsx';

/** Why the round is held, on what basis, whom it is for, who answers for it: what anybody who is asked for a swab may ask (P20). */
export function RoundFacts({ round }: { readonly round: TestRound }) {
  const { t } = useTranslation('testRound');
  const { instant } = useFormat();
  const { low, medium, high } = round.pooling;
  return (
    <section className="card" aria-label={t('facts.title')}>
      <h2>{t('facts.title')}</h2>
      <dl className="round-facts">
        <Line name={t('field.status')} value={<RoundStatus round={round} />} />
        <Line name={t('field.purpose')} value={t(`purpose.${round.purpose}`)} />
        <Line name={t('field.hypothesis')} value={round.hypothesis} />
        <Line name={t('field.legalBasis')} value={round.legalBasis} />
        <Line name={t('field.target')} value={round.target.map((part) => t(`target.${part.kind}`)).join(' + ')} />
        <Line name={t('field.pooling')} value={t('facts.pooling', { low, medium, high })} />
        <Line name={t('field.missingAllowed')} value={round.missingAllowed * HUNDRED} />
        <Line name={t('field.window')} value={t('window', { from: instant(round.opensAt), to: instant(round.closesAt) })} />
        <Line name={t('field.proposedBy')} value={round.proposedBy} />
        <Line
          name={t('field.approvedBy')}
          value={round.approvedBy === null ? t('facts.notApproved') : `${round.approvedBy} · ${instant(round.approvedAt ?? round.opensAt)}`}
        />
        {round.endedAt === null ? null : (
          <Line name={t('field.ended')} value={[instant(round.endedAt), round.endedReason].filter(Boolean).join(' · ')} />
        )}
      </dl>
    </section>
  );
}

const HUNDRED = 100;

function Line({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
