import { type CoverageCounts, type TestRound } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { CoverageBar } from './coverage-bar.tsx';
import { RoundStatus } from './round-status.tsx';
import { areaNameText } from '../../text/area-name.ts';

/** A round in the list: what it asks, until when, and how far it is. */
export function RoundCard({ round }: { readonly round: TestRound & { readonly coverage: CoverageCounts } }) {
  const { t } = useTranslation('testRound');
  const { instant } = useFormat();
  const outbreak = useOutbreak().id;
  return (
    <article className="card round-card" aria-label={round.name}>
      <h2>
        <Link to={outbreakPath(outbreak, 'testing', round.id)}>{round.name}</Link> <RoundStatus round={round} />
      </h2>
      <p className="soft">
        {t(`purpose.${round.purpose}`)} · {areaNameText(round.areaName)} ·{' '}
        {t('window', { from: instant(round.opensAt), to: instant(round.closesAt) })}
      </p>
      {round.denominator === 0 ? <p>{t('noDenominator')}</p> : <CoverageBar counts={round.coverage} />}
    </article>
  );
}
