import { routes } from '@firebreak/contract';
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
  const choices = people.map((person) => ({ id: person.id, name: titleOf('person', person) }));
  return <Choices title={t('likely.household')} choices={choices} choose={(id) => onChange({ kind: 'person', id })} />;
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
  const visited = (visits.data?.rows ?? []).map(({ place, placeName }) => ({ id: place, name: placeName ?? `#${place.slice(-6)}` }));
  const known = (places.data?.rows ?? []).map((place) => ({ id: place.id, name: titleOf('place', place) }));
  const all = [...visited, ...known];
  const choices = all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
  return choices.length === 0 ? null : <Choices title={t('likely.places')} choices={choices.slice(0, MOST)} choose={onChange} />;
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface ChoicesProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly choose: (id: string) => void;
}

function Choices({ title, choices, choose }: ChoicesProps) {
  return (
    <div className="likely-choices" role="group" aria-label={title}>
      <span className="soft">{title}</span>
      {choices.map(({ id, name }) => (
        <Button key={id} size="small" onClick={() => choose(id)}>
          {name}
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
