import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldHousehold } from '../../../offline/field-list.ts';
import { PersonLine, useDoorText } from './person-line.tsx';
import { type DeskWork } from './desk-work.ts';
import { sampledOf } from './sampled.ts';

/** A family in one go: tick who is here, all into the tubes of their risk. Nobody is ticked who is not seen to be there. */
export function HouseholdQuestion({ desk, household }: { readonly desk: DeskWork; readonly household: FieldHousehold }) {
  const { t } = useTranslation('sampling');
  const doorText = useDoorText();
  const [here, setHere] = useState<ReadonlySet<string>>(new Set());
  const sampled = desk.sampled();
  const left = household.members.filter(({ id }) => !sampled.has(id));
  const toggle = (id: string): void => {
    const next = new Set(here);
    if (!next.delete(id)) next.add(id);
    setHere(next);
  };
  return (
    <>
      <h1>{t('family.who', { door: doorText(household) })}</h1>
      {household.members.length === 0 ? <p>{t('family.nobody')}</p> : null}
      <ul className="tick">
        {household.members.map((person) => {
          const done = sampled.has(person.id);
          return (
            <li key={person.id}>
              <label className={done ? 'done' : undefined}>
                <input type="checkbox" checked={here.has(person.id)} onChange={() => toggle(person.id)} />
                <PersonLine person={person} state={done ? `✓ ${t('person.done')}` : undefined} />
              </label>
            </li>
          );
        })}
      </ul>
      <div className="thumb">
        <div className="small-acts">
          <Button onClick={() => desk.ask({ ask: 'person' })}>{t('desk.cancel')}</Button>
          <Button onClick={() => desk.ask({ ask: 'walkIn', text: '' })}>{t('desk.notListed')}</Button>
          {left.length > 1 ? <Button onClick={() => setHere(new Set(left.map(({ id }) => id)))}>{t('family.all')}</Button> : null}
        </div>
        <Button
          size="large"
          type="primary"
          block
          disabled={here.size === 0}
          onClick={() => void desk.register(household.members.filter(({ id }) => here.has(id)).map(sampledOf))}
        >
          {t('family.register', { count: here.size })}
        </Button>
      </div>
    </>
  );
}
