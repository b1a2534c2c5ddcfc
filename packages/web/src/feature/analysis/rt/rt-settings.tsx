import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choice, LevelChoice } from '../frame/choice.tsx';
import { NumberSetting } from '../frame/number-setting.tsx';
import { SeriesSettings } from '../frame/series-settings.tsx';
import type { ChangeRt, RtSettings } from './rt-address.ts';
import type { SourcedInterval } from './serial-interval.ts';

interface Props {
  readonly settings: RtSettings;
  readonly change: ChangeRt;
  /** The serial interval of the disease. */
  readonly usual: SourcedInterval;
}

export function RtSettingsForm({ settings, change, usual }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const isOwn = settings.siMean !== undefined || settings.siSd !== undefined;
  return (
    <>
      <div>
        <div className="analysis-pair">
          <NumberSetting
            name={t('spread:rt.siMean')}
            value={settings.siMean ?? usual.mean}
            min={1.01}
            max={60}
            step={0.1}
            precision={2}
            onChange={(siMean) => change({ siMean })}
          />
          <NumberSetting
            name={t('spread:rt.siSd')}
            value={settings.siSd ?? usual.sd}
            min={0.1}
            max={60}
            step={0.1}
            precision={2}
            onChange={(siSd) => change({ siSd })}
          />
        </div>
        <p className="soft analysis-hint">
          {isOwn
            ? t('spread:rt.siOwn')
            : usual.source === 'assumption'
              ? t('spread:rt.siAssumed')
              : t('spread:rt.siSource', { source: usual.source })}
          {!isOwn && usual.sdIsAssumed && usual.source !== 'assumption' ? ` ${t('spread:rt.sdAssumed')}` : ''}
          {isOwn ? (
            <>
              {' '}
              <button type="button" className="link" onClick={() => change({ siMean: undefined, siSd: undefined })}>
                {t('spread:rt.siBack')}
              </button>
            </>
          ) : null}
        </p>
      </div>
      <NumberSetting name={t('spread:rt.window')} value={settings.window} min={1} max={60} onChange={(window) => change({ window })} />
      <SeriesSettings basis={settings.basis} classes={settings.classes} change={change} />
      <Choice
        name={t('spread:rt.imported')}
        value={settings.imported}
        onChange={(imported) => change({ imported })}
        options={(['recorded', 'local'] as const).map((value) => ({ value, label: t(`spread:rt.importedAs.${value}`) }))}
      />
      <LevelChoice value={settings.level} onChange={(level) => change({ level })} />
      <Checkbox checked={settings.cohort === 'yes'} onChange={({ target }) => change({ cohort: target.checked ? 'yes' : undefined })}>
        {t('spread:rt.cohort')}
      </Checkbox>
    </>
  );
}
