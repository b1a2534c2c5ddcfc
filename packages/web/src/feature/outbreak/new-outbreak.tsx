import { routes } from '@firebreak/contract';
import { diseases, type Disease } from '@firebreak/epi';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { outbreakPath } from '../../app/address.ts';
import { call } from '../../app/client.ts';
import { outbreaksQuery } from '../../app/outbreak.ts';
import { queryClient } from '../../app/query.ts';
import { uuidv7 } from '../../app/uuid.ts';
import { codeText } from '../../text/field.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { DateInput } from '../../ui/record/form/date-input.tsx';
import { useFocusFirst } from '../../ui/focus-first.tsx';
import { Wrong } from '../../ui/state/wrong.tsx';
import { isDateOrNone } from './date-or-none.ts';

/** Opens an outbreak: its name, disease, area and start. */
export function NewOutbreak({ close }: { readonly close: () => void }) {
  const { t } = useTranslation(['outbreak', 'app']);
  const place = useFocusFirst();
  const navigate = useNavigate();
  const [id] = useState(() => uuidv7());
  const [name, setName] = useState('');
  const [disease, setDisease] = useState<Disease>('unknown');
  const [area, setArea] = useState<string>();
  const [startDate, setStart] = useState<string>();
  const [asOf, setAsOf] = useState<string>();
  // What is missing is said when somebody goes on, not while they type.
  const [asked, setAsked] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      call(routes.outbreak.create, {
        body: { id, name: name.trim(), disease, area: area ?? '', startDate: startDate ?? null, asOf: asOf ?? null },
      }),
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: outbreaksQuery.queryKey });
      await navigate({ to: outbreakPath(made.id, 'today') });
    },
  });
  const ready = name.trim() !== '' && area !== undefined && isDateOrNone(startDate) && isDateOrNone(asOf);
  return (
    <form
      ref={place}
      className="card"
      aria-label={t('newTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (ready) create.mutate();
        else event.currentTarget.querySelector<HTMLElement>(name.trim() === '' ? '#outbreak-name' : '#outbreak-area')?.focus();
      }}
    >
      <h2>{t('newTitle')}</h2>
      <div className="field-group">
        <div className="field">
          <label htmlFor="outbreak-name">{t('name')}</label>
          <Input
            id="outbreak-name"
            maxLength={120}
            value={name}
            status={asked && name.trim() === '' ? 'error' : ''}
            aria-describedby="outbreak-name-hint"
            onChange={(event) => setName(event.target.value)}
          />
          <p id="outbreak-name-hint" className={asked && name.trim() === '' ? 'wrong' : 'need'}>
            {t('nameHint')}
          </p>
        </div>
        <div className="field">
          <label htmlFor="outbreak-disease">{t('disease')}</label>
          <Select
            id="outbreak-disease"
            aria-label={t('disease')}
            value={disease}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setDisease}
            options={diseases.map((value) => ({ value, label: codeText('outbreak', 'disease', value) }))}
          />
        </div>
        <div className="field">
          <label htmlFor="outbreak-area">{t('area')}</label>
          <AreaPicker id="outbreak-area" label={t('area')} value={area} onChange={setArea} />
          <p className={asked && area === undefined ? 'wrong' : 'need'}>{t('areaHint')}</p>
        </div>
        <div className="field">
          <label htmlFor="outbreak-start">{t('start')}</label>
          <DateInput id="outbreak-start" label={t('start')} value={startDate} onChange={setStart} invalid={!isDateOrNone(startDate)} />
        </div>
        <div className="field">
          <label htmlFor="outbreak-as-of">{t('asOf')}</label>
          <DateInput id="outbreak-as-of" label={t('asOf')} value={asOf} onChange={setAsOf} invalid={!isDateOrNone(asOf)} />
          <p className="need">{t('asOfHint')}</p>
        </div>
      </div>
      <Wrong error={create.error} />
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('create')}
        </Button>
        <Button type="text" onClick={close}>
          {t('app:act.cancel')}
        </Button>
      </div>
    </form>
  );
}
