import { routes, type RecordKind } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { type AnyRecord } from '../../ui/record/any-record.ts';
import { type BesideProps } from '../../ui/record/noun.ts';
import { titleOf } from '../../ui/record/title.ts';
import { personAt } from './likely-days.tsx';
import './likely.css';

/** People who live with the other end of an exposure: the first who come into question. */
export function HouseholdOfOther({ name, values, value, onChange }: BesideProps) {
  const { t } = useTranslation('record');
  const other = personAt(values[name === 'source' ? 'target' : 'source']);
  const people = useHousehold(other).filter(({ id }) => id !== other);
  if (personAt(value) !== undefined || people.length === 0) return null;
  return <Choices title={t('likely.household')} kind="person" records={people} choose={({ id }) => onChange({ kind: 'person', id })} />;
}

/** Places where the visitor was before, else those that the outbreak knows, the newest first. */
export function LikelyPlaces({ values, value, onChange }: BesideProps) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const person = typeof values['person'] === 'string' ? values['person'] : undefined;
  const params = { outbreak };
  const visits = useQuery({
    ...outbreakQuery(routes.visit.list, {
      params,
      query: { filter: JSON.stringify([{ field: 'person', operator: 'is', value: person }]), limit: MOST * 2 },
    }),
    enabled: person !== undefined && may('visit.read'),
  });
  const places = useQuery({
    ...outbreakQuery(routes.place.list, { params, query: { sort: '-createdAt', limit: MOST } }),
    enabled: may('place.read'),
  });
  if (typeof value === 'string') return null;
  const been = [...new Map((visits.data?.rows ?? []).map((visit) => [visit.place, visit.placeName])).entries()].map(([id, name]) => ({
    id,
    name,
  }));
  const rest = (places.data?.rows ?? []).filter(({ id }) => !been.some((one) => one.id === id));
  const choices = [...been, ...rest].slice(0, MOST) as unknown as readonly AnyRecord[];
  return choices.length === 0 ? null : (
    <Choices title={t('likely.places')} kind="place" records={choices} choose={({ id }) => onChange(id)} />
  );
}

interface ChoicesProps {
  readonly title: string;
  readonly kind: RecordKind;
  readonly records: readonly AnyRecord[];
  readonly choose: (record: AnyRecord) => void;
}

function Choices({ title, kind, records, choose }: ChoicesProps) {
  return (
    <div className="likely-choices" role="group" aria-label={title}>
      <span className="soft">{title}</span>
      {records.map((record) => (
        <Button key={record.id} size="small" onClick={() => choose(record)}>
          {titleOf(kind, record)}
        </Button>
      ))}
    </div>
  );
}

function useHousehold(person: string | undefined): readonly AnyRecord[] {
  const outbreak = useOutbreak().id;
  const may = useMay();
  const self = useQuery({
    ...outbreakQuery(routes.person.get, { params: { outbreak, id: person ?? '' } }),
    enabled: person !== undefined && may('person.read'),
  });
  const household = self.data?.household;
  const people = useQuery({
    ...outbreakQuery(routes.person.list, {
      params: { outbreak },
      query: { filter: JSON.stringify([{ field: 'household', operator: 'is', value: household }]), limit: MOST },
    }),
    enabled: typeof household === 'string',
  });
  return typeof household === 'string' ? (people.data?.rows ?? []) : [];
}

/** More than these are found by searching. */
const MOST = 6;
