import { type NewSample } from '@firebreak/contract';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from '../../../app/uuid.ts';
import { type Risk } from '../../../offline/entry.ts';
import { type Field } from '../../../offline/use-field.ts';
import { riskOptions } from './questions.tsx';
import { readScan } from './read-scan.ts';
import { type Sampled } from './desk.ts';
import { type DeskWork } from './desk-work.ts';
import { areaNameText } from '../../../text/area-name.ts';

/** Somebody who is not on the list. Nothing has to be known: no phone and no document is no reason to send anybody away. */
export function WalkInQuestion({ desk, field, text }: { readonly desk: DeskWork; readonly field: Field; readonly text: string }) {
  const { t } = useTranslation('sampling');
  return (
    <>
      <h1>{t('walkIn.title')}</h1>
      <WalkInForm field={field} text={text} done={(person) => void desk.sample([person])} cancel={() => desk.ask({ ask: 'person' })} />
    </>
  );
}

interface FormProps {
  readonly field: Field;
  readonly text: string;
  readonly done: (person: Sampled) => void;
  readonly cancel: () => void;
}

export function WalkInForm({ field, text, done, cancel }: FormProps) {
  const { t } = useTranslation('sampling');
  const [draft, setDraft] = useState(() => draftOf(text));
  const [risk, setRisk] = useState<Risk>('low');
  const areas = areasOf(field);
  const [area, setArea] = useState(areas[0]?.value ?? '');
  const set = (key: keyof Draft) => (value: string) => setDraft((before) => ({ ...before, [key]: value }));
  const wrong = wrongIn(draft);
  const finish = (): void => {
    const who = whoOf(draft, area);
    done({ member: who.member, name: draft.name.trim() || t('person.noName'), risk, who });
  };
  return (
    <form
      className="walk-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === undefined) finish();
      }}
    >
      <p className="soft">{t('walkIn.hint')}</p>
      <Line id="walk-name" label={t('walkIn.name')} value={draft.name} set={set('name')} />
      <Line id="walk-year" label={t('walkIn.birthYear')} value={draft.birthYear} set={set('birthYear')} numeric />
      <Line id="walk-phone" label={t('walkIn.phone')} value={draft.phone} set={set('phone')} numeric />
      <Line id="walk-document" label={t('walkIn.document')} value={draft.document} set={set('document')} />
      {areas.length > 1 ? (
        <>
          <label htmlFor="walk-area">{t('walkIn.area')}</label>
          <Select id="walk-area" value={area} onChange={setArea} options={areas} showSearch={{ optionFilterProp: 'label' }} />
        </>
      ) : null}
      <span id="walk-risk">{t('walkIn.risk')}</span>
      <Segmented<Risk> block size="large" aria-labelledby="walk-risk" value={risk} onChange={setRisk} options={riskOptions()} />
      {wrong === undefined ? null : (
        <p role="alert" className="wrong">
          {t(`walkIn.wrong.${wrong}`)}
        </p>
      )}
      <div className="thumb">
        <div className="small-acts">
          <Button onClick={cancel}>{t('desk.cancel')}</Button>
        </div>
        <Button size="large" type="primary" block htmlType="submit" disabled={wrong !== undefined}>
          {t('walkIn.register')}
        </Button>
      </div>
    </form>
  );
}

interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly set: (text: string) => void;
  readonly numeric?: boolean;
}

function Line({ id, label, value, set, numeric = false }: LineProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="large"
        autoComplete="off"
        maxLength={60}
        inputMode={numeric ? 'numeric' : 'text'}
        value={value}
        onChange={({ target }) => set(target.value)}
      />
    </>
  );
}

interface Draft {
  readonly name: string;
  readonly birthYear: string;
  readonly phone: string;
  readonly document: string;
}

/** What was scanned or typed goes where it belongs. */
function draftOf(text: string): Draft {
  const empty = { name: '', birthYear: '', phone: '', document: '' };
  const scan = readScan(text);
  if (scan.kind === 'document')
    return { ...empty, document: scan.number, birthYear: scan.birthYear === null ? '' : String(scan.birthYear) };
  if (scan.kind === 'phone') return { ...empty, phone: scan.number };
  return scan.kind === 'code' ? { ...empty, document: scan.code } : { ...empty, name: scan.kind === 'words' ? scan.text : '' };
}

type Wrong = 'birthYear' | 'phone' | 'document';

/** Only what cannot be true stands in the way; blank is always right. */
function wrongIn({ birthYear, phone, document }: Draft): Wrong | undefined {
  const year = Number(birthYear);
  if (birthYear.trim() !== '' && !(Number.isInteger(year) && year >= 1890 && year <= new Date().getFullYear())) return 'birthYear';
  if (phone.trim() !== '' && !/^[+\d][\d\s-]{2,59}$/.test(phone.trim())) return 'phone';
  return document.trim() !== '' && document.trim().length < 3 ? 'document' : undefined;
}

type WalkIn = Extract<NewSample['who'], { kind: 'walkIn' }>;

function whoOf({ name, birthYear, phone, document }: Draft, areaCode: string): WalkIn {
  const number = document.trim();
  return {
    kind: 'walkIn',
    member: uuidv7(),
    areaCode,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(birthYear.trim() === '' ? {} : { birthYear: Number(birthYear) }),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    ...(number === '' ? {} : { documentType: readScan(number).kind === 'document' ? 'residentId' : 'other', documentNumber: number }),
  };
}

/** Leaf areas of the lists, the one with most households first. */
function areasOf({ lists }: Field): { value: string; label: string }[] {
  const areas = new Map<string, { label: string; count: number }>();
  for (const { area, areaName } of lists.flatMap((list) => list.households)) {
    areas.set(area, { label: areaNameText(areaName), count: (areas.get(area)?.count ?? 0) + 1 });
  }
  const sorted = [...areas].toSorted(([, one], [, other]) => other.count - one.count).map(([value, { label }]) => ({ value, label }));
  return sorted.length > 0 ? sorted : lists.map(({ area, areaName }) => ({ value: area, label: areaNameText(areaName) }));
}
