import type { AreasAnswer } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { codeText } from '../../../text/field.ts';
import { surveillanceMethods } from '../compute/surveillance-analysis.ts';
import { Choice } from '../frame/choice.tsx';
import { NumberSetting } from '../frame/number-setting.tsx';
import { SeriesSettings } from '../frame/series-settings.tsx';
import { hasBaseline, usualBaseline, type ChangeSurveillance, type SurveillanceSettings } from './surveillance-address.ts';

interface Props {
  readonly answer: AreasAnswer | undefined;
  readonly settings: SurveillanceSettings;
  readonly change: ChangeSurveillance;
}

export function SurveillanceSettingsForm({ answer, settings, change }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { method, unit } = settings;
  return (
    <>
      <div>
        <Choice
          name={t('basis.method')}
          value={method}
          onChange={(to) => change({ method: to })}
          options={surveillanceMethods.map((value) => ({ value, label: t(`spread:surveillance.methods.${value}`) }))}
        />
        <p className="soft analysis-hint">{t(`spread:surveillance.how.${method}`)}</p>
      </div>
      {hasBaseline(method) ? (
        <NumberSetting
          name={t(unit === 'day' ? 'spread:surveillance.baselineDays' : 'spread:surveillance.baselineWeeks')}
          value={settings.baseline ?? usualBaseline(unit)}
          min={3}
          max={400}
          onChange={(baseline) => change({ baseline })}
        />
      ) : null}
      <Choice
        name={t('unit')}
        value={unit}
        onChange={(to) => change({ unit: to, baseline: undefined })}
        options={(['day', 'week'] as const).map((value) => ({ value, label: t(`units.${value}`) }))}
      />
      <SeriesSettings basis={settings.basis} classes={settings.classes} change={change} />
      {answer === undefined || answer.levels.length < 2 ? null : (
        <Choice
          name={t('levelOfAreas')}
          value={answer.level}
          onChange={(level) => change({ level })}
          options={answer.levels.map(({ level, areas }) => ({ value: level, label: `${codeText('area', 'level', level)} (${areas})` }))}
        />
      )}
    </>
  );
}
