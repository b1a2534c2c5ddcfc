import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { FigureTable } from '../../../chart/figure-table.tsx';
import type { Preview } from '../mapping.ts';

/** The first rows of a file as they stand in it. */
export function SampleRows({ file }: { readonly file: Preview['files'][number] }) {
  const { t } = useTranslation('importing');
  const name = t('mapping.sample');
  // Headers may repeat in a file; a column of a table here needs a name of its own.
  const columns = file.headers.map((header, at) => ({
    name: file.headers.indexOf(header) === at ? header : `${header} (${at + 1})`,
    numeric: false,
  }));
  return (
    <Collapse
      ghost
      destroyOnHidden
      items={[{ key: 'rows', label: name, children: <FigureTable name={`${name}: ${file.name}`} data={{ columns, rows: file.rows }} /> }]}
    />
  );
}
