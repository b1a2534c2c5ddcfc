import { nowcastMethods } from '@firebreak/engine/nowcast/index';
import { useTranslation } from 'react-i18next';
import { classesText } from '../frame/analysis-address.ts';
import { Choice, ClassChoice, LevelChoice } from '../frame/choice.tsx';
import { NumberSetting } from '../frame/number-setting.tsx';
import { events, type ChangeCurve, type CurveSettings } from './curve-address.ts';

interface Props {
  readonly settings: CurveSettings;
  readonly change: ChangeCurve;
  readonly usualDelay: number;
}

export function CurveSettingsForm({ settings, change, usualDelay }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  return (
    <>
      <Choice
        name={t('basisOfDay')}
        value={settings.event}
        onChange={(event) => change({ event })}
        options={events.map((value) => ({ value, label: t(`dayBasis.${value}`) }))}
      />
      <ClassChoice value={settings.classes} onChange={(classes) => change({ classes: classesText(classes) })} />
      <NumberSetting
        name={t('spread:curve.maxDelay')}
        value={settings.delay ?? usualDelay}
        min={1}
        max={60}
        onChange={(delay) => change({ delay })}
      />
      <Choice
        name={t('basis.method')}
        value={settings.method}
        onChange={(method) => change({ method })}
        options={nowcastMethods.map((value) => ({ value, label: t(`spread:curve.methods.${value}`) }))}
      />
      <LevelChoice value={settings.level} onChange={(level) => change({ level })} />
    </>
  );
}
