import { routes, type CarriedTask, type CloseOutSheet } from '@firebreak/contract';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { recordPath } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { codeText } from '../../text/field.ts';
import { aboutText } from '../task/index.ts';
import { Wrong } from '../../ui/state/wrong.tsx';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';
import { areaNameText } from '../../text/area-name.ts';

/** Tasks the day does not close. One reason can be given to many at once. */
export function Carried({ sheet }: { readonly sheet: CloseOutSheet }) {
  const { t } = useTranslation('closeOut');
  const may = useMay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (sheet.carried.length === 0) return null;
  const missing = sheet.carried.filter(({ reason }) => reason === null).map(({ id }) => id);
  const toggle = (id: string): void =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const signs = may('closeOut.sign');
  return (
    <section className="card" aria-label={t('carried')}>
      <h2>
        {t('carried')} <span className="soft">{sheet.total.carried}</span>
      </h2>
      {signs ? (
        <Explain day={sheet.day} tasks={[...chosen]} done={() => setChosen(new Set())}>
          <Button disabled={missing.length === 0} onClick={() => setChosen(new Set(missing))}>
            {t('chooseMissing', { count: missing.length })}
          </Button>
        </Explain>
      ) : null}
      <ul className="carried">
        {sheet.carried.map((task) => (
          <Row key={task.id} task={task} checked={chosen.has(task.id)} {...(signs ? { toggle: () => toggle(task.id) } : {})} />
        ))}
      </ul>
      {sheet.total.carried > sheet.carried.length ? (
        <p className="soft">{t('more', { count: sheet.total.carried - sheet.carried.length })}</p>
      ) : null}
    </section>
  );
}

function Row({ task, checked, toggle }: { readonly task: CarriedTask; readonly checked: boolean; readonly toggle?: () => void }) {
  const { t } = useTranslation('closeOut');
  const outbreak = useOutbreak().id;
  const name = [codeText('task', 'kind', task.kind), aboutText(task)].filter(Boolean).join(' ');
  const facts = [
    task.title,
    task.personName === null ? null : task.placeName,
    areaNameText(task.areaName),
    t('daysOpen', { count: task.daysOpen }),
    task.assignee,
  ].filter((fact) => fact !== null && fact !== '');
  return (
    <li>
      {toggle === undefined ? <span /> : <Checkbox checked={checked} onChange={toggle} aria-label={t('choose', { name })} />}
      <span>
        <Link to={recordPath(outbreak, 'task', task.id)}>{name}</Link>
        <span className="soft">{facts.join(' · ')}</span>
      </span>
      <span className={task.reason === null ? 'reason missing' : 'reason'}>{task.reason ?? `△ ${t('noReason')}`}</span>
    </li>
  );
}

function Explain({
  day,
  tasks,
  done,
  children,
}: {
  readonly day: string;
  readonly tasks: readonly string[];
  readonly done: () => void;
  readonly children: React.ReactNode;
}) {
  const { t } = useTranslation('closeOut');
  const outbreak = useOutbreak().id;
  const [reason, setReason] = useState('');
  const ready = tasks.length > 0 && isReason(reason);
  const explain = useMutation({
    mutationFn: () => call(routes.closeOut.explain, { params: { outbreak }, body: { day, tasks: [...tasks], reason: reason.trim() } }),
    onSuccess: async () => {
      setReason('');
      done();
      await refreshOutbreak(outbreak);
    },
  });
  return (
    <>
      <div className="carry-tools">
        <ReasonField
          value={reason}
          onChange={setReason}
          label={t('reasonHint')}
          rows={1}
          onSubmit={() => (ready ? explain.mutate() : undefined)}
        />
        <div className="acts">
          {children}
          <Button type="primary" disabled={!ready} loading={explain.isPending} onClick={() => explain.mutate()}>
            {t('explain', { count: tasks.length })}
          </Button>
        </div>
      </div>
      <Wrong error={explain.error} />
    </>
  );
}
