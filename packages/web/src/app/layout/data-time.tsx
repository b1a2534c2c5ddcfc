import { type Outbreak } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';

/** When the page last heard from the server; in an exercise or a historical outbreak also the day it plays on. */
export function DataTime({ outbreak }: { readonly outbreak: Outbreak }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dataUpdatedAt } = useQuery({ queryKey: ['revision', outbreak.id], enabled: false });
  if (dataUpdatedAt === 0) return null;
  const time = format.readAtTime(new Date(dataUpdatedAt).toISOString());
  return (
    <span className="data-time">
      {outbreak.asOf === null ? t('label.dataTime', { time }) : t('label.dataTimeOfDay', { day: format.dated(outbreak.asOf), time })}
    </span>
  );
}
