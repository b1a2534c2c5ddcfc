import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { outbreakPath, useAddressSearch, useChangeSearch, useGo } from '../../../app/address.ts';
import { useField } from '../../../offline/use-field.ts';
import { countText } from '../../../ui/format/date.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/state/empty.tsx';
import { Loading } from '../../../ui/state/loading.tsx';
import { FieldProblem } from '../field-problem.tsx';
import { alreadySampled } from '../desk/desk-work.ts';
import { isBare } from '../desk/person-line.tsx';
import { useStation } from '../station.ts';
import { type Building, buildingsOf } from './door-list.ts';
import { DoorCard } from './door-card.tsx';
import '../sampling.css';
import { areaNameText } from '../../../text/area-name.ts';

const DoorSearch = z.object({
  building: z.string().max(200).optional().catch(undefined),
  show: z.enum(['missing', 'all']).optional().catch(undefined),
});

/** Which doors are still to be knocked at, in the order of the walk. Works without a network. */
export function DoorsPage() {
  const { t } = useTranslation('sampling');
  const field = useField();
  const go = useGo();
  const change = useChangeSearch();
  const { time } = useFormat();
  const [station] = useStation(field.outbreak);
  const search = useAddressSearch(DoorSearch);
  const show = search?.show ?? 'missing';
  const buildingName = (name: string | null): string =>
    name === null || name === '' ? t('door.noBuilding') : isBare(name) ? t('door.buildingName', { building: name }) : name;
  const round = field.rounds.find(({ id }) => id === station.round);
  const buildings = useMemo(
    () =>
      round === undefined
        ? []
        : buildingsOf(field.lists, round.id, alreadySampled(field.lists, round.id, field.entries), field.entries).toSorted(byPlace),
    [field.lists, field.entries, round],
  );
  if (field.error !== null) return <FieldProblem error={field.error} />;
  if (field.isReading) return <Loading />;
  if (round === undefined)
    return (
      <>
        <PageTitle question={t('door.question')} />
        <Empty
          text={t('door.noList')}
          act={
            <Button type="primary" onClick={() => go(outbreakPath(field.outbreak, 'sampling', 'setup'))}>
              {t('door.toSetup')}
            </Button>
          }
        />
      </>
    );
  const chosen = buildings.find(({ key }) => key === search?.building) ?? buildings.find(({ toVisit }) => toVisit > 0) ?? buildings[0];
  const missing = buildings.reduce((sum, building) => sum + building.missing, 0);
  const read = field.lists.map(({ asOf }) => asOf).toSorted()[0];
  return (
    <div className="doors">
      <PageTitle
        question={t('door.question')}
        answer={t('door.answer', {
          missing: countText(missing),
          doors: countText(buildings.reduce((sum, { toVisit }) => sum + toVisit, 0)),
          round: round.name,
          time: read === undefined ? '—' : time(read),
        })}
      />
      <div className="page-body">
        <div className="door-bar">
          <Select
            aria-label={t('door.building')}
            value={chosen?.key ?? ''}
            onChange={(key) => change({ building: key })}
            showSearch={{ optionFilterProp: 'label' }}
            options={buildings.map((building) => ({
              value: building.key,
              label: `${buildingName(building.name)} · ${areaNameText(building.areaName)} (${building.missing})`,
            }))}
          />
          <Segmented
            aria-label={t('door.show')}
            value={show}
            onChange={(value) => change({ show: value === 'missing' ? undefined : value })}
            options={[
              { value: 'missing', label: t('door.toVisit') },
              { value: 'all', label: t('door.all') },
            ]}
          />
        </div>
        {chosen === undefined ? null : <Doors building={chosen} all={show === 'all'} round={round.id} />}
      </div>
    </div>
  );
}

function Doors({ building, all, round }: { readonly building: Building; readonly all: boolean; readonly round: string }) {
  const { t } = useTranslation('sampling');
  const doors = building.doors.filter(({ state }) => all || (state !== 'done' && state !== 'nobody'));
  if (doors.length === 0) return <Empty text={t('door.buildingDone')} />;
  return (
    <ol className="door-list">
      {doors.map((door) => (
        <DoorCard key={door.household.id} door={door} round={round} />
      ))}
    </ol>
  );
}

const byPlace = (one: Building, other: Building): number =>
  one.areaName.localeCompare(other.areaName, 'zh') || (one.name ?? '').localeCompare(other.name ?? '', 'zh', { numeric: true });
