import { Button, Dropdown, Segmented } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../app/phone.ts';
import { download, fileNameOf } from './download.ts';
import { figureCsv, type FigureData } from './figure-data.ts';
import { FigureTable } from './figure-table.tsx';
import type { Caption } from './picture.ts';
import './figure.css';

/** Makes the files of a picture, with its caption. */
export interface PictureFiles {
  readonly png: (caption: Caption) => Promise<Blob>;
  readonly svg?: (caption: Caption) => Promise<string>;
}

interface Props {
  /** The question the figure answers. */
  readonly title: string;
  /** What, where, which period, of how many: the line under the title. */
  readonly where: string;
  /** Date of the data, what is not shown, how to read it: a line each, under the picture. */
  readonly notes: readonly string[];
  /** Lines that only the files carry, because the page says them beside the figure. */
  readonly fileNotes?: readonly string[];
  readonly data: FigureData;
  readonly pictures?: PictureFiles;
  /** The picture brings its own table and file of itself, as a map does. */
  readonly ownPicture?: boolean;
  /** Acts of this figure, such as day or week. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/**
 * Frame of every figure: title, period and denominator, the picture or its data as a table, and both as files.
 * The table is what a screen reader reads in place of the picture.
 */
export function Figure({ title, where, notes, fileNotes = [], data, pictures, ownPicture = false, tools, children }: Props) {
  const { t } = useTranslation('overview');
  const titleId = useId();
  const size = usePhone() ? 'middle' : 'small';
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  const options = [
    { value: 'picture' as const, label: t('figure.chart') },
    { value: 'table' as const, label: t('figure.table') },
  ];
  return (
    <figure className="figure" aria-labelledby={titleId}>
      <figcaption className="figure-head">
        <div>
          <h2 id={titleId}>{title}</h2>
          <p>{where}</p>
        </div>
        <div className="figure-tools">
          {tools}
          {ownPicture ? null : (
            <Segmented aria-label={`${t('figure.show')}: ${title}`} size={size} value={shown} onChange={setShown} options={options} />
          )}
          <Keep caption={{ title, lines: [where, ...notes, ...fileNotes] }} data={data} pictures={pictures} size={size} />
        </div>
      </figcaption>
      {shown === 'picture' ? children : <FigureTable name={t('figure.dataOf', { title })} data={data} />}
      <ul className="figure-notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </figure>
  );
}

interface KeepProps {
  readonly caption: Caption;
  readonly data: FigureData;
  readonly pictures: PictureFiles | undefined;
  readonly size: 'middle' | 'small';
}

function Keep({ caption, data, pictures, size }: KeepProps) {
  const { t } = useTranslation('overview');
  const kinds = (['csv', 'png', 'svg'] as const).filter((kind) => kind === 'csv' || pictures?.[kind] !== undefined);
  const keep = async (kind: (typeof kinds)[number]): Promise<void> => {
    const name = fileNameOf([caption.title, caption.lines[0]], kind);
    if (kind === 'csv') download(name, figureCsv([caption.title, ...caption.lines].join(' · '), data));
    else if (kind === 'png' && pictures !== undefined) download(name, await pictures.png(caption));
    else if (pictures?.svg !== undefined) download(name, await pictures.svg(caption), 'image/svg+xml');
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: kinds.map((kind) => ({ key: kind, label: t(`figure.${kind}`) })),
        onClick: ({ key }) => void keep(key as (typeof kinds)[number]),
      }}
    >
      <Button size={size} autoInsertSpace={false} aria-label={`${t('figure.keep')}: ${caption.title}`}>
        {t('figure.keep')}
      </Button>
    </Dropdown>
  );
}
