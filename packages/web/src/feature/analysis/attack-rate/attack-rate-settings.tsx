import { questionSources, type QuestionnaireAnswer } from '@firebreak/contract';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeText } from '../../../text/field.ts';
import { Choice, LevelChoice, Setting } from '../frame/choice.tsx';
import { defaultIll, defaultWell, sorts, type AttackRateSettings, type ChangeAttackRates, type Group } from './attack-rate-address.ts';

interface Props {
  readonly answer: QuestionnaireAnswer | undefined;
  readonly settings: AttackRateSettings;
  readonly change: ChangeAttackRates;
}

export function AttackRateSettingsForm({ answer, settings, change }: Props) {
  const { t } = useTranslation('analysis');
  const ill = settings.ill ?? defaultIll;
  const well = (settings.well ?? defaultWell).filter((group) => !ill.includes(group));
  return (
    <>
      <GroupChoice
        name={t('attackRates.ill')}
        answer={answer}
        value={ill}
        onChange={(groups) => change({ ill: textOf(groups, defaultIll) })}
      />
      <GroupChoice
        name={t('attackRates.well')}
        answer={answer}
        value={well}
        onChange={(groups) => change({ well: textOf(groups, defaultWell) })}
      />
      <Choice
        name={t('attackRates.source')}
        value={settings.from ?? 'all'}
        onChange={(from) => change({ from: from === 'all' ? undefined : from })}
        options={(['all', ...questionSources] as const).map((value) => ({
          value,
          label: value === 'all' ? t('attackRates.allSources') : t(`attackRates.sources.${value}`),
        }))}
      />
      <Choice
        name={t('attackRates.sort')}
        value={settings.sort}
        onChange={(sort) => change({ sort })}
        options={sorts.map((value) => ({ value, label: t(`attackRates.sorts.${value}`) }))}
      />
      <LevelChoice value={settings.level} onChange={(level) => change({ level })} />
    </>
  );
}

const textOf = (groups: readonly Group[], usual: readonly Group[]): string | undefined =>
  groups.join() === usual.join() ? undefined : groups.join('.');

interface GroupProps {
  readonly name: string;
  readonly answer: QuestionnaireAnswer | undefined;
  readonly value: readonly Group[];
  readonly onChange: (groups: Group[]) => void;
}

/** Groups of persons; those without anybody are not offered. */
function GroupChoice({ name, answer, value, onChange }: GroupProps) {
  const { t } = useTranslation('analysis');
  const offered = (answer?.groups ?? []).flatMap((group, at) => {
    const persons = answer?.persons[at] ?? 0;
    const label = group === 'contact' ? t('attackRates.contact') : codeText('case', 'caseClass', group);
    return persons > 0 ? [{ value: group, label: `${label} (${persons})` }] : [];
  });
  const shown = value.filter((group) => offered.some((one) => one.value === group));
  return (
    <Setting name={name}>
      {(id) => (
        <Select id={id} mode="multiple" value={shown} onChange={onChange} options={offered} style={{ width: '100%' }} showSearch={false} />
      )}
    </Setting>
  );
}
