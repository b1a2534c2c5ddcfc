import { SearchOutlined } from '@ant-design/icons';
import { recordKinds } from '@firebreak/contract';
import { Input, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { kindText } from '../../text/field.ts';
import { groupByRule, type FindingFilter } from './finding-filter.ts';
import type { QualityFinding } from './quality.ts';
import { useRuleTitle } from './rule-words.ts';

interface Props {
  readonly issues: readonly QualityFinding[];
  readonly filter: FindingFilter;
  readonly change: (change: Readonly<Record<string, unknown>>) => void;
  /** What stands at the right end. */
  readonly children: ReactNode;
}

/** What of the findings is shown. */
export function QualityTools({ issues, filter, change, children }: Props) {
  const { t } = useTranslation('quality');
  const title = useRuleTitle();
  const rules = groupByRule(issues).map(({ code, findings }) => ({ value: code, label: `${title(code)} (${findings.length})` }));
  const kinds = recordKinds
    .filter((kind) => issues.some((issue) => issue.kind === kind))
    .map((kind) => ({ value: kind, label: kindText(kind) }));
  const orNone = (value: string): string | undefined => (value === '' ? undefined : value);
  return (
    <div className="quality-tools">
      <Segmented
        aria-label={t('filter.severity')}
        value={filter.severity ?? ''}
        onChange={(weight) => change({ weight: orNone(weight) })}
        options={[
          { value: '', label: t('severity.all') },
          { value: 'error', label: `✕ ${t('severity.error')}` },
          { value: 'warning', label: `△ ${t('severity.warning')}` },
        ]}
      />
      <Select
        aria-label={t('filter.rule')}
        className="rule"
        value={filter.rule ?? ''}
        onChange={(rule: string) => change({ rule: orNone(rule) })}
        options={[{ value: '', label: t('filter.all') }, ...rules]}
      />
      <Select
        aria-label={t('filter.kind')}
        className="kind"
        value={filter.kind ?? ''}
        onChange={(kind: string) => change({ kind: orNone(kind) })}
        options={[{ value: '', label: t('filter.anyKind') }, ...kinds]}
      />
      <Input
        aria-label={t('filter.search')}
        className="search"
        enterKeyHint="search"
        prefix={<SearchOutlined aria-hidden="true" />}
        allowClear
        placeholder={t('filter.search')}
        defaultValue={filter.text ?? ''}
        onPressEnter={(event) => change({ text: orNone(event.currentTarget.value.trim()) })}
        onClear={() => change({ text: undefined })}
      />
      {children}
    </div>
  );
}
