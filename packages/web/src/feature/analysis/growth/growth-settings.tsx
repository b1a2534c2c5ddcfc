import { useTranslation } from 'react-i18next';
import { DateInput } from '../../../ui/record/form/date-input.tsx';
import { Choice, LevelChoice, Setting } from '../frame/choice.tsx';
import { SeriesSettings } from '../frame/series-settings.tsx';
import { growthSplits } from '../compute/growth-split.ts';
import type { ChangeGrowth, GrowthSettings } from './growth-address.ts';
import '../../../ui/record/record.css';

export function GrowthSettingsForm({ settings, change }: { readonly settings: GrowthSettings; readonly change: ChangeGrowth }) {
  const { t } = useTranslation(['analysis', 'spread']);
  return (
    <>
      <Choice
        name={t('spread:growth.split')}
        value={settings.split}
        onChange={(split) => change({ split })}
        options={growthSplits.map((value) => ({ value, label: t(`spread:growth.splits.${value}`) }))}
      />
      <>
        <Setting name={t('spread:growth.from')}>
          {(id) => <DateInput id={id} label={t('spread:growth.from')} value={settings.from} onChange={(from) => change({ from })} />}
        </Setting>
        <Setting name={t('spread:growth.to')}>
          {(id) => <DateInput id={id} label={t('spread:growth.to')} value={settings.to} onChange={(to) => change({ to })} />}
        </Setting>
      </>
      <SeriesSettings basis={settings.basis} classes={settings.classes} change={change} />
      <Choice
        name={t('unit')}
        value={settings.unit}
        onChange={(unit) => change({ unit })}
        options={(['day', 'week'] as const).map((value) => ({ value, label: t(`units.${value}`) }))}
      />
      <LevelChoice value={settings.level} onChange={(level) => change({ level })} />
    </>
  );
}
