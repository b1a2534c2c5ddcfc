import { useState } from 'react';
import { useAddress } from '../../app/address.ts';
import { useField } from '../../offline/use-field.ts';
import { Loading } from '../../ui/state/loading.tsx';
import { DeskView } from './desk/desk-view.tsx';
import { FieldProblem } from './field-problem.tsx';
import { SetupView } from './setup-view.tsx';
import { SiteView } from './site/site-view.tsx';
import { SlipView } from './slip/slip-view.tsx';
import { useStation } from './station.ts';
import { WaitingView } from './waiting-view.tsx';
import './sampling.css';

/** Registering at a sampling point, a door or a site: ready the device, register, type slips in, look at what waits. */
export function SamplingPage() {
  const { part } = useAddress();
  const field = useField();
  const [station, setStation] = useStation(field.outbreak);
  const [settingUp, setSettingUp] = useState(false);
  if (field.error !== null) return <FieldProblem error={field.error} />;
  if (field.isReading) return <Loading />;
  const round = field.rounds.find(({ id }) => id === station.round);
  if (part === 'waiting') return <WaitingView field={field} />;
  // People are collected in an open round only; goods and surroundings also without one.
  const isReady = field.lists.length > 0 && (round !== undefined || station.subject !== 'person');
  if (!isReady && !settingUp) setSettingUp(true); // Stays until somebody begins: the point is chosen after the round.
  if (part === 'setup' || settingUp || !isReady)
    return <SetupView field={field} station={station} setStation={setStation} begin={() => setSettingUp(false)} />;
  if (part === 'slips' && round !== undefined) return <SlipView field={field} round={round} />;
  const where = { field, station, setStation };
  if (station.subject !== 'person') return <SiteView key={round?.id ?? ''} {...where} round={round} subject={station.subject} />;
  return round === undefined ? null : <DeskView key={round.id} {...where} round={round} />;
}
