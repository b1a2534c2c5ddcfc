import type { AreasAnswer } from '@firebreak/contract';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeText } from '../../../text/field.ts';
import { clusterModels, type ClusterModel } from '../compute/cluster-analysis.ts';
import { Choice } from '../frame/choice.tsx';
import { NumberSetting } from '../frame/number-setting.tsx';
import { SeriesSettings } from '../frame/series-settings.tsx';
import { replicationChoices, type ChangeClusters, type ClusterSettings } from './cluster-address.ts';

interface Props {
  readonly answer: AreasAnswer | undefined;
  readonly settings: ClusterSettings;
  readonly model: ClusterModel;
  readonly change: ChangeClusters;
}

export function ClusterSettingsForm({ answer, settings, model, change }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  return (
    <>
      <div>
        <Choice
          name={t('spread:clusters.model')}
          value={model}
          onChange={(to) => change({ model: to })}
          options={clusterModels.map((value) => ({ value, label: t(`spread:clusters.models.${value}`) }))}
        />
        <p className="soft analysis-hint">{t(`spread:clusters.how.${model}`)}</p>
      </div>
      {answer === undefined || answer.levels.length < 2 ? null : (
        <Choice
          name={t('levelOfAreas')}
          value={answer.level}
          onChange={(level) => change({ level })}
          options={answer.levels.map(({ level, areas }) => ({ value: level, label: `${codeText('area', 'level', level)} (${areas})` }))}
        />
      )}
      <SeriesSettings basis={settings.basis} classes={settings.classes} change={change} />
      <NumberSetting
        name={t('spread:clusters.share')}
        value={settings.share}
        min={5}
        max={100}
        step={5}
        onChange={(share) => change({ share })}
      />
      <Choice
        name={t('spread:clusters.replications')}
        value={settings.replications}
        onChange={(replications) => change({ replications })}
        options={replicationChoices.map((value) => ({ value, label: String(value) }))}
      />
      {model === 'permutation' || model === 'spaceTimePoisson' ? (
        <Checkbox
          checked={settings.prospective === 'yes'}
          onChange={({ target }) => change({ prospective: target.checked ? 'yes' : undefined })}
        >
          {t('spread:clusters.prospective')}
        </Checkbox>
      ) : null}
    </>
  );
}
