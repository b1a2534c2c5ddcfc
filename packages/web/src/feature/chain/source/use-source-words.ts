import type { FoundSource, RecordKind, RuledOutSource } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/use-format.ts';

type Named = Pick<RuledOutSource, 'kind' | 'id' | 'name' | 'number'>;

const recordKinds = { venue: 'place', event: 'event', person: 'case' } as const satisfies Record<FoundSource['kind'], RecordKind>;
/** The kind of record that is opened for a source. */
export const recordKindOf = (kind: FoundSource['kind']): RecordKind => recordKinds[kind];

/** Words and numbers of sources, the same in the answer, the table and the list. */
export function useSourceWords() {
  const { t } = useTranslation('source');
  const { date } = useFormat();
  const moment = (local: string): string => `${date(local.slice(0, DATE))} ${local.slice(DATE + 1)}`;
  return {
    name: ({ name, number, id }: Named): string => {
      const label = [number ?? '', name ?? ''].filter((part) => part !== '').join(' ');
      return label === '' ? id.slice(-SHORT) : label;
    },
    /** Within one day the date is said once. */
    period: ({ from, to }: Pick<FoundSource, 'from' | 'to'>): string =>
      `${moment(from)} – ${from.slice(0, DATE) === to.slice(0, DATE) ? to.slice(DATE + 1) : moment(to)}`,
    rate: (ill: number, people: number, rate: number | null): string =>
      rate === null ? '–' : t('rate', { ill: casesOf(ill), people, rate: `${Math.round(rate * PERCENT)} %` }),
    cases: (cases: number): string => String(casesOf(cases)),
    minutes: (minutes: number | null): string => (minutes === null ? '–' : String(Math.round(minutes))),
  };
}

/** Cases count by how sure it is that they are cases. */
const casesOf = (cases: number): number => Math.round(cases * 10) / 10;

const PERCENT = 100;
const DATE = 10;
const SHORT = 8;
