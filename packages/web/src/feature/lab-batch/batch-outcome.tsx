import { type LabBatch } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { sentences } from '../../ui/format/sentences.ts';
import { countText } from '../../ui/format/date.ts';

/** What became of a batch: positives first, then what did not go in, line by line. */
export function BatchOutcome({ batch }: { readonly batch: LabBatch }) {
  const { t } = useTranslation('laboratory');
  const outbreak = useOutbreak().id;
  return (
    <div className="batch-outcome" role="status">
      {batch.positives.length === 0 ? null : (
        <p className="positives">
          <strong>
            ▲ {t('batch.positives', { count: batch.positives.length })}: {batch.positives.slice(0, SHOWN).join(', ')}
            {batch.positives.length > SHOWN ? ' …' : ''}
          </strong>{' '}
          <Link to={outbreakPath(outbreak, 'pools')}>{t('batch.toPools')}</Link>
        </p>
      )}
      <p>
        {sentences(
          t('batch.line', {
            lines: countText(batch.lines),
            taken: countText(batch.taken),
            same: countText(batch.same),
            corrected: countText(batch.corrected),
            refused: countText(batch.refused),
          }),
          t(`control.${batch.control}`),
        )}
      </p>
      {batch.problems.length === 0 ? null : (
        <ul className="batch-problems">
          {batch.problems.slice(0, SHOWN_PROBLEMS).map((problem, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list of one answer never changes
            <li key={index}>
              <strong>
                {[problem.line === null ? '' : t('batch.row', { line: problem.line }), problem.tube, problem.field]
                  .filter(Boolean)
                  .join(' · ')}
              </strong>{' '}
              {problem.why} {problem.remedy}
            </li>
          ))}
          {batch.problems.length > SHOWN_PROBLEMS ? <li>{t('batch.more', { count: batch.problems.length - SHOWN_PROBLEMS })}</li> : null}
        </ul>
      )}
    </div>
  );
}

const [SHOWN, SHOWN_PROBLEMS] = [20, 50];
