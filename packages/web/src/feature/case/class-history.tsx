import { routes, type FilterCondition, type HistoryEntry } from '@firebreak/contract';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { CaseClassMark } from '../../ui/case-class.tsx';
import { useFormat } from '../../ui/format/use-format.ts';

/** How the classification of a person came about: each class, since when, by whom and why. */
export function ClassHistory({ person, record }: { readonly person: string; readonly record?: string }) {
  const { t } = useTranslation('record');
  const format = useFormat();
  const steps = useSteps(person, record);
  if (steps.length === 0) return null;
  return (
    <section className="related" aria-label={t('related.classHistory')}>
      <h3>{t('related.classHistory')}</h3>
      <ol className="timeline">
        {steps.map((step) => (
          <li key={step.id}>
            <time dateTime={step.at}>{format.instant(step.at)}</time> {step.episode > 1 ? `(${step.episode}) ` : ''}
            <CaseClassMark caseClass={String(step.after['caseClass'])} />{' '}
            <span className="soft">
              {step.actor}
              {step.reason === null ? '' : ` · ${step.reason}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Step extends HistoryEntry {
  /** Which infection of the person; of the case that is open nobody needs to be told. */
  readonly episode: number;
}

/** Entries of the history that set the class, oldest first. */
function useSteps(person: string, record: string | undefined): readonly Step[] {
  const outbreak = useOutbreak().id;
  const may = useMay();
  const filter: FilterCondition[] = [{ field: 'person', operator: 'is', value: person }];
  const cases = useQuery({
    ...outbreakQuery(routes.case.list, { params: { outbreak }, query: { filter: JSON.stringify(filter), limit: 50 } }),
    enabled: may('case.read') && record === undefined,
  });
  const infections =
    record === undefined
      ? (cases.data?.rows.map(({ id, episode }) => ({ id, episode: episode ?? 1 })) ?? [])
      : [{ id: record, episode: 1 }];
  const histories = useQueries({ queries: infections.map(({ id }) => outbreakQuery(routes.case.history, { params: { outbreak, id } })) });
  return histories
    .flatMap((history, at) => (history.data?.entries ?? []).map((entry): Step => ({ ...entry, episode: infections[at]?.episode ?? 1 })))
    .filter((entry) => 'caseClass' in entry.after && entry.after['caseClass'] !== entry.before['caseClass'])
    .toSorted((a, b) => a.at.localeCompare(b.at));
}
