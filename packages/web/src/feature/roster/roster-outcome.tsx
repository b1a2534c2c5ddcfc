import { type RosterImport } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { sentences } from '../../ui/format/sentences.ts';
import { countText } from '../../ui/format/date.ts';

/** What a file did to the roster, and every line that did not go in. */
export function RosterOutcome({ outcome }: { readonly outcome: RosterImport }) {
  const { t } = useTranslation('roster');
  const { households, members, problems, duplicates, lines, refused } = outcome;
  return (
    <section className="card" role="status" aria-label={t('outcome.title')}>
      <p>
        {t('outcome.line', {
          lines: countText(lines),
          newHouseholds: countText(households.new),
          newMembers: countText(members.new),
          changed: countText(households.changed + members.changed),
          same: countText(members.same),
          refused: countText(refused),
        })}
        {duplicates === 0 ? '' : ` ${t('outcome.duplicates', { count: duplicates })}`}
      </p>
      {problems.length === 0 ? null : (
        <ul className="roster-problems">
          {problems.slice(0, SHOWN).map((problem) => (
            <li key={`${problem.line}-${problem.column ?? ''}-${problem.code}`}>
              <strong>{[t('outcome.row', { line: problem.line }), problem.column].filter(Boolean).join(' · ')}</strong>{' '}
              {sentences(problem.why, problem.remedy)}
            </li>
          ))}
          {problems.length > SHOWN ? <li>{t('outcome.more', { count: problems.length - SHOWN })}</li> : null}
        </ul>
      )}
    </section>
  );
}

const SHOWN = 50;
