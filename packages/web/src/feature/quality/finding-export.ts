import { recordKinds } from '@firebreak/contract';
import { csvText } from '@firebreak/engine/chains/csv-text';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import { download, fileNameOf } from '../../chart/download.ts';
import { BYTE_ORDER_MARK } from '../../chart/figure-data.ts';
import { kindText } from '../../text/field.ts';
import type { QualityFinding } from './quality.ts';
import { useFindingWords, useRuleTitle } from './rule-words.ts';

/** Keeps the findings that are shown as a file, in the reader's words and with ids to find the records again. */
export function useExportFindings(): (findings: readonly QualityFinding[], asOf: string) => void {
  const { t } = useTranslation('quality');
  const outbreak = useOutbreak();
  const title = useRuleTitle();
  const words = useFindingWords();
  return (findings, asOf) => {
    const head = [t('column.severity'), t('column.rule'), t('column.kind'), t('column.record'), t('column.finding'), t('column.id')];
    const rows = findings.map((finding) => {
      const kind = recordKinds.find((one) => one === finding.kind);
      return [
        t(`severity.${finding.severity}`),
        title(finding.code),
        kind === undefined ? finding.kind : kindText(kind),
        finding.label,
        words(finding),
        finding.id,
      ];
    });
    download(fileNameOf([outbreak.name, t('question'), asOf.slice(0, 10)], 'csv'), BYTE_ORDER_MARK + csvText([head, ...rows]));
  };
}
