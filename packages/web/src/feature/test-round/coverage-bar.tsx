import { type CoverageCounts } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { countText } from '../../ui/format/date.ts';

/**
 * Done, exempt and missing of those due, as widths and as words. The share in words is rounded down: a round is at 100 % when
 * nobody is missing, and not before.
 */
export function CoverageBar({ counts }: { readonly counts: CoverageCounts }) {
  const { t } = useTranslation('testRound');
  const { due, done, exempt, missing } = counts;
  const width = (count: number) => (due === 0 ? '0%' : `${(count / due) * HUNDRED}%`);
  return (
    <div className="coverage-bar">
      <div className="bar" aria-hidden="true">
        <span className="done" style={{ width: width(done) }} />
        <span className="exempt" style={{ width: width(exempt) }} />
      </div>
      <p>
        {t('coverage.line', { due: countText(due), done: countText(done), exempt: countText(exempt), missing: countText(missing) })}
        {due > exempt ? ` · ${t('coverage.share', { share: shareOf(counts) })}` : ''}
      </p>
    </div>
  );
}

/** Tested people of those due and not exempt, in whole tenths of a per cent, rounded down (domain brief, section 7). */
export function shareOf({ due, done, exempt }: Pick<CoverageCounts, 'due' | 'done' | 'exempt'>): string {
  if (due === exempt) return '—';
  return (Math.floor((done / (due - exempt)) * THOUSAND) / TEN).toFixed(1);
}

const [TEN, HUNDRED, THOUSAND] = [10, 100, 1000];
