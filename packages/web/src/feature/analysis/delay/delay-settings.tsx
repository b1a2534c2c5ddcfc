import { delayPairs } from '@firebreak/contract';
import { delayFamilies } from '@firebreak/epi/distribution/index';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { classesText } from '../frame/analysis-address.ts';
import { Choice, ClassChoice, LevelChoice } from '../frame/choice.tsx';
import { pairName, type ChangeDelays, type DelaySettings } from './delay-address.ts';

export function DelaySettingsForm({ settings, change }: { readonly settings: DelaySettings; readonly change: ChangeDelays }) {
  const { t } = useTranslation('analysis');
  const families = ['best' as const, ...delayFamilies];
  return (
    <>
      <Choice
        name={t('delays.pair')}
        value={settings.pair}
        onChange={(pair) => change({ pair })}
        options={delayPairs.map(([from, to]) => ({
          value: pairName(from, to),
          label: t('delays.pairName', { from: t(`delays.step.${from}`), to: t(`delays.step.${to}`) }),
        }))}
      />
      <ClassChoice value={settings.classes} onChange={(classes) => change({ classes: classesText(classes) })} />
      <Choice
        name={t('delays.family')}
        value={settings.family}
        onChange={(family) => change({ family })}
        options={families.map((value) => ({ value, label: value === 'best' ? t('delays.best') : t(`delays.families.${value}`) }))}
      />
      <LevelChoice value={settings.level} onChange={(level) => change({ level })} />
      <Checkbox checked={settings.raw === undefined} onChange={({ target }) => change({ raw: target.checked ? undefined : 'yes' })}>
        {t('delays.truncated')}
      </Checkbox>
    </>
  );
}
