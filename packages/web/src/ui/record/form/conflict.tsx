import { type RecordKind } from '@firebreak/contract';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldText } from '../../../text/field.ts';
import { type AnyRecord } from '../any-record.ts';
import { Value } from '../value.tsx';
import { sameValue } from './use-form.ts';
import { type Values } from './validate.ts';

interface Props {
  readonly kind: RecordKind;
  readonly base: AnyRecord;
  readonly theirs: AnyRecord;
  readonly mine: Values;
  readonly saving: boolean;
  readonly save: (set: Values) => void;
  readonly cancel: () => void;
}

/** Somebody else changed the record meanwhile: both values of every field that both touched, and a choice. */
export function Conflict({ kind, base, theirs, mine, saving, save, cancel }: Props) {
  const { t } = useTranslation(['record', 'app']);
  const contested = Object.keys(mine).filter((name) => !sameValue(theirs[name], base[name]) && !sameValue(theirs[name], mine[name]));
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const choose = (name: string, own: boolean) =>
    setKept((before) => new Set(own ? [...before, name] : [...before].filter((one) => one !== name)));
  const set = Object.fromEntries(
    Object.entries(mine).filter(([name, value]) => !sameValue(value, theirs[name]) && (!contested.includes(name) || kept.has(name))),
  );
  return (
    <section className="conflict" role="alert" aria-label={t('conflict.title')}>
      <h3>{t('conflict.title')}</h3>
      <p>{contested.length === 0 ? t('conflict.merged') : t('conflict.choose')}</p>
      {contested.map((name) => (
        <fieldset key={name}>
          <legend>{fieldText(kind, name)}</legend>
          <Radio.Group
            value={kept.has(name) ? 'mine' : 'theirs'}
            onChange={(event) => choose(name, event.target.value === 'mine')}
            className="stack"
          >
            <Radio value="theirs">
              {t('conflict.theirs')}: <Value kind={kind} name={name} value={theirs[name]} links />
            </Radio>
            <Radio value="mine">
              {t('conflict.mine')}: <Value kind={kind} name={name} value={mine[name]} links />
            </Radio>
          </Radio.Group>
        </fieldset>
      ))}
      <div className="form-acts">
        <Button type="primary" loading={saving} onClick={() => save(set)}>
          {Object.keys(set).length === 0 ? t('conflict.keepTheirs') : t('conflict.save')}
        </Button>
        <Button onClick={cancel}>{t('app:act.cancel')}</Button>
      </div>
    </section>
  );
}
