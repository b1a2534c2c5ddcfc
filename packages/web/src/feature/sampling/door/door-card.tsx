import { missingReasons, type MissingReason, type Occupancy } from '@firebreak/epi';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useAddress, useGo } from '../../../app/address.ts';
import { useSession } from '../../../app/session.tsx';
import { type FieldAct } from '../../../offline/entry.ts';
import { putEntries } from '../../../offline/outbox.ts';
import { entryOf } from '../desk/make-entry.ts';
import { PersonLine, useDoorText } from '../desk/person-line.tsx';
import { type DoorPerson, type DoorRow } from './door-list.ts';

/** Reasons somebody finds at a door; the others come from the laboratory. */
const atDoors: readonly MissingReason[] = missingReasons.filter(
  (reason) => reason !== 'sampleLost' && reason !== 'resultInvalid' && reason !== 'notVisited',
);

/** One door: who is still missing behind it, and what was found there. */
export function DoorCard({ door, round }: { readonly door: DoorRow; readonly round: string }) {
  const { t } = useTranslation('sampling');
  const go = useGo();
  const { outbreak = '' } = useAddress();
  const { user } = useSession();
  const { household, state, people } = door;
  const name = useDoorText()(household);
  const write = (act: FieldAct) => void putEntries([entryOf({ outbreak, user: user.id, userName: user.displayName }, act, name)]);
  const missing = people.filter((one) => one.state === 'missing').map(({ person }) => person.id);
  return (
    <li className={`door-card ${state}`}>
      <h2>
        <span className="shape" aria-hidden="true">
          {shapes[state]}
        </span>
        {name}
        <span className="door-state">{t(`door.state.${state}`, { count: door.missing })}</span>
      </h2>
      {people.map((one) => (
        <Person key={one.person.id} one={one} />
      ))}
      {state === 'unknown' ? (
        <Occupied
          say={(occupancy) =>
            write({ kind: 'occupancy', household: household.id, version: household.version, occupancy, reason: t('door.seenThere') })
          }
        />
      ) : null}
      {missing.length === 0 ? null : (
        <div className="door-acts">
          <Button
            type="primary"
            size="large"
            onClick={() => go(outbreakPath(outbreak, 'sampling'), { search: { household: household.id } })}
          >
            {t('door.sample')}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: atDoors.map((reason) => ({ key: reason, label: t(`missing.${reason}`) })),
              onClick: ({ key }) => write({ kind: 'missing', round, members: missing, reason: key as MissingReason }),
            }}
          >
            <Button size="large">{t('door.notSampled')}</Button>
          </Dropdown>
        </div>
      )}
    </li>
  );
}

function Person({ one: { person, state, reason } }: { readonly one: DoorPerson }) {
  const { t } = useTranslation('sampling');
  const said = state === 'done' ? `✓ ${t('person.done')}` : state === 'exempt' ? t('person.exempt') : undefined;
  return (
    <div className={`door-person ${state}`}>
      <PersonLine person={person} state={said ?? (reason === null ? undefined : t(`missing.${reason}`))} />
    </div>
  );
}

/** Nobody knows whether anybody lives there: it is asked at the door and stays on the list until it is known. */
function Occupied({ say }: { readonly say: (occupancy: Occupancy) => void }) {
  const { t } = useTranslation('sampling');
  return (
    <div className="door-acts">
      <span>{t('door.lived')}</span>
      <Button size="large" onClick={() => say('occupied')}>
        {t('door.occupied')}
      </Button>
      <Button size="large" onClick={() => say('vacant')}>
        {t('door.vacant')}
      </Button>
    </div>
  );
}

const shapes = { todo: '■', partly: '◆', unknown: '?', done: '✓', nobody: '–' } as const;
