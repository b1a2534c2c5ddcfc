import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery, queryClient } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { type FieldList } from '../../offline/field-list.ts';
import { downloadList, ListTooLarge, wipeList } from '../../offline/list-store.ts';
import { keepStart } from '../../offline/start.ts';
import { type Field } from '../../offline/use-field.ts';
import { areaQuery } from '../../ui/area-query.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { useErrorText } from '../../ui/state/error-text.ts';
import { everybody } from './desk/find-people.ts';
import { PinCard } from './pin-card.tsx';
import { type Station } from './station.ts';
import { SubjectSwitch } from './subject-switch.tsx';
import { areaNameText } from '../../text/area-name.ts';

interface Props {
  readonly field: Field;
  readonly station: Station;
  readonly setStation: (change: Partial<Station>) => void;
  readonly begin: () => void;
}

/** Readies the device: which area's list is on it, for which round, at which point. */
export function SetupView({ field, station, setStation, begin }: Props) {
  const { t } = useTranslation('sampling');
  const go = useGo();
  const round = field.rounds.find(({ id }) => id === station.round);
  const start = (): void => {
    begin();
    go(outbreakPath(field.outbreak, 'sampling'));
  };
  const ofPeople = station.subject === 'person';
  const ready = field.lists.length > 0 && (round !== undefined || !ofPeople);
  return (
    <>
      <PageTitle question={t('setup.question')} answer={t(ready ? 'setup.ready' : 'setup.notReady')} />
      <div className="page-body setup">
        <Lists lists={field.lists} />
        {field.lists.length > 0 ? <Subject station={station} setStation={setStation} /> : null}
        {field.lists.length > 0 ? <Rounds field={field} station={station} setStation={setStation} /> : null}
        {ready ? <Points station={station} setStation={setStation} /> : null}
        {field.lists.length > 0 ? <PinCard /> : null}
        {ready ? (
          <div className="thumb">
            <Button type="primary" size="large" block onClick={start}>
              {t('setup.begin')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

/** Downloads the list of an area; says what is on the device and when it is wiped. */
function Lists({ lists }: { readonly lists: readonly FieldList[] }) {
  const { t } = useTranslation('sampling');
  const { instant, readAt } = useFormat();
  return (
    <section className="card" aria-labelledby="setup-list">
      <h2 id="setup-list">{t('setup.list')}</h2>
      {lists.map((list) => (
        <div key={list.key} className="kept-list">
          <p>
            <strong>{areaNameText(list.areaName)}</strong>{' '}
            {t('setup.onDevice', {
              people: countText(everybody([list]).length),
              households: countText(list.households.length),
              time: readAt(list.asOf),
            })}
          </p>
          <p className="soft">{t('setup.wiped', { time: instant(list.expiresAt) })}</p>
          <div className="acts">
            <Download area={list.area} text={t('setup.refresh')} />
            <Button onClick={() => void wipeList(list)}>{t('setup.wipe')}</Button>
          </div>
        </div>
      ))}
      <AddList isFirst={lists.length === 0} />
    </section>
  );
}

function AddList({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation('sampling');
  const outbreak = useOutbreak();
  const inForce = useAreaInForce();
  const [area, setArea] = useState(inForce);
  const code = area ?? outbreak.area;
  return (
    <div className="add-list">
      <label htmlFor="list-area">{t(isFirst ? 'setup.area' : 'setup.another')}</label>
      <AreaPicker
        id="list-area"
        value={area}
        onChange={setArea}
        label={t('setup.area')}
        placeholder={areaNameText(outbreak.areaName)}
        root={outbreak.area}
        rootName={outbreak.areaName}
      />
      <Download area={code} text={t('setup.download')} isMain={isFirst} />
      <p className="soft">{t('setup.least')}</p>
    </div>
  );
}

interface DownloadProps {
  readonly area: string;
  readonly text: string;
  readonly isMain?: boolean;
}

function Download({ area, text, isMain = false }: DownloadProps) {
  const { t } = useTranslation('sampling');
  const outbreak = useOutbreak();
  const session = useSession();
  const say = useErrorText();
  const [count, setCount] = useState(0);
  const download = useMutation({
    mutationFn: async () => {
      setCount(0);
      const { name } = await queryClient.ensureQueryData(areaQuery(area));
      await downloadList({ outbreak: outbreak.id, area, areaName: name, user: session.user.id }, setCount);
      await keepStart(session, [outbreak]);
      await queryClient.invalidateQueries({ queryKey: ['field-list', outbreak.id] });
    },
  });
  return (
    <>
      <Button type={isMain ? 'primary' : 'default'} loading={download.isPending} onClick={() => download.mutate()}>
        {text}
      </Button>
      {download.isPending ? <span role="status">{t('setup.coming', { count })}</span> : null}
      {download.isError ? (
        <p role="alert" className="wrong">
          {download.error instanceof ListTooLarge ? t('setup.tooLarge') : say(download.error)}
        </p>
      ) : null}
    </>
  );
}

/** What is sampled today; the desk has the same switch. */
function Subject({ station, setStation }: Pick<Props, 'station' | 'setStation'>) {
  const { t } = useTranslation('sampling');
  return (
    <section className="card" aria-labelledby="setup-subject">
      <h2 id="setup-subject">{t('subject')}</h2>
      <SubjectSwitch subject={station.subject} choose={(subject) => setStation({ subject })} />
    </section>
  );
}

function Rounds({ field, station, setStation }: Omit<Props, 'begin'>) {
  const { t } = useTranslation('sampling');
  const { instant } = useFormat();
  const withoutPeople = station.subject !== 'person';
  return (
    <section className="card" aria-labelledby="setup-round">
      <h2 id="setup-round">{t('setup.round')}</h2>
      {field.rounds.length === 0 && !withoutPeople ? <p>{t('setup.noRound')}</p> : null}
      <Radio.Group
        className="choices"
        aria-labelledby="setup-round"
        value={field.rounds.some(({ id }) => id === station.round) ? station.round : withoutPeople ? '' : null}
        onChange={({ target }) => {
          const chosen = field.rounds.find(({ id }) => id === target.value);
          const isOfSites = chosen?.purpose === 'goodsAndEnvironment' && !withoutPeople;
          setStation({ round: chosen?.id ?? null, ...(isOfSites ? { subject: 'environment' } : {}) });
        }}
      >
        {field.rounds.map(({ id, name, closesAt, pooling }) => (
          <Radio key={id} value={id}>
            <strong>{name}</strong>
            <span className="soft">
              {t('setup.closes', { time: instant(closesAt), low: pooling.low, medium: pooling.medium, high: pooling.high })}
            </span>
          </Radio>
        ))}
        {withoutPeople ? <Radio value="">{t('setup.withoutRound')}</Radio> : null}
      </Radio.Group>
    </section>
  );
}

/** The point the samples are counted at; going from door to door needs none. */
function Points({ station, setStation }: Pick<Props, 'station' | 'setStation'>) {
  const { t } = useTranslation('sampling');
  const outbreak = useOutbreak().id;
  const { data } = useQuery(outbreakQuery(routes.samplingPoint.list, { params: { outbreak }, query: {} }));
  const kept = station.point === null ? [] : [{ id: station.point, name: station.pointName ?? station.point }];
  const points = data?.points ?? kept;
  return (
    <section className="card" aria-labelledby="setup-point">
      <h2 id="setup-point">{t('setup.point')}</h2>
      <Select
        className="wide"
        aria-label={t('setup.point')}
        value={station.point ?? ''}
        onChange={(value) =>
          setStation(
            value === ''
              ? { point: null, pointName: null }
              : { point: value, pointName: points.find(({ id }) => id === value)?.name ?? null },
          )
        }
        options={[{ value: '', label: t('setup.noPoint') }, ...points.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </section>
  );
}
