import { routes, type Outbreak } from '@firebreak/contract';
import { diseases, type Disease } from '@firebreak/epi';
import { Button, ConfigProvider, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { outbreaksQuery } from '../../app/outbreak.ts';
import { queryClient } from '../../app/query.ts';
import { codeText } from '../../text/field.ts';
import { DateInput } from '../../ui/record/form/date-input.tsx';
import { Wrong } from '../../ui/state/wrong.tsx';
import { showToast } from '../../ui/toast.tsx';
import { isDateOrNone } from './date-or-none.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { PackChooser } from './pack-chooser.tsx';

type DayCount = 'activeChainDays' | 'followUpDays' | 'incompleteDays' | 'closeOutHour';
const limits: Readonly<Record<DayCount, readonly [least: number, most: number]>> = {
  followUpDays: [1, 365],
  activeChainDays: [1, 365],
  incompleteDays: [0, 60],
  closeOutHour: [0, 23],
};

/** Name, disease, dates and the numbers of policy of an outbreak. */
export function SettingsForm({ outbreak, writable }: { readonly outbreak: Outbreak; readonly writable: boolean }) {
  const { t } = useTranslation(['outbreak', 'app']);
  const [name, setName] = useState(outbreak.name);
  const [disease, setDisease] = useState<Disease>(outbreak.disease);
  const [startDate, setStart] = useState(outbreak.startDate ?? undefined);
  const [endDate, setEnd] = useState(outbreak.endDate ?? undefined);
  const [asOf, setAsOf] = useState(outbreak.asOf ?? undefined);
  const [settings, setSettings] = useState(outbreak.settings);
  const ready = name.trim() !== '' && [startDate, endDate, asOf].every(isDateOrNone) && isZone(settings.timeZone);
  const save = useMutation({
    mutationFn: () =>
      call(routes.outbreak.edit, {
        params: { outbreak: outbreak.id },
        body: {
          version: outbreak.version,
          name: name.trim(),
          disease,
          startDate: startDate ?? null,
          endDate: endDate ?? null,
          asOf: asOf ?? null,
          settings: { ...settings, pack: settings.pack ?? null },
        },
      }),
    onSuccess: async () => {
      showToast(t('settings.saved'));
      await queryClient.invalidateQueries({ queryKey: outbreaksQuery.queryKey });
      await refreshOutbreak(outbreak.id);
    },
  });
  return (
    <ConfigProvider componentDisabled={!writable}>
      <form
        className="card"
        aria-label={t('settings.question')}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className="field-group">
          <Labelled id="settings-name" label={t('name')}>
            <Input id="settings-name" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
          </Labelled>
          <Labelled id="settings-disease" label={t('disease')}>
            <Select
              id="settings-disease"
              aria-label={t('disease')}
              value={disease}
              onChange={setDisease}
              options={diseases.map((value) => ({ value, label: codeText('outbreak', 'disease', value) }))}
            />
          </Labelled>
          <Labelled id="settings-start" label={t('start')}>
            <DateInput id="settings-start" label={t('start')} value={startDate} onChange={setStart} invalid={!isDateOrNone(startDate)} />
          </Labelled>
          <Labelled id="settings-end" label={t('end')}>
            <DateInput id="settings-end" label={t('end')} value={endDate} onChange={setEnd} invalid={!isDateOrNone(endDate)} />
          </Labelled>
          <Labelled id="settings-as-of" label={t('asOf')} hint={t('asOfHint')}>
            <DateInput id="settings-as-of" label={t('asOf')} value={asOf} onChange={setAsOf} invalid={!isDateOrNone(asOf)} />
          </Labelled>
          <PackChooser
            outbreak={outbreak.id}
            writable={writable}
            value={settings.pack}
            change={(pack) => {
              const { pack: _, ...rest } = settings;
              setSettings(pack === undefined ? rest : { ...rest, pack });
            }}
          />
          {(Object.keys(limits) as DayCount[]).map((key) => (
            <Labelled key={key} id={`settings-${key}`} label={t(`settings.${key}`)}>
              <InputNumber
                id={`settings-${key}`}
                min={limits[key][0]}
                max={limits[key][1]}
                precision={0}
                value={settings[key]}
                onChange={(value) => value !== null && setSettings({ ...settings, [key]: value })}
              />
            </Labelled>
          ))}
          <Labelled id="settings-zone" label={t('settings.timeZone')}>
            <Input
              id="settings-zone"
              maxLength={60}
              value={settings.timeZone}
              aria-invalid={!isZone(settings.timeZone)}
              onChange={(event) => setSettings({ ...settings, timeZone: event.target.value })}
            />
          </Labelled>
          <div className="field">
            <span id="settings-week">{t('settings.epiWeek')}</span>
            <Radio.Group
              aria-labelledby="settings-week"
              value={settings.epiWeek}
              options={(['iso', 'mmwr'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
              onChange={(event) => setSettings({ ...settings, epiWeek: event.target.value as 'iso' | 'mmwr' })}
            />
          </div>
        </div>
        <Wrong error={save.error} />
        {writable ? (
          <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
            {t('app:act.save')}
          </Button>
        ) : null}
      </form>
    </ConfigProvider>
  );
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
